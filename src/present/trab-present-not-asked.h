/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-report.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What was not asked though it could forbid a plan, and why not. */
char *trab_present_not_asked_dup_names (const GPtrArray *gaps, TrabEvidence *evidence);
char *trab_present_not_asked_dup_reasons (TrabSafetyReport *report, TrabEvidence *evidence);

G_END_DECLS
