/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"
#include "trab-settings.h"

G_BEGIN_DECLS

typedef struct _TrabStore TrabStore;

/* What the clinic of the open store set. Every change is a line of the audit, and the older values
 * stay. Errors are TRAB_INPUT_ERROR and TRAB_STORE_ERROR. */
TrabSettings *trab_session_settings_dup (TrabSession *session);
gboolean trab_session_settings_set (TrabSession *session,
                                    TrabSetting setting,
                                    const char *text,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void trab_session_settings_set_async (TrabSession *session,
                                      TrabSetting setting,
                                      const char *text,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean trab_session_settings_set_finish (TrabSession *session,
                                           GAsyncResult *result,
                                           GError **error);

/* For the session's own verbs, in the store thread */
gboolean trab_session_settings_read (TrabSession *session, TrabStore *store, GError **error);
gboolean trab_session_settings_note_day (TrabSession *session, TrabSetting setting, GError **error);

G_END_DECLS
