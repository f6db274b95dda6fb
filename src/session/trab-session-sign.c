/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-sign.h"

#include "trab-comparison-job.h"
#include "trab-error.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-session-visits.h"
#include "trab-sign-check.h"
#include "trab-signed-numbers-file.h"

typedef struct
{
  TrabSession *session;
  TrabRecord *changes;
  char *visit_id;
  gboolean is_counted;
  TrabWarningCount count; /* where it is counted */
} Signing;

static Signing *
signing_new (TrabSession *self, TrabRecord *changes, const char *visit_id)
{
  Signing *signing = g_new0 (Signing, 1);

  signing->session = self;
  signing->changes = g_object_ref (changes);
  signing->visit_id = g_strdup (visit_id);
  return signing;
}

static void
signing_free (Signing *signing)
{
  g_object_unref (signing->changes);
  g_free (signing->visit_id);
  g_free (signing);
}

/* Everything that will be recorded of the patient once @changes are. */
static TrabRecord *
load_with (TrabStore *store, TrabRecord *changes, GError **error)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (changes));
  g_autoptr (TrabRecord) known = NULL;

  if (patient->id == NULL || patient->version == 0)
    return trab_record_new_with (NULL, changes);
  known = trab_store_load_record (store, patient->id, error);
  return known ? trab_record_new_with (known, changes) : NULL;
}

/* The chances and harms that stand on the day of @visit: they need no curves, and no curves are
 * made. Returns: (nullable): NULL where plans cannot be compared: there is nothing to keep then */
static char *
dup_numbers (TrabSession *self, TrabRecord *record, TrabVisit *visit)
{
  g_auto (GStrv) plans = trab_session_visits_dup_plans (visit);
  const TrabCompareRequest request = { .record = record,
                                       .plan_ids = (const char *const *) plans,
                                       .today = trab_visit_get (visit)->moment.date,
                                       .years = TRAB_SESSION_VISITS_YEARS };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabComparison) comparison
      = trab_comparison_job_run (trab_session_get_tables (self), &request, NULL, &error);

  if (comparison == NULL)
    {
      g_debug ("the numbers of a signed visit were not kept: %s", error->message);
      return NULL;
    }
  return trab_signed_numbers_file_write (comparison, trab_session_get_user (self));
}

/* The rows of @changes, with the one visit signed and its numbers in it. Returns: NULL with
 * TRAB_SIGN_ERROR where it is not among them, or TRAB_STORE_ERROR */
static TrabRecord *
new_signed (const Signing *signing, TrabStore *store, GError **error)
{
  const char *question = trab_question_get_info (TRAB_QUESTION_SIGNED_NUMBERS)->id;
  g_autoptr (TrabRecord) changed = trab_record_new_with (NULL, signing->changes);
  TrabVisit *visit = trab_record_find_visit (changed, signing->visit_id);
  g_autoptr (TrabRecord) whole = visit ? load_with (store, changed, error) : NULL;
  g_autofree char *numbers = whole ? dup_numbers (signing->session, whole, visit) : NULL;
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TrabRecord) one = NULL;
  g_autoptr (TrabVisit) of_one = NULL;
  TrabVisitFields fields;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer text = NULL;

  if (visit == NULL)
    g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_VISIT, "no such visit");
  if (whole == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, trab_visit_get_answers (visit));
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (!g_str_equal (key, question))
      g_hash_table_insert (answers, key, text);
  if (numbers != NULL)
    g_hash_table_insert (answers, (char *) question, numbers);
  fields = *trab_visit_get (visit);
  fields.status = TRAB_VISIT_SIGNED;
  of_one = trab_visit_new (&fields, answers);
  one = trab_record_new (trab_record_get_patient (changed));
  trab_record_add_visit (one, of_one);
  return trab_record_new_with (changed, one);
}

static gboolean
may_sign (TrabSession *self, TrabRecord *record, TrabVisit *visit, GError **error)
{
  return trab_patient_check_alive (trab_record_get_patient (record), error)
         && trab_sign_check_visit (trab_session_get_tables (self), record, visit, error);
}

/* Asked in the transaction, of the very rows that are signed. */
static gboolean
may_stay (TrabRecord *record, gpointer user_data, GError **error)
{
  Signing *signing = user_data;
  TrabVisit *visit = trab_record_find_visit (record, signing->visit_id);

  if (!may_sign (signing->session, record, visit, error))
    return FALSE;
  signing->is_counted = trab_sign_check_count (trab_session_get_tables (signing->session), record,
                                               visit, &signing->count, NULL);
  return TRUE;
}

/* The visit is signed by now: what cannot be counted changes nothing about it. */
static void
note_count (TrabStore *store, TrabRecord *record, const TrabWarningCount *count)
{
  g_autofree char *text = trab_warning_count_to_text (count);
  g_autoptr (GError) error = NULL;

  if (!trab_store_add_event (store, TRAB_SESSION_SIGN_COUNT_ACTION,
                             trab_patient_get (trab_record_get_patient (record))->id, text, &error))
    g_debug ("a signed visit was not counted: %s", error->message);
}

static gpointer
sign_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  Signing *signing = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabRecord) rows = store ? new_signed (signing, store, error) : NULL;
  TrabRecord *record = NULL;

  if (rows == NULL)
    return NULL;
  record = trab_store_save_record_if (store, rows, may_stay, signing, error);
  if (record != NULL && signing->is_counted)
    note_count (store, record, &signing->count);
  return record;
}

/**
 * trab_session_sign:
 * @changes: new rows of one patient, with the visit: its answers hold the choice, the review date
 *   and the reasons to go on (TRAB_QUESTION_PLAN_CHOICE, _REVIEW_DATE, _SAFETY_OVERRIDES)
 *
 * Writes the rows, asks the safety rules about what is then recorded, and signs, all in one
 * transaction; the chances and harms that stood go with the visit (TRAB_QUESTION_SIGNED_NUMBERS).
 *
 * Returns: (transfer full) (nullable): everything that is now recorded; NULL with TRAB_SIGN_ERROR,
 *   TRAB_INPUT_ERROR or TRAB_STORE_ERROR, nothing written
 */
TrabRecord *
trab_session_sign (TrabSession *self, TrabRecord *changes, const char *visit_id, GError **error)
{
  Signing *signing = signing_new (self, changes, visit_id);
  TrabRecord *record = trab_session_call_and_wait (self, sign_verb, signing, error);

  signing_free (signing);
  return record;
}

void
trab_session_sign_async (TrabSession *self,
                         TrabRecord *changes,
                         const char *visit_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_SAVE, sign_verb,
                           signing_new (self, changes, visit_id), (GDestroyNotify) signing_free,
                           g_object_unref, cancellable, callback, user_data);
}

TrabRecord *
trab_session_sign_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * trab_session_sign_check:
 * @record: with @visit as it would be signed
 *
 * Whether trab_session_sign() would sign it: for a button that says so before it is pressed. FALSE
 * with the same errors.
 */
gboolean
trab_session_sign_check (TrabSession *self, TrabRecord *record, TrabVisit *visit, GError **error)
{
  return may_sign (self, record, visit, error);
}
