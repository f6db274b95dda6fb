/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-bars.h"

#include <math.h>

#include "trab-chart-axis.h"
#include "trab-chart-lay-upright.h"

#define LEAST_BAR_PT 12.0
#define NATURAL_BAR_PT 16.0
#define MOST_BAR_PT 28.0
#define LEAST_GAP 1.5 /* of the unit of spacing */
#define WHISKER_PT 1.4
#define CAP_SHARE 0.4 /* of the bar's height */
#define BASE_PT 0.75
#define MARK_SHARE 0.55 /* of the height of a bar */
#define BROKEN_PT 5.0

typedef struct
{
  PangoLayout *label;
  PangoLayout *value;
  gboolean is_value_beside; /* else below */
  double text_height;
  double words_height; /* UNKNOWN, REFUSED: what the words need instead of a bar */
} Row;

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartSpec *spec;
  const TrabChartBars *frame;
  guint n;
  TrabChartScale scale;
  TrabChartTicks ticks;
  Row *rows;
  PangoLayout *caption;
  PangoLayout *x_title;
  double bar_height;
  double gap; /* between rows */
} Plan;

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    {
      g_clear_object (&plan->rows[i].label);
      g_clear_object (&plan->rows[i].value);
    }
  g_clear_pointer (&plan->rows, g_free);
  g_clear_object (&plan->caption);
  g_clear_object (&plan->x_title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
plan_row (Plan *plan, guint index, double width)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  Row *row = &plan->rows[index];
  TrabChartTextStyle label = { .size_pt = theme->body_pt, .is_bold = TRUE, .wrap_pt = width };
  TrabChartTextStyle value = { .size_pt = theme->body_pt, .wrap_pt = width };
  double label_height = 0;
  double value_height = 0;

  row->label = trab_chart_sheet_make_text (plan->sheet, bar->label, &label);
  if (bar->state == TRAB_CHART_STATE_KNOWN)
    row->value = trab_chart_sheet_make_text (plan->sheet, bar->value, &value);
  else
    row->words_height = trab_chart_sheet_words_height (plan->sheet, bar->words, width,
                                                       bar->state != TRAB_CHART_STATE_REFUSED);
  label_height = trab_chart_sheet_text_height (row->label);
  value_height = trab_chart_sheet_text_height (row->value);
  row->is_value_beside
      = trab_chart_sheet_put_on_one_line (row->label, row->value, 2 * theme->unit_pt, width);
  row->text_height
      = row->is_value_beside ? MAX (label_height, value_height) : label_height + value_height;
}

static double
row_height (const Plan *plan, guint index)
{
  const Row *row = &plan->rows[index];

  return row->text_height + plan->sheet->theme.unit_pt / 2
         + (row->words_height > 0 ? row->words_height : plan->bar_height);
}

static double
sum_heights (const Plan *plan)
{
  double unit = plan->sheet->theme.unit_pt;
  double sum = trab_chart_axis_depth (plan->sheet) + unit;

  if (plan->caption != NULL)
    sum += trab_chart_sheet_text_height (plan->caption) + 2 * unit;
  if (plan->x_title != NULL)
    sum += trab_chart_sheet_text_height (plan->x_title) + unit / 2;
  for (guint i = 0; i < plan->n; i++)
    sum += row_height (plan, i) + (i > 0 ? plan->gap : 0);
  return sum;
}

static double
plan_all (Plan *plan, double height_pt)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const char *mark = trab_chart_spec_get_words (plan->spec)->decimal_mark;
  TrabChartTextStyle caption = { .size_pt = theme->body_pt, .wrap_pt = plan->sheet->width_pt };
  TrabChartTextStyle title = { .size_pt = theme->small_pt, .align = TRAB_CHART_ALIGN_CENTRE };
  TrabChartTicks zero = { 0 };
  double text_scale = theme->unit_pt / 6;
  double overhang = 0;
  guint n_bars = 0;

  plan->ticks = trab_chart_ticks_compute (plan->frame->x_min, plan->frame->x_max,
                                          TRAB_CHART_AXIS_MOST_TICKS);
  zero.n = 1;
  zero.first = plan->frame->x_min;
  zero.decimals = plan->ticks.decimals;
  overhang = trab_chart_axis_widest_label (plan->sheet, &plan->ticks, mark) / 2;
  plan->scale.value_0 = plan->frame->x_min;
  plan->scale.value_1 = plan->frame->x_max;
  plan->scale.pt_0 = trab_chart_axis_widest_label (plan->sheet, &zero, mark) / 2;
  plan->scale.pt_1 = MAX (plan->sheet->width_pt - overhang - BROKEN_PT, plan->scale.pt_0 + 1);
  title.wrap_pt = plan->scale.pt_1 - plan->scale.pt_0;
  plan->caption = trab_chart_sheet_make_text (
      plan->sheet, trab_chart_spec_get_words (plan->spec)->caption, &caption);
  plan->x_title = trab_chart_sheet_make_text (plan->sheet, plan->frame->x_title, &title);
  plan->rows = g_new0 (Row, plan->n);
  for (guint i = 0; i < plan->n; i++)
    {
      plan_row (plan, i, title.wrap_pt);
      n_bars += plan->rows[i].words_height > 0 ? 0 : 1;
    }
  plan->bar_height = (isnan (height_pt) ? NATURAL_BAR_PT : LEAST_BAR_PT) * text_scale;
  plan->gap = LEAST_GAP * theme->unit_pt;
  if (!isnan (height_pt) && n_bars > 0)
    plan->bar_height = CLAMP (plan->bar_height + (height_pt - sum_heights (plan)) / n_bars,
                              plan->bar_height, MOST_BAR_PT * text_scale);
  if (!isnan (height_pt) && plan->n > 1)
    plan->gap += MAX (height_pt - sum_heights (plan), 0) / (plan->n - 1);
  return sum_heights (plan);
}

static void
put_whisker (const Plan *plan, guint index, const TrabChartBox *box)
{
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  double middle = box->y + box->height / 2;
  const TrabChartPoint ends[2] = { { trab_chart_scale_to_pt (&plan->scale, bar->low), middle },
                                   { trab_chart_scale_to_pt (&plan->scale, bar->high), middle } };

  trab_chart_sheet_put_whisker (plan->sheet, index, ends, FALSE, box->height * CAP_SHARE,
                                WHISKER_PT, plan->sheet->theme.text);
}

/* From the base to the best guess, to either side; or the best guess alone. */
static void
put_length (const Plan *plan, guint index, double base_x, TrabChartBox *box)
{
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  const TrabChartStyle *style = &plan->sheet->theme.styles[bar->plan_class];
  double best_x = trab_chart_scale_to_pt (&plan->scale, bar->best);

  if (plan->frame->is_points)
    {
      trab_chart_sheet_add_point (
          trab_chart_sheet_put_marks (plan->sheet, "best", index, TRAB_CHART_MARKER_SQUARE,
                                      TRAB_CHART_FILL_SOLID, box->height * MARK_SHARE, style->line),
          best_x, box->y + box->height / 2);
      return;
    }
  box->x = MIN (base_x, best_x);
  box->width = fabs (best_x - base_x);
  trab_chart_sheet_put_bar (plan->sheet, "bar", index, box, style);
}

static void
put_row (const Plan *plan, guint index, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartBar *bar = trab_chart_bars_get_bar (plan->spec, index);
  const Row *row = &plan->rows[index];
  const TrabChartStyle *style = &theme->styles[bar->plan_class];
  double x = plan->scale.pt_0;
  double width = plan->scale.pt_1 - x;
  TrabChartBox whole = { x, y + row->text_height + theme->unit_pt / 2, width,
                         row->words_height > 0 ? row->words_height : plan->bar_height };
  TrabChartBox box = whole;
  double base_x = trab_chart_scale_to_pt (&plan->scale, plan->frame->x_base);
  TrabChartPoint base[2] = { { base_x, whole.y }, { base_x, whole.y + whole.height } };

  if (row->is_value_beside)
    {
      double label_width = trab_chart_sheet_text_width (row->label) + 2 * theme->unit_pt;

      trab_chart_sheet_put_text (plan->sheet, "bar-label", index, row->label, x, y, style->words);
      trab_chart_sheet_put_text (plan->sheet, "bar-value", index, row->value, x + label_width, y,
                                 theme->text);
    }
  else
    {
      trab_chart_sheet_put_text (plan->sheet, "bar-label", index, row->label, x, y, style->words);
      trab_chart_sheet_put_text (plan->sheet, "bar-value", index, row->value, x,
                                 y + trab_chart_sheet_text_height (row->label), theme->text);
    }
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
      put_length (plan, index, base_x, &box);
      if (bar->has_range)
        put_whisker (plan, index, &whole);
      trab_chart_sheet_put_rule (plan->sheet, "base", index, base, BASE_PT, theme->axis);
      break;
    }
  trab_chart_sheet_add_field (plan->sheet, index, &whole);
  trab_chart_sheet_add_whole_stop (plan->sheet, index, &whole);
}

/* Two strokes across the end of an axis that does not go up to the base. */
static void
put_broken_end (const Plan *plan, double y)
{
  for (guint i = 0; i < 2; i++)
    {
      double x = plan->scale.pt_1 + i * BROKEN_PT * 0.6;
      TrabChartPoint ends[2]
          = { { x - BROKEN_PT / 4, y + BROKEN_PT }, { x + BROKEN_PT / 4, y - BROKEN_PT } };

      trab_chart_sheet_put_rule (plan->sheet, "broken-end", TRAB_CHART_SHEET_WHOLE, ends,
                                 WHISKER_PT, plan->sheet->theme.text);
    }
}

/* Places bars, at least one. @height_pt: NaN for the natural height. Returns: the height used,
 * which is more than was asked for where that is too little. */
double
trab_chart_lay_bars (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  g_auto (Plan) plan = { .sheet = sheet, .spec = spec };
  double unit = sheet->theme.unit_pt;
  double height = 0;
  double y = 0;
  TrabChartAxis axis = { .item = TRAB_CHART_SHEET_WHOLE, .has_labels = TRUE, .has_line = TRUE };

  plan.frame = trab_chart_bars_get_frame (spec);
  if (plan.frame->column_gap_pt > 0)
    return trab_chart_lay_upright (sheet, spec);
  plan.n = trab_chart_spec_get_n_items (spec);
  height = plan_all (&plan, height_pt);
  if (plan.caption != NULL)
    {
      trab_chart_sheet_put_text (sheet, "caption", TRAB_CHART_SHEET_WHOLE, plan.caption, 0, y,
                                 sheet->theme.text);
      y += trab_chart_sheet_text_height (plan.caption) + 2 * unit;
    }
  for (guint i = 0; i < plan.n; i++)
    {
      y += i > 0 ? plan.gap : 0;
      put_row (&plan, i, y);
      y += row_height (&plan, i);
    }
  y += unit;
  axis.scale = plan.scale;
  axis.ticks = plan.ticks;
  axis.at_pt = y;
  axis.decimal_mark = trab_chart_spec_get_words (spec)->decimal_mark;
  trab_chart_axis_put_horizontal (sheet, &axis);
  if (plan.frame->is_zoomed)
    put_broken_end (&plan, y);
  trab_chart_sheet_put_text (sheet, "axis-title-x", TRAB_CHART_SHEET_WHOLE, plan.x_title,
                             plan.scale.pt_0, y + trab_chart_axis_depth (sheet) + unit / 2,
                             sheet->theme.dim_text);
  return height;
}
