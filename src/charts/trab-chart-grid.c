/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-grid.h"

/* So many rows, as even as can be. */
TrabChartGrid
trab_chart_grid_of_rows (guint n, guint n_rows, double x, double room_pt, double gap_pt)
{
  TrabChartGrid grid = { .n = n, .n_rows = n_rows, .x = x, .gap = gap_pt };

  grid.n_columns = (n + n_rows - 1) / n_rows;
  grid.n_rows = (n + grid.n_columns - 1) / grid.n_columns;
  grid.item_width = MAX ((room_pt - (grid.n_columns - 1) * gap_pt) / grid.n_columns, 1);
  return grid;
}

/* As many columns as have room, then as few as need no more rows, so that rows are even. One
 * column is always there, however narrow. */
TrabChartGrid
trab_chart_grid_fit (guint n, double x, double room_pt, double least_width_pt, double gap_pt)
{
  double n_fit = (room_pt + gap_pt) / (least_width_pt + gap_pt);
  guint n_most = n_fit < 1 ? 1 : n_fit > n ? n : (guint) n_fit;

  return trab_chart_grid_of_rows (n, (n + n_most - 1) / n_most, x, room_pt, gap_pt);
}

double
trab_chart_grid_get_x (const TrabChartGrid *grid, guint index)
{
  return grid->x + (index % grid->n_columns) * (grid->item_width + grid->gap);
}
