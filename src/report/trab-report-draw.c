/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-draw.h"

#include <pango/pangocairo.h>

#include "trab-chart-draw.h"
#include "trab-report-pieces.h"

#define FRAME_RADIUS_PT 4.5
#define BOX_RADIUS_SHARE 0.15
#define HATCH_LINE_PT 0.5
#define HATCH_PITCH_PT 3.6

static void
draw_lines (const TrabReportPiece *piece, cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  guint line = 0;
  int top = 0;

  do
    {
      PangoRectangle logical = { 0 };
      int y0 = 0;

      pango_layout_iter_get_line_yrange (iter, &y0, NULL);
      if (line == piece->first_line)
        top = y0;
      if (line >= piece->first_line && line < piece->first_line + piece->n_lines)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (
              cr, piece->x_pt + (double) logical.x / PANGO_SCALE,
              piece->y_pt + (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
set_ink (TrabReportInk ink, cairo_t *cr)
{
  static const guint32 inks[] = {
    [TRAB_REPORT_INK_TEXT] = 0x111111,   [TRAB_REPORT_INK_DIM] = 0x333333,
    [TRAB_REPORT_INK_ACCENT] = 0x0b4f6c, [TRAB_REPORT_INK_RULE] = 0x767676,
    [TRAB_REPORT_INK_TINT] = 0xeef3f5,   [TRAB_REPORT_INK_HATCH] = 0xb4b4b4,
    [TRAB_REPORT_INK_PAPER] = 0xffffff,
  };

  cairo_set_source_rgb (cr, (inks[ink] >> 16 & 0xff) / 255.0, (inks[ink] >> 8 & 0xff) / 255.0,
                        (inks[ink] & 0xff) / 255.0);
}

/* A rectangle with round corners, its line inside. */
static void
draw_framed (const TrabReportPiece *piece, double radius_pt, cairo_t *cr)
{
  double x = piece->x_pt + piece->line_pt / 2;
  double y = piece->y_pt + piece->line_pt / 2;
  double width = piece->width_pt - piece->line_pt;
  double height = piece->height_pt - piece->line_pt;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius_pt, y + radius_pt, radius_pt, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius_pt, y + height - radius_pt, radius_pt, 0, G_PI_2);
  cairo_arc (cr, x + radius_pt, y + height - radius_pt, radius_pt, G_PI_2, G_PI);
  cairo_arc (cr, x + radius_pt, y + radius_pt, radius_pt, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_line_width (cr, piece->line_pt);
  cairo_stroke (cr);
}

static void
draw_hatched (const TrabReportPiece *piece, cairo_t *cr)
{
  cairo_rectangle (cr, piece->x_pt, piece->y_pt, piece->width_pt, piece->height_pt);
  cairo_clip (cr);
  cairo_set_line_width (cr, HATCH_LINE_PT);
  for (double x = piece->x_pt - piece->height_pt; x < piece->x_pt + piece->width_pt;
       x += HATCH_PITCH_PT)
    {
      cairo_move_to (cr, x, piece->y_pt + piece->height_pt);
      cairo_line_to (cr, x + piece->height_pt, piece->y_pt);
    }
  cairo_stroke (cr);
}

static void
draw_piece (const TrabReportPiece *piece, cairo_t *cr)
{
  cairo_save (cr);
  set_ink (piece->ink, cr);
  switch (piece->shape)
    {
    case TRAB_REPORT_SHAPE_TEXT:
      draw_lines (piece, cr);
      break;
    case TRAB_REPORT_SHAPE_CHART:
      cairo_translate (cr, piece->x_pt, piece->y_pt);
      trab_chart_draw (piece->chart, cr);
      break;
    case TRAB_REPORT_SHAPE_FILLED:
      cairo_rectangle (cr, piece->x_pt, piece->y_pt, piece->width_pt, piece->height_pt);
      cairo_fill (cr);
      break;
    case TRAB_REPORT_SHAPE_FRAMED:
      draw_framed (piece, FRAME_RADIUS_PT, cr);
      break;
    case TRAB_REPORT_SHAPE_BOX:
      draw_framed (piece, piece->width_pt * BOX_RADIUS_SHARE, cr);
      break;
    case TRAB_REPORT_SHAPE_HATCHED:
      draw_hatched (piece, cr);
      break;
    case TRAB_REPORT_SHAPE_DISC:
      cairo_new_sub_path (cr); /* no line from where the last text ended */
      cairo_arc (cr, piece->x_pt + piece->width_pt / 2, piece->y_pt + piece->height_pt / 2,
                 piece->width_pt / 2, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    }
  cairo_restore (cr);
}

/** trab_report_draw_page: @page: from 0; in points from the page's top left; any surface */
void
trab_report_draw_page (const TrabReportPages *pages, guint page, cairo_t *cr)
{
  g_return_if_fail (page < pages->n_pages);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (piece->page == page)
        draw_piece (piece, cr);
    }
}

/** What is open in the structure of the PDF while a page is drawn. */
typedef struct
{
  const char *outer;
  guint block;
  guint row;
  gboolean is_in_cell; /* what comes next goes on with it */
} Open;

static const char *
get_row_tag (const char *outer)
{
  return outer[0] == 'T' ? "TR" : NULL;
}

static void
close_group (Open *open, cairo_t *cr)
{
  if (open->outer == NULL)
    return;
  if (get_row_tag (open->outer) != NULL)
    cairo_tag_end (cr, get_row_tag (open->outer));
  cairo_tag_end (cr, open->outer);
  open->outer = NULL;
}

static void
open_group (Open *open, const TrabReportPiece *piece, cairo_t *cr)
{
  const char *row_tag = piece->outer ? get_row_tag (piece->outer) : NULL;

  if (open->outer != NULL && (piece->outer == NULL || piece->block != open->block))
    close_group (open, cr);
  if (piece->outer == NULL)
    return;
  if (open->outer == NULL)
    {
      cairo_tag_begin (cr, piece->outer, NULL);
      if (row_tag != NULL)
        cairo_tag_begin (cr, row_tag, NULL);
    }
  else if (row_tag != NULL && piece->row != open->row)
    {
      cairo_tag_end (cr, row_tag);
      cairo_tag_begin (cr, row_tag, NULL);
    }
  open->outer = piece->outer;
  open->block = piece->block;
  open->row = piece->row;
}

/* The section that was open when the page began: that of the last piece before it. */
static guint
get_section_before (const TrabReportPages *pages, guint page)
{
  guint section = 0;

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (piece->page < page && !piece->is_frame)
        section = MAX (section, piece->section);
    }
  return section;
}

static void
draw_tagged_piece (const TrabReportPiece *piece, Open *open, guint *section, cairo_t *cr)
{
  if (piece->tag == NULL)
    {
      draw_piece (piece, cr);
      return;
    }
  if (piece->section != *section)
    {
      close_group (open, cr);
      if (*section > 0)
        cairo_tag_end (cr, "Sect");
      cairo_tag_begin (cr, "Sect", NULL);
      *section = piece->section;
    }
  open_group (open, piece, cr);
  if (!open->is_in_cell)
    cairo_tag_begin (cr, piece->tag, NULL);
  draw_piece (piece, cr);
  if (!piece->goes_on)
    cairo_tag_end (cr, piece->tag);
  open->is_in_cell = piece->goes_on;
}

/**
 * trab_report_draw_tagged_page:
 * As trab_report_draw_page(), with the structure tags of a PDF. Pages must be drawn in order, all
 * of them, on one surface: the document's tag opens with the first and closes with the last.
 */
void
trab_report_draw_tagged_page (const TrabReportPages *pages, guint page, cairo_t *cr)
{
  guint section = get_section_before (pages, page);
  Open open = { 0 };

  g_return_if_fail (page < pages->n_pages);
  if (page == 0)
    cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (piece->page == page)
        draw_tagged_piece (piece, &open, &section, cr);
    }
  close_group (&open, cr);
  if (page + 1 == pages->n_pages)
    {
      if (section > 0)
        cairo_tag_end (cr, "Sect");
      cairo_tag_end (cr, "Document");
    }
}
