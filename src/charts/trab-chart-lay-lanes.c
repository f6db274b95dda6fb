/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-lanes.h"

#include <math.h>

#include "trab-chart-visible.h"

#define POLE_PT 0.75
#define BAR_PT 7.0

/* Between a pole and its label, and between labels of one row. */
#define LABEL_GAP_PT 3.0

/* A label is at most this share of the axis; the table has it whole. */
#define MOST_LABEL_SHARE 0.6

typedef struct
{
  guint index; /* in the spec */
  PangoLayout *text;
  double at;    /* x of the event, or of the start of the bar */
  double until; /* x of the end of the bar */
  double x;     /* of the label */
  double width;
  guint row;
} Label;

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_clear_object (&label->text);
}

void
trab_chart_lay_lanes_clear (TrabChartLane *lane)
{
  g_clear_pointer (&lane->labels, g_array_unref);
}

static PangoLayout *
make_text (TrabChartSheet *sheet, const char *words, double most_width)
{
  TrabChartTextStyle style = { .size_pt = sheet->theme.small_pt };
  PangoLayout *text = trab_chart_sheet_make_text (sheet, words, &style);

  if (trab_chart_sheet_text_width (text) <= most_width)
    return text;
  g_clear_object (&text);
  style.wrap_pt = most_width;
  style.n_most_lines = 1;
  return trab_chart_sheet_make_text (sheet, words, &style);
}

/* Begins at @at, but not so far right that it leaves the sheet. */
static void
add_label (TrabChartSheet *sheet, TrabChartLane *lane, Label *label, double offset)
{
  label->width = trab_chart_sheet_text_room (label->text);
  label->x = MAX (0, MIN (label->at + offset, sheet->width_pt - label->width));
  lane->row_height = MAX (lane->row_height, trab_chart_sheet_text_height (label->text));
  g_array_append_val (lane->labels, *label);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *first = a;
  const Label *second = b;

  if (first->at < second->at || first->at > second->at)
    return first->at < second->at ? -1 : 1;
  return (first->index > second->index) - (first->index < second->index);
}

static void
begin_lane (TrabChartLane *lane)
{
  lane->labels = g_array_new (FALSE, TRUE, sizeof (Label));
  g_array_set_clear_func (lane->labels, clear_label);
}

/* Row 0 is the lowest. From the right, each label goes above those whose pole or words it would
 * stand in the way of. */
static void
stagger_events (TrabChartLane *lane)
{
  for (guint i = lane->labels->len; i > 0; i--)
    {
      Label *label = &g_array_index (lane->labels, Label, i - 1);

      for (guint j = i; j < lane->labels->len; j++)
        {
          const Label *other = &g_array_index (lane->labels, Label, j);
          gboolean meets_words = other->x < label->x + label->width + LABEL_GAP_PT
                                 && label->x < other->x + other->width + LABEL_GAP_PT;
          gboolean meets_pole = other->at < label->x + label->width + LABEL_GAP_PT
                                && other->at > label->x - LABEL_GAP_PT;

          if (meets_words || meets_pole)
            label->row = MAX (label->row, other->row + 1);
        }
      lane->n_rows = MAX (lane->n_rows, label->row + 1);
    }
}

/* Plans the labels above the panels; events without a time are left to the table. */
void
trab_chart_lay_lanes_plan_events (TrabChartSheet *sheet,
                                  const TrabChartSpec *spec,
                                  const TrabChartScale *time,
                                  TrabChartLane *lane)
{
  double most_width = fabs (time->pt_1 - time->pt_0) * MOST_LABEL_SHARE;

  begin_lane (lane);
  for (guint i = 0; i < trab_chart_trend_get_n_events (spec); i++)
    {
      const TrabChartEvent *event = trab_chart_trend_get_event (spec, i);
      Label label = { .index = i };

      if (!trab_chart_visible_is_number (event->t_years))
        continue;
      label.text = make_text (sheet, event->label, most_width);
      if (label.text == NULL)
        continue;
      label.at = trab_chart_scale_to_pt (time, event->t_years);
      add_label (sheet, lane, &label, LABEL_GAP_PT);
    }
  g_array_sort (lane->labels, compare_labels);
  stagger_events (lane);
  lane->height = lane->n_rows > 0 ? lane->n_rows * lane->row_height + sheet->theme.unit_pt : 0;
}

/* The rows of bars: each bar with its label above it takes the first row where both have room. */
static void
stack_treatments (TrabChartLane *lane)
{
  for (guint i = 0; i < lane->labels->len; i++)
    {
      Label *label = &g_array_index (lane->labels, Label, i);

      for (guint j = 0; j < i; j++)
        {
          const Label *other = &g_array_index (lane->labels, Label, j);
          double end = MAX (other->until, other->x + other->width) + LABEL_GAP_PT;

          if (other->row == label->row && MIN (label->at, label->x) < end
              && MIN (other->at, other->x)
                     < MAX (label->until, label->x + label->width) + LABEL_GAP_PT)
            {
              label->row++;
              j = G_MAXUINT; /* look again at all others in the next row */
            }
        }
      lane->n_rows = MAX (lane->n_rows, label->row + 1);
    }
}

static double
limit (const TrabChartScale *time, double years, double otherwise)
{
  return trab_chart_visible_is_number (years) ? trab_chart_scale_to_pt (time, years) : otherwise;
}

/* Plans the bars below the axis. A start or end that is not finite lies outside the axis. */
void
trab_chart_lay_lanes_plan_treatments (TrabChartSheet *sheet,
                                      const TrabChartSpec *spec,
                                      const TrabChartScale *time,
                                      TrabChartLane *lane)
{
  double most_width = fabs (time->pt_1 - time->pt_0) * MOST_LABEL_SHARE;

  begin_lane (lane);
  for (guint i = 0; i < trab_chart_trend_get_n_treatments (spec); i++)
    {
      const TrabChartTreatment *treatment = trab_chart_trend_get_treatment (spec, i);
      Label label = { .index = i };

      label.text = make_text (sheet, treatment->label, most_width);
      if (label.text == NULL)
        continue;
      label.at = limit (time, treatment->from_years, time->pt_0);
      label.until = MAX (limit (time, treatment->to_years, time->pt_1), label.at);
      add_label (sheet, lane, &label, 0);
    }
  g_array_sort (lane->labels, compare_labels);
  stack_treatments (lane);
  lane->row_height += 2 + BAR_PT + sheet->theme.unit_pt;
  lane->height = lane->n_rows > 0 ? lane->n_rows * lane->row_height + sheet->theme.unit_pt : 0;
}

/* A pole from its label down to the foot of the lane, open where it would cross the words of
 * another. */
static void
put_pole (TrabChartSheet *sheet, const TrabChartLane *lane, const Label *label, double y)
{
  double foot_y = y + lane->height;
  double from = y + (lane->n_rows - 1 - label->row) * lane->row_height;

  if (label->x < label->at)
    from += lane->row_height;
  for (guint below = label->row; below > 0; below--)
    {
      double top = y + (lane->n_rows - below) * lane->row_height;

      for (guint i = 0; i < lane->labels->len; i++)
        {
          const Label *other = &g_array_index (lane->labels, Label, i);
          TrabChartPoint ends[2] = { { label->at, from }, { label->at, top } };

          if (other->row != below - 1 || other->x > label->at + 1
              || other->x + other->width < label->at - 1)
            continue;
          if (top > from)
            trab_chart_sheet_put_rule (sheet, "event-pole", TRAB_CHART_SHEET_WHOLE, ends, POLE_PT,
                                       sheet->theme.axis);
          from = top + lane->row_height;
        }
    }
  trab_chart_sheet_put_rule (sheet, "event-pole", TRAB_CHART_SHEET_WHOLE,
                             (TrabChartPoint[2]){ { label->at, from }, { label->at, foot_y } },
                             POLE_PT, sheet->theme.axis);
}

/* Labels from @y on, each with a pole down to the foot of the lane. */
void
trab_chart_lay_lanes_put_events (TrabChartSheet *sheet, const TrabChartLane *lane, double y)
{
  for (guint i = 0; i < lane->labels->len; i++)
    {
      const Label *label = &g_array_index (lane->labels, Label, i);

      put_pole (sheet, lane, label, y);
      trab_chart_sheet_put_text (sheet, "event", TRAB_CHART_SHEET_WHOLE, label->text, label->x,
                                 y + (lane->n_rows - 1 - label->row) * lane->row_height,
                                 sheet->theme.text);
    }
}

/* The poles go on through a panel, so that a change can be read against its cause; not through the
 * gap that says the same. */
void
trab_chart_lay_lanes_put_poles (TrabChartSheet *sheet,
                                const TrabChartLane *lane,
                                const TrabChartTrendPanel *panel,
                                const TrabChartScale *time,
                                double top_y,
                                double foot_y)
{
  for (guint i = 0; i < lane->labels->len; i++)
    {
      const Label *label = &g_array_index (lane->labels, Label, i);
      TrabChartPoint ends[2] = { { label->at, top_y }, { label->at, foot_y } };
      gboolean is_in_gap = FALSE;

      for (guint j = 0; j < panel->n_breaks; j++)
        is_in_gap |= fabs (trab_chart_scale_to_pt (time, panel->breaks_years[j]) - label->at)
                     <= TRAB_CHART_BREAK_PT;
      if (!is_in_gap)
        trab_chart_sheet_put_rule (sheet, "event-pole", TRAB_CHART_SHEET_WHOLE, ends, POLE_PT,
                                   sheet->theme.axis);
    }
}

/* A treatment that goes on ends in an arrow. */
static void
put_arrow (TrabChartSheet *sheet, const TrabChartBox *bar, TrabChartColour colour)
{
  TrabChartElement *arrow
      = trab_chart_sheet_put_area (sheet, "treatment-goes-on", TRAB_CHART_SHEET_WHOLE, 1, colour);
  double x = bar->x + bar->width;

  trab_chart_sheet_add_point (arrow, x, bar->y);
  trab_chart_sheet_add_point (arrow, x + bar->height * 0.7, bar->y + bar->height / 2);
  trab_chart_sheet_add_point (arrow, x, bar->y + bar->height);
}

void
trab_chart_lay_lanes_put_treatments (TrabChartSheet *sheet,
                                     const TrabChartSpec *spec,
                                     const TrabChartScale *time,
                                     const TrabChartLane *lane,
                                     double y)
{
  for (guint i = 0; i < lane->labels->len; i++)
    {
      const Label *label = &g_array_index (lane->labels, Label, i);
      const TrabChartTreatment *treatment = trab_chart_trend_get_treatment (spec, label->index);
      const TrabChartStyle *style = &sheet->theme.styles[treatment->plan_class];
      double label_y = y + label->row * lane->row_height;
      TrabChartBox bar = { label->at, label_y + trab_chart_sheet_text_height (label->text) + 2,
                           MAX (label->until - label->at, 1), BAR_PT };

      trab_chart_sheet_put_bar (sheet, "treatment", TRAB_CHART_SHEET_WHOLE, &bar, style);
      if (!trab_chart_visible_is_number (treatment->to_years))
        put_arrow (sheet, &bar, style->line);
      trab_chart_sheet_put_text (sheet, "treatment-label", TRAB_CHART_SHEET_WHOLE, label->text,
                                 label->x, label_y, sheet->theme.text);
    }
}
