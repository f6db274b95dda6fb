/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-id.h"
#include "trab-record.h"

static TrabMeasurement *
new_bmd (const char *id, const char *date, double value, TrabSite site)
{
  TrabMeasurementFields fields = { .id = id, .measure = TRAB_MEASURE_BMD, .site = site };

  g_assert_true (trab_moment_parse (date, &fields.moment));
  fields.value = value;
  return trab_measurement_new (&fields);
}

static void
add (TrabRecord *record, TrabMeasurement *measurement)
{
  trab_record_add_measurement (record, measurement);
  g_object_unref (measurement);
}

static double
latest_hip (TrabRecord *record)
{
  TrabMeasurement *latest = trab_record_find_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP);

  return latest ? trab_measurement_get (latest)->value : -1;
}

static void
test_latest_by_date (void)
{
  g_autoptr (TrabRecord) record = trab_record_new (NULL);

  g_assert_cmpfloat (latest_hip (record), ==, -1);
  add (record, new_bmd ("a", "2025-10-28", 0.731, TRAB_SITE_TOTAL_HIP));
  add (record, new_bmd ("b", "2023-10-28", 0.750, TRAB_SITE_TOTAL_HIP));
  add (record, new_bmd ("c", "2026-01-01", 0.600, TRAB_SITE_FEMORAL_NECK));
  g_assert_cmpfloat (latest_hip (record), ==, 0.731);
}

static void
test_corrected_and_unusable_do_not_count (void)
{
  g_autoptr (TrabRecord) record = trab_record_new (NULL);
  TrabMeasurementFields correction = { .id = "b",
                                       .measure = TRAB_MEASURE_BMD,
                                       .site = TRAB_SITE_TOTAL_HIP,
                                       .value = 0.713,
                                       .replaces = "a" };
  TrabMeasurementFields bound = { .id = "c",
                                  .measure = TRAB_MEASURE_BMD,
                                  .site = TRAB_SITE_TOTAL_HIP,
                                  .value = 0.1,
                                  .comparator = TRAB_COMPARATOR_LESS };

  g_assert_true (trab_moment_parse ("2025-01-01", &correction.moment));
  g_assert_true (trab_moment_parse ("2026-01-01", &bound.moment));
  add (record, new_bmd ("a", "2025-10-28", 0.731, TRAB_SITE_TOTAL_HIP));
  add (record, trab_measurement_new (&correction));
  add (record, trab_measurement_new (&bound));
  g_assert_cmpfloat (latest_hip (record), ==, 0.713);
}

static TrabMeasurement *
new_hip (TrabMeasure measure, const char *side, const char *moment, double value)
{
  TrabMeasurementFields fields
      = { .measure = measure, .site = TRAB_SITE_TOTAL_HIP, .side = side, .value = value };

  g_assert_true (trab_moment_parse (moment, &fields.moment));
  return trab_measurement_new (&fields);
}

static void
shuffle (GPtrArray *rows, GRand *dice)
{
  for (guint i = rows->len; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (dice, 0, (gint32) i);
      gpointer swapped = rows->pdata[i - 1];

      rows->pdata[i - 1] = rows->pdata[j];
      rows->pdata[j] = swapped;
    }
}

/* The hips of two days, some scanned twice: which values count hangs on what was measured alone,
 * not on the order in which it came in; density and T-score are of one side, the one with the lower
 * T-score. */
static void
test_one_side_in_any_order (void)
{
  static const char *const sides[] = { "left", "right" };
  g_autoptr (GRand) dice = g_rand_new_with_seed (38);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
      double lowest[2] = { 9, 9 };
      double expected[2] = { 0 };

      for (guint i = 0; i < 8; i++)
        {
          const char *day = i < 4 ? "2023-05-06" : "2025-05-06";
          double t_score = -g_rand_int_range (dice, 1, 40) / 10.;

          g_ptr_array_add (rows, new_hip (TRAB_MEASURE_T_SCORE, sides[i % 2], day, t_score));
          g_ptr_array_add (rows, new_hip (TRAB_MEASURE_BMD, sides[i % 2], day, 1 + t_score / 10));
          if (i >= 4)
            lowest[i % 2] = MIN (lowest[i % 2], t_score);
        }
      expected[0] = MIN (lowest[0], lowest[1]);
      expected[1] = 1 + expected[0] / 10;
      for (guint order = 0; order < 6; order++)
        {
          g_autoptr (TrabRecord) record = trab_record_new (NULL);
          TrabMeasurement *t_score = NULL;
          TrabMeasurement *bmd = NULL;

          shuffle (rows, dice);
          for (guint i = 0; i < rows->len; i++)
            trab_record_add_measurement (record, rows->pdata[i]);
          t_score = trab_record_find_latest (record, TRAB_MEASURE_T_SCORE, TRAB_SITE_TOTAL_HIP);
          bmd = trab_record_find_latest (record, TRAB_MEASURE_BMD, TRAB_SITE_TOTAL_HIP);
          g_assert_cmpfloat (trab_measurement_get (t_score)->value, ==, expected[0]);
          g_assert_cmpfloat_with_epsilon (trab_measurement_get (bmd)->value, expected[1], 1e-12);
          g_assert_cmpstr (trab_measurement_get (bmd)->side, ==,
                           trab_measurement_get (t_score)->side);
        }
    }
}

/* The lower density does not make a side count against the T-score beside it. */
static void
test_t_score_before_density (void)
{
  g_autoptr (TrabRecord) record = trab_record_new (NULL);

  add (record, new_hip (TRAB_MEASURE_T_SCORE, "left", "2025-05-06T10:00:00Z", -2.2));
  add (record, new_hip (TRAB_MEASURE_BMD, "left", "2025-05-06T10:00:00Z", 0.7));
  add (record, new_hip (TRAB_MEASURE_T_SCORE, "right", "2025-05-06T10:10:00Z", -0.9));
  add (record, new_hip (TRAB_MEASURE_BMD, "right", "2025-05-06T10:10:00Z", 0.6));
  g_assert_cmpfloat (latest_hip (record), ==, 0.7);
  g_assert_cmpstr (trab_record_find_side (record, TRAB_SITE_TOTAL_HIP, (TrabDate){ 2025, 5, 6 }),
                   ==, "left");
  g_assert_null (trab_record_find_side (record, TRAB_SITE_FEMORAL_NECK, (TrabDate){ 2025, 5, 6 }));
}

static void
test_femur_without_region_is_never_used (void)
{
  g_autoptr (TrabMeasurement) femur
      = new_bmd ("a", "2025-10-28", 0.731, TRAB_SITE_FEMUR_UNSPECIFIED);

  g_assert_false (trab_measurement_is_usable (femur));
}

static void
test_ids_sort_by_time (void)
{
  const guint8 high[TRAB_ID_N_RANDOM]
      = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
  const guint8 low[TRAB_ID_N_RANDOM] = { 0 };
  g_autofree char *earlier = trab_id_new (G_GINT64_CONSTANT (1760000000000), high);
  g_autofree char *later = trab_id_new (G_GINT64_CONSTANT (1760000000001), low);

  g_assert_true (trab_id_is_valid (earlier));
  g_assert_cmpstr (earlier, <, later);
  g_assert_cmpint (earlier[14], ==, '7');
  g_assert_false (trab_id_is_valid ("p"));
  g_assert_false (trab_id_is_valid (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/record/one-side-in-any-order", test_one_side_in_any_order);
  g_test_add_func ("/record/t-score-before-density", test_t_score_before_density);
  g_test_add_func ("/core/record/latest-by-date", test_latest_by_date);
  g_test_add_func ("/core/record/corrected-and-unusable-do-not-count",
                   test_corrected_and_unusable_do_not_count);
  g_test_add_func ("/core/record/femur-without-region-is-never-used",
                   test_femur_without_region_is_never_used);
  g_test_add_func ("/core/record/ids-sort-by-time", test_ids_sort_by_time);
  return g_test_run ();
}
