/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Opens a store: a folder, by a user with a passphrase. */
gboolean trab_session_open (TrabSession *self,
                            const char *folder,
                            const char *user,
                            const char *passphrase,
                            GError **error);
void trab_session_open_async (TrabSession *self,
                              const char *folder,
                              const char *user,
                              const char *passphrase,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean trab_session_open_finish (TrabSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
