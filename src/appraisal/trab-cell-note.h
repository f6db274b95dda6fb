/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance-tables.h"
#include "trab-fracture-cell.h"
#include "trab-plan-benefit.h"

G_BEGIN_DECLS

void trab_cell_note_add (const TrabChanceTables *tables,
                         const TrabFracturePerson *person,
                         const TrabFracturePlan *plan,
                         const TrabPlanBenefit *benefit,
                         TrabOutcome outcome,
                         TrabFractureCell *cell);

G_END_DECLS
