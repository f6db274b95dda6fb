/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-paginator.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "trab-chart-theme.h"
#include "trab-report-paginator-private.h"

#define MARGIN_PT (18 * 72 / 25.4)
#define BODY_PT 14.0
#define LARGE_BODY_PT 18.0
#define DENSE_BODY_PT 10.0
#define NOTE_PT 12.0 /* the least of the two prints (UKAAF: 12, large print 16) */
#define LARGE_NOTE_PT 16.0
#define DENSE_NOTE_PT 8.5
#define LINE_SPACING 1.15f
#define COMPACT_LINE_SPACING 1.05f /* large print keeps the wide one */
#define NOTE_LINE_SPACING 1.0f
#define LEAST_LINES 2 /* of a split paragraph, on either side of the break */

/* In body sizes. */
#define H1_SIZE 1.5
#define H2_SIZE 1.2
#define NUMBER_SIZE 1.8
#define SPACE_BEFORE_H1 1.2
#define SPACE_BEFORE_H2 0.6
#define SPACE_AFTER 0.5
#define INDENT 1.2
#define NOTE_INDENT 0.7
#define FRAME_GAP 0.5 /* between head or foot and the text */
#define CELL_PADDING 0.3
#define COLUMN_GAP 0.8
#define SIGN_SPACE 1.8

#define NOTE_BAR_PT 3.0
#define RULE_PT 0.6
#define RULE_GREY 0.6
#define CHART_BODY_PT 12.0 /* of the print theme at scale 1 */
#define LEAST_CHART 0.5    /* of its size, so that a chart is never cut by the end of a page */
#define CHART_STEP 0.05
#define FRESH_ROOM 0.75 /* of a page: the next page has little more */
#define GOOD_ROOM 0.5   /* of a page: there a smaller chart is better than an empty rest */

/** How close a section stands; the first that needs the fewest pages is taken. */
typedef struct
{
  double ease;  /* of the way from a chart's least to its natural height */
  double space; /* of the space between blocks */
  gboolean is_compact;
} Closeness;

static const Closeness closenesses[] = {
  { 1, 1, FALSE },
  { 0.6, 1, FALSE },
  { 0.6, 0.6, TRUE },
  { 0.2, 0.4, TRUE },
};

/** Where the next piece goes. */
typedef struct
{
  TrabReportPages *pages;
  PangoContext *context;
  double body_pt;
  double note_size; /* in body sizes */
  const Closeness *closeness;
  gboolean is_large;
  double left_pt;
  double width_pt;
  double top_pt;
  double bottom_pt;
  double y_pt;
  guint page;
  guint block;
  guint section;
} Flow;

static double
get_body_pt (const TrabReportFrame *frame)
{
  return frame->is_large ? LARGE_BODY_PT : frame->is_dense ? DENSE_BODY_PT : BODY_PT;
}

static double
get_note_pt (const TrabReportFrame *frame)
{
  return frame->is_large ? LARGE_NOTE_PT : frame->is_dense ? DENSE_NOTE_PT : NOTE_PT;
}

static void
piece_free (TrabReportPiece *piece)
{
  g_clear_object (&piece->layout);
  g_clear_pointer (&piece->chart, trab_chart_layout_unref);
  g_free (piece);
}

static float
get_line_spacing (const Flow *flow)
{
  return flow->closeness->is_compact && !flow->is_large ? COMPACT_LINE_SPACING : LINE_SPACING;
}

static PangoLayout *
make_text (const Flow *flow, const char *text, double size, gboolean is_bold, double width_pt)
{
  PangoLayout *layout = pango_layout_new (flow->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * flow->body_pt * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) floor (width_pt * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, size < 1 ? NOTE_LINE_SPACING : get_line_spacing (flow));
  pango_layout_set_text (layout, text ? text : "", -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static double
get_natural_width (PangoLayout *layout)
{
  int width = 0;
  int kept = pango_layout_get_width (layout);

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_width (layout, kept);
  return (double) width / PANGO_SCALE;
}

/* The height of some lines of a layout, spacing included. */
static double
get_lines_height (PangoLayout *layout, guint first, guint n)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0;
  int bottom = 0;
  guint line = 0;

  do
    {
      int y0 = 0;
      int y1 = 0;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      if (line == first)
        top = y0;
      if (line >= first && line < first + n)
        bottom = y1;
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return (double) (bottom - top) / PANGO_SCALE;
}

static double
get_room (const Flow *flow)
{
  return flow->bottom_pt - flow->y_pt;
}

static gboolean
is_at_top (const Flow *flow)
{
  return flow->y_pt <= flow->top_pt;
}

static void
start_page (Flow *flow)
{
  flow->page++;
  flow->y_pt = flow->top_pt;
}

static void
add_space (Flow *flow, double body_sizes)
{
  if (!is_at_top (flow))
    flow->y_pt
        = MIN (flow->y_pt + flow->closeness->space * body_sizes * flow->body_pt, flow->bottom_pt);
}

static TrabReportPiece *
add_piece (Flow *flow, double x_pt, double y_pt, double width_pt, double height_pt)
{
  TrabReportPiece *piece = g_new0 (TrabReportPiece, 1);

  piece->page = flow->page;
  piece->x_pt = x_pt;
  piece->y_pt = y_pt;
  piece->width_pt = width_pt;
  piece->height_pt = height_pt;
  piece->block = flow->block;
  piece->section = flow->section;
  g_ptr_array_add (flow->pages->pieces, piece);
  return piece;
}

static TrabReportPiece *
add_text (Flow *flow, PangoLayout *layout, double x_pt, double y_pt, const char *tag)
{
  double width_pt = (double) pango_layout_get_width (layout) / PANGO_SCALE;
  TrabReportPiece *piece = add_piece (flow, x_pt, y_pt, width_pt, get_height (layout));

  piece->layout = g_object_ref (layout);
  piece->n_lines = (guint) pango_layout_get_line_count (layout);
  piece->tag = tag;
  return piece;
}

static void
add_rule (Flow *flow, double x_pt, double y_pt, double width_pt, double height_pt, double grey)
{
  TrabReportPiece *piece = add_piece (flow, x_pt, y_pt, width_pt, height_pt);

  piece->is_rule = TRUE;
  piece->grey = grey;
}

/* How many lines from @first fit the room that is left, keeping at least two together. */
static guint
count_fitting (const Flow *flow, PangoLayout *layout, guint first, guint n_lines)
{
  guint fits = 0;

  while (fits < n_lines - first && get_lines_height (layout, first, fits + 1) <= get_room (flow))
    fits++;
  if (fits < n_lines - first && n_lines - first - fits < LEAST_LINES)
    fits = fits > LEAST_LINES ? n_lines - first - LEAST_LINES : 0;
  if (fits < n_lines - first && fits < LEAST_LINES)
    fits = 0;
  return fits;
}

/* Places a text, over as many pages as it needs. @bar: with a bar beside it */
static void
flow_text (Flow *flow, PangoLayout *layout, double indent_pt, const char *tag, gboolean has_bar)
{
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint first = 0;

  while (first < n_lines)
    {
      guint fits = count_fitting (flow, layout, first, n_lines);
      double height_pt = 0;
      TrabReportPiece *piece = NULL;

      if (fits == 0 && !is_at_top (flow))
        {
          start_page (flow);
          continue;
        }
      fits = MAX (fits, 1);
      height_pt = get_lines_height (layout, first, fits);
      if (has_bar)
        add_rule (flow, flow->left_pt, flow->y_pt, NOTE_BAR_PT, height_pt, RULE_GREY);
      piece = add_text (flow, layout, flow->left_pt + indent_pt, flow->y_pt, tag);
      piece->first_line = first;
      piece->n_lines = fits;
      piece->height_pt = height_pt;
      flow->y_pt += height_pt;
      first += fits;
    }
}

static PangoLayout *
make_heading (const Flow *flow, const TrabReportBlock *block)
{
  return make_text (flow, block->text, block->level == 1 ? H1_SIZE : H2_SIZE, TRUE, flow->width_pt);
}

/* The natural height where there is room, else what room there is, but never less than the least.
 * @size: of the usual size of a chart on this paper */
static double
get_chart_height (const Flow *flow, const TrabReportBlock *block, double size, double room_pt)
{
  TrabChartTheme theme
      = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, size * flow->body_pt / CHART_BODY_PT);
  double least_pt = 0;
  double natural_pt = 0;

  trab_chart_layout_measure (block->chart, &theme, flow->context, flow->width_pt, &least_pt,
                             &natural_pt);
  natural_pt = least_pt + flow->closeness->ease * (natural_pt - least_pt);
  return MAX (least_pt, MIN (natural_pt, room_pt));
}

/* The largest size, not under @least, at which the whole chart stands in the room; 0: none. */
static double
get_chart_size (const Flow *flow, const TrabReportBlock *block, double least)
{
  for (double size = 1; size >= least - CHART_STEP / 2; size -= CHART_STEP)
    if (get_chart_height (flow, block, size, get_room (flow)) <= get_room (flow))
      return size;
  return 0;
}

static double
get_longest_word_width (PangoLayout *layout)
{
  int width = 0;
  int kept = pango_layout_get_width (layout);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_width (layout, kept);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return (double) width / PANGO_SCALE;
}

/* Every column holds its longest word; what room is left goes to those who want most. */
static double *
dup_column_widths (const Flow *flow, const TrabReportBlock *block)
{
  guint n = g_strv_length (block->head);
  double room_pt = flow->width_pt - (n - 1) * COLUMN_GAP * flow->body_pt;
  g_autofree double *least_pt = g_new0 (double, n);
  double *widths_pt = g_new0 (double, n);
  double least_sum_pt = 0;
  double wish_sum_pt = 0;

  for (guint column = 0; column < n; column++)
    {
      for (guint row = 0; row <= block->rows->len; row++)
        {
          char **cells = row == 0 ? block->head : g_ptr_array_index (block->rows, row - 1);
          g_autoptr (PangoLayout) layout
              = make_text (flow, cells[column], 1, row == 0, flow->width_pt);

          least_pt[column] = MAX (least_pt[column], get_longest_word_width (layout));
          widths_pt[column] = MAX (widths_pt[column], get_natural_width (layout));
        }
      least_sum_pt += least_pt[column];
      wish_sum_pt += widths_pt[column] - least_pt[column];
    }
  for (guint column = 0; column < n; column++)
    {
      double wish_pt = widths_pt[column] - least_pt[column];

      if (least_sum_pt >= room_pt)
        widths_pt[column] = room_pt * least_pt[column] / least_sum_pt;
      else if (wish_sum_pt <= 0)
        widths_pt[column] = least_pt[column] + (room_pt - least_sum_pt) / n;
      else
        widths_pt[column] = least_pt[column] + (room_pt - least_sum_pt) * wish_pt / wish_sum_pt;
    }
  return widths_pt;
}

static double
measure_row (const Flow *flow, char **cells, const double *widths_pt, gboolean is_head)
{
  double height_pt = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = make_text (flow, cells[i], 1, is_head, widths_pt[i]);

      height_pt = MAX (height_pt, get_height (layout));
    }
  return height_pt + 2 * CELL_PADDING * flow->body_pt + RULE_PT;
}

static void
place_row (Flow *flow, char **cells, const double *widths_pt, gboolean is_head, guint row)
{
  double height_pt = measure_row (flow, cells, widths_pt, is_head);
  double x_pt = flow->left_pt;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = make_text (flow, cells[i], 1, is_head, widths_pt[i]);
      TrabReportPiece *piece
          = add_text (flow, layout, x_pt, flow->y_pt + CELL_PADDING * flow->body_pt,
                      is_head || i == 0 ? "TH" : "TD");

      piece->outer = "Table";
      piece->row = row;
      x_pt += widths_pt[i] + COLUMN_GAP * flow->body_pt;
    }
  flow->y_pt += height_pt;
  add_rule (flow, flow->left_pt, flow->y_pt - RULE_PT, flow->width_pt, RULE_PT,
            is_head ? 0 : RULE_GREY);
}

static void
place_table (Flow *flow, const TrabReportBlock *block)
{
  g_autofree double *widths_pt = dup_column_widths (flow, block);

  if (block->text != NULL)
    {
      g_autoptr (PangoLayout) caption = make_text (flow, block->text, 1, FALSE, flow->width_pt);

      flow_text (flow, caption, 0, "P", FALSE);
      add_space (flow, SPACE_AFTER / 2);
    }
  for (guint row = 0; row < block->rows->len; row++)
    {
      char **cells = g_ptr_array_index (block->rows, row);
      double head_pt = measure_row (flow, block->head, widths_pt, TRUE);
      double row_pt = measure_row (flow, cells, widths_pt, FALSE);
      gboolean needs_head = row == 0;

      if ((needs_head ? head_pt : 0) + row_pt > get_room (flow) && !is_at_top (flow))
        {
          start_page (flow);
          needs_head = TRUE;
        }
      if (needs_head)
        place_row (flow, block->head, widths_pt, TRUE, 0);
      place_row (flow, cells, widths_pt, FALSE, row + 1);
    }
  add_space (flow, SPACE_AFTER);
}

static void
place_list (Flow *flow, const TrabReportBlock *block)
{
  double indent_pt = INDENT * flow->body_pt;

  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) bullet = make_text (flow, "\u2022", 1, TRUE, indent_pt);
      g_autoptr (PangoLayout) line
          = make_text (flow, block->lines[i], 1, FALSE, flow->width_pt - indent_pt);
      guint first = flow->pages->pieces->len;
      TrabReportPiece *placed = NULL;

      flow_text (flow, line, indent_pt, "LI", FALSE);
      for (guint j = first; j < flow->pages->pieces->len; j++)
        {
          TrabReportPiece *piece = g_ptr_array_index (flow->pages->pieces, j);

          piece->outer = "L";
          piece->row = i;
        }
      placed = g_ptr_array_index (flow->pages->pieces, first);
      add_text (flow, bullet, flow->left_pt, placed->y_pt, NULL)->page = placed->page;
      add_space (flow, SPACE_AFTER / 2);
    }
  add_space (flow, SPACE_AFTER / 2);
}

/* A big number and its words beside it. */
static void
place_numbers (Flow *flow, const TrabReportBlock *block)
{
  double number_pt = 0;

  for (guint i = 0; block->lines[i] != NULL; i += 2)
    {
      g_autoptr (PangoLayout) number
          = make_text (flow, block->lines[i], NUMBER_SIZE, TRUE, flow->width_pt);

      number_pt = MAX (number_pt, get_natural_width (number));
    }
  number_pt = MIN (number_pt + COLUMN_GAP * flow->body_pt, flow->width_pt / 2);
  for (guint i = 0; block->lines[i] != NULL; i += 2)
    {
      g_autoptr (PangoLayout) number
          = make_text (flow, block->lines[i], NUMBER_SIZE, TRUE, number_pt);
      g_autoptr (PangoLayout) words
          = make_text (flow, block->lines[i + 1], 1, FALSE, flow->width_pt - number_pt);
      double height_pt = MAX (get_height (number), get_height (words));

      if (height_pt > get_room (flow) && !is_at_top (flow))
        start_page (flow);
      add_text (flow, number, flow->left_pt, flow->y_pt + (height_pt - get_height (number)) / 2,
                "P");
      add_text (flow, words, flow->left_pt + number_pt,
                flow->y_pt + (height_pt - get_height (words)) / 2, "P");
      flow->y_pt += height_pt;
      add_space (flow, SPACE_AFTER / 2);
    }
  add_space (flow, SPACE_AFTER / 2);
}

/* A chart is not split, and what it says is not cut: it is drawn smaller where a page is too short
 * for it, or where otherwise most of a page stayed empty. */
static void
place_chart (Flow *flow, const TrabReportBlock *block)
{
  double room = get_room (flow) / (flow->bottom_pt - flow->top_pt);
  double legible = MIN (CHART_BODY_PT / flow->body_pt, 1);
  double size = get_chart_size (flow, block,
                                room >= FRESH_ROOM  ? LEAST_CHART
                                : room >= GOOD_ROOM ? legible
                                                    : 1);
  TrabChartTheme theme;
  TrabReportPiece *piece = NULL;
  double height_pt = 0;

  if (size <= 0 && !is_at_top (flow))
    {
      start_page (flow);
      size = get_chart_size (flow, block, LEAST_CHART);
    }
  size = size > 0 ? size : LEAST_CHART;
  theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, size * flow->body_pt / CHART_BODY_PT);
  height_pt = MIN (get_chart_height (flow, block, size, get_room (flow)), get_room (flow));
  piece = add_piece (flow, flow->left_pt, flow->y_pt, flow->width_pt, height_pt);
  piece->chart = trab_chart_layout_new (block->chart, &theme, flow->context, flow->width_pt,
                                        height_pt, FALSE);
  piece->tag = "Figure";
  flow->y_pt += height_pt;
  add_space (flow, SPACE_AFTER);
}

static void
place_sign_off (Flow *flow, const TrabReportBlock *block)
{
  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) line = make_text (flow, block->lines[i], 1, FALSE, flow->width_pt);
      double natural_pt = get_natural_width (line) + flow->body_pt / 2;
      double height_pt = get_height (line);
      double space_pt = SIGN_SPACE * flow->body_pt;

      if (space_pt + height_pt > get_room (flow) && !is_at_top (flow))
        start_page (flow);
      flow->y_pt += space_pt;
      add_text (flow, line, flow->left_pt, flow->y_pt, "P");
      if (natural_pt < flow->width_pt)
        add_rule (flow, flow->left_pt + natural_pt, flow->y_pt + height_pt - RULE_PT,
                  flow->width_pt - natural_pt, RULE_PT, 0);
      flow->y_pt += height_pt;
    }
  add_space (flow, SPACE_AFTER);
}

/* A text that must be split keeps two lines on either side: three lines always are enough to begin.
 */
static double
get_least_text_height (const Flow *flow, const char *text, double size, double indent_pt)
{
  g_autoptr (PangoLayout) layout = make_text (flow, text, size, FALSE, flow->width_pt - indent_pt);
  guint n_lines = (guint) pango_layout_get_line_count (layout);

  return get_lines_height (layout, 0, MIN (n_lines, LEAST_LINES + 1));
}

static double
get_least_table_height (const Flow *flow, const TrabReportBlock *block)
{
  g_autofree double *widths_pt = dup_column_widths (flow, block);
  double height_pt = measure_row (flow, block->head, widths_pt, TRUE);

  if (block->text != NULL)
    height_pt += get_least_text_height (flow, block->text, 1, 0) + SPACE_AFTER * flow->body_pt;
  if (block->rows->len > 0)
    height_pt += measure_row (flow, g_ptr_array_index (block->rows, 0), widths_pt, FALSE);
  return height_pt;
}

/* What must stand under a heading for the heading to stay: the least of what follows. */
static double
get_least_height (const Flow *flow, guint index)
{
  const TrabReportBlock *block = index < trab_report_get_n_blocks (flow->pages->report)
                                     ? trab_report_get_block (flow->pages->report, index)
                                     : NULL;

  if (block == NULL)
    return 0;
  switch (block->kind)
    {
    case TRAB_REPORT_BLOCK_HEADING:
      {
        g_autoptr (PangoLayout) heading = make_heading (flow, block);

        return get_height (heading) + (SPACE_BEFORE_H1 + SPACE_AFTER) * flow->body_pt
               + get_least_height (flow, index + 1);
      }
    case TRAB_REPORT_BLOCK_CHART:
      return MIN (get_chart_height (flow, block, 1, 0), flow->bottom_pt - flow->top_pt);
    case TRAB_REPORT_BLOCK_TABLE:
      return get_least_table_height (flow, block);
    case TRAB_REPORT_BLOCK_NUMBERS:
      return MAX (get_least_text_height (flow, block->lines[0], NUMBER_SIZE, 0),
                  get_least_text_height (flow, block->lines[1], 1, flow->width_pt / 2));
    case TRAB_REPORT_BLOCK_SIGN_OFF:
    case TRAB_REPORT_BLOCK_LIST:
      return SIGN_SPACE * flow->body_pt
             + get_least_text_height (flow, block->lines[0], 1, INDENT * flow->body_pt);
    case TRAB_REPORT_BLOCK_NOTE:
      return get_least_text_height (flow, block->text, flow->note_size,
                                    NOTE_INDENT * flow->body_pt);
    case TRAB_REPORT_BLOCK_PARAGRAPH:
      return get_least_text_height (flow, block->text, 1, 0);
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
      break;
    }
  return 0;
}

static void
place_heading (Flow *flow, const TrabReportBlock *block)
{
  g_autoptr (PangoLayout) layout = make_heading (flow, block);

  if (block->level == 1)
    flow->section++;
  add_space (flow, block->level == 1 ? SPACE_BEFORE_H1 : SPACE_BEFORE_H2);
  if (get_height (layout) + SPACE_AFTER / 2 * flow->body_pt
              + get_least_height (flow, flow->block + 1)
          > get_room (flow)
      && !is_at_top (flow))
    start_page (flow);
  flow_text (flow, layout, 0, block->level == 1 ? "H1" : "H2", FALSE);
  add_space (flow, SPACE_AFTER / 2);
}

static void
place_block (Flow *flow, const TrabReportBlock *block)
{
  switch (block->kind)
    {
    case TRAB_REPORT_BLOCK_HEADING:
      place_heading (flow, block);
      break;
    case TRAB_REPORT_BLOCK_PARAGRAPH:
    case TRAB_REPORT_BLOCK_NOTE:
      {
        gboolean is_note = block->kind == TRAB_REPORT_BLOCK_NOTE;
        double indent_pt = is_note ? NOTE_INDENT * flow->body_pt : 0;
        g_autoptr (PangoLayout) layout = make_text (
            flow, block->text, is_note ? flow->note_size : 1, FALSE, flow->width_pt - indent_pt);

        flow_text (flow, layout, indent_pt, is_note ? "Note" : "P", is_note);
        add_space (flow, SPACE_AFTER);
        break;
      }
    case TRAB_REPORT_BLOCK_LIST:
      place_list (flow, block);
      break;
    case TRAB_REPORT_BLOCK_NUMBERS:
      place_numbers (flow, block);
      break;
    case TRAB_REPORT_BLOCK_TABLE:
      place_table (flow, block);
      break;
    case TRAB_REPORT_BLOCK_CHART:
      place_chart (flow, block);
      break;
    case TRAB_REPORT_BLOCK_SIGN_OFF:
      place_sign_off (flow, block);
      break;
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
      if (!is_at_top (flow))
        start_page (flow);
      break;
    }
}

static char *
dup_foot (const TrabReportFrame *frame, guint page, guint n_pages)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", n_pages);
  g_auto (GStrv) parts = g_strsplit (frame->page_of ? frame->page_of : "%u / %u", "%u", 3);
  g_autofree char *place = g_strv_length (parts) == 3
                               ? g_strconcat (parts[0], number, parts[1], total, parts[2], NULL)
                               : g_strconcat (number, " / ", total, NULL);
  g_autofree char *line
      = frame->printed ? g_strjoin (" \u00b7 ", frame->printed, place, NULL) : g_strdup (place);

  return frame->clinic ? g_strjoin ("\n", frame->clinic, line, NULL) : g_steal_pointer (&line);
}

static PangoLayout *
make_head (const Flow *flow, const TrabReportFrame *frame)
{
  g_autofree char *text = frame->stamp ? g_strjoin ("\n", frame->identity, frame->stamp, NULL)
                                       : g_strdup (frame->identity);

  return make_text (flow, text, 1, TRUE, flow->width_pt);
}

/* Head and foot of every page: who, when, where to call, and that no page is missing. */
static void
add_frames (Flow *flow)
{
  const TrabReportFrame *frame = trab_report_get_frame (flow->pages->report);
  double height_pt = trab_report_get_height_pt (flow->pages->report);

  flow->block = G_MAXUINT;
  for (guint page = 0; page < flow->pages->n_pages; page++)
    {
      g_autofree char *foot_text = dup_foot (frame, page, flow->pages->n_pages);
      g_autoptr (PangoLayout) head = make_head (flow, frame);
      g_autoptr (PangoLayout) foot = make_text (flow, foot_text, 1, FALSE, flow->width_pt);

      flow->page = page;
      add_text (flow, head, flow->left_pt, MARGIN_PT, NULL);
      add_text (flow, foot, flow->left_pt, height_pt - MARGIN_PT - get_height (foot), NULL);
    }
}

static PangoContext *
make_context (PangoContext *callers, const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_context_get_font_map (callers));
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/* Places the blocks from @first to the next page break, and returns the index after them. */
static guint
place_section_once (Flow *flow, guint first, const Closeness *closeness)
{
  guint n_blocks = trab_report_get_n_blocks (flow->pages->report);
  gboolean is_break = FALSE;

  flow->closeness = closeness;
  for (flow->block = first; flow->block < n_blocks && !is_break; flow->block++)
    {
      const TrabReportBlock *block = trab_report_get_block (flow->pages->report, flow->block);

      is_break = block->kind == TRAB_REPORT_BLOCK_PAGE_BREAK;
      place_block (flow, block);
    }
  return flow->block;
}

/* Nothing is gained in a section of one page, or where standing closer saves none. */
static guint
place_section (Flow *flow, guint first)
{
  const Flow start = *flow;
  guint n_before = flow->pages->pieces->len;
  guint least_pages = G_MAXUINT;
  const Closeness *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (closenesses) && least_pages > 1; i++)
    {
      guint n_pages = 0;

      place_section_once (flow, first, &closenesses[i]);
      n_pages = flow->page - start.page + (is_at_top (flow) ? 0 : 1);
      g_ptr_array_set_size (flow->pages->pieces, (int) n_before);
      *flow = start;
      if (n_pages < least_pages)
        {
          least_pages = n_pages;
          best = &closenesses[i];
        }
    }
  return place_section_once (flow, first, best);
}

static TrabReportPages *
run (TrabReport *report, PangoContext *context)
{
  const TrabReportFrame *frame = trab_report_get_frame (report);
  TrabReportPages *pages = g_new0 (TrabReportPages, 1);
  Flow flow = {
    .pages = pages,
    .context = context,
    .body_pt = get_body_pt (frame),
    .note_size = get_note_pt (frame) / get_body_pt (frame),
    .closeness = &closenesses[0],
    .is_large = frame->is_large,
    .left_pt = MARGIN_PT,
    .width_pt = trab_report_get_width_pt (report) - 2 * MARGIN_PT,
  };
  g_autofree char *foot_text = dup_foot (frame, 0, 1);
  g_autoptr (PangoLayout) head = make_head (&flow, frame);
  g_autoptr (PangoLayout) foot = make_text (&flow, foot_text, 1, FALSE, flow.width_pt);

  pages->report = g_object_ref (report);
  pages->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  flow.top_pt = MARGIN_PT + get_height (head) + FRAME_GAP * flow.body_pt;
  flow.bottom_pt
      = trab_report_get_height_pt (report) - MARGIN_PT - get_height (foot) - flow.body_pt / 2;
  flow.y_pt = flow.top_pt;
  for (guint block = 0; block < trab_report_get_n_blocks (report);)
    block = place_section (&flow, block);
  pages->n_pages = flow.page + 1;
  /* a break at the very end leaves nothing behind it */
  if (pages->n_pages > 1 && is_at_top (&flow))
    pages->n_pages--;
  flow.closeness = &closenesses[0];
  add_frames (&flow);
  return pages;
}

/**
 * trab_report_paginator_run:
 * @context: only its font map is used: pages are the same on screen and paper
 *
 * Rows, charts and key numbers are not split; a heading stays with what follows; the head of a
 * table is repeated. What stands between two page breaks stands closer, and its charts are drawn
 * smaller, where that saves a page.
 *
 * Returns: (transfer full): the pages; at least one
 */
TrabReportPages *
trab_report_paginator_run (TrabReport *report, PangoContext *context)
{
  PangoContext *ours = make_context (context, trab_report_get_frame (report)->language);
  TrabReportPages *pages = run (report, ours);

  g_object_unref (ours);
  return pages;
}

void
trab_report_paginator_free (TrabReportPages *pages)
{
  if (pages == NULL)
    return;
  g_ptr_array_unref (pages->pieces);
  g_object_unref (pages->report);
  g_free (pages);
}

guint
trab_report_paginator_get_n_pages (const TrabReportPages *pages)
{
  return pages->n_pages;
}
