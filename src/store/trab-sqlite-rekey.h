/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* A new key for the data; for the engine only. */
void trab_sqlite_rekey_fill_class (TrabStoreClass *klass);

G_END_DECLS
