/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-day.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* Whom one sees on a day: typed, taken over from a calendar, or by their last plans; and who waits
 * for something. Errors are TRAB_STORE_ERROR. */
TrabDay *trab_session_day_list (TrabSession *session, TrabDate day, GError **error);
void trab_session_day_list_async (TrabSession *session,
                                  TrabDate day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TrabDay *trab_session_day_list_finish (TrabSession *session, GAsyncResult *result, GError **error);

gboolean trab_session_day_set (TrabSession *session,
                               TrabDate day,
                               const char *patient_id,
                               const char *time,
                               gboolean is_on,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_session_day_set_async (TrabSession *session,
                                 TrabDate day,
                                 const char *patient_id,
                                 const char *time,
                                 gboolean is_on,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean trab_session_day_set_finish (TrabSession *session, GAsyncResult *result, GError **error);
guint trab_session_day_import (
    TrabSession *session, TrabDate day, const char *text, GPtrArray *unknown, GError **error);

G_END_DECLS
