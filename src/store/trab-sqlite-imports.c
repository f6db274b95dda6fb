/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-imports.h"

#include "trab-batch-table.h"
#include "trab-error.h"
#include "trab-patient-table.h"
#include "trab-sqlite-records.h"

/* One batch while it is saved: what it says of whom. Both tables: id of a patient -> GPtrArray */
typedef struct
{
  TrabSqliteStore *store;
  GHashTable *resources;   /* of TrabStoreResource */
  GHashTable *identifiers; /* of TrabStoreIdentifier */
  TrabStamp stamp;
} Saving;

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_to (GHashTable *table, char *patient_id, gpointer row)
{
  GPtrArray *rows = g_hash_table_lookup (table, patient_id);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (table, patient_id, rows);
    }
  g_ptr_array_add (rows, row);
}

static GPtrArray *
rows_of (GHashTable *table, const char *patient_id, GPtrArray *none)
{
  GPtrArray *rows = g_hash_table_lookup (table, patient_id);

  return rows ? rows : none;
}

/* Everything that the batch says of one person */
static gboolean
save_person (Saving *saving, TrabRecord *record, GError **error)
{
  TrabDb *db = saving->store->db;
  g_autofree char *id
      = trab_sqlite_records_save_rows (saving->store, record, &saving->stamp, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *resources = id ? rows_of (saving->resources, id, none) : none;
  GPtrArray *identifiers = id ? rows_of (saving->identifiers, id, none) : none;

  for (guint i = 0; i < resources->len; i++)
    if (!trab_batch_table_insert_resource (db, resources->pdata[i], &saving->stamp, error))
      return FALSE;
  for (guint i = 0; i < identifiers->len; i++)
    if (!trab_batch_table_insert_identifier (db, identifiers->pdata[i], &saving->stamp, error))
      return FALSE;
  return id != NULL;
}

/* Whether it is this person's rows that cannot be, and not the store that cannot write */
static gboolean
is_personal (const GError *error)
{
  return g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONFLICT)
         || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND);
}

/* All of a person or nothing; @refused: gets why it is nothing */
static gboolean
save_apart (Saving *saving, TrabRecord *record, GHashTable *refused, GError **error)
{
  TrabDb *db = saving->store->db;
  g_autoptr (GError) own = NULL;

  if (!trab_db_execute (db, "SAVEPOINT person", error))
    return FALSE;
  if (save_person (saving, record, &own))
    return trab_db_execute (db, "RELEASE person", error);
  if (!is_personal (own))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  g_hash_table_insert (refused, record, g_steal_pointer (&own));
  return trab_db_execute (db, "ROLLBACK TO person", error)
         && trab_db_execute (db, "RELEASE person", error);
}

static gboolean
save_batch (TrabStore *store,
            const TrabStoreBatch *batch,
            GPtrArray *records,
            GPtrArray *resources,
            GHashTable *refused,
            GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  g_autoptr (GHashTable) resources_of = new_table ();
  g_autoptr (GHashTable) identifiers_of = new_table ();
  Saving saving
      = { self, resources_of, identifiers_of, trab_sqlite_store_make_stamp (self, batch->id) };

  for (guint i = 0; resources != NULL && i < resources->len; i++)
    add_to (resources_of, ((TrabStoreResource *) resources->pdata[i])->patient_id,
            resources->pdata[i]);
  for (guint i = 0; i < batch->identifiers->len; i++)
    add_to (identifiers_of, ((TrabStoreIdentifier *) batch->identifiers->pdata[i])->patient_id,
            batch->identifiers->pdata[i]);
  if (!trab_sqlite_store_begin (self, &transaction, error)
      || !trab_batch_table_insert (self->db, batch, &saving.stamp, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!(refused != NULL ? save_apart (&saving, records->pdata[i], refused, error)
                          : save_person (&saving, records->pdata[i], error)))
      return FALSE;
  if (refused != NULL && records->len > 0 && g_hash_table_size (refused) == records->len)
    return TRUE; /* nothing is left to commit, not even the batch */
  if (batch->merged_id != NULL
      && (!trab_batch_table_insert_merging (self->db, batch, &saving.stamp, error)
          || !trab_patient_table_hide_merged (self->db, batch->merged_id, &saving.stamp, error)))
    return FALSE;
  return trab_batch_table_insert_moved_visits (self->db, batch, &saving.stamp, error)
         && trab_sqlite_store_commit (self, &transaction,
                                      batch->merged_id  ? "merge"
                                      : batch->split_id ? "split"
                                                        : "import",
                                      batch->merged_id ? batch->merged_into_id : batch->split_id,
                                      batch->id, &saving.stamp, error);
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
