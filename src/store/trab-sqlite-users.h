/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-keys.h"
#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine's verbs about who may open the store; for the engine only. */
void trab_sqlite_users_fill_class (TrabStoreClass *klass);
gboolean trab_sqlite_users_unlock (TrabKeys *keys,
                                   const char *user,
                                   const char *passphrase,
                                   guint8 data_key[TRAB_DB_KEY_SIZE],
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_sqlite_users_add_recovery (TrabSqliteStore *self,
                                      TrabKeys *keys,
                                      const guint8 data_key[TRAB_DB_KEY_SIZE],
                                      GError **error);

G_END_DECLS
