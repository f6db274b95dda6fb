/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-lay-icons.h"

#include <math.h>

#include "trab-chart-grid.h"

#define FEW 100       /* people of the smaller array */
#define MANY_ACROSS 4 /* of a thousand, to a pitch */

/* At normal text size: the least width of an array with its words. */
#define LEAST_ARRAY_PT 126.0
#define NARROWEST_ARRAY_PT 96.0 /* where the height is given: side by side before smaller marks */
#define UNKNOWN_WIDTH_PT 150.0

/* From mark to mark across, in an array of a hundred. A thousand share the same field. */
#define LEAST_PITCH_PT 7.0
#define NATURAL_PITCH_PT 16.5
#define MOST_PITCH_PT 54.0
#define LEAST_GROWTH 1.25 /* of the pitch, for another row */

/* From mark to mark in an array of a hundred. Under the least that can be counted at arm's length,
 * rows of twenty take half the height. */
#define FIELD_PITCHES 10
#define WIDE_FIELD_PITCHES 20
#define COUNTED_PITCH_PT 10.0
#define COLUMN_INSET_PT 9.0 /* of what stands under a head, as in the head itself */

/* A field ten pitches wide is so many high: rows have room for the line of the range. */
#define SCREEN_ROWS 11.0
#define PAPER_ROWS 11.4

/* Shares of the pitch: three shapes of one optical size, told apart without colour. */
#define BREAKS_SHARE 0.86
#define SPARED_SHARE 0.835
#define SPARED_LINE_SHARE 0.095
#define RING_SHARE 0.708
#define RING_LINE_SHARE 0.058
#define DOT_SHARE 0.42 /* of a thousand, who do not break a bone */
#define RANGE_LINE_SHARE 0.075
#define RANGE_DEPTH_SHARE 0.52
#define LEAST_RANGE_LINE_PT 0.75
#define RANGE_INSET_SHARE 0.07

typedef enum
{
  MARK_BREAKS,
  MARK_SPARED,
  MARK_NONE,
  MARK_RANGE, /* in the key */
} MarkKind;

typedef struct
{
  PangoLayout *title;
  PangoLayout *both_halves;
} Header;

typedef struct
{
  TrabChartSheet *sheet;
  const TrabChartSpec *spec;
  const TrabChartIcons *frame;
  guint n;
  TrabChartGrid grid;
  guint field_pitches; /* width of the field */
  guint n_across;      /* marks in a row */
  double mark_pitch;   /* of these marks: the pitch itself, or of a thousand a quarter of it */
  double row_pitch;
  double rows_in_pitches; /* height of the field */
  double pitch;           /* of a hundred */
  double body_height;     /* of the marks or of what is said instead */
  Header *headers;
  double *header_heights;
  PangoLayout *caption;
} Plan;

static void
clear_headers (Plan *plan)
{
  for (guint i = 0; plan->headers != NULL && i < plan->n; i++)
    {
      g_clear_object (&plan->headers[i].title);
      g_clear_object (&plan->headers[i].both_halves);
    }
  g_clear_pointer (&plan->headers, g_free);
  g_clear_pointer (&plan->header_heights, g_free);
}

static void
plan_clear (Plan *plan)
{
  clear_headers (plan);
  g_clear_object (&plan->caption);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* Whether heads above the picture name the plans. */
static gboolean
is_in_columns (const Plan *plan)
{
  return plan->frame->column_gap_pt > 0;
}

static void
plan_headers (Plan *plan)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double wrap = plan->grid.item_width;
  TrabChartTextStyle title = { .size_pt = theme->title_pt, .is_bold = TRUE, .wrap_pt = wrap };
  TrabChartTextStyle words = { .size_pt = theme->body_pt, .wrap_pt = wrap };

  clear_headers (plan);
  plan->headers = g_new0 (Header, plan->n);
  plan->header_heights = g_new0 (double, plan->grid.n_rows);
  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartIconArray *array = trab_chart_icons_get_array (plan->spec, i);
      Header *header = &plan->headers[i];
      double *height = &plan->header_heights[i / plan->grid.n_columns];

      header->title = trab_chart_sheet_make_text (
          plan->sheet, is_in_columns (plan) ? array->headline : array->title, &title);
      header->both_halves = trab_chart_sheet_make_text (plan->sheet, array->both_halves, &words);
      *height = MAX (*height, trab_chart_sheet_text_height (header->title)
                                  + trab_chart_sheet_text_height (header->both_halves));
    }
}

static gboolean
is_hatched (const TrabChartIconArray *array)
{
  return array->state == TRAB_CHART_STATE_UNKNOWN || array->state == TRAB_CHART_STATE_LOWER_BOUND;
}

static double
field_width (const Plan *plan)
{
  return plan->field_pitches * plan->pitch;
}

static double
words_width (const Plan *plan)
{
  double least = UNKNOWN_WIDTH_PT * plan->sheet->theme.unit_pt / 6;

  return MIN (MAX (field_width (plan), least), plan->grid.item_width);
}

static double
least_body_height (const Plan *plan)
{
  double least = 0;

  for (guint i = 0; i < plan->n; i++)
    {
      const TrabChartIconArray *array = trab_chart_icons_get_array (plan->spec, i);

      if (array->state != TRAB_CHART_STATE_KNOWN)
        least = MAX (least, trab_chart_sheet_words_height (plan->sheet, array->words,
                                                           words_width (plan), is_hatched (array)));
    }
  return least;
}

static double
key_glyph_pt (const Plan *plan)
{
  return plan->sheet->theme.small_pt * 1.1;
}

static double
range_line_pt (const Plan *plan)
{
  return MAX (plan->mark_pitch * RANGE_LINE_SHARE, LEAST_RANGE_LINE_PT);
}

/* Marks of one kind, still without a place, at @pitch. */
static TrabChartElement *
put_mark_kind (const Plan *plan,
               const char *role,
               guint item,
               MarkKind kind,
               double pitch,
               TrabChartColour colour)
{
  gboolean is_dot = kind == MARK_NONE && plan->frame->total > FEW;
  TrabChartElement *marks = NULL;

  if (kind == MARK_BREAKS)
    return trab_chart_sheet_put_marks (plan->sheet, role, item, TRAB_CHART_MARKER_DIAMOND,
                                       TRAB_CHART_FILL_SOLID, pitch * BREAKS_SHARE, colour);
  if (kind == MARK_SPARED)
    {
      marks = trab_chart_sheet_put_marks (plan->sheet, role, item, TRAB_CHART_MARKER_DIAMOND,
                                          TRAB_CHART_FILL_TINTED, pitch * SPARED_SHARE, colour);
      marks->width_pt = pitch * SPARED_LINE_SHARE;
      return marks;
    }
  marks = trab_chart_sheet_put_marks (plan->sheet, role, item, TRAB_CHART_MARKER_CIRCLE,
                                      is_dot ? TRAB_CHART_FILL_SOLID : TRAB_CHART_FILL_HOLLOW,
                                      pitch * (is_dot ? DOT_SHARE : RING_SHARE),
                                      plan->sheet->theme.blank);
  marks->width_pt = pitch * RING_LINE_SHARE;
  return marks;
}

static PangoLayout *
make_key_text (const Plan *plan, const char *words)
{
  TrabChartTextStyle style = {
    .size_pt = plan->sheet->theme.small_pt,
    .wrap_pt = plan->sheet->width_pt - key_glyph_pt (plan) - plan->sheet->theme.unit_pt,
  };
  PangoLayout *text = trab_chart_sheet_make_text (plan->sheet, words, &style);

  trab_chart_sheet_shrink (text);
  return text;
}

/* The line of the range, as long as its mark is wide. */
static void
put_key_line (const Plan *plan, double x, double y)
{
  double glyph = key_glyph_pt (plan);
  TrabChartPoint ends[2] = { { x, y }, { x + glyph, y } };

  trab_chart_sheet_put_rule (plan->sheet, "key-line", TRAB_CHART_SHEET_WHOLE, ends,
                             range_line_pt (plan), plan->sheet->theme.text);
}

static void
put_key_entry (const Plan *plan, MarkKind kind, PangoLayout *text, double x, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double glyph = key_glyph_pt (plan);
  double middle = y + theme->small_pt * 0.6;

  if (kind == MARK_RANGE)
    put_key_line (plan, x, middle);
  else
    trab_chart_sheet_add_point (
        put_mark_kind (plan, "key-mark", TRAB_CHART_SHEET_WHOLE, kind, glyph, theme->dim_text),
        x + glyph / 2, middle);
  trab_chart_sheet_put_text (plan->sheet, "key", TRAB_CHART_SHEET_WHOLE, text,
                             x + glyph + theme->unit_pt, y, theme->dim_text);
}

/* How wide the key is on one line. */
static double
get_key_width (const Plan *plan)
{
  const char *words[] = { plan->frame->key_breaks, plan->frame->key_spared, plan->frame->key_none,
                          plan->frame->key_range };
  double unit = plan->sheet->theme.unit_pt;
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PangoLayout) text = make_key_text (plan, words[i]);

      if (text != NULL)
        width += (width > 0 ? 3 * unit : 0) + key_glyph_pt (plan) + unit
                 + trab_chart_sheet_text_width (text);
    }
  return width;
}

/* Places the key from @left on, or only measures it when @y is NaN. Returns: its height */
static double
put_key (const Plan *plan, double left, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const char *words[] = {
    [MARK_BREAKS] = plan->frame->key_breaks,
    [MARK_SPARED] = plan->frame->key_spared,
    [MARK_NONE] = plan->frame->key_none,
    [MARK_RANGE] = plan->frame->key_range,
  };
  double unit = theme->unit_pt;
  double x = left;
  double height = 0;
  double line_height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PangoLayout) text = make_key_text (plan, words[i]);
      double width = key_glyph_pt (plan) + unit + trab_chart_sheet_text_width (text);

      if (text == NULL)
        continue;
      if (x > left && x + width > plan->sheet->width_pt + 0.5)
        {
          x = left;
          height += line_height;
          line_height = 0;
        }
      line_height = MAX (line_height, trab_chart_sheet_text_height (text) + unit / 2);
      if (!isnan (y))
        put_key_entry (plan, (MarkKind) i, text, x, y + height);
      x += width + 3 * unit;
    }
  return height + line_height;
}

static double
sum_overhead (const Plan *plan)
{
  double unit = plan->sheet->theme.unit_pt;
  double sum = put_key (plan, 0, NAN) + 2 * unit;

  if (plan->caption != NULL)
    sum += trab_chart_sheet_text_height (plan->caption) + 2 * unit;
  for (guint i = 0; i < plan->grid.n_rows; i++)
    sum += plan->header_heights[i] + unit + (i > 0 ? 3 * unit : 0);
  return sum;
}

/* How many pitches the field is wide, and so how high. */
static void
set_field (Plan *plan, guint pitches)
{
  double rows = plan->sheet->theme.name == TRAB_CHART_THEME_PRINT ? PAPER_ROWS : SCREEN_ROWS;

  plan->field_pitches = pitches;
  plan->n_across = (plan->frame->total > FEW ? MANY_ACROSS : 1) * pitches;
  plan->rows_in_pitches = rows * FIELD_PITCHES / pitches;
}

static void
set_pitch (Plan *plan, double pitch)
{
  guint n_down = plan->frame->total / plan->n_across;

  plan->pitch = pitch;
  plan->mark_pitch = pitch * plan->field_pitches / plan->n_across;
  plan->row_pitch = pitch * plan->rows_in_pitches / n_down;
}

/* More rows than the fewest only where the marks grow much by it: side by side compares best. */
static guint
guess_rows (const Plan *plan, double height_pt)
{
  double unit = plan->sheet->theme.unit_pt;
  double room = plan->grid.n_columns * (plan->grid.item_width + plan->grid.gap);
  double headers = 0;
  double fixed = sum_overhead (plan);
  double largest = 0;
  guint best = plan->grid.n_rows;

  for (guint i = 0; i < plan->grid.n_rows; i++)
    headers = MAX (headers, plan->header_heights[i] + unit + (i > 0 ? 3 * unit : 0));
  fixed -= plan->grid.n_rows * headers;
  for (guint n_rows = plan->grid.n_rows; n_rows <= plan->n; n_rows++)
    {
      guint n_columns = (plan->n + n_rows - 1) / n_rows;
      double across = (room / n_columns - plan->grid.gap) / FIELD_PITCHES;
      double down = ((height_pt - fixed) / n_rows - headers - 3 * unit) / plan->rows_in_pitches;
      double pitch = MIN (MIN (across, down), MOST_PITCH_PT);

      if (pitch < largest * LEAST_GROWTH)
        continue;
      largest = pitch;
      best = n_rows;
    }
  return best;
}

/* The largest pitch for which the field stands in @room_pt, or the least that is allowed. */
static void
fit_pitch (Plan *plan, double room_pt)
{
  double width = plan->grid.item_width;
  double least = LEAST_PITCH_PT;

  if (plan->frame->total <= FEW && room_pt / plan->rows_in_pitches < COUNTED_PITCH_PT
      && width / WIDE_FIELD_PITCHES >= COUNTED_PITCH_PT)
    {
      set_field (plan, WIDE_FIELD_PITCHES);
      least = COUNTED_PITCH_PT;
    }
  set_pitch (plan, MIN (MAX (room_pt / plan->rows_in_pitches, least),
                        MIN (width / plan->field_pitches, MOST_PITCH_PT)));
}

/* Headers in the grid, and the largest pitch that fits. Returns: the height it all comes to */
static double
plan_grid (Plan *plan, double height_pt)
{
  double overhead = 0;

  set_field (plan, FIELD_PITCHES);
  plan_headers (plan);
  set_pitch (plan, MIN (plan->grid.item_width / FIELD_PITCHES,
                        NATURAL_PITCH_PT * plan->sheet->theme.mark_scale));
  overhead = sum_overhead (plan);
  if (!isnan (height_pt))
    fit_pitch (plan, (height_pt - overhead) / plan->grid.n_rows);
  plan->body_height = MAX (plan->rows_in_pitches * plan->pitch, least_body_height (plan));
  return overhead + plan->grid.n_rows * plan->body_height;
}

static double
plan_all (Plan *plan, double height_pt)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  TrabChartTextStyle caption = { .size_pt = theme->body_pt, .wrap_pt = plan->sheet->width_pt };
  double gap = 3 * theme->unit_pt;
  double least = (isnan (height_pt) ? LEAST_ARRAY_PT : NARROWEST_ARRAY_PT) * theme->unit_pt / 6;
  TrabChartGrid fewest = trab_chart_grid_fit (plan->n, 0, plan->sheet->width_pt, least, gap);
  double height = 0;
  guint n_rows = 0;

  plan->caption = trab_chart_sheet_make_text (
      plan->sheet, trab_chart_spec_get_words (plan->spec)->caption, &caption);
  plan->grid = fewest;
  height = plan_grid (plan, height_pt);
  if (isnan (height_pt) || height > height_pt)
    return height;
  n_rows = guess_rows (plan, height_pt);
  if (n_rows == fewest.n_rows)
    return height;
  plan->grid = trab_chart_grid_of_rows (plan->n, n_rows, 0, plan->sheet->width_pt, gap);
  height = plan_grid (plan, height_pt);
  if (height <= height_pt)
    return height;
  plan->grid = fewest;
  return plan_grid (plan, height_pt);
}

/* The title, and beside it, or under it where there is no room, the key. Returns: their height */
static double
put_title_line (Plan *plan, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  double unit = theme->unit_pt;
  double key_width = get_key_width (plan);
  double title_width = 0;
  double title_height = 0;
  TrabChartTextStyle title
      = { .size_pt = theme->title_pt, .is_bold = TRUE, .wrap_pt = plan->sheet->width_pt };

  g_clear_object (&plan->caption);
  plan->caption = trab_chart_sheet_make_text (
      plan->sheet, trab_chart_spec_get_words (plan->spec)->caption, &title);
  if (plan->caption != NULL)
    {
      trab_chart_sheet_shrink (plan->caption);
      title_width = trab_chart_sheet_text_width (plan->caption);
      title_height = trab_chart_sheet_text_height (plan->caption);
    }
  if (!isnan (y) && plan->caption != NULL)
    trab_chart_sheet_put_text (plan->sheet, "caption", TRAB_CHART_SHEET_WHOLE, plan->caption, 0, y,
                               theme->text);
  if (title_width + 3 * unit + key_width <= plan->sheet->width_pt)
    {
      put_key (plan, plan->sheet->width_pt - key_width, isnan (y) ? y : y + unit / 3);
      return title_height + unit;
    }
  return title_height + unit / 2 + put_key (plan, 0, isnan (y) ? y : y + title_height + unit / 2)
         + unit / 2;
}

/* One column under each head. Returns: the height it all comes to */
static double
plan_columns (Plan *plan)
{
  double room = plan->sheet->width_pt - plan->frame->columns_end_pt;

  plan->grid
      = trab_chart_grid_of_rows (plan->n, 1, COLUMN_INSET_PT, room, plan->frame->column_gap_pt);
  plan->grid.gap += 2 * COLUMN_INSET_PT;
  plan->grid.item_width = MAX (plan->grid.item_width - 2 * COLUMN_INSET_PT, 1);
  plan_headers (plan);
  set_pitch (plan, MIN (NATURAL_PITCH_PT, plan->grid.item_width / FIELD_PITCHES));
  plan->body_height = MAX (plan->rows_in_pitches * plan->pitch, least_body_height (plan));
  return put_title_line (plan, NAN) + plan->header_heights[0] + plan->sheet->theme.unit_pt
         + plan->body_height;
}

/* The middle of the mark of person @index, row by row from the top of the reading direction. */
static TrabChartPoint
locate (const Plan *plan, guint index, double x, double y)
{
  TrabChartPoint point = { x + (index % plan->n_across + 0.5) * plan->mark_pitch,
                           y + (index / plan->n_across + 0.5) * plan->row_pitch };

  return point;
}

static void
put_marks (const Plan *plan, guint index, double x, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartIconArray *array = trab_chart_icons_get_array (plan->spec, index);
  guint ends[] = {
    [MARK_BREAKS] = array->n_breaks,
    [MARK_SPARED] = array->n_breaks + array->n_spared,
    [MARK_NONE] = plan->frame->total,
  };
  static const char *const roles[] = { "icon-breaks", "icon-spared", "icon-none" };
  guint person = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      TrabChartElement *marks = NULL;

      if (person >= ends[i])
        continue;
      marks = put_mark_kind (plan, roles[i], index, (MarkKind) i, plan->mark_pitch,
                             theme->styles[array->plan_class].line);
      for (; person < ends[i]; person++)
        {
          TrabChartPoint at = locate (plan, person, x, y);

          trab_chart_sheet_add_point (marks, at.x, at.y);
        }
    }
}

/* A line under the marks from @first to before @end, anew in each row. */
static void
put_line_under (const Plan *plan,
                guint index,
                guint first,
                guint end,
                TrabChartPoint corner,
                TrabChartDash dash)
{
  double reach = (0.5 - RANGE_INSET_SHARE) * plan->mark_pitch;

  while (first < end)
    {
      guint row_end = MIN (end, (first / plan->n_across + 1) * plan->n_across);
      TrabChartPoint from = locate (plan, first, corner.x, corner.y);
      TrabChartPoint to = locate (plan, row_end - 1, corner.x, corner.y);
      double y = from.y + plan->mark_pitch * RANGE_DEPTH_SHARE;
      TrabChartElement *line = trab_chart_sheet_put_path (
          plan->sheet, dash == TRAB_CHART_DASH_SOLID ? "icon-range" : "icon-range-open", index,
          range_line_pt (plan), dash, plan->sheet->theme.text);

      trab_chart_sheet_add_point (line, from.x - reach, y);
      trab_chart_sheet_add_point (line, to.x + reach, y);
      first = row_end;
    }
}

/* Under those who could go either way; dotted for a row more where there is no upper end. */
static void
put_range (const Plan *plan, guint index, double x, double y)
{
  const TrabChartIconArray *array = trab_chart_icons_get_array (plan->spec, index);
  TrabChartPoint corner = { x, y };

  if (!array->has_range)
    return;
  put_line_under (plan, index, array->n_low, array->n_high, corner, TRAB_CHART_DASH_SOLID);
  if (array->is_open_above)
    put_line_under (plan, index, array->n_high,
                    MIN (array->n_high + plan->n_across, plan->frame->total), corner,
                    TRAB_CHART_DASH_DOTTED);
}

static void
put_array (const Plan *plan, guint index, double y)
{
  const TrabChartTheme *theme = &plan->sheet->theme;
  const TrabChartIconArray *array = trab_chart_icons_get_array (plan->spec, index);
  const Header *header = &plan->headers[index];
  double x = trab_chart_grid_get_x (&plan->grid, index);
  double body_y = y + plan->header_heights[index / plan->grid.n_columns] + theme->unit_pt;
  TrabChartBox body = { x, body_y, words_width (plan), plan->body_height };

  trab_chart_sheet_put_text (plan->sheet, "array-title", index, header->title, x, y,
                             is_in_columns (plan) ? theme->text
                                                  : theme->styles[array->plan_class].words);
  trab_chart_sheet_put_text (plan->sheet, "array-words", index, header->both_halves, x,
                             y + trab_chart_sheet_text_height (header->title), theme->text);
  switch (array->state)
    {
    case TRAB_CHART_STATE_UNKNOWN:
    case TRAB_CHART_STATE_LOWER_BOUND:
      trab_chart_sheet_put_unknown (plan->sheet, index, array->words, &body);
      break;
    case TRAB_CHART_STATE_REFUSED:
      trab_chart_sheet_put_sentence (plan->sheet, index, array->words, &body, FALSE);
      break;
    case TRAB_CHART_STATE_KNOWN:
    default:
      body.width = field_width (plan);
      body.height = plan->rows_in_pitches * plan->pitch;
      put_marks (plan, index, x, body_y);
      put_range (plan, index, x, body_y);
      break;
    }
  trab_chart_sheet_add_field (plan->sheet, index, &body);
  trab_chart_sheet_add_whole_stop (plan->sheet, index, &body);
}

/* Places icon arrays, at least one. @height_pt: NaN for the natural height. Returns: the height
 * used, which is more than was asked for where that is too little. */
double
trab_chart_lay_icons (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  g_auto (Plan) plan = { .sheet = sheet, .spec = spec };
  double unit = sheet->theme.unit_pt;
  double height = 0;
  double y = 0;

  plan.frame = trab_chart_icons_get_frame (spec);
  plan.n = trab_chart_spec_get_n_items (spec);
  set_field (&plan, FIELD_PITCHES);
  if (is_in_columns (&plan))
    {
      height = plan_columns (&plan);
      y = put_title_line (&plan, 0);
      for (guint i = 0; i < plan.n; i++)
        put_array (&plan, i, y);
      return height;
    }
  height = plan_all (&plan, height_pt);
  if (plan.caption != NULL)
    {
      trab_chart_sheet_put_text (sheet, "caption", TRAB_CHART_SHEET_WHOLE, plan.caption, 0, y,
                                 sheet->theme.text);
      y += trab_chart_sheet_text_height (plan.caption) + 2 * unit;
    }
  for (guint row = 0; row < plan.grid.n_rows; row++)
    {
      guint first = row * plan.grid.n_columns;

      for (guint i = first; i < MIN (first + plan.grid.n_columns, plan.n); i++)
        put_array (&plan, i, y);
      y += plan.header_heights[row] + unit + plan.body_height
           + (row + 1 < plan.grid.n_rows ? 3 * unit : 0);
    }
  put_key (&plan, 0, y + 2 * unit);
  return height;
}
