/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* The studies that one cell of the comparison rests on, beside each other: for clinicians. */
TrabChartSpec *trab_present_forest_new_chart (const TrabComparedPlan *plan,
                                              TrabOutcome outcome,
                                              TrabEvidence *evidence);

G_END_DECLS
