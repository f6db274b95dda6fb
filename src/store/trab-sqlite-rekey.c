/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-rekey.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <string.h>

#include "trab-audit-table.h"
#include "trab-error.h"
#include "trab-log-base.h"
#include "trab-migrator.h"
#include "trab-sqlite-users.h"

/* In this order, so that at every moment one set of slots opens the record file that is there:
 *   1. a new record file beside the old one, with the new key, its audit chained anew;
 *   2. the slots for it, as the next ones, beside those in force;
 *   3. the new file takes the place of the old one;
 *   4. the seal is that of the new chain, and the next slots become those in force.
 * An opening that finds next slots ends what was begun, or takes it back (trab-sqlite-opening.c).
 */

static void
remove_new_file (TrabSqliteStore *self)
{
  const char *const endings[] = { "", "-wal", "-shm", ".part" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->folder->next_db_path, endings[i], NULL);

      g_unlink (path);
    }
}

static gboolean
chain_anew (TrabSqliteStore *self, TrabDb *db, const TrabAuditChain *chain, GError **error)
{
  g_auto (TrabTransaction) transaction = TRAB_TRANSACTION_NONE;
  TrabStamp stamp = trab_sqlite_store_make_stamp (self, NULL);
  g_autofree char *trigger
      = trab_db_read_text (db, "SELECT sql FROM sqlite_master WHERE name = 'audit_keeps'", error);

  return trigger != NULL && trab_transaction_begin (&transaction, db, TRAB_TRANSACTION_WRITE, error)
         && trab_db_execute (db, "DROP TRIGGER audit_keeps", error)
         && trab_audit_table_rehash (db, chain, error) && trab_db_execute (db, trigger, error)
         && trab_audit_table_append (db, chain, "rekey", NULL, NULL, &stamp, error)
         && trab_transaction_commit (&transaction, error);
}

static gboolean
write_new_file (TrabSqliteStore *self,
                const guint8 *key,
                const TrabAuditChain *chain,
                TrabAuditSeal *seal,
                GError **error)
{
  g_autoptr (GArray) steps = trab_migrator_list_steps ();
  g_autoptr (TrabDb) db = NULL;
  gboolean is_whole = FALSE;

  remove_new_file (self);
  if (!trab_audit_table_check (self->db, &self->chain, &self->seal, TRUE, error)
      || !trab_db_copy_to (self->db, self->folder->next_db_path, key, error))
    return FALSE;
  db = trab_db_open (self->folder->next_db_path, key, TRAB_DB_READ_WRITE, (int) steps->len, error);
  return db != NULL && trab_log_base_begin (db, &self->host, error)
         && chain_anew (self, db, chain, error) && trab_db_checkpoint (db, &is_whole, error)
         && trab_audit_table_read_last (db, seal, NULL, error);
}

/* Where nothing can be written any more, what is there can at least be read */
static gboolean
open_again (TrabSqliteStore *self, GError **error)
{
  g_autoptr (GArray) steps = trab_migrator_list_steps ();
  g_autoptr (GError) own = NULL;

  self->db = trab_db_open (self->folder->db_path, self->data_key, TRAB_DB_READ_WRITE,
                           (int) steps->len, &own);
  if (self->db != NULL && trab_store_folder_note_file (self->folder, &own)
      && trab_log_base_begin (self->db, &self->host, &own))
    return TRUE;
  g_clear_pointer (&self->db, trab_db_close);
  self->db = trab_db_open (self->folder->db_path, self->data_key, TRAB_DB_IMMUTABLE,
                           (int) steps->len, NULL);
  if (self->db == NULL)
    g_error ("the record file cannot be read any more");
  trab_sqlite_store_set_trouble (self, own);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static void
take_key (TrabSqliteStore *self,
          const guint8 *key,
          const TrabAuditChain *chain,
          const TrabAuditSeal *seal)
{
  memcpy (self->data_key, key, sizeof self->data_key);
  self->chain = *chain;
  self->seal.number = seal->number;
  memcpy (self->seal.hash, seal->hash, sizeof self->seal.hash);
}

/* The old slots go last, when the new file is certain to be in its place */
static gboolean
take_slots (TrabSqliteStore *self, TrabKeys *keys, GError **error)
{
  if (!trab_store_folder_sync (self->folder->path, error)
      || !trab_audit_seal_save (self->folder->seal_path, &self->chain, &self->seal, error))
    return FALSE;
  trab_keys_end_next (keys, TRUE);
  return trab_keys_save (keys, self->folder->keys_path, error);
}

/* Closes the database, exchanges the files, and opens what is there then */
static gboolean
exchange (TrabSqliteStore *self,
          TrabKeys *keys,
          const guint8 *key,
          const TrabAuditChain *chain,
          const TrabAuditSeal *seal,
          GError **error)
{
  gboolean is_done = FALSE;

  g_clear_pointer (&self->pages, trab_page_check_free);
  g_clear_pointer (&self->db, trab_db_close);
  if (g_rename (self->folder->next_db_path, self->folder->db_path) == 0)
    {
      take_key (self, key, chain, seal);
      is_done = take_slots (self, keys, error);
    }
  else
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                 "the new record file cannot take its place: %s", g_strerror (errno));
  return open_again (self, is_done ? error : NULL) && is_done;
}

/* Returns: (transfer full): the recovery words; @keys has the next slots, and is saved */
static char *
prepare_keys (TrabSqliteStore *self,
              TrabKeys *keys,
              const char *passphrase,
              const guint8 *key,
              GError **error)
{
  g_autofree char *words = NULL;

  trab_keys_begin_next (keys);
  if (!trab_keys_set (keys, self->user, passphrase, key, &self->host, error))
    return NULL;
  words = trab_sqlite_users_add_recovery (self, keys, key, error);
  return words != NULL && trab_keys_save (keys, self->folder->keys_path, error)
             ? g_steal_pointer (&words)
             : NULL;
}

static char *
rekey (TrabStore *store, const char *own_passphrase, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  g_autoptr (TrabKeys) keys = NULL;
  g_autofree char *words = NULL;
  guint8 key[TRAB_DB_KEY_SIZE] = { 0 };
  TrabAuditChain chain = { 0 };
  TrabAuditSeal seal = { 0 };
  gboolean is_done = FALSE;

  if (!trab_sqlite_store_check_writable (self, error))
    return NULL;
  keys = trab_keys_load (self->folder->keys_path, error);
  if (keys == NULL || !trab_keys_unlock (keys, self->user, own_passphrase, key, error)
      || !trab_sqlite_store_settle (self, error))
    return NULL;
  if (!self->host.fill_random (key, sizeof key, self->host.user_data))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the machine gives no random bytes");
      return NULL;
    }
  trab_audit_seal_derive_key (key, &chain);
  if (write_new_file (self, key, &chain, &seal, error))
    words = prepare_keys (self, keys, own_passphrase, key, error);
  is_done = words != NULL && exchange (self, keys, key, &chain, &seal, error);
  if (!is_done)
    remove_new_file (self);
  OPENSSL_cleanse (key, sizeof key);
  OPENSSL_cleanse (&chain, sizeof chain);
  return is_done ? g_steal_pointer (&words) : NULL;
}

void
trab_sqlite_rekey_fill_class (TrabStoreClass *klass)
{
  klass->rekey = rekey;
}
