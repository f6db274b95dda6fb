/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-sheet.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

double trab_chart_lay_mechanism (TrabChartSheet *sheet,
                                 const TrabChartSpec *spec,
                                 double height_pt);

G_END_DECLS
