/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Makes a store; opens nothing. */
gboolean trab_session_create_practice (TrabSession *self,
                                       const char *folder,
                                       TrabDate today,
                                       GError **error);
void trab_session_create_async (TrabSession *self,
                                const char *folder,
                                const char *user,
                                const char *passphrase,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean trab_session_create_finish (TrabSession *self, GAsyncResult *result, GError **error);
gboolean trab_session_create (TrabSession *self,
                              const char *folder,
                              const char *user,
                              const char *passphrase,
                              GError **error);

G_END_DECLS
