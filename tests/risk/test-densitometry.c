/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "trab-densitometry.h"
#include "trab-error.h"

#define SPINE 0
#define NECK 1
#define HIP 2

static TrabDensityClass
classify (TrabDensityInputs inputs)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabDensityClass out;

  g_assert_true (trab_densitometry_classify (evidence, &inputs, &out, &error));
  g_assert_no_error (error);
  return out;
}

static TrabDensityInputs
woman (double spine_t, double neck_t, double hip_t)
{
  TrabDensityInputs inputs = {
    .sex = TRAB_SEX_FEMALE,
    .age_years = 67,
    .is_postmenopausal = TRAB_ANSWER_YES,
    .t_score = { spine_t, neck_t, hip_t },
  };

  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    inputs.has_t_score[i] = !isnan (inputs.t_score[i]);
  return inputs;
}

static void
test_t_scores (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  double t_score = NAN;

  g_assert_true (trab_densitometry_t_score (evidence, TRAB_SITE_FEMORAL_NECK, TRAB_SEX_FEMALE,
                                            0.600, &t_score, &error));
  g_assert_cmpfloat_with_epsilon (t_score, -2.15, 1e-9);
  g_assert_true (trab_densitometry_t_score (evidence, TRAB_SITE_TOTAL_HIP, TRAB_SEX_FEMALE, 0.637,
                                            &t_score, &error));
  g_assert_cmpfloat_with_epsilon (t_score, -2.50, 1e-9);
  g_assert_false (trab_densitometry_t_score (evidence, TRAB_SITE_LUMBAR_SPINE, TRAB_SEX_FEMALE, 0.8,
                                             &t_score, &error));
  g_assert_error (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_NOT_IN_MODEL);
}

/* Male -2.5 is about female -2.2 at the neck and -2.1 at the total hip. */
static void
test_male_to_female (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  double converted = NAN;

  g_assert_true (trab_densitometry_convert_t (evidence, TRAB_SITE_FEMORAL_NECK, TRAB_SEX_MALE,
                                              TRAB_SEX_FEMALE, -2.5, &converted, NULL));
  g_assert_cmpfloat_with_epsilon (converted, -2.2, 0.05);
  g_assert_true (trab_densitometry_convert_t (evidence, TRAB_SITE_TOTAL_HIP, TRAB_SEX_MALE,
                                              TRAB_SEX_FEMALE, -2.5, &converted, NULL));
  g_assert_cmpfloat_with_epsilon (converted, -2.1, 0.05);
}

static void
test_who_categories (void)
{
  TrabDensityInputs severe = woman (-2.0, -2.6, -2.2);
  TrabDensityClass out = classify (woman (-1.0, -0.5, NAN));

  g_assert_cmpint (out.category, ==, TRAB_DENSITY_NORMAL); /* exactly -1.0 is normal */
  g_assert_cmpint (classify (woman (-1.1, -0.5, NAN)).category, ==, TRAB_DENSITY_LOW);
  g_assert_cmpint (classify (woman (-1.1, -2.4, NAN)).category, ==, TRAB_DENSITY_LOW);
  out = classify (woman (-1.1, -2.0, -2.5)); /* exactly -2.5 is osteoporosis; the lowest decides */
  g_assert_cmpint (out.category, ==, TRAB_DENSITY_OSTEOPOROSIS);
  g_assert_cmpint (out.site, ==, TRAB_SITE_TOTAL_HIP);
  g_assert_cmpint (classify (woman (NAN, -2.46, NAN)).category, ==, TRAB_DENSITY_OSTEOPOROSIS);
  g_assert_cmpint (classify (severe).category, ==, TRAB_DENSITY_OSTEOPOROSIS);
  severe.fragility_fracture = TRAB_ANSWER_YES;
  g_assert_cmpint (classify (severe).category, ==, TRAB_DENSITY_SEVERE_OSTEOPOROSIS);
  g_assert_cmpint (classify (woman (NAN, NAN, NAN)).category, ==, TRAB_DENSITY_NOT_KNOWN);
}

/* A man's printed male-reference T is classified against young women; both are kept. */
static void
test_men (void)
{
  TrabDensityInputs man = woman (NAN, -2.5, NAN);
  TrabDensityClass out;

  man.sex = TRAB_SEX_MALE;
  man.t_reference[NECK] = TRAB_SEX_MALE;
  out = classify (man);
  g_assert_cmpint (out.category, ==, TRAB_DENSITY_LOW);
  g_assert_cmpfloat_with_epsilon (out.female_t_score, -2.2, 1e-9);
  g_assert_cmpfloat (out.own_t_score, ==, -2.5);
  g_assert_false (out.is_reference_assumed);
  man.t_reference[NECK] = TRAB_SEX_FEMALE;
  out = classify (man);
  g_assert_cmpint (out.category, ==, TRAB_DENSITY_OSTEOPOROSIS);
  g_assert_cmpfloat_with_epsilon (out.own_t_score, -2.74, 0.005);
  man.t_reference[NECK] = TRAB_SEX_UNKNOWN;
  out = classify (man);
  g_assert_true (out.is_reference_assumed);
  g_assert_true (isnan (out.female_t_score));
}

static void
test_younger_people_by_z (void)
{
  TrabDensityInputs inputs = woman (-2.7, -2.7, -2.7);

  inputs.is_postmenopausal = TRAB_ANSWER_NO;
  inputs.age_years = 40;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_NOT_KNOWN);
  inputs.has_z_score[SPINE] = inputs.has_z_score[HIP] = TRUE;
  inputs.z_score[SPINE] = -1.9;
  inputs.z_score[HIP] = -1.0;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_WITHIN_EXPECTED);
  inputs.z_score[HIP] = -2.0;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_BELOW_EXPECTED);
  inputs.sex = TRAB_SEX_MALE;
  inputs.age_years = 49;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_BELOW_EXPECTED);
  inputs.age_years = 50;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_OSTEOPOROSIS);
}

static void
test_not_known_is_not_guessed (void)
{
  TrabDensityInputs inputs = woman (-3, -3, -3);

  inputs.is_postmenopausal = TRAB_ANSWER_NOT_KNOWN;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_NOT_KNOWN);
  inputs = woman (-3, -3, -3);
  inputs.sex = TRAB_SEX_UNKNOWN;
  g_assert_cmpint (classify (inputs).category, ==, TRAB_DENSITY_NOT_KNOWN);
}

static void
test_standardised_density (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  double hologic = NAN, lunar = NAN;

  g_assert_true (
      trab_densitometry_sbmd (evidence, "hologic", TRAB_SITE_TOTAL_HIP, 0.900, &hologic, &error));
  g_assert_cmpfloat_with_epsilon (hologic, 913.2, 1e-9);
  g_assert_true (
      trab_densitometry_sbmd (evidence, "lunar", TRAB_SITE_LUMBAR_SPINE, 1.100, &lunar, &error));
  g_assert_cmpfloat_with_epsilon (lunar, 1043.6, 1e-9);
  g_assert_false (
      trab_densitometry_sbmd (evidence, "other", TRAB_SITE_TOTAL_HIP, 1, &lunar, &error));
  g_assert_error (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_NOT_IN_MODEL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/risk/densitometry/t-scores", test_t_scores);
  g_test_add_func ("/risk/densitometry/male-to-female", test_male_to_female);
  g_test_add_func ("/risk/densitometry/who-categories", test_who_categories);
  g_test_add_func ("/risk/densitometry/men", test_men);
  g_test_add_func ("/risk/densitometry/younger-people-by-z", test_younger_people_by_z);
  g_test_add_func ("/risk/densitometry/not-known-is-not-guessed", test_not_known_is_not_guessed);
  g_test_add_func ("/risk/densitometry/standardised-density", test_standardised_density);
  return g_test_run ();
}
