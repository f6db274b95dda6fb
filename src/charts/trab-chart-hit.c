/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-hit.h"

#include <math.h>

#include "trab-chart-layout-private.h"

/* Across a chart, time decides which point is meant and height only between lines. */
#define HEIGHT_WEIGHT 0.25

/* Field edges are met with a finger, not with a needle. */
#define REACH_PT 6.0

static void
fill (const TrabChartStop *stop, TrabChartHit *hit)
{
  hit->item = stop->item;
  hit->series = stop->series;
  hit->point = stop->point;
  hit->x_pt = stop->at.x;
  hit->y_pt = stop->at.y;
  hit->x_value = stop->x_value;
}

static const TrabChartField *
find_field (const TrabChartSheet *sheet, double x, double y)
{
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      const TrabChartField *field = &g_array_index (sheet->fields, TrabChartField, i);
      const TrabChartBox *box = &field->box;

      if (x >= box->x - REACH_PT && x <= box->x + box->width + REACH_PT && y >= box->y - REACH_PT
          && y <= box->y + box->height + REACH_PT)
        return field;
    }
  return NULL;
}

/**
 * trab_chart_hit_find:
 * @hit: (out): the point nearest to the place, in the panel, array or bar it lies in
 *
 * Returns: FALSE outside of all of them
 */
gboolean
trab_chart_hit_find (const TrabChartLayout *layout, double x_pt, double y_pt, TrabChartHit *hit)
{
  const TrabChartSheet *sheet = layout->sheet;
  const TrabChartField *field = find_field (sheet, x_pt, y_pt);
  double least = INFINITY;

  if (field == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->stops->len; i++)
    {
      const TrabChartStop *stop = &g_array_index (sheet->stops, TrabChartStop, i);
      double distance = hypot (stop->at.x - x_pt, (stop->at.y - y_pt) * HEIGHT_WEIGHT);

      if (stop->item != field->item || distance >= least)
        continue;
      least = distance;
      fill (stop, hit);
    }
  return !isinf (least);
}

/**
 * trab_chart_hit_first:
 * @hit: (out): where a keyboard cursor begins
 *
 * Returns: FALSE in a chart with nothing to point at
 */
gboolean
trab_chart_hit_first (const TrabChartLayout *layout, TrabChartHit *hit)
{
  if (layout->sheet->stops->len == 0)
    return FALSE;
  fill (&g_array_index (layout->sheet->stops, TrabChartStop, 0), hit);
  return TRUE;
}

static gboolean
is_same_series (const TrabChartStop *stop, const TrabChartStop *other)
{
  return stop->item == other->item && stop->series == other->series;
}

/* Returns: (nullable): of the line above or below, the stop that is nearest in time */
static const TrabChartStop *
find_across (const TrabChartSheet *sheet, guint index, int step)
{
  const TrabChartStop *from = &g_array_index (sheet->stops, TrabChartStop, index);
  const TrabChartStop *best = NULL;

  for (guint i = index; i < sheet->stops->len; i += (guint) step) /* below zero wraps beyond */
    {
      const TrabChartStop *stop = &g_array_index (sheet->stops, TrabChartStop, i);

      if (is_same_series (stop, from))
        continue;
      if (best != NULL && !is_same_series (stop, best))
        break;
      if (best == NULL
          || fabs (stop->x_value - from->x_value) < fabs (best->x_value - from->x_value))
        best = stop;
    }
  return best;
}

static gboolean
find_index (const TrabChartSheet *sheet, const TrabChartHit *hit, guint *index)
{
  for (guint i = 0; i < sheet->stops->len; i++)
    {
      const TrabChartStop *stop = &g_array_index (sheet->stops, TrabChartStop, i);

      if (stop->item == hit->item && stop->series == hit->series && stop->point == hit->point)
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Walks to the end of a series in one direction. */
static guint
find_end (const TrabChartSheet *sheet, guint index, int step)
{
  const TrabChartStop *from = &g_array_index (sheet->stops, TrabChartStop, index);
  guint end = index;

  for (guint i = index; i < sheet->stops->len; i += (guint) step)
    {
      if (!is_same_series (&g_array_index (sheet->stops, TrabChartStop, i), from))
        break;
      end = i;
    }
  return end;
}

/**
 * trab_chart_hit_move:
 * @hit: (inout): a hit of this layout, or of another layout of the same spec
 *
 * Left and right go along a line, and from its end to the next line, panel, array or bar, so that
 * two keys reach everything; up and down go across at the same place.
 *
 * Returns: FALSE where there is nowhere to go; @hit stays
 */
gboolean
trab_chart_hit_move (const TrabChartLayout *layout, TrabChartMove move, TrabChartHit *hit)
{
  const TrabChartSheet *sheet = layout->sheet;
  const TrabChartStop *stop = NULL;
  guint index = 0;
  gboolean is_forward = (move == TRAB_CHART_MOVE_RIGHT) != sheet->is_rtl;
  guint next = 0;

  if (!find_index (sheet, hit, &index))
    return trab_chart_hit_first (layout, hit);
  switch (move)
    {
    case TRAB_CHART_MOVE_LEFT:
    case TRAB_CHART_MOVE_RIGHT:
      next = is_forward ? index + 1 : index - 1; /* below zero wraps beyond the end */
      if (next < sheet->stops->len)
        stop = &g_array_index (sheet->stops, TrabChartStop, next);
      break;
    case TRAB_CHART_MOVE_UP:
      stop = find_across (sheet, index, -1);
      break;
    case TRAB_CHART_MOVE_DOWN:
      stop = find_across (sheet, index, 1);
      break;
    case TRAB_CHART_MOVE_FIRST:
    case TRAB_CHART_MOVE_LAST:
    default:
      next = find_end (sheet, index, move == TRAB_CHART_MOVE_FIRST ? -1 : 1);
      if (next != index)
        stop = &g_array_index (sheet->stops, TrabChartStop, next);
      break;
    }
  if (stop == NULL)
    return FALSE;
  fill (stop, hit);
  return TRUE;
}
