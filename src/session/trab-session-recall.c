/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-recall.h"

#include "trab-recall-job.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

/* In the store thread: what is due by @until of everybody, as far as it is known by @until_us.
 * Returns: (transfer full) (nullable): of TrabRecall; NULL with @error */
GPtrArray *
trab_session_recall_update (
    TrabSession *self, TrabDate until, gint64 until_us, gboolean *is_whole, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  TrabRecallBook *book = store ? trab_session_get_recall_book (self, error) : NULL;

  return book != NULL && trab_recall_book_update (book, store, until, until_us, is_whole, error)
             ? trab_recall_book_list_due (book)
             : NULL;
}

static gpointer
list_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabDate *until = arguments;
  gboolean is_whole = FALSE;

  return trab_session_recall_update (self, *until, G_MAXINT64, &is_whole, error);
}

/** trab_session_recall_list: (transfer full) (nullable): of TrabRecall, the longest due first */
GPtrArray *
trab_session_recall_list (TrabSession *self, TrabDate until, GError **error)
{
  return trab_session_call_and_wait (self, list_verb, &until, error);
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
