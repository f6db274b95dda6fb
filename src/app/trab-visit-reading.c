/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit-reading.h"

#include "trab-paper.h"
#include "trab-plan-id.h"
#include "trab-present-visit.h"
#include "trab-report-plan.h"
#include "trab-session-compare.h"
#include "trab-session-recall.h"
#include "trab-session-settings.h"
#include "trab-session-visits.h"

struct _TrabVisitReading
{
  GObject parent_instance;
  TrabConsultation *consultation;
  char *visit_id;
  GCancellable *cancellable;
  TrabRecord *record; /* as it was; NULL until it was read */
  TrabReport *report; /* NULL until it was made, and where nothing may be given out */
};

G_DEFINE_FINAL_TYPE (TrabVisitReading, trab_visit_reading, G_TYPE_OBJECT)

static void
trab_visit_reading_dispose (GObject *object)
{
  TrabVisitReading *self = TRAB_VISIT_READING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->report);
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->visit_id, g_free);
  G_OBJECT_CLASS (trab_visit_reading_parent_class)->dispose (object);
}

static void
trab_visit_reading_class_init (TrabVisitReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_visit_reading_dispose;
}

static void
trab_visit_reading_init (TrabVisitReading *self)
{
}

TrabVisitReading *
trab_visit_reading_new (TrabConsultation *consultation, const char *visit_id)
{
  TrabVisitReading *self = g_object_new (TRAB_TYPE_VISIT_READING, NULL);

  self->consultation = g_object_ref (consultation);
  self->visit_id = g_strdup (visit_id);
  return self;
}

const char *
trab_visit_reading_get_visit_id (TrabVisitReading *self)
{
  return self->visit_id;
}

static TrabVisit *
get_visit (TrabVisitReading *self)
{
  return trab_record_find_visit (self->record, self->visit_id);
}

static TrabReport *
make_report (TrabVisitReading *self, TrabComparison *comparison, const char *plan_id)
{
  TrabSession *session = trab_consultation_get_session (self->consultation);
  TrabRecord *now = trab_consultation_get_record (self->consultation);
  TrabVisit *visit = get_visit (self);
  TrabDate day = trab_visit_get (visit)->moment.date;
  g_autofree char *reprint = trab_present_visit_dup_reprint (visit, comparison);
  g_autoptr (GPtrArray) added = trab_present_visit_dup_addenda (now, self->visit_id);
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (session);
  TrabReportPlanRequest request
      = { .record = self->record,
          .margins = trab_consultation_get_margins (self->consultation),
          .comparison = comparison,
          .evidence = trab_consultation_get_evidence (self->consultation),
          .plan_id = trab_comparison_find_plan (comparison, plan_id) ? plan_id : NULL,
          .patient_words = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_REASON),
          .printed = trab_consultation_get_today (self->consultation),
          .pages = TRAB_REPORT_PLAN_PAGES_DEFAULT,
          .clinic_name = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_NAME),
          .clinic_address = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_ADDRESS),
          .clinic_phone = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_PHONE),
          .paper = trab_paper_get_size (settings),
          .language = trab_paper_get_language (),
          .reprint = reprint,
          .added = added };

  trab_date_parse (trab_visit_get_text (visit, TRAB_QUESTION_REVIEW_DATE), &request.review_date);
  request.review_date = trab_session_recall_get_review (
      session, self->record, trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE),
      request.review_date, day);
  return trab_report_plan_new (&request);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrabVisitReading *self = g_task_get_source_object (task);
  TrabSession *session = TRAB_SESSION (source);
  GError *error = NULL;
  g_autofree char *plan_id = NULL;
  g_autoptr (TrabComparison) comparison = trab_session_compare_finish (session, result, &error);

  if (comparison == NULL
      || trab_session_visits_may_reprint (session,
                                          trab_consultation_get_record (self->consultation),
                                          self->record, self->visit_id, &plan_id, &error)
             == TRAB_GIVE_OUT_REFUSED)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_object (&self->report);
  self->report = make_report (self, comparison, plan_id ? plan_id : "");
  g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrabVisitReading *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_auto (GStrv) plans = NULL;
  TrabCompareRequest request = { .years = TRAB_SESSION_VISITS_YEARS,
                                 .n_members = TRAB_SESSION_SCREEN_MEMBERS,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };

  g_clear_object (&self->record);
  self->record = trab_session_visits_load_signed_finish (TRAB_SESSION (source), result, &error);
  if (self->record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  plans = trab_session_visits_dup_plans (get_visit (self));
  request.record = self->record;
  request.plan_ids = (const char *const *) plans;
  request.signed_numbers = trab_visit_get_text (get_visit (self), TRAB_QUESTION_SIGNED_NUMBERS);
  request.today = trab_visit_get (get_visit (self))->moment.date;
  trab_session_compare_async (TRAB_SESSION (source), &request, self->cancellable, compared_cb,
                              g_steal_pointer (&task));
}

/** trab_visit_reading_read_async: reads it, or reads it again; one that goes on is stopped */
void
trab_visit_reading_read_async (TrabVisitReading *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (TRAB_IS_VISIT_READING (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_clear_object (&self->report);
  trab_session_visits_load_signed_async (
      trab_consultation_get_session (self->consultation),
      trab_patient_get (trab_consultation_get_patient (self->consultation))->id, self->visit_id,
      self->cancellable, loaded_cb, task);
}

/** trab_visit_reading_read_finish: FALSE with TRAB_SIGN_ERROR where nothing may be given out, with
 * TRAB_STORE_ERROR, or as comparing fails */
gboolean
trab_visit_reading_read_finish (TrabVisitReading *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/** trab_visit_reading_get_report: (nullable) (transfer none) */
TrabReport *
trab_visit_reading_get_report (TrabVisitReading *self)
{
  return self->report;
}
