/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-date.h"

#include <string.h>

static gboolean
read_digits (const char *text, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * trab_date_parse:
 * @text: (nullable): YYYY, YYYY-MM or YYYY-MM-DD
 * @date: (out): untouched when FALSE is returned (not a date, or no such day)
 */
gboolean
trab_date_parse (const char *text, TrabDate *date)
{
  TrabDate parsed = TRAB_DATE_NONE;
  gsize length = text ? strlen (text) : 0;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (!read_digits (text, 4, &parsed.year))
    return FALSE;
  if (length >= 7 && (text[4] != '-' || !read_digits (text + 5, 2, &parsed.month)))
    return FALSE;
  if (length == 10 && (text[7] != '-' || !read_digits (text + 8, 2, &parsed.day)))
    return FALSE;
  if ((length >= 7 && parsed.month == 0) || (length == 10 && parsed.day == 0)
      || !trab_date_is_valid (parsed))
    return FALSE;
  *date = parsed;
  return TRUE;
}

gboolean
trab_date_is_known (TrabDate date)
{
  return date.year != 0;
}

/** trab_date_is_valid: whether such a day, month or year exists (1800 to 2200) */
gboolean
trab_date_is_valid (TrabDate date)
{
  if (date.year < 1800 || date.year > 2200)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  if (date.day == 0)
    return date.month >= 1 && date.month <= 12;
  return g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
}

/**
 * trab_date_to_text:
 * Returns: @buffer, holding the ISO 8601 text in the precision of @date; "" when not known
 */
const char *
trab_date_to_text (TrabDate date, char buffer[TRAB_DATE_TEXT_SIZE])
{
  if (date.year == 0)
    buffer[0] = '\0';
  else if (date.month == 0)
    g_snprintf (buffer, TRAB_DATE_TEXT_SIZE, "%04d", date.year);
  else if (date.day == 0)
    g_snprintf (buffer, TRAB_DATE_TEXT_SIZE, "%04d-%02d", date.year, date.month);
  else
    g_snprintf (buffer, TRAB_DATE_TEXT_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

/** trab_date_earliest: the first day that @date may be */
TrabDate
trab_date_earliest (TrabDate date)
{
  if (date.month == 0)
    date.month = 1;
  if (date.day == 0)
    date.day = 1;
  return date;
}

/** trab_date_latest: the last day that @date may be */
TrabDate
trab_date_latest (TrabDate date)
{
  if (date.month == 0)
    date.month = 12;
  if (date.day == 0)
    date.day = g_date_get_days_in_month ((GDateMonth) date.month, (GDateYear) date.year);
  return date;
}

/** trab_date_middle: the day that stands for it where one is needed: the 15th of a month, 1 July of
 * a year */
TrabDate
trab_date_middle (TrabDate date)
{
  if (date.month == 0)
    return (TrabDate){ date.year, 7, 1 };
  if (date.day == 0)
    date.day = 15;
  return date;
}

static int
as_number (TrabDate date)
{
  return (date.year * 16 + date.month) * 32 + date.day;
}

/** trab_date_compare: order by earliest possible day, for sorting */
int
trab_date_compare (TrabDate a, TrabDate b)
{
  return as_number (trab_date_earliest (a)) - as_number (trab_date_earliest (b));
}

/** trab_date_is_surely_before: whether every day @a may be lies before every day @b may be */
gboolean
trab_date_is_surely_before (TrabDate a, TrabDate b)
{
  return trab_date_is_known (a) && trab_date_is_known (b)
         && as_number (trab_date_latest (a)) < as_number (trab_date_earliest (b));
}

static guint32
julian (TrabDate date)
{
  GDate day;

  date = trab_date_earliest (date);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  return g_date_get_julian (&day);
}

/**
 * trab_date_years_between:
 * Returns: years of 365.25 days from @from to @to (earliest days); negative when @to is earlier
 */
double
trab_date_years_between (TrabDate from, TrabDate to)
{
  return ((double) julian (to) - (double) julian (from)) / 365.25;
}

/**
 * trab_date_years_since:
 * @date: as precisely as it is known
 * @least, @most: (out): years from it to @today; a day that may lie ahead counts as today
 */
void
trab_date_years_since (TrabDate date, TrabDate today, double *least, double *most)
{
  *least = MAX (trab_date_years_between (trab_date_latest (date), today), 0);
  *most = MAX (trab_date_years_between (trab_date_earliest (date), today), 0);
}

/**
 * trab_date_age_years:
 * Returns: completed years on @on of somebody born on @birth (earliest possible day)
 */
int
trab_date_age_years (TrabDate birth, TrabDate on)
{
  birth = trab_date_earliest (birth);
  on = trab_date_earliest (on);
  return on.year - birth.year
         - (on.month < birth.month || (on.month == birth.month && on.day < birth.day) ? 1 : 0);
}

/** trab_date_add_months: the same day of a later month, or that month's last day */
TrabDate
trab_date_add_months (TrabDate date, int months)
{
  int month = date.month - 1 + months;
  int last = 0;

  if (date.month == 0)
    return date;
  date.year += month / 12 - (month % 12 < 0 ? 1 : 0);
  date.month = (month % 12 + 12) % 12 + 1;
  last = g_date_get_days_in_month ((GDateMonth) date.month, (GDateYear) date.year);
  date.day = MIN (date.day, last);
  return date;
}

/** trab_date_add_days: the day @days later; the earliest possible one of a date that is not exact
 */
TrabDate
trab_date_add_days (TrabDate date, int days)
{
  GDate day;

  g_return_val_if_fail (trab_date_is_known (date), date);

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) ((int) julian (date) + days));
  return (TrabDate){ g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day) };
}
