/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them: read as they are meant, or not at all. */
#include "trab-typed-date.h"

#define DAY TRAB_DATE_ORDER_DAY_FIRST
#define MONTH TRAB_DATE_ORDER_MONTH_FIRST
#define NEITHER TRAB_DATE_ORDER_NOT_KNOWN

static const struct
{
  const char *typed;
  TrabDateOrder order;
  const char *expected; /* ISO; NULL: not understood */
} rows[] = {
  { "14.03.1961", NEITHER, "1961-03-14" },
  { "14.3.1961", MONTH, "1961-03-14" },
  { "14. 3. 1961", NEITHER, "1961-03-14" },
  { "3.4.1961", MONTH, "1961-04-03" }, /* dots: never the month first */
  { "14/3/1961", NEITHER, "1961-03-14" },
  { "14/3/1961", MONTH, "1961-03-14" }, /* there is no month 14 */
  { "3/14/1961", DAY, "1961-03-14" },
  { "3/4/1961", DAY, "1961-04-03" },
  { "3/4/1961", MONTH, "1961-03-04" },
  { "3/4/1961", NEITHER, NULL },
  { "4/4/1961", NEITHER, "1961-04-04" },
  { "14-03-1961", DAY, "1961-03-14" },
  { "14 03 1961", DAY, "1961-03-14" },
  { "14 March 1961", NEITHER, "1961-03-14" },
  { "14 mar 1961", NEITHER, "1961-03-14" },
  { "14. March 1961", NEITHER, "1961-03-14" },
  { "14-Mar-1961", NEITHER, "1961-03-14" },
  { "14Mar1961", NEITHER, "1961-03-14" },
  { "March 14, 1961", NEITHER, "1961-03-14" },
  { "  14  Mar  1961 ", NEITHER, "1961-03-14" },
  { "March 1961", NEITHER, "1961-03" },
  { "Sept 1961", NEITHER, "1961-09" },
  { "03/1961", NEITHER, "1961-03" },
  { "3.1961", NEITHER, "1961-03" },
  { "1961", NEITHER, "1961" },
  { "1961-03", NEITHER, "1961-03" },
  { "1961-03-14", MONTH, "1961-03-14" },
  { "1961/3/14", MONTH, "1961-03-14" },
  { "2024-02-29", NEITHER, "2024-02-29" },
  { NULL, DAY, NULL },
  { "", DAY, NULL },
  { "   ", DAY, NULL },
  { "14.03.61", DAY, NULL }, /* 1961 or 2061 is a guess */
  { "61", DAY, NULL },
  { "14031961", DAY, NULL },
  { "31.02.1961", DAY, NULL },
  { "0.3.1961", DAY, NULL },
  { "14.0.1961", DAY, NULL },
  { "14.13.1961", DAY, NULL },
  { "14/3-1961", DAY, NULL },
  { "14//3/1961", DAY, NULL },
  { "-1961", DAY, NULL },
  { "1961-", DAY, NULL },
  { "March", DAY, NULL },
  { "Ma 1961", DAY, NULL },
  { "Ju 1961", DAY, NULL },
  { "March March 1961", DAY, NULL },
  { "1961 1962", DAY, NULL },
  { "14.03.1961.05", DAY, NULL },
  { "today", DAY, NULL },
  { "14.03.1961 in Bonn", DAY, NULL },
  { "\xff", DAY, NULL },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrabDate date = { 1, 2, 3 };
      char text[TRAB_DATE_TEXT_SIZE];
      gboolean is_date = trab_typed_date_parse_in (rows[i].typed, rows[i].order, &date);

      g_test_message ("%s", rows[i].typed ? rows[i].typed : "(none)");
      g_assert_cmpint (is_date, ==, rows[i].expected != NULL);
      if (is_date)
        g_assert_cmpstr (trab_date_to_text (date, text), ==, rows[i].expected);
      else
        g_assert_cmpint (date.year, ==, 1); /* untouched */
    }
}

/* The text that files and stores hold is read as the same day whatever people here write first. */
static void
test_iso_is_read_everywhere (void)
{
  static const TrabDateOrder orders[] = { NEITHER, DAY, MONTH };

  for (guint32 julian = 715000; julian < 740000; julian += 13)
    for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
      {
        GDate day;
        char text[TRAB_DATE_TEXT_SIZE];
        TrabDate date = TRAB_DATE_NONE;
        TrabDate typed = TRAB_DATE_NONE;

        g_date_clear (&day, 1);
        g_date_set_julian (&day, julian);
        date = (TrabDate){ g_date_get_year (&day), (int) g_date_get_month (&day),
                           g_date_get_day (&day) };
        g_assert_true (
            trab_typed_date_parse_in (trab_date_to_text (date, text), orders[i], &typed));
        g_assert_cmpint (trab_date_compare (date, typed), ==, 0);
      }
}

/* Nobody lives in the C locale: what is ambiguous there stays open. */
static void
test_order_of_no_place (void)
{
  g_assert_cmpint (trab_typed_date_get_order (), ==, NEITHER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/typed-date/as-people-write", test_rows);
  g_test_add_func ("/core/typed-date/iso-everywhere", test_iso_is_read_everywhere);
  g_test_add_func ("/core/typed-date/order-of-no-place", test_order_of_no_place);
  return g_test_run ();
}
