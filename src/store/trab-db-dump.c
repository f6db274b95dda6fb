/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-db-dump.h"

#include <string.h>

/* The audit tells what was done, not what is recorded, and log_base which log holds it: looking at
 * a record must not change a dump */
static const char tables_sql[]
    = "SELECT name FROM sqlite_master WHERE type = 'table'"
      " AND name NOT LIKE 'sqlite%' AND name NOT IN ('audit', 'log_base')"
      " ORDER BY name";

typedef void (*AddText) (gpointer out, const char *text);

/* Returns: (transfer full): "SELECT quote (a) AS a, quote (b) AS b FROM table ORDER BY 1, 2" */
static char *
write_select (TrabDb *db, const char *table, gboolean is_sorted, GError **error)
{
  g_autofree char *probe_sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (TrabStatement) probe = trab_db_prepare (db, probe_sql, error);
  g_autoptr (GString) order = g_string_new (" ORDER BY ");
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  guint n_columns = 0;

  if (probe == NULL)
    return NULL;
  n_columns = trab_statement_get_n_columns (probe);
  for (guint i = 0; i < n_columns; i++)
    {
      const char *name = trab_statement_get_column_name (probe, i);

      g_string_append_printf (sql, "%squote (%s) AS %s", i > 0 ? ", " : "", name, name);
      g_string_append_printf (order, "%s%u", i > 0 ? ", " : "", i + 1);
    }
  g_string_append_printf (sql, " FROM %s%s", table, is_sorted ? order->str : "");
  return g_strdup (sql->str);
}

static gboolean
add_table (
    TrabDb *db, const char *table, gboolean is_sorted, AddText add, gpointer out, GError **error)
{
  g_autofree char *sql = write_select (db, table, is_sorted, error);
  g_autoptr (TrabStatement) select = sql ? trab_db_prepare (db, sql, error) : NULL;
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      add (out, table);
      for (guint i = 0; i < trab_statement_get_n_columns (select); i++)
        {
          const char *name = trab_statement_get_column_name (select, i);

          add (out, " ");
          add (out, name);
          add (out, "=");
          add (out, trab_statement_get_text (select, name));
        }
      add (out, "\n");
    }
  return step == TRAB_STEP_DONE;
}

static gboolean
add_tables (TrabDb *db, gboolean is_sorted, AddText add, gpointer out, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, tables_sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    if (!add_table (db, trab_statement_get_text (select, "name"), is_sorted, add, out, error))
      return FALSE;
  return step == TRAB_STEP_DONE;
}

static void
add_to_string (gpointer out, const char *text)
{
  g_string_append (out, text);
}

static void
add_to_checksum (gpointer out, const char *text)
{
  g_checksum_update (out, (const guint8 *) text, (gssize) strlen (text));
}

/**
 * trab_db_dump:
 * Returns: (transfer full): every row of every table but these two, one per line, in an order that
 *   depends on nothing else: two databases that hold the same give the same text
 */
char *
trab_db_dump (TrabDb *db, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  return add_tables (db, TRUE, add_to_string, text, error) ? g_strdup (text->str) : NULL;
}

/** trab_db_dump_digest: (transfer full): SHA-256 of the same rows as they lie in the file: a copy
 * page by page has the same */
char *
trab_db_dump_digest (TrabDb *db, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  return add_tables (db, FALSE, add_to_checksum, checksum, error)
             ? g_strdup (g_checksum_get_string (checksum))
             : NULL;
}
