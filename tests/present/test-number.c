/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "trab-present-count.h"
#include "trab-present-date.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_decimals (void)
{
  static const struct
  {
    double value;
    guint decimals;
    const char *text;
    const char *with_sign;
  } cases[] = {
    { 0.731, 3, "0.731", "+0.731" },
    { -2.6, 1, "−2.6", "−2.6" },
    { 0, 0, "0", "0" },
    { -0.04, 1, "0.0", "0.0" }, /* what rounds to nothing has no sign */
    { -0.0, 2, "0.00", "0.00" },
    { 4.4, 0, "4", "+4" },
    { -4.6, 0, "−5", "−5" },
    { 1234567, 0, "1234567", "+1234567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (trab_present_number_dup_decimal (cases[i].value, cases[i].decimals),
                   cases[i].text);
      assert_text (trab_present_number_dup_signed (cases[i].value, cases[i].decimals),
                   cases[i].with_sign);
    }
}

static void
test_as_typed (void)
{
  assert_text (trab_present_number_dup_as_typed ("0.8420"), "0.8420");
  assert_text (trab_present_number_dup_as_typed ("-1.70"), "−1.70");
  assert_text (trab_present_number_dup_as_typed (""), "");
  assert_text (trab_present_number_dup_as_typed ("about 4"), "about 4");
}

static void
test_changes (void)
{
  assert_text (trab_present_number_dup_change_range (0.2, 4.1, 7.4), "+4 % (0 to +7)");
  assert_text (trab_present_number_dup_change_range (-9.2, -6.5, -0.4), "−6 % (−9 to 0)");
  assert_text (trab_present_number_dup_change (0.49), "0 %");
}

static void
test_chances (void)
{
  static const struct
  {
    double pct;
    guint count;
    const char *text;
  } cases[] = {
    { 0, 0, "0 in 100" },
    { 1e-9, 0, "less than 1 in 100" },
    { 0.49, 0, "less than 1 in 100" },
    { 0.5, 1, "1 in 100" },
    { 19.2, 19, "19 in 100" },
    { 19.5, 20, "20 in 100" },
    { 99.4, 99, "99 in 100" },
    { 99.6, 100, "more than 99 in 100" },
    { 100, 100, "100 in 100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (trab_present_number_count_people (cases[i].pct, 100), ==, cases[i].count);
      assert_text (trab_present_number_dup_chance (cases[i].pct, 100), cases[i].text);
    }
  g_assert_cmpuint (trab_present_number_count_people (0.49, 1000), ==, 5);
  assert_text (trab_present_number_dup_chance (0.49, 1000), "5 in 1,000");
  assert_text (trab_present_number_dup_chance (0.01, 1000), "less than 1 in 1,000");
  assert_text (trab_present_number_dup_chance (99.99, 1000), "more than 999 in 1,000");
}

/* Rounding keeps order, and both halves always make up the base. */
static void
test_chances_keep_order (void)
{
  guint last = 0;

  for (guint i = 0; i <= 100000; i++)
    {
      guint count = trab_present_number_count_people (i / 1000.0, 100);

      g_assert_cmpuint (count, >=, last);
      g_assert_cmpuint (count, <=, TRAB_PRESENT_NUMBER_BASE);
      last = count;
    }
}

static void
test_years (void)
{
  assert_text (trab_present_number_dup_years (1), "1 year");
  assert_text (trab_present_number_dup_years (10), "10 years");
  assert_text (trab_present_number_dup_years (2.5), "2.5 years");
}

static void
test_dates (void)
{
  const TrabMoment moment = { .date = { 2025, 11, 3 }, .has_time = TRUE, .hour = 9, .minute = 2 };

  assert_text (trab_present_date_dup_long ((TrabDate){ 2026, 11, 3 }), "3 November 2026");
  assert_text (trab_present_date_dup_long ((TrabDate){ 2026, 11, 0 }), "November 2026");
  assert_text (trab_present_date_dup_long ((TrabDate){ 2026, 0, 0 }), "2026");
  assert_text (trab_present_date_dup_long (TRAB_DATE_NONE), "date not known");
  assert_text (trab_present_date_dup_short ((TrabDate){ 2025, 5, 31 }), "31 May 2025");
  assert_text (trab_present_date_dup_moment (moment), "3 Nov 2025, 09:02");
  assert_text (trab_present_date_dup_age ((TrabDate){ 1957, 2, 4 }, (TrabDate){ 2025, 2, 3 }),
               "67 years");
  assert_text (trab_present_date_dup_age ((TrabDate){ 1957, 2, 4 }, (TrabDate){ 2025, 2, 4 }),
               "68 years");
  assert_text (trab_present_date_dup_age (TRAB_DATE_NONE, (TrabDate){ 2025, 2, 4 }),
               "age not known");
}

/* A reader who subtracts comes to what is said: of every plan, at any base, of 100 and of 1,000. */
static void
test_differences_subtract (void)
{
  for (guint i = 0; i < 4000; i++)
    {
      TrabChance chance = { .years = 10 };
      TrabChanceBase *base = &chance.base[TRAB_OUTCOME_MAJOR];
      double ratios[3] = { g_test_rand_double_range (0.2, 1.1), 0, 0 };
      TrabFractureCell cell = { .state = TRAB_CELL_NUMBER, .has_range = TRUE };
      g_autofree char *text = NULL;
      g_autofree char *chance_text = NULL;
      TrabPresentCount count = { 0 };
      int breaks = 0, fewer = 0, low = 0, high = 0;

      ratios[1] = ratios[0] * g_test_rand_double_range (0.6, 1);
      ratios[2] = ratios[0] * g_test_rand_double_range (1, 1.3);
      base->state = TRAB_CHANCE_NUMBER;
      base->out_of = i % 2 == 0 ? 100 : 1000;
      base->pct = g_test_rand_double_range (0.05, i % 2 == 0 ? 60 : 4);
      cell.best = base->pct * ratios[0];
      cell.low = base->pct * ratios[1];
      cell.high = base->pct * ratios[2];
      trab_present_count_init (&count, base, &cell);
      text = trab_present_fracture_dup_text (&chance, TRAB_OUTCOME_MAJOR, &cell);
      chance_text = trab_present_number_dup_people (base->pct, base->out_of);
      g_assert_cmpint (count.fewer_low, <=, count.fewer);
      g_assert_cmpint (count.fewer, <=, count.fewer_high);
      if (sscanf (text,
                  base->out_of == 100 ? "%d in 100: %d fewer (%d to %d)"
                                      : "%d in 1,000: %d fewer (%d to %d)",
                  &breaks, &fewer, &low, &high)
          != 4)
        continue; /* "less than 1", "1 more to 3", "about 6 fewer" */
      g_assert_cmpint (breaks + fewer, ==, atoi (chance_text));
      g_assert_cmpint (low, ==,
                       atoi (chance_text)
                           - (int) trab_present_number_count_people (cell.high, base->out_of));
      g_assert_cmpint (high, ==,
                       atoi (chance_text)
                           - (int) trab_present_number_count_people (cell.low, base->out_of));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/number/decimals", test_decimals);
  g_test_add_func ("/present/number/as-typed", test_as_typed);
  g_test_add_func ("/present/number/changes", test_changes);
  g_test_add_func ("/present/number/chances", test_chances);
  g_test_add_func ("/present/number/chances-keep-order", test_chances_keep_order);
  g_test_add_func ("/present/number/differences-subtract", test_differences_subtract);
  g_test_add_func ("/present/number/years", test_years);
  g_test_add_func ("/present/date/forms", test_dates);
  return g_test_run ();
}
