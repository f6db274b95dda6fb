/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-table.h"

#include <math.h>

#include "chart-samples.h"
#include "trab-chart-layout-private.h"

/* Reads a cell back; the minus of people is not that of machines. */
static double
read_cell (const TrabChartTable *table, guint row, guint column)
{
  g_autoptr (GString) text = g_string_new (trab_chart_table_get_cell (table, row, column));
  char *end = NULL;
  double value = 0;

  g_string_replace (text, "\xe2\x88\x92", "-", 0);
  value = g_ascii_strtod (text->str, &end);
  g_assert_cmpstr (end, ==, "");
  return value;
}

/* Every point that can be pointed at has a row with its numbers. */
static void
test_equal_to_what_is_drawn (void)
{
  PangoContext *context = chart_samples_context ();
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_LIGHT, 1);

  for (guint i = 0; i < CHART_N_SAMPLES; i++)
    {
      g_autoptr (TrabChartSpec) spec = CHART_SAMPLES[i].make ();
      g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 0);
      g_autoptr (TrabChartLayout) layout
          = trab_chart_layout_new (spec, &theme, context, 500, 0, FALSE);
      TrabChartHit hit = { 0 };

      g_assert_true (trab_chart_hit_first (layout, &hit));
      do
        {
          guint row = 0;

          g_assert_true (trab_chart_table_find_row (table, &hit, &row));
          if (trab_chart_spec_get_kind (spec) == TRAB_CHART_KIND_CURVES && hit.point >= 0)
            {
              const TrabChartCurvePoint *point = &trab_chart_curves_get_panel (spec, hit.item)
                                                      ->series[hit.series]
                                                      .points[hit.point];

              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 1), point->x, 0.006);
              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 2), point->median, 0.051);
              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 3), point->average_lo, 0.051);
              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 4), point->average_hi, 0.051);
              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 5), point->person_lo, 0.051);
              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 6), point->person_hi, 0.051);
            }
          if (trab_chart_spec_get_kind (spec) == TRAB_CHART_KIND_TREND && hit.point >= 0)
            {
              const TrabChartMeasurement *point
                  = &trab_chart_trend_get_panel (spec, hit.item)->points[hit.point];

              g_assert_cmpstr (trab_chart_table_get_cell (table, row, 1), ==, point->date);
              g_assert_cmpfloat_with_epsilon (read_cell (table, row, 2), point->value, 5e-4);
            }
        }
      while (trab_chart_hit_move (layout, TRAB_CHART_MOVE_RIGHT, &hit));
    }
  g_object_unref (context);
}

/* Whole years, and the last point of a line that ends between two. */
static void
test_whole_years (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 1);
  g_autoptr (TrabChartTable) coarse = trab_chart_table_new (spec, 2);
  guint n_food = 0;
  guint n_coarse_food = 0;

  for (guint i = 0; i < trab_chart_table_get_n_rows (table); i++)
    n_food += g_str_equal (trab_chart_table_get_cell (table, i, 0), "Food and movement");
  for (guint i = 0; i < trab_chart_table_get_n_rows (coarse); i++)
    n_coarse_food += g_str_equal (trab_chart_table_get_cell (coarse, i, 0), "Food and movement");
  g_assert_cmpuint (n_food, ==, 4);        /* 0, 1, 2, 3 */
  g_assert_cmpuint (n_coarse_food, ==, 3); /* 0, 2, and 3, where it ends */
}

static void
test_says_where_the_evidence_ends (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_curves ();
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 1);

  for (guint i = 0; i < trab_chart_table_get_n_rows (table); i++)
    {
      if (!g_str_equal (trab_chart_table_get_cell (table, i, 0), "Food and movement"))
        continue;
      g_assert_cmpstr (trab_chart_table_get_cell (table, i, 7), ==,
                       read_cell (table, i, 1) <= 1 ? "inside the trials" : "beyond the trials");
    }
}

/* Not known is words, never zero. */
static void
test_unknown_is_words (void)
{
  g_autoptr (TrabChartSpec) curves = chart_samples_curves ();
  g_autoptr (TrabChartSpec) icons = chart_samples_icons ();
  g_autoptr (TrabChartTable) curve_table = trab_chart_table_new (curves, 1);
  g_autoptr (TrabChartTable) icon_table = trab_chart_table_new (icons, 1);
  TrabChartHit hit = { .item = 5, .point = -1 };
  guint row = 0;

  g_assert_true (trab_chart_table_find_row (curve_table, &hit, &row));
  for (guint i = 1; i < 7; i++)
    g_assert_cmpstr (trab_chart_table_get_cell (curve_table, row, i), ==, "");
  g_assert_true (g_str_has_prefix (trab_chart_table_get_cell (curve_table, row, 7), "Not known"));

  g_assert_true (g_str_has_prefix (trab_chart_table_get_cell (icon_table, 2, 2), "Not known"));
  for (guint i = 3; i < 7; i++)
    g_assert_cmpstr (trab_chart_table_get_cell (icon_table, 2, i), ==, "");
}

static void
test_icons_and_bars (void)
{
  g_autoptr (TrabChartSpec) icons = chart_samples_icons ();
  g_autoptr (TrabChartSpec) thousand = chart_samples_icons_1000 ();
  g_autoptr (TrabChartSpec) bars = chart_samples_bars ();
  g_autoptr (TrabChartTable) icon_table = trab_chart_table_new (icons, 0);
  g_autoptr (TrabChartTable) thousand_table = trab_chart_table_new (thousand, 0);
  g_autoptr (TrabChartTable) bar_table = trab_chart_table_new (bars, 0);
  static const double second[] = { 100, 13, 10, 18, 6, 87 };
  static const double first[] = { 100, 19, 14, 25, 0, 81 };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpfloat (read_cell (icon_table, 0, i + 1), ==, first[i]);
  for (guint i = 0; i < G_N_ELEMENTS (second); i++)
    g_assert_cmpfloat (read_cell (icon_table, 1, i + 1), ==, second[i]);
  g_assert_cmpfloat (read_cell (icon_table, 3, 3), ==, 14); /* no upper end */
  g_assert_cmpstr (trab_chart_table_get_cell (icon_table, 3, 4), ==, "no upper end");
  g_assert_cmpfloat (read_cell (icon_table, 4, 3), ==, 2); /* a lower bound */
  g_assert_cmpstr (trab_chart_table_get_cell (icon_table, 4, 4), ==, "no upper end");
  g_assert_cmpstr (trab_chart_table_get_cell (icon_table, 4, 6), ==, "");
  g_assert_cmpstr (trab_chart_table_get_cell (thousand_table, 0, 3), ==, "range not known");
  g_assert_cmpfloat (read_cell (thousand_table, 0, 2), ==, 52);
  g_assert_cmpfloat (read_cell (bar_table, 2, 2), ==, 13);
  g_assert_cmpstr (trab_chart_table_get_cell (bar_table, 1, 3), ==, "range not known");
}

/* Treatments and events are in the table even where their labels had no room in the picture. */
static void
test_trend_has_everything (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_trend ();
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 0);
  guint n = trab_chart_table_get_n_rows (table);

  /* 5 scans, 4 markers, 1 empty panel, 3 treatments, 5 events */
  g_assert_cmpuint (n, ==, 18);
  g_assert_cmpstr (trab_chart_table_get_cell (table, n - 1, 0), ==, "Zoledronate given");
  g_assert_cmpstr (trab_chart_table_get_cell (table, n - 1, 1), ==, "2 Jan 2025");
  g_assert_cmpstr (trab_chart_table_get_cell (table, 8, 3), ==, ""); /* margin not known */
  g_assert_cmpstr (trab_chart_table_get_cell (table, 8, 4), ==, "not fasting");
}

/* A comparison that is only a dotted line has its numbers too. */
static void
test_reference_has_rows (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_overlay ();
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 1);
  guint n = trab_chart_table_get_n_rows (table);

  g_assert_cmpstr (trab_chart_table_get_cell (table, n - 1, 0), ==, "no change");
  g_assert_cmpfloat_with_epsilon (read_cell (table, n - 1, 2), -6.8, 1e-9);
}

static void
test_describes_a_row (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, 0);
  g_autofree char *text = trab_chart_table_describe_row (table, 0);

  g_assert_cmpstr (text, ==,
                   "No change; Out of: 100; Break a bone: 19; Low end: 14; High end: 25; "
                   "Spared: 0; No break: 81");
  g_assert_false (trab_chart_table_is_number (table, 0));
  g_assert_true (trab_chart_table_is_number (table, 3));
  g_assert_cmpstr (trab_chart_table_get_head (table, 3), ==, "Low end");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charts/table/equal-to-what-is-drawn", test_equal_to_what_is_drawn);
  g_test_add_func ("/charts/table/whole-years", test_whole_years);
  g_test_add_func ("/charts/table/says-where-the-evidence-ends", test_says_where_the_evidence_ends);
  g_test_add_func ("/charts/table/unknown-is-words", test_unknown_is_words);
  g_test_add_func ("/charts/table/icons-and-bars", test_icons_and_bars);
  g_test_add_func ("/charts/table/trend-has-everything", test_trend_has_everything);
  g_test_add_func ("/charts/table/reference-has-rows", test_reference_has_rows);
  g_test_add_func ("/charts/table/describes-a-row", test_describes_a_row);
  return g_test_run ();
}
