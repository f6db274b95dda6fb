/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-point-score.h"

static TrabPointOutput
calculate (const char *tool, const TrabPointInputs *inputs)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabPointScore) score = trab_point_score_new (evidence, tool, &error);
  TrabPointOutput output;

  g_assert_no_error (error);
  trab_point_score_calculate (score, inputs, &output);
  output.band = g_intern_string (output.band); /* outlives the evidence of this call */
  return output;
}

static TrabPointInputs
person (TrabSex sex, double age_years, double weight_kg)
{
  TrabPointInputs inputs = { .sex = sex };

  inputs.has[TRAB_POINT_AGE] = inputs.has[TRAB_POINT_WEIGHT_KG] = TRUE;
  inputs.value[TRAB_POINT_AGE] = age_years;
  inputs.value[TRAB_POINT_WEIGHT_KG] = weight_kg;
  for (guint i = TRAB_POINT_N_FRACTURES; i < TRAB_N_POINT_INPUTS; i++)
    inputs.has[i] = TRUE;
  return inputs;
}

static void
set (TrabPointInputs *inputs, TrabPointInput input, double value)
{
  inputs->has[input] = TRUE;
  inputs->value[input] = value;
}

static void
test_ost (void)
{
  static const struct
  {
    double age, weight, score;
    const char *band; /* of OSTA */
  } cases[] = {
    { 60, 65, 1, "low" },         { 70, 58, -2, "medium" },
    { 75, 45, -6, "high" },       { 65, 61, 0, "low" }, /* truncated toward 0, not floored */
    { 75, 56, -3, "medium" },     { 70, 50, -4, "medium" },
    { 75, 50, -5, "high" },       { 49.6, 69.6, 4, "low" }, /* 20 less a little in binary */
    { 69.6, 49.6, -4, "medium" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrabPointInputs inputs = person (TRAB_SEX_FEMALE, cases[i].age, cases[i].weight);
      TrabPointOutput output = calculate ("ost", &inputs);

      g_assert_cmpint (output.refusal, ==, TRAB_RISK_REFUSAL_NONE);
      g_assert_cmpfloat (output.score, ==, cases[i].score);
      g_assert_cmpint (output.refer, ==, cases[i].score < 2);
      g_assert_false (signbit (output.score) && output.score >= 0);
      g_assert_cmpstr (calculate ("osta", &inputs).band, ==, cases[i].band);
    }
}

static void
test_ost_of_men (void)
{
  TrabPointInputs man = person (TRAB_SEX_MALE, 60, 75);
  TrabPointInputs woman = person (TRAB_SEX_FEMALE, 60, 75);
  TrabPointInputs unknown = person (TRAB_SEX_UNKNOWN, 60, 75);

  g_assert_cmpfloat (calculate ("ost", &man).score, ==, 3);
  g_assert_true (calculate ("ost", &man).refer);
  g_assert_false (calculate ("ost", &woman).refer);
  g_assert_cmpint (calculate ("ost", &unknown).refusal, ==, TRAB_RISK_REFUSAL_MISSING);
  g_assert_cmpint (calculate ("osta", &man).refusal, ==, TRAB_RISK_REFUSAL_NOT_IN_MODEL);
}

static void
test_orai_and_score (void)
{
  TrabPointInputs orai = person (TRAB_SEX_FEMALE, 66, 58);
  TrabPointInputs score = person (TRAB_SEX_FEMALE, 67, 130 * 0.45359237);
  TrabPointOutput output = calculate ("orai", &orai);

  g_assert_cmpfloat (output.score, ==, 9 + 9 + 2);
  g_assert_true (output.refer);
  set (&orai, TRAB_POINT_CURRENT_ESTROGEN, 1);
  g_assert_cmpfloat (calculate ("orai", &orai).score, ==, 18);
  output = calculate ("score", &score);
  g_assert_cmpfloat (output.score, ==, 5 + 18 + 1 - 13);
  set (&score, TRAB_POINT_N_FRACTURES, 5);
  g_assert_cmpfloat (calculate ("score", &score).score, ==, 11 + 12);
  set (&score, TRAB_POINT_BLACK, 1);
  set (&score, TRAB_POINT_RHEUMATOID_ARTHRITIS, 1);
  set (&score, TRAB_POINT_EVER_ESTROGEN, 1);
  g_assert_cmpfloat (calculate ("score", &score).score, ==, 11 + 12 - 5 + 4 - 1);
}

static void
test_smaller_tools (void)
{
  TrabPointInputs inputs = person (TRAB_SEX_FEMALE, 70, 58);

  g_assert_cmpfloat_with_epsilon (calculate ("sofsurf", &inputs).score, 1 + 3, 1e-12);
  g_assert_cmpfloat (calculate ("abone", &inputs).score, ==, 3);
  g_assert_true (calculate ("abone", &inputs).refer);
  g_assert_true (calculate ("weight", &inputs).refer);
  inputs = person (TRAB_SEX_FEMALE, 65, 70);
  g_assert_cmpfloat (calculate ("abone", &inputs).score, ==, 1);
  g_assert_false (calculate ("weight", &inputs).refer);
  inputs = person (TRAB_SEX_MALE, 75, 70);
  g_assert_cmpfloat (calculate ("mores", &inputs).score, ==, 4 + 6);
  g_assert_true (calculate ("mores", &inputs).caveats & TRAB_RISK_CAVEAT_UNVERIFIED);
  inputs = person (TRAB_SEX_MALE, 55, 80.5);
  g_assert_cmpfloat (calculate ("mores", &inputs).score, ==, 0);
  g_assert_cmpint (calculate ("orai", &inputs).refusal, ==, TRAB_RISK_REFUSAL_NOT_IN_MODEL);
}

static void
test_fracture_index (void)
{
  TrabPointInputs inputs = person (TRAB_SEX_FEMALE, 78, 60);
  TrabPointOutput output;

  set (&inputs, TRAB_POINT_MATERNAL_HIP_FRACTURE, 1);
  set (&inputs, TRAB_POINT_ARMS_TO_RISE, 1);
  output = calculate ("fracture-index", &inputs);
  g_assert_cmpfloat (output.score, ==, 6); /* without a scan: cut-off 4, no published chance */
  g_assert_true (output.refer);
  g_assert_true (isnan (output.pct));
  g_assert_true (output.worked_out_without & (1u << TRAB_POINT_TOTAL_HIP_T_SCORE));
  set (&inputs, TRAB_POINT_TOTAL_HIP_T_SCORE, -2.3);
  output = calculate ("fracture-index", &inputs);
  g_assert_cmpfloat (output.score, ==, 9);
  g_assert_cmpfloat (output.pct, ==, 8.7);
  g_assert_cmpstr (output.band, ==, "8-13");
  inputs = person (TRAB_SEX_FEMALE, 60, 57);
  set (&inputs, TRAB_POINT_TOTAL_HIP_T_SCORE, -1);
  output = calculate ("fracture-index", &inputs);
  g_assert_cmpfloat (output.score, ==, 1);
  g_assert_cmpfloat (output.pct, ==, 0.4);
  g_assert_false (output.refer);
  set (&inputs, TRAB_POINT_TOTAL_HIP_T_SCORE, -2.5);
  g_assert_cmpfloat (calculate ("fracture-index", &inputs).score, ==, 1 + 3);
  set (&inputs, TRAB_POINT_TOTAL_HIP_T_SCORE, -2.6);
  g_assert_cmpfloat (calculate ("fracture-index", &inputs).score, ==, 1 + 4);
}

static void
test_not_known_and_refused (void)
{
  TrabPointInputs inputs = person (TRAB_SEX_UNKNOWN, 66, 58);
  TrabPointOutput output;

  inputs.has[TRAB_POINT_CURRENT_ESTROGEN] = FALSE;
  output = calculate ("orai", &inputs);
  g_assert_cmpfloat (output.score, ==, 20); /* counted as no oestrogen, and said */
  g_assert_cmpuint (output.worked_out_without, ==, 1u << TRAB_POINT_CURRENT_ESTROGEN);
  inputs.has[TRAB_POINT_WEIGHT_KG] = FALSE;
  g_assert_cmpstr (calculate ("orai", &inputs).refused_input, ==, "weight_kg");
  inputs = person (TRAB_SEX_FEMALE, 44, 58);
  g_assert_cmpint (calculate ("orai", &inputs).refusal, ==, TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  inputs = person (TRAB_SEX_FEMALE, 100, 58);
  g_assert_cmpint (calculate ("score", &inputs).refusal, ==, TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  inputs = person (TRAB_SEX_FEMALE, NAN, 58);
  g_assert_cmpint (calculate ("ost", &inputs).refusal, ==, TRAB_RISK_REFUSAL_OUT_OF_RANGE);
  inputs = person (TRAB_SEX_FEMALE, 66, 58);
  set (&inputs, TRAB_POINT_CURRENT_ESTROGEN, 2);
  g_assert_cmpint (calculate ("orai", &inputs).refusal, ==, TRAB_RISK_REFUSAL_OUT_OF_RANGE);
}

static void
test_unknown_tool (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (trab_point_score_new (evidence, "caroc", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/risk/point-score/ost", test_ost);
  g_test_add_func ("/risk/point-score/ost-of-men", test_ost_of_men);
  g_test_add_func ("/risk/point-score/orai-and-score", test_orai_and_score);
  g_test_add_func ("/risk/point-score/smaller-tools", test_smaller_tools);
  g_test_add_func ("/risk/point-score/fracture-index", test_fracture_index);
  g_test_add_func ("/risk/point-score/not-known-and-refused", test_not_known_and_refused);
  g_test_add_func ("/risk/point-score/unknown-tool", test_unknown_tool);
  return g_test_run ();
}
