/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-life-table.h"

#include <math.h>

#include "trab-error.h"

static TrabLifeTable *
read_table (const char *country, TrabSex sex)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GError) error = NULL;
  TrabLifeTable *table = trab_life_table_new (evidence, country, sex, &error);

  g_assert_no_error (error);
  return table;
}

/* The chances to die within ten years that were worked out from the published tables by hand. */
static void
test_ten_years (void)
{
  static const struct
  {
    const char *country;
    TrabSex sex;
    double pct[4]; /* at 50, 60, 70, 80 */
  } known[] = {
    { "GB", TRAB_SEX_FEMALE, { 3.2, 7.6, 19.6, 53.1 } },
    { "GB", TRAB_SEX_MALE, { 4.8, 11.3, 27.2, 63.1 } },
    { "US", TRAB_SEX_FEMALE, { 4.6, 9.4, 22.4, 54.0 } },
    { "US", TRAB_SEX_MALE, { 7.3, 14.8, 30.4, 64.3 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (TrabLifeTable) table = read_table (known[i].country, known[i].sex);

      for (int decade = 0; decade < 4; decade++)
        g_assert_cmpfloat_with_epsilon (
            100 * trab_life_table_get_chance (table, 50 + 10 * decade, 10), known[i].pct[decade],
            0.051);
    }
}

static void
test_hazard (void)
{
  g_autoptr (TrabLifeTable) table = read_table ("GB", TRAB_SEX_FEMALE);

  g_assert_cmpint (trab_life_table_get_first_age (table), ==, 40);
  g_assert_cmpint (trab_life_table_get_last_age (table), ==, 100);
  g_assert_cmpfloat_with_epsilon (trab_life_table_get_hazard (table, 40), -log (1 - 0.000902),
                                  1e-15);
  g_assert_cmpfloat_with_epsilon (trab_life_table_get_hazard (table, 100), -log (1 - 0.343363),
                                  1e-15);
  g_assert_cmpfloat (trab_life_table_get_hazard (table, 104), ==,
                     trab_life_table_get_hazard (table, 100));
  g_assert_cmpstr (trab_life_table_get_years (table), ==, "2017-2019");
  g_assert_nonnull (trab_life_table_get_source (table));
}

/* Nothing is guessed of ages, countries and people that the tables leave out. */
static void
test_not_known (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabLifeTable) table = read_table ("US", TRAB_SEX_MALE);
  g_autoptr (GError) error = NULL;

  g_assert_true (isnan (trab_life_table_get_hazard (table, 39)));
  g_assert_true (isnan (trab_life_table_get_chance (table, 39, 10)));
  g_assert_cmpfloat (trab_life_table_get_chance (table, 60, 0), ==, 0);
  g_assert_null (trab_life_table_new (evidence, "DE", TRAB_SEX_FEMALE, &error));
  g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (trab_life_table_new (evidence, NULL, TRAB_SEX_FEMALE, &error));
  g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (trab_life_table_new (evidence, "GB", TRAB_SEX_UNKNOWN, &error));
  g_assert_error (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/life-table/ten-years", test_ten_years);
  g_test_add_func ("/evidence/life-table/hazard", test_hazard);
  g_test_add_func ("/evidence/life-table/not-known", test_not_known);
  return g_test_run ();
}
