/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-language.h"

#include <libintl.h>
#include <string.h>

#define SOURCE_LANGUAGE "en" /* of the sentences themselves */
#define MOST_LETTERS 16

/* What a catalogue's head says once every sentence in it has been translated and read by somebody.
 */
#define WHOLE_MARK "X-Trabecula-Whole: yes"

/** trab_cli_language_get_folder: (transfer none): where the catalogues are */
const char *
trab_cli_language_get_folder (void)
{
  const char *folder = g_getenv ("TRABECULA_LOCALE_DIR");

  return folder != NULL && folder[0] != '\0' ? folder : TRAB_LOCALE_DIR;
}

/** trab_cli_language_is_name: whether it can name a language at all, as "de" or "pt_BR": it becomes
 * a part of a path */
gboolean
trab_cli_language_is_name (const char *language)
{
  gsize length = strlen (language);

  if (length < strlen (SOURCE_LANGUAGE) || length > MOST_LETTERS)
    return FALSE;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p) && *p != '_')
      return FALSE;
  return TRUE;
}

/** trab_cli_language_is_there: whether papers can be written in it */
gboolean
trab_cli_language_is_there (const char *language)
{
  g_autofree char *path = NULL;

  if (g_str_equal (language, SOURCE_LANGUAGE))
    return TRUE;
  path = g_build_filename (trab_cli_language_get_folder (), language, "LC_MESSAGES",
                           GETTEXT_PACKAGE ".mo", NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/** trab_cli_language_is_shown: whether this system lets its words be shown: the C library looks for
 * none in a plain locale */
gboolean
trab_cli_language_is_shown (const char *language)
{
  return g_str_equal (language, SOURCE_LANGUAGE) || dgettext (GETTEXT_PACKAGE, "")[0] != '\0';
}

/** trab_cli_language_is_whole: whether nothing of a paper in it is left in another language;
 * @language: the one that is in force */
gboolean
trab_cli_language_is_whole (const char *language)
{
  return g_str_equal (language, SOURCE_LANGUAGE)
         || strstr (dgettext (GETTEXT_PACKAGE, ""), WHOLE_MARK) != NULL;
}
