/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-imports.h"

#include "trab-batch-table.h"
#include "trab-patient-table.h"
#include "trab-sqlite-records.h"

static gboolean
save_batch (TrabStore *store,
            const TrabStoreBatch *batch,
            GPtrArray *records,
            GPtrArray *resources,
            GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, batch->id);

  if (!trab_sqlite_store_begin (self, &transaction, error)
      || !trab_batch_table_insert (self->db, batch, &stamp, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *id
          = trab_sqlite_records_save_rows (self, g_ptr_array_index (records, i), &stamp, error);

      if (id == NULL)
        return FALSE;
    }
  for (guint i = 0; resources != NULL && i < resources->len; i++)
    if (!trab_batch_table_insert_resource (self->db, g_ptr_array_index (resources, i), &stamp,
                                           error))
      return FALSE;
  if (!trab_batch_table_insert_identity (self->db, batch, &stamp, error)
      || (batch->merged_id != NULL
          && !trab_patient_table_hide_merged (self->db, batch->merged_id, &stamp, error)))
    return FALSE;
  return trab_sqlite_store_commit (self, &transaction, batch->merged_id ? "merge" : "import",
                                   batch->merged_into_id, batch->id, &stamp, error);
}

static gboolean
undo_batch (TrabStore *store, const char *batch_id, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, batch_id);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_batch_table_mark_undone (self->db, &stamp, error)
         && trab_patient_table_undo (self->db, &stamp, error)
         && trab_sqlite_store_commit (self, &transaction, "undo", NULL, batch_id, &stamp, error);
}

static GPtrArray *
list_batches (TrabStore *store, GError **error)
{
  return trab_batch_table_list (TRAB_SQLITE_STORE (store)->db, error);
}

static GPtrArray *
load_resources (TrabStore *store, const char *patient_id, GError **error)
{
  return trab_batch_table_load_resources (TRAB_SQLITE_STORE (store)->db, patient_id, error);
}

void
trab_sqlite_imports_fill_class (TrabStoreClass *klass)
{
  klass->save_batch = save_batch;
  klass->undo_batch = undo_batch;
  klass->list_batches = list_batches;
  klass->load_resources = load_resources;
}
