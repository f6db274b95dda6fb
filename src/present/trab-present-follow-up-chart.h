/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"
#include "trab-follow-up.h"

G_BEGIN_DECLS

/* The path ahead by the model alone, and the same with what was measured. */
TrabChartSpec *trab_present_follow_up_chart_new (const TrabFollowUp *follow_up);
const char *trab_present_follow_up_chart_get_none (const TrabFollowUp *follow_up);
const char *trab_present_follow_up_chart_get_reading (TrabConditioningReading reading);
char *trab_present_follow_up_chart_dup_words (const TrabFollowUp *follow_up, TrabQuantity quantity);

G_END_DECLS
