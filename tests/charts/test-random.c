/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-samples.h"
#include "fixture-count.h"
#include "trab-chart-crews.h"
#include "trab-chart-draw.h"
#include "trab-chart-layout-private.h"
#include "trab-chart-table.h"

#define MOST_POINTS 40

/* Texts may touch: their boxes are a little larger than their ink. */
#define TOUCH_PT 1.0

static PangoContext *context;

static double
any_number (GRand *random)
{
  static const double odd[]
      = { NAN, INFINITY, -INFINITY, 1e300, -1e300, 0, 1e-300, 1e7, 1e11, -0.0 };

  if (g_rand_int_range (random, 0, 12) == 0)
    return odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))];
  return g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -3, 4));
}

static const char *
any_words (GRand *random)
{
  static const char *const words[] = {
    NULL,
    "",
    "HRT",
    "5 y: +4 % (0 to +7)",
    "Alendronate, one tablet a week, stop at five years and look again",
    "Donaudampfschiffahrtsgesellschaftskapitaensmuetze",
    "\xd7\xaa\xd7\xa8\xd7\x95\xd7\xa4\xd7\x94 5 \xd7\xa9\xd7\xa0\xd7\x99\xd7\x9d",
    "two\nlines",
  };

  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

static TrabChartClass
any_class (GRand *random)
{
  return (TrabChartClass) g_rand_int_range (random, 0, TRAB_N_CHART_CLASSES);
}

static TrabChartState
any_state (GRand *random)
{
  int roll = g_rand_int_range (random, 0, 6);

  return roll == 0   ? TRAB_CHART_STATE_UNKNOWN
         : roll == 1 ? TRAB_CHART_STATE_REFUSED
                     : TRAB_CHART_STATE_KNOWN;
}

static void
fill_curve (GRand *random, TrabChartCurvePoint *points, guint n)
{
  double x = 0;

  for (guint i = 0; i < n; i++)
    {
      double median = any_number (random);

      x += g_rand_double_range (random, g_rand_int_range (random, 0, 9) == 0 ? -1 : 0.01, 1);
      points[i] = (TrabChartCurvePoint){ x,          median,     median - 1,
                                         median + 1, median - 3, any_number (random) };
    }
}

static TrabChartSpec *
any_curves (GRand *random, const TrabChartWords *words)
{
  double x[] = { 0, 3, any_number (random), 8 };
  double y[] = { 0, any_number (random), -3, any_number (random) };
  TrabChartCurves frame = {
    .x_title = any_words (random),
    .y_title = any_words (random),
    .x_max = any_number (random),
    .y_min = any_number (random),
    .y_max = any_number (random),
    .has_zero_line = g_rand_boolean (random),
    .words_end = any_words (random),
    .reference_label = any_words (random),
    .reference_x = x,
    .reference_y = y,
    .n_reference = (guint) g_rand_int_range (random, 0, 5),
    .decimals = 1,
  };
  TrabChartSpec *spec = trab_chart_curves_new (words, &frame);
  int n_panels = g_rand_int_range (random, 0, 8);

  for (int i = 0; i < n_panels; i++)
    {
      TrabChartCurvePoint points[3][MOST_POINTS];
      TrabChartSeries series[3];
      TrabChartPanel panel = {
        .title = any_words (random),
        .plan_class = any_class (random),
        .headline = any_words (random),
        .headline_x = any_number (random),
        .note = any_words (random),
        .state = any_state (random),
        .words = any_words (random),
        .series = series,
        .n_series = (guint) g_rand_int_range (random, 0, 4),
      };

      for (guint j = 0; j < panel.n_series; j++)
        {
          guint n = (guint) g_rand_int_range (random, 0, MOST_POINTS);

          fill_curve (random, points[j], n);
          series[j] = (TrabChartSeries){ any_words (random),  any_class (random), points[j], n,
                                         any_number (random), any_number (random) };
        }
      trab_chart_curves_add_panel (spec, &panel);
    }
  return spec;
}

static TrabChartSpec *
any_icons (GRand *random, const TrabChartWords *words)
{
  TrabChartIcons frame = {
    .total = g_rand_boolean (random) ? 100 : 1000,
    .key_breaks = any_words (random),
    .key_spared = any_words (random),
    .key_none = any_words (random),
    .key_range = any_words (random),
  };
  TrabChartSpec *spec = trab_chart_icons_new (words, &frame);
  int n_arrays = g_rand_int_range (random, 0, 6);

  for (int i = 0; i < n_arrays; i++)
    {
      guint n_high = (guint) g_rand_int_range (random, 0, (int) frame.total + 1);
      guint n_breaks = (guint) g_rand_int_range (random, 0, (int) n_high + 1);
      TrabChartIconArray array = {
        .title = any_words (random),
        .plan_class = any_class (random),
        .both_halves = any_words (random),
        .state = any_state (random),
        .words = any_words (random),
        .n_breaks = n_breaks,
        .n_spared = (guint) g_rand_int_range (random, 0, (int) (frame.total - n_breaks) + 1),
        .has_range = g_rand_boolean (random),
        .n_low = (guint) g_rand_int_range (random, 0, (int) n_breaks + 1),
        .n_high = n_high,
        .is_open_above = g_rand_boolean (random),
      };

      trab_chart_icons_add_array (spec, &array);
    }
  return spec;
}

static TrabChartSpec *
any_mechanism (GRand *random, const TrabChartWords *words)
{
  TrabChartMechanism frame = {
    .head_part = any_words (random),
    .head_more = any_words (random),
    .head_less = any_words (random),
  };
  TrabChartSpec *spec = trab_chart_mechanism_new (words, &frame);
  int n_parts = g_rand_int_range (random, 0, 7);

  for (int i = 0; i < n_parts; i++)
    {
      TrabChartPart part = { any_words (random), any_words (random), any_words (random) };

      trab_chart_mechanism_add_part (spec, &part);
    }
  return spec;
}

static TrabChartCrewsLevel
any_level (GRand *random)
{
  return (TrabChartCrewsLevel){
    .title = any_words (random),
    .words = any_words (random),
    .level = g_rand_double_range (random, -0.5, 2),
    .level_without = g_rand_double_range (random, -0.5, 2),
    .mark = g_rand_double_range (random, -0.5, 2),
    .level_label = any_words (random),
    .mark_label = any_words (random),
  };
}

static TrabChartSpec *
any_crews (GRand *random, const TrabChartWords *words)
{
  TrabChartCrews frame = {
    .plan_class = (TrabChartClass) g_rand_int_range (random, 0, TRAB_N_CHART_CLASSES),
    .hormones = any_level (random),
    .load = any_level (random),
    .balance_title = any_words (random),
    .clear_order = any_words (random),
    .block_order = any_words (random),
    .tilt = g_rand_double_range (random, -3, 3),
    .clearing = { any_words (random), any_words (random), g_rand_int_range (random, 0, 40) },
    .building = { any_words (random), any_words (random), g_rand_int_range (random, 0, 40) },
    .sensors = any_words (random),
    .n_medicine = g_rand_int_range (random, 0, 20),
    .medicine = any_words (random),
    .head_part = any_words (random),
    .head_state = any_words (random),
  };

  return trab_chart_crews_new (words, &frame);
}

static TrabChartSpec *
any_bars (GRand *random, const TrabChartWords *words)
{
  TrabChartBars frame = {
    .x_title = any_words (random),
    .x_max = g_rand_double_range (random, 0.001, 1000),
    .is_zoomed = g_rand_boolean (random),
  };
  TrabChartSpec *spec = trab_chart_bars_new (words, &frame);
  int n_bars = g_rand_int_range (random, 0, 9);

  for (int i = 0; i < n_bars; i++)
    {
      double high = g_rand_double_range (random, 0, frame.x_max);
      double best = high * g_rand_double (random);
      TrabChartBar bar = {
        .label = any_words (random),
        .plan_class = any_class (random),
        .value = any_words (random),
        .state = any_state (random),
        .words = any_words (random),
        .has_range = g_rand_boolean (random),
        .low = best * g_rand_double (random),
        .best = best,
        .high = high,
      };

      trab_chart_bars_add_bar (spec, &bar);
    }
  return spec;
}

static double
any_year (GRand *random)
{
  return g_rand_int_range (random, 0, 15) == 0 ? any_number (random)
                                               : g_rand_double_range (random, 2010, 2030);
}

static void
add_any_trend_panel (GRand *random, TrabChartSpec *spec)
{
  TrabChartMeasurement points[MOST_POINTS];
  TrabChartMargin margins[2];
  double breaks[] = { any_year (random), any_year (random) };
  TrabChartTrendPanel panel = {
    .title = any_words (random),
    .words = any_words (random),
    .plan_class = any_class (random),
    .has_zero = g_rand_boolean (random),
    .points = points,
    .n_points = (guint) g_rand_int_range (random, 0, 9),
    .margins = margins,
    .n_margins = (guint) g_rand_int_range (random, 0, 3),
    .margin_label = any_words (random),
    .breaks_years = breaks,
    .n_breaks = (guint) g_rand_int_range (random, 0, 3),
  };

  for (guint i = 0; i < panel.n_points; i++)
    points[i] = (TrabChartMeasurement){
      any_year (random),  any_number (random), any_number (random), g_rand_boolean (random), FALSE,
      any_words (random), any_words (random),
    };
  for (guint i = 0; i < panel.n_margins; i++)
    margins[i] = (TrabChartMargin){ any_year (random), any_year (random), any_number (random),
                                    any_number (random) };
  trab_chart_trend_add_panel (spec, &panel);
}

static TrabChartSpec *
any_trend (GRand *random, const TrabChartWords *words)
{
  TrabChartTrend frame
      = { .t_title = any_words (random), .from_years = NAN, .to_years = any_year (random) };
  TrabChartSpec *spec = trab_chart_trend_new (words, &frame);
  int n_panels = g_rand_int_range (random, 0, 4);
  int n_treatments = g_rand_int_range (random, 0, 6);
  int n_events = g_rand_int_range (random, 0, 9);

  for (int i = 0; i < n_panels; i++)
    add_any_trend_panel (random, spec);
  for (int i = 0; i < n_treatments; i++)
    {
      TrabChartTreatment treatment
          = { any_words (random), any_class (random), any_year (random), any_year (random), NULL };

      trab_chart_trend_add_treatment (spec, &treatment);
    }
  for (int i = 0; i < n_events; i++)
    {
      TrabChartEvent event = { any_words (random), any_year (random), NULL };

      trab_chart_trend_add_event (spec, &event);
    }
  return spec;
}

static TrabChartSpec *
any_spec (GRand *random)
{
  TrabChartWords words = {
    .title = any_words (random),
    .description = any_words (random),
    .caption = any_words (random),
    .empty = any_words (random),
    .decimal_mark = g_rand_boolean (random) ? "," : NULL,
  };

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      return any_curves (random, &words);
    case 1:
      return any_icons (random, &words);
    case 2:
      return any_bars (random, &words);
    case 3:
      return any_mechanism (random, &words);
    case 4:
      return any_crews (random, &words);
    default:
      return any_trend (random, &words);
    }
}

/* The box of what is written, not of the room it may wrap in. */
static TrabChartBox
written_box (const TrabChartElement *element)
{
  TrabChartBox box = element->box;
  PangoRectangle extents;

  pango_layout_get_extents (element->text, NULL, &extents);
  if (element->is_turned)
    return box;
  box.x += (double) extents.x / PANGO_SCALE;
  box.width = (double) extents.width / PANGO_SCALE;
  return box;
}

static gboolean
overlaps (const TrabChartBox *a, const TrabChartBox *b)
{
  return a->x + TOUCH_PT < b->x + b->width && b->x + TOUCH_PT < a->x + a->width
         && a->y + TOUCH_PT < b->y + b->height && b->y + TOUCH_PT < a->y + a->height;
}

static void
assert_inside (const TrabChartLayout *layout, const TrabChartElement *element, double x, double y)
{
  if (x >= -0.6 && y >= -0.6 && x <= layout->sheet->width_pt + 0.6
      && y <= layout->sheet->height_pt + 0.6)
    return;
  g_test_message ("%s of item %d at %g, %g is outside %g, %g", element->role, (int) element->item,
                  x, y, layout->sheet->width_pt, layout->sheet->height_pt);
  g_test_fail ();
}

static void
assert_sound (const TrabChartLayout *layout)
{
  const GPtrArray *elements = layout->sheet->elements;

  for (guint i = 0; i < elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (elements, i);
      TrabChartBox box = { 0 };

      for (guint j = 0; element->points != NULL && j < element->points->len; j++)
        {
          const TrabChartPoint *point = &g_array_index (element->points, TrabChartPoint, j);

          g_assert_true (isfinite (point->x) && isfinite (point->y));
          assert_inside (layout, element, point->x, point->y);
        }
      if (element->type == TRAB_CHART_ELEMENT_HATCH)
        {
          assert_inside (layout, element, element->box.x, element->box.y);
          assert_inside (layout, element, element->box.x + element->box.width,
                         element->box.y + element->box.height);
        }
      if (element->type != TRAB_CHART_ELEMENT_TEXT)
        continue;
      box = written_box (element);
      assert_inside (layout, element, box.x, box.y);
      assert_inside (layout, element, box.x + box.width, box.y + box.height);
      for (guint j = 0; j < i; j++)
        {
          const TrabChartElement *other = g_ptr_array_index (elements, j);
          TrabChartBox other_box = { 0 };

          if (other->type != TRAB_CHART_ELEMENT_TEXT)
            continue;
          other_box = written_box (other);
          if (!overlaps (&box, &other_box))
            continue;
          g_test_message ("%s \"%s\" lies over %s \"%s\"", element->role,
                          pango_layout_get_text (element->text), other->role,
                          pango_layout_get_text (other->text));
          g_test_fail ();
        }
    }
}

static void
test_any_spec_is_sound (void)
{
  const guint n = fixture_count (400, 20000);

  for (guint32 seed = 0; seed < n && !g_test_failed (); seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TrabChartSpec) spec = any_spec (random);
      g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 0);
      TrabChartTheme theme = trab_chart_theme_make (
          (TrabChartThemeName) g_rand_int_range (random, 0, TRAB_N_CHART_THEMES),
          g_rand_double_range (random, 1, 2.2));
      double width = g_rand_double_range (random, 100, 1200);
      double height = g_rand_double_range (random, 0, 1200);
      g_autoptr (TrabChartLayout) layout
          = trab_chart_layout_new (spec, &theme, context, width, height, g_rand_boolean (random));
      g_autofree char *text = trab_chart_layout_to_string (layout);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 64);
      cairo_t *cr = cairo_create (surface);
      TrabChartHit hit = { 0 };

      g_test_message ("seed %u", seed);
      g_assert_cmpint (trab_chart_spec_get_kind (spec), <=, TRAB_CHART_KIND_CREWS);
      assert_sound (layout);
      trab_chart_draw (layout, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      if (trab_chart_hit_first (layout, &hit))
        do
          {
            guint row = 0;

            g_assert_true (trab_chart_table_find_row (table, &hit, &row));
          }
        while (trab_chart_hit_move (
            layout, layout->sheet->is_rtl ? TRAB_CHART_MOVE_LEFT : TRAB_CHART_MOVE_RIGHT, &hit));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char *argv[])
{
  int result = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  context = chart_samples_context ();
  g_test_add_func ("/charts/random/any-spec-is-sound", test_any_spec_is_sound);
  result = g_test_run ();
  g_object_unref (context);
  return result;
}
