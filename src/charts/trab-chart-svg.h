/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-layout.h"

G_BEGIN_DECLS

char *trab_chart_svg_write (const TrabChartLayout *layout, double margin_pt);

G_END_DECLS
