/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-bars.h"
#include "trab-chart-sheet.h"

G_BEGIN_DECLS

/* Private to the layer: bars that stand upright, one under each head. */
double trab_chart_lay_upright (TrabChartSheet *sheet, const TrabChartSpec *spec);

G_END_DECLS
