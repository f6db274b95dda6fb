/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-store-host.h"

G_BEGIN_DECLS

/**
 * TrabKeys:
 * What keys.json holds: the key of the data, random and one, wrapped once per person in a slot that
 * only that person's passphrase opens. A slot is scrypt (salt, cost) and AES-256-GCM (nonce, tag)
 * with the user's name authenticated. Slots of a kind this version does not know are kept.
 * While the data gets a new key there is a second set of slots, the next, for it: whatever moment
 * the power goes, one of the two sets opens the record file that is there.
 */
typedef struct _TrabKeys TrabKeys;

TrabKeys *trab_keys_new (void);
TrabKeys *trab_keys_load (const char *path, GError **error);
void trab_keys_free (TrabKeys *keys);
gboolean trab_keys_save (TrabKeys *keys,
                         const char *path,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_keys_set (TrabKeys *keys,
                        const char *user,
                        const char *passphrase,
                        const guint8 data_key[TRAB_DB_KEY_SIZE],
                        const TrabStoreHost *host,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_keys_has_user (TrabKeys *keys, const char *user);
char **trab_keys_list_users (TrabKeys *keys);
gboolean trab_keys_remove (TrabKeys *keys, const char *user);
gboolean trab_keys_is_cheaper (TrabKeys *keys, const char *user, guint log2_n);
void trab_keys_begin_next (TrabKeys *keys);
gboolean trab_keys_has_next (TrabKeys *keys);
void trab_keys_end_next (TrabKeys *keys, gboolean is_taken);
gboolean trab_keys_unlock (TrabKeys *keys,
                           const char *user,
                           const char *passphrase,
                           guint8 data_key[TRAB_DB_KEY_SIZE],
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabKeys, trab_keys_free)

G_END_DECLS
