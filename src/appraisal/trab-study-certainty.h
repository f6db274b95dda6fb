/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-evidence.h"

G_BEGIN_DECLS

/* How sure the studies are of one number, by its own rows alone. */
void trab_study_certainty_fill (TrabEvidence *evidence, TrabSex sex, TrabComparedPlan *plan);

G_END_DECLS
