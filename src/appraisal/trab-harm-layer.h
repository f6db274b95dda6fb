/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance-row.h"
#include "trab-comparison.h"
#include "trab-course-plan.h"
#include "trab-safety-person.h"

G_BEGIN_DECLS

/**
 * TrabHarmLayer:
 * Which absolute harms are shown with which plan. Immutable; any thread may read it. Must not
 * outlive the evidence it was made from.
 */
typedef struct _TrabHarmLayer TrabHarmLayer;

TrabHarmLayer *trab_harm_layer_new (TrabEvidence *evidence, GError **error);
void trab_harm_layer_free (TrabHarmLayer *layer);
void trab_harm_layer_fill (const TrabHarmLayer *layer,
                           const TrabChanceRow *row,
                           const TrabFracturePlan *courses,
                           const TrabSafetyPerson *person,
                           const TrabCoursePlan *plan,
                           TrabComparedPlan *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabHarmLayer, trab_harm_layer_free)

G_END_DECLS
