/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-db.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

/* Whom a clinic expects on a day; see trab-store.h. */
gboolean trab_appointment_table_save (TrabDb *db,
                                      TrabDate day,
                                      const char *patient_id,
                                      const char *time,
                                      gboolean is_on,
                                      const TrabStamp *stamp,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *trab_appointment_table_list (TrabDb *db, TrabDate day, GError **error);

G_END_DECLS
