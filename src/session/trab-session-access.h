/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* All that is kept of one person, for them: their record as JSON of our own, as FHIR, as a web page
 * and as pages to print; what files told of them, as it came; and who looked at it. The audit notes
 * it first, so that what is handed over tells of itself. */

#define TRAB_TYPE_SESSION_ACCESS (trab_session_access_get_type ())
G_DECLARE_FINAL_TYPE (TrabSessionAccess, trab_session_access, TRAB, SESSION_ACCESS, GObject)

TrabSessionAccess *trab_session_access_read (TrabSession *session,
                                             const char *patient_id,
                                             GError **error);
void trab_session_access_read_async (TrabSession *session,
                                     const char *patient_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
TrabSessionAccess *trab_session_access_read_finish (TrabSession *session,
                                                    GAsyncResult *result,
                                                    GError **error);
char *trab_session_access_write (TrabSessionAccess *self,
                                 TrabSession *session,
                                 const char *folder,
                                 TrabDate today,
                                 GError **error);
char *trab_session_access_dup_html (TrabSessionAccess *self,
                                    TrabSession *session,
                                    TrabDate today,
                                    GError **error);

G_END_DECLS
