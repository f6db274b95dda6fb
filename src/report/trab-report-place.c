/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-place.h"

#include <math.h>

#include "trab-chart-theme.h"
#include "trab-report-table.h"

#define SPACE_BEFORE_H2 0.4 /* beside the space between blocks; in such spaces */
#define SPACE_UNDER_HEADING 0.25
#define SPACE_IN_LIST 0.25

#define INDENT 1.5 /* of a list, in letter sizes */
#define BULLET 0.42
#define MESSAGE_BAR_PT 6.2 /* 2.2 mm */
#define MESSAGE_INDENT_PT 20.0
#define FRAME_PT 2.83    /* 1 mm */
#define FRAME_INDENT 1.1 /* in letter sizes */
#define FRAME_PADDING 0.55
#define SIDE_GAP 1.6
#define STEP_GAP_PT 12.75 /* 4.5 mm */
#define STEP_DISC 1.45
#define RULE_PT 0.57
#define MOST_FILL_LINES 24
#define LEAST_FILL_LINES 2

#define CHART_BODY_PT 12.0 /* of the print theme at scale 1 */
#define LEAST_CHART 0.5    /* of its size, so that a chart is never cut by the end of a page */
#define CHART_STEP 0.05
#define FRESH_ROOM 0.75 /* of a page: the next page has little more */
#define GOOD_ROOM 0.5   /* of a page: there a smaller chart is better than an empty rest */

PangoLayout *
trab_report_place_make_heading (const TrabReportFlow *flow, const TrabReportBlock *block)
{
  gboolean is_first = block->level == 1;
  TrabReportTextStyle style = {
    .size_pt = is_first ? flow->measures->h1_pt : flow->measures->h2_pt,
    .weight = is_first ? PANGO_WEIGHT_ULTRABOLD : PANGO_WEIGHT_BOLD,
    .width_pt = flow->width_pt,
  };

  return trab_report_flow_make_text (flow, block->text, &style);
}

/* Takes what is to be placed from one list after another, with the space between. */
static void
place_all (TrabReportFlow *flow, gconstpointer what)
{
  const GPtrArray *blocks = what;

  for (guint i = 0; i < blocks->len; i++)
    trab_report_place_block (flow, g_ptr_array_index (blocks, i));
}

/* The letters of the paper, in a chart too. @size: of the usual size of a chart on this paper */
static TrabChartTheme
make_theme (const TrabReportFlow *flow, double size)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT,
                                                size * flow->measures->body_pt / CHART_BODY_PT);

  theme.font_family = TRAB_REPORT_FONT_FAMILIES;
  theme.is_condensed = TRUE;
  return theme;
}

/* The natural height where there is room, else what room there is, but never less than the least.
 * @size: of the usual size of a chart on this paper */
static double
get_chart_height (const TrabReportFlow *flow,
                  const TrabReportBlock *block,
                  double size,
                  double room_pt)
{
  TrabChartTheme theme = make_theme (flow, size);
  double least_pt = 0;
  double natural_pt = 0;

  trab_chart_layout_measure (block->chart, &theme, flow->context, flow->width_pt, &least_pt,
                             &natural_pt);
  natural_pt = least_pt + flow->closeness->ease * (natural_pt - least_pt);
  return MAX (least_pt, MIN (natural_pt, room_pt));
}

/* The largest size, not under @least, at which the whole chart stands in the room; 0: none. */
static double
get_chart_size (const TrabReportFlow *flow, const TrabReportBlock *block, double least)
{
  for (double size = 1; size >= least - CHART_STEP / 2; size -= CHART_STEP)
    if (get_chart_height (flow, block, size, trab_report_flow_get_room (flow))
        <= trab_report_flow_get_room (flow))
      return size;
  return 0;
}

/* A chart is not split, and what it says is not cut: it is drawn smaller where a page is too short
 * for it, or where otherwise most of a page stayed empty. */
static void
place_chart (TrabReportFlow *flow, const TrabReportBlock *block)
{
  double room = trab_report_flow_get_room (flow) / (flow->bottom_pt - flow->top_pt);
  double legible = MIN (CHART_BODY_PT / flow->measures->body_pt, 1);
  double size = get_chart_size (flow, block,
                                room >= FRESH_ROOM  ? LEAST_CHART
                                : room >= GOOD_ROOM ? legible
                                                    : 1);
  TrabChartTheme theme;
  TrabReportPiece *piece = NULL;
  double height_pt = 0;

  if (size <= 0 && !trab_report_flow_is_at_top (flow))
    {
      trab_report_flow_start_page (flow);
      size = get_chart_size (flow, block, LEAST_CHART);
    }
  size = size > 0 ? size : LEAST_CHART;
  theme = make_theme (flow, size);
  height_pt = MIN (get_chart_height (flow, block, size, trab_report_flow_get_room (flow)),
                   trab_report_flow_get_room (flow));
  piece = trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_CHART, TRAB_REPORT_INK_TEXT,
                                      flow->left_pt, flow->y_pt, flow->width_pt, height_pt);
  if (!flow->is_trial)
    piece->chart = trab_chart_layout_new (block->chart, &theme, flow->context, flow->width_pt,
                                          height_pt, flow->is_rtl);
  piece->tag = "Figure";
  flow->y_pt += height_pt;
  trab_report_flow_add_space (flow, 1);
}

static void
place_heading (TrabReportFlow *flow, const TrabReportBlock *block)
{
  g_autoptr (PangoLayout) layout = trab_report_place_make_heading (flow, block);
  gboolean is_first = block->level == 1;

  trab_report_flow_add_space (flow, is_first ? 1 : SPACE_BEFORE_H2);
  if (is_first)
    flow->section++;
  trab_report_flow_run_text (flow, layout, 0,
                             is_first ? TRAB_REPORT_INK_ACCENT : TRAB_REPORT_INK_TEXT,
                             is_first ? "H1" : "H2");
  trab_report_flow_add_space (flow, SPACE_UNDER_HEADING);
}

static void
place_paragraph (TrabReportFlow *flow, const TrabReportBlock *block)
{
  gboolean is_note = block->kind == TRAB_REPORT_BLOCK_NOTE;
  g_autoptr (PangoLayout) layout = trab_report_flow_make_led (
      flow, block->lead, block->text, is_note ? flow->measures->small_pt : flow->measures->body_pt,
      flow->width_pt);

  trab_report_flow_run_text (flow, layout, 0, is_note ? TRAB_REPORT_INK_DIM : TRAB_REPORT_INK_TEXT,
                             is_note ? "Note" : "P");
  trab_report_flow_add_space (flow, 1);
}

/* A tinted field with a bar at its start. */
static void
place_message (TrabReportFlow *flow, const TrabReportBlock *block)
{
  double inner_pt = flow->width_pt - MESSAGE_INDENT_PT - flow->measures->body_pt / 2;
  TrabReportTextStyle style = { .size_pt = flow->measures->message_pt,
                                .weight = PANGO_WEIGHT_BOLD,
                                .width_pt = inner_pt };
  g_autoptr (PangoLayout) text = trab_report_flow_make_text (flow, block->text, &style);
  g_autoptr (PangoLayout) last
      = block->last ? trab_report_flow_make_body (flow, block->last, inner_pt) : NULL;
  double padding_pt = 0.5 * flow->measures->body_pt * MIN (flow->closeness->space, 1);
  double text_pt = trab_report_flow_get_height (text);
  double height_pt = text_pt + (last ? trab_report_flow_get_height (last) : 0) + 2 * padding_pt;
  double left_pt = flow->left_pt;

  trab_report_flow_keep (flow, height_pt);
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_TINT, left_pt,
                              flow->y_pt, flow->width_pt, height_pt);
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_ACCENT, left_pt,
                              flow->y_pt, MESSAGE_BAR_PT, height_pt);
  trab_report_flow_add_text (flow, text, left_pt + MESSAGE_INDENT_PT, flow->y_pt + padding_pt, "P");
  if (last != NULL)
    trab_report_flow_add_text (flow, last, left_pt + MESSAGE_INDENT_PT,
                               flow->y_pt + padding_pt + text_pt, "P");
  flow->y_pt += height_pt;
  trab_report_flow_add_space (flow, 1);
}

/* A square beside the first line. @ink: of the square */
static void
place_item (TrabReportFlow *flow, const char *text, guint row, TrabReportInk ink)
{
  double body_pt = flow->measures->body_pt;
  double indent_pt = INDENT * body_pt;
  g_autoptr (PangoLayout) line
      = trab_report_flow_make_body (flow, text, flow->width_pt - indent_pt);
  guint first = flow->pages->pieces->len;
  TrabReportPiece *placed = NULL;

  trab_report_flow_run_text (flow, line, indent_pt, TRAB_REPORT_INK_TEXT, "LI");
  for (guint i = first; i < flow->pages->pieces->len; i++)
    {
      TrabReportPiece *piece = g_ptr_array_index (flow->pages->pieces, i);

      piece->outer = "L";
      piece->row = row;
    }
  placed = g_ptr_array_index (flow->pages->pieces, first);
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, ink, flow->left_pt,
                              placed->y_pt + (flow->measures->line_height - BULLET) * body_pt / 2,
                              BULLET * body_pt, BULLET * body_pt)
      ->page
      = placed->page;
}

static void
place_list (TrabReportFlow *flow, const TrabReportBlock *block)
{
  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      place_item (flow, block->lines[i], i, TRAB_REPORT_INK_ACCENT);
      trab_report_flow_add_space (flow, SPACE_IN_LIST);
    }
  trab_report_flow_add_space (flow, 1 - SPACE_IN_LIST);
}

/* Where one side of two ends. */
static double
narrow (TrabReportFlow *flow, const TrabReportFlow *whole, double split, double gap_pt, guint side)
{
  double room_pt = whole->width_pt - gap_pt;

  flow->left_pt = whole->left_pt + (side == 0 ? 0 : split * room_pt + gap_pt);
  flow->width_pt = (side == 0 ? split : 1 - split) * room_pt;
  return flow->width_pt;
}

static void
place_items (TrabReportFlow *flow, const TrabReportBlock *block, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      place_item (flow, block->lines[i], i, TRAB_REPORT_INK_TEXT);
      flow->y_pt += SPACE_IN_LIST * trab_report_flow_get_space (flow);
    }
}

/* Read down the first column, then the second. */
static void
place_two_columns (TrabReportFlow *flow, gconstpointer what)
{
  const TrabReportBlock *block = what;
  const TrabReportFlow whole = *flow;
  guint n = g_strv_length (block->lines);
  guint n_first = (n + 1) / 2;
  double lowest_pt = flow->y_pt;

  for (guint side = 0; side < 2; side++)
    {
      narrow (flow, &whole, 0.5, flow->measures->body_pt, side);
      flow->y_pt = whole.y_pt;
      place_items (flow, block, side == 0 ? 0 : n_first, side == 0 ? n_first : n);
      lowest_pt = MAX (lowest_pt, flow->y_pt);
    }
  flow->left_pt = whole.left_pt;
  flow->width_pt = whole.width_pt;
  flow->y_pt = lowest_pt;
}

static void
place_one_column (TrabReportFlow *flow, gconstpointer what)
{
  const TrabReportBlock *block = what;

  place_items (flow, block, 0, g_strv_length (block->lines));
}

/* The lines of a frame: in two columns where that is lower. */
static void
place_frame_lines (TrabReportFlow *flow, const TrabReportBlock *block)
{
  if (trab_report_flow_measure (flow, place_two_columns, block)
      < trab_report_flow_measure (flow, place_one_column, block))
    place_two_columns (flow, block);
  else
    place_one_column (flow, block);
}

static void
place_frame_title (TrabReportFlow *flow, const TrabReportBlock *block)
{
  TrabReportTextStyle style = { .size_pt = flow->measures->h2_pt,
                                .weight = PANGO_WEIGHT_ULTRABOLD,
                                .width_pt = flow->width_pt };
  g_autoptr (PangoLayout) aside
      = block->aside ? trab_report_flow_make_text (flow, block->aside, &style) : NULL;
  double aside_pt
      = aside ? MIN (trab_report_flow_get_natural_width (aside) + 1, flow->width_pt / 2) : 0;
  g_autoptr (PangoLayout) title = NULL;
  double height_pt = 0;

  style.width_pt = flow->width_pt - aside_pt - flow->measures->body_pt;
  title = trab_report_flow_make_text (flow, block->lead, &style);
  height_pt = trab_report_flow_get_height (title);
  trab_report_flow_add_text (flow, title, flow->left_pt, flow->y_pt, "H2");
  if (aside != NULL)
    {
      pango_layout_set_width (aside, (int) ceil (aside_pt * PANGO_SCALE));
      height_pt = MAX (height_pt, trab_report_flow_get_height (aside));
      trab_report_flow_add_text (flow, aside, flow->left_pt + flow->width_pt - aside_pt, flow->y_pt,
                                 "P");
    }
  flow->y_pt += height_pt + SPACE_UNDER_HEADING * trab_report_flow_get_space (flow);
}

static void
place_frame (TrabReportFlow *flow, gconstpointer what)
{
  const TrabReportBlock *block = what;
  const TrabReportFlow whole = *flow;
  double padding_pt = FRAME_PADDING * flow->measures->body_pt;
  double indent_pt = FRAME_INDENT * flow->measures->body_pt;
  double top_pt = flow->y_pt;

  flow->left_pt += indent_pt;
  flow->width_pt -= 2 * indent_pt;
  flow->y_pt += padding_pt;
  place_frame_title (flow, block);
  place_frame_lines (flow, block);
  if (block->last != NULL)
    {
      g_autoptr (PangoLayout) last = trab_report_flow_make_body (flow, block->last, flow->width_pt);

      trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_RULE,
                                  flow->left_pt, flow->y_pt, flow->width_pt, RULE_PT);
      flow->y_pt += padding_pt / 2;
      trab_report_flow_add_text (flow, last, flow->left_pt, flow->y_pt, "P");
      flow->y_pt += trab_report_flow_get_height (last);
    }
  flow->y_pt += padding_pt;
  flow->left_pt = whole.left_pt;
  flow->width_pt = whole.width_pt;
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FRAMED, TRAB_REPORT_INK_TEXT, whole.left_pt,
                              top_pt, whole.width_pt, flow->y_pt - top_pt)
      ->line_pt
      = FRAME_PT;
  trab_report_flow_add_space (flow, 1);
}

/* Four or fewer, equally wide: a number, a title, the words under it. */
static void
place_steps (TrabReportFlow *flow, gconstpointer what)
{
  const TrabReportBlock *block = what;
  guint n = g_strv_length (block->lines) / 2;
  double body_pt = flow->measures->body_pt;
  double disc_pt = STEP_DISC * body_pt;
  double width_pt = (flow->width_pt - (n - 1) * STEP_GAP_PT) / n;
  double lowest_pt = flow->y_pt;

  for (guint i = 0; i < n; i++)
    {
      double x_pt = flow->left_pt + i * (width_pt + STEP_GAP_PT);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      TrabReportTextStyle style = { .size_pt = body_pt,
                                    .weight = PANGO_WEIGHT_BOLD,
                                    .width_pt = disc_pt,
                                    .align = PANGO_ALIGN_CENTER };
      g_autoptr (PangoLayout) count = trab_report_flow_make_text (flow, number, &style);
      g_autoptr (PangoLayout) title = NULL;
      g_autoptr (PangoLayout) words
          = trab_report_flow_make_body (flow, block->lines[2 * i + 1], width_pt);
      double head_pt = 0;

      style.width_pt = width_pt - disc_pt - body_pt / 2;
      style.align = PANGO_ALIGN_LEFT;
      title = trab_report_flow_make_text (flow, block->lines[2 * i], &style);
      head_pt = MAX (disc_pt, trab_report_flow_get_height (title)) + body_pt / 5;
      trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_DISC, TRAB_REPORT_INK_ACCENT, x_pt,
                                  flow->y_pt, disc_pt, disc_pt);
      trab_report_flow_add_text (
          flow, count, x_pt, flow->y_pt + (disc_pt - trab_report_flow_get_height (count)) / 2, "P")
          ->ink
          = TRAB_REPORT_INK_PAPER;
      trab_report_flow_add_text (flow, title, x_pt + disc_pt + body_pt / 2, flow->y_pt, "P");
      trab_report_flow_add_text (flow, words, x_pt, flow->y_pt + head_pt, "P");
      lowest_pt = MAX (lowest_pt, flow->y_pt + head_pt + trab_report_flow_get_height (words));
    }
  flow->y_pt = lowest_pt;
  trab_report_flow_add_space (flow, 1);
}

/* Words, and a line behind them to write on. */
static void
place_write (TrabReportFlow *flow, gconstpointer what)
{
  const TrabReportBlock *block = what;

  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) line
          = trab_report_flow_make_body (flow, block->lines[i], flow->width_pt);
      double natural_pt = trab_report_flow_get_natural_width (line) + flow->measures->body_pt / 2;
      double height_pt = trab_report_flow_get_height (line);
      double pitch_pt
          = MAX (flow->measures->writing_pt * MIN (flow->closeness->space, 1), height_pt);

      flow->y_pt += pitch_pt - height_pt;
      trab_report_flow_add_text (flow, line, flow->left_pt, flow->y_pt, "P");
      if (natural_pt < flow->width_pt)
        trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_TEXT,
                                    flow->left_pt + natural_pt, flow->y_pt + height_pt - RULE_PT,
                                    flow->width_pt - natural_pt, RULE_PT);
      flow->y_pt += height_pt;
    }
  trab_report_flow_add_space (flow, 1);
}

/* Empty lines to write on, down to the end of the page. */
static void
place_fill (TrabReportFlow *flow, const TrabReportBlock *block)
{
  double pitch_pt = flow->measures->writing_pt;
  TrabReportTextStyle style = { .size_pt = flow->measures->h2_pt,
                                .weight = PANGO_WEIGHT_BOLD,
                                .width_pt = flow->width_pt };
  g_autoptr (PangoLayout) heading = trab_report_flow_make_text (flow, block->text, &style);
  double n = floor ((trab_report_flow_get_room (flow) - trab_report_flow_get_height (heading))
                    / pitch_pt);

  if (n < LEAST_FILL_LINES)
    return;
  trab_report_flow_run_text (flow, heading, 0, TRAB_REPORT_INK_TEXT, "H2");
  for (guint i = 0; i < MIN (n, MOST_FILL_LINES); i++)
    {
      flow->y_pt += pitch_pt;
      trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_RULE,
                                  flow->left_pt, flow->y_pt - RULE_PT, flow->width_pt, RULE_PT);
    }
}

static void
place_columns (TrabReportFlow *flow, gconstpointer what)
{
  const TrabReportBlock *block = what;
  const TrabReportFlow whole = *flow;
  double gap_pt = SIDE_GAP * flow->measures->body_pt;
  double lowest_pt = flow->y_pt;

  for (guint side = 0; side < 2; side++)
    {
      narrow (flow, &whole, block->split, gap_pt, side);
      flow->y_pt = whole.y_pt;
      place_all (flow, block->sides[side]);
      lowest_pt = MAX (lowest_pt, flow->y_pt);
    }
  flow->left_pt = whole.left_pt;
  flow->width_pt = whole.width_pt;
  flow->y_pt = lowest_pt;
}

/* What stands together stays together where a page can hold it. */
static void
place_whole (TrabReportFlow *flow, const TrabReportBlock *block, TrabReportFlowPlacer place)
{
  double height_pt = trab_report_flow_measure (flow, place, block)
                     - trab_report_flow_get_space (flow); /* the last space may go */

  trab_report_flow_keep (flow, height_pt);
  if (height_pt <= trab_report_flow_get_room (flow) || block->kind != TRAB_REPORT_BLOCK_COLUMNS)
    {
      place (flow, block);
      flow->y_pt = MIN (flow->y_pt, flow->bottom_pt);
      return;
    }
  for (guint side = 0; side < 2; side++)
    place_all (flow, block->sides[side]);
}

void
trab_report_place_block (TrabReportFlow *flow, const TrabReportBlock *block)
{
  flow->block++;
  switch (block->kind)
    {
    case TRAB_REPORT_BLOCK_HEADING:
      place_heading (flow, block);
      break;
    case TRAB_REPORT_BLOCK_PARAGRAPH:
    case TRAB_REPORT_BLOCK_NOTE:
      place_paragraph (flow, block);
      break;
    case TRAB_REPORT_BLOCK_MESSAGE:
      place_message (flow, block);
      break;
    case TRAB_REPORT_BLOCK_LIST:
      place_list (flow, block);
      break;
    case TRAB_REPORT_BLOCK_TABLE:
      trab_report_table_place (flow, block);
      break;
    case TRAB_REPORT_BLOCK_CHART:
      place_chart (flow, block);
      break;
    case TRAB_REPORT_BLOCK_STEPS:
      place_whole (flow, block, place_steps);
      break;
    case TRAB_REPORT_BLOCK_FRAME:
      place_whole (flow, block, place_frame);
      break;
    case TRAB_REPORT_BLOCK_COLUMNS:
      place_whole (flow, block, place_columns);
      break;
    case TRAB_REPORT_BLOCK_WRITE:
      place_whole (flow, block, place_write);
      break;
    case TRAB_REPORT_BLOCK_FILL:
      place_fill (flow, block);
      break;
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
    case TRAB_REPORT_BLOCK_SECTION_BREAK:
      break;
    }
}

/* A block that stays together, to be measured whole. */
static void
place_one (TrabReportFlow *flow, gconstpointer what)
{
  trab_report_place_block (flow, what);
}

/** trab_report_place_get_least_height: what must stand on the page where the block begins */
double
trab_report_place_get_least_height (const TrabReportFlow *flow, const TrabReportBlock *block)
{
  switch (block->kind)
    {
    case TRAB_REPORT_BLOCK_CHART:
      return MIN (get_chart_height (flow, block, 1, 0), flow->bottom_pt - flow->top_pt);
    case TRAB_REPORT_BLOCK_TABLE:
      return trab_report_table_get_least_height (flow, block);
    case TRAB_REPORT_BLOCK_LIST:
    case TRAB_REPORT_BLOCK_NOTE:
    case TRAB_REPORT_BLOCK_PARAGRAPH:
      {
        g_autoptr (PangoLayout) layout = trab_report_flow_make_led (
            flow, block->lead, block->lines ? block->lines[0] : block->text,
            flow->measures->body_pt,
            flow->width_pt - (block->lines ? INDENT * flow->measures->body_pt : 0));

        return trab_report_flow_get_least_text_height (layout);
      }
    case TRAB_REPORT_BLOCK_HEADING:
    case TRAB_REPORT_BLOCK_MESSAGE:
    case TRAB_REPORT_BLOCK_STEPS:
    case TRAB_REPORT_BLOCK_FRAME:
    case TRAB_REPORT_BLOCK_COLUMNS:
    case TRAB_REPORT_BLOCK_WRITE:
      return MIN (trab_report_flow_measure (flow, place_one, block)
                      - trab_report_flow_get_space (flow),
                  flow->bottom_pt - flow->top_pt);
    case TRAB_REPORT_BLOCK_FILL:
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
    case TRAB_REPORT_BLOCK_SECTION_BREAK:
      break;
    }
  return 0;
}
