/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-store-class.h"

G_BEGIN_DECLS

#define TRAB_TYPE_SQLITE_STORE (trab_sqlite_store_get_type ())

/* The engine: a folder with one encrypted SQLite file (docs/DATABASE.md). Made and opened through
 * trab_store_create and trab_store_open, which say what the errors are. */
G_DECLARE_FINAL_TYPE (TrabSqliteStore, trab_sqlite_store, TRAB, SQLITE_STORE, TrabStore)

TrabStore *trab_sqlite_store_create (const char *folder,
                                     const char *user,
                                     const char *passphrase,
                                     const TrabStoreHost *host,
                                     GError **error);
TrabStore *trab_sqlite_store_open (const char *folder,
                                   const char *user,
                                   const char *passphrase,
                                   const TrabStoreHost *host,
                                   GError **error);

G_END_DECLS
