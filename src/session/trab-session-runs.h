/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-run-check.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* The curves that were shown or handed out, kept with what made them. */
gboolean trab_session_runs_keep (TrabSession *self, TrabComparison *comparison, GError **error);
void trab_session_runs_keep_async (TrabSession *self,
                                   TrabComparison *comparison,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean trab_session_runs_keep_finish (TrabSession *self, GAsyncResult *result, GError **error);
GPtrArray *trab_session_runs_check (TrabSession *self,
                                    const char *patient_id,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
