/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Patients by name, record number or birth date. */
GPtrArray *trab_session_search (TrabSession *self, const char *text, guint limit, GError **error);
void trab_session_search_async (TrabSession *self,
                                const char *text,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *trab_session_search_finish (TrabSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
