/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-samples.h"

/* Everything is copied: the caller's memory may go at once. */
static void
test_holds_copies (void)
{
  char title[] = "Alendronate";
  char label[] = "line";
  TrabChartCurvePoint points[] = { { 0, 0, 0, 0, 0, 0 }, { 1, 2, 1, 3, 0, 4 } };
  double reference[] = { 0, 1 };
  TrabChartWords words = { .title = title, .empty = title };
  TrabChartCurves frame = {
    .x_title = label,
    .reference_x = reference,
    .reference_y = reference,
    .n_reference = 2,
  };
  TrabChartSeries series = { label, TRAB_CHART_CLASS_ORAL_BP, points, 2, 1, INFINITY };
  TrabChartPanel panel = { .title = title, .series = &series, .n_series = 1 };
  g_autoptr (TrabChartSpec) spec = trab_chart_curves_new (&words, &frame);
  const TrabChartPanel *kept = NULL;

  trab_chart_curves_add_panel (spec, &panel);
  memset (title, '?', strlen (title));
  memset (label, '?', strlen (label));
  memset (points, 0xff, sizeof points);
  memset (reference, 0xff, sizeof reference);
  memset (&series, 0xff, sizeof series);
  memset (&panel, 0xff, sizeof panel);
  memset (&frame, 0xff, sizeof frame);
  memset (&words, 0xff, sizeof words);

  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 1);
  kept = trab_chart_curves_get_panel (spec, 0);
  g_assert_cmpstr (kept->title, ==, "Alendronate");
  g_assert_null (kept->headline);
  g_assert_cmpstr (kept->series[0].label, ==, "line");
  g_assert_cmpfloat (kept->series[0].points[1].person_hi, ==, 4);
  g_assert_cmpfloat (trab_chart_curves_get_frame (spec)->reference_y[1], ==, 1);
  g_assert_cmpstr (trab_chart_curves_get_frame (spec)->x_title, ==, "line");
  g_assert_cmpstr (trab_chart_spec_get_words (spec)->title, ==, "Alendronate");
}

static void
test_trend_holds_copies (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_trend ();
  const TrabChartTrendPanel *panel = trab_chart_trend_get_panel (spec, 0);

  g_assert_cmpuint (panel->n_points, ==, 5);
  g_assert_cmpstr (panel->points[3].note, ==, "Scanner B");
  g_assert_cmpfloat (panel->breaks_years[0], ==, 2023.4);
  g_assert_cmpuint (trab_chart_trend_get_n_treatments (spec), ==, 3);
  g_assert_cmpstr (trab_chart_trend_get_treatment (spec, 0)->dates, ==, "Aug 2020 to Nov 2024");
  g_assert_cmpuint (trab_chart_trend_get_n_events (spec), ==, 5);
  g_assert_cmpstr (trab_chart_trend_get_event (spec, 0)->label, ==, "Wrist break");
}

/* What was given away does not change. */
static void
test_does_not_grow_when_shared (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  g_autoptr (TrabChartSpec) other = trab_chart_spec_ref (spec);
  TrabChartIconArray array = { .title = "late", .state = TRAB_CHART_STATE_UNKNOWN };
  guint n_before = trab_chart_spec_get_n_items (spec);

  g_test_expect_message ("trab-charts", G_LOG_LEVEL_CRITICAL, "*trab_chart_spec_can_grow*");
  trab_chart_icons_add_array (spec, &array);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (trab_chart_spec_get_n_items (other), ==, n_before);
}

static void
test_wrong_kind_is_refused (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  TrabChartBar bar = { .label = "bar", .state = TRAB_CHART_STATE_UNKNOWN };

  g_test_expect_message ("trab-charts", G_LOG_LEVEL_CRITICAL, "*trab_chart_spec_can_grow*");
  trab_chart_bars_add_bar (spec, &bar);
  g_test_assert_expected_messages ();
}

/* Icons always total the base; what does not fit is refused, never clipped. */
static void
test_icons_that_do_not_add_up_are_refused (void)
{
  static const TrabChartIconArray wrong[] = {
    { .has_range = TRUE, .n_low = 20, .n_breaks = 19, .n_high = 25 },
    { .has_range = TRUE, .n_low = 14, .n_breaks = 26, .n_high = 25 },
    { .has_range = TRUE, .n_low = 14, .n_breaks = 19, .n_high = 101 },
    { .n_breaks = 101 },
    { .n_breaks = 60, .n_spared = 41 },
  };
  TrabChartWords words = { .title = "t" };
  TrabChartIcons frame = { .total = 100 };
  g_autoptr (TrabChartSpec) spec = trab_chart_icons_new (&words, &frame);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_expect_message ("trab-charts", G_LOG_LEVEL_CRITICAL, "*n_breaks*");
      trab_chart_icons_add_array (spec, &wrong[i]);
      g_test_assert_expected_messages ();
    }
  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 0);
}

static void
test_bars_beyond_the_axis_are_refused (void)
{
  static const TrabChartBar wrong[] = {
    { .has_range = TRUE, .low = 1, .best = 2, .high = 101 },
    { .has_range = TRUE, .low = 3, .best = 2, .high = 4 },
    { .best = -1 },
    { .best = NAN },
  };
  TrabChartWords words = { .title = "t" };
  TrabChartBars frame = { .x_max = 100 };
  g_autoptr (TrabChartSpec) spec = trab_chart_bars_new (&words, &frame);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_expect_message ("trab-charts", G_LOG_LEVEL_CRITICAL, "*bar->best*");
      trab_chart_bars_add_bar (spec, &wrong[i]);
      g_test_assert_expected_messages ();
    }
  g_assert_cmpuint (trab_chart_spec_get_n_items (spec), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charts/spec/holds-copies", test_holds_copies);
  g_test_add_func ("/charts/spec/trend-holds-copies", test_trend_holds_copies);
  g_test_add_func ("/charts/spec/does-not-grow-when-shared", test_does_not_grow_when_shared);
  g_test_add_func ("/charts/spec/wrong-kind-is-refused", test_wrong_kind_is_refused);
  g_test_add_func ("/charts/spec/icons-that-do-not-add-up-are-refused",
                   test_icons_that_do_not_add_up_are_refused);
  g_test_add_func ("/charts/spec/bars-beyond-the-axis-are-refused",
                   test_bars_beyond_the_axis_are_refused);
  return g_test_run ();
}
