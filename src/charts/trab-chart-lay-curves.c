/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-curves.h"

#include "trab-chart-axis.h"
#include "trab-chart-lay-names.h"
#include "trab-chart-lay-series.h"
#include "trab-chart-plan-curves.h"
#include "trab-chart-visible.h"

static void
put_header (const TrabChartPlanCurves *plan, guint index, double x, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartPanel *panel = trab_chart_curves_get_panel (plan->spec, index);
  const TrabChartPanelHeader *header = &plan->headers[index];
  TrabChartBox names = { 0 };

  trab_chart_sheet_put_text (plan->sheet, "panel-title", index, header->title, x, y,
                             theme->styles[panel->plan_class].words);
  y += trab_chart_sheet_text_height (header->title);
  trab_chart_sheet_put_text (plan->sheet, "panel-headline", index, header->headline, x, y,
                             theme->text);
  y += trab_chart_sheet_text_height (header->headline);
  trab_chart_sheet_put_text (plan->sheet, "panel-note", index, header->note, x, y, theme->dim_text);
  names.x = x;
  names.y = y + trab_chart_sheet_text_height (header->note);
  names.width = plan->grid.item_width;
  if (plan->label_gutter <= 0)
    trab_chart_lay_names_list (plan->sheet, plan->frame, panel, index, &names);
}

static void
put_axes (const TrabChartPlanCurves *plan, guint index, const TrabChartBox *box)
{
  const char *mark = trab_chart_spec_get_words (plan->spec)->decimal_mark;
  double line_height = trab_chart_axis_label_height (plan->sheet);
  guint n_most = (guint) CLAMP (box->height / (1.8 * line_height), 2, TRAB_CHART_AXIS_MOST_TICKS);
  TrabChartAxis x_axis = {
    .item = index,
    .scale = { plan->x_lo, plan->x_hi, box->x, box->x + box->width },
    .ticks = plan->x_ticks,
    .at_pt = box->y + box->height,
    .decimal_mark = mark,
    .has_labels = TRUE,
    .has_line = TRUE,
  };
  TrabChartAxis y_axis = {
    .item = index,
    .scale = { plan->y_lo, plan->y_hi, box->y + box->height, box->y },
    .ticks = trab_chart_ticks_compute (plan->y_lo, plan->y_hi, n_most),
    .at_pt = box->x,
    .decimal_mark = mark,
    .has_labels = trab_chart_plan_curves_has_axis_labels (plan, index),
    .has_line = TRUE,
    .guide_to_pt = box->x + box->width,
  };

  trab_chart_axis_put_horizontal (plan->sheet, &x_axis);
  trab_chart_axis_put_vertical (plan->sheet, &y_axis);
}

static void
put_panel (const TrabChartPlanCurves *plan, guint index, double y)
{
  const TrabChartPanel *panel = trab_chart_curves_get_panel (plan->spec, index);
  const char *words = trab_chart_plan_curves_choose_words (plan, panel);
  const TrabChartPanelRow *row = &plan->rows[index / plan->grid.n_columns];
  double x = trab_chart_grid_get_x (&plan->grid, index);
  double body_y = y + row->header_height + trab_chart_axis_headroom (plan->sheet);
  TrabChartBox box = { x, body_y, plan->plot_width, row->body_height };
  TrabChartBox whole = { x, body_y, plan->grid.item_width, row->body_height };
  double header_x = x - plan->column_indent;
  TrabChartSeriesPlot plot = {
    .item = index,
    .box = box,
    .x = { plan->x_lo, plan->x_hi, box.x, box.x + box.width },
    .y = { plan->y_lo, plan->y_hi, box.y + box.height, box.y },
    .x_ticks = plan->x_ticks,
    .label_gutter = plan->label_gutter,
  };

  put_header (plan, index, header_x, y);
  if (panel->state != TRAB_CHART_STATE_KNOWN)
    {
      whole.x = header_x;
      whole.width += plan->column_indent;
    }
  trab_chart_sheet_add_field (plan->sheet, index, &whole);
  switch (panel->state)
    {
    case TRAB_CHART_STATE_UNKNOWN:
    case TRAB_CHART_STATE_LOWER_BOUND:
      trab_chart_sheet_put_unknown (plan->sheet, index, words, &whole);
      break;
    case TRAB_CHART_STATE_REFUSED:
      trab_chart_sheet_put_sentence (plan->sheet, index, words, &whole, FALSE);
      break;
    case TRAB_CHART_STATE_KNOWN:
    default:
      put_axes (plan, index, &box);
      if (trab_chart_visible_has_picture (panel))
        {
          trab_chart_lay_series (plan->sheet, plan->frame, panel, &plot);
          return;
        }
      trab_chart_sheet_put_sentence (plan->sheet, index, words, &whole, TRUE);
      break;
    }
  trab_chart_sheet_add_whole_stop (plan->sheet, index, &whole);
}

static void
put_y_title (const TrabChartPlanCurves *plan, double y)
{
  double length = trab_chart_sheet_text_width (plan->y_title);

  trab_chart_sheet_put_turned_text (plan->sheet, "axis-title-y", TRAB_CHART_SHEET_WHOLE,
                                    plan->y_title, 0, y + (plan->plot_height - length) / 2,
                                    plan->sheet->theme.dim_text);
}

/* Places small multiples of trajectories, at least one. @height_pt: NaN for the natural height.
 * Returns: the height used, which is more than was asked for where that is too little. */
double
trab_chart_lay_curves (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  g_auto (TrabChartPlanCurves) plan = { 0 };
  double height = trab_chart_plan_curves_make (&plan, sheet, spec, height_pt);
  double unit = sheet->theme.unit_pt;
  double y = 0;

  if (plan.caption != NULL)
    {
      trab_chart_sheet_put_text (sheet, "caption", TRAB_CHART_SHEET_WHOLE, plan.caption, 0, y,
                                 sheet->theme.text);
      y += trab_chart_sheet_text_height (plan.caption) + 2 * unit;
    }
  if (plan.y_title != NULL && !plan.is_y_title_turned)
    {
      trab_chart_sheet_put_text (sheet, "axis-title-y", TRAB_CHART_SHEET_WHOLE, plan.y_title, 0, y,
                                 sheet->theme.dim_text);
      y += trab_chart_sheet_text_height (plan.y_title) + unit;
    }
  for (guint i = 0; i < plan.grid.n_rows; i++)
    {
      const TrabChartPanelRow *row = &plan.rows[i];
      guint first = i * plan.grid.n_columns;

      y += i > 0 ? 2 * unit : 0;
      for (guint j = first; j < MIN (first + plan.grid.n_columns, plan.n); j++)
        put_panel (&plan, j, y);
      y += row->header_height + trab_chart_axis_headroom (sheet);
      if (row->has_axis && plan.is_y_title_turned)
        put_y_title (&plan, y);
      y += row->body_height + (row->has_axis ? plan.axis_depth : 0);
      if (i != plan.last_axis_row || plan.x_title == NULL)
        continue;
      trab_chart_sheet_put_text (sheet, "axis-title-x", TRAB_CHART_SHEET_WHOLE, plan.x_title,
                                 plan.grid.x, y + unit / 2, sheet->theme.dim_text);
      y += unit / 2 + trab_chart_sheet_text_height (plan.x_title);
    }
  return height;
}
