/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-record.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

/* Visits that count in the record they were written in: their import was not undone, and they were
 * not found to be somebody else's. "v" is the visit, "b" its import. */
#define TRAB_VISIT_TABLE_COUNTS                                                                    \
  " b.undone_at IS NULL AND v.id NOT IN (SELECT m.visit_id FROM moved_visit m JOIN batch mb"       \
  " ON mb.id = m.batch_id WHERE mb.undone_at IS NULL)"

gboolean trab_visit_table_save (TrabDb *db,
                                const char *patient_id,
                                TrabVisit *visit,
                                const TrabStamp *stamp,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_visit_table_load (TrabDb *db,
                                TrabRecord *record,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_visit_table_load_as_of (TrabDb *db,
                                      TrabRecord *record,
                                      gint64 unix_ms,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_visit_table_list_day (TrabDb *db, TrabDate day, GError **error);
GPtrArray *trab_visit_table_list_drafts (TrabDb *db, GError **error);

G_END_DECLS
