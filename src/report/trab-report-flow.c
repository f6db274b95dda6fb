/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-flow.h"

#include <math.h>
#include <string.h>

#define LEAST_LINES 2 /* of a split paragraph, on either side of the break */
#define ENDLESS_PT 1e6

PangoLayout *
trab_report_flow_make_text (const TrabReportFlow *flow,
                            const char *text,
                            const TrabReportTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (flow->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  double line = flow->measures->line_height * (flow->closeness ? flow->closeness->line : 1);

  pango_font_description_set_family_static (font, TRAB_REPORT_FONT_FAMILIES);
  pango_font_description_set_stretch (font, PANGO_STRETCH_CONDENSED);
  pango_font_description_set_absolute_size (font, style->size_pt * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight ? style->weight : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) floor (style->width_pt * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, style->align);
  if (flow->font_height > 0)
    pango_layout_set_line_spacing (layout, (float) (line / flow->font_height));
  pango_layout_set_text (layout, text ? text : "", -1);
  /* no ligatures, as in the charts (trab-chart-sheet.c says why) */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  if (style->n_bold > 0)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = 0;
      bold->end_index = (guint) style->n_bold;
      pango_attr_list_insert (attributes, bold);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

PangoLayout *
trab_report_flow_make_body (const TrabReportFlow *flow, const char *text, double width_pt)
{
  TrabReportTextStyle style = { .size_pt = flow->measures->body_pt, .width_pt = width_pt };

  return trab_report_flow_make_text (flow, text, &style);
}

/** trab_report_flow_make_led: @lead: (nullable): bold words before the text */
PangoLayout *
trab_report_flow_make_led (
    const TrabReportFlow *flow, const char *lead, const char *text, double size_pt, double width_pt)
{
  g_autofree char *all = lead != NULL && text != NULL ? g_strconcat (lead, " ", text, NULL) : NULL;
  TrabReportTextStyle style
      = { .size_pt = size_pt, .width_pt = width_pt, .n_bold = lead ? strlen (lead) : 0 };

  return trab_report_flow_make_text (flow, all ? all : lead ? lead : text, &style);
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

/** trab_report_flow_get_space: between two blocks */
double
trab_report_flow_get_space (const TrabReportFlow *flow)
{
  return flow->measures->space_pt * flow->closeness->space;
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
trab_report_flow_add_space (TrabReportFlow *flow, double spaces)
{
  if (!trab_report_flow_is_at_top (flow))
    flow->y_pt = MIN (flow->y_pt + spaces * trab_report_flow_get_space (flow), flow->bottom_pt);
}

/** trab_report_flow_keep: goes to the next page unless so much still fits on this one */
void
trab_report_flow_keep (TrabReportFlow *flow, double height_pt)
{
  if (height_pt > trab_report_flow_get_room (flow) && !trab_report_flow_is_at_top (flow))
    trab_report_flow_start_page (flow);
}

TrabReportPiece *
trab_report_flow_add_shape (TrabReportFlow *flow,
                            TrabReportShape shape,
                            TrabReportInk ink,
                            double x_pt,
                            double y_pt,
                            double width_pt,
                            double height_pt)
{
  TrabReportPiece *piece = g_new0 (TrabReportPiece, 1);

  piece->page = flow->page;
  piece->shape = shape;
  piece->ink = ink;
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
  TrabReportPiece *piece
      = trab_report_flow_add_shape (flow, TRAB_REPORT_SHAPE_TEXT, TRAB_REPORT_INK_TEXT, x_pt, y_pt,
                                    width_pt, trab_report_flow_get_height (layout));

  piece->layout = g_object_ref (layout);
  piece->n_lines = (guint) pango_layout_get_line_count (layout);
  piece->tag = tag;
  return piece;
}

/* How many lines from @first fit the room that is left, keeping at least two together. */
static guint
count_fitting (const TrabReportFlow *flow, PangoLayout *layout, guint first, guint n_lines)
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

/** trab_report_flow_run_text: places a text, over as many pages as it needs */
void
trab_report_flow_run_text (
    TrabReportFlow *flow, PangoLayout *layout, double indent_pt, TrabReportInk ink, const char *tag)
{
  guint n_lines = (guint) pango_layout_get_line_count (layout);
  guint first = 0;

  while (first < n_lines)
    {
      guint fits = count_fitting (flow, layout, first, n_lines);
      double height_pt = 0;
      TrabReportPiece *piece = NULL;

      if (fits == 0 && !trab_report_flow_is_at_top (flow))
        {
          trab_report_flow_start_page (flow);
          continue;
        }
      fits = MAX (fits, 1);
      height_pt = trab_report_flow_get_lines_height (layout, first, fits);
      piece = trab_report_flow_add_text (flow, layout, flow->left_pt + indent_pt, flow->y_pt, tag);
      piece->ink = ink;
      piece->first_line = first;
      piece->n_lines = fits;
      piece->height_pt = height_pt;
      flow->y_pt += height_pt;
      first += fits;
    }
}

/** trab_report_flow_get_least_text_height: a text that must be split keeps two lines on either
 * side: three lines always are enough to begin */
double
trab_report_flow_get_least_text_height (PangoLayout *layout)
{
  guint n_lines = (guint) pango_layout_get_line_count (layout);

  return trab_report_flow_get_lines_height (layout, 0, MIN (n_lines, LEAST_LINES + 1));
}

/** trab_report_flow_measure: how high something comes out where no page ends; nothing is placed */
double
trab_report_flow_measure (const TrabReportFlow *flow,
                          TrabReportFlowPlacer place,
                          gconstpointer what)
{
  TrabReportFlow trial = *flow;
  guint n_before = flow->pages->pieces->len;

  trial.is_trial = TRUE;
  trial.top_pt = 0;
  trial.y_pt = 1;
  trial.bottom_pt = ENDLESS_PT;
  place (&trial, what);
  g_ptr_array_set_size (flow->pages->pieces, (int) n_before);
  return trial.y_pt - 1;
}
