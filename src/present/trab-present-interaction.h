/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* The medicines of a person in one place, and what the rules found of them beside each other.
 * @safety: (nullable); @plan_names: (nullable): plan id to name */
GPtrArray *trab_present_interaction_dup_rows (TrabEvidence *evidence,
                                              TrabRecord *record,
                                              TrabSafetyReport *safety,
                                              GHashTable *plan_names);

G_END_DECLS
