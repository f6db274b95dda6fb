/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine's verbs about runs of the model and settings; for the engine only. */
void trab_sqlite_kept_fill_class (TrabStoreClass *klass);

G_END_DECLS
