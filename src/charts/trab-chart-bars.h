/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

/** One length with its range. */
typedef struct
{
  const char *label;
  TrabChartClass plan_class;
  const char *value; /* the numbers in words, after the label */
  TrabChartState state;
  const char *words; /* UNKNOWN and REFUSED: what is said instead of a bar */
  gboolean has_range;
  double low;
  double best;
  double high;
} TrabChartBar;

/** What the bars share: one axis. It begins at zero and ends at the base, or less when zoomed; or
 * it goes both ways from @x_base: more to one side, fewer to the other. */
typedef struct
{
  const char *x_title;
  double x_min;  /* 0, or below @x_base */
  double x_base; /* where a bar begins and nothing changes */
  gboolean
      is_points; /* a mark at the best guess instead of a length: of studies beside each other */
  double x_max;
  gboolean is_zoomed; /* x_max is less than the base: the axis gets a broken end */

  /* the table */
  guint decimals;
  const char *head_plan;
  const char *head_low;
  const char *head_best;
  const char *head_high;
  const char *words_no_range;

  /* Under heads that name the plans already: upright, a column for each bar, so far apart, with so
   * much left free behind the last. 0: lying, under each other. */
  double column_gap_pt;
  double columns_end_pt;
} TrabChartBars;

TrabChartSpec *trab_chart_bars_new (const TrabChartWords *words, const TrabChartBars *frame);
void trab_chart_bars_add_bar (TrabChartSpec *spec, const TrabChartBar *bar);
const TrabChartBars *trab_chart_bars_get_frame (const TrabChartSpec *spec);
const TrabChartBar *trab_chart_bars_get_bar (const TrabChartSpec *spec, guint index);

G_END_DECLS
