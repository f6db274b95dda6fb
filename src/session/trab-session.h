/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-comparison.h"
#include "trab-draft.h"
#include "trab-patient-summary.h"
#include "trab-record.h"
#include "trab-risk-batch-count.h"
#include "trab-risk-panel.h"
#include "trab-simulation.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

#define TRAB_TYPE_SESSION (trab_session_get_type ())
G_DECLARE_FINAL_TYPE (TrabSession, trab_session, TRAB, SESSION, GObject)

#define TRAB_SESSION_DEFAULT_SEED G_GUINT64_CONSTANT (20250101)
#define TRAB_SESSION_SCREEN_MEMBERS 1000
#define TRAB_SESSION_REPORT_MEMBERS 10000

/* What the program does, without a window. Every verb has a plain form, which blocks and is for the
 * command line and tests, and an _async form, which answers on the caller's main context. All verbs
 * fail with the domains of trab-error.h; a cancelled one with G_IO_ERROR_CANCELLED. */
TrabSession *trab_session_new (GError **error);
TrabEvidence *trab_session_get_evidence (TrabSession *self);

/* the store: trab-session-create.h makes one, trab-session-open.h opens it */
gint64 trab_session_get_clock_lag (TrabSession *self);
gboolean trab_session_is_practice (TrabSession *self);
gboolean trab_session_is_open (TrabSession *self);
const GError *trab_session_get_trouble (TrabSession *self);
gboolean trab_session_close (TrabSession *self, GError **error);

/* what is typed or read in is asked about where it contradicts itself, never corrected */
void trab_session_judge_draft (TrabSession *self, TrabRecord *record, TrabDraft *draft);
GPtrArray *trab_session_check_record (TrabSession *self, TrabRecord *record, GError **error);

char **trab_session_dup_standard_plans (TrabSession *self, TrabRecord *record, TrabDate today);

/* every open estimate of one person side by side */
TrabRiskPanel *trab_session_assess (TrabSession *self,
                                    TrabRecord *record,
                                    TrabDate today,
                                    GError **error);

/* one record as JSON of our own (docs/FORMATS.md) */
TrabRecord *trab_session_read_patient_json (TrabSession *self,
                                            GBytes *bytes,
                                            GPtrArray *findings,
                                            GError **error);

/* files of scenarios and of risk inputs; these need no store */
char *trab_session_simulate (TrabSession *self,
                             GBytes *scenarios,
                             const TrabSimulateRequest *request,
                             GPtrArray **refused,
                             GError **error);
char *trab_session_predict_targets (
    TrabSession *self, GBytes *arms, GBytes *targets, gboolean is_anchored, GError **error);
gboolean trab_session_run_risk_batch (TrabSession *self,
                                      const char *model_id,
                                      GInputStream *input,
                                      GOutputStream *output,
                                      TrabRiskBatchCount *count,
                                      GError **error);

G_END_DECLS
