/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fixture-person.h"
#include "trab-evidence.h"
#include "trab-session.h"

static TrabRiskPanel *
assess_in (FixturePerson *person, const char *country)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_session_new (&error);
  TrabRiskPanel *panel = NULL;

  g_assert_no_error (error);
  trab_evidence_set_country (trab_session_get_evidence (session), country);
  fixture_person_visit (person);
  panel = trab_session_assess (session, person->record, FIXTURE_PERSON_TODAY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (panel);
  return panel;
}

static TrabRiskPanel *
assess (FixturePerson *person)
{
  return assess_in (person, "GB");
}

static const TrabRiskResultFields *
find (const TrabRiskPanel *panel, const char *model_id)
{
  const TrabRiskEstimate *estimate = trab_risk_panel_find_estimate (panel, model_id);

  g_assert_nonnull (estimate);
  return trab_risk_result_get (estimate->result);
}

/* worked_examples.md: 65 F white, 165 cm, 68 kg, no factor */
static void
test_qfracture_example (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;
  const TrabRiskResultFields *result = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  fixture_person_measure (&person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 165, NULL);
  fixture_person_measure (&person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 68, NULL);
  panel = assess (&person);
  result = find (panel, "qfracture2012");
  g_assert_cmpint (result->refusal, ==, TRAB_RISK_REFUSAL_NONE);
  g_assert_cmpfloat_with_epsilon (result->pct[TRAB_OUTCOME_MAJOR][9], 4.551261, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->pct[TRAB_OUTCOME_HIP][9], 1.187594, 1e-6);
  g_assert_cmpuint (g_strv_length ((GStrv) result->worked_out_without), >, 10);
  /* and no scan: what needs one says so */
  g_assert_cmpint (find (panel, "garvan")->refusal, ==, TRAB_RISK_REFUSAL_MISSING);
  g_assert_cmpstr (find (panel, "garvan")->refused_input, ==, "fn_tscore");
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "NOGG-2024"), ==, TRAB_ANSWER_NOT_KNOWN);
}

static void
test_low_bmi_is_no_low_chance (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;
  const TrabRiskResultFields *result = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  fixture_person_measure (&person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 165, NULL);
  fixture_person_measure (&person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 54.4, NULL); /* BMI 19.98 */
  panel = assess (&person);
  result = find (panel, "qfracture2012");
  g_assert_cmpint (result->refusal, ==, TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_true (isnan (result->pct[TRAB_OUTCOME_HIP][9]));
  g_assert_cmpuint (result->caveats & TRAB_RISK_CAVEAT_NO_NUMBER_IS_NOT_LOW, !=, 0);
}

static void
test_past_fracture_may_be_too_low (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1955);
  fixture_person_measure (&person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 160, NULL);
  fixture_person_measure (&person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 60, NULL);
  fixture_person_break (&person, TRAB_FRACTURE_SPINE, (TrabDate){ 2025, 2, 0 });
  panel = assess (&person);
  g_assert_cmpuint (
      find (panel, "qfracture2012")->caveats & TRAB_RISK_CAVEAT_TOO_LOW_PRIOR_FRACTURE, !=, 0);
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "NOGG-2024"), ==, TRAB_ANSWER_YES);
  /* the guideline of another country says nothing here */
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "AACE-2020"), ==, TRAB_ANSWER_NOT_KNOWN);
  g_clear_pointer (&panel, trab_risk_panel_free);
  panel = assess_in (&person, "US");
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "AACE-2020"), ==, TRAB_ANSWER_YES);
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "NOGG-2024"), ==, TRAB_ANSWER_NOT_KNOWN);
}

/* A break of which only the year is known is neither recent nor long ago. */
static void
test_vague_date_is_not_known (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1955);
  fixture_person_break (&person, TRAB_FRACTURE_SPINE, (TrabDate){ 2023, 0, 0 });
  panel = assess (&person);
  for (guint i = 0; i < panel->criteria->len; i++)
    {
      const TrabRiskCriterion *criterion = g_ptr_array_index (panel->criteria, i);

      if (g_str_equal (criterion->guideline, "NOGG-2024")
          && strstr (criterion->words, "last 2 years") != NULL)
        g_assert_cmpint (criterion->holds, ==, TRAB_ANSWER_NOT_KNOWN);
    }
}

static void
test_typed_frax_conflict (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;
  const TrabRiskConflict *conflict = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  fixture_person_measure (&person, TRAB_MEASURE_HEIGHT, TRAB_SITE_NONE, 165, NULL);
  fixture_person_measure (&person, TRAB_MEASURE_WEIGHT, TRAB_SITE_NONE, 68, NULL);
  fixture_person_answer (&person, "frax_hip_pct", "12");
  fixture_person_answer (&person, "frax_country", "GB");
  fixture_person_answer (&person, "frax_with_bmd", "no");
  fixture_person_answer (&person, "frax_date", "2025-10-30");
  fixture_person_answer (&person, "frax_inputs", "parent hip");
  panel = assess (&person);
  g_assert_cmpuint (panel->conflicts->len, ==, 1);
  conflict = g_ptr_array_index (panel->conflicts, 0);
  g_assert_cmpint (conflict->outcome, ==, TRAB_OUTCOME_HIP);
  g_assert_cmpfloat (conflict->typed_pct, ==, 12);
  g_assert_cmpfloat_with_epsilon (conflict->model_pct, 1.187594, 1e-6);
  /* NOGG at 65: intervention 3.5 %, very high from 1.6 times that */
  g_assert_cmpuint (panel->thresholds->len, ==, 1);
  g_assert_cmpint (((TrabRiskThreshold *) g_ptr_array_index (panel->thresholds, 0))->band, ==,
                   TRAB_FRAX_BAND_VERY_HIGH);
  g_assert_false (((TrabRiskThreshold *) g_ptr_array_index (panel->thresholds, 0))->is_verified);
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "NOGG-2024"), ==, TRAB_ANSWER_YES);
  g_assert_cmpint (panel->frax->date.day, ==, 30);
  g_assert_cmpstr (panel->frax->inputs, ==, "parent hip");
}

static void
test_no_band_of_another_country (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  fixture_person_answer (&person, "frax_major_pct", "25");
  fixture_person_answer (&person, "frax_country", "other");
  panel = assess (&person);
  g_assert_nonnull (panel->frax);
  g_assert_cmpuint (panel->thresholds->len, ==, 0);
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "NOGG-2024"), !=, TRAB_ANSWER_YES);
}

/* Every factor that could count is put in, missing, ruled out by an answer, or named as not asked.
 */
static void
test_dvo_names_what_is_not_asked (void)
{
  static const char *const asked[] = { "rf_hip_",      "rf_vertebral_fracture_",
                                       "rf_humerus_",  "rf_pelvis_",
                                       "rf_forearm_",  "rf_gc_",
                                       "rf_fall",      "rf_depression_",
                                       "rf_epilepsy_", "rf_dementia_",
                                       "rf_parkinson", "rf_diabetes_type_1",
                                       "rf_primary_",  "rf_parent_",
                                       "rf_alcohol_",  "rf_smoking_",
                                       "rf_bmi_",      "rf_chronic_heart",
                                       "rf_tsh_",      NULL };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/dvo2023-factors", NULL);
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;
  const TrabRiskEstimate *dvo = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1955);
  fixture_person_answer (&person, "cardiovascular", "no");
  fixture_person_measure (&person, TRAB_MEASURE_TSH, TRAB_SITE_NONE, 0.1, NULL);
  panel = assess (&person);
  dvo = trab_risk_panel_find_estimate (panel, "dvo2023");
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      const char *id = trab_table_get_text (table, i, "id");
      gboolean is_asked = g_str_equal (id, "rf_stroke"); /* ruled out here */

      for (guint j = 0; asked[j] != NULL; j++)
        is_asked = is_asked || g_str_has_prefix (id, asked[j]);
      g_test_message ("%s", id);
      if (trab_table_get_double (table, i, "counts") > 0)
        g_assert_cmpint (g_strv_contains ((const char *const *) dvo->not_asked, id), ==, !is_asked);
    }
  g_assert_false (
      g_strv_contains (trab_risk_result_get (dvo->result)->worked_out_without, "heart_failure"));
  /* no scan: of 60 or more and a TSH of 0.1 the factor is the band's 1.2 */
  for (guint i = 0; i < dvo->inputs->len; i++)
    {
      const TrabRiskInput *input = g_ptr_array_index (dvo->inputs, i);

      if (g_str_equal (input->name, "factors"))
        g_assert_cmpstr (input->value, ==, "rf_tsh_0_1_to_0_45");
      if (g_str_equal (input->name, "dvo_multiplier"))
        g_assert_cmpstr (input->value, ==, "1.2");
    }
}

/* What keeps a criterion open is named; an injury by a fall is a high risk of falls. */
static void
test_open_criteria_name_what_is_missing (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabRiskPanel) panel = NULL;
      guint n_falls = 0;

      fixture_person_init (&person, TRAB_SEX_FEMALE, 1955);
      fixture_person_answer (&person, "fall_injury", i == 0 ? "no" : "yes");
      panel = assess_in (&person, "US");
      for (guint j = 0; j < panel->criteria->len; j++)
        {
          const TrabRiskCriterion *criterion = g_ptr_array_index (panel->criteria, j);

          g_assert_cmpint (criterion->holds == TRAB_ANSWER_NOT_KNOWN, ==,
                           g_strv_length (criterion->missing) > 0
                               && criterion->holds != TRAB_ANSWER_NO);
          if (strstr (criterion->words, "falls") == NULL)
            continue;
          n_falls++;
          g_assert_cmpint (criterion->holds, ==, i == 0 ? TRAB_ANSWER_NOT_KNOWN : TRAB_ANSWER_YES);
        }
      g_assert_cmpuint (n_falls, ==, 1);
    }
}

/* The US thresholds are for low bone density only: without a scan there is no band. */
static void
test_us_needs_a_t_score (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;
  const TrabRiskThreshold *threshold = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  fixture_person_answer (&person, "frax_major_pct", "25");
  fixture_person_answer (&person, "frax_country", "US");
  panel = assess (&person);
  g_assert_cmpuint (panel->thresholds->len, ==, 0); /* a clinic in the United Kingdom */
  g_clear_pointer (&panel, trab_risk_panel_free);
  panel = assess_in (&person, "US");
  threshold = g_ptr_array_index (panel->thresholds, 0);
  g_assert_cmpint (threshold->band, ==, TRAB_FRAX_BAND_NONE);
  g_assert_cmpint (threshold->refusal, ==, TRAB_RISK_REFUSAL_MISSING);
  g_assert_cmpstr (threshold->refused_input, ==, "lowest_t_score");
}

static void
test_steroid_dose_adjusts_frax (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;

  fixture_person_init (&person, TRAB_SEX_FEMALE, 1960);
  fixture_person_answer (&person, "frax_major_pct", "20");
  fixture_person_answer (&person, "steroids", "yes");
  fixture_person_answer (&person, "prednisolone_mg_d", "10");
  fixture_person_answer (&person, "steroid_months", "8");
  panel = assess (&person);
  g_assert_true (panel->frax->has_adjusted);
  g_assert_cmpfloat_with_epsilon (panel->frax->adjusted_pct[TRAB_OUTCOME_MAJOR], 23, 1e-9);
  g_assert_true (isnan (panel->frax->adjusted_pct[TRAB_OUTCOME_HIP]));
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "NOGG-2024"), ==, TRAB_ANSWER_YES);
}

/* worked_examples.md: M 72, total hip T -2.2, prednisolone over 7.5 mg (4.0): 10 % or more */
static void
test_dvo_example (void)
{
  g_auto (FixturePerson) person = { 0 };
  g_autoptr (TrabRiskPanel) panel = NULL;
  const TrabRiskEstimate *estimate = NULL;

  fixture_person_init (&person, TRAB_SEX_MALE, 1953);
  fixture_person_measure (&person, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP, -2.2,
                          "NHANES III white female");
  fixture_person_answer (&person, "steroids", "yes");
  fixture_person_answer (&person, "prednisolone_mg_d", "10");
  fixture_person_answer (&person, "steroid_months", "24");
  panel = assess_in (&person, "EU");
  estimate = trab_risk_panel_find_estimate (panel, "dvo2023");
  g_assert_cmpstr (estimate->band, ==, ">=10");
  g_assert_cmpint (trab_risk_panel_is_very_high (panel, "DVO-2023"), ==, TRAB_ANSWER_YES);
  g_assert_null (trab_risk_panel_find_estimate (panel, "orai")); /* a tool for women */
}

/* A man's T-score counts in the Dubbo model only where its reference is known, and then as his. */
static void
test_garvan_of_men (void)
{
  static const struct
  {
    const char *reference;
    TrabRiskRefusal refusal;
  } rows[] = {
    { "NHANES III white male", TRAB_RISK_REFUSAL_NONE },
    { "NHANES III white female", TRAB_RISK_REFUSAL_NONE },
    { NULL, TRAB_RISK_REFUSAL_MISSING },
  };
  double pct[G_N_ELEMENTS (rows)];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (FixturePerson) person = { 0 };
      g_autoptr (TrabRiskPanel) panel = NULL;

      fixture_person_init (&person, TRAB_SEX_MALE, 1950);
      fixture_person_measure (&person, TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK, -2,
                              rows[i].reference);
      panel = assess (&person);
      g_assert_cmpint (find (panel, "garvan")->refusal, ==, rows[i].refusal);
      pct[i] = find (panel, "garvan")->pct[TRAB_OUTCOME_HIP][9];
    }
  g_assert_cmpfloat (pct[0], <, pct[1]); /* the same number is worse against young women */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/risk-panel/qfracture-example", test_qfracture_example);
  g_test_add_func ("/session/risk-panel/low-bmi-is-no-low-chance", test_low_bmi_is_no_low_chance);
  g_test_add_func ("/session/risk-panel/past-fracture-may-be-too-low",
                   test_past_fracture_may_be_too_low);
  g_test_add_func ("/session/risk-panel/vague-date-is-not-known", test_vague_date_is_not_known);
  g_test_add_func ("/session/risk-panel/typed-frax-conflict", test_typed_frax_conflict);
  g_test_add_func ("/session/risk-panel/no-band-of-another-country",
                   test_no_band_of_another_country);
  g_test_add_func ("/session/risk-panel/dvo-names-what-is-not-asked",
                   test_dvo_names_what_is_not_asked);
  g_test_add_func ("/session/risk-panel/open-criteria-name-what-is-missing",
                   test_open_criteria_name_what_is_missing);
  g_test_add_func ("/session/risk-panel/us-needs-a-t-score", test_us_needs_a_t_score);
  g_test_add_func ("/session/risk-panel/steroid-dose-adjusts-frax", test_steroid_dose_adjusts_frax);
  g_test_add_func ("/session/risk-panel/dvo-example", test_dvo_example);
  g_test_add_func ("/session/risk-panel/garvan-of-men", test_garvan_of_men);
  return g_test_run ();
}
