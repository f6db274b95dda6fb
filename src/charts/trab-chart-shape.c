/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-shape.h"

#define HOLLOW_PT 1.2

/** trab_chart_shape_get_dash: (nullable): lengths on and off in turn; NULL for a whole line */
const double *
trab_chart_shape_get_dash (TrabChartDash dash, guint *n)
{
  static const double dashed[] = { 6, 4 };
  static const double long_dashes[] = { 11, 4 };
  static const double dash_dot[] = { 8, 3, 1.5, 3 };
  static const double dotted[] = { 1.2, 2.4 };

  switch (dash)
    {
    case TRAB_CHART_DASH_DASHED:
      *n = G_N_ELEMENTS (dashed);
      return dashed;
    case TRAB_CHART_DASH_LONG:
      *n = G_N_ELEMENTS (long_dashes);
      return long_dashes;
    case TRAB_CHART_DASH_DASH_DOT:
      *n = G_N_ELEMENTS (dash_dot);
      return dash_dot;
    case TRAB_CHART_DASH_DOTTED:
      *n = G_N_ELEMENTS (dotted);
      return dotted;
    case TRAB_CHART_DASH_SOLID:
    default:
      break;
    }
  *n = 0;
  return NULL;
}

/** trab_chart_shape_get_corners: (nullable): of a marker of radius 1 round (0, 0); NULL for a
 * circle and for none */
const double (*trab_chart_shape_get_corners (TrabChartMarker marker, guint *n))[2]
{
  static const double square[][2]
      = { { -0.85, -0.85 }, { 0.85, -0.85 }, { 0.85, 0.85 }, { -0.85, 0.85 } };
  static const double diamond[][2] = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } };
  static const double triangle[][2] = { { 0, -1.05 }, { 1, 0.75 }, { -1, 0.75 } };
  static const double triangle_down[][2] = { { 0, 1.05 }, { 1, -0.75 }, { -1, -0.75 } };
  static const double plus[][2]
      = { { -0.35, -1 },   { 0.35, -1 },   { 0.35, -0.35 }, { 1, -0.35 },
          { 1, 0.35 },     { 0.35, 0.35 }, { 0.35, 1 },     { -0.35, 1 },
          { -0.35, 0.35 }, { -1, 0.35 },   { -1, -0.35 },   { -0.35, -0.35 } };

  switch (marker)
    {
    case TRAB_CHART_MARKER_SQUARE:
      *n = G_N_ELEMENTS (square);
      return square;
    case TRAB_CHART_MARKER_DIAMOND:
      *n = G_N_ELEMENTS (diamond);
      return diamond;
    case TRAB_CHART_MARKER_TRIANGLE:
      *n = G_N_ELEMENTS (triangle);
      return triangle;
    case TRAB_CHART_MARKER_TRIANGLE_DOWN:
      *n = G_N_ELEMENTS (triangle_down);
      return triangle_down;
    case TRAB_CHART_MARKER_PLUS:
      *n = G_N_ELEMENTS (plus);
      return plus;
    case TRAB_CHART_MARKER_CIRCLE:
    case TRAB_CHART_MARKER_NONE:
    default:
      break;
    }
  *n = 0;
  return NULL;
}

/** trab_chart_shape_get_line_pt: of a mark that is not filled; @width_pt: 0: by the size */
double
trab_chart_shape_get_line_pt (double width_pt, double size_pt)
{
  return width_pt > 0 ? width_pt : MIN (HOLLOW_PT, size_pt / 6);
}
