/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-recall-book.h"

#include "trab-error.h"
#include "trab-recall-job.h"
#include "trab-store.h"

struct _TrabRecallBook
{
  TrabRecallLimits limits;
  TrabDate until;      /* TRAB_DATE_NONE before the first look */
  gint64 n_events;     /* of the audit, up to which it is true */
  char *place;         /* of the look at everybody; NULL before it and after it */
  gboolean has_begun;  /* to look at everybody */
  GPtrArray *waiting;  /* ids to be looked at */
  GHashTable *recalls; /* id -> GPtrArray of TrabRecall: all reasons, due or not */
};

/** trab_recall_book_new: (transfer full) (nullable): empty; NULL with TRAB_EVIDENCE_ERROR */
TrabRecallBook *
trab_recall_book_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabRecallBook) self = g_new0 (TrabRecallBook, 1);

  self->until = TRAB_DATE_NONE;
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  self->recalls
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return trab_recall_job_read_limits (evidence, &self->limits, error) ? g_steal_pointer (&self)
                                                                      : NULL;
}

void
trab_recall_book_free (TrabRecallBook *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->recalls);
  g_free (self);
}

static gboolean
start (TrabRecallBook *self, TrabStore *store, TrabDate until, GError **error)
{
  self->until = until;
  self->has_begun = FALSE;
  g_clear_pointer (&self->place, g_free);
  g_ptr_array_set_size (self->waiting, 0);
  g_hash_table_remove_all (self->recalls);
  return trab_store_get_n_events (store, &self->n_events, error);
}

/* Somebody who is in no list any more is in none here */
static gboolean
look_at (TrabRecallBook *self, TrabStore *store, const char *patient_id, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (TrabRecord) record = trab_store_load_visits (store, patient_id, &own);
  g_autoptr (GPtrArray) recalls = record ? trab_recall_list (record, &self->limits) : NULL;

  if (record == NULL && !g_error_matches (own, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  if (recalls == NULL || recalls->len == 0)
    g_hash_table_remove (self->recalls, patient_id);
  else
    g_hash_table_replace (self->recalls, g_strdup (patient_id), g_steal_pointer (&recalls));
  return TRUE;
}

/* What was done to many people at once, or in another file: everybody is looked at anew */
static gboolean
is_of_many (const TrabStoreEvent *event)
{
  static const char *const actions[]
      = { "import", "undo", "merge", "split", "accept", "restore-backup", NULL };

  return g_strv_contains (actions, event->action);
}

/* Everything that changes tells the audit so, in the transaction in which it is done */
static gboolean
catch_up (TrabRecallBook *self, TrabStore *store, GError **error)
{
  g_autoptr (GPtrArray) events = trab_store_list_events_after (store, self->n_events, error);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id = NULL;

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const TrabStoreEvent *event = g_ptr_array_index (events, i);

      if (is_of_many (event))
        return start (self, store, self->until, error);
      if (event->patient_id != NULL)
        g_hash_table_add (ids, event->patient_id);
      self->n_events = event->number;
    }
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!look_at (self, store, id, error))
      return FALSE;
  return events != NULL;
}

static gboolean
is_whole_now (const TrabRecallBook *self)
{
  return self->has_begun && self->place == NULL && self->waiting->len == 0;
}

static gboolean
look_on (TrabRecallBook *self, TrabStore *store, GError **error)
{
  if (self->waiting->len > 0)
    {
      g_autofree char *id = g_ptr_array_steal_index_fast (self->waiting, self->waiting->len - 1);

      return g_hash_table_contains (self->recalls, id) || look_at (self, store, id, error);
    }
  g_ptr_array_unref (self->waiting);
  self->waiting = trab_store_list_recall_candidates (store, self->until, &self->place, error);
  self->has_begun = TRUE;
  if (self->waiting != NULL)
    return TRUE;
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  return FALSE;
}

/**
 * trab_recall_book_update:
 * @until: the last day of what is looked for; another day than before begins anew
 * @until_us: of g_get_monotonic_time: when to stop, and go on at the next call; G_MAXINT64 for all
 * @is_whole: (out): whether everybody has been looked at
 */
gboolean
trab_recall_book_update (TrabRecallBook *self,
                         TrabStore *store,
                         TrabDate until,
                         gint64 until_us,
                         gboolean *is_whole,
                         GError **error)
{
  gboolean is_same
      = trab_date_is_known (self->until) && trab_date_compare (self->until, until) == 0;

  if (!(is_same ? catch_up (self, store, error) : start (self, store, until, error)))
    {
      self->until = TRAB_DATE_NONE; /* what is not known to be true is looked up anew */
      return FALSE;
    }
  while (!is_whole_now (self) && g_get_monotonic_time () < until_us)
    if (!look_on (self, store, error))
      {
        self->until = TRAB_DATE_NONE;
        return FALSE;
      }
  *is_whole = is_whole_now (self);
  return TRUE;
}

/** trab_recall_book_list_due: (transfer full): of TrabRecall: all that is due by the day of the
 * last update, the longest due first */
GPtrArray *
trab_recall_book_list_due (TrabRecallBook *self)
{
  GPtrArray *due = trab_recall_new_list ();
  GHashTableIter iter;
  gpointer recalls = NULL;

  g_hash_table_iter_init (&iter, self->recalls);
  while (g_hash_table_iter_next (&iter, NULL, &recalls))
    for (guint i = 0; i < ((GPtrArray *) recalls)->len; i++)
      {
        const TrabRecall *recall = g_ptr_array_index ((GPtrArray *) recalls, i);

        if (trab_recall_is_due (recall, self->until))
          trab_recall_add (due, recall);
      }
  trab_recall_sort (due);
  return due;
}
