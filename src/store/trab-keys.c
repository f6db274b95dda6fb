/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-keys.h"

#include <gio/gio.h>
#include <jansson.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

#include "trab-error.h"

#define FORMAT "trabecula-keys"
#define FORMAT_VERSION 1
#define SLOT_KIND "passphrase"
#define SLOTS "slots"
#define NEXT_SLOTS "next_slots"
#define SALT_SIZE 32
#define NONCE_SIZE 12
#define TAG_SIZE 16
#define SCRYPT_R 8
#define SCRYPT_P 1
#define MIN_LOG2_N 4
#define MAX_LOG2_N 20 /* 1 GiB: a file that asks for more wants to hurt the machine */
#define MAX_FILE_SIZE (1024 * 1024)

struct _TrabKeys
{
  json_t *root;
  const char *set; /* which slots are meant: SLOTS or NEXT_SLOTS */
};

/* A slot as bytes */
typedef struct
{
  guint log2_n;
  guint8 salt[SALT_SIZE];
  guint8 nonce[NONCE_SIZE];
  guint8 wrapped[TRAB_DB_KEY_SIZE];
  guint8 tag[TAG_SIZE];
} Slot;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/** trab_keys_new: (transfer full): without a slot */
TrabKeys *
trab_keys_new (void)
{
  TrabKeys *keys = g_new0 (TrabKeys, 1);

  keys->set = SLOTS;
  keys->root = json_pack ("{s:s, s:i, s:[]}", "format", FORMAT, "version", FORMAT_VERSION, SLOTS);
  return keys;
}

void
trab_keys_free (TrabKeys *keys)
{
  if (keys == NULL)
    return;
  json_decref (keys->root);
  g_free (keys);
}

/** trab_keys_load: NO_STORE, CORRUPT, TOO_NEW */
TrabKeys *
trab_keys_load (const char *path, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autofree char *text = NULL;
  g_autoptr (json_t) root = NULL;
  TrabKeys *keys = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &own))
    {
      g_set_error (error, TRAB_STORE_ERROR,
                   g_error_matches (own, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                       ? TRAB_STORE_ERROR_NO_STORE
                       : TRAB_STORE_ERROR_FAILED,
                   "keys.json cannot be read");
      return NULL;
    }
  if (length <= MAX_FILE_SIZE)
    root = json_loadb (text, length, JSON_REJECT_DUPLICATES, NULL);
  if (root == NULL || g_strcmp0 (json_string_value (json_object_get (root, "format")), FORMAT) != 0
      || !json_is_integer (json_object_get (root, "version"))
      || !json_is_array (json_object_get (root, SLOTS)))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT, "keys.json is damaged");
      return NULL;
    }
  if (json_integer_value (json_object_get (root, "version")) > FORMAT_VERSION)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_TOO_NEW,
                   "keys.json is of a newer version");
      return NULL;
    }
  keys = g_new0 (TrabKeys, 1);
  keys->set = SLOTS;
  keys->root = g_steal_pointer (&root);
  return keys;
}

/** trab_keys_save: replaces the file at once or not at all; only its owner can read it */
gboolean
trab_keys_save (TrabKeys *keys, const char *path, GError **error)
{
  g_autoptr (GError) own = NULL;
  char *text = json_dumps (keys->root, JSON_INDENT (2));
  gboolean is_saved = g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &own);

  free (text);
  if (!is_saved)
    g_set_error (error, TRAB_STORE_ERROR,
                 g_error_matches (own, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? TRAB_STORE_ERROR_FULL
                                                                         : TRAB_STORE_ERROR_FAILED,
                 "keys.json cannot be written");
  return is_saved;
}

static json_t *
find_slot (TrabKeys *keys, const char *user, size_t *index)
{
  json_t *slots = json_object_get (keys->root, keys->set);

  for (*index = 0; *index < json_array_size (slots); (*index)++)
    {
      json_t *slot = json_array_get (slots, *index);

      if (g_strcmp0 (json_string_value (json_object_get (slot, "kind")), SLOT_KIND) == 0
          && g_strcmp0 (json_string_value (json_object_get (slot, "user")), user) == 0)
        return slot;
    }
  return NULL;
}

/** trab_keys_has_user: whether there is a passphrase slot of that name */
gboolean
trab_keys_has_user (TrabKeys *keys, const char *user)
{
  size_t index = 0;

  return find_slot (keys, user, &index) != NULL;
}

/** trab_keys_list_users: (transfer full): who has a slot */
char **
trab_keys_list_users (TrabKeys *keys)
{
  g_autoptr (GStrvBuilder) users = g_strv_builder_new ();
  size_t index = 0;
  json_t *slot = NULL;

  json_array_foreach (json_object_get (keys->root, keys->set), index, slot)
    {
      const char *user = json_string_value (json_object_get (slot, "user"));

      if (user != NULL
          && g_strcmp0 (json_string_value (json_object_get (slot, "kind")), SLOT_KIND) == 0)
        g_strv_builder_add (users, user);
    }
  return g_strv_builder_end (users);
}

/** trab_keys_remove: FALSE when there is no slot of that name. The user may have kept the key of
 * the data: only a new key shuts them out for certain. */
gboolean
trab_keys_remove (TrabKeys *keys, const char *user)
{
  size_t index = 0;

  return find_slot (keys, user, &index) != NULL
         && json_array_remove (json_object_get (keys->root, keys->set), index) == 0;
}

/** trab_keys_is_cheaper: whether the slot of @user was made when tries cost less than @log2_n */
gboolean
trab_keys_is_cheaper (TrabKeys *keys, const char *user, guint log2_n)
{
  size_t index = 0;
  json_t *slot = find_slot (keys, user, &index);

  return slot != NULL && json_integer_value (json_object_get (slot, "log2_n")) < log2_n;
}

/** trab_keys_begin_next: from now on, until trab_keys_end_next, the next slots are meant; there are
 * none at first unless the file has some */
void
trab_keys_begin_next (TrabKeys *keys)
{
  if (!json_is_array (json_object_get (keys->root, NEXT_SLOTS)))
    json_object_set_new (keys->root, NEXT_SLOTS, json_array ());
  keys->set = NEXT_SLOTS;
}

gboolean
trab_keys_has_next (TrabKeys *keys)
{
  return json_is_array (json_object_get (keys->root, NEXT_SLOTS));
}

/** trab_keys_end_next: @is_taken: whether the record file has the new key; otherwise the next slots
 * are forgotten */
void
trab_keys_end_next (TrabKeys *keys, gboolean is_taken)
{
  if (is_taken)
    json_object_set (keys->root, SLOTS, json_object_get (keys->root, NEXT_SLOTS));
  json_object_del (keys->root, NEXT_SLOTS);
  keys->set = SLOTS;
}

static gboolean
read_bytes (json_t *slot, const char *name, guint8 *bytes, gsize size)
{
  const char *text = json_string_value (json_object_get (slot, name));
  g_autofree guint8 *decoded = NULL;
  gsize length = 0;

  if (text == NULL)
    return FALSE;
  decoded = g_base64_decode (text, &length);
  if (length != size)
    return FALSE;
  memcpy (bytes, decoded, size);
  return TRUE;
}

static gboolean
read_slot (json_t *json, Slot *slot)
{
  json_int_t log2_n = json_integer_value (json_object_get (json, "log2_n"));

  if (g_strcmp0 (json_string_value (json_object_get (json, "kdf")), "scrypt") != 0
      || g_strcmp0 (json_string_value (json_object_get (json, "cipher")), "aes-256-gcm") != 0
      || json_integer_value (json_object_get (json, "r")) != SCRYPT_R
      || json_integer_value (json_object_get (json, "p")) != SCRYPT_P || log2_n < MIN_LOG2_N
      || log2_n > MAX_LOG2_N)
    return FALSE;
  slot->log2_n = (guint) log2_n;
  return read_bytes (json, "salt", slot->salt, sizeof slot->salt)
         && read_bytes (json, "nonce", slot->nonce, sizeof slot->nonce)
         && read_bytes (json, "wrapped_key", slot->wrapped, sizeof slot->wrapped)
         && read_bytes (json, "tag", slot->tag, sizeof slot->tag);
}

static json_t *
write_slot (const Slot *slot, const char *user)
{
  g_autofree char *salt = g_base64_encode (slot->salt, sizeof slot->salt);
  g_autofree char *nonce = g_base64_encode (slot->nonce, sizeof slot->nonce);
  g_autofree char *wrapped = g_base64_encode (slot->wrapped, sizeof slot->wrapped);
  g_autofree char *tag = g_base64_encode (slot->tag, sizeof slot->tag);

  return json_pack ("{s:s, s:s, s:s, s:i, s:i, s:i, s:s, s:s, s:s, s:s, s:s}", "kind", SLOT_KIND,
                    "user", user, "kdf", "scrypt", "log2_n", (int) slot->log2_n, "r", SCRYPT_R, "p",
                    SCRYPT_P, "salt", salt, "cipher", "aes-256-gcm", "nonce", nonce, "wrapped_key",
                    wrapped, "tag", tag);
}

static gboolean
derive_key (const char *passphrase, const Slot *slot, guint8 key[TRAB_DB_KEY_SIZE])
{
  guint64 n = G_GUINT64_CONSTANT (1) << slot->log2_n;
  guint64 max_memory = 128 * SCRYPT_R * (n + SCRYPT_P + 2) + 1024 * 1024;

  return EVP_PBE_scrypt (passphrase, strlen (passphrase), slot->salt, sizeof slot->salt, n,
                         SCRYPT_R, SCRYPT_P, max_memory, key, TRAB_DB_KEY_SIZE)
         == 1;
}

/* What is not secret and must not be exchanged: a slot cannot be given another name or cost. */
static char *
describe_slot (const Slot *slot, const char *user)
{
  return g_strdup_printf ("%s %d %s scrypt %u %d %d %s", FORMAT, FORMAT_VERSION, SLOT_KIND,
                          slot->log2_n, SCRYPT_R, SCRYPT_P, user);
}

static gboolean
wrap (Slot *slot, const char *user, const guint8 *wrapping_key, const guint8 *data_key)
{
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  g_autofree char *description = describe_slot (slot, user);
  int length = 0;
  gboolean is_wrapped
      = EVP_EncryptInit_ex (context, EVP_aes_256_gcm (), NULL, wrapping_key, slot->nonce) == 1
        && EVP_EncryptUpdate (context, NULL, &length, (const guint8 *) description,
                              (int) strlen (description))
               == 1
        && EVP_EncryptUpdate (context, slot->wrapped, &length, data_key, TRAB_DB_KEY_SIZE) == 1
        && EVP_EncryptFinal_ex (context, slot->wrapped + length, &length) == 1
        && EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_GET_TAG, TAG_SIZE, slot->tag) == 1;

  EVP_CIPHER_CTX_free (context); /* clears the key it holds */
  return is_wrapped;
}

static gboolean
unwrap (Slot *slot, const char *user, const guint8 *wrapping_key, guint8 *data_key)
{
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  g_autofree char *description = describe_slot (slot, user);
  int length = 0;
  gboolean is_unwrapped
      = EVP_DecryptInit_ex (context, EVP_aes_256_gcm (), NULL, wrapping_key, slot->nonce) == 1
        && EVP_DecryptUpdate (context, NULL, &length, (const guint8 *) description,
                              (int) strlen (description))
               == 1
        && EVP_DecryptUpdate (context, data_key, &length, slot->wrapped, TRAB_DB_KEY_SIZE) == 1
        && EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_SET_TAG, TAG_SIZE, slot->tag) == 1
        && EVP_DecryptFinal_ex (context, data_key + length, &length) == 1;

  EVP_CIPHER_CTX_free (context);
  if (!is_unwrapped)
    OPENSSL_cleanse (data_key, TRAB_DB_KEY_SIZE);
  return is_unwrapped;
}

/**
 * trab_keys_set:
 *
 * Gives @user a new slot for @data_key that @passphrase opens; the user's old slot, if there is
 * one, goes. Nothing is written before trab_keys_save.
 */
gboolean
trab_keys_set (TrabKeys *keys,
               const char *user,
               const char *passphrase,
               const guint8 data_key[TRAB_DB_KEY_SIZE],
               const TrabStoreHost *host,
               GError **error)
{
  Slot slot = { .log2_n = host->scrypt_log2_n };
  guint8 wrapping_key[TRAB_DB_KEY_SIZE] = { 0 };
  gboolean is_wrapped = FALSE;
  size_t index = 0;

  g_return_val_if_fail (slot.log2_n >= MIN_LOG2_N && slot.log2_n <= MAX_LOG2_N, FALSE);
  is_wrapped = host->fill_random (slot.salt, sizeof slot.salt, host->user_data)
               && host->fill_random (slot.nonce, sizeof slot.nonce, host->user_data)
               && derive_key (passphrase, &slot, wrapping_key)
               && wrap (&slot, user, wrapping_key, data_key);
  OPENSSL_cleanse (wrapping_key, sizeof wrapping_key);
  if (!is_wrapped)
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED, "no key slot can be made");
      return FALSE;
    }
  if (find_slot (keys, user, &index) != NULL)
    json_array_remove (json_object_get (keys->root, keys->set), index);
  json_array_append_new (json_object_get (keys->root, keys->set), write_slot (&slot, user));
  return TRUE;
}

/**
 * trab_keys_unlock:
 * @data_key: (out): to be cleansed after use
 *
 * Takes as long as the slot's cost says (0.2 s). WRONG_PASSPHRASE also when there is no such user:
 * which of the two it was is nobody's business. CORRUPT when the slot cannot be read.
 */
gboolean
trab_keys_unlock (TrabKeys *keys,
                  const char *user,
                  const char *passphrase,
                  guint8 data_key[TRAB_DB_KEY_SIZE],
                  GError **error)
{
  Slot slot = { 0 };
  guint8 wrapping_key[TRAB_DB_KEY_SIZE] = { 0 };
  size_t index = 0;
  json_t *json = find_slot (keys, user, &index);
  gboolean is_unlocked = FALSE;

  if (json != NULL && !read_slot (json, &slot))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT,
                   "the key slot of this user is damaged");
      return FALSE;
    }
  if (json != NULL && !derive_key (passphrase, &slot, wrapping_key))
    {
      g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_FAILED,
                   "there is not enough memory to try the passphrase");
      return FALSE;
    }
  is_unlocked = json != NULL && unwrap (&slot, user, wrapping_key, data_key);
  OPENSSL_cleanse (wrapping_key, sizeof wrapping_key);
  if (!is_unlocked)
    g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE,
                 "no key slot opens with this user and passphrase");
  return is_unlocked;
}
