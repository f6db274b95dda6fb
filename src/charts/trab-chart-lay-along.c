/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-along.h"

#include <math.h>

#include "trab-chart-visible.h"

#define LEADER_PT 0.75
#define LEADER_SHARE 0.9 /* of the name: near the end of the line, where lines have parted */

/* Between a name and a line. */
#define GAP_PT 2.5

/* A name wraps at this share of the plot. */
#define MOST_SHARE 0.62

/* Where a name is tried: so far along the dotted line, above and below, so many lines away. */
#define N_SHARES 6
#define N_SIDES 2
#define N_AWAY 6

/* What a place costs. A name never covers a line; it stands near, at the end, and clear of bands
 * where it can. */
#define COST_OF_LINE 1000.0
#define COST_OF_ZERO_LINE 8.0
#define COST_OF_AVERAGE 0.5 /* for each column */
#define COST_OF_PERSON 0.25
#define COST_OF_STEP_AWAY 3.0
#define COST_OF_STEP_BACK 1.5

#define N_COLUMNS 97

/* What lies above each other at one place of the plot, in points. */
typedef struct
{
  double x_pt;
  double reference_y; /* NaN: none */
  gboolean has_point;
  double median_y;
  double average_top;
  double average_foot;
  double person_top;
  double person_foot;
} Column;

/* The comparison at @x on the straight line between its points; NaN where it has none. */
static double
reference_at (const TrabChartCurves *frame, double x)
{
  for (guint i = 1; i < frame->n_reference; i++)
    {
      double x_0 = frame->reference_x[i - 1];
      double x_1 = frame->reference_x[i];
      double y_0 = frame->reference_y[i - 1];
      double y_1 = frame->reference_y[i];

      if (!trab_chart_visible_is_number (x_0) || !trab_chart_visible_is_number (x_1)
          || !trab_chart_visible_is_number (y_0) || !trab_chart_visible_is_number (y_1))
        continue;
      if (x_0 <= x && x <= x_1 && x_0 < x_1)
        return y_0 + (y_1 - y_0) * (x - x_0) / (x_1 - x_0);
    }
  return NAN;
}

/* Whether an interval of the page, upwards from @foot_y to @top_y, meets the box with its gap. */
static gboolean
meets (const TrabChartBox *box, double top_y, double foot_y)
{
  return top_y < box->y + box->height + GAP_PT && foot_y > box->y - GAP_PT;
}

/* Looks once at what lies in each column of the plot. */
static void
scan_columns (const TrabChartCurves *frame,
              const TrabChartSeries *series,
              const TrabChartSeriesPlot *plot,
              Column columns[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      Column *column = &columns[i];
      double x = 0;
      TrabChartCurvePoint point = { 0 };

      column->x_pt = plot->box.x + plot->box.width * i / (N_COLUMNS - 1);
      x = trab_chart_scale_from_pt (&plot->x, column->x_pt);
      column->reference_y = trab_chart_scale_to_pt (&plot->y, reference_at (frame, x));
      column->has_point = trab_chart_visible_at (series, x, &point);
      column->median_y = trab_chart_scale_to_pt (&plot->y, point.median);
      column->average_top = trab_chart_scale_to_pt (&plot->y, point.average_hi);
      column->average_foot = trab_chart_scale_to_pt (&plot->y, point.average_lo);
      column->person_top = trab_chart_scale_to_pt (&plot->y, point.person_hi);
      column->person_foot = trab_chart_scale_to_pt (&plot->y, point.person_lo);
    }
}

static double
rate (const TrabChartCurves *frame,
      const TrabChartSeriesPlot *plot,
      const Column columns[N_COLUMNS],
      const TrabChartBox *box)
{
  double zero_y = trab_chart_scale_to_pt (&plot->y, 0);
  double cost = frame->has_zero_line && meets (box, zero_y, zero_y) ? COST_OF_ZERO_LINE : 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const Column *column = &columns[i];

      if (column->x_pt < box->x - GAP_PT || column->x_pt > box->x + box->width + GAP_PT)
        continue;
      if (meets (box, column->reference_y, column->reference_y))
        cost += COST_OF_LINE;
      if (!column->has_point)
        continue;
      if (meets (box, column->median_y, column->median_y))
        cost += COST_OF_LINE;
      if (meets (box, column->average_top, column->average_foot))
        cost += COST_OF_AVERAGE;
      if (meets (box, column->person_top, column->person_foot))
        cost += COST_OF_PERSON;
    }
  return cost;
}

static gboolean
is_in_plot (const TrabChartSeriesPlot *plot, const TrabChartBox *box)
{
  return box->x >= plot->box.x + GAP_PT && box->x + box->width <= plot->box.x + plot->box.width
         && box->y >= plot->box.y
         && box->y + box->height <= plot->box.y + plot->box.height - GAP_PT;
}

/* The place number @place for a name that ends where the comparison is at @index. */
static TrabChartBox
try_place (const TrabChartCurves *frame,
           const TrabChartSeriesPlot *plot,
           guint place,
           double width,
           double height)
{
  guint share = place / (N_SIDES * N_AWAY);
  gboolean is_above = place / N_AWAY % N_SIDES == 1;
  double away = GAP_PT + place % N_AWAY * height;
  guint index = (guint) ((frame->n_reference - 1) * (1 - share / (double) N_SHARES));
  double y = trab_chart_scale_to_pt (&plot->y, frame->reference_y[index]);
  TrabChartBox box = {
    .x = trab_chart_scale_to_pt (&plot->x, frame->reference_x[index]) - width,
    .y = is_above ? y - away - height : y + away,
    .width = width,
    .height = height,
  };

  return box;
}

/* A name that had to stand away from its line is tied to it. */
static void
put_leader (TrabChartSheet *sheet,
            const TrabChartCurves *frame,
            const TrabChartSeriesPlot *plot,
            const TrabChartBox *box)
{
  double x = box->x + box->width * LEADER_SHARE;
  double y = trab_chart_scale_to_pt (&plot->y,
                                     reference_at (frame, trab_chart_scale_from_pt (&plot->x, x)));
  TrabChartPoint ends[2] = { { x, y }, { x, y < box->y ? box->y : box->y + box->height } };

  if (isnan (y) || fabs (ends[1].y - y) < box->height)
    return;
  trab_chart_sheet_put_rule (sheet, "name-leader", plot->item, ends, LEADER_PT, sheet->theme.axis);
}

/* Names the comparison where that costs least. In a plot without any free place it stays without a
 * name: it has one in the panel of its own. */
void
trab_chart_lay_along (TrabChartSheet *sheet,
                      const TrabChartCurves *frame,
                      const TrabChartSeries *series,
                      const TrabChartSeriesPlot *plot)
{
  TrabChartTextStyle style = {
    .size_pt = sheet->theme.small_pt,
    .wrap_pt = plot->box.width * MOST_SHARE,
    .align = TRAB_CHART_ALIGN_END,
  };
  g_autoptr (PangoLayout) text = trab_chart_sheet_make_text (sheet, frame->reference_label, &style);
  Column columns[N_COLUMNS];
  TrabChartBox best = { 0 };
  double least_cost = COST_OF_LINE;
  double height = trab_chart_sheet_text_height (text);

  if (text == NULL)
    return;
  trab_chart_sheet_shrink (text);
  scan_columns (frame, series, plot, columns);
  for (guint i = 0; i < N_SHARES * N_SIDES * N_AWAY; i++)
    {
      TrabChartBox box = try_place (frame, plot, i, trab_chart_sheet_text_room (text), height);
      double cost = i % N_AWAY * COST_OF_STEP_AWAY + i / (N_SIDES * N_AWAY) * COST_OF_STEP_BACK;

      if (!is_in_plot (plot, &box) || cost >= least_cost)
        continue;
      cost += rate (frame, plot, columns, &box);
      if (cost >= least_cost)
        continue;
      least_cost = cost;
      best = box;
    }
  if (least_cost >= COST_OF_LINE)
    return;
  put_leader (sheet, frame, plot, &best);
  trab_chart_sheet_put_text (sheet, "name", plot->item, text, best.x, best.y,
                             sheet->theme.dim_text);
}
