/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-call.h"

#include "trab-session-private.h"

static const int priorities[] = {
  [TRAB_SESSION_WHERE_STORE] = G_PRIORITY_DEFAULT,
  [TRAB_SESSION_WHERE_STORE_SAVE] = G_PRIORITY_HIGH - 1,
  [TRAB_SESSION_WHERE_STORE_FIRST] = G_PRIORITY_HIGH,
};

typedef struct
{
  TrabSessionVerb verb;
  gpointer arguments;
  GDestroyNotify free_arguments; /* NULL: the caller's */
  GDestroyNotify free_result;
} Call;

static void
call_free (Call *call)
{
  if (call->free_arguments != NULL)
    call->free_arguments (call->arguments);
  g_free (call);
}

static void
call_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Call *call = data;
  GError *error = NULL;
  gpointer result = call->verb (source, call->arguments, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, call->free_result);
}

typedef struct
{
  TrabSession *session;
  TrabSessionVerb verb;
  gpointer arguments;
  gpointer result;
  GError *error;
} Waiting;

static void
run_waiting (gpointer data)
{
  Waiting *waiting = data;

  waiting->result = waiting->verb (waiting->session, waiting->arguments, NULL, &waiting->error);
}

/* The plain form of a verb of the store: queued behind what is already going on, and waited for. */
gpointer
trab_session_call_and_wait (TrabSession *self,
                            TrabSessionVerb verb,
                            gpointer arguments,
                            GError **error)
{
  Waiting waiting = { .session = self, .verb = verb, .arguments = arguments };

  trab_worker_wait_for (trab_session_get_worker (self), run_waiting, &waiting);
  if (waiting.error != NULL)
    g_propagate_error (error, waiting.error);
  return waiting.result;
}

/* For a long verb of the store, between two of its steps: what somebody typed meanwhile is kept
 * before it goes on. Returns: how many saves passed */
guint
trab_session_call_let_saves_pass (TrabSession *self)
{
  return trab_worker_let_pass (trab_session_get_worker (self),
                               priorities[TRAB_SESSION_WHERE_STORE_FIRST]);
}

/* (transfer none): what a verb was given, for what it left in it beside its result */
gpointer
trab_session_call_get_arguments (GAsyncResult *result)
{
  return ((Call *) g_task_get_task_data (G_TASK (result)))->arguments;
}

/* The same without waiting; the answer comes to @callback. */
void
trab_session_call_async (TrabSession *self,
                         TrabSessionWhere where,
                         TrabSessionVerb verb,
                         gpointer arguments,
                         GDestroyNotify free_arguments,
                         GDestroyNotify free_result,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->verb = verb;
  call->arguments = arguments;
  call->free_arguments = free_arguments;
  call->free_result = free_result;
  g_task_set_source_tag (task, verb);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  switch (where)
    {
    case TRAB_SESSION_WHERE_STORE:
    case TRAB_SESSION_WHERE_STORE_SAVE:
    case TRAB_SESSION_WHERE_STORE_FIRST:
      trab_worker_queue (trab_session_get_worker (self), priorities[where], g_steal_pointer (&task),
                         call_thread_func);
      break;
    case TRAB_SESSION_WHERE_ASIDE:
      g_task_run_in_thread (task, call_thread_func);
      break;
    }
}
