/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "trab-audit-table.h"
#include "trab-db-dump.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-migrator.h"
#include "trab-store-copies.h"

/* What a copy is called until it is whole */
#define PART_SUFFIX ".part"

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

/* Reads the copy back from the disk, row by row: only then it counts as one */
static gboolean
compare_copy (TrabSqliteStore *self, const char *db_path, GError **error)
{
  g_autoptr (GArray) steps = trab_migrator_list_steps ();
  g_autoptr (TrabDb) copy
      = trab_db_open (db_path, self->data_key, TRAB_DB_IMMUTABLE, (int) steps->len, error);
  g_autofree char *expected = copy ? trab_db_dump_digest (self->db, error) : NULL;
  g_autofree char *digest = expected ? trab_db_dump_digest (copy, error) : NULL;

  if (digest == NULL)
    return FALSE;
  if (g_str_equal (digest, expected))
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
               "the copy does not hold what was copied");
  return FALSE;
}

static void
remove_copy (const char *folder)
{
  const char *const names[]
      = { "records.db", "records.db.part", "keys.json", "audit.seal", "lock", "backups" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static gboolean
make_copy (TrabSqliteStore *self, const char *copy, GError **error)
{
  g_autofree char *db_path = g_build_filename (copy, "records.db", NULL);

  if (trab_db_copy_to (self->db, db_path, self->data_key, error)
      && compare_copy (self, db_path, error) && seal_copy (self, copy, error)
      && copy_keys (self, copy, error) && trab_store_folder_sync (copy, error))
    return TRUE;
  remove_copy (copy);
  return FALSE;
}

/* The name is given last: what bears it is whole, whenever the power goes */
static gboolean
name_copy (const char *part, const char *copy, GError **error)
{
  if (g_rename (part, copy) == 0)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED, "the copy cannot get its name: %s",
               g_strerror (errno));
  remove_copy (part);
  return FALSE;
}

static char *
dup_mark (TrabStore *store, GError **error)
{
  return trab_audit_table_dup_mark (TRAB_SQLITE_STORE (store)->db, error);
}

static char *
backup (TrabStore *store, const char *folder, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autofree char *time
      = trab_sqlite_store_make_time_name (self, TRAB_STORE_COPIES_PREFIX "%Y%m%dT%H%M%SZ");
  g_autofree char *mark = dup_mark (store, error);
  g_autofree char *name = g_strdup_printf ("%s-%s", time, mark);
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *copy = g_build_filename (whole, name, NULL);
  g_autofree char *part = g_strconcat (copy, PART_SUFFIX, NULL);

  if (mark == NULL)
    return NULL;
  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "there is a copy of this moment");
      return NULL;
    }
  if (!trab_store_folder_make (whole, error) || !trab_store_folder_make (part, error)
      || !make_copy (self, part, error) || !name_copy (part, copy, error)
      || !trab_store_folder_sync (whole, error)
      || (trab_store_get_trouble (store) == NULL
          && !trab_sqlite_store_add_event (self, "backup", NULL, NULL, error)))
    return NULL;
  return g_steal_pointer (&copy);
}

static void
remove_named (const char *folder, const char *name)
{
  g_autofree char *copy = g_build_filename (folder, name, NULL);

  remove_copy (copy);
}

static guint
rotate (TrabStore *store, const char *folder, guint n_kept)
{
  g_autofree char *mark = dup_mark (store, NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  guint n_removed = 0;

  if (mark == NULL)
    return 0;
  names = trab_store_copies_list (folder, mark, "");
  parts = trab_store_copies_list (folder, mark, PART_SUFFIX);

  for (; n_removed + MAX (n_kept, 1) < names->len; n_removed++)
    remove_named (folder, g_ptr_array_index (names, n_removed));
  /* halves that a copy came after will not be finished by anybody */
  for (guint i = 0; names->len > 0 && i < parts->len; i++)
    if (strcmp (g_ptr_array_index (parts, i), g_ptr_array_index (names, names->len - 1)) < 0)
      remove_named (folder, g_ptr_array_index (parts, i));
  return n_removed;
}

void
trab_sqlite_backup_fill_class (TrabStoreClass *klass)
{
  klass->backup = backup;
  klass->dup_mark = dup_mark;
  klass->rotate_backups = rotate;
}
