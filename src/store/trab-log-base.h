/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-store-host.h"

G_BEGIN_DECLS

/* What binds a log to its record file. Every change rewrites one row: base, the random name of the
 * log that is being written, and previous, the base the record file had when that log was begun. A
 * new log gets a new base. So a log belongs to a record file whose base is its base (the log has
 * gone there, perhaps in part) or its previous (nothing of it has): any other pair would mix two
 * states of the records. */

gboolean trab_log_base_begin (TrabDb *db,
                              const TrabStoreHost *host,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_log_base_check (const char *path,
                              const guint8 key[TRAB_DB_KEY_SIZE],
                              int newest_version,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
