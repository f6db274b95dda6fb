/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-effect.h"
#include "trab-fracture-hazard.h"

G_BEGIN_DECLS

/**
 * TrabPlanBenefit:
 * What one plan does to the hazard of one outcome, month by month.
 * @is_known: FALSE: not known, and nothing else holds
 * @has_range: whether each course that counts has an interval
 * @relative, @relative_low, @relative_high: hazard ratio of each month; 1 where nothing works
 * @main: (nullable): the ratio that is the lowest in most of the months; NULL where nothing works
 * @main_type: (nullable): its class
 * @ids: evidence ids of all ratios that counted, joined by blanks
 */
typedef struct
{
  gboolean is_known;
  gboolean has_range;
  double relative[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  double relative_low[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  double relative_high[TRAB_FRACTURE_HAZARD_MAX_MONTHS];
  const TrabFractureRatio *main;
  const TrabEffectClass *main_type;
  char *ids;
} TrabPlanBenefit;

TrabPlanBenefit *trab_plan_benefit_new (const TrabChanceTables *tables,
                                        const TrabFracturePerson *person,
                                        const TrabFracturePlan *plan,
                                        TrabOutcome outcome,
                                        guint years);
void trab_plan_benefit_free (TrabPlanBenefit *benefit);
gboolean trab_plan_benefit_get_today (const TrabChanceTables *tables,
                                      const TrabFracturePerson *person,
                                      TrabOutcome outcome,
                                      double *relative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabPlanBenefit, trab_plan_benefit_free)

G_END_DECLS
