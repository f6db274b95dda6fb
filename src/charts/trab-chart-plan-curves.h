/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-curves.h"
#include "trab-chart-grid.h"
#include "trab-chart-sheet.h"
#include "trab-chart-ticks.h"

G_BEGIN_DECLS

/* Private to the layer: the sizes of small multiples before anything is placed. */

/* One panel's words, set at the panel's width. */
typedef struct
{
  PangoLayout *title;
  PangoLayout *headline;
  PangoLayout *note;
  double height;
} TrabChartPanelHeader;

/* Panels side by side. A row without an axis is as high as its words. */
typedef struct
{
  double header_height;
  double body_height;
  gboolean has_axis;
} TrabChartPanelRow;

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartSpec *spec;
  const TrabChartCurves *frame;
  guint n;
  TrabChartGrid grid; /* leaves room at the left for the axis title and labels */
  double x_lo;
  double x_hi;
  double y_lo;
  double y_hi;
  TrabChartTicks x_ticks;
  gboolean is_y_title_turned;
  double column_indent; /* in columns: from the head's left edge to the plot, for its labels */
  double plot_width;
  double label_gutter; /* right of a plot with several lines */
  double plot_height;
  double axis_depth;
  guint last_axis_row; /* has the axis title under it */
  TrabChartPanelHeader *headers;
  TrabChartPanelRow *rows;
  PangoLayout *caption;
  PangoLayout *x_title;
  PangoLayout *y_title;
} TrabChartPlanCurves;

double trab_chart_plan_curves_make (TrabChartPlanCurves *plan,
                                    TrabChartSheet *sheet,
                                    const TrabChartSpec *spec,
                                    double height_pt);
void trab_chart_plan_curves_clear (TrabChartPlanCurves *plan);
const char *trab_chart_plan_curves_choose_words (const TrabChartPlanCurves *plan,
                                                 const TrabChartPanel *panel);
gboolean trab_chart_plan_curves_is_in_columns (const TrabChartPlanCurves *plan);
gboolean trab_chart_plan_curves_has_axis_labels (const TrabChartPlanCurves *plan, guint index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrabChartPlanCurves, trab_chart_plan_curves_clear)

G_END_DECLS
