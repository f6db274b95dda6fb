/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-table.h"

#include <glib/gi18n-lib.h>

/**
 * trab_present_table_translate:
 * @table: "rules/causes" …
 * @text: (nullable): a cell of @column
 *
 * Returns: (nullable): the words for the reader; they belong to the table or to the catalogue
 */
const char *
trab_present_table_translate (const char *table, const char *column, const char *text)
{
  g_autofree char *context = NULL;

  if (text == NULL || text[0] == '\0')
    return text;
  context = g_strdup_printf ("%s/%s", table, column);
  return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
}

/** trab_present_table_get: (nullable): the words of a cell; NULL where it is empty */
const char *
trab_present_table_get (const TrabTable *table, guint row, const char *column)
{
  return trab_present_table_translate (trab_table_get_name (table), column,
                                       trab_table_get_text (table, row, column));
}

/** trab_present_table_find: (nullable): as trab_evidence_find_text(), for the reader */
const char *
trab_present_table_find (TrabEvidence *evidence,
                         const char *table,
                         const char *key_column,
                         const char *key,
                         const char *column)
{
  return trab_present_table_translate (
      table, column, trab_evidence_find_text (evidence, table, key_column, key, column));
}
