/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fixture-clinic.h"
#include "fixture-files.h"
#include "fixture-person.h"
#include "trab-risk-result.h"
#include "trab-session-compare.h"
#include "trab-session-load.h"
#include "trab-session-search.h"
#include "trab-session-write.h"
#include "trab-session.h"

#define N_MEMBERS 100

static const TrabDate today = { 2026, 11, 3 };

typedef struct
{
  TrabSession *session;
} Fixture;

/* One practice store for all tests: making it costs two key derivations, and nothing changes it. */
static char *folder;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->session = fixture_clinic_open_people (folder, today);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (trab_session_close (fixture->session, NULL));
  g_object_unref (fixture->session);
}

static TrabComparison *
compare (Fixture *fixture, const char *name, const char *const *plan_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_session_search (fixture->session, name, 10, &error);
  g_autoptr (TrabRecord) record = NULL;
  TrabCompareRequest request = { .plan_ids = plan_ids,
                                 .today = today,
                                 .years = 10,
                                 .n_members = N_MEMBERS,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };
  TrabComparison *comparison = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  record = trab_session_load (fixture->session,
                              trab_patient_summary_get (g_ptr_array_index (found, 0))->id, &error);
  g_assert_no_error (error);
  request.record = record;
  comparison = trab_session_compare (fixture->session, &request, NULL, &error);
  g_assert_no_error (error);
  return comparison;
}

static gboolean
has_refusal (const TrabComparedPlan *plan, TrabRefusal refusal)
{
  for (guint i = 0; i < plan->refusals->len; i++)
    if (g_array_index (plan->refusals, guint, i) == refusal)
      return TRUE;
  return FALSE;
}

static void
test_order_is_fixed_and_starts_as_now (Fixture *fixture, gconstpointer unused)
{
  static const char *const expected[]
      = { "as-now", "food-and-movement", "alendronate", "hrt", "hrt+exercise", "zoledronate" };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Morris", NULL);

  g_assert_cmpuint (trab_comparison_get_n_plans (comparison), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (trab_comparison_get_plan (comparison, i)->plan_id, ==, expected[i]);
}

static void
test_every_number_has_its_evidence (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabComparison) comparison = compare (fixture, "Lindqvist", NULL);

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
      {
        const TrabFractureCell *cell = &trab_comparison_get_plan (comparison, i)->fracture[j];

        if (cell->state == TRAB_CELL_NUMBER)
          g_assert_cmpuint (strlen (cell->evidence_ids), >, 0);
        g_assert_cmpfloat (cell->horizon_years, ==, trab_comparison_get (comparison)->chance.years);
      }
}

static void
test_peptide_has_no_number (Fixture *fixture, gconstpointer unused)
{
  static const char *const asked[] = { "gh-sermorelin", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Taylor", asked);
  const TrabComparedPlan *peptide = trab_comparison_find_plan (comparison, "gh-sermorelin");

  g_assert_false (peptide->has_curve);
  g_assert_null (peptide->run);
  g_assert_true (has_refusal (peptide, TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE));
  g_assert_cmpint (peptide->fracture[TRAB_OUTCOME_MAJOR].state, ==, TRAB_CELL_UNKNOWN);
  g_assert_cmpstr (peptide->chart_class, ==, "no-evidence");
}

static void
test_refusals_of_the_practice_patients (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    TrabRefusal refusal;
  } rows[] = {
    { "Novak", TRAB_REFUSAL_CANCER_TREATMENT },
    { "Dubois", TRAB_REFUSAL_EGFR },
    { "Young", TRAB_REFUSAL_BONE_DISEASE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabComparison) comparison = compare (fixture, rows[i].name, NULL);

      g_test_message ("%s", rows[i].name);
      for (guint j = 0; j < trab_comparison_get_n_plans (comparison); j++)
        {
          const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, j);

          g_assert_false (plan->has_curve);
          g_assert_true (has_refusal (plan, rows[i].refusal));
        }
    }
}

static void
test_low_bmi_is_not_a_low_chance (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabComparison) comparison = compare (fixture, "Young", NULL);
  const TrabComparisonFields *fields = trab_comparison_get (comparison);

  g_assert_cmpint (fields->chance.calculator, ==, TRAB_CALCULATOR_NONE);
  g_assert_false (fields->chance.calculators[TRAB_CALCULATOR_QFRACTURE].fits);
  g_assert_cmpint (trab_comparison_get_plan (comparison, 0)->fracture[0].state, ==,
                   TRAB_CELL_UNKNOWN);
}

static void
test_treated_person_may_stop (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabComparison) comparison = compare (fixture, "Khan", NULL);
  const TrabComparedPlan *keep = trab_comparison_get_plan (comparison, 0);
  const TrabComparedPlan *stop = trab_comparison_get_plan (comparison, 1);
  guint month = 60;

  g_assert_true (trab_comparison_get (comparison)->is_treated);
  g_assert_cmpstr (stop->plan_id, ==, "stop");
  g_assert_cmpfloat (trab_run_get_pct (keep->run, TRAB_QUANTITY_BMD_TH, TRAB_BAND_AVERAGE,
                                       TRAB_QUANTILE_50, month),
                     >,
                     trab_run_get_pct (stop->run, TRAB_QUANTITY_BMD_TH, TRAB_BAND_AVERAGE,
                                       TRAB_QUANTILE_50, month));
  g_assert_cmpfloat (keep->dashed_years, <, 10); /* two of the studied years are used up */
}

/* What is taken today goes on beside another kind of medicine, and gives way to one of its kind. */
static void
test_says_what_goes_on (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "hrt", "zoledronate", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Lindqvist", plans);

  g_assert_null (trab_comparison_find_plan (comparison, "as-now")->goes_on);
  g_assert_cmpstr (trab_comparison_find_plan (comparison, "hrt")->goes_on, ==,
                   "alendronate:70mg-weekly");
  g_assert_null (trab_comparison_find_plan (comparison, "zoledronate")->goes_on);
}

/* No human row stands behind a curve of somebody on steroids: no plan has one, and each says why.
 */
static void
test_steroids_have_no_curve (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabComparison) comparison = compare (fixture, "Silva", NULL);

  g_assert_cmpint (trab_comparison_get (comparison)->chance.base[0].state, !=, TRAB_CHANCE_NUMBER);
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, i);
      gboolean is_said = FALSE;

      for (guint j = 0; j < plan->refusals->len; j++)
        is_said |= g_array_index (plan->refusals, guint, j) == TRAB_REFUSAL_GLUCOCORTICOID;
      g_assert_true (is_said);
      g_assert_false (plan->has_curve);
      g_assert_null (plan->run);
    }
}

static gboolean
has_harm (const TrabComparedPlan *plan, const char *id)
{
  for (guint i = 0; i < plan->harms->len; i++)
    if (g_str_equal (g_array_index (plan->harms, TrabHarm, i).id, id))
      return TRUE;
  return FALSE;
}

static const TrabHarm *
get_harm (const TrabComparedPlan *plan, const char *id)
{
  for (guint i = 0; i < plan->harms->len; i++)
    if (g_str_equal (g_array_index (plan->harms, TrabHarm, i).id, id))
      return &g_array_index (plan->harms, TrabHarm, i);
  g_error ("no harm %s", id);
}

static void
test_harms_keep_their_own_years (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "zoledronate", "hrt", "hrt:cee-0.625@0-5", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Lindqvist", plans);
  /* somebody whose base is a number */
  g_autoptr (TrabComparison) other = compare (fixture, "Khan", plans);
  const TrabComparedPlan *counted = trab_comparison_find_plan (other, "zoledronate");
  const TrabComparedPlan *drip = trab_comparison_find_plan (comparison, "zoledronate");
  const TrabComparedPlan *oral = trab_comparison_find_plan (comparison, "hrt:cee-0.625@0-5");
  const TrabComparedPlan *patch = trab_comparison_find_plan (comparison, "hrt");
  const TrabHarm *rhythm = get_harm (drip, "AE043");
  const TrabHarm *fever = get_harm (drip, "AE042");
  const TrabHarm *benefit = get_harm (counted, "AE043");

  g_assert_cmpfloat (rhythm->horizon_years, ==, 3);
  g_assert_false (rhythm->is_in_span);
  g_assert_cmpfloat (rhythm->difference.per_1000, ==, 7);
  g_assert_false (rhythm->low.is_known);
  /* the benefit over the same three years, smaller than over five */
  g_assert_true (benefit->fewer_breaks.is_known);
  g_assert_cmpfloat (benefit->fewer_breaks.per_1000, >, 0);
  g_assert_cmpfloat (benefit->fewer_breaks_low.per_1000, <, benefit->fewer_breaks.per_1000);
  g_assert_cmpfloat (benefit->fewer_breaks.per_1000, <,
                     get_harm (counted, "AE034")->fewer_breaks.per_1000);
  /* none beside a base that is a lower bound */
  g_assert_false (rhythm->fewer_breaks.is_known);
  /* three days are no time for a break to be prevented */
  g_assert_false (fever->fewer_breaks.is_known);
  /* fracture benefits of the harm table never stand among harms */
  g_assert_false (has_harm (oral, "AE007"));
  /* no trial rate is multiplied to ten years */
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    for (guint j = 0; j < trab_comparison_get_plan (comparison, i)->harms->len; j++)
      g_assert_false (g_array_index (trab_comparison_get_plan (comparison, i)->harms, TrabHarm, j)
                          .is_extrapolated);
  g_assert_false (has_harm (oral, "AE074"));
  /* a patch has the rest of the oral trial, marked */
  g_assert_true (get_harm (patch, "AE001")->is_indirect);
  g_assert_false (get_harm (oral, "AE001")->is_indirect);
}

/* Who takes what no trial here speaks of has no number of somebody untreated; stopping it has. An
 * oestrogen of a dose not known wears off by nobody knows how much: only a medicine with a number
 * beside it has one. */
static void
test_a_medicine_not_compared_has_no_number (Fixture *fixture, gconstpointer unused)
{
  static const char *const medicines[] = { "SERM", "OESTROGEN", "STRONTIUM", NULL };
  static const char *const plans[] = { "as-now", "alendronate", "stop", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (medicines); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabComparison) comparison = NULL;
      g_autoptr (GError) error = NULL;
      TrabCompareRequest request = { .plan_ids = plans,
                                     .today = FIXTURE_PERSON_TODAY,
                                     .years = 10,
                                     .n_members = N_MEMBERS,
                                     .seed = TRAB_SESSION_DEFAULT_SEED };

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_measure (&person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 162, NULL);
      fixture_person_measure (&person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 62, NULL);
      if (medicines[i] != NULL)
        fixture_person_take (&person, medicines[i], NULL, (TrabDate){ 2022, 1, 1 }, TRAB_DATE_NONE);
      fixture_person_visit (&person);
      request.record = person.record;
      comparison = trab_session_compare (fixture->session, &request, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; plans[j] != NULL; j++)
        {
          const TrabComparedPlan *plan = trab_comparison_find_plan (comparison, plans[j]);
          gboolean is_oestrogen = g_strcmp0 (medicines[i], "OESTROGEN") == 0;
          gboolean has_number = medicines[i] == NULL
                                || g_str_equal (plans[j], is_oestrogen ? "alendronate" : "stop");

          g_test_message ("%s: %s", medicines[i] ? medicines[i] : "nothing", plans[j]);
          g_assert_cmpint (plan->fracture[TRAB_OUTCOME_MAJOR].state == TRAB_CELL_NUMBER, ==,
                           has_number);
          g_assert_cmpint (has_refusal (plan, TRAB_REFUSAL_MEDICINE_NOT_MODELLED)
                               || g_str_equal (plans[j], "stop"),
                           ==, medicines[i] != NULL || g_str_equal (plans[j], "stop"));
        }
    }
}

/* A woman of 68 with a height and a weight, and what @arrange says of her. */
static TrabComparison *
compare_woman (Fixture *fixture,
               FixturePerson *person,
               const char *const *plans,
               void (*arrange) (FixturePerson *person))
{
  g_autoptr (GError) error = NULL;
  TrabComparison *comparison = NULL;
  TrabCompareRequest request = { .plan_ids = plans,
                                 .today = FIXTURE_PERSON_TODAY,
                                 .years = 10,
                                 .n_members = N_MEMBERS,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };

  fixture_person_init (person, TRAB_SEX_FEMALE, 1957);
  fixture_person_measure (person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 162, NULL);
  fixture_person_measure (person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 62, NULL);
  arrange (person);
  fixture_person_visit (person);
  request.record = person->record;
  comparison = trab_session_compare (fixture->session, &request, NULL, &error);
  g_assert_no_error (error);
  return comparison;
}

static void
arrange_denosumab_stopped (FixturePerson *person)
{
  fixture_person_take (person, "DENOSUMAB", NULL, (TrabDate){ 2020, 3, 1 },
                       (TrabDate){ 2025, 3, 1 });
}

/* Months after the last denosumab the spine may break: a calculator's number of somebody who never
 * had it is no number for keeping things as they are, nor for stopping. */
static void
test_after_denosumab_nothing_has_a_number (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "stop", "alendronate", NULL };
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabComparison) comparison
      = compare_woman (fixture, &person, plans, arrange_denosumab_stopped);

  g_assert_cmpint (trab_comparison_get (comparison)->chance.calculator, ==, TRAB_CALCULATOR_NONE);
  g_assert_cmpuint (trab_comparison_get_baseline_refusals (comparison)->len, >, 0);
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
      g_assert_cmpint (trab_comparison_get_plan (comparison, i)->fracture[j].state, !=,
                       TRAB_CELL_NUMBER);
}

static void
arrange_aromatase_inhibitor (FixturePerson *person)
{
  fixture_person_take (person, "AROMATASE_INHIBITOR", NULL, (TrabDate){ 2024, 5, 1 },
                       TRAB_DATE_NONE);
}

static void
arrange_nothing (FixturePerson *person)
{
}

/* No calculator knows that treatment: its number is a lower bound. */
static void
test_cancer_treatment_may_be_too_low (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", NULL };
  g_auto (FixturePerson) treated = { 0 };
  g_auto (FixturePerson) other = { 0 };
  g_autoptr (TrabComparison) with
      = compare_woman (fixture, &treated, plans, arrange_aromatase_inhibitor);
  g_autoptr (TrabComparison) without = compare_woman (fixture, &other, plans, arrange_nothing);

  g_assert_cmpint (trab_comparison_get (with)->chance.base[0].state, ==, TRAB_CHANCE_LOWER_BOUND);
  g_assert_cmpint (trab_comparison_get (without)->chance.base[0].state, ==, TRAB_CHANCE_NUMBER);
}

static void
arrange_alendronate_of_long (FixturePerson *person)
{
  g_autoptr (TrabCourse) course = NULL;
  TrabCourseFields fields = { .patient_id = "p",
                              .medicine = "ALENDRONATE",
                              .regimen = "alendronate:70mg-weekly",
                              .start = { 2014, 9, 1 },
                              .is_ongoing = TRUE };

  course = trab_course_new (&fields);
  trab_record_add_course (person->record, course);
}

/* "Alendronate" is what she takes already: beyond its studies it has no fresh course to show. */
static void
test_a_medicine_taken_is_not_started_afresh (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "alendronate", "zoledronate", NULL };
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabComparison) comparison
      = compare_woman (fixture, &person, plans, arrange_alendronate_of_long);
  const TrabComparedPlan *again = trab_comparison_find_plan (comparison, "alendronate");

  g_assert_true (
      has_refusal (trab_comparison_find_plan (comparison, "as-now"), TRAB_REFUSAL_BEYOND_STUDIES));
  g_assert_true (has_refusal (again, TRAB_REFUSAL_BEYOND_STUDIES));
  g_assert_false (again->has_curve);
  g_assert_cmpint (again->fracture[TRAB_OUTCOME_MAJOR].state, !=, TRAB_CELL_NUMBER);
  g_assert_true (trab_comparison_find_plan (comparison, "zoledronate")->has_curve);
}

static void
arrange_patch_of_long (FixturePerson *person)
{
  fixture_person_take (person, "OESTROGEN", "hrt:patch-50", (TrabDate){ 2014, 9, 1 },
                       TRAB_DATE_NONE);
}

/* The same patch has one answer, under whatever name. */
static void
test_a_patch_taken_is_not_started_afresh (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "hrt", NULL };
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabComparison) comparison
      = compare_woman (fixture, &person, plans, arrange_patch_of_long);

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    g_assert_false (trab_comparison_get_plan (comparison, i)->has_curve);
}

static void
arrange_alendronate_nearly_followed (FixturePerson *person)
{
  fixture_person_take (person, "ALENDRONATE", "alendronate:70mg-weekly",
                       (TrabDate){ FIXTURE_PERSON_TODAY.year - 10, 12, 31 }, TRAB_DATE_NONE);
}

/* Less than a year of a curve says nothing: it is not known, and no number stands for it. */
static void
test_a_curve_of_months_is_not_shown (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "zoledronate", NULL };
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabComparison) comparison
      = compare_woman (fixture, &person, plans, arrange_alendronate_nearly_followed);
  const TrabComparedPlan *as_now = trab_comparison_find_plan (comparison, "as-now");

  g_assert_cmpfloat (as_now->dashed_years, >, 0);
  g_assert_cmpfloat (as_now->dashed_years, <, 1);
  g_assert_false (as_now->has_curve);
  g_assert_null (as_now->run);
  g_assert_cmpuint (as_now->refusals->len, ==, 0); /* not refused: not known */
  g_assert_true (trab_comparison_find_plan (comparison, "zoledronate")->has_curve);
}

/* One study followed women who start a bisphosphonate, another people after four years of it: each
 * is for its own people, and both where nobody knows when it was started. */
static void
test_harms_know_how_long_it_is_taken (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    TrabDate start;
    gboolean is_new, is_long;
  } rows[] = { { { 2024, 1, 1 }, TRUE, FALSE },
               { { 2019, 1, 1 }, FALSE, TRUE },
               { { 2021, 0, 0 }, TRUE, TRUE } };
  static const char *const plans[] = { "as-now", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabComparison) comparison = NULL;
      g_autoptr (GError) error = NULL;
      TrabCompareRequest request = { .plan_ids = plans,
                                     .today = FIXTURE_PERSON_TODAY,
                                     .years = 10,
                                     .n_members = N_MEMBERS,
                                     .seed = TRAB_SESSION_DEFAULT_SEED };

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1957);
      fixture_person_take (&person, "ALENDRONATE", NULL, rows[i].start, TRAB_DATE_NONE);
      fixture_person_visit (&person);
      request.record = person.record;
      comparison = trab_session_compare (fixture->session, &request, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (has_harm (trab_comparison_get_plan (comparison, 0), "AE034"), ==,
                       rows[i].is_new);
      g_assert_cmpint (has_harm (trab_comparison_get_plan (comparison, 0), "AE035"), ==,
                       rows[i].is_long);
    }
}

/* Why the breaks prevented in a row's own years are not counted is told. */
static void
test_a_benefit_that_is_not_counted_says_why (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "zoledronate", "gh-mk677", "hrt:cee-0.625@0-5", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Khan", plans);
  const TrabComparedPlan *drip = trab_comparison_find_plan (comparison, "zoledronate");
  const TrabComparedPlan *oral = trab_comparison_find_plan (comparison, "hrt:cee-0.625@0-5");
  const TrabComparedPlan *peptide = trab_comparison_find_plan (comparison, "gh-mk677");
  guint n_beyond = 0;

  g_assert_cmpint (get_harm (drip, "AE042")->benefit, ==, TRAB_HARM_BENEFIT_TOO_SHORT);
  g_assert_cmpint (get_harm (drip, "AE043")->benefit, ==, TRAB_HARM_BENEFIT_COUNTED);
  for (guint i = 0; i < oral->harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (oral->harms, TrabHarm, i);
      gboolean is_beyond = harm->horizon_years > 10;

      n_beyond += is_beyond;
      if (is_beyond)
        g_assert_cmpint (harm->benefit, ==, TRAB_HARM_BENEFIT_BEYOND_CALCULATOR);
    }
  g_assert_cmpuint (n_beyond, >, 0);
  /* peptides have no fracture number at all: that is the reason, whatever the years */
  g_assert_cmpuint (peptide->harms->len, >, 0);
  for (guint i = 0; i < peptide->harms->len; i++)
    g_assert_cmpint (g_array_index (peptide->harms, TrabHarm, i).benefit, ==,
                     TRAB_HARM_BENEFIT_NO_NUMBER);
}

static void
arrange_clot (FixturePerson *person)
{
  fixture_person_answer (person, "vte", "yes");
}

/* A clot forbids an estrogen by mouth, not a tablet of calcium or of another medicine beside a
 * patch: food and movement change no number. */
static void
test_a_stop_is_of_its_own_medicine (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "hrt",
                                "hrt+food-and-movement",
                                "hrt:oral-1@0-5",
                                "hrt:oral-1@0-5+food-and-movement",
                                "alendronate+hrt",
                                NULL };
  const TrabCellState states[] = { TRAB_CELL_NUMBER, TRAB_CELL_NUMBER, TRAB_CELL_UNKNOWN,
                                   TRAB_CELL_UNKNOWN, TRAB_CELL_NUMBER };
  g_auto (FixturePerson) woman = { 0 };
  g_autoptr (TrabComparison) comparison = compare_woman (fixture, &woman, plans, arrange_clot);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (trab_comparison_find_plan (comparison, plans[i])->fracture[0].state, ==,
                     states[i]);
}

/* A medicine that begins in year 3 prevents nothing in the three years before: its harm is not set
 * against years in which it is not taken. */
static void
test_a_later_medicine_has_its_own_years (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[]
      = { "hrt:patch-50@0-3,alendronate:70mg-weekly@3-8", "alendronate:70mg-weekly@0-5", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Morris", plans);
  const TrabComparedPlan *later = trab_comparison_get_plan (comparison, 1);
  const TrabComparedPlan *now = trab_comparison_get_plan (comparison, 2);

  g_assert_cmpint (get_harm (now, "AE038")->benefit, ==, TRAB_HARM_BENEFIT_COUNTED);
  g_assert_cmpint (get_harm (later, "AE038")->benefit, ==, TRAB_HARM_BENEFIT_NO_NUMBER);
  g_assert_false (get_harm (later, "AE038")->fewer_breaks.is_known);
}

static void
test_harms_of_a_trial_stay_with_its_ages (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "hrt:cee-0.625@0-5", "gh-sermorelin", NULL };
  g_autoptr (TrabComparison) fifties = compare (fixture, "Morris", plans);
  const TrabComparedPlan *oral = trab_comparison_find_plan (fifties, "hrt:cee-0.625@0-5");
  const TrabComparedPlan *peptide = trab_comparison_find_plan (fifties, "gh-sermorelin");

  g_assert_true (has_harm (oral, "AE016"));
  g_assert_cmpint (get_harm (oral, "AE016")->direction, ==, TRAB_HARM_UNCERTAIN);
  /* what the trial did not tell apart by age is of women mostly older: it is left out */
  g_assert_false (get_harm (oral, "AE016")->is_indirect);
  g_assert_false (has_harm (oral, "AE005"));
  /* nobody has counted: said so, never 0 */
  g_assert_true (has_harm (peptide, "AE063"));
  g_assert_cmpint (get_harm (peptide, "AE063")->direction, ==, TRAB_HARM_NOT_KNOWN);
  g_assert_false (get_harm (peptide, "AE063")->difference.is_known);
  g_assert_true (get_harm (peptide, "AE057")->is_indirect);
}

static void
test_no_harm_figures_of_hrt_under_50 (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "hrt", "hrt:cee-0.625@0-5", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Young", plans);

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    g_assert_cmpuint (trab_comparison_get_plan (comparison, i)->harms->len, ==, 0);
}

static void
test_free_form_plans (Fixture *fixture, gconstpointer unused)
{
  const char *const plans[] = { "hrt:patch-50@0-5,alendronate:70mg-weekly@5-10", NULL };
  const char *const wrong[] = { "teriparatide", NULL };
  g_autoptr (TrabComparison) comparison = compare (fixture, "Morris", plans);
  g_autoptr (GPtrArray) found = trab_session_search (fixture->session, "Morris", 10, NULL);
  g_autoptr (TrabRecord) record = trab_session_load (
      fixture->session, trab_patient_summary_get (g_ptr_array_index (found, 0))->id, NULL);
  TrabCompareRequest request = {
    .record = record, .plan_ids = wrong, .today = today, .years = 10, .n_members = N_MEMBERS
  };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (trab_comparison_get_n_plans (comparison), ==, 2);
  g_assert_true (trab_comparison_get_plan (comparison, 1)->has_curve);
  g_assert_cmpstr (trab_comparison_get_plan (comparison, 1)->chart_class, ==, "combination");
  g_assert_null (trab_session_compare (fixture->session, &request, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_same_seed_same_bytes (Fixture *fixture, gconstpointer unused)
{
  static const char *const plans[] = { "as-now", "gh-sermorelin", "hrt", NULL };
  g_autoptr (TrabComparison) first = compare (fixture, "Bianchi", plans);
  g_autoptr (TrabComparison) second = compare (fixture, "Bianchi", plans);
  g_autofree char *a = trab_session_write_comparison_json (fixture->session, first);
  g_autofree char *b = trab_session_write_comparison_json (fixture->session, second);
  g_autofree char *csv = trab_session_write_comparison_csv (fixture->session, first);

  g_assert_cmpstr (a, ==, b);
  g_assert_nonnull (strstr (csv, "gh-sermorelin,fracture_hip_pct,not-known,,,,"));
}

static void
test_cancelled_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) found = trab_session_search (fixture->session, "Morris", 10, NULL);
  g_autoptr (TrabRecord) record = trab_session_load (
      fixture->session, trab_patient_summary_get (g_ptr_array_index (found, 0))->id, NULL);
  TrabCompareRequest request = { .record = record, .today = today, .years = 10, .n_members = 1000 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (trab_session_compare (fixture->session, &request, cancellable, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "order-is-fixed-and-starts-as-now", test_order_is_fixed_and_starts_as_now },
    { "every-number-has-its-evidence", test_every_number_has_its_evidence },
    { "peptide-has-no-number", test_peptide_has_no_number },
    { "refusals-of-the-practice-patients", test_refusals_of_the_practice_patients },
    { "low-bmi-is-not-a-low-chance", test_low_bmi_is_not_a_low_chance },
    { "treated-person-may-stop", test_treated_person_may_stop },
    { "says-what-goes-on", test_says_what_goes_on },
    { "steroids-have-no-curve", test_steroids_have_no_curve },
    { "harms-keep-their-own-years", test_harms_keep_their_own_years },
    { "a-medicine-not-compared-has-no-number", test_a_medicine_not_compared_has_no_number },
    { "after-denosumab-nothing-has-a-number", test_after_denosumab_nothing_has_a_number },
    { "cancer-treatment-may-be-too-low", test_cancer_treatment_may_be_too_low },
    { "a-medicine-taken-is-not-started-afresh", test_a_medicine_taken_is_not_started_afresh },
    { "a-patch-taken-is-not-started-afresh", test_a_patch_taken_is_not_started_afresh },
    { "a-curve-of-months-is-not-shown", test_a_curve_of_months_is_not_shown },
    { "harms-know-how-long-it-is-taken", test_harms_know_how_long_it_is_taken },
    { "a-benefit-that-is-not-counted-says-why", test_a_benefit_that_is_not_counted_says_why },
    { "a-stop-is-of-its-own-medicine", test_a_stop_is_of_its_own_medicine },
    { "a-later-medicine-has-its-own-years", test_a_later_medicine_has_its_own_years },
    { "harms-of-a-trial-stay-with-its-ages", test_harms_of_a_trial_stay_with_its_ages },
    { "no-harm-figures-of-hrt-under-50", test_no_harm_figures_of_hrt_under_50 },
    { "free-form-plans", test_free_form_plans },
    { "same-seed-same-bytes", test_same_seed_same_bytes },
    { "cancelled-is-said", test_cancelled_is_said },
  };

  g_autofree char *home = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  home = fixture_files_new_folder ();
  folder = g_build_filename (home, "practice", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/session/comparison/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }
  return fixture_files_finish (g_test_run (), home);
}
