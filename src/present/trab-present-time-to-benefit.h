/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* How long a plan is taken until one person in so many is spared a break: the study's own time,
 * people and kind of break (table regimens/time-to-benefit). Not the time until it begins to act.
 */
char *trab_present_time_to_benefit_dup_text (TrabEvidence *evidence, const char *plan_id);
char *trab_present_time_to_benefit_dup_note (TrabEvidence *evidence, const char *plan_id);
GPtrArray *trab_present_time_to_benefit_dup_rows (TrabEvidence *evidence, const char *plan_id);

G_END_DECLS
