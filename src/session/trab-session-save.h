/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* Keeps what was written of a patient. */
TrabRecord *trab_session_save (TrabSession *self, TrabRecord *changes, GError **error);
void trab_session_save_async (TrabSession *self,
                              TrabRecord *changes,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TrabRecord *trab_session_save_finish (TrabSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
