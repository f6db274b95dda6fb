/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-curves.h"
#include "trab-chart-trend.h"

G_BEGIN_DECLS

/* Private to the layer: which points are shown. Drawing, pointing and the table ask here, so that
 * they cannot disagree. */

gboolean trab_chart_visible_is_number (double value);
gboolean trab_chart_visible_has_point (const TrabChartSeries *series, guint index);
gboolean trab_chart_visible_has_picture (const TrabChartPanel *panel);
gboolean trab_chart_visible_has_reference (const TrabChartCurves *frame,
                                           const TrabChartPanel *panel);
gboolean trab_chart_visible_has_measurement (const TrabChartTrendPanel *panel, guint index);
gboolean trab_chart_visible_has_whisker (const TrabChartMeasurement *point);
GPtrArray *trab_chart_visible_runs (const TrabChartSeries *series);
GArray *trab_chart_visible_part (const GArray *run, double solid_until_x, gboolean is_inside);
gboolean trab_chart_visible_at (const TrabChartSeries *series,
                                double x,
                                TrabChartCurvePoint *point);

G_END_DECLS
