/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-knowledge.h"
#include "trab-session.h"
#include "trab-store.h"

G_BEGIN_DECLS

/* For the files of the session's own verbs only. */

/* One verb: what it does, with its arguments. Runs in the store thread, or in a thread of its own
 * when it does not touch the store. Returns NULL with @error set, or its result. */
typedef gpointer (*TrabSessionVerb) (TrabSession *self,
                                     gpointer arguments,
                                     GCancellable *cancellable,
                                     GError **error);

gpointer trab_session_call_and_wait (TrabSession *self,
                                     TrabSessionVerb verb,
                                     gpointer arguments,
                                     GError **error);
void trab_session_call_async (TrabSession *self,
                              TrabSessionVerb verb,
                              gpointer arguments,
                              GDestroyNotify free_arguments,
                              GDestroyNotify free_result,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
TrabStore *trab_session_get_store (TrabSession *self, GError **error);
TrabKnowledge *trab_session_get_knowledge (TrabSession *self);

G_END_DECLS
