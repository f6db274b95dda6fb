/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-report.h"

G_BEGIN_DECLS

/* Why a clinician goes on despite a stop, or without an answer that a stop hangs on: the answer to
 * TRAB_QUESTION_SAFETY_OVERRIDES, one line "cause: reason" each. A stop goes by the cause of its
 * card, an answer by "not-asked/FIELD": a reason not to ask is none to go on once it is asked. */
/** What a reason not to ask is typed for, whatever was not asked. */
#define TRAB_SAFETY_OVERRIDE_NOT_ASKED "not-asked"
char *trab_safety_override_dup_reason (const char *overrides, const char *cause);
char *trab_safety_override_dup_with (const char *overrides, const char *cause, const char *reason);
char *trab_safety_override_dup_causes (const char *overrides);
GPtrArray *trab_safety_override_list_stops (TrabSafetyReport *report, const char *plan_id);
GPtrArray *trab_safety_override_list_not_asked (TrabSafetyReport *report, const char *plan_id);
char *trab_safety_override_dup_not_asked_cause (const char *field);
guint trab_safety_override_count (const char *overrides);
gboolean trab_safety_override_is_missing (TrabSafetyReport *report,
                                          const char *plan_id,
                                          const char *overrides);

G_END_DECLS
