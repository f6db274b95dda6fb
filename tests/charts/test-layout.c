/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart-samples.h"
#include "fixture-golden.h"
#include "layout-probe.h"
#include "trab-chart-columns.h"

#define N_MONTHS 121

/* Where @x_value of panel @item lies, by its x axis: from 0 to 10 years in the samples. */
static double
x_of (const TrabChartLayout *layout, guint item, double x_value)
{
  const TrabChartElement *axis = layout_probe_find (layout, item, "axis-x");
  double x_0 = g_array_index (axis->points, TrabChartPoint, 0).x;
  double x_1 = g_array_index (axis->points, TrabChartPoint, 1).x;

  return x_0 + (x_1 - x_0) * x_value / 10;
}

static void
assert_golden (const ChartSample *sample,
               const char *variant,
               TrabChartThemeName name,
               double scale,
               double width,
               gboolean is_rtl)
{
  g_autoptr (TrabChartSpec) spec = sample->make ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out (spec, name, scale, width, is_rtl);
  g_autofree char *text = trab_chart_layout_to_string (layout);
  g_autofree char *path = g_strdup_printf ("charts/%s-%s.txt", sample->name, variant);

  fixture_golden_assert_equal (path, text);
}

static void
test_goldens (void)
{
  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      const ChartSample *sample = &CHART_SAMPLES[i];

      assert_golden (sample, "wide", TRAB_CHART_THEME_LIGHT, 1, 900, FALSE);
      assert_golden (sample, "middle", TRAB_CHART_THEME_LIGHT, 1, 560, FALSE);
      assert_golden (sample, "narrow", TRAB_CHART_THEME_LIGHT, 1, 270, FALSE);
      assert_golden (sample, "large-text", TRAB_CHART_THEME_LIGHT, 2, 560, FALSE);
      assert_golden (sample, "rtl", TRAB_CHART_THEME_LIGHT, 1, 560, TRUE);
    }
}

static void
test_goldens_of_themes (void)
{
  static const char *const names[TRAB_N_CHART_THEMES]
      = { "light", "dark", "contrast", "contrast-dark", "print" };

  for (guint i = 0; i < TRAB_N_CHART_THEMES; i++)
    {
      g_autofree char *variant = g_strdup_printf ("theme-%s", names[i]);

      assert_golden (&CHART_SAMPLES[0], variant, (TrabChartThemeName) i, 1, 560, FALSE);
    }
}

/* A layout is as high as was asked for, and never lower than what it needs. */
static void
test_height_for_width (void)
{
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();

      for (double width = 160; width <= 1000; width += 120)
        {
          g_autoptr (TrabChartLayout) low = NULL;
          g_autoptr (TrabChartLayout) high = NULL;
          double minimum = 0;
          double natural = 0;

          trab_chart_layout_measure (spec, &theme, layout_probe_get_context (), width, &minimum,
                                     &natural);
          g_assert_cmpfloat (minimum, <=, natural);
          low = trab_chart_layout_new (spec, &theme, layout_probe_get_context (), width, 1, FALSE);
          high = trab_chart_layout_new (spec, &theme, layout_probe_get_context (), width,
                                        natural + 300, FALSE);
          g_assert_cmpfloat_with_epsilon (trab_chart_layout_get_height_pt (low), minimum, 1e-6);
          g_assert_cmpfloat_with_epsilon (trab_chart_layout_get_height_pt (high), natural + 300,
                                          1e-6);
          g_assert_cmpfloat_with_epsilon (trab_chart_layout_get_width_pt (high), width, 1e-6);
        }
    }
}

static void
test_absurd_sizes_are_raised (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
  static const double sizes[] = { -5, 0, NAN, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TrabChartLayout) layout = trab_chart_layout_new (
          spec, &theme, layout_probe_get_context (), sizes[i], sizes[i], FALSE);

      g_assert_cmpfloat (trab_chart_layout_get_width_pt (layout), >=, 100);
      g_assert_cmpfloat (trab_chart_layout_get_height_pt (layout), >=, 100);
    }
}

/* Not known is hatched and in words: never a line, an axis or a number. */
static void
test_unknown_is_hatched (void)
{
  static const guint items[] = { 5, 0, 0, 2, 0, 3, 0 };
  static const gboolean has_unknown[] = { TRUE, FALSE, TRUE, FALSE, FALSE, TRUE, FALSE };

  g_assert_cmpuint (G_N_ELEMENTS (items), ==, CHART_N_SAMPLES);
  g_assert_cmpuint (G_N_ELEMENTS (has_unknown), ==, CHART_N_SAMPLES);
  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
      g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);
      guint item = i == 2 ? 2 : items[i];
      const TrabChartElement *hatch = layout_probe_find (layout, item, "unknown");

      if (!has_unknown[i])
        continue;
      g_assert_nonnull (hatch);
      g_assert_cmpint (hatch->texture, ==, TRAB_CHART_TEXTURE_WIDE_DIAGONAL);
      g_assert_cmpfloat (hatch->hole.width, >, 0);
      g_assert_nonnull (layout_probe_find (layout, item, "unknown-words"));
      for (guint j = 0; j < layout->sheet->elements->len; j++)
        {
          const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, j);

          if (element->item != item)
            continue;
          g_assert_cmpint (element->type, !=, TRAB_CHART_ELEMENT_PATH);
          g_assert_cmpint (element->type, !=, TRAB_CHART_ELEMENT_AREA);
          g_assert_cmpint (element->type, !=, TRAB_CHART_ELEMENT_MARKS);
        }
    }
}

static void
test_refused_is_words_only (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);

  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      if (element->item == 6)
        g_assert_cmpint (element->type, ==, TRAB_CHART_ELEMENT_TEXT);
    }
  g_assert_nonnull (layout_probe_find (layout, 6, "sentence"));
}

/* Solid inside the trials, dashed to the end, nothing beyond; the bands go as far as the line. */
static void
test_lines_end_where_they_should (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);

  for (guint i = 1; i < 5; i++)
    {
      const TrabChartSeries *series = trab_chart_curves_get_panel (spec, i)->series;
      const TrabChartElement *inside = layout_probe_find (layout, i, "median-inside");
      const TrabChartElement *beyond = layout_probe_find (layout, i, "median-beyond");
      const TrabChartElement *average = layout_probe_find (layout, i, "band-average");
      const TrabChartElement *person = layout_probe_find (layout, i, "band-person");
      double end = x_of (layout, i, series->ends_at_x);
      double most = 0;

      g_assert_cmpint (inside->dash, ==, TRAB_CHART_DASH_SOLID);
      g_assert_cmpfloat_with_epsilon (layout_probe_last_x (inside),
                                      x_of (layout, i, series->solid_until_x), 0.01);
      g_assert_cmpfloat_with_epsilon (layout_probe_last_x (beyond), end, 0.01);
      g_assert_cmpint (beyond->dash, !=, TRAB_CHART_DASH_SOLID);
      g_assert_cmpfloat_with_epsilon (g_array_index (beyond->points, TrabChartPoint, 0).x,
                                      layout_probe_last_x (inside), 0.01);
      for (guint j = 0; j < average->points->len; j++)
        most = MAX (most, g_array_index (average->points, TrabChartPoint, j).x);
      g_assert_cmpfloat_with_epsilon (most, end, 0.01);
      g_assert_cmpuint (average->points->len, ==, person->points->len);
    }
  /* trials to the horizon: nothing is dashed */
  g_assert_null (layout_probe_find (layout, 0, "median-beyond"));
}

/* Ends between two months are met on the straight line. */
static void
test_ends_between_points (void)
{
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autoptr (TrabChartLayout) layout = NULL;
  TrabChartCurvePoint points[]
      = { { 0, 0, 0, 0, 0, 0 }, { 4, 4, 3, 5, 2, 6 }, { 10, 10, 9, 11, 8, 12 } };
  TrabChartWords words = { .empty = "Nothing." };
  TrabChartCurves frame = { .x_max = 10, .y_min = 0, .y_max = 12 };
  TrabChartSeries series = { "a", TRAB_CHART_CLASS_HRT, points, 3, 2.5, 7 };
  TrabChartPanel panel = { .title = "a", .headline_x = NAN, .series = &series, .n_series = 1 };
  const TrabChartElement *inside = NULL;
  const TrabChartElement *beyond = NULL;

  spec = trab_chart_curves_new (&words, &frame);
  trab_chart_curves_add_panel (spec, &panel);
  layout = layout_probe_lay_out_plain (spec);
  inside = layout_probe_find (layout, 0, "median-inside");
  beyond = layout_probe_find (layout, 0, "median-beyond");
  g_assert_cmpfloat_with_epsilon (layout_probe_last_x (inside), x_of (layout, 0, 2.5), 0.01);
  g_assert_cmpfloat_with_epsilon (layout_probe_last_x (beyond), x_of (layout, 0, 7), 0.01);
  g_assert_cmpuint (beyond->points->len, ==, 3);
}

/* A point without its whole band is left out, and the line is open there. */
static void
test_never_a_line_without_its_band (void)
{
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autoptr (TrabChartLayout) layout = NULL;
  TrabChartCurvePoint points[N_MONTHS] = { 0 };
  TrabChartWords words = { .empty = "Nothing." };
  TrabChartCurves frame = { .x_max = 10, .y_min = -1, .y_max = 1 };
  TrabChartSeries series = { "a", TRAB_CHART_CLASS_HRT, points, N_MONTHS, 10, 10 };
  TrabChartPanel panel = { .title = "a", .headline_x = NAN, .series = &series, .n_series = 1 };
  guint n_in_bands = 0;
  guint n_in_lines = 0;

  for (guint i = 0; i < N_MONTHS; i++)
    points[i].x = i / 12.0;
  points[30].person_hi = NAN;
  points[60].average_lo = INFINITY;
  spec = trab_chart_curves_new (&words, &frame);
  trab_chart_curves_add_panel (spec, &panel);
  layout = layout_probe_lay_out_plain (spec);

  g_assert_cmpuint (layout_probe_count (layout, 0, "median-inside"), ==, 3);
  g_assert_cmpuint (layout_probe_count (layout, 0, "band-average"), ==, 3);
  g_assert_cmpuint (layout_probe_count (layout, 0, "band-person"), ==, 3);
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      if (g_str_equal (element->role, "band-person"))
        n_in_bands += element->points->len / 2;
      if (g_str_equal (element->role, "median-inside"))
        n_in_lines += element->points->len;
    }
  g_assert_cmpuint (n_in_lines, ==, N_MONTHS - 2);
  g_assert_cmpuint (n_in_bands, ==, N_MONTHS - 2);
}

/* No points, points without numbers, a single point: the frame and a sentence. */
static void
test_pathological_data_draw_a_sentence (void)
{
  TrabChartCurvePoint bad[]
      = { { NAN, 0, 0, 0, 0, 0 }, { 1, NAN, 0, 0, 0, 0 }, { 2, 0, 0, INFINITY, 0, 0 } };
  TrabChartCurvePoint one[] = { { 1, 1, 0, 2, 0, 3 } };
  TrabChartSeries all[] = {
    { "none", TRAB_CHART_CLASS_HRT, NULL, 0, 1, 1 },
    { "bad", TRAB_CHART_CLASS_HRT, bad, G_N_ELEMENTS (bad), 10, 10 },
    { "one", TRAB_CHART_CLASS_HRT, one, 1, 10, 10 },
    { "beyond", TRAB_CHART_CLASS_HRT, one, 1, 0, 0 },
  };
  TrabChartWords words = { .empty = "There is nothing to draw." };
  TrabChartCurves frame = { .x_max = 10, .y_min = NAN, .y_max = NAN };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (TrabChartSpec) spec = trab_chart_curves_new (&words, &frame);
      g_autoptr (TrabChartLayout) layout = NULL;
      TrabChartPanel panel = { .title = "a", .headline_x = 1, .series = &all[i], .n_series = 1 };
      const TrabChartElement *sentence = NULL;

      trab_chart_curves_add_panel (spec, &panel);
      layout = layout_probe_lay_out_plain (spec);
      sentence = layout_probe_find (layout, 0, "sentence");
      g_assert_nonnull (sentence);
      g_assert_cmpstr (pango_layout_get_text (sentence->text), ==, words.empty);
      g_assert_nonnull (layout_probe_find (layout, 0, "axis-x"));
      g_assert_nonnull (layout_probe_find (layout, 0, "axis-y"));
      g_assert_cmpuint (layout_probe_count (layout, 0, "band-person"), ==, 0);
      g_assert_cmpuint (layout_probe_count (layout, 0, "median-inside"), ==, 0);
      g_assert_cmpuint (layout_probe_count (layout, 0, "mark"), ==, 0);
    }
}

static void
test_no_items_is_a_sentence (void)
{
  TrabChartWords words = { .empty = "Pick two or more to compare." };
  TrabChartCurves curves = { 0 };
  TrabChartIcons icons = { .total = 100 };
  TrabChartTrend trend = { .from_years = NAN, .to_years = NAN };
  TrabChartBars bars = { .x_max = 100 };
  TrabChartSpec *specs[] = {
    trab_chart_curves_new (&words, &curves),
    trab_chart_icons_new (&words, &icons),
    trab_chart_trend_new (&words, &trend),
    trab_chart_bars_new (&words, &bars),
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (TrabChartSpec) spec = specs[i];
      g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);

      g_assert_cmpuint (layout->sheet->elements->len, ==, 1);
      g_assert_nonnull (layout_probe_find (layout, TRAB_CHART_SHEET_WHOLE, "sentence"));
    }
}

/* The lowest place that has something drawn. */
static double
get_foot (const TrabChartLayout *layout)
{
  double foot = 0;

  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      foot = MAX (foot, element->box.y + element->box.height);
      for (guint j = 0; element->points != NULL && j < element->points->len; j++)
        foot = MAX (foot, g_array_index (element->points, TrabChartPoint, j).y);
    }
  return foot;
}

/* A picture fills the size asked for, or says the least that works; the least works. Marks of one
 * size and a scheme of words grow no further than the width lets them. */
static void
test_fills_the_size (void)
{
  static const double sizes[][2] = { { 240, 180 },  { 480, 360 },  { 600, 900 },  { 816, 580 },
                                     { 1080, 675 }, { 1440, 810 }, { 1800, 1200 } };
  static const char *const that_fill[] = { "curves", "overlay", "trend", "bars", NULL };

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
        TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);
        g_autoptr (TrabChartLayout) layout = trab_chart_layout_new (
            spec, &theme, layout_probe_get_context (), sizes[j][0], sizes[j][1], FALSE);
        double least = 0;

        trab_chart_layout_measure (spec, &theme, layout_probe_get_context (), sizes[j][0], &least,
                                   NULL);
        g_test_message ("%s, %g by %g", CHART_SAMPLES[i].name, sizes[j][0], sizes[j][1]);
        g_assert_cmpfloat (trab_chart_layout_get_width_pt (layout), ==, sizes[j][0]);
        g_assert_cmpfloat_with_epsilon (trab_chart_layout_get_height_pt (layout),
                                        MAX (least, sizes[j][1]), 0.01);
        if (g_strv_contains (that_fill, CHART_SAMPLES[i].name))
          g_assert_cmpfloat (get_foot (layout), >, 0.95 * trab_chart_layout_get_height_pt (layout));
      }
}

/* Every number of an upright axis has its line across the plot, to read values off. */
static void
test_guides_lead_from_every_tick (void)
{
  g_autoptr (TrabChartSpec) curves = chart_samples_curves ();
  g_autoptr (TrabChartSpec) trend = chart_samples_trend ();
  TrabChartSpec *specs[] = { curves, trend };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (TrabChartLayout) layout
          = layout_probe_lay_out (specs[i], TRAB_CHART_THEME_LIGHT, 1, 900, FALSE);
      guint n = layout_probe_count (layout, TRAB_CHART_SHEET_WHOLE, "tick-y");

      g_assert_cmpuint (n, >, 2);
      g_assert_cmpuint (layout_probe_count (layout, TRAB_CHART_SHEET_WHOLE, "guide-y"), ==, n);
    }
}

/* A line that stops before the axis does has a bar across its end, and words where it is alone;
 * one that goes on to the end of the axis has none. */
static void
test_ends_are_marked (void)
{
  static const gboolean stops[] = { FALSE, TRUE, TRUE, FALSE, TRUE, FALSE, FALSE };
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartLayout) layout
      = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 900, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      const TrabChartElement *mark = layout_probe_find (layout, i, "end-mark");

      g_assert_true ((mark != NULL) == stops[i]);
      if (mark != NULL)
        g_assert_cmpfloat_with_epsilon (
            layout_probe_last_x (mark),
            layout_probe_last_x (layout_probe_find (layout, i, "median-beyond")), 0.01);
    }
  g_assert_nonnull (layout_probe_find (layout, 1, "end-words"));
}

/* A line joins two scans only where they can be compared; the band is open at a new scanner. */
static void
test_trend_joins_only_what_compares (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_trend ();
  g_autoptr (TrabChartLayout) layout
      = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 600, FALSE);
  const TrabChartElement *break_line = layout_probe_find (layout, 0, "break");

  g_assert_cmpuint (layout_probe_count (layout, 0, "point"), ==, 5);
  g_assert_cmpuint (layout_probe_count (layout, 0, "join"), ==, 3);
  g_assert_cmpuint (layout_probe_count (layout, 0, "break"), ==, 2);
  g_assert_cmpuint (layout_probe_count (layout, 0, "margin"), ==, 2);
  g_assert_nonnull (break_line);
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);
      double gap = g_array_index (break_line->points, TrabChartPoint, 0).x + 3.5;

      if (element->item != 0
          || !(g_str_equal (element->role, "margin") || g_str_equal (element->role, "join")))
        continue;
      for (guint j = 1; j < element->points->len; j++)
        {
          double before = g_array_index (element->points, TrabChartPoint, j - 1).x;
          double after = g_array_index (element->points, TrabChartPoint, j).x;

          g_assert_true ((before < gap && after < gap) || (before > gap && after > gap));
        }
    }
  /* four points with a margin, each of three strokes, in the second panel: one has none */
  g_assert_cmpuint (layout_probe_count (layout, 1, "whisker"), ==, 9);
  g_assert_cmpint (layout_probe_find (layout, 1, "point")->fill, ==, TRAB_CHART_FILL_SOLID);
}

static void
test_time_axis_mirrors (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_trend ();
  g_autoptr (TrabChartLayout) plain
      = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 600, FALSE);
  g_autoptr (TrabChartLayout) mirrored
      = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 600, TRUE);

  g_assert_cmpuint (plain->sheet->stops->len, ==, mirrored->sheet->stops->len);
  for (guint i = 0; i < plain->sheet->stops->len; i++)
    {
      const TrabChartStop *here = &g_array_index (plain->sheet->stops, TrabChartStop, i);
      const TrabChartStop *there = &g_array_index (mirrored->sheet->stops, TrabChartStop, i);

      g_assert_cmpfloat_with_epsilon (here->at.x + there->at.x, 600, 1e-6);
      g_assert_cmpfloat_with_epsilon (here->at.y, there->at.y, 1e-6);
    }
}

static void
test_comparison_is_repeated (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);

  /* in every known panel but its own */
  g_assert_cmpuint (layout_probe_count (layout, 0, "reference"), ==, 0);
  for (guint i = 1; i < 5; i++)
    {
      g_assert_cmpint (layout_probe_find (layout, i, "reference")->dash, ==,
                       TRAB_CHART_DASH_DOTTED);
      g_assert_nonnull (layout_probe_find (layout, i, "name"));
    }
  g_assert_cmpuint (layout_probe_count (layout, TRAB_CHART_SHEET_WHOLE, "reference"), ==, 4);
}

/* Another plan of the same class is compared all the same: to stop is not to keep things as they
 * are. */
static void
test_same_class_is_compared (void)
{
  TrabChartCurvePoint points[] = { { 0, 0, 0, 0, 0, 0 }, { 10, 4, 3, 5, 2, 6 } };
  double x[] = { 0, 10 };
  double y[] = { 0, -5 };
  TrabChartWords words = { .title = "t" };
  TrabChartCurves frame = {
    .x_max = 10,
    .y_min = NAN,
    .y_max = NAN,
    .reference_label = "keep",
    .reference_class = TRAB_CHART_CLASS_NO_CHANGE,
    .reference_x = x,
    .reference_y = y,
    .n_reference = 2,
  };
  g_autoptr (TrabChartSpec) spec = trab_chart_curves_new (&words, &frame);
  g_autoptr (TrabChartLayout) layout = NULL;

  for (guint i = 0; i < 2; i++)
    {
      TrabChartSeries series = { "a", TRAB_CHART_CLASS_NO_CHANGE, points, 2, 10, 10, i == 0 };
      TrabChartPanel panel = { .title = "a", .headline_x = NAN, .series = &series, .n_series = 1 };

      trab_chart_curves_add_panel (spec, &panel);
    }
  layout = layout_probe_lay_out_plain (spec);
  g_assert_cmpuint (layout_probe_count (layout, 0, "reference"), ==, 0);
  g_assert_cmpuint (layout_probe_count (layout, 1, "reference"), ==, 1);
}

/* The name of the comparison covers no line: not the plan's, not its own. */
static void
test_names_cover_no_line (void)
{
  for (guint i = 0; i < 2; i++)
    for (double width = 160; width < 1200; width += 40)
      {
        g_autoptr (TrabChartSpec) spec
            = i == 0 ? chart_samples_curves () : chart_samples_many_curves (8, 120);
        g_autoptr (TrabChartLayout) layout
            = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, width, FALSE);

        for (guint j = 0; j < layout->sheet->elements->len; j++)
          {
            const TrabChartElement *name = g_ptr_array_index (layout->sheet->elements, j);

            for (guint k = 0; g_str_equal (name->role, "name") && k < j; k++)
              {
                const TrabChartElement *line = g_ptr_array_index (layout->sheet->elements, k);
                const TrabChartBox *box = &name->box;

                if (line->item != name->item
                    || !(g_str_has_prefix (line->role, "median")
                         || g_str_equal (line->role, "reference")))
                  continue;
                for (guint l = 0; l < line->points->len; l++)
                  {
                    const TrabChartPoint *point = &g_array_index (line->points, TrabChartPoint, l);

                    g_assert_false (point->x > box->x && point->x < box->x + box->width
                                    && point->y > box->y && point->y < box->y + box->height);
                  }
              }
          }
      }
}

/* U+2212, never a hyphen; the caller's decimal mark. */
static void
test_numbers_of_axes (void)
{
  static const struct
  {
    double value;
    guint decimals;
    const char *mark;
    const char *text;
  } rows[] = {
    { -5, 0, NULL,
      "\xe2\x88\x92"
      "5" },
    { 0, 0, NULL, "0" },
    { -0.001, 1, NULL, "0.0" },
    { -0.05, 2, ",",
      "\xe2\x88\x92"
      "0,05" },
    { 0.842, 3, ",", "0,842" },
    { 2025, 0, ".", "2025" },
    { 1234.5, 1, ".", "1234.5" },
  };
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = trab_chart_sheet_format (rows[i].value, rows[i].decimals, rows[i].mark);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);

      if (g_str_has_prefix (element->role, "tick-label"))
        g_assert_null (strchr (pango_layout_get_text (element->text), '-'));
    }
}

static void
test_text_is_large_enough (void)
{
  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    for (guint name = 0; name < TRAB_N_CHART_THEMES; name++)
      {
        g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
        g_autoptr (TrabChartLayout) layout
            = layout_probe_lay_out (spec, (TrabChartThemeName) name, 1, 270, FALSE);

        for (guint j = 0; j < layout->sheet->elements->len; j++)
          {
            const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, j);
            const PangoFontDescription *font = NULL;

            if (element->type != TRAB_CHART_ELEMENT_TEXT)
              continue;
            font = pango_layout_get_font_description (element->text);
            g_assert_cmpfloat ((double) pango_font_description_get_size (font) / PANGO_SCALE, >=,
                               name == TRAB_CHART_THEME_PRINT ? 11 : 9);
            g_assert_false (pango_layout_is_ellipsized (element->text));
          }
      }
}

/* Under heads that name the plans no name stands a second time, and each column begins where its
 * head does and ends before the next. */
static void
check_columns (TrabChartSpec *spec, const char *first_role, const char *name_role)
{
  const double width = 780, gap = 9, end = 51, inset = 9;
  guint n = trab_chart_spec_get_n_items (spec);
  double column = (width - end - (n - 1) * gap) / n;
  g_autoptr (TrabChartLayout) layout = NULL;

  trab_chart_columns_set (spec, gap, end);
  layout = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, width, FALSE);
  g_assert_cmpuint (layout_probe_count (layout, TRAB_CHART_SHEET_WHOLE, name_role), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      const TrabChartElement *first = layout_probe_find (layout, i, first_role);

      if (first != NULL)
        g_assert_cmpfloat_with_epsilon (first->box.x, i * (column + gap) + inset, 1e-6);
    }
  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *element = g_ptr_array_index (layout->sheet->elements, i);
      double left = element->item * (column + gap);

      if (element->item == TRAB_CHART_SHEET_WHOLE)
        continue;
      for (guint j = 0; element->points != NULL && j < element->points->len; j++)
        {
          TrabChartPoint point = g_array_index (element->points, TrabChartPoint, j);

          g_assert_cmpfloat (point.x, >=, left - 0.01);
          g_assert_cmpfloat (point.x, <=, left + column + 0.01);
        }
    }
}

static void
test_columns_stand_under_heads (void)
{
  g_autoptr (TrabChartSpec) curves = chart_samples_curves ();
  g_autoptr (TrabChartSpec) bars = chart_samples_bars ();

  check_columns (curves, "panel-headline", "panel-title");
  check_columns (bars, "bar-value", "bar-label");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charts/layout/goldens", test_goldens);
  g_test_add_func ("/charts/layout/goldens-of-themes", test_goldens_of_themes);
  g_test_add_func ("/charts/layout/height-for-width", test_height_for_width);
  g_test_add_func ("/charts/layout/absurd-sizes-are-raised", test_absurd_sizes_are_raised);
  g_test_add_func ("/charts/layout/unknown-is-hatched", test_unknown_is_hatched);
  g_test_add_func ("/charts/layout/refused-is-words-only", test_refused_is_words_only);
  g_test_add_func ("/charts/layout/lines-end-where-they-should", test_lines_end_where_they_should);
  g_test_add_func ("/charts/layout/ends-between-points", test_ends_between_points);
  g_test_add_func ("/charts/layout/never-a-line-without-its-band",
                   test_never_a_line_without_its_band);
  g_test_add_func ("/charts/layout/pathological-data-draw-a-sentence",
                   test_pathological_data_draw_a_sentence);
  g_test_add_func ("/charts/layout/no-items-is-a-sentence", test_no_items_is_a_sentence);
  g_test_add_func ("/charts/layout/fills-the-size", test_fills_the_size);
  g_test_add_func ("/charts/layout/guides-lead-from-every-tick", test_guides_lead_from_every_tick);
  g_test_add_func ("/charts/layout/ends-are-marked", test_ends_are_marked);
  g_test_add_func ("/charts/layout/trend-joins-only-what-compares",
                   test_trend_joins_only_what_compares);
  g_test_add_func ("/charts/layout/time-axis-mirrors", test_time_axis_mirrors);
  g_test_add_func ("/charts/layout/comparison-is-repeated", test_comparison_is_repeated);
  g_test_add_func ("/charts/layout/same-class-is-compared", test_same_class_is_compared);
  g_test_add_func ("/charts/layout/names-cover-no-line", test_names_cover_no_line);
  g_test_add_func ("/charts/layout/numbers-of-axes", test_numbers_of_axes);
  g_test_add_func ("/charts/layout/text-is-large-enough", test_text_is_large_enough);
  g_test_add_func ("/charts/layout/columns-stand-under-heads", test_columns_stand_under_heads);
  return g_test_run ();
}
