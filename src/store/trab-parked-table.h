/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

gboolean trab_parked_table_save (TrabDb *db,
                                 const char *form,
                                 const char *patient_id,
                                 const char *fields,
                                 const TrabStamp *stamp,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trab_parked_table_load (TrabDb *db, const char *form, char **fields, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
