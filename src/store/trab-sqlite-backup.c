/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-backup.h"

#include <glib/gstdio.h>
#include <string.h>

#include "trab-audit-table.h"
#include "trab-db-dump.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-migrator.h"

#define NAME_PREFIX "trabecula-"

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

static char *
backup (TrabStore *store, const char *folder, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autofree char *name = trab_sqlite_store_make_time_name (self, NAME_PREFIX "%Y%m%dT%H%M%SZ");
  g_autofree char *copy = g_build_filename (folder, name, NULL);

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "there is a copy of this moment");
      return NULL;
    }
  if (!trab_store_folder_make (folder, error) || !trab_store_folder_make (copy, error)
      || !make_copy (self, copy, error) || !trab_store_folder_sync (folder, error)
      || (trab_store_get_trouble (store) == NULL
          && !trab_sqlite_store_add_event (self, "backup", NULL, NULL, error)))
    return NULL;
  return g_steal_pointer (&copy);
}

static gboolean
is_copy (const char *name)
{
  const char *time = name + strlen (NAME_PREFIX);

  return g_str_has_prefix (name, NAME_PREFIX) && strlen (time) == strlen ("20260101T000000Z")
         && time[8] == 'T' && strspn (time, "0123456789TZ") == strlen (time);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static guint
rotate (TrabStore *store, const char *folder, guint n_kept)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;
  guint n_removed = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_copy (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (; n_removed + MAX (n_kept, 1) < names->len; n_removed++)
    {
      g_autofree char *copy
          = g_build_filename (folder, (char *) g_ptr_array_index (names, n_removed), NULL);

      remove_copy (copy);
    }
  return n_removed;
}

void
trab_sqlite_backup_fill_class (TrabStoreClass *klass)
{
  klass->backup = backup;
  klass->rotate_backups = rotate;
}
