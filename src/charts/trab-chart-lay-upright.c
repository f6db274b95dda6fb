/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-upright.h"

#include "trab-chart-axis.h"
#include "trab-chart-grid.h"

/* At normal text size. */
#define PLOT_PT 120.0
#define MOST_BAR_PT 54.0
#define BAR_SHARE 0.4       /* of the width of its column */
#define COLUMN_INSET_PT 9.0 /* of what stands under a head, as in the head itself */
#define WHISKER_PT 1.4
#define CAP_SHARE 0.4 /* of the width of a bar */
#define BROKEN_PT 5.0

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartSpec *spec;
  const TrabChartBars *frame;
  guint n;
  TrabChartGrid grid;
  double indent; /* from the head's left edge to the plot, for the labels of its axis */
  TrabChartTicks ticks;
  double plot_height;
  double header_height;
  PangoLayout **values;
  PangoLayout *caption;
  PangoLayout *title;
} Plan;

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; plan->values != NULL && i < plan->n; i++)
    g_clear_object (&plan->values[i]);
  g_clear_pointer (&plan->values, g_free);
  g_clear_object (&plan->caption);
  g_clear_object (&plan->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* What the words of a bar that nobody knows need, where it is more than the plot */
static double
words_height (const Plan *plan, const TrabChartBar *bar)
{
  return bar->state == TRAB_CHART_STATE_KNOWN
             ? 0
             : trab_chart_sheet_words_height (plan->sheet, bar->words,
                                              plan->grid.item_width + plan->indent,
                                              bar->state != TRAB_CHART_STATE_REFUSED);
}

static void
plan_all (Plan *plan)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartWords *words = trab_chart_spec_get_words (plan->spec);
  TrabChartTextStyle caption = { .size_pt = theme->body_pt, .wrap_pt = plan->sheet->width_pt };
  TrabChartTextStyle title = { .size_pt = theme->small_pt, .wrap_pt = plan->sheet->width_pt };
  TrabChartTextStyle value = { .size_pt = theme->body_pt, .is_bold = TRUE };

  plan->ticks = trab_chart_ticks_compute (plan->frame->x_min, plan->frame->x_max,
                                          TRAB_CHART_AXIS_MOST_TICKS);
  plan->indent = trab_chart_axis_widest_label (plan->sheet, &plan->ticks, words->decimal_mark)
                 + TRAB_CHART_AXIS_TICK_PT + 2;
  plan->grid = trab_chart_grid_of_rows (plan->n, 1, COLUMN_INSET_PT + plan->indent,
                                        plan->sheet->width_pt - plan->frame->columns_end_pt,
                                        plan->frame->column_gap_pt);
  plan->grid.gap += 2 * COLUMN_INSET_PT + plan->indent;
  plan->grid.item_width = MAX (plan->grid.item_width - 2 * COLUMN_INSET_PT - plan->indent, 1);
  plan->caption = trab_chart_sheet_make_text (plan->sheet, words->caption, &caption);
  plan->title = trab_chart_sheet_make_text (plan->sheet, plan->frame->x_title, &title);
  plan->plot_height = PLOT_PT * theme->unit_pt / 6;
  value.wrap_pt = plan->grid.item_width + plan->indent;
  plan->values = g_new0 (PangoLayout *, plan->n);
  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, i);

      plan->values[i] = trab_chart_sheet_make_text (plan->sheet, bar->value, &value);
      plan->header_height
          = MAX (plan->header_height, trab_chart_sheet_text_height (plan->values[i]));
      plan->plot_height = MAX (plan->plot_height, words_height (plan, bar));
    }
}

/* Two strokes across the end of an axis that does not go up to the base */
static void
put_broken_end (const Plan *plan, guint index, double x, double y)
{
  for (guint i = 0; i < 2; i++)
    {
      double at = y - i * BROKEN_PT * 0.6;
      TrabChartPoint ends[2]
          = { { x - BROKEN_PT, at + BROKEN_PT / 4 }, { x + BROKEN_PT, at - BROKEN_PT / 4 } };

      trab_chart_sheet_put_rule (plan->sheet, "broken-end", index, ends, WHISKER_PT,
                                 plan->sheet->theme.text);
    }
}

static void
put_axes (const Plan *plan, guint index, const TrabChartBox *plot, const TrabChartScale *scale)
{
  TrabChartAxis axis = { .item = index,
                         .scale = *scale,
                         .ticks = plan->ticks,
                         .at_pt = plot->x,
                         .decimal_mark = trab_chart_spec_get_words (plan->spec)->decimal_mark,
                         .has_labels = TRUE,
                         .has_line = TRUE,
                         .guide_to_pt = plot->x + plot->width };
  TrabChartPoint base[2]
      = { { plot->x, plot->y + plot->height }, { plot->x + plot->width, plot->y + plot->height } };

  trab_chart_axis_put_vertical (plan->sheet, &axis);
  trab_chart_sheet_put_rule (plan->sheet, "base", index, base, 0.75, plan->sheet->theme.axis);
  if (plan->frame->is_zoomed)
    put_broken_end (plan, index, plot->x, plot->y);
}

static void
put_whisker (const Plan *plan, guint index, const TrabChartBox *box, const TrabChartScale *scale)
{
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  double middle = box->x + box->width / 2;
  const TrabChartPoint ends[2] = { { middle, trab_chart_scale_to_pt (scale, bar->low) },
                                   { middle, trab_chart_scale_to_pt (scale, bar->high) } };

  trab_chart_sheet_put_whisker (plan->sheet, index, ends, TRUE, box->width * CAP_SHARE, WHISKER_PT,
                                plan->sheet->theme.text);
}

static void
put_known (const Plan *plan, guint index, const TrabChartBox *plot)
{
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  TrabChartScale scale
      = { plan->frame->x_min, plan->frame->x_max, plot->y + plot->height, plot->y };
  double top = trab_chart_scale_to_pt (&scale, bar->best);
  double width = MIN (plot->width * BAR_SHARE, MOST_BAR_PT * plan->sheet->theme.unit_pt / 6);
  TrabChartBox box
      = { plot->x + (plot->width - width) / 2, top, width, plot->y + plot->height - top };

  put_axes (plan, index, plot, &scale);
  trab_chart_sheet_put_bar (plan->sheet, "bar", index, &box,
                            &plan->sheet->theme.styles[bar->plan_class]);
  if (bar->has_range)
    put_whisker (plan, index, &box, &scale);
}

static void
put_column (const Plan *plan, guint index, double y)
{
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  double x = trab_chart_grid_get_x (&plan->grid, index);
  double plot_y = y + plan->header_height + trab_chart_axis_headroom (plan->sheet)
                  + plan->sheet->theme.unit_pt;
  TrabChartBox plot = { x, plot_y, plan->grid.item_width, plan->plot_height };
  TrabChartBox whole
      = { x - plan->indent, plot_y, plan->grid.item_width + plan->indent, plan->plot_height };

  trab_chart_sheet_put_text (plan->sheet, "bar-value", index, plan->values[index], whole.x, y,
                             plan->sheet->theme.text);
  switch (bar->state)
    {
    case TRAB_CHART_STATE_UNKNOWN:
    case TRAB_CHART_STATE_LOWER_BOUND:
      trab_chart_sheet_put_unknown (plan->sheet, index, bar->words, &whole);
      break;
    case TRAB_CHART_STATE_REFUSED:
      trab_chart_sheet_put_sentence (plan->sheet, index, bar->words, &whole, FALSE);
      break;
    case TRAB_CHART_STATE_KNOWN:
    default:
      put_known (plan, index, &plot);
      break;
    }
  trab_chart_sheet_add_field (plan->sheet, index, &whole);
  trab_chart_sheet_add_whole_stop (plan->sheet, index, &whole);
}

/* Places bars, at least one, from zero upward. Returns: the height used */
double
trab_chart_lay_upright (TrabChartSheet *sheet, const TrabChartSpec *spec)
{
  g_auto (Plan) plan = { .sheet = sheet,
                         .spec = spec,
                         .frame = trab_chart_bars_get_frame (spec),
                         .n = trab_chart_spec_get_n_items (spec) };
  double unit = sheet->theme.unit_pt;
  double y = 0;

  plan_all (&plan);
  if (plan.caption != NULL)
    {
      trab_chart_sheet_put_text (sheet, "caption", TRAB_CHART_SHEET_WHOLE, plan.caption, 0, y,
                                 sheet->theme.text);
      y += trab_chart_sheet_text_height (plan.caption) + unit;
    }
  if (plan.title != NULL)
    {
      trab_chart_sheet_put_text (sheet, "axis-title-x", TRAB_CHART_SHEET_WHOLE, plan.title, 0, y,
                                 sheet->theme.dim_text);
      y += trab_chart_sheet_text_height (plan.title) + unit;
    }
  for (guint i = 0; i < plan.n; i++)
    put_column (&plan, i, y);
  return y + plan.header_height + trab_chart_axis_headroom (sheet) + 2 * unit + plan.plot_height;
}
