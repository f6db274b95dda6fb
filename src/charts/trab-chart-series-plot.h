/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-scale.h"
#include "trab-chart-sheet.h"
#include "trab-chart-ticks.h"

G_BEGIN_DECLS

/* Private to the layer: what lies inside one panel of curves. */
typedef struct
{
  guint item;
  TrabChartBox box;
  TrabChartScale x;
  TrabChartScale y;
  TrabChartTicks x_ticks;
  double label_gutter; /* right of the box, for the names of several lines */
} TrabChartSeriesPlot;

G_END_DECLS
