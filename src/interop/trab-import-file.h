/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"

G_BEGIN_DECLS

/**
 * TrabImportOutcomes:
 * What became of an import, to be written.
 * @reports: of TrabImportReport: the people that can be saved
 * @patient_ids: (nullable): of char *: who was saved
 * @batch_id: (nullable): what can be undone
 */
typedef struct
{
  GPtrArray *reports;
  GPtrArray *patient_ids;
  const char *batch_id;
} TrabImportOutcomes;

char *trab_import_file_write (TrabImport *import, const TrabImportOutcomes *outcomes);
gboolean trab_import_file_read_answers (TrabImport *import, GBytes *json, GError **error);

G_END_DECLS
