/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-svg.h"

#include <math.h>
#include <string.h>

#include "trab-chart-layout-private.h"
#include "trab-chart-shape.h"

#define DECIMALS_FORMAT "%.2f"

/* A number that reads alike in every locale. */
static void
append_number (GString *svg, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;

  g_ascii_formatd (buffer, sizeof buffer, DECIMALS_FORMAT, value);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';
  g_string_append (svg, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString *svg, const char *name, double value)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, value);
  g_string_append_c (svg, '"');
}

static void
append_text (GString *svg, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (svg, escaped);
}

static guint
to_byte (double share)
{
  return (guint) lround (CLAMP (share, 0, 1) * 255);
}

/* @what: "fill" or "stroke" */
static void
append_paint (GString *svg, const char *what, TrabChartColour colour, double opacity)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", what, to_byte (colour.red),
                          to_byte (colour.green), to_byte (colour.blue));
  if (opacity < 1)
    {
      g_autofree char *name = g_strconcat (what, "-opacity", NULL);

      append_attribute (svg, name, opacity);
    }
}

static void
append_point (GString *path, char command, double x, double y)
{
  g_string_append_c (path, command);
  append_number (path, x);
  g_string_append_c (path, ' ');
  append_number (path, y);
}

static void
append_points (GString *path, const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const TrabChartPoint *point = &g_array_index (points, TrabChartPoint, i);

      append_point (path, i == 0 ? 'M' : 'L', point->x, point->y);
    }
}

static void
append_circle (GString *path, double x, double y, double radius)
{
  append_point (path, 'M', x - radius, y);
  for (int side = 1; side >= -1; side -= 2)
    {
      g_string_append_c (path, 'A');
      append_number (path, radius);
      g_string_append_c (path, ' ');
      append_number (path, radius);
      g_string_append (path, " 0 0 1 ");
      append_number (path, x + side * radius);
      g_string_append_c (path, ' ');
      append_number (path, y);
    }
  g_string_append_c (path, 'Z');
}

static void
append_mark (GString *path, TrabChartMarker marker, double x, double y, double radius)
{
  guint n = 0;
  const double (*corners)[2] = trab_chart_shape_get_corners (marker, &n);

  if (marker == TRAB_CHART_MARKER_CIRCLE)
    append_circle (path, x, y, radius);
  for (guint i = 0; i < n; i++)
    append_point (path, i == 0 ? 'M' : 'L', x + corners[i][0] * radius, y + corners[i][1] * radius);
  if (n > 0)
    g_string_append_c (path, 'Z');
}

/* All marks of an element are one path. */
static char *
dup_marks (const TrabChartElement *element, double radius)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < element->points->len; i++)
    {
      const TrabChartPoint *point = &g_array_index (element->points, TrabChartPoint, i);

      append_mark (path, element->marker, point->x, point->y, radius);
    }
  return g_string_free (path, FALSE);
}

static void
append_marks (GString *svg, const TrabChartElement *element)
{
  double radius = element->size_pt / 2;
  double line = trab_chart_shape_get_line_pt (element->width_pt, element->size_pt);
  gboolean is_solid = element->fill == TRAB_CHART_FILL_SOLID;
  g_autofree char *path = dup_marks (element, is_solid ? radius : radius - line / 2);

  g_string_append_printf (svg, "<path d=\"%s\"", path);
  if (is_solid)
    append_paint (svg, "fill", element->colour, element->opacity);
  else
    {
      if (element->fill == TRAB_CHART_FILL_TINTED)
        append_paint (svg, "fill", element->colour, TRAB_CHART_SHAPE_TINT_OPACITY);
      else
        g_string_append (svg, " fill=\"none\"");
      append_paint (svg, "stroke", element->colour, element->opacity);
      append_attribute (svg, "stroke-width", line);
    }
  g_string_append (svg, "/>\n");
}

static void
append_path (GString *svg, const TrabChartElement *element)
{
  guint n = 0;
  const double *dash = trab_chart_shape_get_dash (element->dash, &n);

  g_string_append (svg, "<path d=\"");
  append_points (svg, element->points);
  g_string_append (svg, "\" fill=\"none\" stroke-linejoin=\"round\"");
  append_paint (svg, "stroke", element->colour, element->opacity);
  append_attribute (svg, "stroke-width", element->width_pt);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (svg, i == 0 ? " stroke-dasharray=\"" : " ");
      append_number (svg, dash[i]);
    }
  g_string_append (svg, n > 0 ? "\"/>\n" : "/>\n");
}

static void
append_area (GString *svg, const TrabChartElement *element)
{
  g_string_append (svg, "<path d=\"");
  append_points (svg, element->points);
  g_string_append (svg, "Z\"");
  append_paint (svg, "fill", element->colour, element->opacity);
  g_string_append (svg, "/>\n");
}

static void
append_slanting (GString *path, const TrabChartBox *box, double step, int slope)
{
  for (double x = box->x - box->height; x < box->x + box->width; x += step * G_SQRT2)
    {
      append_point (path, 'M', slope > 0 ? x + box->height : x, box->y);
      append_point (path, 'L', slope > 0 ? x : x + box->height, box->y + box->height);
    }
}

static void
append_straight (GString *path, const TrabChartBox *box, gboolean is_horizontal)
{
  double step = TRAB_CHART_SHAPE_HATCH_STEP_PT;

  for (double at = step / 2; at < (is_horizontal ? box->height : box->width); at += step)
    {
      append_point (path, 'M', is_horizontal ? box->x : box->x + at,
                    is_horizontal ? box->y + at : box->y);
      append_point (path, 'L', is_horizontal ? box->x + box->width : box->x + at,
                    is_horizontal ? box->y + at : box->y + box->height);
    }
}

static void
append_dots (GString *path, const TrabChartBox *box)
{
  double step = TRAB_CHART_SHAPE_HATCH_STEP_PT;
  guint row = 0;

  for (double y = box->y + step / 2; y < box->y + box->height; y += step, row++)
    for (double x = box->x + (row % 2 == 0 ? 0.5 : 1) * step; x < box->x + box->width; x += step)
      append_circle (path, x, y, TRAB_CHART_SHAPE_HATCH_DOT_PT);
}

static char *
dup_hatching (const TrabChartElement *element)
{
  const double step = TRAB_CHART_SHAPE_HATCH_STEP_PT;
  GString *path = g_string_new (NULL);

  switch (element->texture)
    {
    case TRAB_CHART_TEXTURE_DOTS:
      append_dots (path, &element->box);
      break;
    case TRAB_CHART_TEXTURE_DIAGONAL:
      append_slanting (path, &element->box, step, 1);
      break;
    case TRAB_CHART_TEXTURE_COUNTER_DIAGONAL:
      append_slanting (path, &element->box, step, -1);
      break;
    case TRAB_CHART_TEXTURE_HORIZONTAL:
      append_straight (path, &element->box, TRUE);
      break;
    case TRAB_CHART_TEXTURE_VERTICAL:
      append_straight (path, &element->box, FALSE);
      break;
    case TRAB_CHART_TEXTURE_CROSS_HATCH:
      append_slanting (path, &element->box, step, 1);
      append_slanting (path, &element->box, step, -1);
      break;
    case TRAB_CHART_TEXTURE_WIDE_DIAGONAL:
      append_slanting (path, &element->box, TRAB_CHART_SHAPE_WIDE_HATCH_STEP_PT, 1);
      break;
    case TRAB_CHART_TEXTURE_PLAIN:
    default:
      break;
    }
  return g_string_free (path, FALSE);
}

static void
append_box (GString *path, const TrabChartBox *box)
{
  append_point (path, 'M', box->x, box->y);
  append_point (path, 'L', box->x + box->width, box->y);
  append_point (path, 'L', box->x + box->width, box->y + box->height);
  append_point (path, 'L', box->x, box->y + box->height);
  g_string_append_c (path, 'Z');
}

/* The field without its hole. @index: of the element, which names its clip */
static void
append_hatch (GString *svg, const TrabChartElement *element, guint index)
{
  g_autofree char *hatching = dup_hatching (element);
  gboolean is_filled = element->texture == TRAB_CHART_TEXTURE_DOTS;

  g_string_append_printf (svg, "<clipPath id=\"field%u\"><path clip-rule=\"evenodd\" d=\"", index);
  append_box (svg, &element->box);
  if (element->hole.width > 0)
    append_box (svg, &element->hole);
  g_string_append_printf (svg, "\"/></clipPath><path clip-path=\"url(#field%u)\" d=\"%s\"", index,
                          hatching);
  if (!is_filled)
    g_string_append (svg, " fill=\"none\"");
  append_paint (svg, is_filled ? "fill" : "stroke", element->colour, element->opacity);
  if (!is_filled)
    append_attribute (svg, "stroke-width", TRAB_CHART_SHAPE_HATCH_PT);
  g_string_append (svg, "/>\n");
}

/* One line of a text: letters that can be searched, copied and read out. Its width is kept where
 * the reader has another font. */
static void
append_line (GString *svg,
             const TrabChartElement *element,
             PangoLayoutLine *line,
             const PangoRectangle *extents,
             double baseline)
{
  const char *text = pango_layout_get_text (element->text);
  PangoFontDescription *font
      = pango_font_description_copy (pango_layout_get_font_description (element->text));
  gboolean is_rtl = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  double x = (double) (is_rtl ? extents->x + extents->width : extents->x) / PANGO_SCALE;
  double width = (double) extents->width / PANGO_SCALE;
  int length = pango_layout_line_get_length (line);

  if (length > 0)
    {
      g_string_append (svg, "<text");
      append_attribute (svg, "x", x);
      append_attribute (svg, "y", baseline);
      append_attribute (svg, "font-size",
                        (double) pango_font_description_get_size (font) / PANGO_SCALE);
      append_attribute (svg, "textLength", width);
      g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\"");
      if (pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD)
        g_string_append (svg, " font-weight=\"bold\"");
      if (is_rtl)
        g_string_append (svg, " direction=\"rtl\"");
      append_paint (svg, "fill", element->colour, element->opacity);
      g_string_append_c (svg, '>');
      append_text (svg, text + pango_layout_line_get_start_index (line), (gsize) length);
      g_string_append (svg, "</text>\n");
    }
  pango_font_description_free (font);
}

static void
append_words (GString *svg, const TrabChartElement *element)
{
  PangoLayoutIter *iter = pango_layout_get_iter (element->text);

  g_string_append (svg, "<g transform=\"translate(");
  append_number (svg, element->box.x);
  g_string_append_c (svg, ' ');
  append_number (svg, element->box.y + (element->is_turned ? element->box.height : 0));
  g_string_append_printf (svg, ")%s\">", element->is_turned ? " rotate(-90)" : "");
  do
    {
      PangoRectangle extents = { 0 };

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      append_line (svg, element, pango_layout_iter_get_line_readonly (iter), &extents,
                   (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_string_append (svg, "</g>\n");
}

static void
append_element (GString *svg, const TrabChartElement *element, guint index)
{
  switch (element->type)
    {
    case TRAB_CHART_ELEMENT_TEXT:
      append_words (svg, element);
      break;
    case TRAB_CHART_ELEMENT_PATH:
      append_path (svg, element);
      break;
    case TRAB_CHART_ELEMENT_AREA:
      append_area (svg, element);
      break;
    case TRAB_CHART_ELEMENT_HATCH:
      append_hatch (svg, element, index);
      break;
    case TRAB_CHART_ELEMENT_MARKS:
      append_marks (svg, element);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * trab_chart_svg_write:
 * @margin_pt: round the picture
 *
 * Returns: (transfer full): the picture on the theme's ground, its words as words, with its title
 * and description; the same layout gives the same bytes
 */
char *
trab_chart_svg_write (const TrabChartLayout *layout, double margin_pt)
{
  const TrabChartSheet *sheet = layout->sheet;
  const TrabChartWords *words = trab_chart_spec_get_words (layout->spec);
  double width = sheet->width_pt + 2 * margin_pt;
  double height = sheet->height_pt + 2 * margin_pt;
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");

  append_attribute (svg, "width", width);
  g_string_insert (svg, (gssize) svg->len - 1, "pt");
  append_attribute (svg, "height", height);
  g_string_insert (svg, (gssize) svg->len - 1, "pt");
  g_string_append (svg, " viewBox=\"0 0 ");
  append_number (svg, width);
  g_string_append_c (svg, ' ');
  append_number (svg, height);
  g_string_append (svg, "\" font-family=\"");
  append_text (svg, sheet->theme.font_family, strlen (sheet->theme.font_family));
  g_string_append (svg, ", sans-serif\">\n<title>");
  append_text (svg, words->title ? words->title : "", strlen (words->title ? words->title : ""));
  g_string_append (svg, "</title>\n<desc>");
  append_text (svg, words->description ? words->description : "",
               strlen (words->description ? words->description : ""));
  g_string_append (svg, "</desc>\n<rect width=\"100%\" height=\"100%\"");
  append_paint (svg, "fill", sheet->theme.ground, 1);
  g_string_append (svg, "/>\n<g transform=\"translate(");
  append_number (svg, margin_pt);
  g_string_append_c (svg, ' ');
  append_number (svg, margin_pt);
  g_string_append (svg, ")\">\n");
  for (guint i = 0; i < sheet->elements->len; i++)
    append_element (svg, g_ptr_array_index (sheet->elements, i), i);
  g_string_append (svg, "</g>\n</svg>\n");
  return g_string_free (svg, FALSE);
}
