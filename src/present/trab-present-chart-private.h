/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-chart.h"

G_BEGIN_DECLS

/* What the pictures of a comparison share. */
GPtrArray *trab_present_chart_pick_plans (TrabComparison *comparison, const char *const *plan_ids);
char *trab_present_chart_dup_name (TrabEvidence *evidence, const TrabComparedPlan *plan);
TrabChartWords trab_present_chart_make_words (const char *title,
                                              const char *description,
                                              const char *caption);
TrabChartState trab_present_chart_get_chance_state (const TrabFractureCell *cell);
char *trab_present_chart_describe_chances (const TrabChance *chance,
                                           GPtrArray *plans,
                                           TrabEvidence *evidence,
                                           TrabOutcome outcome,
                                           const char *base);

G_END_DECLS
