/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-risk-result.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What a calculator with a chance for every year says, as lines over the years. */
TrabChartSpec *trab_present_risk_chart_new (TrabRiskResult *result, TrabEvidence *evidence);

G_END_DECLS
