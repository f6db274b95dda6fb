/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-sheet.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define EDGE_PT 1.0
#define MINUS "\xe2\x88\x92" /* U+2212 */

static void
free_element (gpointer data)
{
  TrabChartElement *element = data;

  g_clear_object (&element->text);
  g_clear_pointer (&element->points, g_array_unref);
  g_free (element);
}

/* A context of our own on the caller's fonts: without hinting or rounding, so that a layout is the
 * same on every surface and at every scale. */
static PangoContext *
make_context (PangoContext *callers)
{
  PangoContext *context = pango_font_map_create_context (pango_context_get_font_map (callers));
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_context_get_language (callers));
  /* each paragraph finds its own direction; what has none is a number, and its minus stands left */
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/* An empty sheet. Everything is placed from left to right; trab_chart_sheet_mirror() turns it. */
TrabChartSheet *
trab_chart_sheet_new (const TrabChartTheme *theme,
                      PangoContext *context,
                      double width_pt,
                      gboolean is_rtl)
{
  TrabChartSheet *sheet = g_new0 (TrabChartSheet, 1);

  sheet->theme = *theme;
  sheet->context = make_context (context);
  sheet->is_rtl = is_rtl;
  sheet->width_pt = width_pt;
  sheet->elements = g_ptr_array_new_with_free_func (free_element);
  sheet->stops = g_array_new (FALSE, FALSE, sizeof (TrabChartStop));
  sheet->fields = g_array_new (FALSE, FALSE, sizeof (TrabChartField));
  return sheet;
}

void
trab_chart_sheet_free (TrabChartSheet *sheet)
{
  g_ptr_array_unref (sheet->elements);
  g_array_unref (sheet->stops);
  g_array_unref (sheet->fields);
  g_object_unref (sheet->context);
  g_free (sheet);
}

/* Pango's left is the start of a paragraph's own direction; ours is the start of the chart's. */
static PangoAlignment
resolve_align (PangoLayout *text, TrabChartAlign align, gboolean is_rtl)
{
  gboolean is_paragraph_rtl = pango_layout_get_direction (text, 0) == PANGO_DIRECTION_RTL;
  gboolean is_at_start = align == TRAB_CHART_ALIGN_START;

  if (align == TRAB_CHART_ALIGN_CENTRE)
    return PANGO_ALIGN_CENTER;
  return is_at_start == (is_paragraph_rtl == is_rtl) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

/* Returns: (transfer full) (nullable): the text set in the chart's font, NULL for no words. */
PangoLayout *
trab_chart_sheet_make_text (TrabChartSheet *sheet,
                            const char *text,
                            const TrabChartTextStyle *style)
{
  PangoLayout *layout = NULL;
  PangoFontDescription *font = NULL;
  PangoAttrList *attributes = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  layout = pango_layout_new (sheet->context);
  font = pango_font_description_new ();
  attributes = pango_attr_list_new ();
  pango_font_description_set_family (font, sheet->theme.font_family);
  if (sheet->theme.is_condensed)
    pango_font_description_set_stretch (font, PANGO_STRETCH_CONDENSED);
  pango_font_description_set_absolute_size (font, style->size_pt * PANGO_SCALE);
  if (style->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  /* no ligatures: whoever searches a PDF for "first" shall find it, whatever the library wrote */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, liga=0, clig=0"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  if (style->wrap_pt > 0)
    {
      pango_layout_set_width (layout, (int) (style->wrap_pt * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (layout, resolve_align (layout, style->align, sheet->is_rtl));
    }
  if (style->wrap_pt > 0 && style->n_most_lines > 0)
    {
      pango_layout_set_height (layout, -(int) style->n_most_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

/* Width of what is written, not of the room it may wrap in; 0 for NULL. */
double
trab_chart_sheet_text_width (PangoLayout *text)
{
  PangoRectangle extents = { 0 };

  if (text != NULL)
    pango_layout_get_extents (text, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

double
trab_chart_sheet_text_height (PangoLayout *text)
{
  PangoRectangle extents = { 0 };

  if (text != NULL)
    pango_layout_get_extents (text, NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

static gboolean
is_one_line (PangoLayout *text)
{
  return text == NULL || pango_layout_get_line_count (text) == 1;
}

/* A wrapped text that turns out to fit on one line takes no more room than it fills. */
void
trab_chart_sheet_shrink (PangoLayout *text)
{
  if (text != NULL && is_one_line (text))
    pango_layout_set_width (text, -1);
}

/* Width of the room a text takes: of what is written, or of what it may wrap in; 0 for NULL. */
double
trab_chart_sheet_text_room (PangoLayout *text)
{
  int room = text != NULL ? pango_layout_get_width (text) : -1;

  return room >= 0 ? (double) room / PANGO_SCALE : trab_chart_sheet_text_width (text);
}

/* Whether two texts, each wrapped so far, fit beside each other; if so they shrink. */
gboolean
trab_chart_sheet_put_on_one_line (PangoLayout *first,
                                  PangoLayout *second,
                                  double gap_pt,
                                  double width_pt)
{
  double width
      = trab_chart_sheet_text_width (first) + gap_pt + trab_chart_sheet_text_width (second);

  if (!is_one_line (first) || !is_one_line (second) || width > width_pt)
    return FALSE;
  trab_chart_sheet_shrink (first);
  trab_chart_sheet_shrink (second);
  return TRUE;
}

static TrabChartElement *
put (TrabChartSheet *sheet,
     TrabChartElementType type,
     const char *role,
     guint item,
     TrabChartColour colour)
{
  TrabChartElement *element = g_new0 (TrabChartElement, 1);

  element->type = type;
  element->role = role;
  element->item = item;
  element->colour = colour;
  element->opacity = 1;
  if (type == TRAB_CHART_ELEMENT_PATH || type == TRAB_CHART_ELEMENT_AREA
      || type == TRAB_CHART_ELEMENT_MARKS)
    element->points = g_array_new (FALSE, FALSE, sizeof (TrabChartPoint));
  g_ptr_array_add (sheet->elements, element);
  return element;
}

/* @text is referenced; NULL puts nothing and returns NULL. @x, @y: top left of its room. */
TrabChartElement *
trab_chart_sheet_put_text (TrabChartSheet *sheet,
                           const char *role,
                           guint item,
                           PangoLayout *text,
                           double x,
                           double y,
                           TrabChartColour colour)
{
  TrabChartElement *element = NULL;

  if (text == NULL)
    return NULL;
  element = put (sheet, TRAB_CHART_ELEMENT_TEXT, role, item, colour);
  element->text = g_object_ref (text);
  element->box.x = x;
  element->box.y = y;
  element->box.width = trab_chart_sheet_text_room (text);
  element->box.height = trab_chart_sheet_text_height (text);
  return element;
}

/* The same, turned to read upwards; @x, @y: top left of the turned box. */
TrabChartElement *
trab_chart_sheet_put_turned_text (TrabChartSheet *sheet,
                                  const char *role,
                                  guint item,
                                  PangoLayout *text,
                                  double x,
                                  double y,
                                  TrabChartColour colour)
{
  TrabChartElement *element = trab_chart_sheet_put_text (sheet, role, item, text, x, y, colour);
  double width = 0;

  if (element == NULL)
    return NULL;
  width = element->box.width;
  element->box.width = element->box.height;
  element->box.height = width;
  element->is_turned = TRUE;
  return element;
}

TrabChartElement *
trab_chart_sheet_put_path (TrabChartSheet *sheet,
                           const char *role,
                           guint item,
                           double width_pt,
                           TrabChartDash dash,
                           TrabChartColour colour)
{
  TrabChartElement *element = put (sheet, TRAB_CHART_ELEMENT_PATH, role, item, colour);

  element->width_pt = width_pt;
  element->dash = dash;
  return element;
}

TrabChartElement *
trab_chart_sheet_put_rule (TrabChartSheet *sheet,
                           const char *role,
                           guint item,
                           const TrabChartPoint ends[2],
                           double width_pt,
                           TrabChartColour colour)
{
  TrabChartElement *element
      = trab_chart_sheet_put_path (sheet, role, item, width_pt, TRAB_CHART_DASH_SOLID, colour);

  g_array_append_vals (element->points, ends, 2);
  return element;
}

/** trab_chart_sheet_put_whisker: a range, upright or level, with a cap of @cap_pt across each end
 */
void
trab_chart_sheet_put_whisker (TrabChartSheet *sheet,
                              guint item,
                              const TrabChartPoint ends[2],
                              gboolean is_upright,
                              double cap_pt,
                              double width_pt,
                              TrabChartColour colour)
{
  double dx = is_upright ? cap_pt / 2 : 0;
  double dy = is_upright ? 0 : cap_pt / 2;

  trab_chart_sheet_put_rule (sheet, "whisker", item, ends, width_pt, colour);
  for (guint i = 0; i < 2; i++)
    {
      const TrabChartPoint cap[2]
          = { { ends[i].x - dx, ends[i].y - dy }, { ends[i].x + dx, ends[i].y + dy } };

      trab_chart_sheet_put_rule (sheet, "whisker", item, cap, width_pt, colour);
    }
}

TrabChartElement *
trab_chart_sheet_put_area (
    TrabChartSheet *sheet, const char *role, guint item, double opacity, TrabChartColour colour)
{
  TrabChartElement *element = put (sheet, TRAB_CHART_ELEMENT_AREA, role, item, colour);

  element->opacity = opacity;
  return element;
}

TrabChartElement *
trab_chart_sheet_put_hatch (TrabChartSheet *sheet,
                            const char *role,
                            guint item,
                            const TrabChartBox *box,
                            TrabChartTexture texture,
                            TrabChartColour colour)
{
  TrabChartElement *element = put (sheet, TRAB_CHART_ELEMENT_HATCH, role, item, colour);

  element->box = *box;
  element->texture = texture;
  return element;
}

TrabChartElement *
trab_chart_sheet_put_marks (TrabChartSheet *sheet,
                            const char *role,
                            guint item,
                            TrabChartMarker marker,
                            TrabChartFill fill,
                            double size_pt,
                            TrabChartColour colour)
{
  TrabChartElement *element = put (sheet, TRAB_CHART_ELEMENT_MARKS, role, item, colour);

  element->marker = marker;
  element->fill = fill;
  element->size_pt = size_pt;
  return element;
}

void
trab_chart_sheet_add_point (TrabChartElement *element, double x, double y)
{
  TrabChartPoint point = { x, y };

  g_array_append_val (element->points, point);
}

/* The four corners of @box, for an area. */
void
trab_chart_sheet_add_box (TrabChartElement *element, const TrabChartBox *box)
{
  trab_chart_sheet_add_point (element, box->x, box->y);
  trab_chart_sheet_add_point (element, box->x + box->width, box->y);
  trab_chart_sheet_add_point (element, box->x + box->width, box->y + box->height);
  trab_chart_sheet_add_point (element, box->x, box->y + box->height);
}

/* A length in the colour and the texture of its class, with an edge. */
void
trab_chart_sheet_put_bar (TrabChartSheet *sheet,
                          const char *role,
                          guint item,
                          const TrabChartBox *box,
                          const TrabChartStyle *style)
{
  TrabChartElement *area
      = trab_chart_sheet_put_area (sheet, role, item, sheet->theme.average_opacity, style->line);
  TrabChartElement *edge = NULL;

  trab_chart_sheet_add_box (area, box);
  trab_chart_sheet_put_hatch (sheet, role, item, box, style->texture, style->line);
  edge = trab_chart_sheet_put_path (sheet, role, item, EDGE_PT, TRAB_CHART_DASH_SOLID, style->line);
  trab_chart_sheet_add_box (edge, box);
  trab_chart_sheet_add_point (edge, box->x, box->y);
}

/* Words that stand instead of a picture; in a frame or a hatched field, with room round them. */
static PangoLayout *
make_words (TrabChartSheet *sheet,
            const char *words,
            double width_pt,
            gboolean is_framed,
            TrabChartAlign align)
{
  double room = is_framed ? width_pt - 4 * sheet->theme.unit_pt : width_pt;
  TrabChartTextStyle style = {
    .size_pt = sheet->theme.body_pt,
    .wrap_pt = MAX (room, sheet->theme.unit_pt),
    .align = align,
  };

  return trab_chart_sheet_make_text (sheet, words, &style);
}

/* Height a field of @width_pt needs for the words that stand in it instead of a picture. */
double
trab_chart_sheet_words_height (TrabChartSheet *sheet,
                               const char *words,
                               double width_pt,
                               gboolean is_framed)
{
  g_autoptr (PangoLayout) text
      = make_words (sheet, words, width_pt, is_framed, TRAB_CHART_ALIGN_CENTRE);

  return trab_chart_sheet_text_height (text) + (is_framed ? 4 * sheet->theme.unit_pt : 0);
}

/* "Not known": a hatched field with its words in the middle and nothing else. */
void
trab_chart_sheet_put_unknown (TrabChartSheet *sheet,
                              guint item,
                              const char *words,
                              const TrabChartBox *box)
{
  const TrabChartStyle *style = &sheet->theme.styles[TRAB_CHART_CLASS_NO_EVIDENCE];
  g_autoptr (PangoLayout) text
      = make_words (sheet, words, box->width, TRUE, TRAB_CHART_ALIGN_CENTRE);
  double unit = sheet->theme.unit_pt;
  TrabChartElement *hatch
      = trab_chart_sheet_put_hatch (sheet, "unknown", item, box, style->texture, style->line);

  if (text == NULL)
    return;
  hatch->hole.width = trab_chart_sheet_text_width (text) + 2 * unit;
  hatch->hole.height = trab_chart_sheet_text_height (text) + 2 * unit;
  hatch->hole.x = box->x + (box->width - hatch->hole.width) / 2;
  hatch->hole.y = box->y + (box->height - hatch->hole.height) / 2;
  trab_chart_sheet_put_text (sheet, "unknown-words", item, text, box->x + 2 * unit,
                             hatch->hole.y + unit, sheet->theme.text);
}

/* Refused or empty: words only, at the start of the field, clear of its axes where it has some. */
void
trab_chart_sheet_put_sentence (TrabChartSheet *sheet,
                               guint item,
                               const char *words,
                               const TrabChartBox *box,
                               gboolean is_framed)
{
  g_autoptr (PangoLayout) text
      = make_words (sheet, words, box->width, is_framed, TRAB_CHART_ALIGN_START);
  double inset = is_framed ? 2 * sheet->theme.unit_pt : 0;

  trab_chart_sheet_put_text (sheet, "sentence", item, text, box->x + inset, box->y + inset,
                             sheet->theme.text);
}

void
trab_chart_sheet_add_stop (TrabChartSheet *sheet, const TrabChartStop *stop)
{
  g_array_append_vals (sheet->stops, stop, 1);
}

/* An item without points of its own is pointed at as a whole. */
void
trab_chart_sheet_add_whole_stop (TrabChartSheet *sheet, guint item, const TrabChartBox *box)
{
  TrabChartStop stop = {
    .item = item,
    .point = -1,
    .x_value = NAN,
    .at = { box->x + box->width / 2, box->y + box->height / 2 },
  };

  trab_chart_sheet_add_stop (sheet, &stop);
}

void
trab_chart_sheet_add_field (TrabChartSheet *sheet, guint item, const TrabChartBox *box)
{
  TrabChartField field = { item, *box };

  g_array_append_val (sheet->fields, field);
}

static void
mirror_box (TrabChartBox *box, double width_pt)
{
  box->x = width_pt - box->x - box->width;
}

/* Turns a finished sheet round: what ran from left to right runs from right to left. Words and
 * markers keep their own shape. */
void
trab_chart_sheet_mirror (TrabChartSheet *sheet)
{
  for (guint i = 0; i < sheet->elements->len; i++)
    {
      TrabChartElement *element = g_ptr_array_index (sheet->elements, i);

      mirror_box (&element->box, sheet->width_pt);
      mirror_box (&element->hole, sheet->width_pt);
      for (guint j = 0; element->points != NULL && j < element->points->len; j++)
        {
          TrabChartPoint *point = &g_array_index (element->points, TrabChartPoint, j);

          point->x = sheet->width_pt - point->x;
        }
    }
  for (guint i = 0; i < sheet->stops->len; i++)
    {
      TrabChartStop *stop = &g_array_index (sheet->stops, TrabChartStop, i);

      stop->at.x = sheet->width_pt - stop->at.x;
    }
  for (guint i = 0; i < sheet->fields->len; i++)
    mirror_box (&g_array_index (sheet->fields, TrabChartField, i).box, sheet->width_pt);
}

/* A number for people: U+2212 for the minus, the caller's decimal mark, no minus before zero. */
char *
trab_chart_sheet_format (double value, guint decimals, const char *decimal_mark)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE + 400] = "";
  char format[16] = "";
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_zero = FALSE;

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 15u));
  g_ascii_formatd (plain, sizeof plain, format, fabs (value));
  is_zero = strspn (plain, "0.") == strlen (plain);
  g_string_append (text, plain);
  if (decimal_mark != NULL)
    g_string_replace (text, ".", decimal_mark, 1);
  if (value < 0 && !is_zero)
    g_string_prepend (text, MINUS);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
