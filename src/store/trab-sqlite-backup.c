/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-backup.h"

#include "trab-audit-table.h"
#include "trab-keys.h"

static gboolean
copy_keys (TrabSqliteStore *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autoptr (TrabKeys) keys = trab_keys_load (self->folder->keys_path, error);

  return keys != NULL && trab_keys_save (keys, path, error);
}

/* The copy opens as a store of its own, so it gets the seal of what it holds */
static gboolean
seal_copy (TrabSqliteStore *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "audit.seal", NULL);
  TrabAuditSeal seal = { 0 };

  return trab_audit_table_read_last (self->db, &seal, NULL, error)
         && trab_audit_seal_save (path, &self->chain, &seal, error);
}

static char *
backup (TrabStore *store, const char *folder, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autofree char *name = trab_sqlite_store_make_time_name (self, "trabecula-%Y%m%dT%H%M%SZ");
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autofree char *db_path = g_build_filename (copy, "records.db", NULL);

  if (!trab_store_folder_make (folder, error) || !trab_store_folder_make (copy, error)
      || !trab_db_copy_to (self->db, db_path, self->data_key, error)
      || !seal_copy (self, copy, error) || !copy_keys (self, copy, error)
      || !trab_store_folder_sync (copy, error)
      || (trab_store_get_trouble (store) == NULL
          && !trab_sqlite_store_add_event (self, "backup", NULL, NULL, error)))
    return NULL;
  return g_steal_pointer (&copy);
}

void
trab_sqlite_backup_fill_class (TrabStoreClass *klass)
{
  klass->backup = backup;
}
