/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-scale.h"
#include "trab-chart-sheet.h"
#include "trab-chart-ticks.h"

G_BEGIN_DECLS

/* Private to the layer: one axis with its ticks and the labels that fit. */
typedef struct
{
  guint item;
  TrabChartScale scale;
  TrabChartTicks ticks;
  double at_pt; /* y of a horizontal axis, x of a vertical one */
  const char *decimal_mark;
  gboolean has_labels;
  gboolean has_line;
  double guide_to_pt; /* upright axes: how far a pale line leads from each tick; 0: no lines */
} TrabChartAxis;

/* ticks are few */
#define TRAB_CHART_AXIS_MOST_TICKS 6

/* length of a tick mark and its distance to the label */
#define TRAB_CHART_AXIS_TICK_PT 4.0

double trab_chart_axis_label_height (TrabChartSheet *sheet);
double trab_chart_axis_depth (TrabChartSheet *sheet);
double trab_chart_axis_headroom (TrabChartSheet *sheet);
double trab_chart_axis_widest_label (TrabChartSheet *sheet,
                                     const TrabChartTicks *ticks,
                                     const char *decimal_mark);
void trab_chart_axis_put_horizontal (TrabChartSheet *sheet, const TrabChartAxis *axis);
void trab_chart_axis_put_vertical (TrabChartSheet *sheet, const TrabChartAxis *axis);

G_END_DECLS
