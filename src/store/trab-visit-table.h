/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-record.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

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
