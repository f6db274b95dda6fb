/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-recall.h"

#include "trab-recall-job.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

static gpointer
list_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabDate *until = arguments;
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_recall_job_run (trab_session_get_evidence (self), store, *until, error)
               : NULL;
}

/** trab_session_recall_list: (transfer full) (nullable): of TrabRecall, the longest due first */
GPtrArray *
trab_session_recall_list (TrabSession *self, TrabDate until, GError **error)
{
  return trab_session_call_and_wait (self, list_verb, &until, error);
}

void
trab_session_recall_list_async (TrabSession *self,
                                TrabDate until,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_verb,
                           g_memdup2 (&until, sizeof until), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
trab_session_recall_list_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** trab_session_recall_write_json: (transfer full): a date that is not known is null */
char *
trab_session_recall_write_json (GPtrArray *recalls)
{
  return trab_recall_job_write_json (recalls);
}

/** trab_session_recall_get_short_review: when to see somebody again after a short visit, at which
 * nothing was decided */
TrabDate
trab_session_recall_get_short_review (TrabSession *self, TrabDate visit_day)
{
  return trab_recall_job_get_short_review (trab_session_get_evidence (self), visit_day);
}

/**
 * trab_session_recall_get_review:
 * @plan_choice: (nullable): the answer to TRAB_QUESTION_PLAN_CHOICE
 * @review_date: TRAB_DATE_NONE when none was set
 *
 * Returns: when the person is to be seen again after a visit on @visit_day: the date that was set,
 *   but within two weeks where no plan is agreed after a hip or spine fracture
 */
TrabDate
trab_session_recall_get_review (TrabSession *self,
                                TrabRecord *record,
                                const char *plan_choice,
                                TrabDate review_date,
                                TrabDate visit_day)
{
  return trab_recall_job_get_review (trab_session_get_evidence (self), record, plan_choice,
                                     review_date, visit_day);
}
