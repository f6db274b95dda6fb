/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-follow-up.h"

#include "trab-follow-up-job.h"
#include "trab-session-call.h"
#include "trab-session-precision.h"
#include "trab-session-private.h"

/**
 * trab_session_follow_up:
 * @today: from which time is counted
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR, TRAB_STORE_ERROR or
 *   G_IO_ERROR_CANCELLED. Blocks for up to seconds.
 */
TrabFollowUp *
trab_session_follow_up (TrabSession *self,
                        TrabRecord *record,
                        TrabDate today,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (TrabMargins) margins = trab_session_precision_load_margins (self, error);
  TrabFollowUpRequest request = { .record = record,
                                  .today = today,
                                  .margins = margins,
                                  .n_members = TRAB_SESSION_SCREEN_MEMBERS,
                                  .seed = TRAB_SESSION_DEFAULT_SEED };

  return margins
             ? trab_follow_up_job_run (trab_session_get_tables (self), &request, cancellable, error)
             : NULL;
}

typedef struct
{
  TrabRecord *record;
  TrabDate today;
} FollowUpArguments;

static void
follow_up_arguments_free (FollowUpArguments *arguments)
{
  g_object_unref (arguments->record);
  g_free (arguments);
}

static gpointer
follow_up_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const FollowUpArguments *follow_up = arguments;

  return trab_session_follow_up (self, follow_up->record, follow_up->today, cancellable, error);
}

void
trab_session_follow_up_async (TrabSession *self,
                              TrabRecord *record,
                              TrabDate today,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  FollowUpArguments *arguments = g_new0 (FollowUpArguments, 1);

  arguments->record = g_object_ref (record);
  arguments->today = today;
  trab_session_call_async (self, TRAB_SESSION_WHERE_ASIDE, follow_up_verb, arguments,
                           (GDestroyNotify) follow_up_arguments_free,
                           (GDestroyNotify) trab_follow_up_free, cancellable, callback, user_data);
}

TrabFollowUp *
trab_session_follow_up_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
