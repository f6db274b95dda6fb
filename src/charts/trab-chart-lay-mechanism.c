/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-mechanism.h"

#include <math.h>

#include "trab-chart-mechanism.h"

#define WIDE_FROM_UNITS 56 /* below it the two sides stand one under the other */
#define LINE_PT 1.2
#define BEAM_PT 2.4
#define PIVOT_PT 14.0
#define ARROW_PT 7.0
#define ARROW_UNITS 4.0 /* from one balance to the next */
#define N_TEXTS 3       /* title, more, less */

typedef struct
{
  PangoLayout *texts[N_TEXTS];
  double height;
} Side;

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartSpec *spec;
  guint n;
  gboolean is_wide;
  double side_width;
  Side *sides;
} Plan;

static void
plan_clear (Plan *plan)
{
  for (guint i = 0; i < plan->n; i++)
    for (guint j = 0; j < N_TEXTS; j++)
      g_clear_object (&plan->sides[i].texts[j]);
  g_clear_pointer (&plan->sides, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* "More with: …"; nothing where nothing is said. */
static PangoLayout *
make_line (const Plan *plan, const char *head, const char *words, double wrap_pt)
{
  TrabChartTextStyle style = { .size_pt = plan->sheet->theme.body_pt, .wrap_pt = wrap_pt };
  g_autofree char *line = NULL;

  if (words == NULL || words[0] == '\0')
    return NULL;
  line = g_strjoin (" ", head ? head : "", words, NULL);
  return trab_chart_sheet_make_text (plan->sheet, line, &style);
}

static void
plan_side (Plan *plan, guint index)
{
  const TrabChartMechanism *frame = trab_chart_mechanism_get_frame (plan->spec);
  const TrabChartPart *part = trab_chart_mechanism_get_part (plan->spec, index);
  double unit = plan->sheet->theme.unit_pt;
  double wrap = plan->side_width - 4 * unit;
  TrabChartTextStyle title
      = { .size_pt = plan->sheet->theme.title_pt, .is_bold = TRUE, .wrap_pt = wrap };
  Side *side = &plan->sides[index];

  side->texts[0] = trab_chart_sheet_make_text (plan->sheet, part->title, &title);
  side->texts[1] = make_line (plan, frame->head_more, part->more, wrap);
  side->texts[2] = make_line (plan, frame->head_less, part->less, wrap);
  side->height = 2 * unit;
  for (guint i = 0; i < N_TEXTS; i++)
    if (side->texts[i] != NULL)
      side->height += trab_chart_sheet_text_height (side->texts[i]) + unit;
}

static void
put_side (const Plan *plan, guint index, const TrabChartBox *box)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  TrabChartElement *border = trab_chart_sheet_put_path (plan->sheet, "part", index, LINE_PT,
                                                        TRAB_CHART_DASH_SOLID, theme->axis);
  double y = box->y + 1.5 * theme->unit_pt;

  trab_chart_sheet_add_point (border, box->x, box->y);
  trab_chart_sheet_add_point (border, box->x + box->width, box->y);
  trab_chart_sheet_add_point (border, box->x + box->width, box->y + box->height);
  trab_chart_sheet_add_point (border, box->x, box->y + box->height);
  trab_chart_sheet_add_point (border, box->x, box->y);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      static const char *const roles[N_TEXTS] = { "part-title", "part-more", "part-less" };
      PangoLayout *text = plan->sides[index].texts[i];

      if (text == NULL)
        continue;
      trab_chart_sheet_put_text (plan->sheet, roles[i], index, text, box->x + 2 * theme->unit_pt, y,
                                 theme->text);
      y += trab_chart_sheet_text_height (text) + theme->unit_pt;
    }
  trab_chart_sheet_add_field (plan->sheet, index, box);
  trab_chart_sheet_add_whole_stop (plan->sheet, index, box);
}

static void
put_mark (
    const Plan *plan, const char *role, TrabChartMarker marker, double size, double x, double y)
{
  TrabChartElement *mark
      = trab_chart_sheet_put_marks (plan->sheet, role, TRAB_CHART_SHEET_WHOLE, marker,
                                    TRAB_CHART_FILL_SOLID, size, plan->sheet->theme.axis);

  trab_chart_sheet_add_point (mark, x, y);
}

/* A level beam on a pivot: the drawing does not say which side weighs more in this person. Returns:
 * its height */
static double
put_beam (const Plan *plan, double y)
{
  TrabChartPoint ends[2] = { { 0, y }, { plan->sheet->width_pt, y } };

  trab_chart_sheet_put_rule (plan->sheet, "beam", TRAB_CHART_SHEET_WHOLE, ends, BEAM_PT,
                             plan->sheet->theme.axis);
  put_mark (plan, "pivot", TRAB_CHART_MARKER_TRIANGLE, PIVOT_PT, plan->sheet->width_pt / 2,
            y + (BEAM_PT + PIVOT_PT) / 2);
  return BEAM_PT + PIVOT_PT;
}

/* From one balance to the next. */
static double
put_arrow (const Plan *plan, double y)
{
  double x = plan->sheet->width_pt / 2;
  double length = ARROW_UNITS * plan->sheet->theme.unit_pt;
  TrabChartPoint ends[2] = { { x, y }, { x, y + length - ARROW_PT } };

  trab_chart_sheet_put_rule (plan->sheet, "arrow", TRAB_CHART_SHEET_WHOLE, ends, LINE_PT,
                             plan->sheet->theme.axis);
  put_mark (plan, "arrow-head", TRAB_CHART_MARKER_TRIANGLE_DOWN, ARROW_PT, x,
            y + length - ARROW_PT);
  return length;
}

static double
put_pair (const Plan *plan, guint first, double y)
{
  double unit = plan->sheet->theme.unit_pt;
  guint n = MIN (plan->n - first, 2);
  double height = plan->sides[first].height;
  TrabChartBox box = { LINE_PT, y, plan->side_width, 0 };

  if (plan->is_wide && n > 1)
    height = MAX (height, plan->sides[first + 1].height);
  for (guint i = 0; i < n; i++)
    {
      box.height = plan->is_wide ? height : plan->sides[first + i].height;
      put_side (plan, first + i, &box);
      if (plan->is_wide)
        box.x = plan->sheet->width_pt - plan->side_width - LINE_PT;
      else
        box.y += box.height + unit;
    }
  if (!plan->is_wide)
    return box.y - y;
  return height + unit + put_beam (plan, y + height + unit);
}

/* Places parts, at least one. @height_pt: not used: words decide how tall it is. Returns: the
 * height used */
double
trab_chart_lay_mechanism (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  g_auto (Plan) plan = { .sheet = sheet, .spec = spec };
  double unit = sheet->theme.unit_pt;
  TrabChartTextStyle style = { .size_pt = sheet->theme.body_pt, .wrap_pt = sheet->width_pt };
  PangoLayout *caption
      = trab_chart_sheet_make_text (sheet, trab_chart_spec_get_words (spec)->caption, &style);
  double y = 0;

  plan.n = trab_chart_spec_get_n_items (spec);
  plan.is_wide = sheet->width_pt >= WIDE_FROM_UNITS * unit;
  plan.side_width = sheet->width_pt - 2 * LINE_PT;
  if (plan.is_wide)
    plan.side_width = (plan.side_width - 3 * unit) / 2;
  plan.sides = g_new0 (Side, plan.n);
  for (guint i = 0; i < plan.n; i++)
    plan_side (&plan, i);
  if (caption != NULL)
    {
      trab_chart_sheet_put_text (sheet, "caption", TRAB_CHART_SHEET_WHOLE, caption, 0, y,
                                 sheet->theme.text);
      y += trab_chart_sheet_text_height (caption) + 2 * unit;
    }
  for (guint i = 0; i < plan.n; i += 2)
    {
      if (i > 0)
        y += put_arrow (&plan, y) + unit;
      y += put_pair (&plan, i, y);
    }
  g_clear_object (&caption);
  return y;
}
