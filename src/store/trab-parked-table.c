/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-parked-table.h"

static const char delete_sql[] = "DELETE FROM parked WHERE form = :form";

static const char insert_sql[]
    = "INSERT INTO parked VALUES (:form, :patient_id, :fields, 1, :updated_at, :updated_by)";

static const char select_sql[] = "SELECT fields FROM parked WHERE form = :form";

/** trab_parked_table_save: @patient_id: (nullable); @fields: (nullable): NULL takes it away */
gboolean
trab_parked_table_save (TrabDb *db,
                        const char *form,
                        const char *patient_id,
                        const char *fields,
                        const TrabStamp *stamp,
                        GError **error)
{
  g_autoptr (TrabStatement) deletion = trab_db_prepare (db, delete_sql, error);
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);

  if (deletion == NULL || insert == NULL)
    return FALSE;
  trab_statement_bind_text (deletion, ":form", form);
  if (!trab_statement_run (deletion, error))
    return FALSE;
  if (fields == NULL)
    return TRUE;
  trab_statement_bind_text (insert, ":form", form);
  trab_statement_bind_text (insert, ":patient_id", patient_id);
  trab_statement_bind_text (insert, ":fields", fields);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_parked_table_load: @fields: (out) (transfer full) (nullable): NULL where nothing is parked
 */
gboolean
trab_parked_table_load (TrabDb *db, const char *form, char **fields, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_sql, error);
  TrabStep step = TRAB_STEP_ERROR;

  *fields = NULL;
  if (select == NULL)
    return FALSE;
  trab_statement_bind_text (select, ":form", form);
  step = trab_statement_step (select, error);
  if (step == TRAB_STEP_ROW)
    *fields = g_strdup (trab_statement_get_text (select, "fields"));
  return step != TRAB_STEP_ERROR;
}
