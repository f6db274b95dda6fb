/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-theme.h"

G_BEGIN_DECLS

/* Private to the layer: what cairo and SVG draw alike. */

#define TRAB_CHART_SHAPE_HATCH_PT 0.8
#define TRAB_CHART_SHAPE_HATCH_STEP_PT 4.0
#define TRAB_CHART_SHAPE_WIDE_HATCH_STEP_PT 9.0
#define TRAB_CHART_SHAPE_HATCH_DOT_PT 0.8
#define TRAB_CHART_SHAPE_TINT_OPACITY 0.12

const double *trab_chart_shape_get_dash (TrabChartDash dash, guint *n);
const double (*trab_chart_shape_get_corners (TrabChartMarker marker, guint *n))[2];
double trab_chart_shape_get_line_pt (double width_pt, double size_pt);

G_END_DECLS
