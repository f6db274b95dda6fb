/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store-private.h"

G_BEGIN_DECLS

/* The engine's verbs about who may open the store; for the engine only. */
void trab_sqlite_users_fill_class (TrabStoreClass *klass);

G_END_DECLS
