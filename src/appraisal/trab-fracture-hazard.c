/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-hazard.h"

#include "trab-date.h"

#include <math.h>

#define MONTH_YEARS (1.0 / TRAB_MONTHS_PER_YEAR)
#define MAX_HAZARD_PER_YEAR 5.0 /* beyond it a month stepped at its middle is too coarse */
#define N_BISECTIONS 60
#define SAME_PCT 1e-9 /* two that differ by rounding alone are one */

/**
 * trab_fracture_hazard_from_points:
 * @years: (array length=n_points): rising; the last is TRAB_FRACTURE_HAZARD_MAX_YEARS
 * @cumulative_pct: (array length=n_points): chance in % by the end of each, never falling, below
 *   100
 * @hazard: (out): constant between the points; no death, since a calculator with a curve of its
 *   own has none
 *
 * Returns: FALSE when the points are no such curve
 */
gboolean
trab_fracture_hazard_from_points (const guint *years,
                                  const double *cumulative_pct,
                                  guint n_points,
                                  TrabFractureHazard *hazard)
{
  double before = 0;
  guint month = 0;

  *hazard = (TrabFractureHazard){ 0 };
  for (guint i = 0; i < n_points; i++)
    {
      double chance = cumulative_pct[i] / 100;
      double span_years = years[i] - month * MONTH_YEARS;

      if (!isfinite (chance) || chance < before || chance >= 1 || !(span_years > 0))
        return FALSE;
      for (; month < TRAB_MONTHS_PER_YEAR * years[i]; month++)
        hazard->fracture_per_year[month] = (log1p (-before) - log1p (-chance)) / span_years;
      before = chance;
    }
  return month == TRAB_FRACTURE_HAZARD_MAX_MONTHS;
}

static void
scale_growth (TrabFractureHazard *hazard, double first_per_year, double growth_per_year)
{
  for (guint month = 0; month < TRAB_FRACTURE_HAZARD_MAX_MONTHS; month++)
    hazard->fracture_per_year[month]
        = first_per_year * exp (growth_per_year * (month + 0.5) * MONTH_YEARS);
}

/**
 * trab_fracture_hazard_from_chance:
 * @chance_pct: of the calculator over ten years, above 0 and below 100
 * @growth_per_year: gamma of h(t) = h0 exp (gamma t)
 * @hazard: (inout): its deaths are set; gets h with h0 found by bisection
 *
 * Returns: FALSE when no hazard gives that chance
 */
gboolean
trab_fracture_hazard_from_chance (double chance_pct,
                                  double growth_per_year,
                                  TrabFractureHazard *hazard)
{
  double low = 0;
  double high = MAX_HAZARD_PER_YEAR;

  if (!(chance_pct > 0 && chance_pct < 100))
    return FALSE;
  for (guint i = 0; i < N_BISECTIONS; i++)
    {
      double middle = 0.5 * (low + high);

      scale_growth (hazard, middle, growth_per_year);
      if (trab_fracture_hazard_get_chance_pct (hazard, NULL, TRAB_FRACTURE_HAZARD_MAX_MONTHS)
          < chance_pct)
        low = middle;
      else
        high = middle;
    }
  return high < MAX_HAZARD_PER_YEAR;
}

/**
 * trab_fracture_hazard_scale:
 * @chance_pct: that the scaled hazard is to give over @n_months
 * @scaled: (out): the same shape and deaths, a multiple of the hazard
 *
 * Returns: FALSE where no multiple gives that chance
 */
gboolean
trab_fracture_hazard_scale (const TrabFractureHazard *hazard,
                            double chance_pct,
                            guint n_months,
                            TrabFractureHazard *scaled)
{
  double most = 0;
  double low = 0;
  double high = 0;
  double end = 0;

  for (guint month = 0; month < n_months; month++)
    most = MAX (most, hazard->fracture_per_year[month]);
  if (!(most > 0))
    return FALSE;
  *scaled = *hazard;
  /* Stepped by months a hazard near its end gives no more however much it grows, so that the search
   * would pass its own number by. */
  if (fabs (trab_fracture_hazard_get_chance_pct (hazard, NULL, n_months) - chance_pct) < SAME_PCT)
    return TRUE;
  end = MAX_HAZARD_PER_YEAR / most;
  high = end;
  for (guint i = 0; i < N_BISECTIONS; i++)
    {
      double middle = 0.5 * (low + high);

      for (guint month = 0; month < n_months; month++)
        scaled->fracture_per_year[month] = middle * hazard->fracture_per_year[month];
      if (trab_fracture_hazard_get_chance_pct (scaled, NULL, n_months) < chance_pct)
        low = middle;
      else
        high = middle;
    }
  return high < end && low > 0;
}

/**
 * trab_fracture_hazard_set_death:
 * @life: (nullable): NULL: no deaths are counted
 * @age_years: completed, today
 */
void
trab_fracture_hazard_set_death (TrabFractureHazard *hazard,
                                const TrabLifeTable *life,
                                int age_years)
{
  hazard->counts_death = life != NULL;
  for (guint month = 0; month < TRAB_FRACTURE_HAZARD_MAX_MONTHS; month++)
    {
      int age = age_years + (int) (month / TRAB_MONTHS_PER_YEAR);

      hazard->death_per_year[month]
          = life ? trab_life_table_get_hazard (life, MIN (age, trab_life_table_get_last_age (life)))
                 : 0;
    }
}

/**
 * trab_fracture_hazard_get_chance_pct:
 * @relative: (nullable): [n_months] hazard ratio of the plan in each month; NULL for none
 *
 * The chance that a fracture comes, before death where deaths are counted: sum of S h R dt, each
 * month stepped at its middle.
 *
 * Returns: in %
 */
double
trab_fracture_hazard_get_chance_pct (const TrabFractureHazard *hazard,
                                     const double *relative,
                                     guint n_months)
{
  double before = 0;
  double broken = 0;

  g_return_val_if_fail (n_months <= TRAB_FRACTURE_HAZARD_MAX_MONTHS, NAN);
  for (guint month = 0; month < n_months; month++)
    {
      double fracture = hazard->fracture_per_year[month] * (relative ? relative[month] : 1);
      double month_total = (fracture + hazard->death_per_year[month]) * MONTH_YEARS;

      broken += exp (-before - month_total / 2) * fracture * MONTH_YEARS;
      before += month_total;
    }
  return 100 * broken;
}
