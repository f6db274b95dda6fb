/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/**
 * TrabPresentPlan:
 * A plan in words.
 * @name: "Alendronate", "HRT and strength exercise"
 * @effort: what the person does
 * @duration: for how long
 * @tests: what is checked and when; "None named" where the data have none
 */
typedef struct
{
  char *name;
  char *effort;
  char *duration;
  char *tests;
} TrabPresentPlan;

/* @plan_id is a plan name of the command line, or its free form
 * ("hrt:patch-50@0-5,alendronate:70mg-weekly@5-10"). */
TrabPresentPlan *trab_present_plan_new (TrabEvidence *evidence, const char *plan_id);
void trab_present_plan_free (TrabPresentPlan *plan);
char *trab_present_plan_dup_goes_on (TrabEvidence *evidence, const TrabComparedPlan *compared);
double trab_present_plan_get_end_years (TrabEvidence *evidence, const char *plan_id);
char *trab_present_plan_dup_goes_on_names (TrabEvidence *evidence,
                                           const TrabComparedPlan *compared);
char *trab_present_plan_dup_ended_names (TrabEvidence *evidence, const TrabComparedPlan *compared);
char *trab_present_plan_dup_with_ended (TrabEvidence *evidence,
                                        const TrabComparedPlan *compared,
                                        const char *effort);
char *trab_present_plan_dup_agreed (TrabEvidence *evidence,
                                    const TrabComparedPlan *compared,
                                    const char *plan_id);
GHashTable *trab_present_plan_new_names (TrabEvidence *evidence, TrabComparison *comparison);
gboolean trab_present_plan_has_bisphosphonate (TrabEvidence *evidence, const char *plan_id);
gboolean trab_present_plan_has_hrt (TrabEvidence *evidence, const char *plan_id);
TrabChartClass trab_present_plan_get_class (const char *chart_class);
const char *trab_present_plan_get_not_compared (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPresentPlan, trab_present_plan_free)

G_END_DECLS
