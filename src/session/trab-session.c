/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session.h"

#include <math.h>

#include "trab-comparison-job.h"
#include "trab-entry-check.h"
#include "trab-error.h"
#include "trab-panel-job.h"
#include "trab-passphrase.h"
#include "trab-patient-json.h"
#include "trab-practice.h"
#include "trab-record-clean.h"
#include "trab-risk-batch.h"
#include "trab-session-call.h"
#include "trab-session-country.h"
#include "trab-session-keys.h"
#include "trab-session-private.h"
#include "trab-session-settings.h"
#include "trab-sign-check.h"
#include "trab-simulation.h"
#include "trab-store-opening.h"
#include "trab-tables-load.h"
#include "trab-text.h"

#define PRACTICE_USER "practice"
#define PRACTICE_PASSPHRASE "practice"
#define ONE_LOOK_US (10 * 60 * G_USEC_PER_SEC)

struct _TrabSession
{
  GObject parent_instance;
  TrabTables *tables;
  TrabWorker *worker;          /* the store thread */
  TrabStore *store;            /* touched in the worker only */
  GError *trouble;             /* of the store, at opening */
  gint64 clock_lag_s;          /* at opening */
  char *user;                  /* who opened it */
  char *copy_mark;             /* of the open store: trab_store_dup_mark() */
  TrabRecallBook *recall_book; /* in the worker: of the open store; NULL before it is asked for */
  char *viewed_id;             /* in the worker: whom somebody looked at last, and when */
  gint64 viewed_us;
  gboolean is_open;       /* main thread: whether a store was opened */
  TrabSettings *settings; /* of the clinic; replaced whole, under the lock */
  GMutex settings_lock;
};

G_DEFINE_FINAL_TYPE (TrabSession, trab_session, G_TYPE_OBJECT)

static gboolean
has_store (TrabSession *self, GError **error)
{
  if (self->store != NULL)
    return TRUE;
  g_set_error_literal (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NO_STORE, "no store is open");
  return FALSE;
}

/** trab_session_get_store: (nullable) (transfer none): in the store thread; NULL with
 * TRAB_STORE_ERROR while none is open */
TrabStore *
trab_session_get_store (TrabSession *self, GError **error)
{
  return has_store (self, error) ? self->store : NULL;
}

/** trab_session_get_recall_book: (nullable) (transfer none): in the store thread; NULL with
 * TRAB_EVIDENCE_ERROR */
TrabRecallBook *
trab_session_get_recall_book (TrabSession *self, GError **error)
{
  if (self->recall_book == NULL)
    self->recall_book = trab_recall_book_new (self->tables->evidence, error);
  return self->recall_book;
}

/** trab_session_get_worker: (transfer none): of the store thread; any thread */
TrabWorker *
trab_session_get_worker (TrabSession *self)
{
  return self->worker;
}

/** trab_session_get_tables: (transfer none): any thread */
TrabTables *
trab_session_get_tables (TrabSession *self)
{
  return self->tables;
}

/** trab_session_dup_settings: (transfer full): any thread */
TrabSettings *
trab_session_dup_settings (TrabSession *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->settings_lock);

  return g_object_ref (self->settings);
}

/* The rules go by what the clinic's laboratory prints, where the clinic has written it down. */
static void
use_limits (TrabSession *self, TrabSettings *settings)
{
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    for (gboolean is_upper = FALSE; is_upper <= TRUE; is_upper++)
      {
        double limit = NAN;

        trab_settings_get_limit (settings, (TrabMeasure) i, is_upper, &limit);
        trab_evidence_set_own_limit (self->tables->evidence, (TrabMeasure) i, is_upper, limit);
      }
}

/** trab_session_set_settings: any thread */
void
trab_session_set_settings (TrabSession *self, TrabSettings *settings)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->settings_lock);

  g_set_object (&self->settings, settings);
  use_limits (self, settings);
}

static void
trab_session_dispose (GObject *object)
{
  TrabSession *self = TRAB_SESSION (object);

  if (self->is_open)
    trab_session_close (self, NULL);
  if (self->worker != NULL)
    trab_worker_shutdown (self->worker);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (trab_session_parent_class)->dispose (object);
}

static void
trab_session_finalize (GObject *object)
{
  TrabSession *self = TRAB_SESSION (object);

  g_clear_error (&self->trouble);
  g_free (self->user);
  g_free (self->copy_mark);
  g_clear_pointer (&self->tables, trab_tables_load_free);
  g_clear_object (&self->settings);
  g_mutex_clear (&self->settings_lock);
  G_OBJECT_CLASS (trab_session_parent_class)->finalize (object);
}

static void
trab_session_class_init (TrabSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_session_finalize;
}

static void
trab_session_init (TrabSession *self)
{
  self->worker = trab_worker_new ("trab-store");
  self->settings = trab_settings_new (NULL);
  g_mutex_init (&self->settings_lock);
}

/**
 * trab_session_new:
 * Returns: (transfer full) (nullable): a session without a store; NULL with TRAB_EVIDENCE_ERROR
 *   when the program's own tables are damaged
 */
TrabSession *
trab_session_new (GError **error)
{
  g_autoptr (TrabSession) self = g_object_new (TRAB_TYPE_SESSION, NULL);

  self->tables = trab_tables_load_new (error);
  return self->tables ? g_steal_pointer (&self) : NULL;
}

/** trab_session_get_evidence: (transfer none): for the words of present */
TrabEvidence *
trab_session_get_evidence (TrabSession *self)
{
  return self->tables->evidence;
}

/* Opening */

typedef struct
{
  char *folder;
  char *user;
  char *passphrase;
} Door;

static Door *
door_new (const char *folder, const char *user, const char *passphrase)
{
  Door *door = g_new0 (Door, 1);

  door->folder = g_strdup (folder);
  door->user = g_strdup (user ? user : PRACTICE_USER);
  door->passphrase = g_strdup (passphrase ? passphrase : PRACTICE_PASSPHRASE);
  return door;
}

static void
door_free (Door *door)
{
  g_free (door->folder);
  g_free (door->user);
  trab_passphrase_wipe (door->passphrase);
  g_free (door);
}

/* Whether the practice store unlocks itself is tried at every start; where it is another one, that
 * is no wrong passphrase for its audit */
static gboolean
is_another_store (const Door *door)
{
  return g_str_equal (door->user, PRACTICE_USER)
         && g_str_equal (door->passphrase, PRACTICE_PASSPHRASE)
         && trab_store_opening_lacks_user (door->folder, PRACTICE_USER);
}

static gpointer
open_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Door *door = arguments;
  TrabStore *store = NULL;
  g_autoptr (GError) unread = NULL;

  if (is_another_store (door))
    {
      g_set_error_literal (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE,
                           "this is not the practice store");
      return NULL;
    }
  store = trab_store_opening_open (door->folder, door->user, door->passphrase,
                                   trab_store_host_get_system (), error);
  if (store == NULL)
    return NULL;
  if (!trab_session_country_read (self, store, error))
    {
      g_object_unref (store);
      return NULL;
    }
  /* settings that cannot be read leave the usual ones: the records are worth more */
  if (!trab_session_settings_read (self, store, &unread))
    g_warning ("the clinic's settings cannot be read: %s", unread->message);
  g_set_object (&self->store, store);
  g_object_unref (store);
  g_clear_pointer (&self->recall_book, trab_recall_book_free);
  g_clear_error (&self->trouble);
  if (trab_store_get_trouble (store) != NULL)
    self->trouble = g_error_copy (trab_store_get_trouble (store));
  self->clock_lag_s = trab_store_get_clock_lag (store);
  g_free (self->copy_mark);
  self->copy_mark = trab_store_dup_mark (store, NULL);
  g_free (self->user);
  self->user = g_strdup (door->user);
  return self;
}

/**
 * trab_session_open:
 * @user, @passphrase: (nullable): NULL for the practice store, which unlocks itself
 *
 * Returns: FALSE with TRAB_STORE_ERROR; nothing of the folder was changed then
 */
gboolean
trab_session_open (
    TrabSession *self, const char *folder, const char *user, const char *passphrase, GError **error)
{
  Door *door = door_new (folder, user, passphrase);

  self->is_open = trab_session_call_and_wait (self, open_verb, door, error) != NULL;
  door_free (door);
  return self->is_open;
}

void
trab_session_open_async (TrabSession *self,
                         const char *folder,
                         const char *user,
                         const char *passphrase,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_FIRST, open_verb,
                           door_new (folder, user, passphrase), (GDestroyNotify) door_free, NULL,
                           cancellable, callback, user_data);
}

gboolean
trab_session_open_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  self->is_open = g_task_propagate_pointer (G_TASK (result), error) != NULL;
  return self->is_open;
}

static gpointer
create_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const Door *door = arguments;
  g_autoptr (TrabStore) store = NULL;

  if (!trab_text_check (door->user, TRAB_TEXT_LINE, error)
      || !trab_session_keys_judge (door->passphrase, door->user, error))
    return NULL;
  store = trab_store_opening_create (door->folder, door->user, door->passphrase,
                                     trab_store_host_get_system (), error);
  return store != NULL && trab_store_close (store, error) ? self : NULL;
}

/**
 * trab_session_create_async:
 * @folder: new or empty
 *
 * Makes an empty store with its first user; opens nothing. CONSTRAINT when the folder holds
 * anything, or @user is the practice user.
 */
void
trab_session_create_async (TrabSession *self,
                           const char *folder,
                           const char *user,
                           const char *passphrase,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_FIRST, create_verb,
                           door_new (folder, user, passphrase), (GDestroyNotify) door_free, NULL,
                           cancellable, callback, user_data);
}

/** trab_session_create: the same, and waits for it */
gboolean
trab_session_create (
    TrabSession *self, const char *folder, const char *user, const char *passphrase, GError **error)
{
  Door *door = door_new (folder, user, passphrase);
  gboolean is_made = trab_session_call_and_wait (self, create_verb, door, error) != NULL;

  door_free (door);
  return is_made;
}

gboolean
trab_session_create_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/** trab_session_get_trouble: (nullable) (transfer none): why the open store can only be read, as it
 * was found at opening */
const GError *
trab_session_get_trouble (TrabSession *self)
{
  return self->is_open ? self->trouble : NULL;
}

/** trab_session_get_user: (nullable) (transfer none): who has the store open */
const char *
trab_session_get_user (TrabSession *self)
{
  return self->user;
}

/** trab_session_get_copy_mark: (nullable) (transfer none): what the names of its copies end with */
const char *
trab_session_get_copy_mark (TrabSession *self)
{
  return self->is_open ? self->copy_mark : NULL;
}

/** trab_session_get_clock_lag: how many seconds the clock is behind the last line of the audit */
gint64
trab_session_get_clock_lag (TrabSession *self)
{
  return self->is_open ? self->clock_lag_s : 0;
}

gboolean
trab_session_is_open (TrabSession *self)
{
  return self->is_open;
}

/** trab_session_is_practice: whether the open store is the one with made-up patients */
gboolean
trab_session_is_practice (TrabSession *self)
{
  return self->is_open && g_str_equal (self->user, PRACTICE_USER);
}

static gpointer
close_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  gboolean ok = self->store == NULL || trab_store_close (self->store, error);

  g_clear_object (&self->store);
  g_clear_pointer (&self->recall_book, trab_recall_book_free);
  g_clear_pointer (&self->viewed_id, g_free); /* whoever comes next looks anew */
  return ok ? self : NULL;
}

/** trab_session_close: after everything that was queued; FALSE with TRAB_STORE_ERROR */
gboolean
trab_session_close (TrabSession *self, GError **error)
{
  self->is_open = FALSE;
  return trab_session_call_and_wait (self, close_verb, NULL, error) != NULL;
}

typedef struct
{
  const char *folder;
  TrabDate today;
} PracticeArguments;

static gpointer
practice_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const PracticeArguments *practice = arguments;
  g_autoptr (TrabStore) store = trab_store_opening_create (
      practice->folder, PRACTICE_USER, PRACTICE_PASSPHRASE, trab_store_host_get_system (), error);

  if (store == NULL || !trab_practice_fill (store, practice->today, error)
      || !trab_store_close (store, error))
    return NULL;
  return self;
}

/**
 * trab_session_create_practice:
 * @folder: new or empty
 * @today: the made-up visits lie before it
 *
 * Returns: FALSE with TRAB_STORE_ERROR
 */
gboolean
trab_session_create_practice (TrabSession *self, const char *folder, TrabDate today, GError **error)
{
  PracticeArguments arguments = { folder, today };

  return trab_session_call_and_wait (self, practice_verb, &arguments, error) != NULL;
}

/* Patients */

static gpointer
list_day_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  const TrabDate *day = arguments;

  return has_store (self, error) ? trab_store_list_day (self->store, *day, error) : NULL;
}

/**
 * trab_session_list_day:
 * Returns: (transfer full) (nullable): of TrabRecord: the patients with a visit on @day, each with
 *   those visits
 */
GPtrArray *
trab_session_list_day (TrabSession *self, TrabDate day, GError **error)
{
  return trab_session_call_and_wait (self, list_day_verb, &day, error);
}

void
trab_session_list_day_async (TrabSession *self,
                             TrabDate day,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, list_day_verb,
                           g_memdup2 (&day, sizeof day), g_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

GPtrArray *
trab_session_list_day_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A page loads the same patient again and again; that is one look */
static void
note_view (TrabSession *self, const char *patient_id)
{
  gint64 now_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (self->viewed_id, patient_id) == 0 && now_us - self->viewed_us < ONE_LOOK_US)
    return;
  g_free (self->viewed_id);
  self->viewed_id = g_strdup (patient_id);
  self->viewed_us = now_us;
  if (!trab_store_add_event (self->store, "view", patient_id, NULL, &error))
    g_info ("the audit does not tell of a look: %s", error->message);
}

static gpointer
load_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabRecord *record
      = has_store (self, error) ? trab_store_load_record (self->store, arguments, error) : NULL;

  if (record != NULL)
    note_view (self, arguments);
  return record;
}

/** trab_session_load: (transfer full) (nullable): all that is recorded of a patient */
TrabRecord *
trab_session_load (TrabSession *self, const char *patient_id, GError **error)
{
  return trab_session_call_and_wait (self, load_verb, (gpointer) patient_id, error);
}

void
trab_session_load_async (TrabSession *self,
                         const char *patient_id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, load_verb, g_strdup (patient_id), g_free,
                           g_object_unref, cancellable, callback, user_data);
}

TrabRecord *
trab_session_load_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
has_signed (TrabRecord *changes)
{
  GPtrArray *visits = trab_record_get_visits (changes);

  for (guint i = 0; i < visits->len; i++)
    if (trab_visit_get (g_ptr_array_index (visits, i))->status == TRAB_VISIT_SIGNED)
      return TRUE;
  return FALSE;
}

/* A visit that comes signed goes through the gate like one that is signed here. */
static TrabRecord *
pass_gate (TrabSession *self, TrabRecord *changes, GError **error)
{
  const TrabPatientFields *patient = trab_patient_get (trab_record_get_patient (changes));
  g_autoptr (TrabRecord) known = NULL;

  if (!has_signed (changes))
    return g_object_ref (changes);
  if (patient->id != NULL && patient->version > 0)
    {
      known = trab_store_load_record (self->store, patient->id, error);
      if (known == NULL)
        return NULL;
    }
  return trab_sign_check_new_open (self->tables, known, changes, NULL, error);
}

static gpointer
save_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  g_autoptr (TrabRecord) changes = NULL;

  if (!has_store (self, error) || !trab_record_clean_check (arguments, error))
    return NULL;
  changes = pass_gate (self, arguments, error);
  return changes ? trab_store_save_record (self->store, changes, error) : NULL;
}

/**
 * trab_session_save:
 * @changes: new rows of one patient; see trab_store_save_record(). A visit that comes signed over a
 *   stop without a reason is kept as a draft; whoever signs here uses trab_session_sign().
 *
 * Returns: (transfer full) (nullable): everything that is now recorded of the patient
 */
TrabRecord *
trab_session_save (TrabSession *self, TrabRecord *changes, GError **error)
{
  return trab_session_call_and_wait (self, save_verb, changes, error);
}

void
trab_session_save_async (TrabSession *self,
                         TrabRecord *changes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE_SAVE, save_verb, g_object_ref (changes),
                           g_object_unref, g_object_unref, cancellable, callback, user_data);
}

TrabRecord *
trab_session_save_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is to be asked */

/** trab_session_check_record: (transfer full) (nullable): of TrabFinding: what is to be asked */
GPtrArray *
trab_session_check_record (TrabSession *self, TrabRecord *record, GError **error)
{
  g_autoptr (GPtrArray) findings = trab_entry_check_record (self->tables->evidence, record, error);
  g_autoptr (TrabRecord) opened
      = findings ? trab_sign_check_new_open (self->tables, NULL, record, findings, error) : NULL;

  return opened ? g_steal_pointer (&findings) : NULL;
}

/**
 * trab_session_judge_draft:
 * @draft: a scan or a laboratory result of the patient of @record: from now on it also asks about
 *   a T-score that does not fit its density, and about a value that is usual in another unit
 */
void
trab_session_judge_draft (TrabSession *self, TrabRecord *record, TrabDraft *draft)
{
  trab_entry_check_attach (self->tables->evidence, record, draft);
}

/**
 * trab_session_dup_standard_plans:
 * Returns: (transfer full): the plans compared with this person where nobody names others, in the
 *   fixed order: keep things as they are, food and movement, then medicines A-Z
 */
char **
trab_session_dup_standard_plans (TrabSession *self, TrabRecord *record, TrabDate today)
{
  g_autoptr (TrabFacts) facts
      = trab_facts_new (record, self->tables->evidence, self->tables->catalogue, today, NULL);
  char **plans = facts ? trab_comparison_job_dup_standard_plans (self->tables, facts, NULL) : NULL;

  return plans ? plans : g_new0 (char *, 1);
}

/**
 * trab_session_assess:
 * @today: from which ages and months are counted
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR when a table is damaged
 */
TrabRiskPanel *
trab_session_assess (TrabSession *self, TrabRecord *record, TrabDate today, GError **error)
{
  return trab_panel_job_run (self->tables, record, today, error);
}

/** trab_session_read_patient_json: (transfer full) (nullable): NULL with TRAB_IMPORT_ERROR */
TrabRecord *
trab_session_read_patient_json (TrabSession *self,
                                GBytes *bytes,
                                GPtrArray *findings,
                                GError **error)
{
  return trab_patient_json_read (bytes, findings, error);
}

/* Files */

/**
 * trab_session_simulate:
 * @refused: (out) (transfer full): of TrabSimulateRefusal: scenarios left out of the anchored layer
 *
 * Returns: (transfer full) (nullable): CSV; see trab_simulation_run()
 */
char *
trab_session_simulate (TrabSession *self,
                       GBytes *scenarios,
                       const TrabSimulateRequest *request,
                       GPtrArray **refused,
                       GError **error)
{
  return trab_simulation_run (self->tables->model, scenarios, request, refused, error);
}

/** trab_session_predict_targets: (transfer full) (nullable): see trab_simulation_predict_targets()
 */
char *
trab_session_predict_targets (
    TrabSession *self, GBytes *arms, GBytes *targets, gboolean is_anchored, GError **error)
{
  return trab_simulation_predict_targets (self->tables->model, arms, targets, is_anchored, error);
}

/** trab_session_run_risk_batch: see trab_risk_batch_run() */
gboolean
trab_session_run_risk_batch (TrabSession *self,
                             const char *model_id,
                             GInputStream *input,
                             GOutputStream *output,
                             TrabRiskBatchCount *count,
                             GError **error)
{
  return trab_risk_batch_run (self->tables->evidence, model_id, input, output, count, error);
}
