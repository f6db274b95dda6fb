/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-setting-table.h"

#include "trab-error.h"

static const char insert_sql[]
    = "INSERT INTO setting (name, version, value, updated_at, updated_by) VALUES (:name,"
      " 1 + ifnull ((SELECT max (version) FROM setting WHERE name = :name), 0), :value,"
      " :updated_at, :updated_by)";

static const char select_sql[]
    = "SELECT value FROM setting WHERE name = :name ORDER BY version DESC LIMIT 1";

static const char list_sql[] = "SELECT DISTINCT name FROM setting"
                               " WHERE substr (name, 1, length (:prefix)) = :prefix ORDER BY name";

/** trab_setting_table_save: the new value; the old ones are kept */
gboolean
trab_setting_table_save (
    TrabDb *db, const char *name, const char *value, const TrabStamp *stamp, GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":name", name);
  trab_statement_bind_text (insert, ":value", value);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_setting_table_load: (transfer full): the latest value; NOT_FOUND when it was never set */
char *
trab_setting_table_load (TrabDb *db, const char *name, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":name", name);
  step = trab_statement_step (select, error);
  if (step == TRAB_STEP_ROW)
    return g_strdup (trab_statement_get_text (select, "value"));
  if (step == TRAB_STEP_DONE)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND, "%s was never set", name);
  return NULL;
}

/** trab_setting_table_list: (transfer full): the names that begin with @prefix, in order */
char **
trab_setting_table_list (TrabDb *db, const char *prefix, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, list_sql, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":prefix", prefix);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    g_strv_builder_add (names, trab_statement_get_text (select, "name"));
  return step == TRAB_STEP_DONE ? g_strv_builder_end (names) : NULL;
}
