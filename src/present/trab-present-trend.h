/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-follow-up.h"
#include "trab-margins.h"
#include "trab-record.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

TrabChartSpec *trab_present_trend_new (TrabRecord *record,
                                       TrabDate today,
                                       TrabMargins *margins,
                                       const TrabFollowUp *follow_up,
                                       TrabEvidence *evidence);

G_END_DECLS
