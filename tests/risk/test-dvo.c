/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-dvo.h"

static TrabDvoInputs
person (TrabSex sex, double age_years, double total_hip_t_score, const char *const *factors)
{
  return (TrabDvoInputs){
    .sex = sex,
    .has_age = TRUE,
    .age_years = age_years,
    .has_total_hip_t_score = !isnan (total_hip_t_score),
    .total_hip_t_score = total_hip_t_score,
    .factors = factors,
  };
}

static TrabDvoOutput
calculate (TrabDvoInputs inputs)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabDvo) dvo = trab_dvo_new (evidence, &error);
  TrabDvoOutput output;

  g_assert_no_error (error);
  trab_dvo_calculate (dvo, &inputs, &output);
  return output;
}

/* Cases published with another implementation. The first rests on an open cell: both readings. */
static void
test_worked_examples (void)
{
  static const char *const parent[] = { "rf_parent_hip_fracture", NULL };
  static const char *const steroids[] = { "rf_gc_pred_gt_7_5mg_gt_3m", NULL };
  static const char *const ra_tbs[]
      = { "rf_rheumatoid_arthritis", "rf_tbs_zscore_minus_2_5", NULL };
  TrabDvoOutput output = calculate (person (TRAB_SEX_FEMALE, 67, -2.8, parent));

  g_assert_cmpfloat_with_epsilon (output.multiplier, 1.3, 1e-12);
  g_assert_cmpfloat (output.required[2], ==, 2.3);
  g_assert_cmpint (output.band, ==, TRAB_DVO_BAND_5_TO_10);
  g_assert_cmpint (output.other_band, ==, TRAB_DVO_BAND_3_TO_5);
  g_assert_true (output.caveats & TRAB_RISK_CAVEAT_SOURCES_DISAGREE);
  output = calculate (person (TRAB_SEX_MALE, 72, -2.2, steroids));
  g_assert_cmpfloat_with_epsilon (output.multiplier, 4.0, 1e-12);
  g_assert_cmpfloat (output.required[2], ==, 1.7);
  g_assert_cmpint (output.band, ==, TRAB_DVO_BAND_10_OR_MORE);
  output = calculate (person (TRAB_SEX_FEMALE, 75, -2.6, ra_tbs));
  g_assert_cmpfloat_with_epsilon (output.multiplier, 4.86, 1e-12);
  g_assert_cmpint (output.band, ==, TRAB_DVO_BAND_10_OR_MORE);
}

static void
test_what_multiplies (void)
{
  /* both falls factors: the stronger; both of a ladder: the stronger; then the two strongest */
  static const char *const falls[] = { "rf_fall_1_last_12m", "rf_tug_gt_12s", NULL };
  static const char *const ladder[]
      = { "rf_diabetes_type_2_5_10y", "rf_diabetes_type_2_gt_10y", NULL };
  static const char *const three[]
      = { "rf_copd", "rf_smoking_gt_10_day", "rf_alcohol_gt_50g_day", NULL };
  static const char *const twice[] = { "rf_copd", "rf_copd", NULL };
  static const char *const indicator[] = { "ri_celiac_disease", "ri_immobility_walking_aid", NULL };
  static const char *const ra_gc[]
      = { "rf_rheumatoid_arthritis", "rf_gc_pred_gt_7_5mg_gt_3m", NULL };

  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 60, 0, falls)).multiplier, ==, 1.8);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 60, 0, ladder)).multiplier, ==, 1.6);
  g_assert_cmpfloat_with_epsilon (calculate (person (TRAB_SEX_FEMALE, 60, 0, three)).multiplier,
                                  1.9 * 1.5, 1e-12);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 60, 0, twice)).multiplier, ==, 1.3);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 60, 0, indicator)).multiplier, ==, 1);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 60, 0, ra_gc)).multiplier, ==, 4);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 60, 0, NULL)).multiplier, ==, 1);
}

/* 1.5 x 1.2 is a little under 1.8 in binary: the printed threshold is reached all the same. */
static void
test_printed_digits_decide (void)
{
  static const char *const factors[] = { "rf_smoking_gt_10_day", "rf_tsh_lt_0_1", NULL };
  TrabDvoOutput output = calculate (person (TRAB_SEX_FEMALE, 80, 0, factors));

  g_assert_cmpfloat (output.required[0], ==, 1.8);
  g_assert_cmpint (output.band, ==, TRAB_DVO_BAND_3_TO_5);
}

static void
test_columns_and_rows (void)
{
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 50, NAN, NULL)).required[0], ==, 13);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 50, 0.4, NULL)).required[2], ==, 42);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 50, -0.1, NULL)).required[2], ==, 31);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 50, -0.5, NULL)).required[2], ==, 31);
  /* below the last column nothing is read, unless there is nothing higher to say */
  g_assert_cmpint (calculate (person (TRAB_SEX_FEMALE, 50, -4.1, NULL)).refusal, ==,
                   TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_cmpint (calculate (person (TRAB_SEX_FEMALE, 50, -4, NULL)).refusal, ==,
                   TRAB_RISK_REFUSAL_NONE);
  g_assert_cmpint (calculate (person (TRAB_SEX_FEMALE, 80, -4.1, NULL)).band, ==,
                   TRAB_DVO_BAND_10_OR_MORE);
  g_assert_cmpfloat (calculate (person (TRAB_SEX_FEMALE, 54, 0, NULL)).required[2], ==, 42);
  /* an empty cell is reached without any factor */
  g_assert_cmpint (calculate (person (TRAB_SEX_FEMALE, 90, -4, NULL)).band, ==,
                   TRAB_DVO_BAND_10_OR_MORE);
}

/* A lower T-score, an older row or one more factor never lowers the band. */
static void
test_monotone (void)
{
  for (guint age = 50; age < 95; age += 5)
    for (int t = 1; t <= 8; t++)
      {
        TrabDvoOutput better = calculate (person (TRAB_SEX_FEMALE, age, -(t - 1) / 2.0, NULL));
        TrabDvoOutput worse = calculate (person (TRAB_SEX_FEMALE, age, -t / 2.0, NULL));

        g_assert_cmpint (worse.band, >=, better.band);
      }
}

static void
test_refuses (void)
{
  static const char *const unknown[] = { "rf_copd", "rf_nothing", NULL };

  g_assert_cmpint (calculate (person (TRAB_SEX_UNKNOWN, 60, 0, NULL)).refusal, ==,
                   TRAB_RISK_REFUSAL_MISSING);
  g_assert_cmpint (calculate (person (TRAB_SEX_MALE, 49, 0, NULL)).refusal, ==,
                   TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_cmpint (calculate (person (TRAB_SEX_MALE, 95, 0, NULL)).refusal, ==,
                   TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_cmpint (calculate (person (TRAB_SEX_MALE, 60, INFINITY, NULL)).refusal, ==,
                   TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_cmpint (calculate (person (TRAB_SEX_MALE, 60, 0, unknown)).refusal, ==,
                   TRAB_RISK_REFUSAL_NOT_IN_MODEL);
  for (guint i = 0; i < TRAB_N_DVO_BANDS; i++)
    g_assert_nonnull (trab_dvo_band_to_string ((TrabDvoBand) i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/risk/dvo/worked-examples", test_worked_examples);
  g_test_add_func ("/risk/dvo/what-multiplies", test_what_multiplies);
  g_test_add_func ("/risk/dvo/printed-digits-decide", test_printed_digits_decide);
  g_test_add_func ("/risk/dvo/columns-and-rows", test_columns_and_rows);
  g_test_add_func ("/risk/dvo/monotone", test_monotone);
  g_test_add_func ("/risk/dvo/refuses", test_refuses);
  return g_test_run ();
}
