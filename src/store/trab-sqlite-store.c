/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-store.h"

#include <openssl/crypto.h>

#include "trab-audit-table.h"
#include "trab-db-dump.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-migrator.h"
#include "trab-sqlite-audit.h"
#include "trab-sqlite-backup.h"
#include "trab-sqlite-imports.h"
#include "trab-sqlite-kept.h"
#include "trab-sqlite-records.h"
#include "trab-sqlite-store-private.h"
#include "trab-sqlite-users.h"

G_DEFINE_FINAL_TYPE (TrabSqliteStore, trab_sqlite_store, TRAB_TYPE_STORE)

static void
close_db (TrabSqliteStore *self)
{
  const GError *damage = self->db ? trab_db_get_damage (self->db) : NULL;

  if (damage != NULL && self->trouble == NULL)
    self->trouble = g_error_copy (damage);
  g_clear_pointer (&self->db, trab_db_close);
  OPENSSL_cleanse (self->data_key, sizeof self->data_key);
  g_clear_pointer (&self->folder, trab_store_folder_free); /* the lock goes last */
}

static void
trab_sqlite_store_finalize (GObject *object)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (object);

  close_db (self);
  g_clear_error (&self->trouble);
  g_free (self->user);
  G_OBJECT_CLASS (trab_sqlite_store_parent_class)->finalize (object);
}

static const GError *
get_trouble (TrabStore *store)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  if (self->trouble != NULL || self->db == NULL)
    return self->trouble;
  return trab_db_get_damage (self->db);
}

/** trab_sqlite_store_make_stamp: @batch_id: (nullable): borrowed */
TrabStamp
trab_sqlite_store_make_stamp (TrabSqliteStore *self, const char *batch_id)
{
  return (TrabStamp){ &self->host, self->host.get_unix_ms (self->host.user_data), self->user,
                      batch_id };
}

/** trab_sqlite_store_check_writable: FALSE with the trouble, if there is one */
gboolean
trab_sqlite_store_check_writable (TrabSqliteStore *self, GError **error)
{
  const GError *trouble = get_trouble (TRAB_STORE (self));

  if (trouble != NULL)
    g_propagate_error (error, g_error_copy (trouble));
  return trouble == NULL;
}

/** trab_sqlite_store_begin: a transaction that writes */
gboolean
trab_sqlite_store_begin (TrabSqliteStore *self, TrabTransaction *transaction, GError **error)
{
  return trab_sqlite_store_check_writable (self, error)
         && trab_transaction_begin (transaction, self->db, TRAB_TRANSACTION_WRITE, error);
}

/** trab_sqlite_store_commit: with the line of the audit that tells of it */
gboolean
trab_sqlite_store_commit (TrabSqliteStore *self,
                          TrabTransaction *transaction,
                          const char *action,
                          const char *patient_id,
                          const char *detail,
                          const TrabStamp *stamp,
                          GError **error)
{
  return trab_audit_table_append (self->db, action, patient_id, detail, stamp, error)
         && trab_transaction_commit (transaction, error);
}

/** trab_sqlite_store_add_event: a line of the audit in a transaction of its own */
gboolean
trab_sqlite_store_add_event (TrabSqliteStore *self,
                             const char *action,
                             const char *patient_id,
                             const char *detail,
                             GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);

  return trab_sqlite_store_begin (self, &transaction, error)
         && trab_sqlite_store_commit (self, &transaction, action, patient_id, detail, &stamp,
                                      error);
}

/** trab_sqlite_store_make_time_name: (transfer full): it sorts by time and holds nothing of anybody
 */
char *
trab_sqlite_store_make_time_name (TrabSqliteStore *self, const char *format)
{
  gint64 unix_ms = self->host.get_unix_ms (self->host.user_data);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return g_date_time_format (time, format);
}

/* An older database is copied before its first step, so that whatever a step does can be undone */
static gboolean
bring_up_to_date (TrabSqliteStore *self, GArray *steps, gboolean is_new, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gboolean needs_run = FALSE;
  gint64 version = 0;

  if (!trab_migrator_needs_run (self->db, steps, &needs_run, error))
    return FALSE;
  if (!needs_run)
    return TRUE;
  if (!trab_sqlite_store_check_writable (self, error))
    {
      g_prefix_error (error, "the database is of an older version: ");
      return FALSE;
    }
  if (!is_new)
    {
      name = trab_sqlite_store_make_time_name (self, "before-update-%Y%m%dT%H%M%SZ.db");
      path = g_build_filename (self->folder->backups_path, name, NULL);
      if (!trab_db_read_number (self->db, "PRAGMA user_version", &version, error)
          || !trab_store_folder_make (self->folder->backups_path, error)
          || !trab_db_copy_to (self->db, path, self->data_key, error))
        return FALSE;
      g_info ("schema version %d copied before the update to %u", (int) version, steps->len);
    }
  return trab_migrator_run (self->db, steps, error);
}

static TrabSqliteStore *
make_store (const char *user, const TrabStoreHost *host)
{
  TrabSqliteStore *self = g_object_new (TRAB_TYPE_SQLITE_STORE, NULL);

  self->host = *host;
  self->user = g_strdup (user);
  return self;
}

static gboolean
make_files (TrabSqliteStore *self, const char *passphrase, GError **error)
{
  g_autoptr (TrabKeys) keys = trab_keys_new ();
  g_autoptr (GArray) steps = trab_migrator_list_steps ();

  if (!self->host.fill_random (self->data_key, sizeof self->data_key, self->host.user_data))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the machine gives no random bytes");
      return FALSE;
    }
  if (!trab_keys_set (keys, self->user, passphrase, self->data_key, &self->host, error)
      || !trab_keys_save (keys, self->folder->keys_path, error))
    return FALSE;
  self->db = trab_db_open (self->folder->db_path, self->data_key, TRAB_DB_CREATE, (int) steps->len,
                           error);
  return self->db != NULL && bring_up_to_date (self, steps, TRUE, error)
         && trab_sqlite_store_add_event (self, "create", NULL, NULL, error)
         && trab_store_folder_sync (self->folder->path, error);
}

TrabStore *
trab_sqlite_store_create (const char *folder,
                          const char *user,
                          const char *passphrase,
                          const TrabStoreHost *host,
                          GError **error)
{
  g_autoptr (TrabSqliteStore) self = make_store (user, host);

  self->folder = trab_store_folder_create (folder, error);
  if (self->folder == NULL)
    return NULL;
  if (!make_files (self, passphrase, error))
    {
      g_clear_pointer (&self->db, trab_db_close);
      trab_store_folder_remove_new (self->folder);
      return NULL;
    }
  return TRAB_STORE (g_steal_pointer (&self));
}

static TrabDbMode
choose_mode (TrabSqliteStore *self)
{
  if (self->trouble == NULL)
    return TRAB_DB_READ_WRITE;
  return g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY)
             ? TRAB_DB_READ_ONLY
             : TRAB_DB_IMMUTABLE;
}

TrabStore *
trab_sqlite_store_open (const char *folder,
                        const char *user,
                        const char *passphrase,
                        const TrabStoreHost *host,
                        GError **error)
{
  g_autoptr (TrabSqliteStore) self = make_store (user, host);
  g_autoptr (TrabKeys) keys = NULL;
  g_autoptr (GArray) steps = trab_migrator_list_steps ();

  self->folder = trab_store_folder_open (folder, error);
  if (self->folder == NULL)
    return NULL;
  keys = trab_keys_load (self->folder->keys_path, error);
  if (keys == NULL || !trab_keys_unlock (keys, user, passphrase, self->data_key, error))
    return NULL;
  self->trouble = self->folder->trouble ? g_error_copy (self->folder->trouble) : NULL;
  self->needs_check = self->trouble == NULL && trab_store_folder_has_log (self->folder);
  if (choose_mode (self) == TRAB_DB_IMMUTABLE && trab_store_folder_has_log (self->folder))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY,
                   "the store was not closed and its last changes cannot be read where nothing can"
                   " be written");
      return NULL;
    }
  self->db = trab_db_open (self->folder->db_path, self->data_key, choose_mode (self),
                           (int) steps->len, error);
  if (self->db == NULL || !bring_up_to_date (self, steps, FALSE, error)
      || (get_trouble (TRAB_STORE (self)) == NULL
          && !trab_sqlite_store_add_event (self, "unlock", NULL, NULL, error)))
    return NULL;
  return TRAB_STORE (g_steal_pointer (&self));
}

static gboolean
close_store (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  gboolean is_tidy
      = get_trouble (store) != NULL || trab_db_execute (self->db, "PRAGMA optimize", error);

  close_db (self);
  return is_tidy;
}

static gboolean
needs_check (TrabStore *store)
{
  return TRAB_SQLITE_STORE (store)->needs_check;
}

static gboolean
quick_check (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  self->needs_check = !trab_db_check (self->db, error);
  return !self->needs_check;
}

static char *
dump (TrabStore *store, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;

  if (!trab_transaction_begin (&transaction, self->db, TRAB_TRANSACTION_READ, error))
    return NULL;
  return trab_db_dump (self->db, error);
}

static void
trab_sqlite_store_class_init (TrabSqliteStoreClass *klass)
{
  TrabStoreClass *store_class = TRAB_STORE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trab_sqlite_store_finalize;
  store_class->close = close_store;
  store_class->get_trouble = get_trouble;
  store_class->needs_check = needs_check;
  store_class->quick_check = quick_check;
  store_class->dump = dump;
  trab_sqlite_records_fill_class (store_class);
  trab_sqlite_imports_fill_class (store_class);
  trab_sqlite_kept_fill_class (store_class);
  trab_sqlite_audit_fill_class (store_class);
  trab_sqlite_backup_fill_class (store_class);
  trab_sqlite_users_fill_class (store_class);
}

static void
trab_sqlite_store_init (TrabSqliteStore *self)
{
}
