/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Who did what, and whether the store is as it was left. Errors are TRAB_STORE_ERROR. */

char *trab_session_audit_write (TrabSession *session,
                                const char *patient_id,
                                const char *action,
                                gboolean is_json,
                                GError **error);
gboolean trab_session_audit_check (TrabSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_session_audit_note (TrabSession *session,
                              const char *action,
                              const char *patient_id,
                              const char *detail);
void trab_session_audit_note_given (TrabSession *session,
                                    const char *action,
                                    const char *patient_id,
                                    const char *form,
                                    const char *overrides);
gboolean trab_session_audit_check_store (TrabSession *session,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_session_audit_check_store_async (TrabSession *session,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean trab_session_audit_check_store_finish (TrabSession *session,
                                                GAsyncResult *result,
                                                GError **error);
void trab_session_audit_look_on_async (TrabSession *session,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean trab_session_audit_look_on_finish (TrabSession *session,
                                            GAsyncResult *result,
                                            gboolean *is_done,
                                            GError **error);
gboolean trab_session_audit_accept (TrabSession *session,
                                    const char *reason,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *trab_session_audit_dup_json (GPtrArray *events);

G_END_DECLS
