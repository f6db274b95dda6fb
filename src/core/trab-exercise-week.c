/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-exercise-week.h"

#include <string.h>

/* One "exercise-id:sessions". */
static gboolean
read_entry (const char *entry, const char **colon, guint *sessions)
{
  guint64 number = 0;

  *colon = strchr (entry, ':');
  if (*colon == NULL || *colon == entry
      || !g_ascii_string_to_unsigned (*colon + 1, 10, 1, TRAB_EXERCISE_WEEK_MOST_SESSIONS, &number,
                                      NULL))
    return FALSE;
  *sessions = (guint) number;
  return TRUE;
}

static gboolean
is_about (const char *entry, const char *colon, const char *exercise_id)
{
  return strlen (exercise_id) == (gsize) (colon - entry)
         && strncmp (entry, exercise_id, (gsize) (colon - entry)) == 0;
}

/**
 * trab_exercise_week_is_valid:
 * @text: (nullable): the answer as it is kept; NULL and "" are an empty week
 *
 * Returns: FALSE when an entry cannot be read, or an exercise stands twice: such a week is shown as
 *   not readable, and nothing of it is used
 */
gboolean
trab_exercise_week_is_valid (const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text ? text : "", " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      const char *colon = NULL;
      guint sessions = 0;

      if (entries[i][0] == '\0')
        continue;
      if (!read_entry (entries[i], &colon, &sessions)
          || !g_hash_table_add (seen, g_strndup (entries[i], (gsize) (colon - entries[i]))))
        return FALSE;
    }
  return TRUE;
}

/** trab_exercise_week_get: @text: (nullable); sessions a week, 0 where the exercise is not in it */
guint
trab_exercise_week_get (const char *text, const char *exercise_id)
{
  g_auto (GStrv) entries = g_strsplit (text ? text : "", " ", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      const char *colon = NULL;
      guint sessions = 0;

      if (read_entry (entries[i], &colon, &sessions) && is_about (entries[i], colon, exercise_id))
        return sessions;
    }
  return 0;
}

/**
 * trab_exercise_week_dup_with:
 * @text: (nullable): the answer as it is kept
 * @sessions: 0 takes the exercise out; at most TRAB_EXERCISE_WEEK_MOST_SESSIONS
 *
 * Returns: (transfer full): the week with this exercise in place of what it said of it; entries
 * that cannot be read stay as they are
 */
char *
trab_exercise_week_dup_with (const char *text, const char *exercise_id, guint sessions)
{
  g_auto (GStrv) entries = g_strsplit (text ? text : "", " ", -1);
  GString *week = g_string_new (NULL);

  g_return_val_if_fail (sessions <= TRAB_EXERCISE_WEEK_MOST_SESSIONS, NULL);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      const char *colon = strchr (entries[i], ':');

      if (entries[i][0] != '\0' && (colon == NULL || !is_about (entries[i], colon, exercise_id)))
        g_string_append_printf (week, "%s%s", week->len > 0 ? " " : "", entries[i]);
    }
  if (sessions > 0)
    g_string_append_printf (week, "%s%s:%u", week->len > 0 ? " " : "", exercise_id, sessions);
  return g_string_free (week, FALSE);
}
