/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* All that is recorded of a patient. */
TrabRecord *trab_session_load (TrabSession *self, const char *patient_id, GError **error);
void trab_session_load_async (TrabSession *self,
                              const char *patient_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TrabRecord *trab_session_load_finish (TrabSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
