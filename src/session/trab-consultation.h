/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-present-comparison.h"
#include "trab-session-may.h"
#include "trab-session-precision.h"

G_BEGIN_DECLS

#define TRAB_TYPE_CONSULTATION (trab_consultation_get_type ())
G_DECLARE_FINAL_TYPE (TrabConsultation, trab_consultation, TRAB, CONSULTATION, GObject)

/* One patient in front of one clinician: the record, today's visit while it is being written, and
 * the comparison of the plans looked at. Every step of the consultation shows a part of it. Main
 * thread only.
 *
 * Signal "tried": a comparison of plans that are still being dragged, for what follows the hand;
 * "comparison" is notified once they are let go.
 * Properties: "record", "margins", "comparison", "is-computing", "is-saving" (all read-only,
 * notified). */
TrabConsultation *trab_consultation_new (TrabSession *session, TrabRecord *record, TrabDate today);
void trab_consultation_cancel (TrabConsultation *self);

TrabSession *trab_consultation_get_session (TrabConsultation *self);
TrabRecord *trab_consultation_get_record (TrabConsultation *self);
TrabPatient *trab_consultation_get_patient (TrabConsultation *self);
TrabDate trab_consultation_get_today (TrabConsultation *self);
void trab_consultation_read_margins (TrabConsultation *self);
TrabMargins *trab_consultation_get_margins (TrabConsultation *self);
const char *trab_consultation_get_visit_id (TrabConsultation *self);
TrabDraft *trab_consultation_get_draft (TrabConsultation *self);
gboolean trab_consultation_is_resumed (TrabConsultation *self);
gboolean trab_consultation_is_signed (TrabConsultation *self);
gboolean trab_consultation_is_settled (TrabConsultation *self);
gboolean trab_consultation_has_changes (TrabConsultation *self);

void trab_consultation_save_async (TrabConsultation *self,
                                   TrabRecord *additions,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void trab_consultation_keep_async (TrabConsultation *self,
                                   TrabRecord *changes,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void trab_consultation_flush_async (TrabConsultation *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void trab_consultation_sign_async (TrabConsultation *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean trab_consultation_save_finish (TrabConsultation *self,
                                        GAsyncResult *result,
                                        GError **error);
gboolean trab_consultation_check_sign (TrabConsultation *self, GError **error);
TrabGiveOut trab_consultation_may_give_out (TrabConsultation *self, char **plan_id, GError **error);

void trab_consultation_set_plan_ids (TrabConsultation *self, const char *const *plan_ids);
void trab_consultation_try_plan_ids (TrabConsultation *self, const char *const *plan_ids);
const char *const *trab_consultation_get_plan_ids (TrabConsultation *self);
void trab_consultation_set_years (TrabConsultation *self, double years);
double trab_consultation_get_years (TrabConsultation *self);
void trab_consultation_compare (TrabConsultation *self);
gboolean trab_consultation_get_is_computing (TrabConsultation *self);
TrabComparison *trab_consultation_get_comparison (TrabConsultation *self);
TrabPresentComparison *trab_consultation_get_words (TrabConsultation *self);
const GError *trab_consultation_get_error (TrabConsultation *self);
TrabEvidence *trab_consultation_get_evidence (TrabConsultation *self);

G_END_DECLS
