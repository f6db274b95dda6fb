/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* Harm and benefit of one plan on one base, mirrored: more to one side, fewer to the other. */
TrabChartSpec *trab_present_balance_new_chart (const TrabComparedPlan *plan,
                                               TrabEvidence *evidence);

G_END_DECLS
