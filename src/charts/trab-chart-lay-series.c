/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-series.h"

#include <math.h>

#include "trab-chart-lay-names.h"
#include "trab-chart-visible.h"

#define RULE_PT 0.75
#define REFERENCE_PT 1.2
#define HEADLINE_MARK_PT 7.5
#define SERIES_MARK_PT 6.5
#define END_PT 16.5
#define END_GAP_PT 7.0 /* clear of the marker of a headline read off there */

/* A point that stands alone is shown as a stroke of this length with bands as long. */
#define LONE_POINT_PT 3.0

static void
put_zero_line (TrabChartSheet *sheet, const TrabChartSeriesPlot *plot)
{
  double y = trab_chart_scale_to_pt (&plot->y, 0);
  TrabChartPoint ends[2] = { { plot->box.x, y }, { plot->box.x + plot->box.width, y } };

  trab_chart_sheet_put_rule (sheet, "zero-line", plot->item, ends, RULE_PT, sheet->theme.axis);
}

static void
put_reference (TrabChartSheet *sheet, const TrabChartCurves *frame, const TrabChartSeriesPlot *plot)
{
  TrabChartElement *path = NULL;

  for (guint i = 0; i < frame->n_reference; i++)
    {
      if (!trab_chart_visible_is_number (frame->reference_x[i])
          || !trab_chart_visible_is_number (frame->reference_y[i]))
        {
          path = NULL;
          continue;
        }
      if (path == NULL)
        path = trab_chart_sheet_put_path (
            sheet, "reference", plot->item, REFERENCE_PT * sheet->theme.mark_scale,
            TRAB_CHART_DASH_DOTTED, sheet->theme.styles[frame->reference_class].line);
      trab_chart_sheet_add_point (path, trab_chart_scale_to_pt (&plot->x, frame->reference_x[i]),
                                  trab_chart_scale_to_pt (&plot->y, frame->reference_y[i]));
    }
}

/* The polygon between two edges of a run: there along the lower, back along the upper. */
static void
put_band (TrabChartSheet *sheet,
          const TrabChartSeriesPlot *plot,
          const GArray *run,
          TrabChartClass plan_class,
          gboolean is_person)
{
  const TrabChartTheme *theme = &sheet->theme;
  double lone = run->len == 1 ? LONE_POINT_PT / 2 : 0;
  TrabChartElement *area = trab_chart_sheet_put_area (
      sheet, is_person ? "band-person" : "band-average", plot->item,
      is_person ? theme->person_opacity : theme->average_opacity, theme->styles[plan_class].line);

  for (guint i = 0; i < 2 * run->len; i++)
    {
      gboolean is_upper = i >= run->len;
      const TrabChartCurvePoint *point
          = &g_array_index (run, TrabChartCurvePoint, is_upper ? 2 * run->len - 1 - i : i);
      double x = trab_chart_scale_to_pt (&plot->x, point->x);
      double lo = is_person ? point->person_lo : point->average_lo;
      double hi = is_person ? point->person_hi : point->average_hi;
      double y = trab_chart_scale_to_pt (&plot->y, is_upper ? hi : lo);

      if (lone > 0)
        trab_chart_sheet_add_point (area, is_upper ? x + lone : x - lone, y);
      trab_chart_sheet_add_point (area, is_upper ? x - lone : x + lone, y);
    }
}

static void
put_median (TrabChartSheet *sheet,
            const TrabChartSeriesPlot *plot,
            const TrabChartSeries *series,
            const GArray *run,
            gboolean is_inside)
{
  const TrabChartStyle *style = &sheet->theme.styles[series->plan_class];
  g_autoptr (GArray) part = trab_chart_visible_part (run, series->solid_until_x, is_inside);
  double lone = run->len == 1 ? LONE_POINT_PT / 2 : 0;
  TrabChartElement *path = NULL;

  if (part->len < 2 && run->len > 1)
    return;
  for (guint i = 0; i < part->len; i++)
    {
      const TrabChartCurvePoint *point = &g_array_index (part, TrabChartCurvePoint, i);
      double x = trab_chart_scale_to_pt (&plot->x, point->x);
      double y = trab_chart_scale_to_pt (&plot->y, point->median);

      if (path == NULL)
        path = trab_chart_sheet_put_path (
            sheet, is_inside ? "median-inside" : "median-beyond", plot->item, style->width_pt,
            is_inside ? TRAB_CHART_DASH_SOLID : style->dash, style->line);
      if (lone > 0)
        trab_chart_sheet_add_point (path, x - lone, y);
      trab_chart_sheet_add_point (path, x + lone, y);
    }
}

static void
put_bands (TrabChartSheet *sheet,
           const TrabChartCurves *frame,
           const TrabChartSeriesPlot *plot,
           const TrabChartSeries *series)
{
  g_autoptr (GPtrArray) runs = trab_chart_visible_runs (series);

  for (guint i = 0; i < runs->len; i++)
    {
      if (!frame->has_no_person_band)
        put_band (sheet, plot, g_ptr_array_index (runs, i), series->plan_class, TRUE);
      if (!frame->has_no_average_band)
        put_band (sheet, plot, g_ptr_array_index (runs, i), series->plan_class, FALSE);
    }
}

static void
put_medians (TrabChartSheet *sheet, const TrabChartSeriesPlot *plot, const TrabChartSeries *series)
{
  g_autoptr (GPtrArray) runs = trab_chart_visible_runs (series);

  for (guint i = 0; i < runs->len; i++)
    {
      put_median (sheet, plot, series, g_ptr_array_index (runs, i), TRUE);
      put_median (sheet, plot, series, g_ptr_array_index (runs, i), FALSE);
    }
}

/* A marker of the class where the line has a value at @x. */
static void
put_mark (TrabChartSheet *sheet,
          const TrabChartSeriesPlot *plot,
          const TrabChartSeries *series,
          double x,
          double size_pt)
{
  const TrabChartStyle *style = &sheet->theme.styles[series->plan_class];
  TrabChartElement *marks = NULL;
  TrabChartCurvePoint point = { 0 };

  if (style->marker == TRAB_CHART_MARKER_NONE || isnan (x)
      || !trab_chart_visible_at (series, x, &point))
    return;
  marks
      = trab_chart_sheet_put_marks (sheet, "mark", plot->item, style->marker, TRAB_CHART_FILL_SOLID,
                                    size_pt * sheet->theme.mark_scale, style->line);
  trab_chart_sheet_add_point (marks, trab_chart_scale_to_pt (&plot->x, point.x),
                              trab_chart_scale_to_pt (&plot->y, point.median));
}

/* One line alone is marked where its headline is read off; several are marked at every tick, so
 * that they are told apart without colour. */
static void
put_all_marks (TrabChartSheet *sheet, const TrabChartPanel *panel, const TrabChartSeriesPlot *plot)
{
  if (panel->n_series == 1)
    {
      put_mark (sheet, plot, &panel->series[0], panel->headline_x, HEADLINE_MARK_PT);
      return;
    }
  for (guint i = 0; i < panel->n_series; i++)
    for (guint j = 0; j < plot->x_ticks.n; j++)
      {
        double x = trab_chart_ticks_get (&plot->x_ticks, j);

        /* they all begin at one place */
        if (x > plot->x.value_0)
          put_mark (sheet, plot, &panel->series[i], x, SERIES_MARK_PT);
      }
}

/* Whether a text of the panel meets @box. */
static gboolean
is_written_over (const TrabChartSheet *sheet, guint item, const TrabChartBox *box)
{
  for (guint i = 0; i < sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (sheet->elements, i);
      const TrabChartBox *other = &element->box;

      if (element->type == TRAB_CHART_ELEMENT_TEXT && element->item == item
          && box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Says right of @at that nothing is known beyond, in the middle of the mark or at one of its ends,
 * where there is room for it. */
static void
put_end_words (TrabChartSheet *sheet,
               const TrabChartCurves *frame,
               const TrabChartSeriesPlot *plot,
               const TrabChartPoint *at,
               double half)
{
  TrabChartTextStyle style = { .size_pt = sheet->theme.small_pt };
  g_autoptr (PangoLayout) text = trab_chart_sheet_make_text (sheet, frame->words_end, &style);
  TrabChartBox box = { 0 };

  if (text == NULL)
    return;
  box.x = at->x + END_GAP_PT;
  box.width = trab_chart_sheet_text_width (text);
  box.height = trab_chart_sheet_text_height (text);
  for (int side = 0; side < 3; side++)
    {
      double shift = side == 0 ? 0 : side == 1 ? -half - box.height : half + box.height;

      box.y = at->y - box.height / 2 + shift;
      if (box.x + box.width > plot->box.x + plot->box.width || box.y < plot->box.y
          || box.y + box.height > plot->box.y + plot->box.height
          || is_written_over (sheet, plot->item, &box))
        continue;
      trab_chart_sheet_put_text (sheet, "end-words", plot->item, text, box.x, box.y,
                                 sheet->theme.dim_text);
      return;
    }
}

/* A bar across a line that ends before the axis does: it was cut by what is known, it did not run
 * out by itself. */
static void
put_ends (TrabChartSheet *sheet,
          const TrabChartCurves *frame,
          const TrabChartPanel *panel,
          const TrabChartSeriesPlot *plot)
{
  double half = END_PT / 2 * sheet->theme.mark_scale;

  for (guint i = 0; i < panel->n_series; i++)
    {
      const TrabChartSeries *series = &panel->series[i];
      const TrabChartStyle *style = &sheet->theme.styles[series->plan_class];
      TrabChartCurvePoint point = { 0 };
      TrabChartPoint at = { 0 };
      TrabChartPoint ends[2] = { { 0 } };

      if (!(series->ends_at_x < plot->x.value_1)
          || !trab_chart_visible_at (series, series->ends_at_x, &point))
        continue;
      at = (TrabChartPoint){ trab_chart_scale_to_pt (&plot->x, point.x),
                             trab_chart_scale_to_pt (&plot->y, point.median) };
      ends[0] = (TrabChartPoint){ at.x, MAX (at.y - half, plot->box.y) };
      ends[1] = (TrabChartPoint){ at.x, MIN (at.y + half, plot->box.y + plot->box.height) };
      trab_chart_sheet_put_rule (sheet, "end-mark", plot->item, ends, style->width_pt, style->line);
      if (panel->n_series == 1)
        put_end_words (sheet, frame, plot, &at, half);
    }
}

static void
put_stops (TrabChartSheet *sheet, const TrabChartPanel *panel, const TrabChartSeriesPlot *plot)
{
  for (guint i = 0; i < panel->n_series; i++)
    {
      const TrabChartSeries *series = &panel->series[i];

      for (guint j = 0; j < series->n_points; j++)
        {
          const TrabChartCurvePoint *point = &series->points[j];
          TrabChartStop stop = {
            .item = plot->item,
            .series = i,
            .point = (int) j,
            .x_value = point->x,
            .at = { trab_chart_scale_to_pt (&plot->x, point->x),
                    trab_chart_scale_to_pt (&plot->y, point->median) },
          };

          if (trab_chart_visible_has_point (series, j))
            trab_chart_sheet_add_stop (sheet, &stop);
        }
    }
}

/* Places lines, bands, marks and names of a panel that has at least one line. */
void
trab_chart_lay_series (TrabChartSheet *sheet,
                       const TrabChartCurves *frame,
                       const TrabChartPanel *panel,
                       const TrabChartSeriesPlot *plot)
{
  if (frame->has_zero_line)
    put_zero_line (sheet, plot);
  for (guint i = 0; i < panel->n_series; i++)
    put_bands (sheet, frame, plot, &panel->series[i]);
  if (trab_chart_visible_has_reference (frame, panel))
    put_reference (sheet, frame, plot);
  for (guint i = 0; i < panel->n_series; i++)
    put_medians (sheet, plot, &panel->series[i]);
  put_all_marks (sheet, panel, plot);
  trab_chart_lay_names (sheet, frame, panel, plot);
  put_ends (sheet, frame, panel, plot);
  put_stops (sheet, panel, plot);
}
