/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import-report.h"
#include "trab-import.h"
#include "trab-store.h"
#include "trab-tables.h"

G_BEGIN_DECLS

/**
 * TrabImportJob:
 * What to do with an import.
 * @patient_id: (nullable): whom the resources belong to that speak of somebody who is not in the
 *   file; NULL leaves them out. Only a person may say so.
 * @let_saves_pass: (nullable): called between two people with @user_data: runs what was typed
 *   meanwhile, and says how many saves that were
 * @batch_id: set by saving: the import that can be undone; NULL when nothing was new
 */
typedef struct
{
  const TrabTables *tables;
  TrabImport *import;
  const char *patient_id;
  guint (*let_saves_pass) (gpointer user_data);
  gpointer user_data;
  char *batch_id;
  GHashTable *undone; /* set by reviewing and saving: ids of imports taken back */
} TrabImportJob;

/* Both run in the store's thread. */
GPtrArray *trab_import_job_review (TrabStore *store, TrabImportJob *job, GError **error);
GPtrArray *trab_import_job_save (TrabStore *store, TrabImportJob *job, GError **error);

G_END_DECLS
