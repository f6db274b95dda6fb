/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRAB_FRACTURE_HAZARD_MAX_YEARS 10
#define TRAB_FRACTURE_HAZARD_MAX_MONTHS (12 * TRAB_FRACTURE_HAZARD_MAX_YEARS)

/**
 * TrabFractureHazard:
 * How a person's fracture and death hazards run over the coming months (model-spec section 11).
 * @fracture_per_year: of the untreated person, constant within each month
 * @death_per_year: 0 where the calculator ignores death
 */
typedef struct
{
  guint n_months;
  double fracture_per_year[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  double death_per_year[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
} TrabFractureHazard;

/** Coefficients of ln m = a0 + a1 (age - age0) + a2 (age - age0)^2, m in 1/year. */
typedef struct
{
  double a0;
  double a1;
  double a2;
  double age0_years;
} TrabFractureDeath;

gboolean trab_fracture_hazard_from_curve (const double *cumulative_pct,
                                          guint n_years,
                                          TrabFractureHazard *hazard);
gboolean trab_fracture_hazard_from_chance (double chance_pct,
                                           double years,
                                           double growth_per_year,
                                           const TrabFractureDeath *death,
                                           double age_years,
                                           TrabFractureHazard *hazard);
double trab_fracture_hazard_get_chance_pct (const TrabFractureHazard *hazard,
                                            const double *relative,
                                            guint n_months);

G_END_DECLS
