/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session-may.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* Signed visits, read again, and what is added to them. Errors are TRAB_SIGN_ERROR (NO_VISIT,
 * NOT_SIGNED, NO_TEXT) and TRAB_STORE_ERROR. */
TrabRecord *trab_session_visits_new_addendum (TrabRecord *record,
                                              const char *visit_id,
                                              const char *text,
                                              GError **error);
/* What a visit compares, and what is made of it again. */
#define TRAB_SESSION_VISITS_YEARS 10

char **trab_session_visits_dup_plans (TrabVisit *visit);
TrabGiveOut trab_session_visits_may_reprint (TrabSession *self,
                                             TrabRecord *now,
                                             TrabRecord *then,
                                             const char *visit_id,
                                             char **plan_id,
                                             GError **error);
TrabRecord *trab_session_visits_load_signed (TrabSession *self,
                                             const char *patient_id,
                                             const char *visit_id,
                                             GError **error);
void trab_session_visits_load_signed_async (TrabSession *self,
                                            const char *patient_id,
                                            const char *visit_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
TrabRecord *trab_session_visits_load_signed_finish (TrabSession *self,
                                                    GAsyncResult *result,
                                                    GError **error);

G_END_DECLS
