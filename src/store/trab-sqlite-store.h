/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-store-class.h"

G_BEGIN_DECLS

#define TRAB_TYPE_SQLITE_STORE (trab_sqlite_store_get_type ())

/* The engine: a folder with one encrypted SQLite file (docs/DATABASE.md). trab-sqlite-opening.h
 * makes and opens one. */
G_DECLARE_FINAL_TYPE (TrabSqliteStore, trab_sqlite_store, TRAB, SQLITE_STORE, TrabStore)

G_END_DECLS
