/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-db.h"
#include "trab-record.h"
#include "trab-stamp.h"

G_BEGIN_DECLS

gboolean trab_addendum_table_save (
    TrabDb *db, const char *patient_id, TrabRecord *record, const TrabStamp *stamp, GError **error);
gboolean trab_addendum_table_load (TrabDb *db, TrabRecord *record, GError **error);

G_END_DECLS
