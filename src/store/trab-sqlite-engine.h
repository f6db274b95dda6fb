/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine behind TrabStore: all its subjects, put together. trab-sqlite-opening makes one. */
TrabSqliteStore *trab_sqlite_engine_new (void);

G_END_DECLS
