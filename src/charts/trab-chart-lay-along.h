/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-curves.h"
#include "trab-chart-series-plot.h"

G_BEGIN_DECLS

/* Private to the layer: the name of the dotted comparison in a panel with one line of its own. */
void trab_chart_lay_along (TrabChartSheet *sheet,
                           const TrabChartCurves *frame,
                           const TrabChartSeries *series,
                           const TrabChartSeriesPlot *plot);

G_END_DECLS
