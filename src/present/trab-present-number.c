/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "trab-number.h"

#define MINUS "\xe2\x88\x92" /* U+2212 */
#define LESS_THAN_HALF 0.5
#define MOST_READ 5          /* digits of a number that a person wrote */
#define ROUNDED_TO 4         /* digits of one that is rounded */
#define WHOLE_TOLERANCE 0.05 /* a tenth is the least that is said */

/** trab_present_number_get_decimal_mark: (transfer none): of the language of the words */
const char *
trab_present_number_get_decimal_mark (void)
{
  return C_ ("decimal mark of a number", ".");
}

/** trab_present_number_is_whole: whether it reads the same without its tenths */
gboolean
trab_present_number_is_whole (double number)
{
  return fabs (number - round (number)) < WHOLE_TOLERANCE;
}

static gboolean
is_zero_text (const char *digits)
{
  return strspn (digits, "0.") == strlen (digits);
}

/* Makes what a C program prints into what a person reads: real minus, decimal mark of the language.
 * @plus: put before a number above zero */
static char *
dress (const char *printed, const char *plus)
{
  gboolean is_negative = printed[0] == '-';
  const char *digits = printed + (is_negative || printed[0] == '+' ? 1 : 0);
  g_auto (GStrv) parts = g_strsplit (digits, ".", 2);
  g_autofree char *number = g_strjoinv (trab_present_number_get_decimal_mark (), parts);

  if (is_zero_text (digits))
    return g_steal_pointer (&number);
  return g_strconcat (is_negative ? MINUS : plus, number, NULL);
}

static void
print (double value, guint decimals, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  char format[8];

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, format, value);
}

/** trab_present_number_dup_decimal: "0.731", "−2.6"; what rounds to zero has no sign */
char *
trab_present_number_dup_decimal (double value, guint decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (isfinite (value), g_strdup ("?"));
  print (value, decimals, buffer);
  return dress (buffer, "");
}

/** trab_present_number_dup_signed: "+4", "−2", "0" */
char *
trab_present_number_dup_signed (double value, guint decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (isfinite (value), g_strdup ("?"));
  print (value, decimals, buffer);
  return dress (buffer, "+");
}

/** trab_present_number_dup_as_typed: every digit of @text as it came, minus and mark as we write */
char *
trab_present_number_dup_as_typed (const char *text)
{
  return dress (text, "");
}

static guint
count_significant (const char *text)
{
  const char *first = strpbrk (text, "123456789");
  guint n = 0;

  for (const char *c = first; c != NULL && *c != '\0'; c++)
    n += g_ascii_isdigit (*c);
  return n;
}

/** trab_present_number_dup_for_people: the digits it came with; a long one, as a computer writes
 * it, rounded to what a person reads: 166.34872 becomes 166.3 */
char *
trab_present_number_dup_for_people (const char *text)
{
  double value = 0;
  int n_whole = 1;

  if (count_significant (text) <= MOST_READ || trab_number_count_decimals (text) == 0
      || !trab_number_parse (text, &value))
    return trab_present_number_dup_as_typed (text);
  for (double size = fabs (value); size >= 10; size /= 10)
    n_whole++;
  for (double size = fabs (value); size < 1 && size > 0; size *= 10)
    n_whole--;
  return trab_present_number_dup_decimal (value, (guint) MAX (ROUNDED_TO - n_whole, 0));
}

/** trab_present_number_dup_unbroken: @words in which no number stands at the end of a line without
 * its unit */
char *
trab_present_number_dup_unbroken (const char *words)
{
  GString *out = g_string_new (NULL);

  for (const char *c = words; *c != '\0'; c++)
    if (*c == ' ' && c > words && g_ascii_isdigit (c[-1]) && c[1] != '(')
      g_string_append (out, "\u00a0");
    else
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

/** trab_present_number_dup_change: "+4 %": whole percent, since a scan sees no less */
char *
trab_present_number_dup_change (double pct)
{
  g_autofree char *number = trab_present_number_dup_signed (pct, 0);

  /* Translators: a change in percent, "+4 %" */
  return g_strdup_printf (_ ("%s %%"), number);
}

/** trab_present_number_dup_change_range: "+4 % (0 to +7)" */
char *
trab_present_number_dup_change_range (double low_pct, double best_pct, double high_pct)
{
  g_autofree char *best = trab_present_number_dup_change (best_pct);
  g_autofree char *low = trab_present_number_dup_signed (low_pct, 0);
  g_autofree char *high = trab_present_number_dup_signed (high_pct, 0);

  /* Translators: a change with its range, "+4 % (0 to +7)" */
  return g_strdup_printf (_ ("%s (%s to %s)"), best, low, high);
}

/**
 * trab_present_number_count_people:
 * @chance_pct: 0..100
 * @out_of: 100 or 1,000
 *
 * Returns: people out of so many, rounded
 */
guint
trab_present_number_count_people (double chance_pct, guint out_of)
{
  g_return_val_if_fail (chance_pct >= 0 && chance_pct <= 100, 0);
  return (guint) floor (chance_pct * out_of / 100 + LESS_THAN_HALF);
}

/** trab_present_number_dup_people: "19", "less than 1": a chance that is not nothing is never said
 * as 0, nor one that is not sure as all */
char *
trab_present_number_dup_people (double chance_pct, guint out_of)
{
  guint count = trab_present_number_count_people (chance_pct, out_of);

  if (count == 0 && chance_pct > 0)
    return g_strdup (_ ("less than 1"));
  if (count == out_of && chance_pct < 100)
    return g_strdup_printf (_ ("more than %u"), out_of - 1);
  return g_strdup_printf ("%u", count);
}

/** trab_present_number_dup_total: "100", "1,000" */
char *
trab_present_number_dup_total (guint out_of)
{
  /* Translators: a thousand people */
  return out_of == 1000 ? g_strdup (_ ("1,000")) : g_strdup_printf ("%u", out_of);
}

/** trab_present_number_dup_chance: "19 in 100", "less than 1 in 1,000" */
char *
trab_present_number_dup_chance (double chance_pct, guint out_of)
{
  g_autofree char *count = trab_present_number_dup_people (chance_pct, out_of);
  g_autofree char *total = trab_present_number_dup_total (out_of);

  /* Translators: so many people in 100, "19 in 100" */
  return g_strdup_printf (_ ("%s in %s"), count, total);
}

/** trab_present_number_dup_years: "1 year", "10 years", "2.5 years" */
char *
trab_present_number_dup_years (double years)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (isfinite (years) && years >= 0, g_strdup ("?"));
  if (trab_present_number_is_whole (years))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) round (years)),
        (int) round (years));
  number = trab_present_number_dup_decimal (years, 1);
  return g_strdup_printf (_ ("%s years"), number);
}
