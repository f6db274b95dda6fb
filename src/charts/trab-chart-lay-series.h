/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-curves.h"
#include "trab-chart-series-plot.h"
#include "trab-chart-sheet.h"

G_BEGIN_DECLS

void trab_chart_lay_series (TrabChartSheet *sheet,
                            const TrabChartCurves *frame,
                            const TrabChartPanel *panel,
                            const TrabChartSeriesPlot *plot);

G_END_DECLS
