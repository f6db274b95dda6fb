/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-draft.h"
#include "trab-record.h"

G_BEGIN_DECLS

/* Fields: the id of every question of trab-question.h, and height, height_unit, weight,
 * weight_unit. */
TrabDraft *trab_visit_draft_new (TrabRecord *record, TrabDate today);
void trab_visit_draft_build_known (TrabDraft *draft,
                                   const TrabVisitFields *visit,
                                   TrabVisit *kept,
                                   TrabRecord *into);
gboolean trab_visit_draft_build (TrabDraft *draft,
                                 const TrabVisitFields *visit,
                                 TrabRecord *into,
                                 GError **error);

G_END_DECLS
