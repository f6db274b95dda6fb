/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine's verbs about erasing for good, and what must be kept; for the engine only. */
void trab_sqlite_erasure_fill_class (TrabStoreClass *klass);

G_END_DECLS
