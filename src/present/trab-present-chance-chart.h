/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* How the chance of a break comes about, year by year, under each plan. */
TrabChartSpec *trab_present_chance_chart_new (TrabComparison *comparison,
                                              TrabEvidence *evidence,
                                              TrabOutcome outcome,
                                              const char *const *plan_ids);

G_END_DECLS
