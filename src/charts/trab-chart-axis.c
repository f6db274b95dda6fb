/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-axis.h"

#include <math.h>

#define LINE_PT 0.75
#define GUIDE_PT 0.6
#define GUIDE_OPACITY 0.6

/* Labels of a horizontal axis begin below the lower half of a label at the foot of a vertical one.
 */
#define LABEL_GAP_PT 2.0

static PangoLayout *
make_label (TrabChartSheet *sheet, const TrabChartTicks *ticks, guint index, const char *mark)
{
  TrabChartTextStyle style = { .size_pt = sheet->theme.small_pt };
  g_autofree char *text
      = trab_chart_sheet_format (trab_chart_ticks_get (ticks, index), ticks->decimals, mark);

  return trab_chart_sheet_make_text (sheet, text, &style);
}

double
trab_chart_axis_label_height (TrabChartSheet *sheet)
{
  TrabChartTextStyle style = { .size_pt = sheet->theme.small_pt };
  g_autoptr (PangoLayout) text = trab_chart_sheet_make_text (sheet, "0", &style);

  return trab_chart_sheet_text_height (text);
}

/* Room below a horizontal axis for its ticks and labels. */
double
trab_chart_axis_depth (TrabChartSheet *sheet)
{
  return trab_chart_axis_label_height (sheet) * 1.5 + LABEL_GAP_PT;
}

/* Room above a plot for the upper half of a label at the head of its vertical axis. */
double
trab_chart_axis_headroom (TrabChartSheet *sheet)
{
  return MAX (trab_chart_axis_label_height (sheet) / 2, sheet->theme.unit_pt);
}

double
trab_chart_axis_widest_label (TrabChartSheet *sheet,
                              const TrabChartTicks *ticks,
                              const char *decimal_mark)
{
  double widest = 0;

  for (guint i = 0; i < ticks->n; i++)
    {
      g_autoptr (PangoLayout) text = make_label (sheet, ticks, i, decimal_mark);

      widest = MAX (widest, trab_chart_sheet_text_width (text));
    }
  return widest;
}

/* Every n-th label is kept, n the smallest for which neighbours stay apart; the ticks all stay. */
static guint
choose_stride (const TrabChartAxis *axis, double label_extent, double gap)
{
  double step_pt = 0;

  if (axis->ticks.n < 2)
    return 1;
  step_pt = fabs (trab_chart_scale_to_pt (&axis->scale, trab_chart_ticks_get (&axis->ticks, 1))
                  - trab_chart_scale_to_pt (&axis->scale, trab_chart_ticks_get (&axis->ticks, 0)));
  if (step_pt <= 0)
    return axis->ticks.n;
  return (guint) MAX (1, ceil ((label_extent + gap) / step_pt));
}

/* Zero keeps its label when there is one: the others are counted from it. */
static guint
choose_first (const TrabChartTicks *ticks, guint stride)
{
  for (guint i = 0; i < ticks->n; i++)
    {
      if (trab_chart_ticks_get (ticks, i) >= 0 && trab_chart_ticks_get (ticks, i) <= 0)
        return i % stride;
    }
  return 0;
}

static void
put_line (TrabChartSheet *sheet, const TrabChartAxis *axis, gboolean is_horizontal)
{
  TrabChartPoint ends[2] = { { axis->scale.pt_0, axis->at_pt }, { axis->scale.pt_1, axis->at_pt } };

  if (!is_horizontal)
    {
      ends[0] = (TrabChartPoint){ axis->at_pt, axis->scale.pt_0 };
      ends[1] = (TrabChartPoint){ axis->at_pt, axis->scale.pt_1 };
    }
  trab_chart_sheet_put_rule (sheet, is_horizontal ? "axis-x" : "axis-y", axis->item, ends, LINE_PT,
                             sheet->theme.axis);
}

/* An axis below a plot: labels under it, centred on their ticks. */
void
trab_chart_axis_put_horizontal (TrabChartSheet *sheet, const TrabChartAxis *axis)
{
  double widest = trab_chart_axis_widest_label (sheet, &axis->ticks, axis->decimal_mark);
  double height = trab_chart_axis_label_height (sheet);
  guint stride = choose_stride (axis, widest, sheet->theme.unit_pt);
  guint first = choose_first (&axis->ticks, stride);

  if (axis->has_line)
    put_line (sheet, axis, TRUE);
  for (guint i = 0; i < axis->ticks.n; i++)
    {
      double x = trab_chart_scale_to_pt (&axis->scale, trab_chart_ticks_get (&axis->ticks, i));
      TrabChartPoint ends[2] = { { x, axis->at_pt }, { x, axis->at_pt + TRAB_CHART_AXIS_TICK_PT } };
      g_autoptr (PangoLayout) label = NULL;

      trab_chart_sheet_put_rule (sheet, "tick-x", axis->item, ends, LINE_PT, sheet->theme.axis);
      if (!axis->has_labels || i % stride != first)
        continue;
      label = make_label (sheet, &axis->ticks, i, axis->decimal_mark);
      trab_chart_sheet_put_text (sheet, "tick-label-x", axis->item, label,
                                 x - trab_chart_sheet_text_width (label) / 2,
                                 axis->at_pt + height / 2 + LABEL_GAP_PT, sheet->theme.dim_text);
    }
}

/* Across the plot, paler than anything that is read: it only leads the eye to the number. */
static void
put_guide (TrabChartSheet *sheet, const TrabChartAxis *axis, double y)
{
  TrabChartPoint ends[2] = { { axis->at_pt, y }, { axis->guide_to_pt, y } };

  trab_chart_sheet_put_rule (sheet, "guide-y", axis->item, ends, GUIDE_PT, sheet->theme.rule)
      ->opacity
      = GUIDE_OPACITY;
}

/* An axis at the left of a plot: labels left of it, ends in line. */
void
trab_chart_axis_put_vertical (TrabChartSheet *sheet, const TrabChartAxis *axis)
{
  double height = trab_chart_axis_label_height (sheet);
  guint stride = choose_stride (axis, height, 1);
  guint first = choose_first (&axis->ticks, stride);

  if (axis->has_line)
    put_line (sheet, axis, FALSE);
  for (guint i = 0; i < axis->ticks.n; i++)
    {
      double y = trab_chart_scale_to_pt (&axis->scale, trab_chart_ticks_get (&axis->ticks, i));
      TrabChartPoint ends[2] = { { axis->at_pt - TRAB_CHART_AXIS_TICK_PT, y }, { axis->at_pt, y } };
      g_autoptr (PangoLayout) label = NULL;

      if (axis->guide_to_pt > axis->at_pt)
        put_guide (sheet, axis, y);
      trab_chart_sheet_put_rule (sheet, "tick-y", axis->item, ends, LINE_PT, sheet->theme.axis);
      if (!axis->has_labels || i % stride != first)
        continue;
      label = make_label (sheet, &axis->ticks, i, axis->decimal_mark);
      trab_chart_sheet_put_text (sheet, "tick-label-y", axis->item, label,
                                 axis->at_pt - TRAB_CHART_AXIS_TICK_PT - 2
                                     - trab_chart_sheet_text_width (label),
                                 y - height / 2, sheet->theme.dim_text);
    }
}
