/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-visits.h"

#include "trab-error.h"
#include "trab-plan-id.h"
#include "trab-session-call.h"
#include "trab-session-private.h"
#include "trab-sign-check.h"
#include "trab-text.h"

#define AS_NOW "as-now"

static TrabMoment
read_clock (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  TrabMoment moment = { .has_time = TRUE };

  g_date_time_get_ymd (now, &moment.date.year, &moment.date.month, &moment.date.day);
  moment.hour = g_date_time_get_hour (now);
  moment.minute = g_date_time_get_minute (now);
  moment.second = g_date_time_get_second (now);
  moment.offset_minutes = (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  return moment;
}

static gboolean
check_signed (TrabRecord *record, const char *visit_id, GError **error)
{
  TrabVisit *visit = trab_record_find_visit (record, visit_id);

  if (visit == NULL)
    g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_VISIT, "no such visit");
  else if (trab_visit_get (visit)->status != TRAB_VISIT_SIGNED)
    g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NOT_SIGNED,
                         "the visit is not signed");
  else
    return TRUE;
  return FALSE;
}

/**
 * trab_session_visits_new_addendum:
 * @record: all that is recorded
 * @text: what is added; blanks at its ends are dropped
 *
 * Returns: (transfer full) (nullable): what is to be saved: nothing but the addendum, of now, by
 *   whoever has the store open
 */
TrabRecord *
trab_session_visits_new_addendum (TrabRecord *record,
                                  const char *visit_id,
                                  const char *text,
                                  GError **error)
{
  TrabPatient *patient = trab_record_get_patient (record);
  g_autofree char *words = g_strstrip (g_strdup (text ? text : ""));
  TrabAddendumFields fields = { .patient_id = trab_patient_get (patient)->id,
                                .visit_id = visit_id,
                                .text = words,
                                .moment = read_clock () };
  g_autoptr (TrabAddendum) addendum = NULL;
  TrabRecord *changes = NULL;

  if (!check_signed (record, visit_id, error))
    return NULL;
  if (*words == '\0')
    {
      g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_TEXT, "nothing is written");
      return NULL;
    }
  if (!trab_text_check (words, TRAB_TEXT_PROSE, error))
    return NULL;
  addendum = trab_addendum_new (&fields);
  changes = trab_record_new (patient);
  trab_record_add_addendum (changes, addendum);
  return changes;
}

/** trab_session_visits_dup_plans: (transfer full): what was compared at that visit, with what was
 * chosen; "as-now" first */
char **
trab_session_visits_dup_plans (TrabVisit *visit)
{
  const char *choice = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE);
  g_auto (GStrv) logged
      = trab_plan_id_dup_compared (trab_visit_get_text (visit, TRAB_QUESTION_PLANS_COMPARED));
  g_autoptr (GStrvBuilder) plans = g_strv_builder_new ();

  g_strv_builder_add (plans, AS_NOW);
  for (guint i = 0; logged[i] != NULL; i++)
    if (!g_str_equal (logged[i], AS_NOW))
      g_strv_builder_add (plans, logged[i]);
  if (trab_sign_check_is_plan (choice) && !g_str_equal (choice, AS_NOW)
      && !g_strv_contains ((const char *const *) logged, choice))
    g_strv_builder_add (plans, choice);
  return g_strv_builder_end (plans);
}

/**
 * trab_session_visits_may_reprint:
 * @now: all that is recorded
 * @then: what was recorded when the visit was signed
 * @plan_id: (out) (transfer full) (nullable): the plan agreed on, where DECIDED
 *
 * The gate for the pages of a signed visit: it holds what was known then, and whether the person is
 * alive now.
 */
TrabGiveOut
trab_session_visits_may_reprint (TrabSession *self,
                                 TrabRecord *now,
                                 TrabRecord *then,
                                 const char *visit_id,
                                 char **plan_id,
                                 GError **error)
{
  TrabVisit *visit = trab_record_find_visit (then, visit_id);
  TrabGiveOutRequest request
      = { .record = then,
          .patient_id = trab_patient_get (trab_record_get_patient (now))->id,
          .visit_id = visit_id,
          .today = visit ? trab_visit_get (visit)->moment.date : TRAB_DATE_NONE };

  *plan_id = NULL;
  if (!trab_patient_check_alive (trab_record_get_patient (now), error))
    return TRAB_GIVE_OUT_REFUSED;
  return trab_session_may_give_out (self, &request, plan_id, error);
}

typedef struct
{
  char *patient_id;
  char *visit_id;
} Place;

static Place *
place_new (const char *patient_id, const char *visit_id)
{
  Place *place = g_new0 (Place, 1);

  place->patient_id = g_strdup (patient_id);
  place->visit_id = g_strdup (visit_id);
  return place;
}

static void
place_free (Place *place)
{
  g_free (place->patient_id);
  g_free (place->visit_id);
  g_free (place);
}

static gpointer
load_signed_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Place *place = arguments;
  TrabStore *store = trab_session_get_store (self, error);
  g_autoptr (TrabRecord) now
      = store ? trab_store_load_record (store, place->patient_id, error) : NULL;

  if (now == NULL || !check_signed (now, place->visit_id, error))
    return NULL;
  return trab_store_load_record_as_of (
      store, place->patient_id,
      trab_visit_get (trab_record_find_visit (now, place->visit_id))->saved_ms, error);
}

/** trab_session_visits_load_signed: (transfer full) (nullable): all that was recorded of the
 * patient when that visit was signed */
TrabRecord *
trab_session_visits_load_signed (TrabSession *self,
                                 const char *patient_id,
                                 const char *visit_id,
                                 GError **error)
{
  Place *place = place_new (patient_id, visit_id);
  TrabRecord *record = trab_session_call_and_wait (self, load_signed_verb, place, error);

  place_free (place);
  return record;
}

void
trab_session_visits_load_signed_async (TrabSession *self,
                                       const char *patient_id,
                                       const char *visit_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, load_signed_verb,
                           place_new (patient_id, visit_id), (GDestroyNotify) place_free,
                           g_object_unref, cancellable, callback, user_data);
}

TrabRecord *
trab_session_visits_load_signed_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
