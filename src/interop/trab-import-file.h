/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"

G_BEGIN_DECLS

char *trab_import_file_write (TrabImport *import, GPtrArray *reports, const char *batch_id);
gboolean trab_import_file_read_answers (TrabImport *import, GBytes *json, GError **error);
gboolean trab_import_file_check_answers (GBytes *json, GHashTable *asked, GError **error);

G_END_DECLS
