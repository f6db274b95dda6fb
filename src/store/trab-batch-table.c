/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-batch-table.h"

#include "trab-error.h"

static const char insert_sql[]
    = "INSERT INTO batch (id, file_name_hash, sha256, version, updated_at, updated_by)"
      " VALUES (:id, :file_name_hash, :sha256, 1, :updated_at, :updated_by)";

static const char insert_identifier_sql[]
    = "INSERT OR IGNORE INTO identifier (patient_id, system, value, batch_id, version, updated_at,"
      " updated_by) VALUES (:patient_id, :system, :value, :batch_id, 1, :updated_at, :updated_by)";

static const char insert_merging_sql[]
    = "INSERT INTO merging (batch_id, from_id, into_id, version, updated_at, updated_by)"
      " VALUES (:batch_id, :from_id, :into_id, 1, :updated_at, :updated_by)";

static const char insert_moved_visit_sql[]
    = "INSERT INTO moved_visit (visit_id, batch_id, version, updated_at, updated_by)"
      " VALUES (:visit_id, :batch_id, 1, :updated_at, :updated_by)";

static const char undo_sql[]
    = "UPDATE batch SET version = 2, undone_at = :updated_at, undone_by = :updated_by"
      " WHERE id = :id AND undone_at IS NULL";

static const char list_sql[] = "SELECT id, file_name_hash, sha256, updated_at, updated_by,"
                               " undone_at IS NOT NULL AS is_undone FROM batch ORDER BY id DESC";

static const char insert_resource_sql[]
    = "INSERT INTO resource (id, patient_id, row_id, type, source, json, batch_id, version,"
      " updated_at, updated_by) VALUES (:id, :patient_id, :row_id, :type, :source, :json,"
      " :batch_id, 1, :updated_at, :updated_by)";

static const char select_resources_sql[]
    = "SELECT id, patient_id, row_id, type, source, json, batch_id FROM resource"
      " WHERE patient_id = :patient_id ORDER BY id";

/** trab_batch_table_insert: before the rows that came with it */
gboolean
trab_batch_table_insert (TrabDb *db,
                         const TrabStoreBatch *batch,
                         const TrabStamp *stamp,
                         GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":id", batch->id);
  trab_statement_bind_text (insert, ":file_name_hash", batch->file_name_hash);
  trab_statement_bind_text (insert, ":sha256", batch->sha256);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_batch_table_insert_identifier: what another program calls a patient who is there already */
gboolean
trab_batch_table_insert_identifier (TrabDb *db,
                                    const TrabStoreIdentifier *identifier,
                                    const TrabStamp *stamp,
                                    GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_identifier_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":patient_id", identifier->patient_id);
  trab_statement_bind_text (insert, ":system", identifier->system);
  trab_statement_bind_text (insert, ":value", identifier->value);
  trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_batch_table_insert_merging: who is who */
gboolean
trab_batch_table_insert_merging (TrabDb *db,
                                 const TrabStoreBatch *batch,
                                 const TrabStamp *stamp,
                                 GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_merging_sql, error);

  if (insert == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
  trab_statement_bind_text (insert, ":from_id", batch->merged_id);
  trab_statement_bind_text (insert, ":into_id", batch->merged_into_id);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_batch_table_insert_moved_visits: which visits are no longer part of the record they were
 * written in */
gboolean
trab_batch_table_insert_moved_visits (TrabDb *db,
                                      const TrabStoreBatch *batch,
                                      const TrabStamp *stamp,
                                      GError **error)
{
  for (guint i = 0; i < batch->moved_visits->len; i++)
    {
      g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_moved_visit_sql, error);

      if (insert == NULL)
        return FALSE;
      trab_statement_bind_text (insert, ":visit_id", batch->moved_visits->pdata[i]);
      trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
      trab_stamp_bind (stamp, insert);
      if (!trab_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/** trab_batch_table_mark_undone: the import of @stamp; NOT_FOUND, also when it is undone already */
gboolean
trab_batch_table_mark_undone (TrabDb *db, const TrabStamp *stamp, GError **error)
{
  g_autoptr (TrabStatement) undo = trab_db_prepare (db, undo_sql, error);

  if (undo == NULL)
    return FALSE;
  trab_statement_bind_text (undo, ":id", stamp->batch_id);
  trab_stamp_bind (stamp, undo);
  if (!trab_statement_run (undo, error))
    return FALSE;
  if (trab_db_count_changes (db) == 1)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND,
               "there is no import that could be undone");
  return FALSE;
}

/** trab_batch_table_list: (transfer full) (element-type TrabStoreBatch): the latest first */
GPtrArray *
trab_batch_table_list (TrabDb *db, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, list_sql, error);
  g_autoptr (GPtrArray) batches
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_batch_free);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      TrabStoreBatch *batch
          = trab_store_batch_new (trab_statement_get_text (select, "id"),
                                  trab_statement_get_text (select, "file_name_hash"),
                                  trab_statement_get_text (select, "sha256"));

      batch->unix_ms = trab_statement_get_integer (select, "updated_at");
      batch->user = g_strdup (trab_statement_get_text (select, "updated_by"));
      batch->is_undone = trab_statement_get_integer (select, "is_undone") != 0;
      g_ptr_array_add (batches, batch);
    }
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&batches);
}

gboolean
trab_batch_table_insert_resource (TrabDb *db,
                                  const TrabStoreResource *resource,
                                  const TrabStamp *stamp,
                                  GError **error)
{
  g_autoptr (TrabStatement) insert = trab_db_prepare (db, insert_resource_sql, error);
  g_autofree char *id = trab_stamp_make_id (stamp, resource->id, error);

  if (insert == NULL || id == NULL)
    return FALSE;
  trab_statement_bind_text (insert, ":id", id);
  trab_statement_bind_text (insert, ":patient_id", resource->patient_id);
  trab_statement_bind_text (insert, ":row_id", resource->row_id);
  trab_statement_bind_text (insert, ":type", resource->type);
  trab_statement_bind_text (insert, ":source", resource->source);
  trab_statement_bind_text (insert, ":json", resource->json);
  trab_statement_bind_text (insert, ":batch_id", stamp->batch_id);
  trab_stamp_bind (stamp, insert);
  return trab_statement_run (insert, error);
}

/** trab_batch_table_load_resources: (transfer full) (element-type TrabStoreResource): oldest first
 */
GPtrArray *
trab_batch_table_load_resources (TrabDb *db, const char *patient_id, GError **error)
{
  g_autoptr (TrabStatement) select = trab_db_prepare (db, select_resources_sql, error);
  g_autoptr (GPtrArray) resources
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_store_resource_free);
  TrabStep step = TRAB_STEP_ERROR;

  if (select == NULL)
    return NULL;
  trab_statement_bind_text (select, ":patient_id", patient_id);
  while ((step = trab_statement_step (select, error)) == TRAB_STEP_ROW)
    {
      TrabStoreResource *resource = trab_store_resource_new (
          trab_statement_get_text (select, "patient_id"),
          trab_statement_get_text (select, "row_id"), trab_statement_get_text (select, "type"),
          trab_statement_get_text (select, "source"), trab_statement_get_text (select, "json"));

      resource->id = g_strdup (trab_statement_get_text (select, "id"));
      resource->batch_id = g_strdup (trab_statement_get_text (select, "batch_id"));
      g_ptr_array_add (resources, resource);
    }
  return step == TRAB_STEP_ERROR ? NULL : g_steal_pointer (&resources);
}
