/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-list-day.h"

#include "trab-session-call.h"
#include "trab-session-private.h"

static gpointer
list_day_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabDate *day = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_list_day (store, *day, error) : NULL;
}

/**
 * trab_session_list_day:
 * Returns: (transfer full) (nullable): of TrabRecord: the patients with a visit on @day, each with
 *   those visits
 */
GPtrArray *
trab_session_list_day (TrabSession *self, TrabDate day, GError **error)
{
  return trab_session_call_and_wait (self, list_day_verb, &day, error);
}

void
trab_session_list_day_async (TrabSession *self,
                             TrabDate day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_day_verb,
                           g_memdup2 (&day, sizeof day), g_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

GPtrArray *
trab_session_list_day_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
