/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-import.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* Read and report first, save only after the person has seen the report. */
/**
 * TrabImportReading:
 * How a file is read.
 * @map: (nullable): of the columns of a table (docs/FORMATS.md)
 * @source: (nullable): the clinic or study whose numbers of people a table has
 * @today: what lies behind it has not happened
 * @progress: (nullable): told how far it is, and stops it
 */
typedef struct
{
  GBytes *map;
  const char *source;
  TrabDate today;
  TrabImportProgress *progress;
} TrabImportReading;

TrabImport *trab_session_import_read (TrabSession *self,
                                      GBytes *bytes,
                                      const TrabImportReading *how,
                                      GError **error);
gboolean trab_session_import_read_answers (TrabImport *import, GBytes *json, GError **error);
gboolean trab_session_import_check_answers (GBytes *json, GHashTable *asked, GError **error);
char *trab_session_import_write_report (TrabImport *import,
                                        GPtrArray *reports,
                                        const char *batch_id);
void trab_session_import_read_async (TrabSession *self,
                                     GFile *file,
                                     const TrabImportReading *how,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
TrabImport *trab_session_import_read_finish (TrabSession *self,
                                             GAsyncResult *result,
                                             GError **error);
GPtrArray *trab_session_import_review (TrabSession *self,
                                       TrabImport *import,
                                       const char *patient_id,
                                       GError **error);
void trab_session_import_review_async (TrabSession *self,
                                       TrabImport *import,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *trab_session_import_review_finish (TrabSession *self,
                                              GAsyncResult *result,
                                              GError **error);
GPtrArray *trab_session_import_save (
    TrabSession *self, TrabImport *import, const char *patient_id, char **batch_id, GError **error);
gboolean trab_session_import_undo (TrabSession *self, const char *batch_id, GError **error);
void trab_session_import_save_async (TrabSession *self,
                                     TrabImport *import,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *trab_session_import_save_finish (TrabSession *self,
                                            GAsyncResult *result,
                                            char **batch_id,
                                            GError **error);
void trab_session_import_undo_async (TrabSession *self,
                                     const char *batch_id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean trab_session_import_undo_finish (TrabSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
