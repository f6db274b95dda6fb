/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart-samples.h"
#include "layout-probe.h"

/* One mark for each person. */

static guint
count_marks (const TrabChartLayout *layout, guint item, const char *role)
{
  const TrabChartElement *element = layout_probe_find (layout, item, role);

  return element != NULL ? element->points->len : 0;
}

/* Every person of the base is one mark of one kind, whatever the numbers. */
static void
test_icons_total_the_base (void)
{
  g_autoptr (TrabChartSpec) hundred = chart_samples_icons ();
  g_autoptr (TrabChartSpec) thousand = chart_samples_icons_1000 ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (hundred);
  g_autoptr (TrabChartLayout) wide
      = layout_probe_lay_out (thousand, TRAB_CHART_THEME_LIGHT, 1, 800, FALSE);

  g_assert_cmpuint (count_marks (layout, 0, "icon-breaks"), ==, 19);
  g_assert_cmpuint (count_marks (layout, 0, "icon-spared"), ==, 0);
  g_assert_cmpuint (count_marks (layout, 0, "icon-none"), ==, 81);
  g_assert_cmpuint (count_marks (layout, 1, "icon-breaks"), ==, 13);
  g_assert_cmpuint (count_marks (layout, 1, "icon-spared"), ==, 6);
  g_assert_cmpuint (count_marks (layout, 1, "icon-none"), ==, 81);
  g_assert_cmpuint (count_marks (wide, 0, "icon-breaks"), ==, 52);
  g_assert_cmpuint (count_marks (wide, 0, "icon-none"), ==, 948);
  g_assert_cmpuint (count_marks (wide, 1, "icon-breaks"), ==, 34);
  g_assert_cmpuint (count_marks (wide, 1, "icon-spared"), ==, 18);
  g_assert_cmpuint (count_marks (wide, 1, "icon-none"), ==, 948);
}

/* Not known and "higher than" have a hatched field and no mark at all. */
static void
test_icons_without_a_number_have_no_marks (void)
{
  static const guint items[] = { 2, 4 };
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  g_autoptr (TrabChartLayout) layout
      = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 900, FALSE);
  const TrabChartElement *none = layout_probe_find (layout, 0, "icon-none");
  double field = layout_probe_last_x (none) - g_array_index (none->points, TrabChartPoint, 0).x;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const TrabChartElement *hatch = layout_probe_find (layout, items[i], "unknown");

      g_assert_nonnull (hatch);
      g_assert_cmpfloat (hatch->box.width, >, field);
      g_assert_null (layout_probe_find (layout, items[i], "icon-breaks"));
      g_assert_null (layout_probe_find (layout, items[i], "icon-none"));
      g_assert_null (layout_probe_find (layout, items[i], "icon-range"));
    }
}

/* How many people stand over the lines of @role. */
static guint
count_over (const TrabChartLayout *layout, guint item, const char *role)
{
  static const char *const kinds[] = { "icon-breaks", "icon-spared", "icon-none" };
  guint n = 0;

  for (guint i = 0; i < layout->sheet->elements->len; i++)
    {
      const TrabChartElement *line = g_ptr_array_index (layout->sheet->elements, i);
      TrabChartPoint from = { 0 };

      if (line->item != item || !g_str_equal (line->role, role))
        continue;
      from = g_array_index (line->points, TrabChartPoint, 0);
      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        {
          const TrabChartElement *marks = layout_probe_find (layout, item, kinds[j]);

          for (guint k = 0; marks != NULL && k < marks->points->len; k++)
            {
              const TrabChartPoint *mark = &g_array_index (marks->points, TrabChartPoint, k);
              double below = from.y - mark->y;

              if (below > 0 && below < 0.7 * MAX (marks->size_pt / 0.42, 1)
                  && mark->x > MIN (from.x, layout_probe_last_x (line))
                  && mark->x < MAX (from.x, layout_probe_last_x (line)))
                n++;
            }
        }
    }
  return n;
}

/* The line lies under as many as could go either way: high less low, and no line without a range;
 * the best guess stays countable beside it. */
static void
test_icons_range_is_a_line (void)
{
  g_autoptr (TrabChartSpec) hundred = chart_samples_icons ();
  g_autoptr (TrabChartSpec) thousand = chart_samples_icons_1000 ();

  for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
    {
      g_autoptr (TrabChartLayout) few
          = layout_probe_lay_out (hundred, TRAB_CHART_THEME_LIGHT, 1, 560, is_rtl);
      g_autoptr (TrabChartLayout) many
          = layout_probe_lay_out (thousand, TRAB_CHART_THEME_LIGHT, 1, 800, is_rtl);

      g_assert_cmpuint (count_over (few, 0, "icon-range"), ==, 25 - 14);
      g_assert_cmpuint (count_over (few, 1, "icon-range"), ==, 18 - 10);
      g_assert_null (layout_probe_find (few, 1, "icon-range-open"));
      g_assert_cmpuint (count_over (few, 3, "icon-range"), ==, 25 - 14);
      g_assert_cmpuint (count_over (few, 3, "icon-range-open"), ==, 10);
      g_assert_null (layout_probe_find (many, 0, "icon-range"));
      g_assert_cmpuint (count_over (many, 1, "icon-range"), ==, 130 - 28);
    }
}

/* A picture of a thousand is as large as one of a hundred, and the marks of one array stand where
 * those of the next stand, so that eyes compare. */
static void
test_icons_share_a_field (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  g_autoptr (TrabChartLayout) layout
      = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 1000, FALSE);
  const GArray *base = layout_probe_find (layout, 0, "icon-breaks")->points;
  const GArray *plan = layout_probe_find (layout, 1, "icon-breaks")->points;
  const GArray *spared = layout_probe_find (layout, 1, "icon-spared")->points;
  double shift
      = g_array_index (plan, TrabChartPoint, 0).x - g_array_index (base, TrabChartPoint, 0).x;

  for (guint i = 0; i < base->len; i++)
    {
      const TrabChartPoint *one = &g_array_index (base, TrabChartPoint, i);
      const TrabChartPoint *other = i < plan->len
                                        ? &g_array_index (plan, TrabChartPoint, i)
                                        : &g_array_index (spared, TrabChartPoint, i - plan->len);

      g_assert_cmpfloat_with_epsilon (other->x - one->x, shift, 1e-6);
      g_assert_cmpfloat_with_epsilon (other->y, one->y, 1e-6);
    }
}

/* Filled diamond, hollow diamond, ring: three shapes of one optical size (the ink of their outlines
 * is within a seventh), none told apart by colour alone. */
static void
test_icons_have_one_size (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  g_autoptr (TrabChartLayout) layout = layout_probe_lay_out_plain (spec);
  const TrabChartElement *breaks = layout_probe_find (layout, 1, "icon-breaks");
  const TrabChartElement *spared = layout_probe_find (layout, 1, "icon-spared");
  const TrabChartElement *none = layout_probe_find (layout, 1, "icon-none");
  double diamond = breaks->size_pt * breaks->size_pt / 2;
  double ring = G_PI * none->size_pt * none->size_pt / 4;

  g_assert_cmpint (breaks->fill, ==, TRAB_CHART_FILL_SOLID);
  g_assert_cmpint (spared->fill, ==, TRAB_CHART_FILL_TINTED);
  g_assert_cmpint (none->fill, ==, TRAB_CHART_FILL_HOLLOW);
  g_assert_cmpint (breaks->marker, ==, spared->marker);
  g_assert_cmpint (breaks->marker, !=, none->marker);
  g_assert_cmpfloat (ring / diamond, >, 6 / 7.0);
  g_assert_cmpfloat (ring / diamond, <, 7 / 6.0);
  g_assert_cmpfloat (spared->size_pt / breaks->size_pt, >, 0.95);
}

/* The first mark is at the top of the reading direction, the second beside it. */
static void
test_icons_fill_from_the_start (void)
{
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();

  for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
    {
      g_autoptr (TrabChartLayout) layout
          = layout_probe_lay_out (spec, TRAB_CHART_THEME_LIGHT, 1, 560, is_rtl);
      const GArray *marks = layout_probe_find (layout, 0, "icon-breaks")->points;
      const TrabChartPoint *first = &g_array_index (marks, TrabChartPoint, 0);
      const TrabChartPoint *second = &g_array_index (marks, TrabChartPoint, 1);
      const TrabChartPoint *eleventh = &g_array_index (marks, TrabChartPoint, 10);

      g_assert_cmpfloat (is_rtl ? first->x : second->x, >, is_rtl ? second->x : first->x);
      g_assert_cmpfloat_with_epsilon (first->y, second->y, 1e-6);
      g_assert_cmpfloat_with_epsilon (first->x, eleventh->x, 1e-6);
      g_assert_cmpfloat (eleventh->y, >, first->y);
    }
}

/* Where ten rows would leave marks too small to count, there are five, of larger marks; where there
 * is room for ten, ten. */
static void
test_icons_stay_countable (void)
{
  static const struct
  {
    double share; /* of the natural height */
    guint n_across;
  } cases[] = { { 1, 10 }, { 0.1, 20 } };
  g_autoptr (TrabChartSpec) spec = chart_samples_icons ();
  TrabChartTheme theme = trab_chart_theme_make (TRAB_CHART_THEME_PRINT, 1);
  PangoContext *context = layout_probe_get_context ();
  double least = 0;
  double natural = 0;

  trab_chart_layout_measure (spec, &theme, context, 1300, &least, &natural);
  g_assert_cmpfloat (least, <, natural);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double height = MAX (least, cases[i].share * natural);
      g_autoptr (TrabChartLayout) layout
          = trab_chart_layout_new (spec, &theme, context, 1300, height, FALSE);
      const GArray *none = layout_probe_find (layout, 0, "icon-none")->points;
      const TrabChartPoint *last = &g_array_index (none, TrabChartPoint, none->len - 1);
      guint n_across = 0;

      while (n_across < none->len
             && g_array_index (none, TrabChartPoint, none->len - 1 - n_across).y > last->y - 1e-6)
        n_across++;
      g_assert_cmpuint (n_across, ==, cases[i].n_across);
      g_assert_cmpfloat (last->x - g_array_index (none, TrabChartPoint, none->len - 2).x, >=, 9.99);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charts/layout-icons/total-the-base", test_icons_total_the_base);
  g_test_add_func ("/charts/layout-icons/without-a-number-have-no-marks",
                   test_icons_without_a_number_have_no_marks);
  g_test_add_func ("/charts/layout-icons/range-is-a-line", test_icons_range_is_a_line);
  g_test_add_func ("/charts/layout-icons/share-a-field", test_icons_share_a_field);
  g_test_add_func ("/charts/layout-icons/have-one-size", test_icons_have_one_size);
  g_test_add_func ("/charts/layout-icons/fill-from-the-start", test_icons_fill_from_the_start);
  g_test_add_func ("/charts/layout-icons/stay-countable", test_icons_stay_countable);
  return g_test_run ();
}
