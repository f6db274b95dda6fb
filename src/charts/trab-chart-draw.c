/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-draw.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "trab-chart-layout-private.h"
#include "trab-chart-shape.h"

#define SAMPLE_MARKER_SHARE 0.36 /* of the height */
#define CURSOR_PT 1.6
#define CURSOR_RADIUS_PT 7.0
#define CURSOR_INSET_PT 3.0
#define MOMENT_PT 0.9
#define MOMENT_OPACITY 0.6
#define AXIS_REACH_PT 0.5 /* the ends of an axis belong to it */

static void
set_colour (cairo_t *cr, TrabChartColour colour, double opacity)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, opacity);
}

static void
set_dash (cairo_t *cr, TrabChartDash dash)
{
  guint n = 0;
  const double *lengths = trab_chart_shape_get_dash (dash, &n);

  cairo_set_dash (cr, lengths, (int) n, 0);
}

static void
add_points (cairo_t *cr, const GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      const TrabChartPoint *point = &g_array_index (points, TrabChartPoint, i);

      cairo_line_to (cr, point->x, point->y);
    }
}

static void
draw_text (cairo_t *cr, const TrabChartElement *element)
{
  cairo_move_to (cr, element->box.x, element->box.y);
  if (element->is_turned)
    {
      cairo_move_to (cr, element->box.x, element->box.y + element->box.height);
      cairo_rotate (cr, -G_PI_2);
    }
  pango_cairo_show_layout (cr, element->text);
}

static void
draw_path (cairo_t *cr, const TrabChartElement *element)
{
  cairo_set_line_width (cr, element->width_pt);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_dash (cr, element->dash);
  add_points (cr, element->points);
  cairo_stroke (cr);
}

static void
draw_area (cairo_t *cr, const TrabChartElement *element)
{
  add_points (cr, element->points);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Parallel lines over the whole clip, at 45 degrees for @slope of 1 or -1. */
static void
hatch_slanting (cairo_t *cr, const TrabChartBox *box, double step, int slope)
{
  double distance = step * G_SQRT2;

  for (double x = box->x - box->height; x < box->x + box->width; x += distance)
    {
      double top = slope > 0 ? x + box->height : x;
      double foot = slope > 0 ? x : x + box->height;

      cairo_move_to (cr, top, box->y);
      cairo_line_to (cr, foot, box->y + box->height);
    }
}

static void
hatch_straight (cairo_t *cr, const TrabChartBox *box, gboolean is_horizontal)
{
  if (is_horizontal)
    for (double y = box->y + TRAB_CHART_SHAPE_HATCH_STEP_PT / 2; y < box->y + box->height;
         y += TRAB_CHART_SHAPE_HATCH_STEP_PT)
      {
        cairo_move_to (cr, box->x, y);
        cairo_line_to (cr, box->x + box->width, y);
      }
  else
    for (double x = box->x + TRAB_CHART_SHAPE_HATCH_STEP_PT / 2; x < box->x + box->width;
         x += TRAB_CHART_SHAPE_HATCH_STEP_PT)
      {
        cairo_move_to (cr, x, box->y);
        cairo_line_to (cr, x, box->y + box->height);
      }
}

static void
hatch_dots (cairo_t *cr, const TrabChartBox *box)
{
  guint row = 0;

  for (double y = box->y + TRAB_CHART_SHAPE_HATCH_STEP_PT / 2; y < box->y + box->height;
       y += TRAB_CHART_SHAPE_HATCH_STEP_PT, row++)
    for (double x = box->x + (row % 2 == 0 ? 0.5 : 1) * TRAB_CHART_SHAPE_HATCH_STEP_PT;
         x < box->x + box->width; x += TRAB_CHART_SHAPE_HATCH_STEP_PT)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, TRAB_CHART_SHAPE_HATCH_DOT_PT, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

/* The field without its hole: two rectangles under the even-odd rule. */
static void
clip_to_field (cairo_t *cr, const TrabChartElement *element)
{
  const TrabChartBox *box = &element->box;
  const TrabChartBox *hole = &element->hole;

  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  if (hole->width > 0)
    cairo_rectangle (cr, hole->x, hole->y, hole->width, hole->height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

static void
draw_hatch (cairo_t *cr, const TrabChartElement *element)
{
  const TrabChartBox *box = &element->box;

  clip_to_field (cr, element);
  cairo_set_line_width (cr, TRAB_CHART_SHAPE_HATCH_PT);
  switch (element->texture)
    {
    case TRAB_CHART_TEXTURE_DOTS:
      hatch_dots (cr, box);
      break;
    case TRAB_CHART_TEXTURE_DIAGONAL:
      hatch_slanting (cr, box, TRAB_CHART_SHAPE_HATCH_STEP_PT, 1);
      break;
    case TRAB_CHART_TEXTURE_COUNTER_DIAGONAL:
      hatch_slanting (cr, box, TRAB_CHART_SHAPE_HATCH_STEP_PT, -1);
      break;
    case TRAB_CHART_TEXTURE_HORIZONTAL:
      hatch_straight (cr, box, TRUE);
      break;
    case TRAB_CHART_TEXTURE_VERTICAL:
      hatch_straight (cr, box, FALSE);
      break;
    case TRAB_CHART_TEXTURE_CROSS_HATCH:
      hatch_slanting (cr, box, TRAB_CHART_SHAPE_HATCH_STEP_PT, 1);
      hatch_slanting (cr, box, TRAB_CHART_SHAPE_HATCH_STEP_PT, -1);
      break;
    case TRAB_CHART_TEXTURE_WIDE_DIAGONAL:
      hatch_slanting (cr, box, TRAB_CHART_SHAPE_WIDE_HATCH_STEP_PT, 1);
      break;
    case TRAB_CHART_TEXTURE_PLAIN:
    default:
      break;
    }
  cairo_stroke (cr);
}

static void
add_marker (cairo_t *cr, TrabChartMarker marker, double x, double y, double radius)
{
  guint n = 0;
  const double (*corners)[2] = trab_chart_shape_get_corners (marker, &n);

  cairo_new_sub_path (cr);
  if (marker == TRAB_CHART_MARKER_CIRCLE)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + corners[i][0] * radius, y + corners[i][1] * radius);
  if (n > 0 || marker == TRAB_CHART_MARKER_CIRCLE)
    cairo_close_path (cr);
}

/* All marks of an element are one path: a thousand people are as quick to draw as one. */
static void
add_markers (cairo_t *cr, const TrabChartElement *element, double radius)
{
  for (guint i = 0; i < element->points->len; i++)
    {
      const TrabChartPoint *point = &g_array_index (element->points, TrabChartPoint, i);

      add_marker (cr, element->marker, point->x, point->y, radius);
    }
}

static void
draw_marks (cairo_t *cr, const TrabChartElement *element)
{
  double radius = element->size_pt / 2;
  double line = trab_chart_shape_get_line_pt (element->width_pt, element->size_pt);

  if (element->fill == TRAB_CHART_FILL_SOLID)
    {
      add_markers (cr, element, radius);
      cairo_fill (cr);
      return;
    }
  if (element->fill == TRAB_CHART_FILL_TINTED)
    {
      set_colour (cr, element->colour, TRAB_CHART_SHAPE_TINT_OPACITY);
      add_markers (cr, element, radius - line / 2);
      cairo_fill (cr);
      set_colour (cr, element->colour, element->opacity);
    }
  cairo_set_line_width (cr, line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  add_markers (cr, element, radius - line / 2);
  cairo_stroke (cr);
}

static void
draw_element (cairo_t *cr, const TrabChartElement *element)
{
  cairo_save (cr);
  cairo_new_path (cr);
  set_colour (cr, element->colour, element->opacity);
  switch (element->type)
    {
    case TRAB_CHART_ELEMENT_TEXT:
      draw_text (cr, element);
      break;
    case TRAB_CHART_ELEMENT_PATH:
      draw_path (cr, element);
      break;
    case TRAB_CHART_ELEMENT_AREA:
      draw_area (cr, element);
      break;
    case TRAB_CHART_ELEMENT_HATCH:
      draw_hatch (cr, element);
      break;
    case TRAB_CHART_ELEMENT_MARKS:
      draw_marks (cr, element);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_new_path (cr);
  cairo_restore (cr);
}

/**
 * trab_chart_draw:
 * @cr: in points: the caller scales (96/72 for a screen at 100 %, nothing for PDF)
 *
 * Draws the picture from (0, 0) to the layout's width and height; the ground is left as it is.
 */
void
trab_chart_draw (const TrabChartLayout *layout, cairo_t *cr)
{
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    draw_element (cr, g_ptr_array_index (layout->sheet->elements, i));
}

static void
draw_sample_hatch (double width_pt, double height_pt, cairo_t *cr)
{
  TrabChartBox box = { 0, 0, width_pt, height_pt };

  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_clip_preserve (cr);
  cairo_set_line_width (cr, TRAB_CHART_SHAPE_HATCH_PT);
  cairo_stroke (cr);
  hatch_slanting (cr, &box, TRAB_CHART_SHAPE_HATCH_STEP_PT, 1);
  cairo_stroke (cr);
}

/**
 * trab_chart_draw_sample:
 * @cr: in points; the sample fills (0, 0) to the given size
 *
 * The dash and the marker of a class, as they stand beside its name: what is not known is hatched,
 * keeping things as they are is dotted, as it is beside every other plan.
 */
void
trab_chart_draw_sample (const TrabChartTheme *theme,
                        TrabChartClass plan_class,
                        double width_pt,
                        double height_pt,
                        cairo_t *cr)
{
  const TrabChartStyle *style = &theme->styles[plan_class];

  cairo_save (cr);
  cairo_new_path (cr);
  set_colour (cr, style->line, 1);
  if (plan_class == TRAB_CHART_CLASS_NO_EVIDENCE)
    draw_sample_hatch (width_pt, height_pt, cr);
  else
    {
      cairo_set_line_width (cr, style->width_pt);
      if (plan_class == TRAB_CHART_CLASS_NO_CHANGE)
        set_dash (cr, TRAB_CHART_DASH_DOTTED);
      else if (style->dash != TRAB_CHART_DASH_DASHED)
        set_dash (cr, style->dash);
      cairo_move_to (cr, 0, height_pt / 2);
      cairo_line_to (cr, width_pt, height_pt / 2);
      cairo_stroke (cr);
      add_marker (cr, style->marker, width_pt / 2, height_pt / 2, height_pt * SAMPLE_MARKER_SHARE);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

/**
 * trab_chart_draw_image:
 * @px_per_pt: of the image
 *
 * Returns: (transfer full): the picture without a ground as pixels: drawn once, shown as often as
 *   the pointer moves. An image in an error state where it cannot be made
 */
cairo_surface_t *
trab_chart_draw_image (const TrabChartLayout *layout, int width_px, int height_px, double px_per_pt)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width_px, height_px);
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, px_per_pt, px_per_pt);
  trab_chart_draw (layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

/**
 * trab_chart_draw_ground:
 * Fills all of @cr with the theme's ground, for pictures that stand alone.
 */
void
trab_chart_draw_ground (const TrabChartLayout *layout, cairo_t *cr)
{
  cairo_save (cr);
  set_colour (cr, layout->sheet->theme.ground, 1);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Where a time lies in a field, by two stops that stand on the same axis: in this field or in one
 * above or below it. Returns: FALSE where no two do */
static gboolean
find_moment (const TrabChartSheet *sheet, const TrabChartField *field, double x_value, double *x_pt)
{
  const TrabChartStop *first = NULL;

  for (guint i = 0; i < sheet->stops->len; i++)
    {
      const TrabChartStop *stop = &g_array_index (sheet->stops, TrabChartStop, i);

      if (isnan (stop->x_value) || stop->at.x < field->box.x - AXIS_REACH_PT
          || stop->at.x > field->box.x + field->box.width + AXIS_REACH_PT)
        continue;
      if (first == NULL)
        first = stop;
      if (fabs (stop->x_value - first->x_value) < G_MINDOUBLE)
        continue;
      *x_pt = first->at.x
              + (x_value - first->x_value) * (stop->at.x - first->at.x)
                    / (stop->x_value - first->x_value);
      return TRUE;
    }
  return FALSE;
}

/**
 * trab_chart_draw_moment:
 * @x_value: a time on the horizontal axis; outside of it nothing is drawn
 *
 * Draws the same time in every panel: a thin rule from top to bottom.
 */
void
trab_chart_draw_moment (const TrabChartLayout *layout, cairo_t *cr, double x_value)
{
  const TrabChartSheet *sheet = layout->sheet;

  cairo_save (cr);
  cairo_new_path (cr);
  set_colour (cr, sheet->theme.text, MOMENT_OPACITY);
  cairo_set_line_width (cr, MOMENT_PT);
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      const TrabChartField *field = &g_array_index (sheet->fields, TrabChartField, i);
      const TrabChartBox *box = &field->box;
      double x_pt = 0;

      if (!find_moment (sheet, field, x_value, &x_pt) || x_pt < box->x - AXIS_REACH_PT
          || x_pt > box->x + box->width + AXIS_REACH_PT)
        continue;
      cairo_move_to (cr, x_pt, box->y);
      cairo_line_to (cr, x_pt, box->y + box->height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * trab_chart_draw_cursor:
 * @hit: of this layout
 *
 * Draws where the keyboard or the pointer is: a ring round a point with a rule down to the axis, a
 * frame round an array, a bar or a panel of words.
 */
void
trab_chart_draw_cursor (const TrabChartLayout *layout, cairo_t *cr, const TrabChartHit *hit)
{
  const TrabChartSheet *sheet = layout->sheet;

  cairo_save (cr);
  cairo_new_path (cr);
  set_colour (cr, sheet->theme.text, 1);
  cairo_set_line_width (cr, CURSOR_PT);
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      const TrabChartField *field = &g_array_index (sheet->fields, TrabChartField, i);
      const TrabChartBox *box = &field->box;

      if (field->item != hit->item)
        continue;
      if (hit->point < 0)
        {
          cairo_rectangle (cr, box->x - CURSOR_INSET_PT, box->y - CURSOR_INSET_PT,
                           box->width + 2 * CURSOR_INSET_PT, box->height + 2 * CURSOR_INSET_PT);
          continue;
        }
      cairo_arc (cr, hit->x_pt, hit->y_pt, CURSOR_RADIUS_PT, 0, 2 * G_PI);
      cairo_move_to (cr, hit->x_pt, hit->y_pt + CURSOR_RADIUS_PT);
      cairo_line_to (cr, hit->x_pt, MAX (box->y + box->height, hit->y_pt + CURSOR_RADIUS_PT));
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}
