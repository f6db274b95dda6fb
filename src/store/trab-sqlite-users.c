/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-users.h"

#include <openssl/crypto.h>

#include "trab-error.h"
#include "trab-keys.h"

static gboolean
set_slot (TrabSqliteStore *self,
          const char *own_passphrase,
          const char *user,
          const char *passphrase,
          gboolean is_new,
          GError **error)
{
  g_autoptr (TrabKeys) keys = trab_keys_load (self->folder->keys_path, error);
  guint8 data_key[TRAB_DB_KEY_SIZE] = { 0 };
  gboolean is_set = FALSE;

  if (keys == NULL || !trab_keys_unlock (keys, self->user, own_passphrase, data_key, error))
    return FALSE;
  if (is_new && trab_keys_has_user (keys, user))
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                 "there is a user of this name");
  else
    is_set = trab_keys_set (keys, user, passphrase, data_key, &self->host, error)
             && trab_keys_save (keys, self->folder->keys_path, error);
  OPENSSL_cleanse (data_key, sizeof data_key);
  return is_set;
}

static gboolean
add_user (TrabStore *store,
          const char *own_passphrase,
          const char *user,
          const char *passphrase,
          GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  return trab_sqlite_store_check_writable (self, error)
         && set_slot (self, own_passphrase, user, passphrase, TRUE, error)
         && trab_sqlite_store_add_event (self, "add-user", NULL, user, error);
}

static gboolean
change_passphrase (TrabStore *store,
                   const char *old_passphrase,
                   const char *new_passphrase,
                   GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  return trab_sqlite_store_check_writable (self, error)
         && set_slot (self, old_passphrase, self->user, new_passphrase, FALSE, error)
         && trab_sqlite_store_add_event (self, "change-passphrase", NULL, NULL, error);
}

void
trab_sqlite_users_fill_class (TrabStoreClass *klass)
{
  klass->add_user = add_user;
  klass->change_passphrase = change_passphrase;
}
