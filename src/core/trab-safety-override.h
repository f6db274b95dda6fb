/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-report.h"

G_BEGIN_DECLS

/* Why a clinician goes on despite a stop: the answer to TRAB_QUESTION_SAFETY_OVERRIDES, one line
 * "cause: reason" each. */
char *trab_safety_override_dup_reason (const char *overrides, const char *cause);
char *trab_safety_override_dup_with (const char *overrides, const char *cause, const char *reason);
char *trab_safety_override_dup_causes (const char *overrides);
GPtrArray *trab_safety_override_list_stops (TrabSafetyReport *report, const char *plan_id);
gboolean trab_safety_override_is_missing (TrabSafetyReport *report,
                                          const char *plan_id,
                                          const char *overrides);

G_END_DECLS
