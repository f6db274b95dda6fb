/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-error.h"
#include "trab-plan.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->evidence = trab_evidence_new ();
  fixture->catalogue = trab_catalogue_new (fixture->evidence, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

/* "type value from to" of every treatment a plan gives a woman of 67 over 10 years */
static char *
describe (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabPlan) plan = trab_plan_new (fixture->catalogue, text, &error);
  g_autoptr (TrabScenario) scenario = trab_scenario_new (text, TRAB_SEX_FEMALE, 67);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (plan->id, ==, text);
  scenario->years = 10;
  trab_plan_add_to_scenario (plan, scenario);
  for (guint i = 0; i < scenario->treatments->len; i++)
    {
      TrabTreatment *t = &g_array_index (scenario->treatments, TrabTreatment, i);

      g_string_append_printf (out, "%s%s %g %g-%g", i > 0 ? "; " : "",
                              trab_scenario_type_to_string (t->type), t->value, t->t0_years,
                              t->t1_years);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_named_plans (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "as-now", "" },
    { "stop", "" },
    { "food-and-movement", "NUT 1 0-10; MO 0.7 0-10" },
    { "hrt", "E2 40 0-5" },
    { "trt", "TRT 550 0-3" },
    { "alendronate", "ALN 1 0-5" },
    { "risedronate", "RIS 1 0-5" },
    { "ibandronate", "IBN 1 0-3" },
    { "zoledronate", "ZOL 1 0-0; ZOL 1 1-1; ZOL 1 2-2" },
    { "gh-mk677", "" },
    { "hrt+exercise", "E2 40 0-5; MO 0.7 0-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (fixture, cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_free_form (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "hrt:patch-50@0-5,alendronate:70mg-weekly@5-10", "E2 40 0-5; ALN 1 5-10" },
    { "hrt:patch-50,alendronate", "E2 40 0-5; ALN 1 5-10" },
    { "hrt:cee-0.625:oral@0-3+alendronate@0-3", "E2 40 0-3; ALN 1 0-3" },
    { "zoledronate@1-3", "ZOL 1 1-1; ZOL 1 2-2" },
    { "zoledronate:5mg-once@0-5", "ZOL 1 0-0" },
    { "zoledronate:4mg-yearly@0-1", "ZOL 0.8 0-0" },
    { "alendronate:35mg-weekly@0.5-1.5", "ALN 0.5 0.5-1.5" },
    { "exercise:high-intensity", "HI 0.7 0-10" },
    { "trt+anastrozole@0-1", "TRT 550 0-3; AI 1 0-1" },
    { "exercise", "MO 0.7 0-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (fixture, cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "",
    "+",
    ",",
    "hrt,",
    "denosumab",
    "hrt:patch-51",
    "hrt:patch-50:oral",
    "hrt:patch-50:transdermal:x",
    "alendronate@5-0",
    "alendronate@0",
    "alendronate@0-",
    "alendronate@-1-5",
    "alendronate@0-5x",
    "alendronate@0-inf",
    "alendronate@nan-5",
    "as-now+alendronate",
    "exercise,alendronate", /* exercise has no end */
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (trab_plan_new (fixture->catalogue, bad[i], &error));
      g_assert_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNKNOWN_PLAN);
    }
}

static void
test_repletion_only_where_low (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrabPlan) plan = trab_plan_new (fixture->catalogue, "food-and-movement", NULL);
  g_autoptr (TrabScenario) scenario = trab_scenario_new ("s", TRAB_SEX_FEMALE, 67);

  scenario->years = 10;
  scenario->nut = 1;
  trab_plan_add_to_scenario (plan, scenario);
  g_assert_cmpuint (scenario->treatments->len, ==, 1);
  g_assert_cmpint (g_array_index (scenario->treatments, TrabTreatment, 0).type, ==,
                   TRAB_TREATMENT_MO);
}

static void
test_actions_and_sexes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrabPlan) as_now = trab_plan_new (fixture->catalogue, "as-now", NULL);
  g_autoptr (TrabPlan) stop = trab_plan_new (fixture->catalogue, "stop", NULL);
  g_autoptr (TrabPlan) hrt = trab_plan_new (fixture->catalogue, "hrt", NULL);
  g_autoptr (TrabPlan) trt = trab_plan_new (fixture->catalogue, "trt", NULL);

  g_assert_cmpint (as_now->action, ==, TRAB_PLAN_KEEP);
  g_assert_cmpint (stop->action, ==, TRAB_PLAN_STOP);
  g_assert_cmpint (hrt->action, ==, TRAB_PLAN_START);
  g_assert_true (trab_plan_is_for (as_now, TRAB_SEX_UNKNOWN));
  g_assert_true (trab_plan_is_for (hrt, TRAB_SEX_FEMALE));
  g_assert_false (trab_plan_is_for (hrt, TRAB_SEX_MALE));
  g_assert_false (trab_plan_is_for (trt, TRAB_SEX_FEMALE));
}

static void
test_horizons (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *plan;
    double solid_years; /* 0: no curve */
    double end_years;
  } cases[] = {
    { "risedronate", 3, 5 },
    { "hrt", 3, 7 },                     /* stopping at 5 is drawn to 10 */
    { "hrt@0-1", 3, 6 },                 /* stopping at 1: solid to 3, dashed to 6 */
    { "hrt:patch-14", 2, 5 },            /* low dose */
    { "alendronate", 5, 10 },            /* FLEX carries it to 10 */
    { "alendronate@0-3", 5, 8 },         /* nothing was studied beyond 5 years after the end */
    { "hrt@0-3+alendronate@0-3", 3, 3 }, /* the pair has no dashed part */
    { "food-and-movement", 1, 3 },       /* the shortest of its parts */
    { "trt+anastrozole", 1, 1 },         /* idem */
    { "gh-mk677", 0, 0 },                /* no curve at all */
    { "gh-mk677+alendronate", 0, 0 },    /* nor with something that has one */
    { "as-now", 0, 0 },                  /* the caller knows what is taken */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabPlan) plan = trab_plan_new (fixture->catalogue, cases[i].plan, NULL);
      TrabRegimenHorizon horizon = { 0 };

      g_test_message ("%s", cases[i].plan);
      g_assert_nonnull (plan);
      horizon = trab_plan_get_horizon (plan, fixture->catalogue);
      g_assert_cmpint (horizon.has_solid, ==, cases[i].solid_years > 0);
      if (!horizon.has_solid)
        continue;
      g_assert_cmpfloat (horizon.solid_years, ==, cases[i].solid_years);
      g_assert_cmpfloat (horizon.has_dashed ? horizon.dashed_years : horizon.solid_years, ==,
                         cases[i].end_years);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/evidence/plan/" name, Fixture, NULL, set_up, function, tear_down)

/* One plan under two names. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean is_same;
  } cases[] = {
    { "alendronate", "alendronate:70mg-weekly@0-5", TRUE },
    { "hrt+exercise", "exercise:moderate+hrt:patch-50@0-5", TRUE },
    { "hrt:patch-50@0-5+protein", "protein+hrt:patch-50@0-5", TRUE },
    { "alendronate", "alendronate:70mg-weekly@0-3", FALSE },
    { "alendronate", "alendronate:10mg-daily@0-5", FALSE },
    { "alendronate", "stop,alendronate", FALSE },
    { "as-now", "stop", FALSE },
    { "as-now", "as-now", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabPlan) a = trab_plan_new (fixture->catalogue, cases[i].a, NULL);
      g_autoptr (TrabPlan) b = trab_plan_new (fixture->catalogue, cases[i].b, NULL);

      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (trab_plan_is_same (a, b), ==, cases[i].is_same);
      g_assert_cmpint (trab_plan_is_same (b, a), ==, cases[i].is_same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("named-plans", test_named_plans);
  ADD ("free-form", test_free_form);
  ADD ("refuses", test_refuses);
  ADD ("same", test_same);
  ADD ("repletion-only-where-low", test_repletion_only_where_low);
  ADD ("actions-and-sexes", test_actions_and_sexes);
  ADD ("horizons", test_horizons);
  return g_test_run ();
}
