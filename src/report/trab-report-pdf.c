/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "trab-chart-export.h"
#include "trab-chart-pdf.h"
#include "trab-report-draw.h"
#include "trab-report-paginator.h"
#include "trab-report-pieces.h"

#define CREATOR "Trabecula " TRAB_VERSION

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const TrabReportFrame *frame)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  frame->title ? frame->title : "");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, CREATOR);
  if (frame->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, frame->author);
  if (frame->created_iso != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, frame->created_iso);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, frame->created_iso);
    }
}

/* One entry for each heading, second level under the first. */
static void
add_outline (cairo_surface_t *surface, const TrabReportPages *pages)
{
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const TrabReportPiece *piece = g_ptr_array_index (pages->pieces, i);
      gboolean is_first_level = g_strcmp0 (piece->tag, "H1") == 0;
      g_autofree char *place = NULL;
      int entry = 0;

      if ((!is_first_level && g_strcmp0 (piece->tag, "H2") != 0) || piece->first_line > 0)
        continue;
      place = g_strdup_printf ("page=%u pos=[%d %d]", piece->page + 1, (int) piece->x_pt,
                               (int) piece->y_pt);
      entry = cairo_pdf_surface_add_outline (
          surface, is_first_level ? CAIRO_PDF_OUTLINE_ROOT : parent,
          pango_layout_get_text (piece->layout), place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
      if (is_first_level)
        parent = entry;
    }
}

/**
 * trab_report_pdf_write:
 * Any thread, but one at a time for each report: fonts are those of the thread.
 *
 * Returns: (transfer full): the file's bytes; equal reports with equal fonts give equal bytes. NULL
 *   with TRAB_CHART_EXPORT_ERROR_SURFACE when cairo failed
 */
GBytes *
trab_report_pdf_write (TrabReport *report, GError **error)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (TrabReportPages) pages = trab_report_paginator_run (report, context);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = trab_chart_pdf_new (
      append_cb, bytes, trab_report_get_width_pt (report), trab_report_get_height_pt (report));
  cairo_t *cr = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_object_unref (context);
  set_metadata (surface, trab_report_get_frame (report));
  cr = cairo_create (surface);
  for (guint page = 0; page < trab_report_paginator_get_n_pages (pages); page++)
    {
      trab_report_draw_tagged_page (pages, page, cr);
      cairo_show_page (cr);
    }
  add_outline (surface, pages);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      const char *language = trab_report_get_frame (report)->language;

      if (language != NULL)
        trab_chart_pdf_set_language (bytes, language);
      return g_byte_array_free_to_bytes (bytes);
    }
  g_byte_array_unref (bytes);
  g_set_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SURFACE, "PDF: %s",
               cairo_status_to_string (status));
  return NULL;
}
