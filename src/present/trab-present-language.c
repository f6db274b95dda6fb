/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define SOURCE_LANGUAGE "en" /* of the sentences themselves */
#define MOST_LETTERS 16

/* What a catalogue's head says once every sentence in it has been translated and read by somebody.
 */
#define WHOLE_MARK "X-Trabecula-Whole: yes"
#define LANGUAGE_FIELD "Language"
#define NAME_FIELD "X-Trabecula-Name" /* how the language calls itself */

struct _TrabPresentLanguage
{
  locale_t before;
  locale_t own;
};

/* (nullable): a field of the head of the catalogue in force */
static char *
dup_field (const char *name)
{
  g_auto (GStrv) lines = g_strsplit (dgettext (GETTEXT_PACKAGE, ""), "\n", -1);
  g_autofree char *begin = g_strconcat (name, ":", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], begin))
      {
        char *value = g_strstrip (g_strdup (lines[i] + strlen (begin)));

        if (value[0] != '\0')
          return value;
        g_free (value);
      }
  return NULL;
}

/** trab_present_language_get_folder: (transfer none): where the catalogues are */
const char *
trab_present_language_get_folder (void)
{
  const char *folder = g_getenv ("TRABECULA_LOCALE_DIR");

  return folder != NULL && folder[0] != '\0' ? folder : TRAB_LOCALE_DIR;
}

/** trab_present_language_is_name: whether it can name a language at all, as "de" or "pt_BR": it
 * becomes a part of a path */
gboolean
trab_present_language_is_name (const char *language)
{
  gsize length = strlen (language);

  if (length < strlen (SOURCE_LANGUAGE) || length > MOST_LETTERS)
    return FALSE;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p) && *p != '_')
      return FALSE;
  return TRUE;
}

/** trab_present_language_is_there: whether papers can be written in it */
gboolean
trab_present_language_is_there (const char *language)
{
  g_autofree char *path = NULL;

  if (g_str_equal (language, SOURCE_LANGUAGE))
    return TRUE;
  path = g_build_filename (trab_present_language_get_folder (), language, "LC_MESSAGES",
                           GETTEXT_PACKAGE ".mo", NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/** trab_present_language_is_shown: whether this system lets its words be shown: the C library looks
 * for none in a plain locale */
gboolean
trab_present_language_is_shown (const char *language)
{
  return g_str_equal (language, SOURCE_LANGUAGE) || dgettext (GETTEXT_PACKAGE, "")[0] != '\0';
}

/** trab_present_language_is_whole: whether nothing of a paper in it is left in another language;
 * @language: the one that is in force */
gboolean
trab_present_language_is_whole (const char *language)
{
  return g_str_equal (language, SOURCE_LANGUAGE)
         || strstr (dgettext (GETTEXT_PACKAGE, ""), WHOLE_MARK) != NULL;
}

/** trab_present_language_dup_current: of the sentences as they are said now */
char *
trab_present_language_dup_current (void)
{
  char *language = dup_field (LANGUAGE_FIELD);

  return language ? language : g_strdup (SOURCE_LANGUAGE);
}

/* @names: (nullable): tried in turn for the messages of this thread alone: no other thread, and
 * nothing of the environment, changes under somebody who reads it */
static TrabPresentLanguage *
enter_locale (const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      locale_t base = duplocale (uselocale ((locale_t) 0));
      locale_t own = newlocale (LC_MESSAGES_MASK, names[i], base);
      TrabPresentLanguage *self = NULL;

      if (own == (locale_t) 0)
        {
          freelocale (base);
          continue;
        }
      self = g_new0 (TrabPresentLanguage, 1);
      self->own = own;
      self->before = uselocale (own);
      return self;
    }
  return NULL;
}

/**
 * trab_present_language_enter:
 * @language: of the choices
 *
 * Until it is left, this thread's sentences are in @language: what is made meanwhile keeps them.
 *
 * Returns: (transfer full) (nullable): NULL where this system cannot show it
 */
TrabPresentLanguage *
trab_present_language_enter (const char *language)
{
  g_autofree char *upper = g_ascii_strup (language, -1);
  g_autofree char *own = g_strconcat (language, ".UTF-8", NULL);
  g_autofree char *home = g_strconcat (language, "_", upper, ".UTF-8", NULL);
  const char *const names[] = { own, home, NULL };
  const char *const plain[] = { "C", NULL }; /* in which every sentence is as it was written */
  g_autofree char *before = trab_present_language_dup_current ();
  g_autoptr (TrabPresentLanguage) self = NULL;
  g_autofree char *now = NULL;

  if (!trab_present_language_is_name (language))
    return NULL;
  if (g_str_equal (before, language)) /* of the program: whatever locale brought it */
    {
      const char *const same[] = { setlocale (LC_MESSAGES, NULL), NULL };

      return enter_locale (same);
    }
  self = enter_locale (g_str_equal (language, SOURCE_LANGUAGE) ? plain : names);
  now = self ? trab_present_language_dup_current () : NULL;
  return g_strcmp0 (now, language) == 0 ? g_steal_pointer (&self) : NULL;
}

/** trab_present_language_leave: @self: (transfer full) (nullable): the one entered last */
void
trab_present_language_leave (TrabPresentLanguage *self)
{
  if (self == NULL)
    return;
  uselocale (self->before);
  freelocale (self->own);
  g_free (self);
}

/** trab_present_language_dup_title: how a language of the choices calls itself: "English", "de" */
char *
trab_present_language_dup_title (const char *language)
{
  g_autoptr (TrabPresentLanguage) entered = trab_present_language_enter (language);
  char *name = NULL;

  if (g_str_equal (language, SOURCE_LANGUAGE))
    return g_strdup ("English");
  name = entered ? dup_field (NAME_FIELD) : NULL;
  return name ? name : g_strdup (language);
}

static gboolean
can_enter (const char *language)
{
  g_autoptr (TrabPresentLanguage) entered = trab_present_language_enter (language);

  return entered != NULL;
}

/** trab_present_language_dup_choices: (transfer full): papers can be made in these: the program's
 * own first, then the language of the sentences themselves, then each catalogue that this system
 * can show */
char **
trab_present_language_dup_choices (void)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autoptr (GDir) folder = g_dir_open (trab_present_language_get_folder (), 0, NULL);
  const char *name = NULL;

  g_ptr_array_add (choices, trab_present_language_dup_current ());
  if (!g_str_equal (g_ptr_array_index (choices, 0), SOURCE_LANGUAGE))
    g_ptr_array_add (choices, g_strdup (SOURCE_LANGUAGE));
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (trab_present_language_is_name (name) && trab_present_language_is_there (name)
        && !g_ptr_array_find_with_equal_func (choices, name, g_str_equal, NULL) && can_enter (name))
      g_ptr_array_add (choices, g_strdup (name));
  g_ptr_array_add (choices, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&choices), FALSE);
}
