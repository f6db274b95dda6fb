/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine's verbs about patients, their visits and observations; for the engine only. */
void trab_sqlite_records_fill_class (TrabStoreClass *klass);
char *trab_sqlite_records_save_rows (TrabSqliteStore *self,
                                     TrabRecord *record,
                                     const TrabStamp *stamp,
                                     GError **error);

G_END_DECLS
