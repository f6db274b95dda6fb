/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-session.h"

G_BEGIN_DECLS

/* How a verb is run. For the files of the session's own verbs only. */

/* One verb: what it does, with its arguments. Runs in the store thread, or in a thread of its own
 * when it does not touch the store. Returns NULL with @error set, or its result. */
typedef gpointer (*TrabSessionVerb) (TrabSession *self,
                                     gpointer arguments,
                                     GCancellable *cancellable,
                                     GError **error);

/** Where a verb runs. */
typedef enum
{
  TRAB_SESSION_WHERE_STORE,       /* in the store thread, behind what is already going on */
  TRAB_SESSION_WHERE_STORE_SAVE,  /* there, before all else: what somebody typed */
  TRAB_SESSION_WHERE_STORE_FIRST, /* there, before what somebody does not watch */
  TRAB_SESSION_WHERE_ASIDE,       /* in a thread of its own: it does not touch the store */
} TrabSessionWhere;

guint trab_session_call_let_saves_pass (TrabSession *self);
gpointer trab_session_call_and_wait (TrabSession *self,
                                     TrabSessionVerb verb,
                                     gpointer arguments,
                                     GError **error);
gpointer trab_session_call_get_arguments (GAsyncResult *result);
void trab_session_call_async (TrabSession *self,
                              TrabSessionWhere where,
                              TrabSessionVerb verb,
                              gpointer arguments,
                              GDestroyNotify free_arguments,
                              GDestroyNotify free_result,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
