/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "trab-chart-table.h"
#include "trab-evidence.h"
#include "trab-present-densitometry.h"
#include "trab-present-follow-up-chart.h"
#include "trab-present-follow-up.h"
#include "trab-present-risk-chart.h"
#include "trab-present-risk-panel.h"
#include "trab-present-risk-why.h"
#include "trab-present-row.h"

static const TrabPresentRow *
get_row (GPtrArray *rows, guint i)
{
  g_assert_cmpuint (rows->len, >, i);
  return g_ptr_array_index (rows, i);
}

static void
assert_says (const char *text, const char *part)
{
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, part));
}

/* consultation-workflow.md, "Follow-up: did it work?" */
static void
test_verdicts_as_written (void)
{
  static const char *const expected[TRAB_N_RESPONSE_VERDICTS] = {
    [TRAB_RESPONSE_NOT_COMPARABLE] = "These two scans cannot be compared.",
    [TRAB_RESPONSE_TOO_SOON] = "Too soon to tell",
    [TRAB_RESPONSE_UP] = "Your bone density has gone up.",
    [TRAB_RESPONSE_NO_CHANGE] = "No change we can be sure of.",
    [TRAB_RESPONSE_DOWN] = "Your bone density has gone down. Let's look for a reason.",
  };

  for (guint i = 0; i < TRAB_N_RESPONSE_VERDICTS; i++)
    g_assert_cmpstr (trab_present_follow_up_get_verdict ((TrabResponseVerdict) i), ==, expected[i]);
  g_assert_cmpstr (trab_present_follow_up_chart_get_reading (TRAB_CONDITIONING_LITTLE_TAKEN), ==,
                   "Not taking, not absorbing or secondary cause");
  g_assert_cmpstr (trab_present_follow_up_chart_get_reading (TRAB_CONDITIONING_DOES_NOT_FIT), ==,
                   "The data do not fit the model.");
}

static TrabScanPair *
add_pair (TrabFollowUp *follow_up, TrabResponseVerdict verdict, guint notes)
{
  TrabScanPair *pair = trab_follow_up_add_scan_pair (follow_up, TRAB_SITE_TOTAL_HIP);

  pair->first_date = (TrabDate){ 2023, 11, 3 };
  pair->second_date = (TrabDate){ 2025, 10, 28 };
  pair->first_g_cm2 = 0.72;
  pair->second_g_cm2 = 0.731;
  pair->verdict = verdict;
  pair->notes = notes;
  return pair;
}

static void
test_pair_and_its_reasons (void)
{
  g_autoptr (TrabFollowUp) follow_up = trab_follow_up_new ();
  g_autoptr (GPtrArray) rows = NULL;
  TrabScanPair *pair
      = add_pair (follow_up, TRAB_RESPONSE_NO_CHANGE,
                  TRAB_RESPONSE_NOTE_HOPED_FOR | TRAB_RESPONSE_NOTE_MARGIN_IS_A_GUESS);

  pair->change_pct = 1.53;
  pair->lsc_pct = 4.99;
  add_pair (follow_up, TRAB_RESPONSE_NOT_COMPARABLE, TRAB_RESPONSE_NOTE_SCANNER_DIFFERS);
  follow_up->reading = TRAB_CONDITIONING_FITS;
  rows = trab_present_follow_up_dup_verdicts (follow_up);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (get_row (rows, 0)->title, ==, "Total hip");
  assert_says (get_row (rows, 0)->note,
               "With a medicine that slows bone loss, this is what we hope to see.");
  assert_says (get_row (rows, 0)->note, "a guess");
  assert_says (get_row (rows, 0)->note, "Change +1.5 %, margin 5.0 %.");
  assert_says (get_row (rows, 1)->note, "The scanners differ.");
  assert_says (get_row (rows, 1)->note, "new baseline");
  g_assert_null (strstr (get_row (rows, 1)->note, "Change"));
  assert_says (get_row (rows, 2)->text, "fits the model");
}

static void
test_misfit_as_written (void)
{
  g_autoptr (TrabDensityReading) reading = trab_density_reading_new ();
  TrabDensitySite *site = trab_density_reading_add_site (reading, TRAB_SITE_TOTAL_HIP);
  g_autofree char *text = NULL;

  site->t_score = -2.6;
  site->bmd_g_cm2 = 0.9;
  g_assert_null (trab_present_densitometry_dup_misfit (site));
  site->t_check = TRAB_T_CHECK_MISFIT;
  text = trab_present_densitometry_dup_misfit (site);
  assert_says (text, "T-score −2.6 does not fit 0.900 g/cm². Is it the printed value");
}

/* Whatever keeps a score from being checked is said beside it. */
static void
test_check_is_told (void)
{
  static const struct
  {
    TrabTCheck check;
    const char *words;
  } rows[] = {
    { TRAB_T_CHECK_FITS, "Check: −2.4 against young women of NHANES III, give or take 0.7. The "
                         "density was first turned to the Hologic scale" },
    { TRAB_T_CHECK_MISFIT, "Check: −2.4 against" },
    { TRAB_T_CHECK_NO_REFERENCE, "Not checked: references of the spine are the makers' own." },
    { TRAB_T_CHECK_NO_SCANNER, "Not checked: the scanner is not known." },
    { TRAB_T_CHECK_UNKNOWN_MAKER, "Not checked: the scanner's name does not tell its maker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrabDensityReading) reading = trab_density_reading_new ();
      TrabDensitySite *site = trab_density_reading_add_site (reading, TRAB_SITE_FEMORAL_NECK);
      g_autoptr (GPtrArray) rows_made = NULL;

      site->t_score = -2.4;
      site->bmd_g_cm2 = 0.7;
      site->t_check = rows[i].check;
      if (rows[i].check == TRAB_T_CHECK_FITS || rows[i].check == TRAB_T_CHECK_MISFIT)
        {
          site->checked_t_score = -2.43;
          site->checked_reference = TRAB_SEX_FEMALE;
          site->is_converted = TRUE;
          site->tolerance = 0.67;
        }
      rows_made = trab_present_densitometry_dup_rows (reading);
      assert_says (get_row (rows_made, 1)->note, rows[i].words);
    }
}

static void
test_man_against_both (void)
{
  g_autoptr (TrabDensityReading) reading = trab_density_reading_new ();
  g_autoptr (GPtrArray) rows = NULL;
  TrabDensitySite *site = trab_density_reading_add_site (reading, TRAB_SITE_FEMORAL_NECK);

  site->t_score = -2.5;
  reading->category = TRAB_DENSITY_LOW;
  reading->site = TRAB_SITE_FEMORAL_NECK;
  reading->score = reading->female_t_score = -2.2;
  reading->own_t_score = -2.5;
  rows = trab_present_densitometry_dup_rows (reading);
  assert_says (get_row (rows, 0)->note,
               "T-score −2.2 against young women, −2.5 against young men.");
  assert_says (get_row (rows, 1)->text, "T-score −2.5");
  assert_says (get_row (rows, 1)->note, "Reference as printed: not said.");
}

/* A path that rises by @pct_per_year, five years long. */
static TrabRun *
new_path (double pct_per_year)
{
  const gsize n = (gsize) TRAB_N_QUANTITIES * TRAB_N_BANDS * TRAB_N_QUANTILES * 61;
  g_autofree double *pct = g_new (double, n);
  g_autofree double *rest = g_new0 (double, 61);
  TrabRunProvenance made = { .engine_version = "1", .parameter_digest = "d" };
  TrabRunNumbers numbers = { .pct = pct, .d_th_points = rest, .q_inhibition = rest };

  for (gsize i = 0; i < n; i++)
    pct[i] = pct_per_year * (double) (i % 61) / 12 + (double) (i / 61 % TRAB_N_QUANTILES) - 2;
  return trab_run_new ("as-now", 61, &made, &numbers);
}

/* Both paths in picture, table and words; the reading stands over them. */
static void
test_path_before_and_after (void)
{
  g_autoptr (TrabFollowUp) follow_up = trab_follow_up_new ();
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autoptr (TrabChartSpec) alone = NULL;
  g_autoptr (TrabChartTable) table = NULL;
  g_autoptr (TrabChartTable) short_table = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_null (trab_present_follow_up_chart_new (follow_up));
  follow_up->projected = new_path (1);
  follow_up->conditioned = new_path (-1);
  follow_up->reading = TRAB_CONDITIONING_LITTLE_TAKEN;
  follow_up->solid_years = 3;
  follow_up->dashed_years = 4;
  spec = trab_present_follow_up_chart_new (follow_up);
  table = trab_chart_table_new (spec, 1);
  assert_says (trab_chart_spec_get_words (spec)->caption,
               "Not taking, not absorbing or secondary cause");
  /* three sites, two paths, today and four years; no columns of an average person */
  g_assert_cmpuint (trab_chart_table_get_n_rows (table), ==, 3 * 2 * 5);
  g_assert_cmpuint (trab_chart_table_get_n_columns (table), ==, 6);
  g_assert_cmpstr (trab_chart_table_get_cell (table, 4, 0), ==, "The model alone");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 4, 2), ==, "4.0");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 4, 3), ==, "2.0");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 4, 5), ==, "beyond the studies");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 9, 0), ==, "With what was measured");
  rows = trab_present_follow_up_dup_verdicts (follow_up);
  assert_says (get_row (rows, 0)->note, "The model alone: 4 y: +4 % (+2 to +6).");
  assert_says (get_row (rows, 0)->note, "With what was measured: 4 y: −4 % (−6 to −2).");
  g_clear_object (&follow_up->conditioned);
  follow_up->reading = TRAB_CONDITIONING_DOES_NOT_FIT;
  alone = trab_present_follow_up_chart_new (follow_up);
  short_table = trab_chart_table_new (alone, 1);
  g_assert_cmpuint (trab_chart_table_get_n_rows (short_table), ==, 3 * 5);
  assert_says (trab_chart_spec_get_words (alone)->caption, "The curve is shown without them.");
}

static TrabRiskResult *
new_result (const char *model_id, TrabRiskRefusal refusal, guint caveats)
{
  static const char *const without[] = { "b_falls", "ethrisk", NULL };
  TrabRiskResultFields fields = { .model_id = model_id,
                                  .model_version = "1",
                                  .refusal = refusal,
                                  .refused_input = refusal ? "bmi" : NULL,
                                  .refused_value = 19.98,
                                  .worked_out_without = without,
                                  .caveats = caveats };

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint j = 0; j < TRAB_RISK_MAX_YEARS; j++)
      fields.pct[i][j] = i == TRAB_OUTCOME_HIP ? 4 : 2;
  return trab_risk_result_new (&fields);
}

static void
test_estimate_says_what_to_know (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
  g_autoptr (TrabRiskResult) number
      = new_result ("qfracture2012", TRAB_RISK_REFUSAL_NONE,
                    TRAB_RISK_CAVEAT_TOO_LOW_PRIOR_FRACTURE | TRAB_RISK_CAVEAT_TOO_LOW_STEROIDS);
  g_autoptr (TrabRiskResult) none = new_result ("qfracture2012", TRAB_RISK_REFUSAL_OUT_OF_RANGE,
                                                TRAB_RISK_CAVEAT_NO_NUMBER_IS_NOT_LOW);
  g_autoptr (GPtrArray) rows = NULL;

  trab_risk_panel_add_estimate (panel, number);
  trab_risk_panel_add_estimate (panel, none);
  rows = trab_present_risk_panel_dup_estimates (panel, evidence);
  assert_says (get_row (rows, 0)->text,
               "A hip, spine, wrist or upper arm bone: 4.0\u00a0% over 10 years");
  assert_says (get_row (rows, 0)->note, "May be too low: a past break");
  assert_says (get_row (rows, 0)->note, "May be too low: steroids");
  assert_says (get_row (rows, 0)->note, "the hip value stands for both");
  assert_says (get_row (rows, 0)->note,
               "Worked out without: Falls in the last 12 months, Ethnic group.");
  assert_says (get_row (rows, 0)->note, "Does not use: bone density");
  assert_says (get_row (rows, 1)->text, "Outside this model: body mass index 19.98");
  assert_says (get_row (rows, 1)->note, "No number is not a low chance.");
}

static gboolean
has_row (GPtrArray *rows, const char *title, const char *words)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (get_row (rows, i)->title, title)
        && strstr (get_row (rows, i)->text, words) != NULL)
      return TRUE;
  return FALSE;
}

/* Formula, inputs, source, people, date, whom it does not fit, licence: of every model. */
static void
test_every_estimate_has_its_working (void)
{
  static const char *const titles[] = { "What it counts",
                                        "Formula",
                                        "People it was made with",
                                        "Does not use",
                                        "Whom it may not fit",
                                        "Licence",
                                        "Source",
                                        "Date" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *models = trab_evidence_get_table (evidence, "risk/models", NULL);

  for (guint i = 0; i < trab_table_get_n_rows (models); i++)
    {
      const char *id = trab_table_get_text (models, i, "id");
      g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
      g_autoptr (TrabRiskResult) result = new_result (id, TRAB_RISK_REFUSAL_NONE, 0);
      TrabRiskEstimate *estimate = trab_risk_panel_add_estimate (panel, result);
      g_autoptr (GPtrArray) shown = NULL;
      g_autoptr (GPtrArray) working = NULL;

      trab_risk_panel_add_input (estimate, "smoke_cat", "3");
      trab_risk_panel_add_input (estimate, "factors", "rf_copd");
      shown = trab_present_risk_panel_dup_estimates (panel, evidence);
      g_assert_cmpstr (get_row (shown, 0)->why, ==, id);
      assert_says (get_row (shown, 0)->note, "Does not use: ");
      working = trab_present_risk_why_dup_rows (panel, evidence, id, (TrabDate){ 2025, 11, 3 });
      g_test_message ("%s", id);
      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        g_assert_true (has_row (working, titles[j], ""));
      g_assert_true (has_row (working, "Worked out without", "Ethnic group"));
      g_assert_true (has_row (working, "Input: Smoking", "Moderate (10-19/day)"));
      g_assert_true (has_row (working, "Copies disagree", "1.3 (osteopo"));
      g_assert_true (has_row (working, "Date", "3 November 2025"));
    }
}

/* The curve, its table and its description hold the numbers of the result; a refusal has no curve.
 */
static void
test_years_as_a_curve (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRiskResult) hip_exceeds = new_result ("qfracture2012", TRAB_RISK_REFUSAL_NONE, 0);
  g_autoptr (TrabRiskResult) refused
      = new_result ("qfracture2012", TRAB_RISK_REFUSAL_OUT_OF_RANGE, 0);
  g_autoptr (TrabRiskResult) result = NULL;
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autoptr (TrabChartSpec) both = NULL;
  g_autoptr (TrabChartTable) table = NULL;
  TrabRiskResultFields fields = { .model_id = "qfracture2012", .model_version = "1" };

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint j = 0; j < TRAB_RISK_MAX_YEARS; j++)
      fields.pct[i][j] = (i == TRAB_OUTCOME_HIP ? 0.5 : 1.5) * (j + 1);
  result = trab_risk_result_new (&fields);
  spec = trab_present_risk_chart_new (result, evidence);
  table = trab_chart_table_new (spec, 1);
  g_assert_cmpuint (trab_chart_table_get_n_columns (table), ==, 3);
  g_assert_cmpuint (trab_chart_table_get_n_rows (table), ==, 2 * (TRAB_RISK_MAX_YEARS + 1));
  g_assert_cmpstr (trab_chart_table_get_cell (table, 4, 1), ==, "4");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 4, 2), ==, "6.0");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 21, 0), ==, "A hip");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 21, 2), ==, "5.0");
  assert_says (trab_chart_spec_get_words (spec)->description, "a hip: 0.5, 1.0, 1.5");
  assert_says (trab_chart_spec_get_words (spec)->caption, "It gives no range.");
  g_assert_null (trab_present_risk_chart_new (refused, evidence));
  both = trab_present_risk_chart_new (hip_exceeds, evidence);
  assert_says (trab_chart_spec_get_words (both)->caption, "the hip value stands for both");
}

/* Both horizons of a model that has two are shown. */
static void
test_two_horizons (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
  g_autoptr (TrabRiskResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  TrabRiskResultFields fields = { .model_id = "garvan", .model_version = "1" };

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint j = 0; j < TRAB_RISK_MAX_YEARS; j++)
      fields.pct[i][j] = j == 4 ? 6.3 : j == 9 ? 13.1 : NAN;
  result = trab_risk_result_new (&fields);
  trab_risk_panel_add_estimate (panel, result);
  rows = trab_present_risk_panel_dup_estimates (panel, evidence);
  assert_says (get_row (rows, 0)->text,
               "Any low-trauma break: 6.3\u00a0% over 5 years, 13.1\u00a0% over 10 years");
}

static void
test_conflict_as_written (void)
{
  g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
  TrabRiskConflict *conflict = trab_risk_panel_add_conflict (panel, "qfracture2012");
  g_autofree char *text = NULL;

  conflict->outcome = TRAB_OUTCOME_HIP;
  conflict->typed_pct = 12;
  conflict->model_pct = 4;
  text = trab_present_risk_panel_dup_conflicts (panel);
  assert_says (text, "FRAX typed in says hip 12%. The model says 4%. Check the inputs.");
}

/* A band by one of the two results says so. */
static void
test_band_by_one_outcome (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
      g_autoptr (TrabRiskResult) result = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      TrabRiskResultFields fields = { .model_id = "frax-typed", .model_version = "typed" };
      TrabRiskThreshold *threshold = NULL;

      for (guint j = 0; j < TRAB_N_OUTCOMES; j++)
        for (guint year = 0; year < TRAB_RISK_MAX_YEARS; year++)
          fields.pct[j][year] = year == 9 && (j == TRAB_OUTCOME_MAJOR || i == 1) ? 12 : NAN;
      result = trab_risk_result_new (&fields);
      trab_risk_panel_set_frax (panel, result);
      threshold = trab_risk_panel_add_threshold (panel, "NOGG-2024");
      threshold->band = TRAB_FRAX_BAND_BETWEEN;
      rows = trab_present_risk_panel_dup_frax (panel);
      g_assert_cmpstr (get_row (rows, 1)->why, ==, "NOGG-2024");
      g_assert_cmpint (strstr (get_row (rows, 1)->note, "the other was not typed in") != NULL, ==,
                       i == 0);
    }
}

static void
test_criteria_are_tagged (void)
{
  g_autoptr (TrabRiskPanel) panel = trab_risk_panel_new ();
  g_autoptr (GPtrArray) rows = NULL;
  TrabRiskCriterion *met = trab_risk_panel_add_criterion (panel, "AACE-2020");
  TrabRiskCriterion *open = trab_risk_panel_add_criterion (panel, "AACE-2020");
  TrabRiskCriterion *other = trab_risk_panel_add_criterion (panel, "NOGG-2024");

  met->words = g_strdup ("two or more fractures");
  met->holds = TRAB_ANSWER_YES;
  open->words = g_strdup ("falls");
  other->words = g_strdup ("T-score -3.5 or lower");
  other->holds = TRAB_ANSWER_NO;
  other->is_verified = TRUE;
  rows = trab_present_risk_panel_dup_criteria (panel);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (get_row (rows, 0)->title, ==, "AACE-2020");
  g_assert_cmpstr (get_row (rows, 0)->text, ==, "Met: two or more fractures (unverified)");
  assert_says (get_row (rows, 0)->note, "Not checked: falls (unverified).");
  g_assert_cmpstr (get_row (rows, 1)->text, ==, "None met");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/follow-up/verdicts-as-written", test_verdicts_as_written);
  g_test_add_func ("/present/follow-up/pair-and-its-reasons", test_pair_and_its_reasons);
  g_test_add_func ("/present/densitometry/misfit-as-written", test_misfit_as_written);
  g_test_add_func ("/present/densitometry/check-is-told", test_check_is_told);
  g_test_add_func ("/present/densitometry/man-against-both", test_man_against_both);
  g_test_add_func ("/present/follow-up/path-before-and-after", test_path_before_and_after);
  g_test_add_func ("/present/risk-panel/estimate", test_estimate_says_what_to_know);
  g_test_add_func ("/present/risk-panel/every-estimate-has-its-working",
                   test_every_estimate_has_its_working);
  g_test_add_func ("/present/risk-panel/years-as-a-curve", test_years_as_a_curve);
  g_test_add_func ("/present/risk-panel/two-horizons", test_two_horizons);
  g_test_add_func ("/present/risk-panel/conflict-as-written", test_conflict_as_written);
  g_test_add_func ("/present/risk-panel/band-by-one-outcome", test_band_by_one_outcome);
  g_test_add_func ("/present/risk-panel/criteria-are-tagged", test_criteria_are_tagged);
  return g_test_run ();
}
