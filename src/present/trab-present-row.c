/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-row.h"

/** trab_present_row_new: @note: (nullable); texts are copied */
TrabPresentRow *
trab_present_row_new (const char *title, const char *text, const char *note)
{
  TrabPresentRow *row = g_new0 (TrabPresentRow, 1);

  row->title = g_strdup (title);
  row->text = g_strdup (text);
  row->note = g_strdup (note);
  return row;
}

void
trab_present_row_free (TrabPresentRow *row)
{
  if (row == NULL)
    return;
  g_free (row->title);
  g_free (row->text);
  g_free (row->note);
  g_free (row->why);
  g_free (row);
}

/** trab_present_row_new_list: (transfer full): an empty array that owns its rows */
GPtrArray *
trab_present_row_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_row_free);
}

/** trab_present_row_dup_copy_text: the rows as lines of plain text, for the clipboard */
char *
trab_present_row_dup_copy_text (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s: %s\n", row->title, row->text);
      if (row->note != NULL)
        g_string_append_printf (text, "  %s\n", row->note);
    }
  return g_string_free (text, FALSE);
}
