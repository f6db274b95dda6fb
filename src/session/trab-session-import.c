/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-import.h"

#include "trab-csv-map.h"
#include "trab-csv-reader.h"
#include "trab-entry-check.h"
#include "trab-fhir-reader.h"
#include "trab-file-kind.h"
#include "trab-import-file.h"
#include "trab-import-job.h"
#include "trab-import-sides.h"
#include "trab-patient-import.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

/**
 * trab_session_import_read:
 * @how: with a map the file is a table
 *
 * Returns: (transfer full) (nullable): what the file holds; nothing is saved
 */
TrabImport *
trab_session_import_read (TrabSession *self,
                          GBytes *bytes,
                          const TrabImportReading *how,
                          GError **error)
{
  const TrabTables *tables = trab_session_get_tables (self);
  g_autoptr (TrabCsvMap) columns
      = how->map ? trab_csv_map_new_from_json (how->map, error) : trab_csv_map_new_long ();
  g_autoptr (TrabImport) import = NULL;

  if (columns == NULL || !trab_file_kind_check (bytes, error))
    return NULL;
  if (how->source != NULL)
    {
      g_free (columns->source);
      columns->source = g_strdup (how->source);
    }
  if (how->map != NULL || trab_csv_reader_accepts (bytes))
    import = trab_csv_reader_read (bytes, columns, how->today, error);
  else if (trab_patient_import_accepts (bytes))
    import = trab_patient_import_read (bytes, error);
  else
    import = trab_fhir_reader_read_on (bytes, tables->codes, how->today, how->progress, error);
  if (import == NULL || !trab_entry_check_import (tables->evidence, import, error))
    return NULL;
  trab_import_sides_report (import);
  return g_steal_pointer (&import);
}

/** trab_session_import_read_answers: see trab_import_file_read_answers() */
gboolean
trab_session_import_read_answers (TrabImport *import, GBytes *json, GError **error)
{
  return trab_import_file_read_answers (import, json, error);
}

/** trab_session_import_check_answers: see trab_import_file_check_answers() */
gboolean
trab_session_import_check_answers (GBytes *json, GHashTable *asked, GError **error)
{
  return trab_import_file_check_answers (json, asked, error);
}

/**
 * trab_session_import_write_report:
 * @reports: of trab_session_import_review() or trab_session_import_save()
 * @batch_id: (nullable): of trab_session_import_save()
 *
 * Returns: (transfer full): as JSON (docs/FORMATS.md)
 */
char *
trab_session_import_write_report (TrabImport *import, GPtrArray *reports, const char *batch_id)
{
  return trab_import_file_write (import, reports, batch_id);
}

typedef struct
{
  GFile *file;
  GBytes *map; /* NULL for none */
  char *source;
  TrabImportReading how;
} Files;

static void
files_free (Files *arguments)
{
  g_object_unref (arguments->file);
  g_clear_pointer (&arguments->map, g_bytes_unref);
  g_free (arguments->source);
  g_free (arguments);
}

static gpointer
read_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Files *files = arguments;
  g_autoptr (GBytes) bytes = g_file_load_bytes (files->file, cancellable, NULL, error);

  return bytes ? trab_session_import_read (self, bytes, &files->how, error) : NULL;
}

/** trab_session_import_read_async: @how: copied, but for its progress, which must live until the
 * callback */

void
trab_session_import_read_async (TrabSession *self,
                                GFile *file,
                                const TrabImportReading *how,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Files *files = g_new0 (Files, 1);

  files->file = g_object_ref (file);
  files->map = how->map ? g_bytes_ref (how->map) : NULL;
  files->source = g_strdup (how->source);
  files->how = *how;
  files->how.map = files->map;
  files->how.source = files->source;
  trab_session_call_async (self, TRAB_SESSION_WHERE_ASIDE, read_verb, files,
                           (GDestroyNotify) files_free, g_object_unref, cancellable, callback,
                           user_data);
}

TrabImport *
trab_session_import_read_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static guint
let_saves_pass (gpointer user_data)
{
  return trab_session_call_let_saves_pass (user_data);
}

static TrabImportJob *
import_job_new (TrabSession *self, TrabImport *import, const char *patient_id)
{
  TrabImportJob *job = g_new0 (TrabImportJob, 1);

  job->tables = trab_session_get_tables (self);
  job->import = g_object_ref (import);
  job->let_saves_pass = let_saves_pass;
  job->user_data = self; /* outlives its verbs */
  job->patient_id = g_strdup (patient_id);
  return job;
}

static void
import_job_free (TrabImportJob *job)
{
  g_object_unref (job->import);
  g_free ((char *) job->patient_id);
  g_free (job->batch_id);
  g_clear_pointer (&job->undone, g_hash_table_unref);
  g_free (job);
}

static gpointer
review_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_import_job_review (store, arguments, error) : NULL;
}

/**
 * trab_session_import_review:
 * @patient_id: (nullable): whom the resources belong to that speak of nobody in the file
 *
 * Returns: (transfer full) (nullable): of TrabImportReport, one for each person that can be saved:
 *   what saving would add
 */
GPtrArray *
trab_session_import_review (TrabSession *self,
                            TrabImport *import,
                            const char *patient_id,
                            GError **error)
{
  TrabImportJob *job = import_job_new (self, import, patient_id);
  GPtrArray *reports = trab_session_call_and_wait (self, review_verb, job, error);

  import_job_free (job);
  return reports;
}

void
trab_session_import_review_async (TrabSession *self,
                                  TrabImport *import,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, review_verb,
                           import_job_new (self, import, NULL), (GDestroyNotify) import_job_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
trab_session_import_review_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
save_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_import_job_save (store, arguments, error) : NULL;
}

/**
 * trab_session_import_save:
 * @patient_id: (nullable): as for trab_session_import_review()
 * @batch_id: (out) (optional): what trab_session_import_undo() takes; NULL when nothing was new
 *
 * Saves every person of the import that is in the file; of each all or nothing.
 *
 * Returns: (transfer full) (nullable): of TrabImportReport, as of trab_session_import_review(),
 * with the ids of the patients and what the store refused; NULL with TRAB_STORE_ERROR, nothing
 * saved
 */
GPtrArray *
trab_session_import_save (
    TrabSession *self, TrabImport *import, const char *patient_id, char **batch_id, GError **error)
{
  TrabImportJob *job = import_job_new (self, import, patient_id);
  GPtrArray *reports = trab_session_call_and_wait (self, save_verb, job, error);

  if (batch_id != NULL)
    *batch_id = g_steal_pointer (&job->batch_id);
  import_job_free (job);
  return reports;
}

void
trab_session_import_save_async (TrabSession *self,
                                TrabImport *import,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, save_verb,
                           import_job_new (self, import, NULL), (GDestroyNotify) import_job_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/** trab_session_import_save_finish: as trab_session_import_save() */
GPtrArray *
trab_session_import_save_finish (TrabSession *self,
                                 GAsyncResult *result,
                                 char **batch_id,
                                 GError **error)
{
  TrabImportJob *job = trab_session_call_get_arguments (result);

  if (batch_id != NULL)
    *batch_id = g_steal_pointer (&job->batch_id);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
undo_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store != NULL && trab_store_undo_batch (store, arguments, error) ? self : NULL;
}

/** trab_session_import_undo: marks what came with an import as entered in error; keeps every byte
 */
gboolean
trab_session_import_undo (TrabSession *self, const char *batch_id, GError **error)
{
  return trab_session_call_and_wait (self, undo_verb, (gpointer) batch_id, error) != NULL;
}

void
trab_session_import_undo_async (TrabSession *self,
                                const char *batch_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, undo_verb, g_strdup (batch_id), g_free,
                           NULL, NULL, callback, user_data);
}

gboolean
trab_session_import_undo_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
