/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-comparison.h"
#include "trab-present-banner.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

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

typedef enum
{
  TRAB_PRESENT_CELL_SAID,    /* a number or words that are known */
  TRAB_PRESENT_CELL_UNKNOWN, /* hatched, with the words; never sorted or compared */
  TRAB_PRESENT_CELL_REFUSED, /* words only */
} TrabPresentCellState;

/**
 * TrabPresentCell:
 * @text: what stands in the cell
 * @note: (nullable): what must be read with it
 * @bars: certainty 0 to 4, of breaks in their own lane, of density, markers and harms in each cell
 * @has_why: whether trab_present_comparison_dup_why() has something to say
 */
typedef struct
{
  TrabPresentCellState state;
  char *text;
  char *note;
  guint bars;
  gboolean has_why;
} TrabPresentCell;

#define TRAB_TYPE_PRESENT_COMPARISON (trab_present_comparison_get_type ())
G_DECLARE_FINAL_TYPE (
    TrabPresentComparison, trab_present_comparison, TRAB, PRESENT_COMPARISON, GObject)

/* A comparison in words: one table, plans across in the given order, lanes down. Immutable. */
TrabPresentComparison *trab_present_comparison_new (TrabComparison *comparison,
                                                    TrabEvidence *evidence);

gboolean trab_present_comparison_find_curve (TrabComparison *comparison,
                                             TrabPresentLane lane,
                                             TrabQuantity *quantity,
                                             guint *month);
const char *trab_present_comparison_get_base (TrabPresentComparison *self);
const char *trab_present_comparison_get_if_right (TrabPresentComparison *self);
const char *trab_present_comparison_get_calculator (TrabPresentComparison *self);
const char *trab_present_comparison_get_death (TrabPresentComparison *self);
const char *trab_present_comparison_get_missing (TrabPresentComparison *self);
const char *trab_present_comparison_get_not_compared (TrabPresentComparison *self);
const char *trab_present_comparison_get_disclaimer (TrabPresentComparison *self);
GPtrArray *trab_present_comparison_get_banners (TrabPresentComparison *self);

guint trab_present_comparison_get_n_plans (TrabPresentComparison *self);
const char *trab_present_comparison_get_plan_id (TrabPresentComparison *self, guint plan);
const char *trab_present_comparison_get_plan_name (TrabPresentComparison *self, guint plan);
TrabChartClass trab_present_comparison_get_plan_class (TrabPresentComparison *self, guint plan);
const char *trab_present_comparison_get_lane_title (TrabPresentComparison *self,
                                                    TrabPresentLane lane);
const TrabPresentCell *trab_present_comparison_get_cell (TrabPresentComparison *self,
                                                         TrabPresentLane lane,
                                                         guint plan);

GPtrArray *trab_present_comparison_dup_why (TrabPresentComparison *self,
                                            TrabPresentLane lane,
                                            guint plan);
char **trab_present_comparison_dup_disagreements (TrabPresentComparison *self,
                                                  TrabPresentLane lane,
                                                  guint plan);

const char *trab_present_comparison_get_certainty (const char *certainty);

G_END_DECLS
