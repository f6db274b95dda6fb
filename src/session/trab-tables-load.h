/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-tables.h"

G_BEGIN_DECLS

TrabTables *trab_tables_load_new (GError **error);
void trab_tables_load_free (TrabTables *tables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabTables, trab_tables_load_free)

G_END_DECLS
