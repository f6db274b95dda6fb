/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-moment.h"

#include <stdio.h>
#include <string.h>

static gboolean
parse_offset (const char *text, int *offset_minutes)
{
  int hours = 0;
  int minutes = 0;
  int end = 0;

  if (g_str_equal (text, "Z"))
    {
      *offset_minutes = 0;
      return TRUE;
    }
  if (strlen (text) != 6 || (text[0] != '+' && text[0] != '-')
      || sscanf (text + 1, "%2d:%2d%n", &hours, &minutes, &end) != 2 || end != 5 || hours > 14
      || minutes > 59)
    return FALSE;
  *offset_minutes = (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
  return TRUE;
}

static gboolean
is_time_shape (const char *text)
{
  static const char shape[] = "99:99:99";

  for (guint i = 0; i < sizeof shape - 1; i++)
    if (shape[i] == '9' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return TRUE;
}

/**
 * trab_moment_parse:
 * @text: (nullable): a FHIR R4 dateTime: YYYY, YYYY-MM, YYYY-MM-DD, or with THH:MM:SS[.fff] and a
 *   zone (Z or +HH:MM). A time without a zone is not valid R4 and is refused.
 * @moment: (out): untouched when FALSE is returned. Fractions of a second are dropped here; whoever
 *   needs them keeps the text.
 */
gboolean
trab_moment_parse (const char *text, TrabMoment *moment)
{
  TrabMoment parsed = TRAB_MOMENT_NONE;
  g_autofree char *day = NULL;
  const char *rest = NULL;

  if (text == NULL)
    return FALSE;
  if (strchr (text, 'T') == NULL)
    {
      if (!trab_date_parse (text, &parsed.date))
        return FALSE;
      *moment = parsed;
      return TRUE;
    }
  day = g_strndup (text, (gsize) (strchr (text, 'T') - text));
  rest = strchr (text, 'T') + 1;
  if (!trab_date_parse (day, &parsed.date) || parsed.date.day == 0 || strlen (rest) < 9
      || !is_time_shape (rest))
    return FALSE;
  if (sscanf (rest, "%2d:%2d:%2d", &parsed.hour, &parsed.minute, &parsed.second) != 3
      || parsed.hour > 23 || parsed.minute > 59 || parsed.second > 60)
    return FALSE;
  rest += 8;
  if (*rest == '.')
    {
      gsize n_digits = strspn (rest + 1, "0123456789");

      if (n_digits == 0)
        return FALSE;
      rest += 1 + n_digits;
    }
  if (!parse_offset (rest, &parsed.offset_minutes))
    return FALSE;
  parsed.has_time = TRUE;
  *moment = parsed;
  return TRUE;
}

TrabMoment
trab_moment_from_date (TrabDate date)
{
  TrabMoment moment = TRAB_MOMENT_NONE;

  moment.date = date;
  return moment;
}

/**
 * trab_moment_to_text:
 * Returns: @buffer, holding the FHIR dateTime in the precision of @moment; "" when not known
 */
const char *
trab_moment_to_text (TrabMoment moment, char buffer[TRAB_MOMENT_TEXT_SIZE])
{
  char day[TRAB_DATE_TEXT_SIZE];
  int offset = ABS (moment.offset_minutes);

  trab_date_to_text (moment.date, day);
  if (!moment.has_time)
    g_strlcpy (buffer, day, TRAB_MOMENT_TEXT_SIZE);
  else if (offset == 0)
    g_snprintf (buffer, TRAB_MOMENT_TEXT_SIZE, "%sT%02d:%02d:%02dZ", day, moment.hour,
                moment.minute, moment.second);
  else
    g_snprintf (buffer, TRAB_MOMENT_TEXT_SIZE, "%sT%02d:%02d:%02d%c%02d:%02d", day, moment.hour,
                moment.minute, moment.second, moment.offset_minutes < 0 ? '-' : '+', offset / 60,
                offset % 60);
  return buffer;
}

static gint64
as_minutes (TrabMoment moment)
{
  TrabDate day = trab_date_earliest (moment.date);
  GDate date;

  if (!trab_date_is_known (moment.date))
    return G_MININT64;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day.day, (GDateMonth) day.month, (GDateYear) day.year);
  return (gint64) g_date_get_julian (&date) * 24 * 60
         + (moment.has_time ? moment.hour * 60 + moment.minute - moment.offset_minutes : 0);
}

/** trab_moment_compare: order in time to the minute, a date counting from its first minute */
int
trab_moment_compare (TrabMoment a, TrabMoment b)
{
  gint64 first = as_minutes (a);
  gint64 second = as_minutes (b);

  return first < second ? -1 : first > second;
}
