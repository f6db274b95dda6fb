/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-text.h"

#include <string.h>

#include "trab-error.h"

#define BEGINNING 40 /* characters: enough to know a text by */

/* Characters without a picture of their own that Unicode does not call controls or formats: they
 * make two names look the same. */
static gboolean
is_filler (gunichar c)
{
  return c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 || c == 0x2800 || c == 0x3164
         || c == 0xffa0 || c == 0xfffe || c == 0xffff;
}

/* Of the formats, the signs that Arabic, Syriac and Kaithi write above or below numbers are seen.
 */
static gboolean
is_seen_format (gunichar c)
{
  return (c >= 0x0600 && c <= 0x0605) || c == 0x06dd || c == 0x070f || c == 0x0890 || c == 0x0891
         || c == 0x08e2 || c == 0x110bd || c == 0x110cd;
}

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || (type == G_UNICODE_FORMAT && !is_seen_format (c))
         || is_filler (c);
}

static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

/* What shapes the character before it: joiners, and selectors of a variant. */
static gboolean
is_shaping (gunichar c)
{
  return is_joiner (c) || c == 0x034f || (c >= 0xfe00 && c <= 0xfe0f)
         || (c >= 0xe0100 && c <= 0xe01ef);
}

static gboolean
can_be_shaped (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return c >= 0x80 && !g_unichar_isspace (c) && !is_shaping (c) && script != G_UNICODE_SCRIPT_LATIN
         && script != G_UNICODE_SCRIPT_GREEK && script != G_UNICODE_SCRIPT_CYRILLIC;
}

/* Persian, the scripts of India and pictures need them within a word; beside a Latin letter nobody
 * sees them. */
static gboolean
shapes_something (gunichar before, gunichar c, gunichar after)
{
  return can_be_shaped (before)
         && (!is_joiner (c) || (after != 0 && !g_unichar_isspace (after) && !is_invisible (after)));
}

/* Returns: what stands for @c, 0 for nothing */
static gunichar
clean_one (gunichar before, gunichar c, gunichar after, TrabTextShape shape)
{
  if (c == 0x2028 || c == 0x2029 || (c == '\r' && after != '\n'))
    c = '\n';
  if (shape == TRAB_TEXT_LINE && g_unichar_isspace (c))
    return ' ';
  if (c == '\n' || c == '\t')
    return c;
  if (is_shaping (c))
    return shapes_something (before, c, after) ? c : 0;
  return is_invisible (c) ? 0 : c;
}

/**
 * trab_text_dup_clean:
 * @text: (nullable)
 *
 * Returns: (transfer full): @text without blanks at its ends and without what nobody can see or a
 *   terminal may obey: controls, marks of direction, characters of no width. A second cleaning
 *   changes nothing.
 */
char *
trab_text_dup_clean (const char *text, TrabTextShape shape)
{
  GString *clean = g_string_new (NULL);
  gunichar before = 0;
  const char *at = text ? text : "";

  while (*at != '\0')
    {
      const char *next = g_utf8_next_char (at);
      gunichar c = clean_one (before, g_utf8_get_char (at), g_utf8_get_char (next), shape);
      gboolean is_second_blank = shape == TRAB_TEXT_LINE && c == ' ' && before == ' ';

      if (c != 0 && !is_second_blank)
        {
          g_string_append_unichar (clean, c);
          before = c;
        }
      at = next;
    }
  return g_strstrip (g_string_free (clean, FALSE));
}

/** trab_text_is_clean: whether cleaning would change nothing but blanks at the ends; @text:
 * (nullable) */
gboolean
trab_text_is_clean (const char *text, TrabTextShape shape)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  g_autofree char *clean = trab_text_dup_clean (text, shape);

  return g_str_equal (stripped, clean);
}

/** trab_text_get_limit: in characters */
guint
trab_text_get_limit (TrabTextShape shape)
{
  if (shape == TRAB_TEXT_KEPT)
    return TRAB_TEXT_KEPT_LIMIT;
  return shape == TRAB_TEXT_LINE ? TRAB_TEXT_LINE_LIMIT : TRAB_TEXT_PROSE_LIMIT;
}

/** trab_text_is_too_long: @text: (nullable) */
gboolean
trab_text_is_too_long (const char *text, TrabTextShape shape)
{
  return text != NULL && g_utf8_strlen (text, -1) > (long) trab_text_get_limit (shape);
}

/** trab_text_dup_beginning: (transfer full): enough of a text that is too long to know it by */
char *
trab_text_dup_beginning (const char *text)
{
  g_autofree char *beginning
      = g_utf8_substring (text, 0, MIN (BEGINNING, g_utf8_strlen (text, -1)));

  return strlen (beginning) < strlen (text) ? g_strconcat (beginning, "\u2026", NULL)
                                            : g_steal_pointer (&beginning);
}

/**
 * trab_text_check:
 * @text: (nullable): of a kind that is refused, not mended: the words somebody answers for
 *
 * Returns: FALSE with TRAB_INPUT_ERROR_TOO_LONG or TRAB_INPUT_ERROR_UNSEEN
 */
gboolean
trab_text_check (const char *text, TrabTextShape shape, GError **error)
{
  if (trab_text_is_too_long (text, shape))
    g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_TOO_LONG,
                 "a text has more than %u characters", trab_text_get_limit (shape));
  else if (!trab_text_is_clean (text, shape))
    g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNSEEN,
                         "a text has characters that cannot be seen");
  else
    return TRUE;
  return FALSE;
}

/** trab_text_is_visible: whether anything of @text is left once it is cleaned. @text: (nullable) */
gboolean
trab_text_is_visible (const char *text)
{
  g_autofree char *clean = trab_text_dup_clean (text, TRAB_TEXT_LINE);

  return *g_strstrip (clean) != '\0';
}
