/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-error.h"
#include "trab-frax.h"

static TrabFraxClass
classify_person (TrabFraxScheme scheme, double mof, double hip, const TrabFraxPerson *person)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabFraxTyped typed
      = { .has_mof = !isnan (mof), .mof_pct = mof, .has_hip = !isnan (hip), .hip_pct = hip };
  TrabFraxClass out;

  trab_frax_classify (evidence, scheme, &typed, person, &out, &error);
  g_assert_no_error (error);
  return out;
}

static TrabFraxClass
classify (TrabFraxScheme scheme, double mof, double hip, double age, gboolean with_bmd, double t)
{
  TrabFraxPerson person = {
    .sex = TRAB_SEX_FEMALE,
    .age_years = age,
    .is_postmenopausal = TRAB_ANSWER_YES,
    .with_bmd = with_bmd ? TRAB_ANSWER_YES : TRAB_ANSWER_NO,
    .lowest_t_score = t,
  };

  return classify_person (scheme, mof, hip, &person);
}

static void
test_us (void)
{
  const TrabFraxScheme us = TRAB_FRAX_SCHEME_US;

  g_assert_cmpint (classify (us, 20, 1, 70, TRUE, -2).band, ==, TRAB_FRAX_BAND_ABOVE_INTERVENTION);
  g_assert_cmpint (classify (us, 19.9, 3, 70, TRUE, -2).band, ==,
                   TRAB_FRAX_BAND_ABOVE_INTERVENTION);
  g_assert_cmpint (classify (us, 19.9, 2.9, 70, TRUE, -2).band, ==,
                   TRAB_FRAX_BAND_BELOW_INTERVENTION);
  g_assert_cmpstr (classify (us, 25, 5, 70, TRUE, -2.5).refused_input, ==, "lowest_t_score");
  g_assert_cmpstr (classify (us, 25, 5, 70, TRUE, -1).refused_input, ==, "lowest_t_score");
  g_assert_cmpint (classify (us, 25, 5, 70, FALSE, NAN).refusal, ==, TRAB_RISK_REFUSAL_MISSING);
}

static void
test_nogg (void)
{
  const TrabFraxScheme nogg = TRAB_FRAX_SCHEME_NOGG_2024;

  g_assert_cmpint (classify (nogg, 3.3, NAN, 52, FALSE, NAN).band, ==, TRAB_FRAX_BAND_BELOW_LOWER);
  g_assert_cmpint (classify (nogg, 3.4, NAN, 52, FALSE, NAN).band, ==, TRAB_FRAX_BAND_BETWEEN);
  g_assert_cmpint (classify (nogg, 8.8, NAN, 52, FALSE, NAN).band, ==, TRAB_FRAX_BAND_ABOVE_UPPER);
  g_assert_cmpint (classify (nogg, 16.4, NAN, 69.9, TRUE, -2).band, ==,
                   TRAB_FRAX_BAND_BELOW_INTERVENTION);
  g_assert_cmpint (classify (nogg, 20.3, NAN, 70, TRUE, -2).band, ==,
                   TRAB_FRAX_BAND_ABOVE_INTERVENTION);
  g_assert_cmpint (classify (nogg, 32.5, NAN, 85, TRUE, -2).band, ==, TRAB_FRAX_BAND_VERY_HIGH);
  /* the outcome that lies higher decides */
  g_assert_cmpint (classify (nogg, 10, 8.7, 75, TRUE, -2).band, ==, TRAB_FRAX_BAND_VERY_HIGH);
  g_assert_cmpfloat_with_epsilon (classify (nogg, 10, 8.7, 75, TRUE, -2).over_threshold, 8.7 / 5.4,
                                  1e-12);
  g_assert_cmpint (classify (nogg, 10, 1, 49, TRUE, -2).refusal, ==,
                   TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_cmpint (classify (nogg, 10, 1, 60, TRUE, -2).provenance, ==, TRAB_PROVENANCE_UNVERIFIED);
}

/* 8.6 % is printed as the hip's very high threshold from 70, 1.6 x 5.4 is 8.64. */
static void
test_printed_very_high_threshold (void)
{
  const TrabFraxScheme nogg = TRAB_FRAX_SCHEME_NOGG_2024;

  g_assert_cmpint (classify (nogg, 10, 8.6, 75, TRUE, -2).band, ==, TRAB_FRAX_BAND_VERY_HIGH);
  g_assert_cmpfloat (classify (nogg, 10, 8.6, 75, TRUE, -2).over_threshold, >=, 1.6);
  g_assert_cmpint (classify (nogg, 10, 8.5, 75, TRUE, -2).band, ==,
                   TRAB_FRAX_BAND_ABOVE_INTERVENTION);
  g_assert_cmpfloat (classify (nogg, 10, 8.5, 75, TRUE, -2).over_threshold, <, 1.6);
  /* under 70 no threshold is printed: the product */
  g_assert_cmpint (classify (nogg, 10, 5.6, 67, TRUE, -2).band, ==, TRAB_FRAX_BAND_VERY_HIGH);
}

/* Below an intervention threshold and between the assessment thresholds are different things. */
static void
test_scan_not_known (void)
{
  TrabFraxPerson person = { .sex = TRAB_SEX_FEMALE,
                            .age_years = 75,
                            .is_postmenopausal = TRAB_ANSWER_YES,
                            .lowest_t_score = NAN };
  TrabFraxClass class = classify_person (TRAB_FRAX_SCHEME_NOGG_2024, 15, 4, &person);

  g_assert_cmpint (class.band, ==, TRAB_FRAX_BAND_NONE);
  g_assert_cmpint (class.refusal, ==, TRAB_RISK_REFUSAL_MISSING);
  g_assert_cmpstr (class.refused_input, ==, "frax_with_bmd");
  g_assert_cmpint (class.is_very_high, ==, TRAB_ANSWER_NO);
  class = classify_person (TRAB_FRAX_SCHEME_NOGG_2024, 33, NAN, &person);
  g_assert_cmpint (class.band, ==, TRAB_FRAX_BAND_VERY_HIGH);
  g_assert_cmpint (class.refusal, ==, TRAB_RISK_REFUSAL_NONE);
  /* one outcome alone cannot rule it out */
  class = classify_person (TRAB_FRAX_SCHEME_NOGG_2024, 15, NAN, &person);
  g_assert_cmpint (class.is_very_high, ==, TRAB_ANSWER_NOT_KNOWN);
}

/* The US thresholds are for women after menopause and men from 50. */
static void
test_us_population (void)
{
  static const struct
  {
    TrabSex sex;
    double age;
    TrabAnswer after;
    const char *refused;
  } rows[] = {
    { TRAB_SEX_FEMALE, 60, TRAB_ANSWER_YES, NULL },
    { TRAB_SEX_FEMALE, 45, TRAB_ANSWER_NO, "menopause" },
    { TRAB_SEX_FEMALE, 60, TRAB_ANSWER_NOT_KNOWN, "menopause" },
    { TRAB_SEX_MALE, 50, TRAB_ANSWER_NOT_KNOWN, NULL },
    { TRAB_SEX_MALE, 49.9, TRAB_ANSWER_NOT_KNOWN, "age" },
    { TRAB_SEX_MALE, NAN, TRAB_ANSWER_NOT_KNOWN, "age" },
    { TRAB_SEX_UNKNOWN, 60, TRAB_ANSWER_NOT_KNOWN, "sex" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrabFraxPerson person = { rows[i].sex, rows[i].age, rows[i].after, TRAB_ANSWER_YES, -2 };

      g_assert_cmpstr (classify_person (TRAB_FRAX_SCHEME_US, 25, 5, &person).refused_input, ==,
                       rows[i].refused);
    }
}

static void
test_typed_result (void)
{
  TrabFraxTyped typed = { .has_mof = TRUE, .mof_pct = 14, .has_hip = TRUE, .hip_pct = 4 };
  TrabFraxTyped wrong = { .has_mof = TRUE, .mof_pct = 140 };
  TrabFraxTyped nothing = { 0 };
  g_autoptr (TrabRiskResult) result = trab_frax_new_result (&typed);
  g_autoptr (TrabRiskResult) refused = trab_frax_new_result (&wrong);
  g_autoptr (TrabRiskResult) missing = trab_frax_new_result (&nothing);

  g_assert_cmpfloat (trab_risk_result_get_pct (result, TRAB_OUTCOME_MAJOR, 10), ==, 14);
  g_assert_false (trab_risk_result_has_pct (result, TRAB_OUTCOME_MAJOR, 5));
  g_assert_true (trab_risk_result_get (result)->caveats & TRAB_RISK_CAVEAT_TYPED_IN);
  g_assert_cmpint (trab_risk_result_get (refused)->refusal, ==, TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  g_assert_cmpint (trab_risk_result_get (missing)->refusal, ==, TRAB_RISK_REFUSAL_MISSING);
}

static void
test_glucocorticoid_dose (void)
{
  static const struct
  {
    double dose, mof, hip;
  } cases[] = { { 1, 16, 3.25 }, { 2.5, 20, 5 }, { 7.4, 20, 5 }, { 7.5, 23, 6 }, { 40, 23, 6 } };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabFraxTyped typed = { .has_mof = TRUE, .mof_pct = 20, .has_hip = TRUE, .hip_pct = 5 };
  TrabFraxTyped adjusted;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
          trab_frax_adjust_glucocorticoid (evidence, &typed, cases[i].dose, &adjusted, &error));
      g_assert_cmpfloat_with_epsilon (adjusted.mof_pct, cases[i].mof, 1e-9);
      g_assert_cmpfloat_with_epsilon (adjusted.hip_pct, cases[i].hip, 1e-9);
    }
  g_assert_false (trab_frax_adjust_glucocorticoid (evidence, &typed, 0, &adjusted, &error));
  g_assert_error (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_OUT_OF_RANGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/risk/frax/us", test_us);
  g_test_add_func ("/risk/frax/nogg", test_nogg);
  g_test_add_func ("/risk/frax/printed-very-high-threshold", test_printed_very_high_threshold);
  g_test_add_func ("/risk/frax/scan-not-known", test_scan_not_known);
  g_test_add_func ("/risk/frax/us-population", test_us_population);
  g_test_add_func ("/risk/frax/typed-result", test_typed_result);
  g_test_add_func ("/risk/frax/glucocorticoid-dose", test_glucocorticoid_dose);
  return g_test_run ();
}
