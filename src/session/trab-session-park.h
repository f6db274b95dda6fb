/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* What was typed into a form and is not saved goes into the encrypted store when the records are
 * locked or closed, and comes back when the form is opened again, by whoever opens it. @patient_id:
 * (nullable): NULL for a form about nobody who is known. @form: a name of the form. */

void trab_session_park (TrabSession *session,
                        const char *patient_id,
                        const char *form,
                        TrabDraft *draft);
void trab_session_park_end (TrabSession *session, const char *patient_id, const char *form);
void trab_session_park_load_async (TrabSession *session,
                                   const char *patient_id,
                                   const char *form,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GHashTable *trab_session_park_load_finish (TrabSession *session,
                                           GAsyncResult *result,
                                           GError **error);
GHashTable *trab_session_park_load (TrabSession *session,
                                    const char *patient_id,
                                    const char *form,
                                    GError **error);

G_END_DECLS
