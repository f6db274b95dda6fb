/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-plan.h"
#include "trab-safety-report.h"
#include "trab-safety-rule.h"

G_BEGIN_DECLS

/**
 * TrabSafety:
 * The safety rules, ready to be asked. Immutable; any thread may read it. Must not outlive the
 * evidence it was made from.
 */
typedef struct _TrabSafety TrabSafety;

TrabSafety *trab_safety_new (TrabEvidence *evidence, GError **error);
void trab_safety_free (TrabSafety *safety);
const GArray *trab_safety_get_rules (const TrabSafety *safety);
const TrabTable *trab_safety_get_fields (const TrabSafety *safety);
TrabSafetyReport *trab_safety_check (const TrabSafety *safety,
                                     const TrabFacts *facts,
                                     const GPtrArray *plans,
                                     double years,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabSafety, trab_safety_free)

G_END_DECLS
