/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-export.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "trab-chart-columns.h"
#include "trab-chart-draw.h"
#include "trab-chart-pdf.h"
#include "trab-chart-svg.h"

#define DEFAULT_PNG_SCALE 2.0

/* What rounding may add to the size asked for. */
#define LEAST_EXCESS_PT 0.01

/* The most an image surface of cairo holds on a side. */
#define MOST_PIXELS 32767

/* clang-format off */
G_DEFINE_QUARK (trab-chart-export-error-quark, trab_chart_export_error)
/* clang-format on */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (
    const TrabChartExport *how, double width, double height, double png_scale, GByteArray *bytes)
{
  switch (how->format)
    {
    case TRAB_CHART_FORMAT_PNG:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * png_scale),
                                         (int) ceil (height * png_scale));
    case TRAB_CHART_FORMAT_SVG:
    case TRAB_CHART_FORMAT_PDF:
    default:
      return trab_chart_pdf_new (append_cb, bytes, width, height);
    }
}

static void
set_metadata (cairo_surface_t *surface, const TrabChartExport *how, const TrabChartWords *words)
{
  const char *values[] = { words->title, how->author, words->description, how->created_iso };
  static const cairo_pdf_metadata_t fields[]
      = { CAIRO_PDF_METADATA_TITLE, CAIRO_PDF_METADATA_AUTHOR, CAIRO_PDF_METADATA_SUBJECT,
          CAIRO_PDF_METADATA_CREATE_DATE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (values[i] != NULL)
        cairo_pdf_surface_set_metadata (surface, fields[i], values[i]);
    }
}

static cairo_status_t
paint (cairo_surface_t *surface,
       const TrabChartLayout *layout,
       const TrabChartExport *how,
       double margin,
       double scale)
{
  gboolean is_tagged = how->format == TRAB_CHART_FORMAT_PDF;
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  cairo_scale (cr, scale, scale);
  trab_chart_draw_ground (layout, cr);
  cairo_translate (cr, margin, margin);
  if (is_tagged)
    cairo_tag_begin (cr, "Figure", NULL);
  trab_chart_draw (layout, cr);
  if (is_tagged)
    cairo_tag_end (cr, "Figure");
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static TrabChartLayout *
make_layout (TrabChartSpec *spec,
             const TrabChartTheme *theme,
             const TrabChartExport *how,
             double margin)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  TrabChartLayout *layout = NULL;
  double width = how->width_pt - 2 * margin;
  double height = how->height_pt - 2 * margin;

  if (how->height_pt <= 0)
    trab_chart_layout_measure (spec, theme, context, width, NULL, &height);
  layout = trab_chart_layout_new (spec, theme, context, width, height, how->is_rtl);
  g_object_unref (context);
  return layout;
}

/**
 * trab_chart_export_bytes:
 * @how: sizes in points
 * @error: TRAB_CHART_EXPORT_ERROR
 *
 * The picture on the theme's ground, with a margin round it, as the bytes of a file. The same
 * arguments give the same bytes. Nothing is written anywhere: the caller saves them, and learns of
 * a full disk when it does.
 *
 * Returns: (transfer full) (nullable)
 */
GBytes *
trab_chart_export_bytes (TrabChartSpec *spec,
                         const TrabChartTheme *theme,
                         const TrabChartExport *how,
                         GError **error)
{
  const TrabChartWords *words = trab_chart_spec_get_words (spec);
  g_autoptr (TrabChartSpec) alone = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (TrabChartLayout) layout = NULL;
  double scale = how->png_scale > 0 ? how->png_scale : DEFAULT_PNG_SCALE;
  double margin = 2 * theme->unit_pt;
  double width = 0;
  double height = 0;
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_return_val_if_fail (how->format != TRAB_CHART_FORMAT_PDF || how->created_iso != NULL, NULL);

  if (!isfinite (how->width_pt) || !isfinite (how->height_pt) || how->width_pt <= 0
      || how->width_pt > MOST_PIXELS)
    {
      g_set_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE,
                   "no picture is %g pt wide and %g pt high", how->width_pt, how->height_pt);
      return NULL;
    }
  alone = trab_chart_columns_new_without (spec);
  layout = make_layout (alone, theme, how, margin);
  width = trab_chart_layout_get_width_pt (layout) + 2 * margin;
  height = trab_chart_layout_get_height_pt (layout) + 2 * margin;
  if (width > how->width_pt + LEAST_EXCESS_PT
      || (how->height_pt > 0 && height > how->height_pt + LEAST_EXCESS_PT))
    {
      g_set_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE,
                   "%g pt by %g pt is too small for this picture: it needs %.0f pt by %.0f pt",
                   how->width_pt, how->height_pt, ceil (width), ceil (height));
      return NULL;
    }
  if (MAX (width, height) * (how->format == TRAB_CHART_FORMAT_PNG ? scale : 1) > MOST_PIXELS)
    {
      g_set_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SIZE,
                   "%g pt by %g pt is more than a surface holds", width, height);
      return NULL;
    }
  if (how->format == TRAB_CHART_FORMAT_SVG)
    {
      char *svg = trab_chart_svg_write (layout, margin);

      return g_bytes_new_take (svg, strlen (svg));
    }

  surface = make_surface (how, width, height, scale, bytes);
  if (how->format == TRAB_CHART_FORMAT_PDF)
    set_metadata (surface, how, words);
  status = paint (surface, layout, how, margin, how->format == TRAB_CHART_FORMAT_PNG ? scale : 1);
  if (status == CAIRO_STATUS_SUCCESS && how->format == TRAB_CHART_FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TRAB_CHART_EXPORT_ERROR, TRAB_CHART_EXPORT_ERROR_SURFACE,
                   "cairo made no picture: %s", cairo_status_to_string (status));
      return NULL;
    }
  if (how->format == TRAB_CHART_FORMAT_PDF && how->language != NULL)
    trab_chart_pdf_set_language (bytes, how->language);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
