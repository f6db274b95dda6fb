/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-ratio.h"

static const char *const none[] = { NULL };

static GArray *
load (TrabEvidence *evidence)
{
  g_autoptr (GError) error = NULL;
  GArray *effects = trab_fracture_ratio_load (evidence, &error);

  g_assert_no_error (error);
  return effects;
}

/* A ratio used to multiply a person's number is the very number of the trial it names. */
static void
test_numbers_are_those_of_the_trials (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) effects = load (evidence);
  const TrabTable *trials = trab_evidence_get_table (evidence, "evidence/effects", NULL);

  for (guint i = 0; i < effects->len; i++)
    {
      const TrabFractureRatio *effect = &g_array_index (effects, TrabFractureRatio, i);
      int row = effect->has_rr ? trab_table_find_row (trials, "id", effect->evidence_ids) : -1;

      g_assert_cmpint (effect->claim == TRAB_FRACTURE_CLAIM_HATCH && effect->has_rr, ==, FALSE);
      if (!effect->has_rr)
        continue;
      g_test_message ("%s", effect->evidence_ids);
      g_assert_cmpint (row, >=, 0);
      g_assert_cmpfloat (effect->rr, ==, trab_table_get_double (trials, (guint) row, "value"));
      if (!effect->has_range)
        continue;
      g_assert_cmpfloat (effect->rr_low, ==, trab_table_get_double (trials, (guint) row, "ci_low"));
      g_assert_cmpfloat (effect->rr_high, ==,
                         trab_table_get_double (trials, (guint) row, "ci_high"));
      g_assert_cmpfloat (effect->rr_low, <, effect->rr);
      g_assert_cmpfloat (effect->rr_high, >, effect->rr);
      g_assert_cmpint (
          effect->provenance, ==,
          trab_provenance_from_code (trab_table_get_text (trials, (guint) row, "prov_code")));
    }
}

static void
test_alendronate_depends_on_the_person (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) effects = load (evidence);
  gboolean is_extrapolated = TRUE;
  const TrabFractureRatio *effect = NULL;

  effect = trab_fracture_ratio_find (
      effects, "ALN", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL,
      (const char *const[]){ "osteoporosis_or_vertebral_fracture", NULL }, TRAB_SEX_FEMALE,
      &is_extrapolated);
  g_assert_cmpfloat (effect->rr, ==, 0.70);
  g_assert_false (is_extrapolated);
  effect = trab_fracture_ratio_find (effects, "ALN", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, none,
                                     TRAB_SEX_FEMALE, &is_extrapolated);
  g_assert_cmpfloat (effect->rr, ==, 0.86);
}

static void
test_men_are_marked_extrapolated (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) effects = load (evidence);
  gboolean is_extrapolated = FALSE;
  const TrabFractureRatio *effect = NULL;

  effect = trab_fracture_ratio_find (effects, "ZOL", TRAB_FRACTURE_OUTCOME_HIP, none, TRAB_SEX_MALE,
                                     &is_extrapolated);
  g_assert_cmpfloat (effect->rr, ==, 0.59);
  g_assert_true (is_extrapolated);
  effect = trab_fracture_ratio_find (effects, "ALN", TRAB_FRACTURE_OUTCOME_NONVERTEBRAL, none,
                                     TRAB_SEX_MALE, &is_extrapolated);
  g_assert_cmpfloat (effect->rr, ==, 0.60);
  g_assert_false (is_extrapolated);
}

static void
test_no_trial_no_number (void)
{
  static const struct
  {
    const char *fracture_class;
    TrabFractureOutcome outcome;
    TrabSex sex;
  } hatched[] = {
    { "RIS", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, TRAB_SEX_FEMALE },
    { "IBN", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, TRAB_SEX_FEMALE },
    { "IBN", TRAB_FRACTURE_OUTCOME_HIP, TRAB_SEX_FEMALE },
    { "HRT_LOW", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, TRAB_SEX_FEMALE },
    { "GH", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, TRAB_SEX_MALE },
  };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) effects = load (evidence);
  gboolean is_extrapolated = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (hatched); i++)
    {
      const TrabFractureRatio *effect
          = trab_fracture_ratio_find (effects, hatched[i].fracture_class, hatched[i].outcome, none,
                                      hatched[i].sex, &is_extrapolated);

      g_assert_nonnull (effect);
      g_assert_cmpint (effect->claim, ==, TRAB_FRACTURE_CLAIM_HATCH);
      g_assert_false (effect->has_rr);
    }
  g_assert_null (trab_fracture_ratio_find (effects, "NONE", TRAB_FRACTURE_OUTCOME_HIP, none,
                                           TRAB_SEX_FEMALE, &is_extrapolated));
}

/* Calcium and vitamin D help only where one is low; testosterone shows its trial's excess. */
static void
test_conditions_and_excess (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) effects = load (evidence);
  gboolean is_extrapolated = FALSE;
  const TrabFractureRatio *effect = NULL;

  g_assert_null (trab_fracture_ratio_find (effects, "CAD", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, none,
                                           TRAB_SEX_FEMALE, &is_extrapolated));
  effect = trab_fracture_ratio_find (effects, "CAD", TRAB_FRACTURE_OUTCOME_HIP,
                                     (const char *const[]){ "intake_or_vitamin_d_low", NULL },
                                     TRAB_SEX_FEMALE, &is_extrapolated);
  g_assert_cmpstr (effect->beside_evidence_ids, ==, "NUT068");
  effect = trab_fracture_ratio_find (effects, "TRT", TRAB_FRACTURE_OUTCOME_ANY_CLINICAL, none,
                                     TRAB_SEX_MALE, &is_extrapolated);
  g_assert_cmpint (effect->claim, ==, TRAB_FRACTURE_CLAIM_EXCESS);
  g_assert_cmpint (effect->shows, ==, TRAB_FRACTURE_SHOWS_BESIDE);
  g_assert_cmpfloat (effect->rr_high, ==, 1.97);
}

/* A morphometric ratio, or one that is not of medicines, never multiplies a calculator's number. */
static void
test_what_may_multiply (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GArray) effects = load (evidence);

  for (guint i = 0; i < effects->len; i++)
    {
      const TrabFractureRatio *effect = &g_array_index (effects, TrabFractureRatio, i);

      if (effect->shows != TRAB_FRACTURE_SHOWS_MULTIPLIES)
        continue;
      g_assert_true (effect->outcome == TRAB_FRACTURE_OUTCOME_ANY_CLINICAL
                     || effect->outcome == TRAB_FRACTURE_OUTCOME_HIP);
      g_assert_cmpstr (effect->fracture_class, !=, "EX");
      g_assert_cmpstr (effect->fracture_class, !=, "TRT");
      g_assert_cmpint (effect->claim, !=, TRAB_FRACTURE_CLAIM_EXCESS);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/evidence/fracture-ratio/numbers-are-those-of-the-trials",
                   test_numbers_are_those_of_the_trials);
  g_test_add_func ("/evidence/fracture-ratio/alendronate-depends-on-the-person",
                   test_alendronate_depends_on_the_person);
  g_test_add_func ("/evidence/fracture-ratio/men-are-marked-extrapolated",
                   test_men_are_marked_extrapolated);
  g_test_add_func ("/evidence/fracture-ratio/no-trial-no-number", test_no_trial_no_number);
  g_test_add_func ("/evidence/fracture-ratio/conditions-and-excess", test_conditions_and_excess);
  g_test_add_func ("/evidence/fracture-ratio/what-may-multiply", test_what_may_multiply);
  return g_test_run ();
}
