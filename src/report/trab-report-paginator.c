/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-paginator.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "trab-chart-theme.h"
#include "trab-report-flow.h"
#include "trab-report-table.h"

#define MARGIN_PT (18 * 72 / 25.4)
#define BODY_PT 14.0
#define LARGE_BODY_PT 18.0
#define DENSE_BODY_PT 10.0
#define NOTE_PT 12.0 /* the least of the two prints (UKAAF: 12, large print 16) */
#define LARGE_NOTE_PT 16.0
#define DENSE_NOTE_PT 8.5

/* In body sizes. */
#define H1_SIZE 1.5
#define H2_SIZE 1.2
#define NUMBER_SIZE 1.8
#define SPACE_BEFORE_H1 1.2
#define SPACE_BEFORE_H2 0.6
#define INDENT 1.2
#define NOTE_INDENT 0.7
#define FRAME_GAP 0.5 /* between head or foot and the text */
#define SIGN_SPACE 1.8

#define CHART_BODY_PT 12.0 /* of the print theme at scale 1 */
#define LEAST_CHART 0.5    /* of its size, so that a chart is never cut by the end of a page */
#define CHART_STEP 0.05
#define FRESH_ROOM 0.75 /* of a page: the next page has little more */
#define GOOD_ROOM 0.5   /* of a page: there a smaller chart is better than an empty rest */

static const TrabReportCloseness closenesses[] = {
  { 1, 1, FALSE },
  { 0.6, 1, FALSE },
  { 0.6, 0.6, TRUE },
  { 0.2, 0.4, TRUE },
};

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

static PangoLayout *
make_heading (const TrabReportFlow *flow, const TrabReportBlock *block)
{
  return trab_report_flow_make_text (flow, block->text, block->level == 1 ? H1_SIZE : H2_SIZE, TRUE,
                                     flow->width_pt);
}

/* The natural height where there is room, else what room there is, but never less than the least.
 * @size: of the usual size of a chart on this paper */
static double
get_chart_height (const TrabReportFlow *flow,
                  const TrabReportBlock *block,
                  double size,
                  double room_pt)
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
get_chart_size (const TrabReportFlow *flow, const TrabReportBlock *block, double least)
{
  for (double size = 1; size >= least - CHART_STEP / 2; size -= CHART_STEP)
    if (get_chart_height (flow, block, size, trab_report_flow_get_room (flow))
        <= trab_report_flow_get_room (flow))
      return size;
  return 0;
}

static void
place_list (TrabReportFlow *flow, const TrabReportBlock *block)
{
  double indent_pt = INDENT * flow->body_pt;

  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) bullet
          = trab_report_flow_make_text (flow, "\u2022", 1, TRUE, indent_pt);
      g_autoptr (PangoLayout) line = trab_report_flow_make_text (flow, block->lines[i], 1, FALSE,
                                                                 flow->width_pt - indent_pt);
      guint first = flow->pages->pieces->len;
      TrabReportPiece *placed = NULL;

      trab_report_flow_run_text (flow, line, indent_pt, "LI", FALSE);
      for (guint j = first; j < flow->pages->pieces->len; j++)
        {
          TrabReportPiece *piece = g_ptr_array_index (flow->pages->pieces, j);

          piece->outer = "L";
          piece->row = i;
        }
      placed = g_ptr_array_index (flow->pages->pieces, first);
      trab_report_flow_add_text (flow, bullet, flow->left_pt, placed->y_pt, NULL)->page
          = placed->page;
      trab_report_flow_add_space (flow, SPACE_AFTER / 2);
    }
  trab_report_flow_add_space (flow, SPACE_AFTER / 2);
}

/* A big number and its words beside it. */
static void
place_numbers (TrabReportFlow *flow, const TrabReportBlock *block)
{
  double number_pt = 0;

  for (guint i = 0; block->lines[i] != NULL; i += 2)
    {
      g_autoptr (PangoLayout) number
          = trab_report_flow_make_text (flow, block->lines[i], NUMBER_SIZE, TRUE, flow->width_pt);

      number_pt = MAX (number_pt, trab_report_flow_get_natural_width (number));
    }
  number_pt = MIN (number_pt + COLUMN_GAP * flow->body_pt, flow->width_pt / 2);
  for (guint i = 0; block->lines[i] != NULL; i += 2)
    {
      g_autoptr (PangoLayout) number
          = trab_report_flow_make_text (flow, block->lines[i], NUMBER_SIZE, TRUE, number_pt);
      g_autoptr (PangoLayout) words = trab_report_flow_make_text (
          flow, block->lines[i + 1], 1, FALSE, flow->width_pt - number_pt);
      double height_pt
          = MAX (trab_report_flow_get_height (number), trab_report_flow_get_height (words));

      if (height_pt > trab_report_flow_get_room (flow) && !trab_report_flow_is_at_top (flow))
        trab_report_flow_start_page (flow);
      trab_report_flow_add_text (
          flow, number, flow->left_pt,
          flow->y_pt + (height_pt - trab_report_flow_get_height (number)) / 2, "P");
      trab_report_flow_add_text (flow, words, flow->left_pt + number_pt,
                                 flow->y_pt + (height_pt - trab_report_flow_get_height (words)) / 2,
                                 "P");
      flow->y_pt += height_pt;
      trab_report_flow_add_space (flow, SPACE_AFTER / 2);
    }
  trab_report_flow_add_space (flow, SPACE_AFTER / 2);
}

/* A chart is not split, and what it says is not cut: it is drawn smaller where a page is too short
 * for it, or where otherwise most of a page stayed empty. */
static void
place_chart (TrabReportFlow *flow, const TrabReportBlock *block)
{
  double room = trab_report_flow_get_room (flow) / (flow->bottom_pt - flow->top_pt);
  double legible = MIN (CHART_BODY_PT / flow->body_pt, 1);
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
  theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, size * flow->body_pt / CHART_BODY_PT);
  height_pt = MIN (get_chart_height (flow, block, size, trab_report_flow_get_room (flow)),
                   trab_report_flow_get_room (flow));
  piece = trab_report_flow_add_piece (flow, flow->left_pt, flow->y_pt, flow->width_pt, height_pt);
  piece->chart = trab_chart_layout_new (block->chart, &theme, flow->context, flow->width_pt,
                                        height_pt, FALSE);
  piece->tag = "Figure";
  flow->y_pt += height_pt;
  trab_report_flow_add_space (flow, SPACE_AFTER);
}

static void
place_sign_off (TrabReportFlow *flow, const TrabReportBlock *block)
{
  for (guint i = 0; block->lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) line
          = trab_report_flow_make_text (flow, block->lines[i], 1, FALSE, flow->width_pt);
      double natural_pt = trab_report_flow_get_natural_width (line) + flow->body_pt / 2;
      double height_pt = trab_report_flow_get_height (line);
      double space_pt = SIGN_SPACE * flow->body_pt;

      if (space_pt + height_pt > trab_report_flow_get_room (flow)
          && !trab_report_flow_is_at_top (flow))
        trab_report_flow_start_page (flow);
      flow->y_pt += space_pt;
      trab_report_flow_add_text (flow, line, flow->left_pt, flow->y_pt, "P");
      if (natural_pt < flow->width_pt)
        trab_report_flow_add_rule (flow, flow->left_pt + natural_pt,
                                   flow->y_pt + height_pt - RULE_PT, flow->width_pt - natural_pt,
                                   RULE_PT, 0);
      flow->y_pt += height_pt;
    }
  trab_report_flow_add_space (flow, SPACE_AFTER);
}

/* What must stand under a heading for the heading to stay: the least of what follows. */
static double
get_least_height (const TrabReportFlow *flow, guint index)
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

        return trab_report_flow_get_height (heading)
               + (SPACE_BEFORE_H1 + SPACE_AFTER) * flow->body_pt
               + get_least_height (flow, index + 1);
      }
    case TRAB_REPORT_BLOCK_CHART:
      return MIN (get_chart_height (flow, block, 1, 0), flow->bottom_pt - flow->top_pt);
    case TRAB_REPORT_BLOCK_TABLE:
      return trab_report_table_get_least_height (flow, block);
    case TRAB_REPORT_BLOCK_NUMBERS:
      return MAX (
          trab_report_flow_get_least_text_height (flow, block->lines[0], NUMBER_SIZE, 0),
          trab_report_flow_get_least_text_height (flow, block->lines[1], 1, flow->width_pt / 2));
    case TRAB_REPORT_BLOCK_SIGN_OFF:
    case TRAB_REPORT_BLOCK_LIST:
      return SIGN_SPACE * flow->body_pt
             + trab_report_flow_get_least_text_height (flow, block->lines[0], 1,
                                                       INDENT * flow->body_pt);
    case TRAB_REPORT_BLOCK_NOTE:
      return trab_report_flow_get_least_text_height (flow, block->text, flow->note_size,
                                                     NOTE_INDENT * flow->body_pt);
    case TRAB_REPORT_BLOCK_PARAGRAPH:
      return trab_report_flow_get_least_text_height (flow, block->text, 1, 0);
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
      break;
    }
  return 0;
}

static void
place_heading (TrabReportFlow *flow, const TrabReportBlock *block)
{
  g_autoptr (PangoLayout) layout = make_heading (flow, block);

  if (block->level == 1)
    flow->section++;
  trab_report_flow_add_space (flow, block->level == 1 ? SPACE_BEFORE_H1 : SPACE_BEFORE_H2);
  if (trab_report_flow_get_height (layout) + SPACE_AFTER / 2 * flow->body_pt
              + get_least_height (flow, flow->block + 1)
          > trab_report_flow_get_room (flow)
      && !trab_report_flow_is_at_top (flow))
    trab_report_flow_start_page (flow);
  trab_report_flow_run_text (flow, layout, 0, block->level == 1 ? "H1" : "H2", FALSE);
  trab_report_flow_add_space (flow, SPACE_AFTER / 2);
}

static void
place_block (TrabReportFlow *flow, const TrabReportBlock *block)
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
        g_autoptr (PangoLayout) layout = trab_report_flow_make_text (
            flow, block->text, is_note ? flow->note_size : 1, FALSE, flow->width_pt - indent_pt);

        trab_report_flow_run_text (flow, layout, indent_pt, is_note ? "Note" : "P", is_note);
        trab_report_flow_add_space (flow, SPACE_AFTER);
        break;
      }
    case TRAB_REPORT_BLOCK_LIST:
      place_list (flow, block);
      break;
    case TRAB_REPORT_BLOCK_NUMBERS:
      place_numbers (flow, block);
      break;
    case TRAB_REPORT_BLOCK_TABLE:
      trab_report_table_place (flow, block);
      break;
    case TRAB_REPORT_BLOCK_CHART:
      place_chart (flow, block);
      break;
    case TRAB_REPORT_BLOCK_SIGN_OFF:
      place_sign_off (flow, block);
      break;
    case TRAB_REPORT_BLOCK_PAGE_BREAK:
      if (!trab_report_flow_is_at_top (flow))
        trab_report_flow_start_page (flow);
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
make_head (const TrabReportFlow *flow, const TrabReportFrame *frame)
{
  g_autofree char *text = frame->stamp ? g_strjoin ("\n", frame->identity, frame->stamp, NULL)
                                       : g_strdup (frame->identity);

  return trab_report_flow_make_text (flow, text, 1, TRUE, flow->width_pt);
}

/* Head and foot of every page: who, when, where to call, and that no page is missing. */
static void
add_frames (TrabReportFlow *flow)
{
  const TrabReportFrame *frame = trab_report_get_frame (flow->pages->report);
  double height_pt = trab_report_get_height_pt (flow->pages->report);

  flow->block = G_MAXUINT;
  for (guint page = 0; page < flow->pages->n_pages; page++)
    {
      g_autofree char *foot_text = dup_foot (frame, page, flow->pages->n_pages);
      g_autoptr (PangoLayout) head = make_head (flow, frame);
      g_autoptr (PangoLayout) foot
          = trab_report_flow_make_text (flow, foot_text, 1, FALSE, flow->width_pt);

      flow->page = page;
      trab_report_flow_add_text (flow, head, flow->left_pt, MARGIN_PT, NULL);
      trab_report_flow_add_text (flow, foot, flow->left_pt,
                                 height_pt - MARGIN_PT - trab_report_flow_get_height (foot), NULL);
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
place_section_once (TrabReportFlow *flow, guint first, const TrabReportCloseness *closeness)
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
place_section (TrabReportFlow *flow, guint first)
{
  const TrabReportFlow start = *flow;
  guint n_before = flow->pages->pieces->len;
  guint least_pages = G_MAXUINT;
  const TrabReportCloseness *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (closenesses) && least_pages > 1; i++)
    {
      guint n_pages = 0;

      place_section_once (flow, first, &closenesses[i]);
      n_pages = flow->page - start.page + (trab_report_flow_is_at_top (flow) ? 0 : 1);
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
  TrabReportFlow flow = {
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
  g_autoptr (PangoLayout) foot
      = trab_report_flow_make_text (&flow, foot_text, 1, FALSE, flow.width_pt);

  pages->report = g_object_ref (report);
  pages->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  flow.top_pt = MARGIN_PT + trab_report_flow_get_height (head) + FRAME_GAP * flow.body_pt;
  flow.bottom_pt = trab_report_get_height_pt (report) - MARGIN_PT
                   - trab_report_flow_get_height (foot) - flow.body_pt / 2;
  flow.y_pt = flow.top_pt;
  for (guint block = 0; block < trab_report_get_n_blocks (report);)
    block = place_section (&flow, block);
  pages->n_pages = flow.page + 1;
  /* a break at the very end leaves nothing behind it */
  if (pages->n_pages > 1 && trab_report_flow_is_at_top (&flow))
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
