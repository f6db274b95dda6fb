/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-fracture-hazard.h"

#include <math.h>

#define MONTH_YEARS (1.0 / 12.0)
#define MAX_HAZARD_PER_YEAR 50.0
#define N_BISECTIONS 200

/**
 * trab_fracture_hazard_from_curve:
 * @cumulative_pct: [n_years] chance in % by the end of year 1, 2, …, never falling, below 100
 * @n_years: at most TRAB_FRACTURE_HAZARD_MAX_YEARS
 * @hazard: (out): constant within each year, so that the calculator's own curve comes back exactly;
 *   no death, since a calculator with a curve of its own has none
 *
 * Returns: FALSE when the curve is not one
 */
gboolean
trab_fracture_hazard_from_curve (const double *cumulative_pct,
                                 guint n_years,
                                 TrabFractureHazard *hazard)
{
  double before = 0;

  if (n_years == 0 || n_years > TRAB_FRACTURE_HAZARD_MAX_YEARS)
    return FALSE;
  hazard->n_months = 12 * n_years;
  for (guint year = 0; year < n_years; year++)
    {
      double chance = cumulative_pct[year] / 100;
      double per_year = 0;

      if (!isfinite (chance) || chance < before || chance >= 1)
        return FALSE;
      per_year = log1p (-before) - log1p (-chance);
      for (guint month = 12 * year; month < 12 * (year + 1); month++)
        {
          hazard->fracture_per_year[month] = per_year;
          hazard->death_per_year[month] = 0;
        }
      before = chance;
    }
  return TRUE;
}

static void
scale_growth (TrabFractureHazard *hazard, double first_per_year, double growth_per_year)
{
  for (guint month = 0; month < hazard->n_months; month++)
    hazard->fracture_per_year[month]
        = first_per_year * exp (growth_per_year * (month + 0.5) * MONTH_YEARS);
}

/**
 * trab_fracture_hazard_from_chance:
 * @chance_pct: of the calculator over @years, above 0 and below 100
 * @growth_per_year: gamma of h(t) = h0 exp (gamma t)
 * @death: (nullable): NULL when the calculator ignores death
 * @hazard: (out): with h0 found by bisection so that the chance comes back to 1e-9 points
 *
 * Returns: FALSE when no hazard gives that chance
 */
gboolean
trab_fracture_hazard_from_chance (double chance_pct,
                                  double years,
                                  double growth_per_year,
                                  const TrabFractureDeath *death,
                                  double age_years,
                                  TrabFractureHazard *hazard)
{
  double low = 0;
  double high = MAX_HAZARD_PER_YEAR;

  if (!(chance_pct > 0 && chance_pct < 100)
      || !(years > 0 && years <= TRAB_FRACTURE_HAZARD_MAX_YEARS))
    return FALSE;
  hazard->n_months = (guint) lround (12 * years);
  for (guint month = 0; month < hazard->n_months; month++)
    {
      double past = death ? age_years + (month + 0.5) * MONTH_YEARS - death->age0_years : 0;

      hazard->death_per_year[month]
          = death ? exp (death->a0 + death->a1 * past + death->a2 * past * past) : 0;
    }
  scale_growth (hazard, high, growth_per_year);
  if (trab_fracture_hazard_get_chance_pct (hazard, NULL, hazard->n_months) < chance_pct)
    return FALSE;
  for (guint i = 0; i < N_BISECTIONS; i++)
    {
      double middle = 0.5 * (low + high);

      scale_growth (hazard, middle, growth_per_year);
      if (trab_fracture_hazard_get_chance_pct (hazard, NULL, hazard->n_months) < chance_pct)
        low = middle;
      else
        high = middle;
    }
  return TRUE;
}

/**
 * trab_fracture_hazard_get_chance_pct:
 * @relative: (nullable): [n_months] hazard ratio of the plan in each month; NULL for none
 *
 * The chance that a fracture comes before death: sum of S(t) h(t) dt, exact for hazards that are
 * constant within a month.
 *
 * Returns: in %
 */
double
trab_fracture_hazard_get_chance_pct (const TrabFractureHazard *hazard,
                                     const double *relative,
                                     guint n_months)
{
  double surviving = 1;
  double broken = 0;

  g_return_val_if_fail (n_months <= hazard->n_months, NAN);
  for (guint month = 0; month < n_months; month++)
    {
      double fracture = hazard->fracture_per_year[month] * (relative ? relative[month] : 1);
      double total = fracture + hazard->death_per_year[month];
      double leaving = -expm1 (-total * MONTH_YEARS);

      if (total > 0)
        broken += surviving * leaving * fracture / total;
      surviving *= 1 - leaving;
    }
  return 100 * broken;
}
