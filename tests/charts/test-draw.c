/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-draw.h"

#include <math.h>

#include "chart-samples.h"

static PangoContext *context;

/* A ring round a point at the edge may stand out by its radius. */
#define CURSOR_ROOM_PT 9.0

static void
assert_ink_inside (cairo_surface_t *surface, const TrabChartLayout *layout, double room)
{
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (width, >, 0);
  g_assert_cmpfloat (x, >=, -1 - room);
  g_assert_cmpfloat (y, >=, -1 - room);
  g_assert_cmpfloat (x + width, <=, trab_chart_layout_get_width_pt (layout) + 1 + room);
  g_assert_cmpfloat (y + height, <=, trab_chart_layout_get_height_pt (layout) + 1 + room);
}

static void
assert_draws (
    TrabChartSpec *spec, TrabChartThemeName name, double scale, double width, gboolean rtl)
{
  TrabChartTheme theme = trab_chart_theme_make (name, scale);
  g_autoptr (TrabChartLayout) layout = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  TrabChartHit hit = { 0 };

  layout = trab_chart_layout_new (spec, &theme, context, width, 0, rtl);
  trab_chart_draw (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_ink_inside (surface, layout, 0);
  g_assert_true (trab_chart_hit_first (layout, &hit));
  do
    {
      trab_chart_draw_cursor (layout, cr, &hit);
      trab_chart_draw_moment (layout, cr, hit.x_value);
    }
  while (trab_chart_hit_move (layout, rtl ? TRAB_CHART_MOVE_LEFT : TRAB_CHART_MOVE_RIGHT, &hit));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_ink_inside (surface, layout, CURSOR_ROOM_PT);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_ink_stays_inside (void)
{
  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();

      g_test_message ("%s", CHART_SAMPLES[i].name);
      for (guint name = 0; name < TRAB_N_CHART_THEMES; name++)
        assert_draws (spec, (TrabChartThemeName) name, 1, 560, FALSE);
      assert_draws (spec, TRAB_CHART_THEME_LIGHT, 1, 200, FALSE);
      assert_draws (spec, TRAB_CHART_THEME_LIGHT, 1, 1200, FALSE);
      assert_draws (spec, TRAB_CHART_THEME_LIGHT, 2, 400, FALSE);
      assert_draws (spec, TRAB_CHART_THEME_LIGHT, 1, 560, TRUE);
    }
}

/* The same time stands in every panel: at the point it was taken from, and from the first panel to
 * the last. */
static void
test_moment_goes_through_all_panels (void)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  guint n_seen = 0;

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
      g_autoptr (TrabChartLayout) layout
          = trab_chart_layout_new (spec, &theme, context, 560, 0, FALSE);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      TrabChartHit hit = { 0 }, last = { 0 };
      double x = 0, y = 0, width = 0, height = 0;

      g_assert_true (trab_chart_hit_first (layout, &hit));
      last = hit;
      while (trab_chart_hit_move (layout, TRAB_CHART_MOVE_RIGHT, &last))
        ;
      trab_chart_draw_moment (layout, cr, hit.x_value);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      if (isnan (hit.x_value))
        g_assert_cmpfloat (width, <=, 0);
      if (isnan (hit.x_value) || last.item == hit.item)
        continue;
      n_seen++;
      g_test_message ("%s", CHART_SAMPLES[i].name);
      g_assert_cmpfloat (x, <=, hit.x_pt + 1);
      g_assert_cmpfloat (x + width, >=, hit.x_pt - 1);
      g_assert_true (width > 40 || height > 100); /* beside each other, or one under the other */
    }
  g_assert_cmpuint (n_seen, >, 0);
}

/* Nothing of the caller's state is left changed. */
static void
test_leaves_the_context_as_it_was (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_trend ();
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  g_autoptr (TrabChartLayout) layout
      = trab_chart_layout_new (spec, &theme, context, 400, 400, FALSE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 400);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t before;
  cairo_matrix_t after;

  cairo_set_line_width (cr, 7);
  cairo_scale (cr, 1.5, 1.5);
  cairo_get_matrix (cr, &before);
  trab_chart_draw (layout, cr);
  trab_chart_draw_ground (layout, cr);
  cairo_get_matrix (cr, &after);
  g_assert_cmpfloat (before.xx, ==, after.xx);
  g_assert_cmpfloat (before.x0, ==, after.x0);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7);
  g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint32 *row
      = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                           + y * cairo_image_surface_get_stride (surface));

  return row[x] & 0xffffff;
}

/* In grey: a mark is dark all over, one that was spared is pale inside, a ring is ground inside. */
static void
test_marks_differ_in_grey (void)
{
  static const guint kinds[][2] = { { 100, 0 }, { 0, 100 }, { 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, 1);
      TrabChartWords words = { .title = "t" };
      TrabChartIcons frame = { .total = 100 };
      TrabChartIconArray array = { .plan_class = TRAB_CHART_CLASS_HRT,
                                   .n_breaks = kinds[i][0],
                                   .n_spared = kinds[i][1] };
      g_autoptr (TrabChartSpec) spec = trab_chart_icons_new (&words, &frame);
      g_autoptr (TrabChartLayout) layout = NULL;
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 400);
      cairo_t *cr = cairo_create (surface);
      TrabChartHit hit = { 0 };
      double pitch = 0;
      guint32 inside = 0;

      trab_chart_icons_add_array (spec, &array);
      layout = trab_chart_layout_new (spec, &theme, context, 300, 390, FALSE);
      trab_chart_draw_ground (layout, cr);
      trab_chart_draw (layout, cr);
      cairo_surface_flush (surface);
      g_assert_true (trab_chart_hit_first (layout, &hit));
      pitch = hit.x_pt / 5; /* the array begins at the edge and its middle is five marks in */
      inside
          = get_pixel (surface, (int) (hit.x_pt + pitch / 2), (int) (hit.y_pt + pitch * 1.14 / 2))
            & 0xff;
      if (i == 0)
        g_assert_cmpuint (inside, <, 0x40);
      else
        g_assert_cmpuint (inside, >, i == 1 ? 0xc0 : 0xf8);
      if (i == 1)
        g_assert_cmpuint (inside, <, 0xf8);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Without colour: the texture of each bar is another pattern of pixels in black and white. */
static void
test_textures_differ_in_grey (void)
{
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autoptr (TrabChartLayout) layout = NULL;
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, 1);
  TrabChartWords words = { .title = "t" };
  TrabChartBars frame = { .x_max = 100 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 600);
  cairo_t *cr = cairo_create (surface);
  guint n_dark[TRAB_CHART_CLASS_NO_EVIDENCE] = { 0 };
  guint changes_across[TRAB_CHART_CLASS_NO_EVIDENCE] = { 0 };
  guint changes_down[TRAB_CHART_CLASS_NO_EVIDENCE] = { 0 };

  spec = trab_chart_bars_new (&words, &frame);
  for (guint i = 0; i < TRAB_CHART_CLASS_NO_EVIDENCE; i++)
    {
      TrabChartBar bar = { .label = "x", .plan_class = (TrabChartClass) i, .best = 90 };

      trab_chart_bars_add_bar (spec, &bar);
    }
  layout = trab_chart_layout_new (spec, &theme, context, 300, 600, FALSE);
  trab_chart_draw_ground (layout, cr);
  trab_chart_draw (layout, cr);
  cairo_surface_flush (surface);
  for (guint i = 0; i < TRAB_CHART_CLASS_NO_EVIDENCE; i++)
    {
      TrabChartHit hit = { .item = i, .point = -1 };
      TrabChartHit found = { 0 };
      int y = 0;

      while (!trab_chart_hit_find (layout, 150, y, &found) || found.item != hit.item)
        y++;
      y = (int) found.y_pt;
      for (int x = 60; x < 200; x++)
        for (int dy = -6; dy < 6; dy++)
          {
            gboolean is_dark = (get_pixel (surface, x, y + dy) & 0xff) < 0xa0;

            n_dark[i] += is_dark;
            changes_across[i] += is_dark != ((get_pixel (surface, x - 1, y + dy) & 0xff) < 0xa0);
            changes_down[i] += is_dark != ((get_pixel (surface, x, y + dy - 1) & 0xff) < 0xa0);
          }
    }
  for (guint i = 0; i < TRAB_CHART_CLASS_NO_EVIDENCE; i++)
    for (guint j = 0; j < i; j++)
      {
        guint difference = (guint) (abs ((int) n_dark[i] - (int) n_dark[j])
                                    + abs ((int) changes_across[i] - (int) changes_across[j])
                                    + abs ((int) changes_down[i] - (int) changes_down[j]));
        gboolean are_mirrored
            = i == TRAB_CHART_CLASS_TRT && j == TRAB_CHART_CLASS_HRT; /* counted alike */

        g_test_message ("classes %u and %u", i, j);
        if (!are_mirrored)
          g_assert_cmpuint (difference, >, 40);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  int result = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  context = chart_samples_context ();
  g_test_add_func ("/charts/draw/ink-stays-inside", test_ink_stays_inside);
  g_test_add_func ("/charts/draw/moment-goes-through-all-panels",
                   test_moment_goes_through_all_panels);
  g_test_add_func ("/charts/draw/leaves-the-context-as-it-was", test_leaves_the_context_as_it_was);
  g_test_add_func ("/charts/draw/marks-differ-in-grey", test_marks_differ_in_grey);
  g_test_add_func ("/charts/draw/textures-differ-in-grey", test_textures_differ_in_grey);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
