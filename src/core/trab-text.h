/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How a text that people write is laid out. */
typedef enum
{
  TRAB_TEXT_LINE,  /* a name, a dose: one line, single blanks */
  TRAB_TEXT_PROSE, /* a note: line breaks, tabs and blanks stay */
  TRAB_TEXT_KEPT,  /* what the program wrote for itself: as a note, and longer */
} TrabTextShape;

/* More than any name or medicine has, more than two pages of notes, more than the numbers of a
 * hundred plans; in characters. */
#define TRAB_TEXT_LINE_LIMIT 200
#define TRAB_TEXT_PROSE_LIMIT 10000
#define TRAB_TEXT_KEPT_LIMIT 1000000

/* What every text that is kept obeys, whichever way it came in: typed, read from a file, or given
 * on the command line. Valid UTF-8 throughout. Any thread. */
char *trab_text_dup_clean (const char *text, TrabTextShape shape);
gboolean trab_text_is_clean (const char *text, TrabTextShape shape);
guint trab_text_get_limit (TrabTextShape shape);
gboolean trab_text_is_too_long (const char *text, TrabTextShape shape);
char *trab_text_dup_beginning (const char *text);
gboolean trab_text_check (const char *text, TrabTextShape shape, GError **error);
gboolean trab_text_is_visible (const char *text);

G_END_DECLS
