/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-crews.h"

#include <math.h>

#include "trab-chart-crews.h"

#define WIDE_FROM_UNITS 70 /* below it the three parts on top stand one under the other */
#define BAR_PT 7.0
#define BEAM_PT 2.4
#define LINE_PT 1.2
#define FINE_PT 0.8
#define TILT_RADIANS 0.28
#define PAN_SHARE 0.36 /* of the arm */
#define ARM_SHARE 0.3  /* of the width of the balance */
#define PAN_UNITS 2.6  /* depth of a pan under its arm */
#define LEVEL_SHARE 0.9
#define N_PARTS 3
#define CREW_LEFT 0.07 /* shares of the width */
#define CREW_MIDDLE 0.47
#define BUILD_LEFT 0.54
#define BUILD_RIGHT 0.94
#define MOST_PLACES 16
#define CELL_SHARE 0.74 /* of the distance of two places */
#define MOST_CELL_PT 24.0
#define BONE_UNITS 10 /* depth of the bone under the crews */
#define BONE_OPACITY 0.3
#define N_SENSORS 10

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartCrews *frame;
  double unit;
  gboolean is_wide;
  double y;
} Plan;

/* Words at a place, or only their height where @y is NaN. */
static double
put_words (const Plan *plan,
           const char *role,
           const char *words,
           const TrabChartBox *place,
           gboolean is_bold,
           gboolean is_small)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  TrabChartTextStyle style = {
    .size_pt = is_small ? theme->small_pt : theme->body_pt,
    .is_bold = is_bold,
    .wrap_pt = place->width,
  };
  g_autoptr (PangoLayout) text = trab_chart_sheet_make_text (plan->sheet, words, &style);
  double height = 0;

  if (text == NULL)
    return 0;
  trab_chart_sheet_shrink (text);
  height = trab_chart_sheet_text_height (text);
  if (!isnan (place->y))
    trab_chart_sheet_put_text (plan->sheet, role, 0, text, place->x, place->y,
                               is_bold ? theme->text : theme->dim_text);
  return height;
}

static double
put_head (const Plan *plan, const char *title, const char *words, double x, double y, double width)
{
  TrabChartBox place = { x, y, width, 0 };
  double height = put_words (plan, "crews-title", title, &place, TRUE, FALSE);

  if (!isnan (y))
    place.y = y + height;
  return height + put_words (plan, "crews-words", words, &place, FALSE, FALSE);
}

static void
put_box (const Plan *plan, const char *role, const TrabChartBox *box, TrabChartColour colour)
{
  TrabChartElement *area = trab_chart_sheet_put_area (plan->sheet, role, 0, 1, colour);

  trab_chart_sheet_add_box (area, box);
}

/* Words in their own width about @x, inside @left to @right, or only measured where @y is NaN.
 * Returns: their height */
static double
put_centred (const Plan *plan, const char *words, double x, double y, double left, double right)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  TrabChartTextStyle style = { .size_pt = theme->small_pt, .wrap_pt = right - left };
  g_autoptr (PangoLayout) text = trab_chart_sheet_make_text (plan->sheet, words, &style);
  double width = 0;

  if (text == NULL)
    return 0;
  trab_chart_sheet_shrink (text);
  width = trab_chart_sheet_text_width (text);
  if (!isnan (y))
    trab_chart_sheet_put_text (plan->sheet, "crews-label", 0, text,
                               CLAMP (x - width / 2, left, MAX (right - width, left)), y,
                               theme->dim_text);
  return trab_chart_sheet_text_height (text);
}

static void
put_bar (const Plan *plan, const TrabChartCrewsLevel *level, double x, double y, double width)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double own = CLAMP (MIN (level->level, level->level_without), 0, 1);
  double all = CLAMP (level->level, 0, 1);
  double mark_x = x + CLAMP (level->mark, 0, 1) * width;
  TrabChartBox whole = { x, y, width, BAR_PT };
  TrabChartBox filled = { x, y, width * own, BAR_PT };
  TrabChartBox added = { x + width * own, y, width * (all - own), BAR_PT };
  TrabChartPoint mark[2] = { { mark_x, y - BAR_PT * 0.7 }, { mark_x, y + BAR_PT * 1.7 } };

  put_box (plan, "crews-bar", &whole, theme->rule);
  put_box (plan, "crews-level", &filled, theme->text);
  if (added.width > 0)
    put_box (plan, "crews-added", &added, theme->styles[plan->frame->plan_class].line);
  trab_chart_sheet_put_rule (plan->sheet, "crews-mark", 0, mark, LINE_PT * 1.5, theme->text);
}

/* What is there, what the plan adds to it, and what it is held against; only measured where @y is
 * NaN. Returns: the height */
static double
put_level (const Plan *plan, const TrabChartCrewsLevel *level, double x, double y, double width)
{
  double level_end = x + CLAMP (level->level, 0, 1) * width;
  double mark_x = x + CLAMP (level->mark, 0, 1) * width;
  double depth = BAR_PT * 2;
  gboolean is_placed = !isnan (y);

  if (is_placed)
    put_bar (plan, level, x, y, width);
  depth += put_centred (plan, level->mark_label, mark_x, is_placed ? y + depth : NAN, x, x + width);
  depth += put_centred (plan, level->level_label, (x + level_end) / 2, is_placed ? y + depth : NAN,
                        x, x + width);
  return depth;
}

static void
put_pan (const Plan *plan, const TrabChartPoint *end, double reach)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double depth = PAN_UNITS * plan->unit;
  TrabChartElement *ropes = trab_chart_sheet_put_path (plan->sheet, "crews-pan", 0, LINE_PT,
                                                       TRAB_CHART_DASH_SOLID, theme->text);
  TrabChartElement *pan = trab_chart_sheet_put_area (plan->sheet, "crews-pan", 0, 1, theme->axis);

  trab_chart_sheet_add_point (ropes, end->x - reach, end->y + depth);
  trab_chart_sheet_add_point (ropes, end->x, end->y);
  trab_chart_sheet_add_point (ropes, end->x + reach, end->y + depth);
  trab_chart_sheet_add_point (pan, end->x - reach, end->y + depth);
  trab_chart_sheet_add_point (pan, end->x + reach, end->y + depth);
  trab_chart_sheet_add_point (pan, end->x + reach * 0.6, end->y + depth + plan->unit);
  trab_chart_sheet_add_point (pan, end->x - reach * 0.6, end->y + depth + plan->unit);
}

/* How far an arm goes up or down. */
static double
get_swing (double width)
{
  return width * ARM_SHARE * sin (TILT_RADIANS);
}

static void
put_beam (const Plan *plan, double x, double y, double width)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double arm = width * ARM_SHARE;
  double angle = CLAMP (plan->frame->tilt, -1, 1) * TILT_RADIANS;
  TrabChartPoint pivot = { x + width / 2, y + get_swing (width) };
  TrabChartPoint left = { pivot.x - arm * cos (angle), pivot.y + arm * sin (angle) };
  TrabChartPoint right = { pivot.x + arm * cos (angle), pivot.y - arm * sin (angle) };
  TrabChartPoint beam[2] = { left, right };
  TrabChartPoint stand[2]
      = { pivot, { pivot.x, pivot.y + get_swing (width) + (PAN_UNITS + 1) * plan->unit } };
  TrabChartPoint foot[2]
      = { { pivot.x - arm * 0.3, stand[1].y }, { pivot.x + arm * 0.3, stand[1].y } };

  trab_chart_sheet_put_rule (plan->sheet, "crews-beam", 0, beam, BEAM_PT, theme->text);
  trab_chart_sheet_put_rule (plan->sheet, "crews-stand", 0, stand, LINE_PT, theme->text);
  trab_chart_sheet_put_rule (plan->sheet, "crews-stand", 0, foot, BEAM_PT, theme->text);
  trab_chart_sheet_add_point (
      trab_chart_sheet_put_marks (plan->sheet, "crews-pivot", 0, TRAB_CHART_MARKER_CIRCLE,
                                  TRAB_CHART_FILL_SOLID, plan->unit * 1.4, theme->text),
      pivot.x, pivot.y);
  put_pan (plan, &left, arm * PAN_SHARE);
  put_pan (plan, &right, arm * PAN_SHARE);
}

/* Orders to clear against orders to block; only measured where @y is NaN. Returns: the height */
static double
put_balance (const Plan *plan, double x, double y, double width)
{
  double unit = plan->unit;
  double arm = width * ARM_SHARE;
  double middle = x + width / 2;
  double depth = 2 * get_swing (width) + (PAN_UNITS + 2) * unit;
  double label_y = isnan (y) ? NAN : y + depth;
  double clear = 0, block = 0;

  if (!isnan (y))
    put_beam (plan, x, y, width);
  clear = put_centred (plan, plan->frame->clear_order, middle - arm, label_y, x, middle - unit);
  block = put_centred (plan, plan->frame->block_order, middle + arm, label_y, middle + unit,
                       x + width);
  return depth + MAX (clear, block);
}

/* One of the three parts on top; only measured where @y is NaN. Returns: the height of its words,
 * and in @figure that of what is drawn under them */
static double
put_part (
    const Plan *plan, guint part, double x, double y, double width, double head, double *figure)
{
  const TrabChartCrews *frame = plan->frame;
  const TrabChartCrewsLevel *level = part == 0 ? &frame->hormones : &frame->load;
  double figure_y = y + head + 2 * plan->unit;
  double height = part == 1 ? put_head (plan, frame->balance_title, NULL, x, y, width)
                            : put_head (plan, level->title, level->words, x, y, width);

  *figure = part == 1 ? put_balance (plan, x, figure_y, width)
                      : put_level (plan, level, x, figure_y, width * LEVEL_SHARE);
  return height;
}

/* Hormones, orders and load, side by side or one under the other. */
static void
put_top (Plan *plan)
{
  double gap = 4 * plan->unit;
  double width = plan->is_wide ? (plan->sheet->width_pt - 2 * gap) / 3 : plan->sheet->width_pt;
  double heads[N_PARTS] = { 0 };
  double tallest = 0, deepest = 0;

  for (guint i = 0; i < N_PARTS; i++)
    {
      double figure = 0;

      heads[i] = put_part (plan, i, 0, NAN, width, 0, &figure);
      tallest = MAX (tallest, i == 1 ? 0 : heads[i]);
      deepest = MAX (deepest, i == 1 ? heads[1] + figure : 0);
    }
  tallest = MAX (tallest, heads[1]);
  for (guint i = 0; i < N_PARTS; i++)
    {
      double head = plan->is_wide && i != 1 ? tallest : heads[i];
      double figure = 0;

      put_part (plan, i, plan->is_wide ? i * (width + gap) : 0, plan->y, width, head, &figure);
      if (plan->is_wide)
        deepest = MAX (deepest, head + figure);
      else
        plan->y += head + figure + 4 * plan->unit;
    }
  if (plan->is_wide)
    plan->y += deepest + 4 * plan->unit;
}

/* Places of a crew: those at work are filled, the others only outlined. */
static void
put_crew (const Plan *plan,
          const TrabChartCrewsCrew *crew,
          double left,
          double right,
          double foot_y,
          TrabChartMarker marker)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  guint n_at_work = MIN (crew->n_at_work, MOST_PLACES);
  guint n_places = MAX (n_at_work, TRAB_CHART_CREWS_PLACES);
  double step = (right - left) / n_places;
  double size = MIN (step * CELL_SHARE, MOST_CELL_PT);
  TrabChartElement *working = NULL;
  TrabChartElement *resting = NULL;

  if (n_at_work > 0)
    working = trab_chart_sheet_put_marks (plan->sheet, "crews-working", 0, marker,
                                          TRAB_CHART_FILL_SOLID, size, theme->text);
  if (n_places > n_at_work)
    {
      resting = trab_chart_sheet_put_marks (plan->sheet, "crews-resting", 0, marker,
                                            TRAB_CHART_FILL_HOLLOW, size, theme->blank);
      resting->width_pt = FINE_PT;
    }
  /* spread, so that eyes compare how many and not where */
  for (guint i = 0, n_put = 0; i < n_places; i++)
    {
      gboolean is_working = (i + 1) * n_at_work / n_places > n_put;

      n_put += is_working;
      trab_chart_sheet_add_point (is_working ? working : resting, left + (i + 0.5) * step,
                                  foot_y - size / 2);
    }
}

/* The surface with a pit where bone is cleared, and the bone under it. */
static void
put_bone (const Plan *plan, double surface_y, double pit_y, double floor_y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double w = plan->sheet->width_pt;
  const TrabChartPoint line[] = {
    { 0, surface_y },    { w * 0.03, surface_y }, { w * 0.06, pit_y },
    { w * 0.48, pit_y }, { w * 0.52, surface_y }, { w, surface_y },
  };
  TrabChartElement *area
      = trab_chart_sheet_put_area (plan->sheet, "crews-bone", 0, BONE_OPACITY, theme->rule);
  TrabChartElement *edge = trab_chart_sheet_put_path (
      plan->sheet, "crews-surface", 0, LINE_PT * 1.5, TRAB_CHART_DASH_SOLID, theme->axis);

  for (guint i = 0; i < G_N_ELEMENTS (line); i++)
    {
      trab_chart_sheet_add_point (area, line[i].x, line[i].y);
      trab_chart_sheet_add_point (edge, line[i].x, line[i].y);
    }
  trab_chart_sheet_add_point (area, w, floor_y);
  trab_chart_sheet_add_point (area, 0, floor_y);
}

static void
put_sensors (const Plan *plan, double y, double depth)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double w = plan->sheet->width_pt;
  TrabChartElement *net = trab_chart_sheet_put_path (plan->sheet, "crews-net", 0, FINE_PT,
                                                     TRAB_CHART_DASH_SOLID, theme->axis);
  TrabChartElement *cells
      = trab_chart_sheet_put_marks (plan->sheet, "crews-sensor", 0, TRAB_CHART_MARKER_PLUS,
                                    TRAB_CHART_FILL_SOLID, plan->unit * 1.6, theme->axis);

  for (guint i = 0; i < N_SENSORS; i++)
    {
      double x = w * (0.05 + 0.9 * i / (N_SENSORS - 1));
      double at = y + (i % 2 == 0 ? 0 : depth);

      trab_chart_sheet_add_point (net, x, at);
      trab_chart_sheet_add_point (cells, x, at);
    }
}

static void
put_medicine (const Plan *plan, double y)
{
  const TrabChartCrews *frame = plan->frame;
  const TrabChartTheme *theme = &plan->sheet->theme;
  double w = plan->sheet->width_pt;
  TrabChartColour colour
      = frame->is_medicine_new ? theme->styles[frame->plan_class].line : theme->dim_text;
  guint n = MIN (frame->n_medicine, TRAB_CHART_CREWS_PLACES);
  TrabChartElement *marks = NULL;

  if (frame->medicine == NULL || n == 0)
    return;
  marks = trab_chart_sheet_put_marks (plan->sheet, "crews-medicine", 0, TRAB_CHART_MARKER_TRIANGLE,
                                      TRAB_CHART_FILL_SOLID, plan->unit * 1.5, colour);
  for (guint i = 0; i < n; i++)
    trab_chart_sheet_add_point (
        marks, w * (CREW_LEFT + (CREW_MIDDLE - CREW_LEFT) * (i + 0.5) / TRAB_CHART_CREWS_PLACES),
        y);
}

static void
put_arrow (const Plan *plan, TrabChartPoint from, TrabChartPoint to)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  TrabChartPoint ends[2] = { from, to };

  trab_chart_sheet_put_rule (plan->sheet, "crews-arrow", 0, ends, LINE_PT, theme->dim_text);
  trab_chart_sheet_add_point (
      trab_chart_sheet_put_marks (plan->sheet, "crews-arrow", 0, TRAB_CHART_MARKER_TRIANGLE_DOWN,
                                  TRAB_CHART_FILL_SOLID, plan->unit * 1.5, theme->dim_text),
      to.x, to.y);
}

static void
put_crews (Plan *plan)
{
  const TrabChartCrews *frame = plan->frame;
  double w = plan->sheet->width_pt;
  double unit = plan->unit;
  double left_head
      = put_head (plan, frame->clearing.title, frame->clearing.words, 0, NAN, w * 0.42);
  double right_head
      = put_head (plan, frame->building.title, frame->building.words, 0, NAN, w * 0.42);
  double pit_y = plan->y + MAX (left_head, right_head) + MOST_CELL_PT + 4 * unit;
  TrabChartBox sensors = { w * 0.03, NAN, w * 0.94, 0 };
  double sensors_height = put_words (plan, "crews-sensors", frame->sensors, &sensors, TRUE, FALSE);
  double floor_y = pit_y + BONE_UNITS * unit + sensors_height;
  TrabChartPoint order[2] = { { w * 0.4, plan->y - 3 * unit }, { w * 0.4, plan->y - unit } };

  if (plan->is_wide)
    put_arrow (plan, order[0], order[1]);
  put_head (plan, frame->clearing.title, frame->clearing.words, w * CREW_LEFT, plan->y, w * 0.42);
  put_head (plan, frame->building.title, frame->building.words, w * BUILD_LEFT, plan->y, w * 0.42);
  put_bone (plan, pit_y - 2.5 * unit, pit_y, floor_y);
  put_crew (plan, &frame->clearing, w * CREW_LEFT, w * CREW_MIDDLE, pit_y,
            TRAB_CHART_MARKER_CIRCLE);
  put_crew (plan, &frame->building, w * BUILD_LEFT, w * BUILD_RIGHT, pit_y - 2.5 * unit,
            TRAB_CHART_MARKER_SQUARE);
  put_medicine (plan, pit_y + 1.4 * unit);
  put_sensors (plan, pit_y + 5 * unit, 2.5 * unit);
  sensors.y = floor_y - unit - sensors_height;
  put_words (plan, "crews-sensors", frame->sensors, &sensors, TRUE, FALSE);
  plan->y = floor_y;
}

/* Places the drawing; its height follows from its width. Returns: the height used. */
double
trab_chart_lay_crews (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  Plan plan = {
    .sheet = sheet,
    .frame = trab_chart_crews_get_frame (spec),
    .unit = sheet->theme.unit_pt,
    .is_wide = sheet->width_pt >= WIDE_FROM_UNITS * sheet->theme.unit_pt,
  };
  TrabChartBox whole = { 0, 0, sheet->width_pt, 0 };

  put_top (&plan);
  plan.y += 2 * plan.unit;
  put_crews (&plan);
  whole.height = plan.y;
  trab_chart_sheet_add_field (sheet, 0, &whole);
  trab_chart_sheet_add_whole_stop (sheet, 0, &whole);
  return plan.y;
}
