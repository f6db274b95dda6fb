/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MAX_DIGITS                                                                                 \
  30 /* more than any instrument writes; keeps a pasted text from passing for a number */

static const char *
skip_minus (const char *text, gboolean *is_negative)
{
  *is_negative = TRUE;
  if (*text == '-')
    return text + 1;
  if (g_str_has_prefix (text, "\u2212") || g_str_has_prefix (text, "\u2013"))
    return text + strlen ("\u2212");
  *is_negative = FALSE;
  return text;
}

/**
 * trab_number_parse:
 * @text: (nullable): a plain decimal as a person types it: digits with at most one mark, "." or
 *   ",", an optional minus ("-", U+2212, or the dash U+2013), blanks around it
 * @value: (out): the number; untouched when FALSE is returned
 *
 * The locale plays no part. Exponents, hexadecimal, grouping, "nan" and "inf" are refused: what is
 * not plainly a number is asked about, never guessed.
 */
gboolean
trab_number_parse (const char *text, double *value)
{
  g_autofree char *plain = NULL;
  gboolean is_negative = FALSE;
  guint n_digits = 0;
  guint n_marks = 0;
  double parsed = 0;

  if (text == NULL)
    return FALSE;
  plain = g_strstrip (g_strdup (text));
  memmove (plain, skip_minus (plain, &is_negative), strlen (skip_minus (plain, &is_negative)) + 1);
  for (char *c = plain; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        n_digits++;
      else if (*c == '.' || *c == ',')
        {
          n_marks++;
          *c = '.';
        }
      else
        return FALSE;
    }
  if (n_digits == 0 || n_digits > MAX_DIGITS || n_marks > 1)
    return FALSE;
  parsed = g_ascii_strtod (plain, NULL);
  *value = is_negative ? -parsed : parsed;
  return TRUE;
}

/**
 * trab_number_dup_text:
 * Returns: (transfer full): the shortest text that reads back as exactly @value, "." as mark
 */
char *
trab_number_dup_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits < 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (!islessgreater (g_ascii_strtod (buffer, NULL), value))
        return g_strdup (buffer);
    }
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value));
}

/**
 * trab_number_count_decimals:
 * Returns: the digits after the mark in @text, so that a value is shown as precisely as it came
 */
guint
trab_number_count_decimals (const char *text)
{
  const char *mark = text ? strpbrk (text, ".,") : NULL;

  return mark ? (guint) strspn (mark + 1, "0123456789") : 0;
}

/* Wide enough that the product of a double and a power of ten keeps 15 digits for certain. */
#define HAS_WIDE_FLOAT (LDBL_MANT_DIG >= 64)
#define N_DIGITS 15
#define LEAST_WHOLE G_GUINT64_CONSTANT (100000000000000) /* of so many digits */
#define LEAST_FAST 1e-3
#define MOST_FAST 1e5
#define SAFE_GAP 0.01L /* from a half: far more than the error of the product */

static void
append_decimal (GString *out, guint64 whole, int n_decimals)
{
  char digits[N_DIGITS + 4]; /* the last first */
  int length = 0;

  for (; n_decimals > 0 && whole % 10 == 0; whole /= 10)
    n_decimals--;
  for (; whole > 0 || length <= n_decimals; whole /= 10)
    digits[length++] = (char) ('0' + whole % 10);
  for (int i = length - 1; i >= 0; i--)
    {
      g_string_append_c (out, digits[i]);
      if (i == n_decimals && i > 0)
        g_string_append_c (out, '.');
    }
}

/* Numbers of ordinary size, rounded like printf. Returns: FALSE, nothing appended, when the last
 * digit is not certain */
static gboolean
append_fast (GString *out, double value)
{
  static const long double powers[]
      = { 1e9L, 1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L };
  const int first_power = 9;
  long double scaled = 0;
  guint64 whole = 0;
  int n_decimals = N_DIGITS - 1;

  if (!HAS_WIDE_FLOAT || !(value >= LEAST_FAST && value < MOST_FAST))
    return FALSE;
  for (double limit = 10; value >= limit; limit *= 10)
    n_decimals--;
  for (double limit = 1; value < limit; limit /= 10)
    n_decimals++;
  scaled = (long double) value * powers[n_decimals - first_power];
  whole = (guint64) scaled;
  if (fabsl (scaled - (long double) whole - 0.5L) < SAFE_GAP)
    return FALSE;
  whole += scaled - (long double) whole > 0.5L ? 1 : 0;
  if (whole < LEAST_WHOLE || whole >= 10 * LEAST_WHOLE)
    return FALSE;
  append_decimal (out, whole, n_decimals);
  return TRUE;
}

/**
 * trab_number_append:
 * Appends @value with 15 significant digits, as "%.15g" in the C locale does; much faster for the
 * millions of chances of a batch.
 */
void
trab_number_append (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!append_fast (out, value))
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}
