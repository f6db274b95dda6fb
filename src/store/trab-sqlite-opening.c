/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-opening.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <string.h>

#include "trab-audit-table.h"
#include "trab-error.h"
#include "trab-keys.h"
#include "trab-log-base.h"
#include "trab-log-check.h"
#include "trab-migrator.h"
#include "trab-sqlite-engine.h"
#include "trab-sqlite-users.h"
#include "trab-wrong-tries.h"

#define LOOK_US 150000        /* how long opening looks at pages; the rest comes afterwards */
#define CLOCK_SLACK_MS 120000 /* two computers' clocks may differ by this much */
#define SCHEMA_WITH_A_SEAL 3  /* the first whose audit is keyed and sealed */

static TrabSqliteStore *
make_store (const char *user, const TrabStoreHost *host)
{
  TrabSqliteStore *self = trab_sqlite_engine_new ();

  self->host = *host;
  self->user = g_strdup (user);
  return self;
}

/* An older database is copied before its first step, so that whatever a step does can be undone */
static gboolean
bring_up_to_date (TrabSqliteStore *self, GArray *steps, gboolean is_new, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gboolean needs_run = FALSE;
  gint64 version = 0;

  if (!trab_migrator_needs_run (self->db, steps, &needs_run, error)
      || !trab_db_read_number (self->db, "PRAGMA user_version", &version, error))
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
      if (!trab_store_folder_make (self->folder->backups_path, error)
          || !trab_db_copy_to (self->db, path, self->data_key, error))
        return FALSE;
      g_info ("schema version %d copied before the update to %u", (int) version, steps->len);
    }
  return trab_migrator_run (self->db, steps, error);
}

/* The audit of an older release gets its seal: what it holds so far counts as it is */
static gboolean
seal_older_audit (TrabSqliteStore *self, GError **error)
{
  TrabAuditSeal last = { 0 };

  if (!trab_audit_table_read_last (self->db, &last, NULL, error))
    return FALSE;
  self->chain.keyed_from = last.number + 1;
  return trab_sqlite_store_keep_seal (self, error);
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
  trab_audit_seal_derive_key (self->data_key, &self->chain);
  if (!trab_keys_set (keys, self->user, passphrase, self->data_key, &self->host, error)
      || !trab_keys_save (keys, self->folder->keys_path, error))
    return FALSE;
  self->db = trab_db_open (self->folder->db_path, self->data_key, TRAB_DB_CREATE, (int) steps->len,
                           error);
  return self->db != NULL && trab_store_folder_note_file (self->folder, error)
         && bring_up_to_date (self, steps, TRUE, error) && trab_sqlite_store_settle (self, error)
         && trab_sqlite_store_add_event (self, "create", NULL, NULL, error)
         && trab_sqlite_store_settle (self, error) && trab_sqlite_store_keep_seal (self, error);
}

/* A database names its log by the path it was opened at, so it is opened again at the final one */
static gboolean
move_into_place (TrabSqliteStore *self, GError **error)
{
  g_autoptr (GArray) steps = trab_migrator_list_steps ();

  g_clear_pointer (&self->db, trab_db_close);
  if (!trab_store_folder_finish (self->folder, error))
    return FALSE;
  self->db = trab_db_open (self->folder->db_path, self->data_key, TRAB_DB_READ_WRITE,
                           (int) steps->len, error);
  self->is_opened = self->db != NULL && trab_log_base_begin (self->db, &self->host, error);
  return self->is_opened;
}

TrabStore *
trab_sqlite_opening_create (const char *folder,
                            const char *user,
                            const char *passphrase,
                            const TrabStoreHost *host,
                            GError **error)
{
  g_autoptr (TrabSqliteStore) self = make_store (user, host);

  self->folder = trab_store_folder_create (folder, error);
  if (self->folder == NULL)
    return NULL;
  if (!make_files (self, passphrase, error) || !move_into_place (self, error))
    {
      g_clear_pointer (&self->db, trab_db_close);
      if (self->folder->final_path != NULL)
        trab_store_folder_remove_new (self->folder);
      return NULL;
    }
  return TRAB_STORE (g_steal_pointer (&self));
}

static TrabDbMode
choose_mode (TrabSqliteStore *self, TrabLogState log)
{
  if (self->trouble == NULL)
    return TRAB_DB_READ_WRITE;
  return log != TRAB_LOG_EMPTY
                 || g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY)
             ? TRAB_DB_READ_ONLY
             : TRAB_DB_IMMUTABLE;
}

/* What lies beside the record file, before anything can take it over. Only who holds the store may
 * ask: another program's log changes while one looks. */
static gboolean
look_at_log (TrabSqliteStore *self, int newest_version, TrabLogState *log, GError **error)
{
  g_autoptr (GError) damage = NULL;
  gboolean is_ours = self->folder->lock_fd != -1;

  *log = trab_log_check (self->folder->log_path);
  if (*log == TRAB_LOG_EMPTY
      || g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY))
    return TRUE;
  if (!is_ours)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY,
                   "the store was not closed and its last changes cannot be read where nothing can"
                   " be written");
      return FALSE;
    }
  if (!trab_log_base_check (self->folder->db_path, self->data_key, newest_version, error))
    return FALSE;
  self->needs_check = TRUE;
  if (*log != TRAB_LOG_DAMAGED)
    return TRUE;
  damage = g_error_new_literal (TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
                                "the last changes were not closed and are damaged");
  trab_sqlite_store_set_trouble (self, damage);
  return TRUE;
}

/* A disk that is full, or a medium that nobody can write, still lets itself be read */
static gboolean
open_db (TrabSqliteStore *self, TrabLogState log, int newest_version, GError **error)
{
  g_autoptr (GError) own = NULL;

  self->db = trab_db_open (self->folder->db_path, self->data_key, choose_mode (self, log),
                           newest_version, &own);
  if (self->db == NULL && self->trouble == NULL
      && (g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FULL)
          || g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_READ_ONLY)
          || g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED)))
    {
      trab_sqlite_store_set_trouble (self, own);
      g_clear_error (&own);
      self->db = trab_db_open (self->folder->db_path, self->data_key, choose_mode (self, log),
                               newest_version, &own);
    }
  if (self->db == NULL)
    g_propagate_error (error, g_steal_pointer (&own));
  return self->db != NULL;
}

/* What is wrong with a store that opens is kept as its trouble; it can be read */
static void
keep_as_trouble (TrabSqliteStore *self, gboolean is_well, GError **problem)
{
  if (!is_well)
    trab_sqlite_store_set_trouble (self, *problem);
  g_clear_error (problem);
}

static gboolean
check_length (TrabSqliteStore *self, GError **error)
{
  gint64 n_pages = 0;

  if (!trab_db_read_number (self->db, "PRAGMA page_count", &n_pages, error))
    return FALSE;
  if (self->pages == NULL || trab_page_check_get_n_pages (self->pages) >= (guint64) n_pages)
    return TRUE;
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT, "the database file is cut short");
  return FALSE;
}

static void
look_for_damage (TrabSqliteStore *self)
{
  GError *problem = NULL;
  gboolean is_well = FALSE;
  guint32 chance = 0;

  self->host.fill_random ((guint8 *) &chance, sizeof chance, self->host.user_data);
  self->pages = trab_page_check_new (self->folder->db_path, self->data_key, chance, &problem);
  is_well = self->pages != NULL && check_length (self, &problem)
            && trab_sqlite_store_look_at_pages (self, g_get_monotonic_time () + LOOK_US, &problem);
  keep_as_trouble (self, is_well, &problem);
}

static gboolean
check_audit (TrabSqliteStore *self, gboolean had_seal, GError **error)
{
  if (!had_seal)
    return seal_older_audit (self, error);
  if (self->is_rekeyed)
    return trab_audit_table_check (self->db, &self->chain, NULL, TRUE, error)
           && trab_sqlite_store_keep_seal (self, error);
  if (!trab_audit_seal_load (self->folder->seal_path, &self->chain, &self->seal, error))
    {
      if (!g_error_matches (*error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND))
        return FALSE;
      g_clear_error (error);
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_ALTERED,
                   "the seal of the audit is missing");
      return FALSE;
    }
  return trab_audit_table_check (self->db, &self->chain, &self->seal, FALSE, error);
}

static void
notice_clock (TrabSqliteStore *self)
{
  TrabAuditSeal last = { 0 };
  gint64 last_ms = 0;
  gint64 now_ms = self->host.get_unix_ms (self->host.user_data);

  if (trab_audit_table_read_last (self->db, &last, &last_ms, NULL)
      && last_ms > now_ms + CLOCK_SLACK_MS)
    self->clock_behind_s = (last_ms - now_ms) / 1000;
}

/* The audit takes what happened while nobody could write it */
static gboolean
tell_wrong_tries (TrabSqliteStore *self, GError **error)
{
  g_auto (GStrv) tries = trab_wrong_tries_read (self->folder->tries_path);

  for (guint i = 0; tries[i] != NULL; i++)
    if (!trab_sqlite_store_add_event (self, "failed-unlock", NULL, tries[i], error))
      return FALSE;
  g_unlink (self->folder->tries_path);
  return TRUE;
}

static gboolean
tell_opening (TrabSqliteStore *self, GError **error)
{
  return (self->clock_behind_s == 0
          || trab_sqlite_store_add_event (self, "clock", NULL, "behind the line before", error))
         && tell_wrong_tries (self, error)
         && trab_sqlite_store_add_event (self, "unlock", NULL, NULL, error)
         && trab_sqlite_store_keep_seal (self, error);
}

/* The last steps of an opening: from here on the store opens, and says what is wrong with it. */
static void
check_and_tell (TrabSqliteStore *self, gboolean had_seal)
{
  gboolean is_busy = g_error_matches (self->trouble, TRAB_STORE_ERROR, TRAB_STORE_ERROR_BUSY);
  GError *problem = NULL;
  gboolean is_well = TRUE;

  if (is_busy)
    return;
  if (self->trouble == NULL)
    {
      is_well = trab_sqlite_store_settle (self, &problem);
      keep_as_trouble (self, is_well, &problem);
    }
  look_for_damage (self);
  if (had_seal || self->trouble == NULL)
    {
      is_well = check_audit (self, had_seal, &problem);
      keep_as_trouble (self, is_well, &problem);
    }
  notice_clock (self);
  if (trab_store_get_trouble (TRAB_STORE (self)) != NULL)
    return;
  problem = NULL;
  is_well = tell_opening (self, &problem);
  keep_as_trouble (self, is_well, &problem);
  if (self->trouble == NULL && g_str_equal (self->user, TRAB_STORE_RECOVERY_USER))
    {
      problem = g_error_new_literal (TRAB_STORE_ERROR, TRAB_STORE_ERROR_EMERGENCY,
                                     "opened with the recovery key");
      keep_as_trouble (self, FALSE, &problem);
    }
}

/* Ends an exchange of the key that was broken off: the record file that is there decides */
static gboolean
end_rekey (TrabSqliteStore *self, TrabKeys *keys, const char *passphrase, GError **error)
{
  guint8 next_key[TRAB_DB_KEY_SIZE] = { 0 };

  trab_keys_begin_next (keys);
  self->is_rekeyed = trab_sqlite_users_unlock (keys, self->user, passphrase, next_key, NULL)
                     && trab_page_check_is_key (self->folder->db_path, next_key);
  if (self->is_rekeyed)
    memcpy (self->data_key, next_key, sizeof self->data_key);
  OPENSSL_cleanse (next_key, sizeof next_key);
  if (self->folder->lock_fd == -1)
    return TRUE;
  if (!self->is_rekeyed && !trab_page_check_is_key (self->folder->db_path, self->data_key))
    return TRUE; /* somebody else's next slot may fit: theirs are kept */
  trab_keys_end_next (keys, self->is_rekeyed);
  g_unlink (self->folder->next_db_path);
  return trab_keys_save (keys, self->folder->keys_path, error);
}

/* Tries get dearer with the years; whoever knows the passphrase has their slot made anew */
static void
make_dearer (TrabSqliteStore *self, TrabKeys *keys, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  if (self->folder->lock_fd == -1 || trab_keys_has_next (keys)
      || g_str_equal (self->user, TRAB_STORE_RECOVERY_USER)
      || !trab_keys_is_cheaper (keys, self->user, self->host.scrypt_log2_n))
    return;
  if (!trab_keys_set (keys, self->user, passphrase, self->data_key, &self->host, &error)
      || !trab_keys_save (keys, self->folder->keys_path, &error))
    g_info ("a key slot stays as it is: %s", error->message);
}

static gboolean
unlock (TrabSqliteStore *self, const char *passphrase, GError **error)
{
  g_autoptr (TrabKeys) keys = trab_keys_load (self->folder->keys_path, error);
  gint64 now_ms = self->host.get_unix_ms (self->host.user_data);
  GError *own = NULL;

  if (keys == NULL || !trab_wrong_tries_may_try (self->folder->tries_path, now_ms, error))
    return FALSE;
  if (!trab_sqlite_users_unlock (keys, self->user, passphrase, self->data_key, &own))
    {
      if (g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE))
        trab_wrong_tries_note (self->folder->tries_path, now_ms,
                               trab_keys_has_user (keys, self->user) ? self->user : NULL);
      g_propagate_error (error, own);
      return FALSE;
    }
  if (trab_keys_has_next (keys) && !end_rekey (self, keys, passphrase, error))
    return FALSE;
  make_dearer (self, keys, passphrase);
  trab_audit_seal_derive_key (self->data_key, &self->chain);
  return TRUE;
}

TrabStore *
trab_sqlite_opening_open (const char *folder,
                          const char *user,
                          const char *passphrase,
                          const TrabStoreHost *host,
                          GError **error)
{
  g_autoptr (TrabSqliteStore) self = make_store (user, host);
  g_autoptr (GArray) steps = trab_migrator_list_steps ();
  TrabLogState log = TRAB_LOG_EMPTY;
  gint64 version = 0;

  self->folder = trab_store_folder_open (folder, error);
  if (self->folder == NULL || !unlock (self, passphrase, error))
    return NULL;
  self->trouble = self->folder->trouble ? g_error_copy (self->folder->trouble) : NULL;
  if (!look_at_log (self, (int) steps->len, &log, error)
      || !open_db (self, log, (int) steps->len, error)
      || !trab_store_folder_note_file (self->folder, error)
      || !trab_db_read_number (self->db, "PRAGMA user_version", &version, error)
      || !bring_up_to_date (self, steps, FALSE, error))
    return NULL;
  check_and_tell (self, version >= SCHEMA_WITH_A_SEAL);
  self->is_opened = TRUE;
  return TRAB_STORE (g_steal_pointer (&self));
}

gboolean
trab_sqlite_opening_lacks_user (const char *folder, const char *user)
{
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autoptr (TrabKeys) keys = trab_keys_load (path, NULL);

  return keys != NULL && !trab_keys_has_user (keys, user);
}
