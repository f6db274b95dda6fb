/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-sqlite-users.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

#include "trab-error.h"
#include "trab-keys.h"
#include "trab-recovery-words.h"

#define MAX_USER_LENGTH 100

/* Everything here begins so: the store can be written, and whoever asks knows the passphrase of the
 * user who has it open. Returns: (transfer full): the keys, with @data_key to be cleansed */
static TrabKeys *
unlock (TrabSqliteStore *self, const char *passphrase, guint8 *data_key, GError **error)
{
  g_autoptr (TrabKeys) keys = NULL;

  if (!trab_sqlite_store_check_keepable (self, error))
    return NULL;
  keys = trab_keys_load (self->folder->keys_path, error);
  if (keys == NULL || !trab_sqlite_users_unlock (keys, self->user, passphrase, data_key, error))
    return NULL;
  return g_steal_pointer (&keys);
}

/** trab_sqlite_users_unlock: trab_keys_unlock that takes the words of the recovery key as people
 * write them */
gboolean
trab_sqlite_users_unlock (TrabKeys *keys,
                          const char *user,
                          const char *passphrase,
                          guint8 data_key[TRAB_DB_KEY_SIZE],
                          GError **error)
{
  g_autofree char *words = NULL;
  gboolean is_unlocked = FALSE;

  if (!g_str_equal (user, TRAB_STORE_RECOVERY_USER))
    return trab_keys_unlock (keys, user, passphrase, data_key, error);
  words = trab_recovery_words_normalize (passphrase);
  if (words == NULL)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE,
                   "these are not the words of a recovery key");
      return FALSE;
    }
  is_unlocked = trab_keys_unlock (keys, user, words, data_key, error);
  OPENSSL_cleanse (words, strlen (words));
  return is_unlocked;
}

static gboolean
is_name (const char *user)
{
  if (user[0] == '\0' || user[0] == ':' || strlen (user) > MAX_USER_LENGTH
      || !g_utf8_validate (user, -1, NULL))
    return FALSE;
  for (const char *c = user; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isgraph (g_utf8_get_char (c)) && *c != ' ')
      return FALSE;
  return TRUE;
}

static gboolean
set_slot (TrabSqliteStore *self,
          const char *own_passphrase,
          const char *user,
          const char *passphrase,
          gboolean may_exist,
          GError **error)
{
  guint8 data_key[TRAB_DB_KEY_SIZE] = { 0 };
  g_autoptr (TrabKeys) keys = unlock (self, own_passphrase, data_key, error);
  gboolean is_set = FALSE;

  if (keys != NULL && !may_exist && trab_keys_has_user (keys, user))
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                 "there is a user of this name");
  else if (keys != NULL)
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
  gboolean is_emergency = g_str_equal (self->user, TRAB_STORE_RECOVERY_USER);

  if (!is_name (user))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "this is not the name of a user");
      return FALSE;
    }
  return set_slot (self, own_passphrase, user, passphrase, is_emergency, error)
         && trab_sqlite_store_add_event (self, "add-user", NULL, user, error);
}

static gboolean
remove_user (TrabStore *store, const char *own_passphrase, const char *user, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  guint8 data_key[TRAB_DB_KEY_SIZE] = { 0 };
  g_autoptr (TrabKeys) keys = unlock (self, own_passphrase, data_key, error);

  OPENSSL_cleanse (data_key, sizeof data_key);
  if (keys == NULL)
    return FALSE;
  if (g_str_equal (user, self->user))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CONSTRAINT,
                   "nobody can take away the key they have in use");
      return FALSE;
    }
  if (!trab_keys_remove (keys, user))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND,
                   "there is no user of this name");
      return FALSE;
    }
  return trab_keys_save (keys, self->folder->keys_path, error)
         && trab_sqlite_store_add_event (self, "remove-user", NULL, user, error);
}

static gboolean
change_passphrase (TrabStore *store,
                   const char *old_passphrase,
                   const char *new_passphrase,
                   GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);

  return trab_sqlite_store_check_writable (self, error)
         && set_slot (self, old_passphrase, self->user, new_passphrase, TRUE, error)
         && trab_sqlite_store_add_event (self, "change-passphrase", NULL, NULL, error);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_users (TrabStore *store, GError **error)
{
  g_autoptr (TrabKeys) keys = trab_keys_load (TRAB_SQLITE_STORE (store)->folder->keys_path, error);
  char **users = keys ? trab_keys_list_users (keys) : NULL;

  if (users != NULL)
    qsort (users, g_strv_length (users), sizeof users[0], compare_texts);
  return users;
}

/** trab_sqlite_users_add_recovery: (transfer full): the words of a new recovery key for @data_key,
 * in the place of the one before; @keys is not saved */
char *
trab_sqlite_users_add_recovery (TrabSqliteStore *self,
                                TrabKeys *keys,
                                const guint8 data_key[TRAB_DB_KEY_SIZE],
                                GError **error)
{
  guint8 key[TRAB_RECOVERY_WORDS_KEY_SIZE] = { 0 };
  char *words = NULL;

  if (!self->host.fill_random (key, sizeof key, self->host.user_data))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "the machine gives no random bytes");
      return NULL;
    }
  words = trab_recovery_words_write (key);
  OPENSSL_cleanse (key, sizeof key);
  if (trab_keys_set (keys, TRAB_STORE_RECOVERY_USER, words, data_key, &self->host, error))
    return words;
  OPENSSL_cleanse (words, strlen (words));
  g_free (words);
  return NULL;
}

static char *
make_recovery_key (TrabStore *store, const char *own_passphrase, GError **error)
{
  TrabSqliteStore *self = TRAB_SQLITE_STORE (store);
  guint8 data_key[TRAB_DB_KEY_SIZE] = { 0 };
  g_autoptr (TrabKeys) keys = unlock (self, own_passphrase, data_key, error);
  g_autofree char *words
      = keys ? trab_sqlite_users_add_recovery (self, keys, data_key, error) : NULL;

  OPENSSL_cleanse (data_key, sizeof data_key);
  if (words == NULL || !trab_keys_save (keys, self->folder->keys_path, error)
      || !trab_sqlite_store_add_event (self, "recovery-key", NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&words);
}

void
trab_sqlite_users_fill_class (TrabStoreClass *klass)
{
  klass->add_user = add_user;
  klass->remove_user = remove_user;
  klass->change_passphrase = change_passphrase;
  klass->list_users = list_users;
  klass->make_recovery_key = make_recovery_key;
}
