/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-visible.h"

#include <math.h>

/* No quantity of a chart is larger; beyond it the labels of an axis would leave no room for a plot.
 */
#define LARGEST 1e7

/* months are twelfths, and twelve of them are a year */
#define X_TOLERANCE 1e-9

gboolean
trab_chart_visible_is_number (double value)
{
  return isfinite (value) && fabs (value) <= LARGEST;
}

static gboolean
is_complete (const TrabChartCurvePoint *point)
{
  return trab_chart_visible_is_number (point->x) && trab_chart_visible_is_number (point->median)
         && trab_chart_visible_is_number (point->average_lo)
         && trab_chart_visible_is_number (point->average_hi)
         && trab_chart_visible_is_number (point->person_lo)
         && trab_chart_visible_is_number (point->person_hi);
}

/* Whether point @index is shown: complete, after the point before it, not beyond the end. */
gboolean
trab_chart_visible_has_point (const TrabChartSeries *series, guint index)
{
  const TrabChartCurvePoint *point = &series->points[index];

  return is_complete (point) && point->x <= series->ends_at_x + X_TOLERANCE
         && (index == 0 || !(point->x <= series->points[index - 1].x));
}

gboolean
trab_chart_visible_has_measurement (const TrabChartTrendPanel *panel, guint index)
{
  return trab_chart_visible_is_number (panel->points[index].t_years)
         && trab_chart_visible_is_number (panel->points[index].value);
}

/* Whether a measurement has a whisker: a margin above zero with both ends in reach. */
gboolean
trab_chart_visible_has_whisker (const TrabChartMeasurement *point)
{
  return trab_chart_visible_is_number (point->lsc) && point->lsc > 0
         && trab_chart_visible_is_number (point->value - point->lsc)
         && trab_chart_visible_is_number (point->value + point->lsc);
}

static TrabChartCurvePoint
interpolate (const TrabChartCurvePoint *a, const TrabChartCurvePoint *b, double x)
{
  double share = (x - a->x) / (b->x - a->x);
  TrabChartCurvePoint point = {
    .x = x,
    .median = a->median + share * (b->median - a->median),
    .average_lo = a->average_lo + share * (b->average_lo - a->average_lo),
    .average_hi = a->average_hi + share * (b->average_hi - a->average_hi),
    .person_lo = a->person_lo + share * (b->person_lo - a->person_lo),
    .person_hi = a->person_hi + share * (b->person_hi - a->person_hi),
  };

  return point;
}

static void
close_run (GPtrArray *runs, GArray **run)
{
  if ((*run)->len == 0)
    return;
  g_ptr_array_add (runs, *run);
  *run = g_array_new (FALSE, FALSE, sizeof (TrabChartCurvePoint));
}

/* Returns: (transfer full) (element-type GArray): unbroken stretches of the line, of
 * TrabChartCurvePoint, each with the exact end at ends_at_x where that lies between two points */
GPtrArray *
trab_chart_visible_runs (const TrabChartSeries *series)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (TrabChartCurvePoint));

  for (guint i = 0; i < series->n_points; i++)
    {
      const TrabChartCurvePoint *point = &series->points[i];

      if (trab_chart_visible_has_point (series, i))
        {
          g_array_append_val (run, *point);
          continue;
        }
      if (run->len > 0 && is_complete (point) && point->x > series->ends_at_x
          && point[-1].x < series->ends_at_x - X_TOLERANCE)
        {
          TrabChartCurvePoint end = interpolate (&point[-1], point, series->ends_at_x);

          g_array_append_val (run, end);
        }
      close_run (runs, &run);
    }
  close_run (runs, &run);
  return g_steal_pointer (&runs);
}

/* Returns: (transfer full): the part of a run inside the trials or beyond them; where the trials
 * end between two points both parts get the place on the straight line between */
GArray *
trab_chart_visible_part (const GArray *run, double solid_until_x, gboolean is_inside)
{
  GArray *part = g_array_new (FALSE, FALSE, sizeof (TrabChartCurvePoint));

  for (guint i = 0; i < run->len; i++)
    {
      const TrabChartCurvePoint *point = &g_array_index (run, TrabChartCurvePoint, i);

      if (i > 0 && point[-1].x < solid_until_x && solid_until_x < point->x)
        {
          TrabChartCurvePoint turn = interpolate (&point[-1], point, solid_until_x);

          g_array_append_val (part, turn);
        }
      if (is_inside ? point->x <= solid_until_x : !(point->x < solid_until_x))
        g_array_append_val (part, *point);
    }
  return part;
}

/* Whether there is a stretch that can be drawn as a line: two points or more. */
static gboolean
has_line (const TrabChartSeries *series)
{
  for (guint i = 1; i < series->n_points; i++)
    {
      if (trab_chart_visible_has_point (series, i) && trab_chart_visible_has_point (series, i - 1))
        return TRUE;
    }
  return FALSE;
}

/* Whether a panel shows lines: it is known, and one of its series has points for one. */
gboolean
trab_chart_visible_has_picture (const TrabChartPanel *panel)
{
  for (guint i = 0; i < panel->n_series; i++)
    {
      if (has_line (&panel->series[i]))
        return panel->state == TRAB_CHART_STATE_KNOWN;
    }
  return FALSE;
}

/* The shown values at @x, between points on the straight line. Returns: FALSE where none is. */
gboolean
trab_chart_visible_at (const TrabChartSeries *series, double x, TrabChartCurvePoint *point)
{
  if (!(x <= series->ends_at_x + X_TOLERANCE))
    return FALSE;
  for (guint i = 0; i < series->n_points; i++)
    {
      const TrabChartCurvePoint *here = &series->points[i];

      if (trab_chart_visible_has_point (series, i) && fabs (here->x - x) <= X_TOLERANCE)
        {
          *point = *here;
          return TRUE;
        }
      if (i > 0 && trab_chart_visible_has_point (series, i)
          && trab_chart_visible_has_point (series, i - 1) && here[-1].x < x && x < here->x)
        {
          *point = interpolate (&here[-1], here, x);
          return TRUE;
        }
    }
  return FALSE;
}

/** trab_chart_visible_has_reference: whether the comparison is repeated here: not in the panel that
 * is the comparison */
gboolean
trab_chart_visible_has_reference (const TrabChartCurves *frame, const TrabChartPanel *panel)
{
  for (guint i = 0; i < panel->n_series; i++)
    if (panel->series[i].is_reference)
      return FALSE;
  return frame->n_reference > 1;
}
