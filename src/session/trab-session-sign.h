/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/** Of the audit: a visit was signed; its detail is a TrabWarningCount. */
/* The line of the audit that counts the warnings of a signed visit, beside its "sign" */
#define TRAB_SESSION_SIGN_COUNT_ACTION "sign-count"

/* The one way to a signed visit, whoever asks: window or command line. */
TrabRecord *trab_session_sign (TrabSession *self,
                               TrabRecord *changes,
                               const char *visit_id,
                               GError **error);
void trab_session_sign_async (TrabSession *self,
                              TrabRecord *changes,
                              const char *visit_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TrabRecord *trab_session_sign_finish (TrabSession *self, GAsyncResult *result, GError **error);
gboolean trab_session_sign_check (TrabSession *self,
                                  TrabRecord *record,
                                  TrabVisit *visit,
                                  GError **error);

G_END_DECLS
