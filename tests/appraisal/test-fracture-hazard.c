/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-hazard.h"

#include <math.h>

#define N_MONTHS TRAB_FRACTURE_HAZARD_MAX_MONTHS
#define STEPPING_PCT 1e-4 /* months are stepped at their middle */

static TrabLifeTable *
new_life (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabLifeTable *life = trab_life_table_new (evidence, "GB", TRAB_SEX_FEMALE, &error);

  g_assert_no_error (error);
  return life;
}

static void
test_no_treatment_returns_the_curve (void)
{
  const guint years[10] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  const double curve_pct[10] = { 0.9, 1.9, 3.0, 4.2, 5.4, 6.7, 8.1, 9.6, 11.2, 12.9 };
  TrabFractureHazard hazard;

  g_assert_true (trab_fracture_hazard_from_points (years, curve_pct, 10, &hazard));
  for (guint year = 1; year <= 10; year++)
    g_assert_cmpfloat_with_epsilon (trab_fracture_hazard_get_chance_pct (&hazard, NULL, 12 * year),
                                    curve_pct[year - 1], STEPPING_PCT);
}

/* A number that hardly leaves a chance of no break is still its own end. */
static void
test_nearly_everybody (void)
{
  const guint years[2] = { 5, 10 };
  const double curve_pct[2] = { 99.0536, 99.9619 };
  TrabFractureHazard hazard;
  TrabFractureHazard scaled;
  double end_pct = 0;

  g_assert_true (trab_fracture_hazard_from_points (years, curve_pct, 2, &hazard));
  end_pct = trab_fracture_hazard_get_chance_pct (&hazard, NULL, N_MONTHS);
  g_assert_true (trab_fracture_hazard_scale (&hazard, end_pct, N_MONTHS, &scaled));
  g_assert_cmpfloat_with_epsilon (trab_fracture_hazard_get_chance_pct (&scaled, NULL, N_MONTHS),
                                  end_pct, STEPPING_PCT);
}

static void
test_two_points (void)
{
  const guint years[2] = { 5, 10 };
  const double curve_pct[2] = { 4, 12 };
  TrabFractureHazard hazard;

  g_assert_true (trab_fracture_hazard_from_points (years, curve_pct, 2, &hazard));
  g_assert_cmpfloat_with_epsilon (trab_fracture_hazard_get_chance_pct (&hazard, NULL, 60), 4,
                                  STEPPING_PCT);
  g_assert_cmpfloat_with_epsilon (trab_fracture_hazard_get_chance_pct (&hazard, NULL, 120), 12,
                                  STEPPING_PCT);
  g_assert_cmpfloat (hazard.fracture_per_year[59], <, hazard.fracture_per_year[60]);
}

static void
test_no_treatment_returns_the_chance (void)
{
  const double chances_pct[] = { 0.01, 1, 6, 35, 90 };
  g_autoptr (TrabLifeTable) life = new_life ();

  for (guint i = 0; i < G_N_ELEMENTS (chances_pct); i++)
    for (guint with_death = 0; with_death < 2; with_death++)
      {
        TrabFractureHazard hazard = { 0 };

        if (with_death && chances_pct[i] > 50)
          continue; /* death comes first to more than that */
        trab_fracture_hazard_set_death (&hazard, with_death ? life : NULL, 80);
        g_assert_true (trab_fracture_hazard_from_chance (chances_pct[i], 0.10, &hazard));
        g_assert_cmpfloat_with_epsilon (
            trab_fracture_hazard_get_chance_pct (&hazard, NULL, N_MONTHS), chances_pct[i], 1e-6);
        g_assert_cmpfloat_with_epsilon (hazard.fracture_per_year[119] / hazard.fracture_per_year[0],
                                        exp (0.10 * 119.0 / 12.0), 1e-9);
      }
}

static void
test_what_is_no_chance_is_refused (void)
{
  const guint years[2] = { 5, 10 };
  const double falling[] = { 2, 1 };
  const double whole[] = { 50, 100 };
  const double none[] = { NAN, NAN };
  TrabFractureHazard hazard = { 0 };

  g_assert_false (trab_fracture_hazard_from_points (years, falling, 2, &hazard));
  g_assert_false (trab_fracture_hazard_from_points (years, whole, 2, &hazard));
  g_assert_false (trab_fracture_hazard_from_points (years, none, 2, &hazard));
  g_assert_false (trab_fracture_hazard_from_points (years, falling, 1, &hazard));
  g_assert_false (trab_fracture_hazard_from_chance (0, 0.1, &hazard));
  g_assert_false (trab_fracture_hazard_from_chance (100, 0.1, &hazard));
  g_assert_false (trab_fracture_hazard_from_chance (NAN, 0.1, &hazard));
}

/* A constant ratio on a constant hazard has a closed form: 1 - (1 - p)^r. */
static void
test_closed_form (void)
{
  TrabFractureHazard hazard = { 0 };
  double relative[N_MONTHS];

  for (guint i = 0; i < N_MONTHS; i++)
    relative[i] = 0.7;
  g_assert_true (trab_fracture_hazard_from_chance (19, 0, &hazard));
  g_assert_cmpfloat_with_epsilon (trab_fracture_hazard_get_chance_pct (&hazard, relative, N_MONTHS),
                                  100 * (1 - pow (0.81, 0.7)), STEPPING_PCT);
}

static void
test_death_takes_from_fractures (void)
{
  g_autoptr (TrabLifeTable) life = new_life ();
  TrabFractureHazard hazard = { 0 };

  g_assert_true (trab_fracture_hazard_from_chance (20, 0.05, &hazard));
  trab_fracture_hazard_set_death (&hazard, life, 80);
  g_assert_true (hazard.counts_death);
  g_assert_cmpfloat (trab_fracture_hazard_get_chance_pct (&hazard, NULL, N_MONTHS), <, 16);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/appraisal/fracture-hazard/no-treatment-returns-the-curve",
                   test_no_treatment_returns_the_curve);
  g_test_add_func ("/appraisal/fracture-hazard/nearly-everybody", test_nearly_everybody);
  g_test_add_func ("/appraisal/fracture-hazard/two-points", test_two_points);
  g_test_add_func ("/appraisal/fracture-hazard/no-treatment-returns-the-chance",
                   test_no_treatment_returns_the_chance);
  g_test_add_func ("/appraisal/fracture-hazard/what-is-no-chance-is-refused",
                   test_what_is_no_chance_is_refused);
  g_test_add_func ("/appraisal/fracture-hazard/closed-form", test_closed_form);
  g_test_add_func ("/appraisal/fracture-hazard/death-takes-from-fractures",
                   test_death_takes_from_fractures);
  return g_test_run ();
}
