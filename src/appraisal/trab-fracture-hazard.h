/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-life-table.h"

G_BEGIN_DECLS

#define TRAB_FRACTURE_HAZARD_MAX_YEARS 10
#define TRAB_FRACTURE_HAZARD_MAX_MONTHS (12 * TRAB_FRACTURE_HAZARD_MAX_YEARS)

/**
 * TrabFractureHazard:
 * How a person's fracture and death hazards run over the coming months (fracture-layer section 3).
 * @fracture_per_year: without any of the medicines compared, constant within each month
 * @counts_death: whether @death_per_year is counted; all 0 otherwise
 */
typedef struct
{
  double fracture_per_year[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  gboolean counts_death;
  double death_per_year[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
} TrabFractureHazard;

gboolean trab_fracture_hazard_from_points (const guint *years,
                                           const double *cumulative_pct,
                                           guint n_points,
                                           TrabFractureHazard *hazard);
gboolean trab_fracture_hazard_from_chance (double chance_pct,
                                           double growth_per_year,
                                           TrabFractureHazard *hazard);
gboolean trab_fracture_hazard_scale (const TrabFractureHazard *hazard,
                                     double chance_pct,
                                     guint n_months,
                                     TrabFractureHazard *scaled);
void trab_fracture_hazard_set_death (TrabFractureHazard *hazard,
                                     const TrabLifeTable *life,
                                     int age_years);
double trab_fracture_hazard_get_chance_pct (const TrabFractureHazard *hazard,
                                            const double *relative,
                                            guint n_months);

G_END_DECLS
