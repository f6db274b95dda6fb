/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-layout.h"

#include <math.h>
#include <string.h>

#include "trab-chart-lay-bars.h"
#include "trab-chart-lay-crews.h"
#include "trab-chart-lay-curves.h"
#include "trab-chart-lay-icons.h"
#include "trab-chart-lay-mechanism.h"
#include "trab-chart-lay-trend.h"
#include "trab-chart-layout-private.h"

/* At normal text size; below it no panel is readable. */
#define LEAST_WIDTH_PT 160.0

#define LEAST_EXCESS_PT 0.01

/* Nothing to place: the sentence alone. */
static double
lay_sentence (TrabChartSheet *sheet, const TrabChartSpec *spec)
{
  const char *words = trab_chart_spec_get_words (spec)->empty;
  TrabChartBox box = { 0, 0, sheet->width_pt, 0 };

  box.height = trab_chart_sheet_words_height (sheet, words, sheet->width_pt, FALSE);
  trab_chart_sheet_put_sentence (sheet, TRAB_CHART_SHEET_WHOLE, words, &box, FALSE);
  return box.height;
}

static double
lay_out (TrabChartSheet *sheet, const TrabChartSpec *spec, double height_pt)
{
  if (trab_chart_spec_get_n_items (spec) == 0)
    return lay_sentence (sheet, spec);
  switch (trab_chart_spec_get_kind (spec))
    {
    case TRAB_CHART_KIND_CURVES:
      return trab_chart_lay_curves (sheet, spec, height_pt);
    case TRAB_CHART_KIND_ICONS:
      return trab_chart_lay_icons (sheet, spec, height_pt);
    case TRAB_CHART_KIND_TREND:
      return trab_chart_lay_trend (sheet, spec, height_pt);
    case TRAB_CHART_KIND_MECHANISM:
      return trab_chart_lay_mechanism (sheet, spec, height_pt);
    case TRAB_CHART_KIND_CREWS:
      return trab_chart_lay_crews (sheet, spec, height_pt);
    case TRAB_CHART_KIND_BARS:
    default:
      return trab_chart_lay_bars (sheet, spec, height_pt);
    }
}

static double
choose_width (const TrabChartTheme *theme, double width_pt)
{
  double least = LEAST_WIDTH_PT * theme->unit_pt / 6;

  return width_pt > least ? width_pt : least;
}

/**
 * trab_chart_layout_new:
 * @spec: referenced
 * @theme: copied
 * @context: only its font map and language are used; not changed
 * @width_pt: a width that is too small to read anything is raised to the least that is not
 * @height_pt: likewise: a chart is never squeezed until words overlap; ask
 *   trab_chart_layout_get_width_pt() and trab_chart_layout_get_height_pt() what it came to
 * @is_rtl: the picture runs from right to left, time axis included
 *
 * Returns: (transfer full)
 */
TrabChartLayout *
trab_chart_layout_new (TrabChartSpec *spec,
                       const TrabChartTheme *theme,
                       PangoContext *context,
                       double width_pt,
                       double height_pt,
                       gboolean is_rtl)
{
  TrabChartLayout *layout = g_new0 (TrabChartLayout, 1);
  double asked = isfinite (height_pt) ? height_pt : 0;
  double needed = 0;

  g_atomic_ref_count_init (&layout->references);
  layout->spec = trab_chart_spec_ref (spec);
  layout->sheet = trab_chart_sheet_new (theme, context, choose_width (theme, width_pt), is_rtl);
  needed = lay_out (layout->sheet, spec, asked);
  /* what adds up to a hair more than was asked for is what was asked for */
  layout->sheet->height_pt = needed > asked + LEAST_EXCESS_PT ? needed : asked;
  if (is_rtl)
    trab_chart_sheet_mirror (layout->sheet);
  return layout;
}

/**
 * trab_chart_layout_measure:
 * @minimum_height_pt: (out) (optional): below it a layout comes out taller than asked for
 * @natural_height_pt: (out) (optional): at which it looks best
 *
 * Height for width, for paginators and widgets.
 */
void
trab_chart_layout_measure (TrabChartSpec *spec,
                           const TrabChartTheme *theme,
                           PangoContext *context,
                           double width_pt,
                           double *minimum_height_pt,
                           double *natural_height_pt)
{
  double width = choose_width (theme, width_pt);
  g_autoptr (TrabChartSheet) least = trab_chart_sheet_new (theme, context, width, FALSE);
  g_autoptr (TrabChartSheet) natural = trab_chart_sheet_new (theme, context, width, FALSE);
  double minimum = lay_out (least, spec, 0);
  double best = lay_out (natural, spec, NAN);

  if (minimum_height_pt != NULL)
    *minimum_height_pt = minimum;
  if (natural_height_pt != NULL)
    *natural_height_pt = MAX (minimum, best);
}

/**
 * trab_chart_layout_ref:
 * Returns: (transfer full): @layout with one owner more
 */
TrabChartLayout *
trab_chart_layout_ref (TrabChartLayout *layout)
{
  g_return_val_if_fail (layout != NULL, NULL);
  g_atomic_ref_count_inc (&layout->references);
  return layout;
}

/**
 * trab_chart_layout_unref:
 * @layout: (transfer full): freed with its last owner, on the thread it belongs to
 */
void
trab_chart_layout_unref (TrabChartLayout *layout)
{
  g_return_if_fail (layout != NULL);
  if (!g_atomic_ref_count_dec (&layout->references))
    return;
  trab_chart_spec_unref (layout->spec);
  trab_chart_sheet_free (layout->sheet);
  g_free (layout);
}

/**
 * trab_chart_layout_get_width_pt:
 * Returns: the width it came to, which may be more than was asked for
 */
double
trab_chart_layout_get_width_pt (const TrabChartLayout *layout)
{
  return layout->sheet->width_pt;
}

/**
 * trab_chart_layout_get_height_pt:
 * Returns: the height it came to, which may be more than was asked for
 */
double
trab_chart_layout_get_height_pt (const TrabChartLayout *layout)
{
  return layout->sheet->height_pt;
}

/* One decimal, and no minus before zero. */
static void
append_number (GString *line, double value)
{
  double rounded = round (value * 10) / 10;

  g_string_append_printf (line, " %.1f", rounded < 0 || rounded > 0 ? rounded : 0.0);
}

static void
append_box (GString *line, const TrabChartBox *box)
{
  append_number (line, box->x);
  append_number (line, box->y);
  append_number (line, box->width);
  append_number (line, box->height);
}

/* First, middle and last point say enough about a curve; a short one is given whole. */
static void
append_points (GString *line, const GArray *points)
{
  g_string_append_printf (line, " n=%u", points->len);
  for (guint i = 0; i < points->len; i++)
    {
      const TrabChartPoint *point = &g_array_index (points, TrabChartPoint, i);

      if (points->len > 6 && i != 0 && i != points->len / 2 && i != points->len - 1)
        continue;
      append_number (line, point->x);
      append_number (line, point->y);
    }
}

static char *
describe_element (const TrabChartElement *element)
{
  static const char *const types[] = { "text", "path", "area", "hatch", "marks" };
  g_autoptr (GString) line = g_string_new (types[element->type]);

  if (element->item == TRAB_CHART_SHEET_WHOLE)
    g_string_append_printf (line, " - %s", element->role);
  else
    g_string_append_printf (line, " %u %s", element->item, element->role);
  if (element->points != NULL)
    append_points (line, element->points);
  else
    append_box (line, &element->box);
  if (element->type == TRAB_CHART_ELEMENT_TEXT)
    {
      g_autofree char *text = g_strescape (pango_layout_get_text (element->text), NULL);

      g_string_append_printf (line, "%s \"%s\"", element->is_turned ? " turned" : "", text);
    }
  if (element->type == TRAB_CHART_ELEMENT_HATCH)
    {
      g_string_append_printf (line, " texture=%d hole", element->texture);
      append_box (line, &element->hole);
    }
  if (element->type == TRAB_CHART_ELEMENT_PATH)
    g_string_append_printf (line, " width=%.1f dash=%d", element->width_pt, element->dash);
  if (element->type == TRAB_CHART_ELEMENT_MARKS)
    g_string_append_printf (line, " marker=%d fill=%d size=%.1f", element->marker, element->fill,
                            element->size_pt);
  g_string_append_printf (line, " #%02x%02x%02x", (guint) round (element->colour.red * 255),
                          (guint) round (element->colour.green * 255),
                          (guint) round (element->colour.blue * 255));
  if (element->opacity < 1)
    g_string_append_printf (line, " opacity=%.2f", element->opacity);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * trab_chart_layout_to_string:
 * Returns: (transfer full): a line per element, sorted, in tenths of a point: the golden format
 */
char *
trab_chart_layout_to_string (const TrabChartLayout *layout)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new ("size");

  append_number (text, layout->sheet->width_pt);
  append_number (text, layout->sheet->height_pt);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    g_ptr_array_add (lines, describe_element (g_ptr_array_index (layout->sheet->elements, i)));
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (lines, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
