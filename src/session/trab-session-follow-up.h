/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-follow-up.h"
#include "trab-session.h"

G_BEGIN_DECLS

/* What was measured, read and compared; margins are the clinic's own where it saved them. */
TrabFollowUp *trab_session_follow_up (TrabSession *self,
                                      TrabRecord *record,
                                      TrabDate today,
                                      GCancellable *cancellable,
                                      GError **error);
void trab_session_follow_up_async (TrabSession *self,
                                   TrabRecord *record,
                                   TrabDate today,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
TrabFollowUp *trab_session_follow_up_finish (TrabSession *self,
                                             GAsyncResult *result,
                                             GError **error);

G_END_DECLS
