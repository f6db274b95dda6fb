/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance-tables.h"
#include "trab-fracture-hazard.h"

G_BEGIN_DECLS

/**
 * TrabBaseCalculator:
 * What one calculator says of one person without any of the medicines compared, or why it says
 * nothing.
 * @lack: TRAB_CHANCE_LACK_NOTHING where it fits
 * @has: whether it counts that outcome, and then its @hazard holds
 * @neck: (nullable): the scan it took, of the person's
 * @on_treatment: its scan, or it, was made on a bone medicine that still works
 * @before_treatment: its scan is from before the first course
 * @is_reference_assumed: a man's T-score was taken as made with men
 */
typedef struct
{
  TrabChanceLack lack;
  guint blind_spots;
  gboolean has[TRAB_N_OUTCOMES];
  TrabFractureHazard hazard[TRAB_N_OUTCOMES];
  const TrabFractureScan *neck;
  gboolean on_treatment;
  gboolean before_treatment;
  gboolean is_reference_assumed;
} TrabBaseCalculator;

void trab_base_calculator_run (const TrabChanceTables *tables,
                               const TrabFracturePerson *person,
                               TrabCalculator calculator,
                               const char *country,
                               TrabBaseCalculator *result);
gboolean trab_base_calculator_get_first_start (const TrabChanceTables *tables,
                                               const TrabFracturePerson *person,
                                               double *from_years);

G_END_DECLS
