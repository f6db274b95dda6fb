/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-model.h"
#include "trab-error.h"
#include "trab-model-anchor.h"
#include "trab-model-member.h"

static TrabTrajectory *
simulate (const TrabModel *model, const TrabScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  TrabTrajectory *trajectory = trab_model_anchor_simulate (model, scenario, &error);

  g_assert_no_error (error);
  return trajectory;
}

/* The core alone with other parameters, month by month. */
static TrabTrajectoryPoint *
simulate_with (const TrabModel *model, const TrabModelParams *params, const TrabScenario *scenario)
{
  TrabTrajectoryPoint *points = g_new0 (TrabTrajectoryPoint, 121); /* the anchored part stays 0 */
  g_autoptr (GError) error = NULL;
  int steps[121];

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    steps[i] = (int) i * TRAB_MODEL_STEPS_PER_MONTH;
  trab_model_simulate_at (model, params, scenario, steps, G_N_ELEMENTS (steps), points, &error);
  g_assert_no_error (error);
  return points;
}

/* model-spec section 15.1 */
static void
test_steady_state (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = trab_scenario_new ("steady", TRAB_SEX_FEMALE, 40);
  g_autoptr (TrabTrajectory) trajectory = NULL;

  scenario->fmp_age_years = 60;
  scenario->nut = scenario->nut_before = 1;
  trajectory = simulate (model, scenario);
  for (guint month = 1; month < trajectory->n_months; month++)
    for (guint i = 0; i < TRAB_TRAJECTORY_N_STATES; i++)
      g_assert_cmpfloat (
          fabs (trajectory->months[month].states[i] - trajectory->months[0].states[i]), <, 1e-6);
}

/* model-spec section 15.4, over the golden scenarios */
static void
test_states_stay_positive (void)
{
  static const guint bone[] = { 7, 8, 9, 10, 11, 12 };
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (GPtrArray) scenarios
      = fixture_model_read_scenarios ("model/reference_scenarios.json", "scenarios");

  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autoptr (TrabTrajectory) trajectory = simulate (model, g_ptr_array_index (scenarios, i));

      for (guint month = 0; month < trajectory->n_months; month++)
        {
          const double *states = trajectory->months[month].states;

          for (guint j = 0; j < TRAB_MODEL_STATE_W; j++)
            g_assert_cmpfloat (states[j], >=, 0);
          for (guint j = 0; j < G_N_ELEMENTS (bone); j++)
            g_assert_cmpfloat (states[bone[j]], >, 0);
          /* the strain term has its pole at V = 0.2: far from any simulated life */
          for (guint j = 7; j < 13; j += 2)
            g_assert_cmpfloat (states[j] + states[j + 1], >, 0.3);
        }
    }
}

/* model-spec section 15.7 */
static void
test_more_estradiol_never_lowers_density (void)
{
  static const double levels[] = { 8, 14, 20, 30, 40, 60, 85, 100 };
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autofree TrabTrajectoryPoint *before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
      g_autofree TrabTrajectoryPoint *points = NULL;

      trab_scenario_add (scenario, TRAB_TREATMENT_E2, levels[i], 0, 10);
      points = simulate_with (model, NULL, scenario);
      for (guint month = 0; before != NULL && month < 121; month++)
        for (guint site = 0; site < 3; site++)
          g_assert_cmpfloat (points[month].bmd_rel[site], >=, before[month].bmd_rel[site] - 1e-12);
      g_free (before);
      before = g_steal_pointer (&points);
    }
}

static void
test_more_bisphosphonate_never_raises_ctx (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();

  for (TrabTreatmentType type = TRAB_TREATMENT_ALN; type <= TRAB_TREATMENT_ZOL; type++)
    {
      g_autofree TrabTrajectoryPoint *before = NULL;

      for (double dose = 0; dose <= 1; dose += 0.25)
        {
          g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
          g_autofree TrabTrajectoryPoint *points = NULL;

          trab_scenario_add (scenario, type, dose, 0, 5);
          points = simulate_with (model, NULL, scenario);
          for (guint month = 0; before != NULL && month < 121; month++)
            g_assert_cmpfloat (points[month].ctx_rel, <=, before[month].ctx_rel + 1e-12);
          g_free (before);
          before = g_steal_pointer (&points);
        }
    }
}

/* A course of whole years, from @from; zoledronate as yearly infusions. */
static void
add_course (TrabScenario *scenario, TrabTreatmentType type, double dose, int from, int to)
{
  if (type != TRAB_TREATMENT_ZOL)
    trab_scenario_add (scenario, type, dose, from, to);
  for (int year = from; type == TRAB_TREATMENT_ZOL && year < to; year++)
    trab_scenario_add (scenario, type, dose, year, year);
}

/* A person of the ensemble: the law is not a matter of the point parameters. */
static TrabModelParams
draw_params (const TrabModel *model, guint32 index)
{
  TrabModelMember member;
  TrabModelParams params;

  trab_model_member_draw (model, 1, index, TRUE, &member);
  params = member.params;
  trab_model_member_apply (&member.person, &params);
  return params;
}

#define N_SWITCHES 600

/* Whatever was taken before and for how long, and in whatever dose: whoever goes on with another
 * bisphosphonate never has more resorption than whoever stops, while it is taken or after it. */
static void
test_switch_never_raises_ctx (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  GRand *random = g_rand_new_with_seed (20251110);

  for (guint32 i = 0; i < N_SWITCHES; i++)
    {
      TrabTreatmentType first = (TrabTreatmentType) g_rand_int_range (random, 1, 5);
      TrabTreatmentType second = (TrabTreatmentType) g_rand_int_range (random, 1, 5);
      int since = g_rand_int_range (random, -10, 1), switch_at = g_rand_int_range (random, 0, 6);
      int gap = g_rand_int_range (random, 0, 3), lasts = g_rand_int_range (random, 1, 6);
      g_autoptr (TrabScenario) stop = fixture_model_woman_67 ();
      g_autoptr (TrabScenario) change = NULL;
      g_autofree TrabTrajectoryPoint *stopped = NULL;
      g_autofree TrabTrajectoryPoint *changed = NULL;
      TrabModelParams params = i == 0 ? *trab_model_get_params (model) : draw_params (model, i);

      stop->age_years = g_rand_int_range (random, 52, 85);
      add_course (stop, first, g_rand_double_range (random, 0.2, 1), since,
                  MAX (switch_at, since + 1));
      change = trab_scenario_copy (stop);
      switch_at = MAX (switch_at, since + 1) + gap;
      add_course (change, second, g_rand_double_range (random, 0.05, 1), switch_at,
                  switch_at + lasts);
      stopped = simulate_with (model, &params, stop);
      changed = simulate_with (model, &params, change);
      for (int month = MAX (12 * switch_at, 0) + 1; month < 121; month++)
        if (!(changed[month].ctx_rel <= stopped[month].ctx_rel * (1 + 1e-9)))
          g_error ("switch %u: %s from year %d, %s from %d to %d: month %d has %g, stopping %g", i,
                   trab_scenario_type_to_string (first), since,
                   trab_scenario_type_to_string (second), switch_at, switch_at + lasts, month,
                   changed[month].ctx_rel, stopped[month].ctx_rel);
    }
  g_rand_free (random);
}

static void
test_nothing_delivered_is_untreated (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) untreated = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) treated = fixture_model_woman_67 ();
  TrabModelParams params = *trab_model_get_params (model);
  g_autofree TrabTrajectoryPoint *a = NULL;
  g_autofree TrabTrajectoryPoint *b = NULL;

  params.gD = 0;
  trab_scenario_add (treated, TRAB_TREATMENT_ALN, 1, -1, 5);
  trab_scenario_add (treated, TRAB_TREATMENT_ZOL, 1, 5, 5);
  a = simulate_with (model, &params, untreated);
  b = simulate_with (model, &params, treated);
  g_assert_cmpmem (a, 121 * sizeof *a, b, 121 * sizeof *b);
}

/* model-spec section 15.9: the record of an infusion's moment is the one before it */
static void
test_infusion_is_recorded_before (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  g_autoptr (TrabTrajectory) trajectory = NULL;

  trab_scenario_add (scenario, TRAB_TREATMENT_ZOL, 1, 0, 0);
  trab_scenario_add (scenario, TRAB_TREATMENT_ZOL, 1, 1, 1);
  trajectory = simulate (model, scenario);
  g_assert_cmpfloat (trajectory->months[0].states[TRAB_MODEL_STATE_BS], ==, 0);
  g_assert_cmpfloat (trajectory->months[1].states[TRAB_MODEL_STATE_BS], >, 5);
  g_assert_cmpfloat (trajectory->months[12].states[TRAB_MODEL_STATE_BS], <,
                     trajectory->months[11].states[TRAB_MODEL_STATE_BS]);
  g_assert_cmpfloat (trajectory->months[13].states[TRAB_MODEL_STATE_BS], >,
                     trajectory->months[12].states[TRAB_MODEL_STATE_BS] + 5);
}

/* model-spec section 15.10 */
static void
test_untreated_is_not_anchored (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  g_autoptr (TrabTrajectory) trajectory = NULL;

  trab_scenario_add (scenario, TRAB_TREATMENT_ALN, 1, -5, 0); /* history is not a treatment */
  trajectory = simulate (model, scenario);
  for (guint month = 0; month < trajectory->n_months; month++)
    for (guint site = 0; site < 3; site++)
      g_assert_cmpfloat_with_epsilon (trajectory->months[month].bmd_pct[site],
                                      100 * (trajectory->months[month].bmd_rel[site] - 1), 1e-12);
}

static void
test_gain_of_one_is_the_core (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  g_autoptr (TrabModelAnchor) anchor = NULL;
  TrabModelGains ones;
  const double variants[] = { 1.07 };

  for (guint i = 0; i < TRAB_MODEL_N_CLASSES; i++)
    for (guint site = 0; site < 3; site++)
      ones.lambda[i][site] = 1;
  trab_scenario_add (scenario, TRAB_TREATMENT_ALN, 1, 0, 5);
  anchor = trab_model_anchor_new (model, scenario);
  g_assert_cmpuint (anchor->n_parts, ==, 1);
  g_assert_cmpfloat_with_epsilon (trab_model_anchor_combine (anchor, &ones, 0, 12, 0.9, variants),
                                  1.07 / 0.9, 1e-15);
}

/* HRT and a bisphosphonate together take the gain of the combination, weighted by years together.
 */
static void
test_combination (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) together = fixture_model_woman_67 ();
  g_autoptr (TrabScenario) after = fixture_model_woman_67 ();
  g_autoptr (TrabModelAnchor) both = NULL, sequence = NULL;
  TrabModelGains gains;
  const double same[] = { 1.1, 1.05, 1.05 };
  double combined;

  trab_scenario_add (together, TRAB_TREATMENT_ALN, 1, 0, 5);
  trab_scenario_add (together, TRAB_TREATMENT_E2, 40, 0, 10);
  trab_scenario_add (after, TRAB_TREATMENT_ALN, 1, 5, 10);
  trab_scenario_add (after, TRAB_TREATMENT_E2, 40, 0, 5);
  both = trab_model_anchor_new (model, together);
  sequence = trab_model_anchor_new (model, after);
  trab_model_gains_set (trab_model_get_gain_table (model), NULL, NULL, &gains);
  g_assert_cmpuint (both->variants->len, ==, 3);
  g_assert_cmpfloat (both->overlap[0], ==, 0);
  g_assert_cmpfloat (both->overlap[60], ==, 1);
  g_assert_cmpfloat_with_epsilon (both->overlap[120], 0.5, 1e-12);
  g_assert_cmpfloat (sequence->overlap[120], ==, 0);
  combined = trab_model_anchor_combine (both, &gains, 0, 60, 1, same);
  g_assert_cmpfloat_with_epsilon (combined,
                                  1 + gains.lambda[TRAB_MODEL_CLASS_COMBO_HRT_BP][0] * 0.1, 1e-12);
  combined = trab_model_anchor_combine (sequence, &gains, 0, 60, 1, same);
  g_assert_cmpfloat_with_epsilon (combined,
                                  1
                                      + 0.1
                                            * (gains.lambda[TRAB_MODEL_CLASS_ALN][0]
                                               + gains.lambda[TRAB_MODEL_CLASS_HRT_STD][0])
                                            / 2,
                                  1e-12);
}

/* Exercise beside a bisphosphonate adds less than it does alone. */
static void
test_exercise_on_top (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  g_autoptr (TrabModelAnchor) anchor = NULL;
  TrabModelGains gains;
  const double variants[] = { 1.1, 1.06 }; /* all; without exercise */
  double expected;

  trab_scenario_add (scenario, TRAB_TREATMENT_ALN, 1, 0, 5);
  trab_scenario_add (scenario, TRAB_TREATMENT_HI, 0.7, 0, 5);
  anchor = trab_model_anchor_new (model, scenario);
  g_assert_true (anchor->is_exercise_on_top);
  g_assert_cmpint (anchor->no_exercise, ==, 1);
  g_assert_cmpuint (anchor->variants->len, ==, 2);
  trab_model_gains_set (trab_model_get_gain_table (model), NULL, NULL, &gains);
  expected = 1 + gains.lambda[TRAB_MODEL_CLASS_ALN][2] * 0.06
             + gains.lambda[TRAB_MODEL_CLASS_EX_ON_AR][2] * gains.lambda[TRAB_MODEL_CLASS_EX_HI][2]
                   * 0.04;
  g_assert_cmpfloat_with_epsilon (trab_model_anchor_combine (anchor, &gains, 2, 12, 1, variants),
                                  expected, 1e-12);
}

static void
test_classes (void)
{
  const struct
  {
    TrabSex sex;
    TrabTreatmentType type;
    double value, t1;
    TrabModelClass class;
    gboolean is_ahead;
  } rows[] = {
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_E2, 20, 1, TRAB_MODEL_CLASS_HRT_LOW, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_E2, 20.1, 1, TRAB_MODEL_CLASS_HRT_STD, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_ALN, 1, 0, TRAB_MODEL_CLASS_ALN, FALSE },
    { TRAB_SEX_MALE, TRAB_TREATMENT_IBN, 1, 1, TRAB_MODEL_CLASS_BP_MEN, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_IMPACT, 1, 1, TRAB_MODEL_CLASS_EX_HI, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_WALK, 1, 1, TRAB_MODEL_CLASS_EX_MO, TRUE },
    { TRAB_SEX_MALE, TRAB_TREATMENT_AI, 1, 1, TRAB_MODEL_CLASS_OTHER, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_IGF, 1.4, 1, TRAB_MODEL_CLASS_OTHER, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_NUT, 1, 1, TRAB_MODEL_CLASS_CAD, TRUE },
    { TRAB_SEX_FEMALE, TRAB_TREATMENT_GC, 5, 1, TRAB_MODEL_CLASS_OTHER, TRUE },
  };
  g_autoptr (TrabModel) model = fixture_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabScenario) scenario = trab_scenario_new ("x", rows[i].sex, 67);
      TrabTreatment treatment = { rows[i].type, rows[i].value, -1, rows[i].t1 };
      TrabModelClass class = TRAB_MODEL_CLASS_OTHER;

      g_assert_true (trab_model_anchor_classify (trab_model_get_constants (model), scenario,
                                                 &treatment, &class)
                     == rows[i].is_ahead);
      g_assert_cmpuint (class, ==, rows[i].class);
    }
}

/* The twin keeps the history, an ongoing course until today, and nothing of the plan. */
static void
test_twin (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();
  g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
  g_autoptr (TrabModelAnchor) anchor = NULL;
  const TrabTreatment *course;

  scenario->nut = 1;
  scenario->nut_before = 0.5;
  trab_scenario_add (scenario, TRAB_TREATMENT_ALN, 1, -3, 5);
  trab_scenario_add (scenario, TRAB_TREATMENT_ZOL, 1, 6, 6);
  anchor = trab_model_anchor_new (model, scenario);
  g_assert_cmpuint (anchor->untreated->treatments->len, ==, 1);
  course = &g_array_index (anchor->untreated->treatments, TrabTreatment, 0);
  g_assert_cmpfloat (course->t0_years, ==, -3);
  g_assert_cmpfloat (course->t1_years, ==, 0);
  g_assert_cmpfloat (anchor->untreated->nut, ==, 1); /* a change shared by all is not an option */
  trab_model_anchor_free (anchor);
  trab_scenario_add (scenario, TRAB_TREATMENT_NUT, 1, 0, 10);
  anchor = trab_model_anchor_new (model, scenario);
  g_assert_cmpfloat (anchor->untreated->nut, ==, 0.5);
}

static void
test_bad_scenarios (void)
{
  g_autoptr (TrabModel) model = fixture_model_new ();

  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (TrabScenario) scenario = fixture_model_woman_67 ();
      g_autoptr (GError) error = NULL;

      scenario->age_years = i == 0 ? NAN : 67;
      scenario->years = i == 1 ? 0 : i == 2 ? 1e6 : 10;
      scenario->nut = i == 3 ? 1.5 : 1;
      scenario->fmp_age_years = i == 4 ? INFINITY : 50;
      scenario->pre_years = i == 5 ? -2 : NAN;
      if (i == 6)
        trab_scenario_add (scenario, TRAB_TREATMENT_ALN, -1, 0, 5);
      if (i == 7)
        trab_scenario_add (scenario, TRAB_TREATMENT_ALN, 1, 5, 0);
      if (i == 8)
        trab_scenario_add (scenario, TRAB_TREATMENT_ALN, 1, 0, NAN);
      g_assert_null (trab_model_simulate (model, scenario, &error));
      g_assert_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/core/steady-state", test_steady_state);
  g_test_add_func ("/model/core/positive", test_states_stay_positive);
  g_test_add_func ("/model/core/estradiol", test_more_estradiol_never_lowers_density);
  g_test_add_func ("/model/core/bisphosphonate", test_more_bisphosphonate_never_raises_ctx);
  g_test_add_func ("/model/core/switch", test_switch_never_raises_ctx);
  g_test_add_func ("/model/core/nothing-delivered", test_nothing_delivered_is_untreated);
  g_test_add_func ("/model/core/infusion", test_infusion_is_recorded_before);
  g_test_add_func ("/model/core/bad-scenarios", test_bad_scenarios);
  g_test_add_func ("/model/anchor/untreated", test_untreated_is_not_anchored);
  g_test_add_func ("/model/anchor/gain-of-one", test_gain_of_one_is_the_core);
  g_test_add_func ("/model/anchor/combination", test_combination);
  g_test_add_func ("/model/anchor/exercise-on-top", test_exercise_on_top);
  g_test_add_func ("/model/anchor/classes", test_classes);
  g_test_add_func ("/model/anchor/twin", test_twin);
  return g_test_run ();
}
