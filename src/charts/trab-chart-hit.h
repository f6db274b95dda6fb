/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-layout.h"

G_BEGIN_DECLS

/** A place in a chart that can be pointed at, by mouse or by keyboard. */
typedef struct
{
  guint item;   /* panel, array or bar: the index in the spec */
  guint series; /* in a panel of curves; 0 elsewhere */
  int point;    /* index in the series' points; -1: the item as a whole (array, bar, words) */
  double x_pt;
  double y_pt;
  double x_value; /* on the horizontal axis: its time; NaN of an item as a whole */
} TrabChartHit;

typedef enum
{
  TRAB_CHART_MOVE_LEFT, /* as seen: mirrored charts run the other way */
  TRAB_CHART_MOVE_RIGHT,
  TRAB_CHART_MOVE_UP, /* the series before, then the item before */
  TRAB_CHART_MOVE_DOWN,
  TRAB_CHART_MOVE_FIRST,
  TRAB_CHART_MOVE_LAST,
} TrabChartMove;

gboolean trab_chart_hit_find (const TrabChartLayout *layout,
                              double x_pt,
                              double y_pt,
                              TrabChartHit *hit);
gboolean trab_chart_hit_first (const TrabChartLayout *layout, TrabChartHit *hit);
gboolean trab_chart_hit_move (const TrabChartLayout *layout, TrabChartMove move, TrabChartHit *hit);

G_END_DECLS
