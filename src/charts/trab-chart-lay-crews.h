/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-sheet.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

/* Private to the layer. */
double trab_chart_lay_crews (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt);

G_END_DECLS
