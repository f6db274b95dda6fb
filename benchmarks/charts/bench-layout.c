/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <time.h>

#include "chart-samples.h"
#include "trab-chart-draw.h"
#include "trab-chart-layout-private.h"

#define WIDTH_PX 1200
#define HEIGHT_PX 800
#define N_PANELS 8
#define N_POINTS 120

/* What a window does when a plan changes: lay out anew, draw once into an image, and show that as
 * often as the pointer moves. Beside it the naive drawing of the same picture: a path for every
 * mark and a new layout of text for every label, in each frame. Prints one JSON line with medians
 * in milliseconds; ratio is that of a run (one layout, N_FRAMES frames) to the naive run, over all
 * pictures. */

#define N_FRAMES 10
#define HATCH_STEP_PT 9.0

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median_ms (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, times->len / 2) / 1000;
}

static void
draw_naive_text (cairo_t *cr, const TrabChartElement *element)
{
  PangoLayout *text = pango_cairo_create_layout (cr);

  pango_layout_set_font_description (text, pango_layout_get_font_description (element->text));
  pango_layout_set_text (text, pango_layout_get_text (element->text), -1);
  pango_layout_set_width (text, pango_layout_get_width (element->text));
  pango_layout_set_wrap (text, pango_layout_get_wrap (element->text));
  pango_layout_set_alignment (text, pango_layout_get_alignment (element->text));
  cairo_move_to (cr, element->box.x, element->box.y);
  if (element->is_turned)
    {
      cairo_move_to (cr, element->box.x, element->box.y + element->box.height);
      cairo_rotate (cr, -G_PI_2);
    }
  pango_cairo_show_layout (cr, text);
  g_object_unref (text);
}

static void
draw_naive_marks (cairo_t *cr, const TrabChartElement *element)
{
  double radius = element->size_pt / 2;

  cairo_set_line_width (cr, MAX (element->width_pt, 1));
  for (guint i = 0; i < element->points->len; i++)
    {
      const TrabChartPoint *at = &g_array_index (element->points, TrabChartPoint, i);

      cairo_new_path (cr);
      if (element->marker == TRAB_CHART_MARKER_CIRCLE)
        cairo_arc (cr, at->x, at->y, radius, 0, 2 * G_PI);
      else
        {
          cairo_move_to (cr, at->x, at->y - radius);
          cairo_line_to (cr, at->x + radius, at->y);
          cairo_line_to (cr, at->x, at->y + radius);
          cairo_line_to (cr, at->x - radius, at->y);
        }
      cairo_close_path (cr);
      if (element->fill == TRAB_CHART_FILL_SOLID)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

/* Lines and areas are one path each in both. */
static void
draw_naive_shape (cairo_t *cr, const TrabChartElement *element)
{
  cairo_set_line_width (cr, element->width_pt);
  for (guint i = 0; element->points != NULL && i < element->points->len; i++)
    {
      const TrabChartPoint *at = &g_array_index (element->points, TrabChartPoint, i);

      cairo_line_to (cr, at->x, at->y);
    }
  if (element->type == TRAB_CHART_ELEMENT_AREA)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

/* A stroke for every line of a hatched field. */
static void
draw_naive_hatch (cairo_t *cr, const TrabChartElement *element)
{
  const TrabChartBox *box = &element->box;

  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 0.8);
  for (double x = box->x - box->height; x < box->x + box->width; x += HATCH_STEP_PT)
    {
      cairo_move_to (cr, x + box->height, box->y);
      cairo_line_to (cr, x, box->y + box->height);
      cairo_stroke (cr);
    }
}

static void
draw_naive (cairo_t *cr, const TrabChartLayout *layout)
{
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      cairo_save (cr);
      cairo_new_path (cr);
      cairo_set_source_rgba (cr, element->colour.red, element->colour.green, element->colour.blue,
                             element->opacity);
      if (element->type == TRAB_CHART_ELEMENT_TEXT)
        draw_naive_text (cr, element);
      else if (element->type == TRAB_CHART_ELEMENT_MARKS)
        draw_naive_marks (cr, element);
      else if (element->type == TRAB_CHART_ELEMENT_HATCH)
        draw_naive_hatch (cr, element);
      else
        draw_naive_shape (cr, element);
      cairo_restore (cr);
    }
}

/* What this program used, whatever else the machine did meanwhile. */
static double
get_cpu_us (void)
{
  return (double) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

typedef struct
{
  GArray *layouts;
  GArray *drawings;
  GArray *frames;
  GArray *naives;
} Times;

static void
measure (TrabChartSpec *spec, PangoContext *context, cairo_t *cr, Times *times)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  double started = get_cpu_us ();
  g_autoptr (TrabChartLayout) layout
      = trab_chart_layout_new (spec, &theme, context, WIDTH_PX, HEIGHT_PX, FALSE);
  double laid_out = get_cpu_us ();
  double painted = 0;
  double drawn = 0;
  double layout_us = laid_out - started;
  double draw_us = 0;
  double frame_us = 0;
  double naive_us = 0;
  cairo_surface_t *image = NULL;

  image = trab_chart_draw_image (layout, WIDTH_PX, HEIGHT_PX, 1);
  painted = get_cpu_us ();
  for (guint i = 0; i < N_FRAMES; i++)
    {
      trab_chart_draw_ground (layout, cr);
      cairo_set_source_surface (cr, image, 0, 0);
      cairo_paint (cr);
    }
  cairo_surface_flush (cairo_get_target (cr));
  drawn = get_cpu_us ();
  for (guint i = 0; i < N_FRAMES; i++)
    {
      trab_chart_draw_ground (layout, cr);
      draw_naive (cr, layout);
    }
  cairo_surface_flush (cairo_get_target (cr));
  draw_us = painted - laid_out;
  frame_us = (drawn - painted) / N_FRAMES;
  naive_us = (get_cpu_us () - drawn) / N_FRAMES;
  g_array_append_val (times->layouts, layout_us);
  g_array_append_val (times->drawings, draw_us);
  g_array_append_val (times->frames, frame_us);
  g_array_append_val (times->naives, naive_us);
  cairo_surface_destroy (image);
}

/* Rounds of one picture. Adds what a run takes to @run_ms, and the naive run to @naive_ms. */
static void
measure_picture (const char *name,
                 TrabChartSpec *spec,
                 PangoContext *context,
                 double seconds,
                 double *run_ms,
                 double *naive_ms)
{
  g_autoptr (GArray) layouts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawings = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) naives = g_array_new (FALSE, FALSE, sizeof (double));
  Times times = { layouts, drawings, frames, naives };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  cairo_t *cr = cairo_create (surface);
  gint64 until = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  do
    measure (spec, context, cr, &times);
  while (g_get_monotonic_time () < until);
  g_print ("\"%s\": {\"rounds\": %u, \"layout_ms\": %.2f, \"draw_ms\": %.2f, "
           "\"frame_ms\": %.2f, \"naive_ms\": %.2f}, ",
           name, layouts->len, median_ms (layouts), median_ms (drawings), median_ms (frames),
           median_ms (naives));
  *run_ms += median_ms (layouts) + median_ms (drawings) + N_FRAMES * median_ms (frames);
  *naive_ms += N_FRAMES * median_ms (naives);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  double seconds = 2;
  double run_ms = 0;
  double naive_ms = 0;
  GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "How long to measure", "S" },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabChartSpec) curves = chart_samples_many_curves (N_PANELS, N_POINTS);
  PangoContext *context = chart_samples_context ();

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_print ("{\"benchmark\": \"charts-layout\", \"panels\": %d, \"points\": %d, "
           "\"frames\": %d, ",
           N_PANELS, N_POINTS, N_FRAMES);
  seconds /= CHART_N_SAMPLES + 1;
  measure_picture ("many-curves", curves, context, seconds, &run_ms, &naive_ms);
  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();

      measure_picture (CHART_SAMPLES[i].name, spec, context, seconds, &run_ms, &naive_ms);
    }
  g_print ("\"ratio\": %.2f}\n", run_ms / naive_ms);
  g_object_unref (context);
  return EXIT_SUCCESS;
}
