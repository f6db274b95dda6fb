/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-plan-curves.h"

#include <math.h>

#include "trab-chart-axis.h"
#include "trab-chart-lay-names.h"
#include "trab-chart-visible.h"

/* At normal text size. */
#define LEAST_PANEL_PT 96.0
#define LEAST_PLOT_PT 84.0
#define MOST_PLOT_PT 210.0
#define NATURAL_ASPECT 0.9
#define COLUMN_ASPECT 0.55  /* two rows of them fill a window */
#define COLUMN_INSET_PT 9.0 /* of what stands under a head, as in the head itself */

/* Height over width that reads best, and what an empty place in the last row costs beside it. */
#define BEST_ASPECT 0.75
#define EMPTY_COST 0.5

/* Room above and below the data, as a share of their range. */
#define Y_MARGIN 0.04

static void
widen (double value, double *lo, double *hi)
{
  if (!trab_chart_visible_is_number (value))
    return;
  *lo = isnan (*lo) ? value : MIN (*lo, value);
  *hi = isnan (*hi) ? value : MAX (*hi, value);
}

static void
widen_by_series (TrabChartPlanCurves *plan, const TrabChartSeries *series)
{
  g_autoptr (GPtrArray) runs = trab_chart_visible_runs (series);

  for (guint i = 0; i < runs->len; i++)
    {
      const GArray *run = g_ptr_array_index (runs, i);

      for (guint j = 0; j < run->len; j++)
        {
          const TrabChartCurvePoint *point = &g_array_index (run, TrabChartCurvePoint, j);

          widen (point->x, &plan->x_lo, &plan->x_hi);
          widen (point->median, &plan->y_lo, &plan->y_hi);
          widen (point->average_lo, &plan->y_lo, &plan->y_hi);
          widen (point->average_hi, &plan->y_lo, &plan->y_hi);
          widen (point->person_lo, &plan->y_lo, &plan->y_hi);
          widen (point->person_hi, &plan->y_lo, &plan->y_hi);
        }
    }
}

/* One scale for all panels. */
static void
plan_ranges (TrabChartPlanCurves *plan)
{
  const TrabChartCurves *frame = plan->frame;
  double margin = 0;

  plan->x_lo = plan->x_hi = plan->y_lo = plan->y_hi = NAN;
  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartPanel *panel = trab_chart_curves_get_panel (plan->spec, i);

      for (guint j = 0; panel->state == TRAB_CHART_STATE_KNOWN && j < panel->n_series; j++)
        widen_by_series (plan, &panel->series[j]);
    }
  for (guint i = 0; i < frame->n_reference; i++)
    {
      if (!trab_chart_visible_is_number (frame->reference_x[i])
          || !trab_chart_visible_is_number (frame->reference_y[i]))
        continue;
      widen (frame->reference_x[i], &plan->x_lo, &plan->x_hi);
      widen (frame->reference_y[i], &plan->y_lo, &plan->y_hi);
    }
  if (frame->has_zero_line)
    widen (0, &plan->y_lo, &plan->y_hi);
  margin = (plan->y_hi - plan->y_lo) * Y_MARGIN;
  plan->y_lo -= margin;
  plan->y_hi += margin;
  widen (frame->x_min, &plan->x_lo, &plan->x_hi);
  widen (frame->x_max, &plan->x_lo, &plan->x_hi);
  widen (frame->y_min, &plan->y_lo, &plan->y_hi);
  widen (frame->y_max, &plan->y_lo, &plan->y_hi);
  plan->x_ticks = trab_chart_ticks_compute (plan->x_lo, plan->x_hi, TRAB_CHART_AXIS_MOST_TICKS);
}

static guint
most_series (const TrabChartPlanCurves *plan)
{
  guint n_most = 0;

  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartPanel *panel = trab_chart_curves_get_panel (plan->spec, i);

      if (panel->state == TRAB_CHART_STATE_KNOWN)
        n_most = MAX (n_most, panel->n_series);
    }
  return n_most;
}

/* Whether a row begins with a panel that has no axis, so that a later one must carry the labels. */
static gboolean
has_late_axis (const TrabChartPlanCurves *plan)
{
  for (guint i = 0; i < plan->n; i++)
    {
      guint first = i - i % plan->grid.n_columns;

      if (first != i && trab_chart_curves_get_panel (plan->spec, i)->state == TRAB_CHART_STATE_KNOWN
          && trab_chart_curves_get_panel (plan->spec, first)->state != TRAB_CHART_STATE_KNOWN)
        return TRUE;
    }
  return FALSE;
}

/* Whether heads above the picture name the plans. */
gboolean
trab_chart_plan_curves_is_in_columns (const TrabChartPlanCurves *plan)
{
  return plan->frame->column_gap_pt > 0;
}

/* The first panel of a row that has an axis has its labels; a column has its own. */
gboolean
trab_chart_plan_curves_has_axis_labels (const TrabChartPlanCurves *plan, guint index)
{
  if (trab_chart_plan_curves_is_in_columns (plan))
    return TRUE;
  for (guint i = index - index % plan->grid.n_columns; i < index; i++)
    {
      if (trab_chart_curves_get_panel (plan->spec, i)->state == TRAB_CHART_STATE_KNOWN)
        return FALSE;
    }
  return TRUE;
}

/* @n_rows: 0 for as few as fit */
static TrabChartGrid
make_grid (const TrabChartPlanCurves *plan,
           guint n_rows,
           double gutter,
           double room,
           double least_width,
           double gap)
{
  return n_rows > 0 ? trab_chart_grid_of_rows (plan->n, n_rows, gutter, room, gap)
                    : trab_chart_grid_fit (plan->n, gutter, room, least_width, gap);
}

/* One panel under each head, with room for its own labels. */
static void
plan_under_heads (TrabChartPlanCurves *plan, double labels, double overhang)
{
  double indent = COLUMN_INSET_PT + labels;

  plan->grid = trab_chart_grid_of_rows (plan->n, 1, indent,
                                        plan->sheet->width_pt - plan->frame->columns_end_pt,
                                        plan->frame->column_gap_pt);
  plan->grid.item_width = MAX (plan->grid.item_width - indent - overhang, 1);
  plan->grid.gap += indent + overhang;
  plan->column_indent = labels;
}

static void
plan_columns (TrabChartPlanCurves *plan, guint n_rows)
{
  TrabChartSheet *sheet = plan->sheet;
  const char *mark = trab_chart_spec_get_words (plan->spec)->decimal_mark;
  double unit = sheet->theme.unit_pt;
  TrabChartTicks y_ticks
      = trab_chart_ticks_compute (plan->y_lo, plan->y_hi, TRAB_CHART_AXIS_MOST_TICKS);
  double overhang = trab_chart_axis_widest_label (sheet, &plan->x_ticks, mark) / 2;
  double labels
      = trab_chart_axis_widest_label (sheet, &y_ticks, mark) + TRAB_CHART_AXIS_TICK_PT + 2;
  guint n_series = most_series (plan);
  double gutter = MAX (labels, overhang);
  double gap = MAX (3 * unit, 2 * overhang + unit);
  double room = 0;
  double least_width = LEAST_PANEL_PT * (n_series > 1 ? 2 : 1) * unit / 6;

  if (plan->is_y_title_turned)
    gutter += trab_chart_sheet_text_height (plan->y_title) + unit;
  room = sheet->width_pt - gutter - overhang;
  if (trab_chart_plan_curves_is_in_columns (plan))
    plan_under_heads (plan, labels, MAX (overhang, COLUMN_INSET_PT));
  else
    plan->grid = make_grid (plan, n_rows, gutter, room, least_width, gap);
  if (!trab_chart_plan_curves_is_in_columns (plan) && has_late_axis (plan))
    plan->grid
        = make_grid (plan, n_rows, gutter, room, least_width, MAX (gap, labels + overhang + unit));
  plan->label_gutter
      = n_series > 1 ? trab_chart_lay_names_gutter (sheet, plan->spec, plan->grid.item_width) : 0;
  plan->plot_width = plan->grid.item_width - plan->label_gutter;
}

/* What stands in a panel without a picture. */
const char *
trab_chart_plan_curves_choose_words (const TrabChartPlanCurves *plan, const TrabChartPanel *panel)
{
  return panel->words != NULL ? panel->words : trab_chart_spec_get_words (plan->spec)->empty;
}

/* What a panel needs at least so that its words or its lines' names fit. */
static double
least_height_of (const TrabChartPlanCurves *plan, const TrabChartPanel *panel)
{
  if (!trab_chart_visible_has_picture (panel))
    return trab_chart_sheet_words_height (
        plan->sheet, trab_chart_plan_curves_choose_words (plan, panel), plan->grid.item_width,
        panel->state != TRAB_CHART_STATE_REFUSED);
  return trab_chart_lay_names_height (plan->sheet, plan->frame, panel, plan->label_gutter);
}

static void
plan_rows (TrabChartPlanCurves *plan)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double wrap = plan->grid.item_width + plan->column_indent;
  TrabChartTextStyle title = { .size_pt = theme->title_pt, .is_bold = TRUE, .wrap_pt = wrap };
  TrabChartTextStyle headline = { .size_pt = theme->body_pt, .wrap_pt = wrap };
  TrabChartTextStyle note = { .size_pt = theme->small_pt, .wrap_pt = wrap };

  plan->headers = g_new0 (TrabChartPanelHeader, plan->n);
  plan->rows = g_new0 (TrabChartPanelRow, plan->grid.n_rows);
  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartPanel *panel = trab_chart_curves_get_panel (plan->spec, i);
      TrabChartPanelHeader *header = &plan->headers[i];
      TrabChartPanelRow *row = &plan->rows[i / plan->grid.n_columns];

      if (!trab_chart_plan_curves_is_in_columns (plan))
        header->title = trab_chart_sheet_make_text (plan->sheet, panel->title, &title);
      header->headline = trab_chart_sheet_make_text (plan->sheet, panel->headline, &headline);
      header->note = trab_chart_sheet_make_text (plan->sheet, panel->note, &note);
      header->height = trab_chart_sheet_text_height (header->title)
                       + trab_chart_sheet_text_height (header->headline)
                       + trab_chart_sheet_text_height (header->note);
      if (plan->label_gutter <= 0)
        header->height += trab_chart_lay_names_list_height (plan->sheet, plan->frame, panel, wrap);
      row->header_height = MAX (row->header_height, header->height);
      row->body_height = MAX (row->body_height, least_height_of (plan, panel));
      row->has_axis |= panel->state == TRAB_CHART_STATE_KNOWN;
    }
}

/* Everything but the plots. */
static double
sum_overhead (const TrabChartPlanCurves *plan)
{
  double unit = plan->sheet->theme.unit_pt;
  double headroom = trab_chart_axis_headroom (plan->sheet);
  double sum = 0;

  if (plan->caption != NULL)
    sum += trab_chart_sheet_text_height (plan->caption) + 2 * unit;
  if (plan->y_title != NULL && !plan->is_y_title_turned)
    sum += trab_chart_sheet_text_height (plan->y_title) + unit;
  if (plan->x_title != NULL)
    sum += trab_chart_sheet_text_height (plan->x_title) + unit / 2;
  for (guint i = 0; i < plan->grid.n_rows; i++)
    sum += plan->rows[i].header_height + headroom + (i > 0 ? 2 * unit : 0)
           + (plan->rows[i].has_axis ? plan->axis_depth : plan->rows[i].body_height);
  return sum;
}

/* Shares what is left among the rows that have plots. Returns: the height it all comes to */
static double
plan_heights (TrabChartPlanCurves *plan, double height_pt)
{
  double overhead = sum_overhead (plan);
  double aspect = trab_chart_plan_curves_is_in_columns (plan) ? COLUMN_ASPECT : NATURAL_ASPECT;
  double height = MIN (plan->plot_width * aspect, MOST_PLOT_PT);
  guint n_plots = 0;

  for (guint i = 0; i < plan->grid.n_rows; i++)
    n_plots += plan->rows[i].has_axis ? 1 : 0;
  if (n_plots > 0 && !isnan (height_pt))
    height = (height_pt - overhead) / n_plots;
  plan->plot_height = MAX (height, LEAST_PLOT_PT);
  for (guint i = 0; i < plan->grid.n_rows; i++)
    {
      if (plan->rows[i].has_axis)
        plan->plot_height = MAX (plan->plot_height, plan->rows[i].body_height);
    }
  for (guint i = 0; i < plan->grid.n_rows; i++)
    {
      if (!plan->rows[i].has_axis)
        continue;
      plan->rows[i].body_height = plan->plot_height;
      plan->last_axis_row = i;
    }
  return overhead + n_plots * plan->plot_height;
}

void
trab_chart_plan_curves_clear (TrabChartPlanCurves *plan)
{
  for (guint i = 0; plan->headers != NULL && i < plan->n; i++)
    {
      g_clear_object (&plan->headers[i].title);
      g_clear_object (&plan->headers[i].headline);
      g_clear_object (&plan->headers[i].note);
    }
  g_clear_pointer (&plan->headers, g_free);
  g_clear_pointer (&plan->rows, g_free);
  g_clear_object (&plan->caption);
  g_clear_object (&plan->x_title);
  g_clear_object (&plan->y_title);
}

static gboolean
has_any_axis (const TrabChartPlanCurves *plan)
{
  for (guint i = 0; i < plan->n; i++)
    {
      if (trab_chart_curves_get_panel (plan->spec, i)->state == TRAB_CHART_STATE_KNOWN)
        return TRUE;
    }
  return FALSE;
}

static double
plan_all (TrabChartPlanCurves *plan, guint n_rows, gboolean is_y_title_turned, double height_pt)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartWords *words = trab_chart_spec_get_words (plan->spec);
  TrabChartTextStyle caption = { .size_pt = theme->body_pt, .wrap_pt = plan->sheet->width_pt };
  TrabChartTextStyle title = { .size_pt = theme->small_pt };

  trab_chart_plan_curves_clear (plan);
  plan->is_y_title_turned = is_y_title_turned;
  plan->caption = trab_chart_sheet_make_text (plan->sheet, words->caption, &caption);
  title.wrap_pt = is_y_title_turned ? 0 : plan->sheet->width_pt;
  if (has_any_axis (plan))
    plan->y_title = trab_chart_sheet_make_text (plan->sheet, plan->frame->y_title, &title);
  plan->axis_depth = trab_chart_axis_depth (plan->sheet);
  plan_columns (plan, n_rows);
  title.wrap_pt = plan->sheet->width_pt - plan->grid.x;
  title.align = TRAB_CHART_ALIGN_CENTRE;
  if (has_any_axis (plan))
    plan->x_title = trab_chart_sheet_make_text (plan->sheet, plan->frame->x_title, &title);
  plan_rows (plan);
  return plan_heights (plan, height_pt);
}

/* The title of the upright axis is turned where the plots are high enough for it and for what it
 * takes from their width, and lies above them where not. */
static double
plan_rows_of (TrabChartPlanCurves *plan, guint n_rows, double height_pt)
{
  gboolean is_turned = !trab_chart_plan_curves_is_in_columns (plan);
  double height = plan_all (plan, n_rows, is_turned, height_pt);

  if (!is_turned)
    return height;
  if (trab_chart_sheet_text_width (plan->y_title) > plan->plot_height || height > height_pt)
    height = plan_all (plan, n_rows, FALSE, height_pt);
  return height;
}

/* Into how many rows the panels are best broken to fill the height, guessed from the plan of the
 * fewest. */
static guint
guess_rows (const TrabChartPlanCurves *plan, double height_pt)
{
  double headers = 0;
  double fixed = 0;
  double room = plan->grid.n_columns * (plan->grid.item_width + plan->grid.gap);
  double least_cost = INFINITY;
  guint best = plan->grid.n_rows;

  for (guint i = 0; i < plan->grid.n_rows; i++)
    headers = MAX (headers, plan->rows[i].header_height);
  headers
      += plan->axis_depth + trab_chart_axis_headroom (plan->sheet) + 2 * plan->sheet->theme.unit_pt;
  fixed = sum_overhead (plan) - plan->grid.n_rows * headers;
  for (guint n_rows = plan->grid.n_rows; n_rows <= plan->n; n_rows++)
    {
      guint n_columns = (plan->n + n_rows - 1) / n_rows;
      guint n_places = n_columns * n_rows;
      double width = room / n_columns - plan->grid.gap - plan->label_gutter;
      double height = (height_pt - fixed) / n_rows - headers;
      double cost = fabs (log (height / width / BEST_ASPECT))
                    + EMPTY_COST * (n_places - plan->n) / n_places;

      if (width <= 0 || height < LEAST_PLOT_PT || cost >= least_cost)
        continue;
      least_cost = cost;
      best = n_rows;
    }
  return best;
}

/* Sizes of everything on @sheet, for @spec with at least one panel: broken into the rows that fill
 * the height best.
 *
 * @height_pt: NaN for the natural height
 * Returns: the height it comes to: @height_pt, or more where that is too little */
double
trab_chart_plan_curves_make (TrabChartPlanCurves *plan,
                             TrabChartSheet *sheet,
                             const TrabChartSpec *spec,
                             double height_pt)
{
  double height = 0;
  guint n_rows = 0;

  plan->sheet = sheet;
  plan->spec = spec;
  plan->frame = trab_chart_curves_get_frame (spec);
  plan->n = trab_chart_spec_get_n_items (spec);
  plan_ranges (plan);
  height = plan_rows_of (plan, 0, height_pt);
  if (isnan (height_pt) || height > height_pt || !has_any_axis (plan)
      || trab_chart_plan_curves_is_in_columns (plan))
    return height;
  n_rows = guess_rows (plan, height_pt);
  if (n_rows == plan->grid.n_rows)
    return height;
  height = plan_rows_of (plan, n_rows, height_pt);
  return height > height_pt ? plan_rows_of (plan, 0, height_pt) : height;
}
