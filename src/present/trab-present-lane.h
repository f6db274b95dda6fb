/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

/** The rows of the comparison, in the order of the table. */
typedef enum
{
  TRAB_PRESENT_LANE_MAJOR,
  TRAB_PRESENT_LANE_HIP,
  TRAB_PRESENT_LANE_BMD_TH, /* the headline of density */
  TRAB_PRESENT_LANE_BMD_LS,
  TRAB_PRESENT_LANE_BMD_FN,
  TRAB_PRESENT_LANE_CTX_EARLY, /* 3 months */
  TRAB_PRESENT_LANE_CTX,       /* 12 months */
  TRAB_PRESENT_LANE_P1NP_EARLY,
  TRAB_PRESENT_LANE_P1NP,
  TRAB_PRESENT_LANE_HARMS,       /* over the comparison's span */
  TRAB_PRESENT_LANE_HARMS_STRIP, /* over other times, with the benefit over the same */
  TRAB_PRESENT_LANE_CAUTIONS,
  TRAB_PRESENT_LANE_EFFORT,
  TRAB_PRESENT_LANE_DURATION,
  TRAB_PRESENT_LANE_TIME_TO_BENEFIT,
  TRAB_PRESENT_LANE_TESTS,
  TRAB_PRESENT_LANE_CERTAINTY,
  TRAB_PRESENT_LANE_LICENCE,
} TrabPresentLane;
#define TRAB_N_PRESENT_LANES (TRAB_PRESENT_LANE_LICENCE + 1)

gboolean trab_present_lane_find_curve (TrabComparison *comparison,
                                       TrabPresentLane lane,
                                       TrabQuantity *quantity,
                                       guint *month);

G_END_DECLS
