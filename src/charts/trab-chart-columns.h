/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"

G_BEGIN_DECLS

/* Curves, bars and icons under heads that name the plans already: one column under each. */
void trab_chart_columns_set (TrabChartSpec *spec, double gap_pt, double end_pt);
TrabChartSpec *trab_chart_columns_new_without (TrabChartSpec *spec);

G_END_DECLS
