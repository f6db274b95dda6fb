/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-lane.h"

#include "trab-present-density.h"

#define EARLY_MONTHS 3

/**
 * trab_present_lane_find_curve:
 * @quantity, @month: (out): what the lane shows, and at which one time for all plans
 *
 * Returns: FALSE for a lane that is of no curve
 */
gboolean
trab_present_lane_find_curve (TrabComparison *comparison,
                              TrabPresentLane lane,
                              TrabQuantity *quantity,
                              guint *month)
{
  static const TrabQuantity quantities[]
      = { TRAB_QUANTITY_BMD_TH, TRAB_QUANTITY_BMD_LS, TRAB_QUANTITY_BMD_FN, TRAB_QUANTITY_CTX,
          TRAB_QUANTITY_CTX,    TRAB_QUANTITY_P1NP,   TRAB_QUANTITY_P1NP };

  if (lane < TRAB_PRESENT_LANE_BMD_TH || lane > TRAB_PRESENT_LANE_P1NP)
    return FALSE;
  *quantity = quantities[lane - TRAB_PRESENT_LANE_BMD_TH];
  *month = lane == TRAB_PRESENT_LANE_CTX_EARLY || lane == TRAB_PRESENT_LANE_P1NP_EARLY
               ? EARLY_MONTHS
               : trab_present_density_get_month (comparison, *quantity);
  return TRUE;
}
