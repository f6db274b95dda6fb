/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-plan.h"
#include "trab-tables.h"

G_BEGIN_DECLS

void trab_plan_refusal_collect (TrabTables *tables,
                                const TrabFacts *facts,
                                const TrabCoursePlan *plan,
                                double years,
                                GArray *refusals,
                                GArray *not_checked);

G_END_DECLS
