/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-consultation.h"

#include "trab-open-visit.h"
#include "trab-plan-id.h"
#include "trab-session-compare.h"
#include "trab-session-save.h"
#include "trab-session-settings.h"
#include "trab-session-sign.h"

#define DEFAULT_YEARS 10
#define TRYING_MEMBERS 200 /* virtual people while a plan is being dragged */
#define AS_NOW "as-now"
#define FIELD_PLANS "plans_compared"

struct _TrabConsultation
{
  GObject parent_instance;

  TrabSession *session;
  TrabRecord *saved;  /* as the store has it */
  TrabRecord *record; /* the same with today's visit as it is typed */
  TrabDate today;
  TrabMargins *margins; /* of the clinic's scanners; NULL until they were read */

  /* today's visit */
  TrabOpenVisit *visit;
  gboolean is_resumed;
  gboolean has_changes; /* typed, and not in a save that is going on or done */

  /* saves: one goes on, one is wanted behind it */
  GPtrArray *going_on; /* of GTask: who waits for it */
  GPtrArray *wanted;   /* of GTask */

  /* the comparison */
  char **plan_ids;
  double years;
  gboolean is_trying;        /* the plans are being dragged, and not logged yet */
  gboolean is_try_due;       /* dragged further while one try is being worked out */
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
static guint tried_signal;

G_DEFINE_FINAL_TYPE (TrabConsultation, trab_consultation, G_TYPE_OBJECT)

static TrabDraft *
get_draft (TrabConsultation *self)
{
  return self->visit->draft;
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
  g_auto (GStrv) offered = trab_session_dup_standard_plans (
      self->session, trab_consultation_get_record (self), trab_consultation_get_today (self));
  g_autofree char *log
      = trab_plan_id_dup_log ((const char *const *) self->plan_ids, (const char *const *) offered);

  trab_draft_set_text (get_draft (self), FIELD_PLANS, log);
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

/* What is known now: what is saved, and today's visit as it is typed, saved or not. */
static void
read_typed (TrabConsultation *self, TrabRecord *additions)
{
  g_autoptr (TrabRecord) typed = trab_open_visit_build (self->visit, self->saved, NULL);
  g_autoptr (TrabRecord) changes
      = typed && additions ? trab_record_new_with (typed, additions) : NULL;
  g_autoptr (TrabRecord) record = NULL;

  if (changes == NULL)
    changes = typed ? g_object_ref (typed) : NULL;
  record = changes ? trab_record_new_with (self->saved, changes) : g_object_ref (self->saved);
  g_set_object (&self->record, record);
}

static void
open_visit (TrabConsultation *self)
{
  g_auto (GStrv) logged = NULL;
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self->session);

  self->visit = trab_open_visit_new (self->saved, NULL, self->today);
  self->is_resumed = self->visit->version > 0;
  read_typed (self, NULL);
  logged = trab_plan_id_dup_compared (trab_draft_get_text (get_draft (self), FIELD_PLANS));
  take_plan_ids (self, (const char *const *) logged);
  trab_settings_fill_units (settings, get_draft (self));
  g_signal_connect (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self);
}

static void
trab_consultation_dispose (GObject *object)
{
  TrabConsultation *self = TRAB_CONSULTATION (object);

  trab_consultation_cancel (self);
  if (self->visit != NULL)
    g_signal_handlers_disconnect_by_data (get_draft (self), self);
  G_OBJECT_CLASS (trab_consultation_parent_class)->dispose (object);
}

static void
trab_consultation_finalize (GObject *object)
{
  TrabConsultation *self = TRAB_CONSULTATION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->margins);
  g_clear_object (&self->saved);
  g_clear_pointer (&self->visit, trab_open_visit_free);
  g_ptr_array_unref (self->going_on);
  g_ptr_array_unref (self->wanted);
  g_clear_object (&self->comparison);
  g_clear_object (&self->words);
  g_clear_error (&self->error);
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
      g_value_set_boolean (value, self->going_on->len > 0);
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
  tried_signal = g_signal_new ("tried", TRAB_TYPE_CONSULTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
trab_consultation_init (TrabConsultation *self)
{
  self->years = DEFAULT_YEARS;
  self->going_on = g_ptr_array_new_with_free_func (g_object_unref);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
}

/** trab_consultation_new: @today: the day of the visit, from which all years are counted */
TrabConsultation *
trab_consultation_new (TrabSession *session, TrabRecord *record, TrabDate today)
{
  TrabConsultation *self = g_object_new (TRAB_TYPE_CONSULTATION, NULL);
  static const char *const nothing_chosen[] = { AS_NOW, NULL };

  self->session = g_object_ref (session);
  self->saved = g_object_ref (record);
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
  self->is_try_due = FALSE;
}

TrabSession *
trab_consultation_get_session (TrabConsultation *self)
{
  return self->session;
}

/** trab_consultation_get_record: (transfer none): what is known, with today's visit as it was typed
 * when it was last saved, or tried to be */
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
  return self->visit->id;
}

/** trab_consultation_get_draft: (transfer none): today's visit while it is being written */
TrabDraft *
trab_consultation_get_draft (TrabConsultation *self)
{
  return get_draft (self);
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
  return self->visit->status == TRAB_VISIT_SIGNED;
}

/** trab_consultation_has_changes: whether something was typed that is not yet saved */
gboolean
trab_consultation_has_changes (TrabConsultation *self)
{
  return self->has_changes;
}

/* Who asked for a save, and for what. */
typedef struct
{
  TrabRecord *additions; /* (nullable) */
  gboolean signs;
  gboolean is_alone; /* of today's visit nothing is saved with it */
} Wish;

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->additions);
  g_free (wish);
}

static void start_save (TrabConsultation *self);

/* Answers everybody who waited for the save that is over. */
static void
answer_all (TrabConsultation *self, const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->going_on);

  self->going_on = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->wanted->len > 0)
    start_save (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SAVING]);
  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabConsultation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_session_save_finish (TRAB_SESSION (source), result, &error);

  if (record != NULL)
    {
      g_set_object (&self->saved, record);
      trab_open_visit_take_saved (self->visit, record);
    }
  else
    self->has_changes = TRUE;
  trab_draft_set_frozen (get_draft (self), trab_consultation_is_signed (self));
  read_typed (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
  trab_consultation_compare (self);
  answer_all (self, error);
}

/* The next of those who wait: one who signs, or saves other rows, alone; others together. */
static TrabRecord *
take_wanted (TrabConsultation *self, gboolean *signs, gboolean *is_alone)
{
  TrabRecord *additions = trab_record_new (trab_record_get_patient (self->saved));

  *signs = FALSE;
  *is_alone = FALSE;
  while (self->wanted->len > 0 && !*signs && !*is_alone)
    {
      GTask *task = g_ptr_array_index (self->wanted, 0);
      const Wish *wish = g_task_get_task_data (task);
      TrabRecord *more = NULL;

      if ((wish->signs || wish->is_alone) && self->going_on->len > 0)
        break;
      *signs = wish->signs;
      *is_alone = wish->is_alone;
      if (wish->additions != NULL)
        {
          more = trab_record_new_with (additions, wish->additions);
          g_object_unref (additions);
          additions = more;
        }
      g_ptr_array_add (self->going_on, g_ptr_array_steal_index (self->wanted, 0));
    }
  return additions;
}

/* What is typed is read for the numbers before the disk has it: a full or slow one changes no
 * result. */
static void
start_save (TrabConsultation *self)
{
  gboolean signs = FALSE;
  gboolean is_alone = FALSE;
  g_autoptr (TrabRecord) additions = take_wanted (self, &signs, &is_alone);
  g_autoptr (TrabRecord) changes = NULL;
  g_autoptr (TrabRecord) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (is_alone)
    {
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SAVING]);
      trab_session_save_async (self->session, additions, NULL, saved_cb, g_object_ref (self));
      return;
    }
  if (signs)
    log_plans (self);
  changes = trab_open_visit_build (self->visit, self->saved, &error);
  if (changes == NULL || (signs && !trab_draft_check (get_draft (self), &error)))
    {
      answer_all (self, error);
      return;
    }
  self->has_changes = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SAVING]);
  rows = trab_record_new_with (changes, additions);
  trab_draft_set_frozen (get_draft (self), signs);
  if (signs)
    trab_session_sign_async (self->session, rows, self->visit->id, NULL, saved_cb,
                             g_object_ref (self));
  else
    trab_session_save_async (self->session, rows, NULL, saved_cb, g_object_ref (self));
}

static void
want (TrabConsultation *self,
      TrabRecord *additions,
      gboolean signs,
      gboolean is_alone,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  wish->additions = additions ? g_object_ref (additions) : NULL;
  wish->signs = signs;
  wish->is_alone = is_alone;
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  g_ptr_array_add (self->wanted, task);
  if (self->going_on->len == 0)
    start_save (self);
}

/**
 * trab_consultation_save_async:
 * @additions: (nullable): measurements, fractures and courses to save with today's visit, in the
 *   same transaction
 *
 * Saves what is typed now, behind a save that is going on; a field that cannot be saved stays as it
 * was saved last. The answer comes when it is on the disk, or that it is not: then it is still
 * typed, and has_changes() says so.
 */
void
trab_consultation_save_async (TrabConsultation *self,
                              TrabRecord *additions,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  want (self, additions, FALSE, FALSE, callback, user_data);
}

/**
 * trab_consultation_keep_async:
 * @changes: of the same patient: what is not of today's visit, which stays as it is, begun or not
 *
 * Answers, with trab_consultation_save_finish(), when it is on the disk.
 */
void
trab_consultation_keep_async (TrabConsultation *self,
                              TrabRecord *changes,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  want (self, changes, FALSE, TRUE, callback, user_data);
}

/** trab_consultation_is_settled: whether nothing is typed that is not saved, and no save goes on */
gboolean
trab_consultation_is_settled (TrabConsultation *self)
{
  return self->going_on->len == 0 && (!self->has_changes || trab_consultation_is_signed (self));
}

/** trab_consultation_flush_async: answers, with trab_consultation_save_finish(), once nothing is
 * typed that is not saved, or that it could not be saved */
void
trab_consultation_flush_async (TrabConsultation *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  if (trab_consultation_is_settled (self))
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

      g_task_return_boolean (task, TRUE);
      return;
    }
  want (self, NULL, FALSE, FALSE, callback, user_data);
}

/**
 * trab_consultation_sign_async:
 *
 * Saves and signs: the visit is read-only afterwards. Fails, with trab_consultation_save_finish(),
 * as trab_session_sign() does, or with TRAB_INPUT_ERROR while a field cannot be saved; nothing is
 * written then.
 */
void
trab_consultation_sign_async (TrabConsultation *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  want (self, NULL, TRUE, FALSE, callback, user_data);
}

gboolean
trab_consultation_save_finish (TrabConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/** trab_consultation_check_sign: whether today's visit could be signed as it is typed; FALSE with
 * the error that signing would give */
gboolean
trab_consultation_check_sign (TrabConsultation *self, GError **error)
{
  g_autoptr (TrabRecord) changes = trab_open_visit_build (self->visit, self->saved, error);
  g_autoptr (TrabRecord) record = NULL;

  if (changes == NULL || !trab_draft_check (get_draft (self), error))
    return FALSE;
  record = trab_record_new_with (self->saved, changes);
  return trab_session_sign_check (self->session, record,
                                  trab_record_find_visit (record, self->visit->id), error);
}

/** trab_consultation_may_give_out: as trab_session_may_give_out(), of today's visit */
TrabGiveOut
trab_consultation_may_give_out (TrabConsultation *self, char **plan_id, GError **error)
{
  TrabGiveOutRequest request
      = { .record = self->record,
          .patient_id = trab_patient_get (trab_consultation_get_patient (self))->id,
          .visit_id
          = trab_record_find_visit (self->record, self->visit->id) ? self->visit->id : NULL,
          .today = self->today };

  return trab_session_may_give_out (self->session, &request, plan_id, error);
}

/**
 * trab_consultation_set_plan_ids:
 * @plan_ids: NULL-terminated; "as-now" is always one of them, and first
 */
void
trab_consultation_set_plan_ids (TrabConsultation *self, const char *const *plan_ids)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  /* what Undo goes back to */
  if (!trab_consultation_is_signed (self)
      && trab_draft_get_text (get_draft (self), FIELD_PLANS)[0] == '\0')
    log_plans (self);
  if (!take_plan_ids (self, plan_ids) && !self->is_trying)
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

static void compare (TrabConsultation *self, guint n_members);

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
  if (self->is_try_due)
    compare (self, TRYING_MEMBERS);
  if (self->is_trying)
    g_signal_emit (self, tried_signal, 0);
  else
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPARISON]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COMPUTING]);
}

static void
compare (TrabConsultation *self, guint n_members)
{
  TrabCompareRequest request = { .record = self->record,
                                 .plan_ids = (const char *const *) self->plan_ids,
                                 .today = self->today,
                                 .years = self->years,
                                 .n_members = n_members,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };

  trab_consultation_cancel (self);
  self->cancellable = g_cancellable_new ();
  trab_session_compare_async (self->session, &request, self->cancellable, compared_cb,
                              g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COMPUTING]);
}

/** trab_consultation_compare: works the comparison out anew; an older request is cancelled */
void
trab_consultation_compare (TrabConsultation *self)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  self->is_trying = FALSE;
  compare (self, TRAB_SESSION_SCREEN_MEMBERS);
}

/**
 * trab_consultation_try_plan_ids:
 * As trab_consultation_set_plan_ids() while a plan is being dragged: worked out with fewer virtual
 * people, and not logged. The same ids are set when it is let go.
 */
void
trab_consultation_try_plan_ids (TrabConsultation *self, const char *const *plan_ids)
{
  g_return_if_fail (TRAB_IS_CONSULTATION (self));

  if (!take_plan_ids (self, plan_ids))
    return;
  self->is_try_due = self->is_trying && self->cancellable != NULL;
  self->is_trying = TRUE;
  if (!self->is_try_due) /* else it comes next: a hand that does not rest must see the picture move
                          */
    compare (self, TRYING_MEMBERS);
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
