/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-head.h"

/* What is the same name to a person: case, blanks of any width, underscores and the signs that
 * nobody sees do not count, "²" is "2". */
static char *
dup_folded (const char *name)
{
  g_autofree char *plain = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (plain ? plain : name, -1);
  GString *kept = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != '_' && !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (kept, c);
    }
  return g_string_free (kept, FALSE);
}

/**
 * trab_csv_head_find:
 * @is_twice: (out): whether two columns have that name: which one is meant cannot be told
 *
 * Returns: the place of the first column of that name, or -1
 */
int
trab_csv_head_find (TrabCsvRows *rows, const char *name, gboolean *is_twice)
{
  g_autofree char *wanted = dup_folded (name);
  int found = -1;

  *is_twice = FALSE;
  for (guint i = 0; i < trab_csv_rows_get_n_fields (rows); i++)
    {
      g_autofree char *cell = dup_folded (trab_csv_rows_get_field (rows, i));

      if (!g_str_equal (cell, wanted))
        continue;
      *is_twice = found >= 0;
      if (found >= 0)
        break;
      found = (int) i;
    }
  return found;
}
