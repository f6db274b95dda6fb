/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine's verbs about copies of the store; for the engine only. */
void trab_sqlite_backup_fill_class (TrabStoreClass *klass);

G_END_DECLS
