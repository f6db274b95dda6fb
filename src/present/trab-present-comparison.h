/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-comparison.h"
#include "trab-present-banner.h"
#include "trab-present-lane.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

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
