/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-sheet.h"

G_BEGIN_DECLS

/* Private to the layer: items side by side in as many even rows as the width asks for. */
typedef struct
{
  guint n;
  guint n_columns;
  guint n_rows;
  double x;          /* of the first column */
  double item_width; /* of each column */
  double gap;        /* between columns */
} TrabChartGrid;

TrabChartGrid trab_chart_grid_fit (
    guint n, double x, double room_pt, double least_width_pt, double gap_pt);
TrabChartGrid trab_chart_grid_of_rows (
    guint n, guint n_rows, double x, double room_pt, double gap_pt);
double trab_chart_grid_get_x (const TrabChartGrid *grid, guint index);

G_END_DECLS
