/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-compare-request.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* The comparison; a newer request is made after cancelling the older one. */
TrabComparison *trab_session_compare (TrabSession *self,
                                      const TrabCompareRequest *request,
                                      GCancellable *cancellable,
                                      GError **error);
void trab_session_compare_async (TrabSession *self,
                                 const TrabCompareRequest *request,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TrabComparison *trab_session_compare_finish (TrabSession *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
