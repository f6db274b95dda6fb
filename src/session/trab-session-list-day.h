/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Who comes on a day. */
GPtrArray *trab_session_list_day (TrabSession *self, TrabDate day, GError **error);
void trab_session_list_day_async (TrabSession *self,
                                  TrabDate day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *trab_session_list_day_finish (TrabSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
