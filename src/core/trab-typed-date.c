/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-typed-date.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "trab-fold.h"

#define MOST_PARTS 3
#define N_MONTHS 12
#define LEAST_LETTERS 3 /* of a month that is cut short */
#define YEAR_DIGITS 4

static const char *const english_months[N_MONTHS]
    = { "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december" };

static const nl_item local_months[N_MONTHS]
    = { MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };
static const nl_item local_short_months[N_MONTHS]
    = { ABMON_1, ABMON_2, ABMON_3, ABMON_4,  ABMON_5,  ABMON_6,
        ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12 };

/** A number or the name of a month. */
typedef struct
{
  int number;
  guint n_digits;
  gboolean is_month;
} Part;

/** A text taken apart: 14/3/1961 is three parts with '/' between them. */
typedef struct
{
  Part parts[MOST_PARTS];
  char marks[MOST_PARTS]; /* before each part; ' ' stands for blanks and commas */
  guint n;
} Parts;

/**
 * trab_typed_date_get_order:
 * Returns: how people of LC_TIME write a date in figures; not known for the C locale, which is
 *   nobody's, and where the year comes first
 */
TrabDateOrder
trab_typed_date_get_order (void)
{
  const char *locale = setlocale (LC_TIME, NULL);
  const char *format = nl_langinfo (D_FMT);

  if (locale == NULL || g_str_equal (locale, "POSIX") || g_str_equal (locale, "C")
      || g_str_has_prefix (locale, "C."))
    return TRAB_DATE_ORDER_NOT_KNOWN;
  for (const char *c = strchr (format, '%'); c != NULL && c[1] != '\0'; c = strchr (c + 2, '%'))
    switch (c[1] == '-' || c[1] == 'E' || c[1] == 'O' ? c[2] : c[1])
      {
      case 'd':
      case 'e':
        return TRAB_DATE_ORDER_DAY_FIRST;
      case 'm':
      case 'b':
      case 'B':
      case 'D':
        return TRAB_DATE_ORDER_MONTH_FIRST;
      case 'y':
      case 'Y':
      case 'F':
        return TRAB_DATE_ORDER_NOT_KNOWN;
      default:
        break;
      }
  return TRAB_DATE_ORDER_NOT_KNOWN;
}

static gboolean
begins (const char *month, const char *word)
{
  g_autofree char *folded = trab_fold_words (month);

  return g_str_has_prefix (folded, word);
}

/* A month by its name, or the first letters of it, in English and in the language of dates here.
 * Returns: 1..12; 0 when it is none, or could be two */
static int
find_month (const char *typed)
{
  g_autofree char *word = trab_fold_words (typed);
  int found = 0;

  if (g_utf8_strlen (word, -1) < LEAST_LETTERS)
    return 0;
  for (int i = 0; i < N_MONTHS; i++)
    if (begins (english_months[i], word) || begins (nl_langinfo (local_months[i]), word)
        || begins (nl_langinfo (local_short_months[i]), word))
      {
        if (found != 0)
          return 0;
        found = i + 1;
      }
  return found;
}

static gboolean
add_part (Parts *parts, char mark, const char *from, const char *end)
{
  g_autofree char *text = g_strndup (from, (gsize) (end - from));
  Part *part = &parts->parts[parts->n];

  if (parts->n == MOST_PARTS)
    return FALSE;
  parts->marks[parts->n++] = mark;
  if (!g_ascii_isdigit (text[0]))
    {
      part->number = find_month (text);
      part->is_month = TRUE;
      return part->number != 0;
    }
  part->n_digits = (guint) strlen (text);
  part->number = (int) g_ascii_strtoll (text, NULL, 10);
  return part->n_digits <= 2 || part->n_digits == YEAR_DIGITS;
}

static const char *
skip_part (const char *c)
{
  if (g_ascii_isdigit (*c))
    {
      while (g_ascii_isdigit (*c))
        c++;
      return c;
    }
  while (g_unichar_isalpha (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return c;
}

static gboolean
take_apart (const char *text, Parts *parts)
{
  char mark = ' ';

  for (const char *c = text; *c != '\0';)
    {
      const char *end = skip_part (c);

      if (end > c)
        {
          if (!add_part (parts, mark, c, end))
            return FALSE;
          mark = '\0';
        }
      else if (*c == ' ' || *c == ',')
        mark = mark == '\0' ? ' ' : mark;
      else if ((*c == '.' || *c == '/' || *c == '-') && (mark == '\0' || mark == ' '))
        mark = *c;
      else
        return FALSE;
      c = end > c ? end : c + 1;
    }
  return parts->n > 0 && parts->marks[0] == ' ' && (mark == '\0' || mark == '.' || mark == ' ');
}

static gboolean
is_year (const Part *part)
{
  return !part->is_month && part->n_digits == YEAR_DIGITS;
}

/* Two small numbers: which is the day? One above twelve says so itself. */
static gboolean
order_day_and_month (const Parts *parts, TrabDateOrder order, TrabDate *date)
{
  int first = parts->parts[0].number;
  int second = parts->parts[1].number;

  if (parts->marks[1] == '.')
    order = TRAB_DATE_ORDER_DAY_FIRST; /* nobody writes the month first with dots */
  else if (first > N_MONTHS || first == second)
    order = TRAB_DATE_ORDER_DAY_FIRST;
  else if (second > N_MONTHS)
    order = TRAB_DATE_ORDER_MONTH_FIRST;
  if (order == TRAB_DATE_ORDER_NOT_KNOWN)
    return FALSE;
  date->day = order == TRAB_DATE_ORDER_DAY_FIRST ? first : second;
  date->month = order == TRAB_DATE_ORDER_DAY_FIRST ? second : first;
  return date->day > 0 && date->month > 0;
}

static gboolean
read_three (const Parts *parts, TrabDateOrder order, TrabDate *date)
{
  const Part *a = &parts->parts[0];
  const Part *b = &parts->parts[1];
  const Part *c = &parts->parts[2];

  if (is_year (a))
    {
      *date = (TrabDate){ a->number, b->number, c->number };
      return !is_year (b) && !is_year (c) && !c->is_month && b->number > 0 && c->number > 0;
    }
  date->year = c->number;
  if (!is_year (c) || is_year (b) || (a->is_month && b->is_month))
    return FALSE;
  if (!a->is_month && !b->is_month)
    return parts->marks[1] == parts->marks[2] && order_day_and_month (parts, order, date);
  date->day = a->is_month ? b->number : a->number;
  date->month = a->is_month ? a->number : b->number;
  return date->day > 0;
}

static gboolean
read_two (const Parts *parts, TrabDate *date)
{
  guint year = is_year (&parts->parts[0]) ? 0 : 1;

  date->year = parts->parts[year].number;
  date->month = parts->parts[1 - year].number;
  return is_year (&parts->parts[year]) && !is_year (&parts->parts[1 - year]) && date->month > 0;
}

/**
 * trab_typed_date_parse_in:
 * @text: (nullable)
 * @order: for figures that leave it open, 3/4/1961; when it is not known, these are refused
 * @date: (out): as precise as typed; untouched when FALSE is returned
 *
 * Years have four digits: a short one would be a guess at the century.
 */
gboolean
trab_typed_date_parse_in (const char *text, TrabDateOrder order, TrabDate *date)
{
  TrabDate typed = TRAB_DATE_NONE;
  Parts parts = { .n = 0 };

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || !take_apart (text, &parts))
    return FALSE;
  if (parts.n == 1)
    {
      typed.year = parts.parts[0].number;
      if (!is_year (&parts.parts[0]))
        return FALSE;
    }
  else if (parts.n == 2 ? !read_two (&parts, &typed) : !read_three (&parts, order, &typed))
    return FALSE;
  if (!trab_date_is_valid (typed))
    return FALSE;
  *date = typed;
  return TRUE;
}

/** trab_typed_date_parse: @text: (nullable): in the order of LC_TIME */
gboolean
trab_typed_date_parse (const char *text, TrabDate *date)
{
  return trab_typed_date_parse_in (text, trab_typed_date_get_order (), date);
}
