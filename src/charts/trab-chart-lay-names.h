/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-curves.h"
#include "trab-chart-series-plot.h"

G_BEGIN_DECLS

/* Private to the layer: lines are named where they are, not in a legend. */
double trab_chart_lay_names_gutter (TrabChartSheet *sheet,
                                    const TrabChartSpec *spec,
                                    double panel_pt);
double trab_chart_lay_names_height (TrabChartSheet *sheet,
                                    const TrabChartCurves *frame,
                                    const TrabChartPanel *panel,
                                    double gutter_pt);
double trab_chart_lay_names_list_height (TrabChartSheet *sheet,
                                         const TrabChartCurves *frame,
                                         const TrabChartPanel *panel,
                                         double width_pt);
void trab_chart_lay_names_list (TrabChartSheet *sheet,
                                const TrabChartCurves *frame,
                                const TrabChartPanel *panel,
                                guint item,
                                const TrabChartBox *box);
void trab_chart_lay_names (TrabChartSheet *sheet,
                           const TrabChartCurves *frame,
                           const TrabChartPanel *panel,
                           const TrabChartSeriesPlot *plot);

G_END_DECLS
