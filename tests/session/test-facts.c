/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-facts-qfracture.h"
#include "trab-facts-scenario.h"
#include "trab-facts-tell.h"
#include "trab-facts.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabCatalogue *catalogue;
  TrabRecord *record;
  GHashTable *answers;
} Fixture;

static const TrabDate today = { 2026, 11, 3 };

static TrabRecord *
new_record (TrabSex sex, int born)
{
  TrabPatientFields fields = { .id = "p", .sex = sex };
  g_autoptr (TrabPatient) patient = NULL;

  fields.birth_date = (TrabDate){ born, 6, 22 };
  patient = trab_patient_new (&fields);
  return trab_record_new (patient);
}

static void
set_up (Fixture *fixture, gconstpointer sex)
{
  fixture->evidence = trab_evidence_new ();
  fixture->catalogue = trab_catalogue_new (fixture->evidence, NULL);
  fixture->record = new_record (sex ? TRAB_SEX_MALE : TRAB_SEX_FEMALE, 1958);
  fixture->answers = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
tear_down (Fixture *fixture, gconstpointer sex)
{
  g_object_unref (fixture->record);
  g_hash_table_unref (fixture->answers);
  trab_catalogue_free (fixture->catalogue);
  trab_evidence_free (fixture->evidence);
}

static void
add_measurement (Fixture *fixture, TrabMeasure measure, TrabSite site, double value, TrabDate date)
{
  TrabMeasurementFields fields = { .measure = measure,
                                   .site = site,
                                   .value = value,
                                   .text = "1",
                                   .unit = trab_measure_get_info (measure)->unit };
  g_autoptr (TrabMeasurement) measurement = NULL;

  fields.moment = trab_moment_from_date (date);
  measurement = trab_measurement_new (&fields);
  trab_record_add_measurement (fixture->record, measurement);
}

static TrabFacts *
new_facts (Fixture *fixture)
{
  TrabVisitFields fields = { .id = "v", .patient_id = "p" };
  g_autoptr (TrabVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_record_new_with (NULL, fixture->record);
  TrabFacts *facts = NULL;

  fields.moment = trab_moment_from_date (today);
  visit = trab_visit_new (&fields, fixture->answers);
  /* one visit of the day, whatever was asked before */
  trab_record_add_visit (record, visit);
  facts = trab_facts_new (record, fixture->evidence, fixture->catalogue, today, &error);
  g_assert_no_error (error);
  return facts;
}

static void
test_not_known_is_not_no (Fixture *fixture, gconstpointer sex)
{
  g_autoptr (TrabFacts) facts = new_facts (fixture);
  TrabQfractureInputs inputs;

  trab_facts_qfracture_fill (facts, &inputs);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    g_assert_cmpint (inputs.flags[i], ==, TRAB_ANSWER_NOT_KNOWN);
  g_assert_cmpint (inputs.smoking, ==, TRAB_QFRACTURE_NOT_KNOWN);
  g_assert_false (inputs.has_bmi);
  g_assert_cmpfloat (inputs.age_years, ==, 68);
}

static void
test_old_weight_does_not_carry (Fixture *fixture, gconstpointer sex)
{
  g_autoptr (TrabFacts) facts = NULL;

  add_measurement (fixture, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 160, (TrabDate){ 2024, 10, 1 });
  add_measurement (fixture, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 60, (TrabDate){ 2024, 10, 1 });
  facts = new_facts (fixture);
  g_assert_false (facts->has_weight);
  g_assert_false (facts->has_bmi);
}

static void
test_todays_weight_counts (Fixture *fixture, gconstpointer sex)
{
  g_autoptr (TrabFacts) facts = NULL;

  add_measurement (fixture, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 160, (TrabDate){ 2024, 12, 1 });
  add_measurement (fixture, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 64, today);
  facts = new_facts (fixture);
  g_assert_true (facts->has_bmi);
  g_assert_cmpfloat_with_epsilon (facts->bmi_kg_m2, 25, 1e-9);
}

static void
test_a_recorded_fracture_answers (Fixture *fixture, gconstpointer sex)
{
  TrabFractureFields fields = { .site = TRAB_FRACTURE_SPINE };
  g_autoptr (TrabFracture) fracture = NULL;
  g_autoptr (TrabFacts) facts = NULL;
  TrabQfractureInputs inputs;

  fields.date = (TrabDate){ 2026, 0, 0 };
  fracture = trab_fracture_new (&fields);
  trab_record_add_fracture (fixture->record, fracture);
  facts = new_facts (fixture);
  trab_facts_qfracture_fill (facts, &inputs);
  g_assert_cmpint (inputs.flags[TRAB_QFRACTURE_PRIOR_FRACTURE], ==, TRAB_ANSWER_YES);
  g_assert_true (trab_facts_has_osteoporosis (facts));
}

static void
test_nutrition_by_the_table (Fixture *fixture, gconstpointer sex)
{
  static const struct
  {
    const char *calcium;
    const char *vitamin_d;
    double nut;
    TrabAnswer is_low;
  } rows[] = {
    { NULL, NULL, 0.8, TRAB_ANSWER_NOT_KNOWN }, { "yes", NULL, 0.8, TRAB_ANSWER_NOT_KNOWN },
    { "yes", "yes", 1, TRAB_ANSWER_NO },        { "yes", "no", 0.75, TRAB_ANSWER_YES },
    { "no", "no", 0.5, TRAB_ANSWER_YES },       { "no", NULL, 0.8, TRAB_ANSWER_YES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabFacts) facts = NULL;
      g_autoptr (TrabScenario) scenario = NULL;

      g_hash_table_remove_all (fixture->answers);
      if (rows[i].calcium != NULL)
        g_hash_table_insert (fixture->answers, "calcium_sufficient", (char *) rows[i].calcium);
      if (rows[i].vitamin_d != NULL)
        g_hash_table_insert (fixture->answers, "vitamin_d_sufficient", (char *) rows[i].vitamin_d);
      facts = new_facts (fixture);
      scenario = trab_facts_scenario_new (facts, 10);
      g_assert_cmpfloat (scenario->nut_before, ==, rows[i].nut);
      g_assert_cmpint (trab_facts_is_intake_low (facts), ==, rows[i].is_low);
    }
}

static void
test_final_period_assumed_and_said (Fixture *fixture, gconstpointer sex)
{
  g_autoptr (TrabFacts) facts = new_facts (fixture);
  TrabComparisonFields fields = { 0 };
  g_autoptr (TrabComparison) comparison = trab_comparison_new (&fields);
  gboolean is_said = FALSE;

  g_assert_cmpfloat (facts->fmp_age_years, ==, 51);
  g_assert_false (facts->is_before_menopause);
  trab_facts_tell (facts, comparison);
  for (guint i = 0; i < trab_comparison_get_facts (comparison)->len; i++)
    {
      const TrabUsedFact *fact = g_ptr_array_index (trab_comparison_get_facts (comparison), i);

      is_said |= g_str_equal (fact->id, "final_period_age_years")
                 && g_str_equal (fact->origin, "assumed");
    }
  g_assert_true (is_said);
}

/* fracture-layer section 1: a dose or a time that is not known counts as enough. Whatever is taken,
 * the engine is never told: it has no curve of it. */
static void
test_steroids_by_dose_and_time (Fixture *fixture, gconstpointer sex)
{
  static const struct
  {
    const char *steroids, *mg_d, *months;
    gboolean on_steroids;
  } rows[] = {
    { "yes", "5", "3", TRUE },     { "yes", "4.9", "3", FALSE }, { "yes", "20", "2.9", FALSE },
    { "yes", NULL, NULL, TRUE },   { "yes", "7.5", NULL, TRUE }, { "yes", NULL, "3", TRUE },
    { "yes", "2.5", NULL, FALSE }, { "yes", NULL, "2", FALSE },  { "no", NULL, NULL, FALSE },
    { NULL, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabFacts) facts = NULL;
      g_autoptr (TrabScenario) scenario = NULL;

      g_hash_table_remove_all (fixture->answers);
      if (rows[i].steroids != NULL)
        g_hash_table_insert (fixture->answers, "steroids", (char *) rows[i].steroids);
      if (rows[i].mg_d != NULL)
        g_hash_table_insert (fixture->answers, "prednisolone_mg_d", (char *) rows[i].mg_d);
      if (rows[i].months != NULL)
        g_hash_table_insert (fixture->answers, "steroid_months", (char *) rows[i].months);
      facts = new_facts (fixture);
      scenario = trab_facts_scenario_new (facts, 10);
      g_assert_cmpint (facts->on_steroids, ==, rows[i].on_steroids);
      g_assert_cmpint (facts->has_steroids, ==, rows[i].mg_d != NULL && rows[i].months != NULL);
      g_assert_cmpuint (scenario->treatments->len, ==, 0);
    }
}

/* The list of medicines speaks for itself, even against the answer. */
static void
test_steroids_of_the_list (Fixture *fixture, gconstpointer sex)
{
  TrabCourseFields course
      = { .medicine = "GLUCOCORTICOID", .name = "Prednisolone 20 mg", .is_ongoing = TRUE };
  g_autoptr (TrabCourse) made = trab_course_new (&course);
  g_autoptr (TrabFacts) facts = NULL;

  g_hash_table_insert (fixture->answers, "steroids", "no");
  trab_record_add_course (fixture->record, made);
  facts = new_facts (fixture);
  g_assert_true (facts->on_steroids);
}

/* After the menopause at an age not known: assumed from 55 on; younger it is asked for. */
static void
test_final_period_assumed_from_55_only (Fixture *fixture, gconstpointer sex)
{
  static const struct
  {
    int born;
    const char *menopause, *fmp_age, *ovaries;
    gboolean is_needed;
  } rows[] = {
    { 1971, "after", NULL, NULL, FALSE },  { 1972, "after", NULL, NULL, TRUE },
    { 1990, "after", NULL, NULL, TRUE },   { 1972, "after", "44", NULL, FALSE },
    { 1974, NULL, NULL, NULL, TRUE },      { 1980, NULL, NULL, NULL, FALSE },
    { 1980, NULL, NULL, "yes", TRUE },     { 1980, "before", NULL, NULL, FALSE },
    { 1973, "around", NULL, NULL, FALSE }, { 1950, NULL, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabFacts) facts = NULL;
      TrabComparisonFields fields = { 0 };
      g_autoptr (TrabComparison) comparison = trab_comparison_new (&fields);
      GPtrArray *missing = trab_comparison_get_missing (comparison);

      g_object_unref (fixture->record);
      fixture->record = new_record (TRAB_SEX_FEMALE, rows[i].born);
      g_hash_table_remove_all (fixture->answers);
      if (rows[i].menopause != NULL)
        g_hash_table_insert (fixture->answers, "menopause", (char *) rows[i].menopause);
      if (rows[i].fmp_age != NULL)
        g_hash_table_insert (fixture->answers, "final_period_age_years", (char *) rows[i].fmp_age);
      if (rows[i].ovaries != NULL)
        g_hash_table_insert (fixture->answers, "ovaries_removed", (char *) rows[i].ovaries);
      facts = new_facts (fixture);
      g_assert_cmpint (facts->needs_fmp_age, ==, rows[i].is_needed);
      trab_facts_tell (facts, comparison);
      g_assert_cmpint (
          g_ptr_array_find_with_equal_func (missing, "final_period_age_years", g_str_equal, NULL),
          ==, rows[i].is_needed);
    }
}

static void
test_a_mans_testosterone_in_model_units (Fixture *fixture, gconstpointer sex)
{
  g_autoptr (TrabFacts) facts = NULL;
  g_autoptr (TrabScenario) scenario = NULL;

  add_measurement (fixture, TRAB_MEASURE_TESTOSTERONE, TRAB_SITE_NONE, 6.934,
                   (TrabDate){ 2026, 10, 1 });
  facts = new_facts (fixture);
  scenario = trab_facts_scenario_new (facts, 10);
  g_assert_cmpfloat_with_epsilon (scenario->t_now_ng_dl, 200, 1e-9);
  g_assert_cmpfloat (scenario->e2_now_pg_ml, ==, 24); /* assumed */
}

/* A value says nothing without the mean of that age and sex, nor of somebody on growth hormone. */
static void
test_igf_by_its_mean (Fixture *fixture, gconstpointer sex)
{
  TrabCourseFields course = { .name = "CJC-1295", .is_ongoing = TRUE };
  static const double ratios[] = { 1, 0.5, 1 };

  course.start = (TrabDate){ 2026, 1, 1 };
  add_measurement (fixture, TRAB_MEASURE_IGF1, TRAB_SITE_NONE, 60, (TrabDate){ 2026, 10, 1 });
  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    {
      g_autoptr (TrabFacts) facts = NULL;
      g_autoptr (TrabScenario) scenario = NULL;
      g_autoptr (TrabCourse) taken = trab_course_new (&course);

      if (i == 1)
        g_hash_table_insert (fixture->answers, (char *) "igf1_mean_ug_l", (char *) "120");
      if (i == 2)
        trab_record_add_course (fixture->record, taken);
      facts = new_facts (fixture);
      scenario = trab_facts_scenario_new (facts, 10);
      g_assert_cmpfloat (scenario->igf_ratio, ==, ratios[i]);
    }
}

/* A number never comes from a value that nobody is shown, with its day, or as assumed. */
static void
test_hormones_are_told (Fixture *fixture, gconstpointer sex)
{
  TrabComparisonFields fields = { .patient_id = "p" };
  g_autoptr (TrabFacts) facts = NULL;
  g_autoptr (TrabComparison) comparison = trab_comparison_new (&fields);
  GPtrArray *told = trab_comparison_get_facts (comparison);
  guint n_found = 0;

  add_measurement (fixture, TRAB_MEASURE_TESTOSTERONE, TRAB_SITE_NONE, 6.934,
                   (TrabDate){ 2012, 10, 1 });
  facts = new_facts (fixture);
  trab_facts_tell (facts, comparison);
  for (guint i = 0; i < told->len; i++)
    {
      const TrabUsedFact *fact = g_ptr_array_index (told, i);

      if (g_str_equal (fact->id, "testosterone"))
        g_assert_cmpstr (fact->origin, ==, "2012-10-01");
      if (g_str_equal (fact->id, "estradiol"))
        {
          g_assert_cmpstr (fact->origin, ==, "assumed");
          g_assert_cmpstr (fact->text, ==, "24 pg/mL");
        }
      n_found += g_str_equal (fact->id, "testosterone") || g_str_equal (fact->id, "estradiol");
    }
  g_assert_cmpuint (n_found, ==, 2);
}

static void
test_past_medicine_reaches_the_model (Fixture *fixture, gconstpointer sex)
{
  TrabCourseFields course = { .medicine = "ALENDRONATE",
                              .name = "Alendronic acid",
                              .regimen = "alendronate:70mg-weekly",
                              .is_ongoing = TRUE };
  g_autoptr (TrabCourse) made = NULL;
  g_autoptr (TrabFacts) facts = NULL;
  g_autoptr (TrabScenario) scenario = NULL;
  const TrabTreatment *treatment = NULL;

  course.start = (TrabDate){ 2024, 11, 3 };
  made = trab_course_new (&course);
  trab_record_add_course (fixture->record, made);
  facts = new_facts (fixture);
  scenario = trab_facts_scenario_new (facts, 10);
  g_assert_true (trab_facts_is_treated (facts));
  g_assert_cmpuint (scenario->treatments->len, ==, 1);
  treatment = &g_array_index (scenario->treatments, TrabTreatment, 0);
  g_assert_cmpint (treatment->type, ==, TRAB_TREATMENT_ALN);
  g_assert_cmpfloat_with_epsilon (treatment->t0_years, -2, 0.01);
  g_assert_cmpfloat (treatment->t1_years, ==, 0);
}

/* A list that says only "another medicine" is read by the name; a cream is not whole-body estrogen.
 */
static void
test_medicine_known_by_name (Fixture *fixture, gconstpointer sex)
{
  static const struct
  {
    const char *name;
    gboolean is_treated;
  } names[] = { { "Testosterone gel 50 mg", TRUE },
                { "Evorel 50 patches", TRUE },
                { "Estradiol 10 micrograms vaginal tablets", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TrabCourseFields course = { .medicine = "OTHER", .name = names[i].name, .is_ongoing = TRUE };
      g_autoptr (TrabCourse) made = trab_course_new (&course);
      g_autoptr (TrabRecord) record = trab_record_new (trab_record_get_patient (fixture->record));
      g_autoptr (TrabFacts) facts = NULL;

      trab_record_add_course (record, made);
      g_set_object (&fixture->record, record);
      facts = new_facts (fixture);
      g_assert_cmpint (trab_facts_is_treated (facts), ==, names[i].is_treated);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer sex);
    gboolean is_man;
  } tests[] = {
    { "not-known-is-not-no", test_not_known_is_not_no, FALSE },
    { "old-weight-does-not-carry", test_old_weight_does_not_carry, FALSE },
    { "todays-weight-counts", test_todays_weight_counts, FALSE },
    { "a-recorded-fracture-answers", test_a_recorded_fracture_answers, FALSE },
    { "nutrition-by-the-table", test_nutrition_by_the_table, FALSE },
    { "final-period-assumed-and-said", test_final_period_assumed_and_said, FALSE },
    { "final-period-assumed-from-55-only", test_final_period_assumed_from_55_only, FALSE },
    { "steroids-by-dose-and-time", test_steroids_by_dose_and_time, FALSE },
    { "steroids-of-the-list", test_steroids_of_the_list, FALSE },
    { "a-mans-testosterone-in-model-units", test_a_mans_testosterone_in_model_units, TRUE },
    { "igf-by-its-mean", test_igf_by_its_mean, TRUE },
    { "hormones-are-told", test_hormones_are_told, TRUE },
    { "past-medicine-reaches-the-model", test_past_medicine_reaches_the_model, FALSE },
    { "medicine-known-by-name", test_medicine_known_by_name, FALSE },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/session/facts/", tests[i].path, NULL);

      g_test_add (path, Fixture, GINT_TO_POINTER (tests[i].is_man), set_up, tests[i].func,
                  tear_down);
    }
  return g_test_run ();
}
