/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"

G_BEGIN_DECLS

char *trab_db_dump (TrabDb *db, GError **error);
char *trab_db_dump_digest (TrabDb *db, GError **error);

G_END_DECLS
