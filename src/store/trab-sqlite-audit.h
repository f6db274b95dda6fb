/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sqlite-store.h"

G_BEGIN_DECLS

/* The engine's verbs about the audit; for the engine only. */
void trab_sqlite_audit_fill_class (TrabStoreClass *klass);

G_END_DECLS
