/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session.h"

#include <math.h>

#include "trab-comparison-job.h"
#include "trab-entry-check.h"
#include "trab-error.h"
#include "trab-panel-job.h"
#include "trab-patient-json.h"
#include "trab-risk-batch.h"
#include "trab-session-door.h"
#include "trab-session-private.h"
#include "trab-sign-check.h"
#include "trab-simulation.h"
#include "trab-tables-load.h"

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

/** trab_session_get_store: (nullable) (transfer none): in the store thread; NULL with
 * TRAB_STORE_ERROR while none is open */
TrabStore *
trab_session_get_store (TrabSession *self, GError **error)
{
  if (self->store == NULL)
    g_set_error_literal (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_NO_STORE, "no store is open");
  return self->store;
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

/** trab_session_take_store: in the store thread: @store was opened by @user, and is kept */
void
trab_session_take_store (TrabSession *self, TrabStore *store, const char *user)
{
  g_set_object (&self->store, store);
  g_clear_pointer (&self->recall_book, trab_recall_book_free);
  g_clear_error (&self->trouble);
  if (trab_store_get_trouble (store) != NULL)
    self->trouble = g_error_copy (trab_store_get_trouble (store));
  self->clock_lag_s = trab_store_get_clock_lag (store);
  g_free (self->copy_mark);
  self->copy_mark = trab_store_dup_mark (store, NULL);
  g_free (self->user);
  self->user = g_strdup (user);
}

/** trab_session_set_is_open: in the main thread, when a store was opened, or was not */
void
trab_session_set_is_open (TrabSession *self, gboolean is_open)
{
  self->is_open = is_open;
}

/** trab_session_is_new_look: in the store thread. A page loads the same patient again and again:
 * that is one look. */
gboolean
trab_session_is_new_look (TrabSession *self, const char *patient_id)
{
  gint64 now_us = g_get_monotonic_time ();

  if (g_strcmp0 (self->viewed_id, patient_id) == 0 && now_us - self->viewed_us < ONE_LOOK_US)
    return FALSE;
  g_free (self->viewed_id);
  self->viewed_id = g_strdup (patient_id);
  self->viewed_us = now_us;
  return TRUE;
}

typedef struct
{
  TrabSession *session;
  gboolean ok;
  GError *error;
} Closing;

static void
close_store (gpointer data)
{
  Closing *closing = data;
  TrabSession *self = closing->session;

  closing->ok = self->store == NULL || trab_store_close (self->store, &closing->error);
  g_clear_object (&self->store);
  g_clear_pointer (&self->recall_book, trab_recall_book_free);
  g_clear_pointer (&self->viewed_id, g_free); /* whoever comes next looks anew */
}

/** trab_session_close: after everything that was queued; FALSE with TRAB_STORE_ERROR */
gboolean
trab_session_close (TrabSession *self, GError **error)
{
  Closing closing = { .session = self };

  self->is_open = FALSE;
  trab_worker_wait_for (self->worker, close_store, &closing);
  if (closing.error != NULL)
    g_propagate_error (error, closing.error);
  return closing.ok;
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
  return self->is_open && g_str_equal (self->user, TRAB_SESSION_DOOR_PRACTICE_USER);
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
