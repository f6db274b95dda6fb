/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-consultation.h"

#include "trab-id.h"
#include "trab-plan-id.h"
#include "trab-visit-draft.h"

#define DEFAULT_YEARS 10
#define AS_NOW "as-now"
#define FIELD_PLANS "plans_compared"

struct _TrabConsultation
{
  GObject parent_instance;

  TrabSession *session;
  TrabRecord *record;
  TrabDate today;
  TrabMargins *margins; /* of the clinic's scanners; NULL until they were read */

  /* today's visit */
  char *visit_id;
  int visit_version; /* 0 until it was saved */
  gboolean is_resumed;
  TrabVisitStatus visit_status;
  TrabDraft *draft;
  gboolean has_changes;
  gboolean is_saving;

  /* the comparison */
  char **plan_ids;
  double years;
  GCancellable *cancellable; /* of the comparison being worked out; NULL when none is */
  TrabComparison *comparison;
  TrabPresentComparison *words;
  GError *error; /* why there is no newer comparison */
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_COMPARISON,
  PROP_IS_COMPUTING,
  PROP_IS_SAVING,
  PROP_MARGINS,
} TrabConsultationProperty;

static GParamSpec *props[PROP_MARGINS + 1];

G_DEFINE_FINAL_TYPE (TrabConsultation, trab_consultation, G_TYPE_OBJECT)

static TrabMoment
read_clock (TrabDate today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  TrabMoment moment = trab_moment_from_date (today);

  moment.has_time = TRUE;
  moment.hour = g_date_time_get_hour (now);
  moment.minute = g_date_time_get_minute (now);
  moment.second = g_date_time_get_second (now);
  moment.offset_minutes = (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  return moment;
}

/** trab_consultation_make_id: (transfer full): an id for a new row, from the clock and chance */
char *
trab_consultation_make_id (void)
{
  guint8 random[TRAB_ID_N_RANDOM];

  for (guint i = 0; i < TRAB_ID_N_RANDOM; i++)
    random[i] = (guint8) g_random_int_range (0, 256);
  return trab_id_new (g_get_real_time () / 1000, random);
}

/* Today's unsigned visit, when one was begun: it is gone on with. */
static TrabVisit *
find_open_visit (TrabConsultation *self)
{
  TrabVisit *latest = trab_record_get_latest_visit (self->record);

  if (latest == NULL || trab_visit_get (latest)->status != TRAB_VISIT_DRAFT
      || trab_date_compare (trab_visit_get (latest)->moment.date, self->today) != 0)
    return NULL;
  return latest;
}

static TrabRecord *
dup_record_without (TrabRecord *record, TrabVisit *left_out)
{
  TrabRecord *copy = trab_record_new (trab_record_get_patient (record));
  GPtrArray *visits = trab_record_get_visits (record);
  GPtrArray *measurements = trab_record_get_measurements (record);

  for (guint i = 0; i < visits->len; i++)
    if (g_ptr_array_index (visits, i) != left_out)
      trab_record_add_visit (copy, g_ptr_array_index (visits, i));
  for (guint i = 0; i < measurements->len; i++)
    {
      const char *of = trab_measurement_get (g_ptr_array_index (measurements, i))->visit_id;

      if (g_strcmp0 (of, trab_visit_get (left_out)->id) != 0)
        trab_record_add_measurement (copy, g_ptr_array_index (measurements, i));
    }
  return copy;
}

static void
fill_body_field (TrabConsultation *self, TrabMeasure measure, const char *field)
{
  TrabMeasurement *known = trab_record_find_latest (self->record, measure, TRAB_SITE_NONE);
  g_autofree char *unit_field = g_strconcat (field, "_unit", NULL);
  const TrabMeasurementFields *fields = known ? trab_measurement_get (known) : NULL;

  if (fields == NULL || g_strcmp0 (fields->visit_id, self->visit_id) != 0)
    return;
  trab_draft_set_text (self->draft, field, fields->text);
  trab_draft_set_text (self->draft, unit_field, fields->unit);
}

/* Returns: whether @plan_ids are others than those compared now */
static gboolean
take_plan_ids (TrabConsultation *self, const char *const *plan_ids)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  g_strv_builder_add (ids, AS_NOW);
  for (guint i = 0; plan_ids[i] != NULL; i++)
    if (!g_str_equal (plan_ids[i], AS_NOW))
      g_strv_builder_add (ids, plan_ids[i]);
  chosen = g_strv_builder_end (ids);
  if (g_strv_equal ((const char *const *) chosen, (const char *const *) self->plan_ids))
    return FALSE;
  g_strfreev (self->plan_ids);
  self->plan_ids = g_steal_pointer (&chosen);
  return TRUE;
}

/* What is compared, and what was offered and left out, is logged with the visit. */
static void
log_plans (TrabConsultation *self)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (self))->sex;
  g_auto (GStrv) offered = trab_session_dup_standard_plans (self->session, sex);
  g_autofree char *log
      = trab_plan_id_dup_log ((const char *const *) self->plan_ids, (const char *const *) offered);

  trab_draft_set_text (self->draft, FIELD_PLANS, log);
}

/* Undo brings back what was compared before. */
static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabConsultation *self = user_data;
  g_auto (GStrv) logged = NULL;

  self->has_changes = TRUE;
  if (!g_str_equal (field, FIELD_PLANS))
    return;
  logged = trab_plan_id_dup_compared (trab_draft_get_text (draft, FIELD_PLANS));
  if (take_plan_ids (self, (const char *const *) logged))
    trab_consultation_compare (self);
}

static void
open_visit (TrabConsultation *self)
{
  TrabVisit *open = find_open_visit (self);
  g_autoptr (TrabRecord) before = NULL;
  g_auto (GStrv) logged = NULL;

  if (open == NULL)
    {
      self->visit_id = trab_consultation_make_id ();
      self->draft = trab_visit_draft_new (self->record, self->today);
    }
  else
    {
      before = dup_record_without (self->record, open);
      self->visit_id = g_strdup (trab_visit_get (open)->id);
      self->visit_version = trab_visit_get (open)->version;
      self->is_resumed = TRUE;
      self->draft = trab_visit_draft_new (before, self->today);
      for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
        trab_draft_set_text (self->draft, trab_question_get_info ((TrabQuestion) i)->id,
                             trab_visit_get_text (open, (TrabQuestion) i));
      fill_body_field (self, TRAB_MEASURE_HEIGHT, "height");
      fill_body_field (self, TRAB_MEASURE_WEIGHT, "weight");
    }
  logged = trab_plan_id_dup_compared (trab_draft_get_text (self->draft, FIELD_PLANS));
  take_plan_ids (self, (const char *const *) logged);
  g_signal_connect (self->draft, "changed", G_CALLBACK (draft_changed_cb), self);
}

static void
trab_consultation_dispose (GObject *object)
{
  TrabConsultation *self = TRAB_CONSULTATION (object);

  trab_consultation_cancel (self);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  G_OBJECT_CLASS (trab_consultation_parent_class)->dispose (object);
}

static void
trab_consultation_finalize (GObject *object)
{
  TrabConsultation *self = TRAB_CONSULTATION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->margins);
  g_clear_object (&self->draft);
  g_clear_object (&self->comparison);
  g_clear_object (&self->words);
  g_clear_error (&self->error);
  g_free (self->visit_id);
  g_strfreev (self->plan_ids);
  G_OBJECT_CLASS (trab_consultation_parent_class)->finalize (object);
}

static void
trab_consultation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TrabConsultation *self = TRAB_CONSULTATION (object);

  switch ((TrabConsultationProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_COMPARISON:
      g_value_set_object (value, self->comparison);
      break;
    case PROP_IS_COMPUTING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_IS_SAVING:
      g_value_set_boolean (value, self->is_saving);
      break;
    case PROP_MARGINS:
      g_value_set_object (value, self->margins);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trab_consultation_class_init (TrabConsultationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = trab_consultation_dispose;
  object_class->finalize = trab_consultation_finalize;
  object_class->get_property = trab_consultation_get_property;
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, TRAB_TYPE_RECORD, flags);
  props[PROP_COMPARISON]
      = g_param_spec_object ("comparison", NULL, NULL, TRAB_TYPE_COMPARISON, flags);
  props[PROP_IS_COMPUTING] = g_param_spec_boolean ("is-computing", NULL, NULL, FALSE, flags);
  props[PROP_IS_SAVING] = g_param_spec_boolean ("is-saving", NULL, NULL, FALSE, flags);
  props[PROP_MARGINS] = g_param_spec_object ("margins", NULL, NULL, TRAB_TYPE_MARGINS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
trab_consultation_init (TrabConsultation *self)
{
  self->years = DEFAULT_YEARS;
}

/** trab_consultation_new: @today: the day of the visit, from which all years are counted */
TrabConsultation *
trab_consultation_new (TrabSession *session, TrabRecord *record, TrabDate today)
{
  TrabConsultation *self = g_object_new (TRAB_TYPE_CONSULTATION, NULL);
  static const char *const nothing_chosen[] = { AS_NOW, NULL };

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->today = today;
  self->plan_ids = g_strdupv ((char **) nothing_chosen);
  open_visit (self);
  trab_consultation_read_margins (self);
  return self;
}

static void
margins_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabConsultation) self = user_data;
  g_autoptr (TrabMargins) margins
      = trab_session_precision_load_margins_finish (TRAB_SESSION (source), result, NULL);

  /* without an answer nothing is drawn, and that the margin is not known is said */
  if (g_set_object (&self->margins, margins))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MARGINS]);
}

/** trab_consultation_read_margins: reads the clinic's precision errors anew */
void
trab_consultation_read_margins (TrabConsultation *self)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  trab_session_precision_load_margins_async (self->session, NULL, margins_read_cb,
                                             g_object_ref (self));
}

/** trab_consultation_get_margins: (nullable) (transfer none): NULL until they were read */
TrabMargins *
trab_consultation_get_margins (TrabConsultation *self)
{
  return self->margins;
}

/** trab_consultation_cancel: stops what is being worked out; its result will not arrive */
void
trab_consultation_cancel (TrabConsultation *self)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

TrabSession *
trab_consultation_get_session (TrabConsultation *self)
{
  return self->session;
}

/** trab_consultation_get_record: (transfer none): as last saved */
TrabRecord *
trab_consultation_get_record (TrabConsultation *self)
{
  return self->record;
}

TrabPatient *
trab_consultation_get_patient (TrabConsultation *self)
{
  return trab_record_get_patient (self->record);
}

TrabDate
trab_consultation_get_today (TrabConsultation *self)
{
  return self->today;
}

const char *
trab_consultation_get_visit_id (TrabConsultation *self)
{
  return self->visit_id;
}

/** trab_consultation_get_draft: (transfer none): today's visit while it is being written */
TrabDraft *
trab_consultation_get_draft (TrabConsultation *self)
{
  return self->draft;
}

/** trab_consultation_is_resumed: whether today's visit was begun and saved before */
gboolean
trab_consultation_is_resumed (TrabConsultation *self)
{
  return self->is_resumed;
}

/** trab_consultation_is_signed: whether today's visit can no longer be changed */
gboolean
trab_consultation_is_signed (TrabConsultation *self)
{
  return self->visit_status == TRAB_VISIT_SIGNED;
}

/** trab_consultation_has_changes: whether something was typed that is not yet saved */
gboolean
trab_consultation_has_changes (TrabConsultation *self)
{
  return self->has_changes;
}

/* Rows are only ever added: a height or weight that was saved as it is now is not added again. */
static gboolean
is_saved_already (TrabConsultation *self, const TrabMeasurementFields *built)
{
  TrabMeasurement *known = trab_record_find_latest (self->record, built->measure, built->site);
  const TrabMeasurementFields *fields = known ? trab_measurement_get (known) : NULL;

  return fields != NULL && g_strcmp0 (fields->visit_id, built->visit_id) == 0
         && g_strcmp0 (fields->text, built->text) == 0
         && g_strcmp0 (fields->unit, built->unit) == 0;
}

static TrabRecord *
build_changes (TrabConsultation *self,
               TrabRecord *additions,
               TrabVisitStatus status,
               GError **error)
{
  TrabPatient *patient = trab_consultation_get_patient (self);
  TrabVisitFields visit = { .id = self->visit_id,
                            .patient_id = trab_patient_get (patient)->id,
                            .moment = read_clock (self->today),
                            .status = status,
                            .version = self->visit_version };
  g_autoptr (TrabRecord) built = trab_record_new (patient);
  g_autoptr (TrabRecord) changes = trab_record_new (patient);
  GPtrArray *measurements = NULL;

  if (!trab_visit_draft_build (self->draft, &visit, built, error))
    return NULL;
  trab_record_add_visit (changes, g_ptr_array_index (trab_record_get_visits (built), 0));
  measurements = trab_record_get_measurements (built);
  for (guint i = 0; i < measurements->len; i++)
    if (!is_saved_already (self, trab_measurement_get (g_ptr_array_index (measurements, i))))
      trab_record_add_measurement (changes, g_ptr_array_index (measurements, i));
  if (additions == NULL)
    return g_steal_pointer (&changes);
  measurements = trab_record_get_measurements (additions);
  for (guint i = 0; i < measurements->len; i++)
    trab_record_add_measurement (changes, g_ptr_array_index (measurements, i));
  for (guint i = 0; i < trab_record_get_fractures (additions)->len; i++)
    trab_record_add_fracture (changes,
                              g_ptr_array_index (trab_record_get_fractures (additions), i));
  for (guint i = 0; i < trab_record_get_courses (additions)->len; i++)
    trab_record_add_course (changes, g_ptr_array_index (trab_record_get_courses (additions), i));
  return g_steal_pointer (&changes);
}

static void
set_is_saving (TrabConsultation *self, gboolean is_saving)
{
  self->is_saving = is_saving;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SAVING]);
}

static void
take_saved_record (TrabConsultation *self, TrabRecord *record)
{
  GPtrArray *visits = trab_record_get_visits (record);

  g_set_object (&self->record, record);
  for (guint i = 0; i < visits->len; i++)
    {
      const TrabVisitFields *visit = trab_visit_get (g_ptr_array_index (visits, i));

      if (g_strcmp0 (visit->id, self->visit_id) != 0)
        continue;
      self->visit_version = visit->version;
      self->visit_status = visit->status;
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrabConsultation *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (TrabRecord) record = trab_session_save_finish (TRAB_SESSION (source), result, &error);

  set_is_saving (self, FALSE);
  if (record == NULL)
    {
      self->has_changes = TRUE;
      g_task_return_error (task, error);
      return;
    }
  take_saved_record (self, record);
  trab_consultation_compare (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * trab_consultation_save_async:
 * @additions: (nullable): measurements, fractures and courses to save with today's visit, in the
 *   same transaction
 * @status: %TRAB_VISIT_SIGNED ends the visit: it is read-only afterwards
 *
 * Fails with TRAB_INPUT_ERROR, and saves nothing, while a field of the visit cannot be saved.
 */
void
trab_consultation_save_async (TrabConsultation *self,
                              TrabRecord *additions,
                              TrabVisitStatus status,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (TrabRecord) changes = NULL;
  GError *error = NULL;

  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  g_task_set_source_tag (task, trab_consultation_save_async);
  if (self->is_saving)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "a save is going on");
      return;
    }
  if (status == TRAB_VISIT_SIGNED)
    log_plans (self);
  changes = build_changes (self, additions, status, &error);
  if (changes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->has_changes = FALSE;
  set_is_saving (self, TRUE);
  trab_session_save_async (self->session, changes, NULL, saved_cb, g_steal_pointer (&task));
}

gboolean
trab_consultation_save_finish (TrabConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * trab_consultation_set_plan_ids:
 * @plan_ids: NULL-terminated; "as-now" is always one of them, and first
 */
void
trab_consultation_set_plan_ids (TrabConsultation *self, const char *const *plan_ids)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  if (!take_plan_ids (self, plan_ids))
    return;
  if (!trab_consultation_is_signed (self))
    log_plans (self);
  trab_consultation_compare (self);
}

const char *const *
trab_consultation_get_plan_ids (TrabConsultation *self)
{
  return (const char *const *) self->plan_ids;
}

/** trab_consultation_set_years: @years: 5 or 10, the one span of the whole comparison */
void
trab_consultation_set_years (TrabConsultation *self, double years)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  if (self->years == years)
    return;
  self->years = years;
  trab_consultation_compare (self);
}

double
trab_consultation_get_years (TrabConsultation *self)
{
  return self->years;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabConsultation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabComparison) comparison
      = trab_session_compare_finish (TRAB_SESSION (source), result, &error);

  /* a newer request cancelled this one: whatever it answers is out of date */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  if (comparison != NULL)
    {
      g_set_object (&self->comparison, comparison);
      g_clear_object (&self->words);
    }
  else
    {
      g_clear_object (&self->comparison);
      g_clear_object (&self->words);
      self->error = g_steal_pointer (&error);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPARISON]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COMPUTING]);
}

/** trab_consultation_compare: works the comparison out anew; an older request is cancelled */
void
trab_consultation_compare (TrabConsultation *self)
{
  TrabCompareRequest request = { .record = self->record,
                                 .plan_ids = (const char *const *) self->plan_ids,
                                 .today = self->today,
                                 .years = self->years,
                                 .n_members = TRAB_SESSION_SCREEN_MEMBERS,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };

  trab_consultation_cancel (self);
  self->cancellable = g_cancellable_new ();
  trab_session_compare_async (self->session, &request, self->cancellable, compared_cb,
                              g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COMPUTING]);
}

gboolean
trab_consultation_get_is_computing (TrabConsultation *self)
{
  return self->cancellable != NULL;
}

/** trab_consultation_get_comparison: (nullable) (transfer none): the newest that is ready */
TrabComparison *
trab_consultation_get_comparison (TrabConsultation *self)
{
  return self->comparison;
}

/** trab_consultation_get_words: (nullable) (transfer none): the same comparison in words */
TrabPresentComparison *
trab_consultation_get_words (TrabConsultation *self)
{
  if (self->words == NULL && self->comparison != NULL)
    self->words
        = trab_present_comparison_new (self->comparison, trab_consultation_get_evidence (self));
  return self->words;
}

/** trab_consultation_get_error: (nullable): why there is no comparison */
const GError *
trab_consultation_get_error (TrabConsultation *self)
{
  return self->error;
}

TrabEvidence *
trab_consultation_get_evidence (TrabConsultation *self)
{
  return trab_session_get_evidence (self->session);
}
