/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-plan.h"
#include "trab-evidence.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

/* What a Stop of the safety rules does to the numbers of a column (fracture-layer section 4). */
gboolean trab_chance_stop_lasts (TrabEvidence *evidence,
                                 TrabSafetyReport *report,
                                 const TrabCoursePlan *plan);
gboolean trab_chance_stop_is_to_put_right (TrabEvidence *evidence,
                                           TrabSafetyReport *report,
                                           const TrabCoursePlan *plan);

G_END_DECLS
