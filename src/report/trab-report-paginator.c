/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-paginator.h"

#include <pango/pangocairo.h>

#include "trab-report-flow.h"
#include "trab-report-place.h"

#define MM TRAB_REPORT_MM_PT
#define HEAD_RULE_PT 1.98 /* 0.7 mm */
#define FOOT_RULE_PT 0.57

static const TrabReportMeasures measures[] = {
  [TRAB_REPORT_PRINT_PATIENT] = { .side_pt = 18 * MM,
                                  .top_pt = 14 * MM,
                                  .bottom_pt = 12 * MM,
                                  .head_pt = 14,
                                  .body_pt = 14,
                                  .h1_pt = 26,
                                  .h2_pt = 17,
                                  .message_pt = 20,
                                  .small_pt = 12,
                                  .space_pt = 4.6 * MM,
                                  .cell_pt = 3.4,
                                  .tick_pt = 5.2 * MM,
                                  .writing_pt = 9.2 * MM,
                                  .line_height = 1.27 },
  [TRAB_REPORT_PRINT_LARGE] = { .side_pt = 15 * MM,
                                .top_pt = 9 * MM,
                                .bottom_pt = 8 * MM,
                                .head_pt = 16,
                                .body_pt = 18,
                                .h1_pt = 25,
                                .h2_pt = 19.5,
                                .message_pt = 20,
                                .small_pt = 16,
                                .space_pt = 4 * MM,
                                .cell_pt = 2,
                                .tick_pt = 6 * MM,
                                .writing_pt = 9.2 * MM,
                                .line_height = 1.2 },
  [TRAB_REPORT_PRINT_DENSE] = { .side_pt = 15 * MM,
                                .top_pt = 11 * MM,
                                .bottom_pt = 9 * MM,
                                .head_pt = 8.6,
                                .body_pt = 8.6,
                                .h1_pt = 15.5,
                                .h2_pt = 10.5,
                                .message_pt = 10.2,
                                .small_pt = 7.8,
                                .space_pt = 2.2 * MM,
                                .cell_pt = 1.2,
                                .tick_pt = 3 * MM,
                                .writing_pt = 7 * MM,
                                .line_height = 1.24 },
  [TRAB_REPORT_PRINT_LETTER] = { .side_pt = 20 * MM,
                                 .top_pt = 14 * MM,
                                 .bottom_pt = 11 * MM,
                                 .head_pt = 10,
                                 .body_pt = 10,
                                 .h1_pt = 15.5,
                                 .h2_pt = 12,
                                 .message_pt = 11.5,
                                 .small_pt = 9,
                                 .space_pt = 3.2 * MM,
                                 .cell_pt = 2.4,
                                 .tick_pt = 4 * MM,
                                 .writing_pt = 8 * MM,
                                 .line_height = 1.3 },
};

/* Taken where it saves a page: for clinicians the least that is still read with ease, in large
 * print the same words in smaller margins and heads. */
static const TrabReportMeasures closer_measures[] = {
  [TRAB_REPORT_PRINT_LARGE] = { .side_pt = 13 * MM,
                                .top_pt = 8 * MM,
                                .bottom_pt = 7 * MM,
                                .head_pt = 15,
                                .body_pt = 18,
                                .h1_pt = 22,
                                .h2_pt = 18.5,
                                .message_pt = 19,
                                .small_pt = 15,
                                .space_pt = 3.4 * MM,
                                .cell_pt = 1.4,
                                .tick_pt = 5.2 * MM,
                                .writing_pt = 8.4 * MM,
                                .line_height = 1.18 },
  [TRAB_REPORT_PRINT_DENSE] = { .side_pt = 12 * MM,
                                .top_pt = 9 * MM,
                                .bottom_pt = 8 * MM,
                                .head_pt = 8,
                                .body_pt = 8,
                                .h1_pt = 14,
                                .h2_pt = 9.6,
                                .message_pt = 9.6,
                                .small_pt = 7.2,
                                .space_pt = 1.6 * MM,
                                .cell_pt = 0.9,
                                .tick_pt = 3 * MM,
                                .writing_pt = 7 * MM,
                                .line_height = 1.2 },
};

static const TrabReportCloseness closenesses[] = {
  { 2.6, 1, 1 },   { 2, 1, 1 },        { 1.5, 1, 1 },      { 1, 1, 1 },       { 1, 0.8, 1 },
  { 0.8, 0.6, 1 }, { 0.5, 0.5, 0.98 }, { 0.2, 0.4, 0.96 }, { 0, 0.25, 0.94 },
};
#define USUAL_CLOSENESS 3
#define SHARING_CLOSENESS 6 /* the closest that is read with ease */

static void
piece_free (TrabReportPiece *piece)
{
  g_clear_object (&piece->layout);
  g_clear_pointer (&piece->chart, trab_chart_layout_unref);
  g_free (piece);
}

static const TrabReportBlock *
get_block (const TrabReportFlow *flow, guint index)
{
  return trab_report_get_block (flow->pages->report, index);
}

static TrabReportBlockKind
get_kind (const TrabReportFlow *flow, guint index)
{
  const TrabReportBlock *block = get_block (flow, index);

  return block ? block->kind : TRAB_REPORT_BLOCK_PAGE_BREAK;
}

/* A heading stays with what follows it. */
static void
keep_heading (TrabReportFlow *flow, guint index)
{
  double height_pt = 0;

  for (; index < flow->end && get_kind (flow, index) == TRAB_REPORT_BLOCK_HEADING; index++)
    {
      g_autoptr (PangoLayout) heading
          = trab_report_place_make_heading (flow, get_block (flow, index));

      height_pt += trab_report_flow_get_height (heading) + 1.3 * trab_report_flow_get_space (flow);
    }
  if (index < flow->end)
    height_pt += trab_report_place_get_least_height (flow, get_block (flow, index));
  trab_report_flow_keep (flow, height_pt);
}

static gboolean
is_break (TrabReportBlockKind kind)
{
  return kind == TRAB_REPORT_BLOCK_PAGE_BREAK || kind == TRAB_REPORT_BLOCK_SECTION_BREAK;
}

/* Places the blocks from @first to the next break, and returns its index. */
static guint
place_section_once (TrabReportFlow *flow, guint first, const TrabReportCloseness *closeness)
{
  guint i = first;

  flow->closeness = closeness;
  for (; i < flow->end && !is_break (get_kind (flow, i)); i++)
    {
      if (get_kind (flow, i) == TRAB_REPORT_BLOCK_HEADING)
        keep_heading (flow, i);
      if (get_kind (flow, i) != TRAB_REPORT_BLOCK_FILL)
        trab_report_place_block (flow, get_block (flow, i));
    }
  return i;
}

/* How many pages the section adds, placed so close. Nothing is left of it. */
static guint
try_section (TrabReportFlow *flow, guint first, const TrabReportCloseness *closeness)
{
  const TrabReportFlow start = *flow;
  guint n_before = flow->pages->pieces->len;
  guint n_pages = 0;

  flow->is_trial = TRUE;
  place_section_once (flow, first, closeness);
  n_pages = flow->page - start.page;
  g_ptr_array_set_size (flow->pages->pieces, (int) n_before);
  *flow = start;
  return n_pages;
}

/* The loosest placing among those that need the fewest pages. @is_followed: something else may
 * share the last page: it is not stretched to fill it */
static guint
place_section (TrabReportFlow *flow, guint first, gboolean is_followed)
{
  guint loosest = is_followed ? USUAL_CLOSENESS : 0;
  guint best = G_N_ELEMENTS (closenesses) - 1;
  guint least_pages = try_section (flow, first, &closenesses[best]);

  while (loosest < best)
    {
      guint middle = (loosest + best) / 2;

      if (try_section (flow, first, &closenesses[middle]) == least_pages)
        best = middle;
      else
        loosest = middle + 1;
    }
  return place_section_once (flow, first, &closenesses[best]);
}

/* Whether a section fits the rest of the page whole. */
static gboolean
fits_here (TrabReportFlow *flow, guint first)
{
  return !trab_report_flow_is_at_top (flow)
         && try_section (flow, first, &closenesses[SHARING_CLOSENESS]) == 0;
}

static guint
find_break (const TrabReportFlow *flow, guint index)
{
  while (index < flow->end && !is_break (get_kind (flow, index)))
    index++;
  return index;
}

/* Lines to write on where nothing else comes onto the page. @end: of a section */
static void
fill_page (TrabReportFlow *flow, guint end)
{
  if (end > 0 && get_kind (flow, end - 1) == TRAB_REPORT_BLOCK_FILL)
    trab_report_place_block (flow, get_block (flow, end - 1));
}

static void
place_sections (TrabReportFlow *flow, guint first)
{
  gboolean may_share = FALSE;
  guint last_end = 0;

  for (guint i = first; i < flow->end; i++)
    {
      guint end = find_break (flow, i);
      gboolean is_followed
          = end < flow->end && get_kind (flow, end) == TRAB_REPORT_BLOCK_SECTION_BREAK;

      if (end > i && !trab_report_flow_is_at_top (flow) && !(may_share && fits_here (flow, i)))
        {
          fill_page (flow, last_end);
          trab_report_flow_start_page (flow);
        }
      if (end > i)
        place_section (flow, i, is_followed);
      may_share = is_followed;
      last_end = end;
      i = end;
    }
  fill_page (flow, last_end);
}

static char *
dup_page_number (const TrabReportFrame *frame, guint page, guint n_pages)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", n_pages);
  g_auto (GStrv) parts = g_strsplit (frame->page_of ? frame->page_of : "%u / %u", "%u", 3);

  return g_strv_length (parts) == 3
             ? g_strconcat (parts[0], number, parts[1], total, parts[2], NULL)
             : g_strconcat (number, " / ", total, NULL);
}

/* Two texts of one line, at its start and at its end; the first gives way. Returns: how high */
static double
place_ends (TrabReportFlow *flow,
            const char *start,
            const TrabReportTextStyle *start_style,
            TrabReportInk start_ink,
            const char *end,
            const TrabReportTextStyle *end_style,
            const char *tag)
{
  TrabReportTextStyle style = *end_style;
  g_autoptr (PangoLayout) last = NULL;
  g_autoptr (PangoLayout) first = NULL;
  double end_pt = 0;

  style.width_pt = flow->width_pt;
  last = end ? trab_report_flow_make_text (flow, end, &style) : NULL;
  end_pt = last ? MIN (trab_report_flow_get_natural_width (last) + 1, flow->width_pt * 0.6) : 0;
  if (last != NULL)
    pango_layout_set_width (last, (int) (end_pt * PANGO_SCALE));
  style = *start_style;
  style.width_pt = flow->width_pt - (end_pt > 0 ? end_pt + flow->measures->head_pt : 0);
  first = trab_report_flow_make_text (flow, start ? start : "", &style);
  trab_report_flow_add_text (flow, first, flow->left_pt, flow->y_pt, tag)->ink = start_ink;
  if (last != NULL)
    trab_report_flow_add_text (
        flow, last, flow->left_pt + flow->width_pt - end_pt,
        flow->y_pt
            + MAX (0, (pango_layout_get_baseline (first) - pango_layout_get_baseline (last))
                          / (double) PANGO_SCALE),
        NULL);
  return MAX (trab_report_flow_get_height (first), last ? trab_report_flow_get_height (last) : 0);
}

/* Whose paper it is, on every sheet. Leaves the flow where the text begins. */
static void
place_head (TrabReportFlow *flow, const TrabReportFrame *frame, guint page)
{
  const TrabReportMeasures *m = flow->measures;
  gboolean is_title = frame->is_head_title;
  TrabReportTextStyle start
      = { .size_pt = is_title ? m->h1_pt : m->head_pt, .weight = PANGO_WEIGHT_BOLD };
  TrabReportTextStyle end
      = { .size_pt = m->head_pt, .weight = is_title ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD };
  TrabReportTextStyle name
      = { .size_pt = m->head_pt * (is_title ? 1.25 : 1), .weight = PANGO_WEIGHT_BOLD };
  TrabReportTextStyle about = { .size_pt = m->head_pt };

  flow->y_pt = m->top_pt;
  if (frame->head_start != NULL || frame->head_end != NULL)
    flow->y_pt += place_ends (flow, frame->head_start, &start, TRAB_REPORT_INK_ACCENT,
                              frame->head_end, &end, is_title && page == 0 ? "H1" : NULL)
                  + m->head_pt / 4;
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_ACCENT, flow->left_pt,
                              flow->y_pt, flow->width_pt, HEAD_RULE_PT);
  flow->y_pt += HEAD_RULE_PT + m->head_pt / 3;
  if (frame->name != NULL)
    flow->y_pt
        += place_ends (flow, frame->name, &name, TRAB_REPORT_INK_TEXT, frame->about, &about, NULL);
  flow->y_pt += m->head_pt / 2;
}

static double
get_foot_end (const TrabReportFlow *flow)
{
  return trab_report_get_height_pt (flow->pages->report) - flow->measures->bottom_pt;
}

/* Printed when, made up or not, and that no page is missing. Returns: how high */
static double
place_foot (TrabReportFlow *flow, const TrabReportFrame *frame, guint page, guint n_pages)
{
  const TrabReportMeasures *m = flow->measures;
  g_autofree char *number = dup_page_number (frame, page, n_pages);
  const char *texts[] = { frame->foot_start, frame->stamp, number };
  static const PangoAlignment aligns[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  static const double ends[] = { 0, 0.4, 0.78, 1 };
  PangoLayout *layouts[G_N_ELEMENTS (texts)] = { NULL };
  double height_pt = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TrabReportTextStyle style = { .size_pt = m->small_pt,
                                    .width_pt = (ends[i + 1] - ends[i]) * flow->width_pt,
                                    .align = aligns[i] };

      layouts[i] = trab_report_flow_make_text (flow, texts[i], &style);
      height_pt = MAX (height_pt, trab_report_flow_get_height (layouts[i]));
    }
  flow->y_pt = get_foot_end (flow) - height_pt;
  trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_FILLED, TRAB_REPORT_INK_RULE, flow->left_pt,
                              flow->y_pt - m->small_pt / 2, flow->width_pt, FOOT_RULE_PT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      trab_report_flow_add_text (flow, layouts[i], flow->left_pt + ends[i] * flow->width_pt,
                                 flow->y_pt, NULL);
      g_object_unref (layouts[i]);
    }
  return height_pt + m->small_pt / 2;
}

static void
place_frame_of_page (TrabReportFlow *flow, const TrabReportFrame *frame, guint page, guint n_pages)
{
  guint first = flow->pages->pieces->len;

  place_head (flow, frame, page);
  place_foot (flow, frame, page, n_pages);
  for (guint i = first; i < flow->pages->pieces->len; i++)
    ((TrabReportPiece *) g_ptr_array_index (flow->pages->pieces, i))->is_frame = TRUE;
}

static gboolean
is_rtl (const char *language)
{
  int n = 0;
  const PangoScript *scripts
      = language ? pango_language_get_scripts (pango_language_from_string (language), &n) : NULL;

  return n > 0
         && (scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW
             || scripts[0] == PANGO_SCRIPT_SYRIAC || scripts[0] == PANGO_SCRIPT_THAANA);
}

/* A page that is read from the right begins there. */
static void
mirror (TrabReportPages *pages)
{
  double width_pt = trab_report_get_width_pt (pages->report);

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      piece->x_pt = width_pt - piece->x_pt - piece->width_pt;
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
  pango_context_set_base_dir (context,
                              is_rtl (language) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

/* How high a line of this font is by itself, in letter sizes: what is asked for is set against it.
 */
static double
measure_font (const TrabReportFlow *flow)
{
  TrabReportTextStyle style = { .size_pt = 100, .width_pt = 1000 };
  g_autoptr (PangoLayout) layout = trab_report_flow_make_text (flow, "x", &style);

  return trab_report_flow_get_height (layout) / style.size_pt;
}

/* (nullable) */
static const TrabReportMeasures *
find_closer (TrabReportPrint print)
{
  const TrabReportMeasures *closer
      = print < G_N_ELEMENTS (closer_measures) ? &closer_measures[print] : NULL;

  return closer != NULL && closer->body_pt > 0 ? closer : NULL;
}

/* The blocks of one paper from @first, in the letters of @size. Returns: its pages */
static guint
place_blocks (TrabReportFlow *flow,
              const TrabReportFrame *frame,
              guint first,
              const TrabReportMeasures *size)
{
  guint first_page = flow->pages->n_pages;
  guint n_before = flow->pages->pieces->len;
  guint n_pages = 0;

  flow->measures = size;
  flow->left_pt = flow->measures->side_pt;
  flow->width_pt = trab_report_get_width_pt (flow->pages->report) - 2 * flow->measures->side_pt;
  flow->page = first_page;
  place_head (flow, frame, 0);
  flow->top_pt = flow->y_pt;
  flow->bottom_pt
      = get_foot_end (flow) - place_foot (flow, frame, 0, 1) - flow->measures->small_pt / 2;
  g_ptr_array_set_size (flow->pages->pieces, (int) n_before);
  flow->y_pt = flow->top_pt;
  place_sections (flow, first);
  n_pages = flow->page - first_page + 1;
  /* a break at the very end leaves nothing behind it */
  if (n_pages > 1 && trab_report_flow_is_at_top (flow))
    n_pages--;
  return n_pages;
}

/* Everything of one paper; its pages are counted by themselves. */
static void
place_part (TrabReportFlow *flow, guint part)
{
  guint first = 0;
  const TrabReportFrame *frame
      = trab_report_get_part (flow->pages->report, part, &first, &flow->end);
  const TrabReportMeasures *size = &measures[frame->print];
  const TrabReportMeasures *closer = find_closer (frame->print);
  guint first_page = flow->pages->n_pages;
  guint n_before = flow->pages->pieces->len;
  guint n_pages = place_blocks (flow, frame, first, size);

  if (closer != NULL && n_pages > 1)
    {
      guint n_closer = 0;

      g_ptr_array_set_size (flow->pages->pieces, (int) n_before);
      n_closer = place_blocks (flow, frame, first, closer);
      if (n_closer >= n_pages)
        {
          g_ptr_array_set_size (flow->pages->pieces, (int) n_before);
          place_blocks (flow, frame, first, size);
        }
      n_pages = MIN (n_pages, n_closer);
    }
  flow->closeness = &closenesses[USUAL_CLOSENESS];
  for (guint i = 0; i < n_pages; i++)
    {
      flow->page = first_page + i;
      place_frame_of_page (flow, frame, i, n_pages);
    }
  flow->pages->n_pages += n_pages;
}

static TrabReportPages *
run (TrabReport *report, PangoContext *context)
{
  TrabReportPages *pages = g_new0 (TrabReportPages, 1);
  TrabReportFlow flow = {
    .pages = pages,
    .context = context,
    .measures = &measures[TRAB_REPORT_PRINT_PATIENT],
    .is_rtl = is_rtl (trab_report_get_frame (report)->language),
  };

  pages->report = g_object_ref (report);
  pages->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  flow.font_height = measure_font (&flow);
  flow.closeness = &closenesses[USUAL_CLOSENESS];
  for (guint part = 0; part < trab_report_get_n_parts (report); part++)
    place_part (&flow, part);
  if (flow.is_rtl)
    mirror (pages);
  return pages;
}

/**
 * trab_report_paginator_run:
 * @context: only its font map is used: pages are the same on screen and paper
 *
 * Rows, charts and frames are not split; a heading stays with what follows; the head of a table is
 * repeated. What stands between two breaks stands closer, and its charts are drawn smaller, where
 * that saves a page, and looser where there is room. After a section break a page is shared where
 * what follows fits it whole.
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
