/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-flow.h"

#include <math.h>

#define LINE_SPACING 1.15f
#define COMPACT_LINE_SPACING 1.05f /* large print keeps the wide one */
#define NOTE_LINE_SPACING 1.0f
#define LEAST_LINES 2 /* of a split paragraph, on either side of the break */
#define NOTE_BAR_PT 3.0

static float
get_line_spacing (const TrabReportFlow *flow)
{
  return flow->closeness->is_compact && !flow->is_large ? COMPACT_LINE_SPACING : LINE_SPACING;
}

PangoLayout *
trab_report_flow_make_text (
    const TrabReportFlow *flow, const char *text, double size, gboolean is_bold, double width_pt)
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

double
trab_report_flow_get_height (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
trab_report_flow_get_natural_width (PangoLayout *layout)
{
  int width = 0;
  int kept = pango_layout_get_width (layout);

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_width (layout, kept);
  return (double) width / PANGO_SCALE;
}

/* The height of some lines of a layout, spacing included. */
double
trab_report_flow_get_lines_height (PangoLayout *layout, guint first, guint n)
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

double
trab_report_flow_get_room (const TrabReportFlow *flow)
{
  return flow->bottom_pt - flow->y_pt;
}

gboolean
trab_report_flow_is_at_top (const TrabReportFlow *flow)
{
  return flow->y_pt <= flow->top_pt;
}

void
trab_report_flow_start_page (TrabReportFlow *flow)
{
  flow->page++;
  flow->y_pt = flow->top_pt;
}

void
trab_report_flow_add_space (TrabReportFlow *flow, double body_sizes)
{
  if (!trab_report_flow_is_at_top (flow))
    flow->y_pt
        = MIN (flow->y_pt + flow->closeness->space * body_sizes * flow->body_pt, flow->bottom_pt);
}

TrabReportPiece *
trab_report_flow_add_piece (
    TrabReportFlow *flow, double x_pt, double y_pt, double width_pt, double height_pt)
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

TrabReportPiece *
trab_report_flow_add_text (
    TrabReportFlow *flow, PangoLayout *layout, double x_pt, double y_pt, const char *tag)
{
  double width_pt = (double) pango_layout_get_width (layout) / PANGO_SCALE;
  TrabReportPiece *piece = trab_report_flow_add_piece (flow, x_pt, y_pt, width_pt,
                                                       trab_report_flow_get_height (layout));

  piece->layout = g_object_ref (layout);
  piece->n_lines = (guint) pango_layout_get_line_count (layout);
  piece->tag = tag;
  return piece;
}

void
trab_report_flow_add_rule (
    TrabReportFlow *flow, double x_pt, double y_pt, double width_pt, double height_pt, double grey)
{
  TrabReportPiece *piece = trab_report_flow_add_piece (flow, x_pt, y_pt, width_pt, height_pt);

  piece->is_rule = TRUE;
  piece->grey = grey;
}

/* How many lines from @first fit the room that is left, keeping at least two together. */
guint
trab_report_flow_count_fitting (const TrabReportFlow *flow,
                                PangoLayout *layout,
                                guint first,
                                guint n_lines)
{
  guint fits = 0;

  while (fits < n_lines - first
         && trab_report_flow_get_lines_height (layout, first, fits + 1)
                <= trab_report_flow_get_room (flow))
    fits++;
  if (fits < n_lines - first && n_lines - first - fits < LEAST_LINES)
    fits = fits > LEAST_LINES ? n_lines - first - LEAST_LINES : 0;
  if (fits < n_lines - first && fits < LEAST_LINES)
    fits = 0;
  return fits;
}

/* Places a text, over as many pages as it needs. @bar: with a bar beside it */
void
trab_report_flow_run_text (
    TrabReportFlow *flow, PangoLayout *layout, double indent_pt, const char *tag, gboolean has_bar)
{
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint first = 0;

  while (first < n_lines)
    {
      guint fits = trab_report_flow_count_fitting (flow, layout, first, n_lines);
      double height_pt = 0;
      TrabReportPiece *piece = NULL;

      if (fits == 0 && !trab_report_flow_is_at_top (flow))
        {
          trab_report_flow_start_page (flow);
          continue;
        }
      fits = MAX (fits, 1);
      height_pt = trab_report_flow_get_lines_height (layout, first, fits);
      if (has_bar)
        trab_report_flow_add_rule (flow, flow->left_pt, flow->y_pt, NOTE_BAR_PT, height_pt,
                                   RULE_GREY);
      piece = trab_report_flow_add_text (flow, layout, flow->left_pt + indent_pt, flow->y_pt, tag);
      piece->first_line = first;
      piece->n_lines = fits;
      piece->height_pt = height_pt;
      flow->y_pt += height_pt;
      first += fits;
    }
}

/* A text that must be split keeps two lines on either side: three lines always are enough to begin.
 */
double
trab_report_flow_get_least_text_height (const TrabReportFlow *flow,
                                        const char *text,
                                        double size,
                                        double indent_pt)
{
  g_autoptr (PangoLayout) layout
      = trab_report_flow_make_text (flow, text, size, FALSE, flow->width_pt - indent_pt);
  guint n_lines = (guint) pango_layout_get_line_count (layout);

  return trab_report_flow_get_lines_height (layout, 0, MIN (n_lines, LEAST_LINES + 1));
}
