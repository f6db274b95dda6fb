/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sent-report.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* What files told of a person in words: of TrabSentReport, the latest first. */
GPtrArray *trab_session_reports_list (TrabSession *self, const char *patient_id, GError **error);
void trab_session_reports_list_async (TrabSession *self,
                                      const char *patient_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *trab_session_reports_list_finish (TrabSession *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
