/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/* A record whose texts obey trab-text.h, whoever wrote it. */
TrabRecord *trab_record_clean_run (TrabRecord *record, GHashTable *places, GPtrArray *findings);
gboolean trab_record_clean_check (TrabRecord *changes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
