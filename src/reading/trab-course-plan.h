/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-plan.h"

G_BEGIN_DECLS

/**
 * TrabCoursePlan:
 * A plan for one person: what it starts, together with what is taken today and goes on.
 * @plan: (owned): its courses; those taken today begin before year 0
 * @ended: (element-type char *): what is taken today and ends with it: ids of regimens, or the
 * words of the list where the dose is none the model knows
 * @n_ongoing: so many of its courses, the first, are taken today and go on
 * @is_unknown_dose: something taken today goes on whose dose the model does not know
 * @chart_class: "no-change", the class of its regimens, or "combination"
 */
typedef struct
{
  TrabPlan *plan;
  GPtrArray *ended;
  guint n_ongoing;
  gboolean is_for_person;
  gboolean is_unknown_dose;
  const char *chart_class;
} TrabCoursePlan;

TrabCoursePlan *trab_course_plan_new (const TrabFacts *facts,
                                      const TrabCatalogue *catalogue,
                                      const char *plan_id,
                                      GError **error);
void trab_course_plan_set_exercise (TrabCoursePlan *self,
                                    const TrabFacts *facts,
                                    const TrabCatalogue *catalogue,
                                    const char *regimen_id);
void trab_course_plan_free (TrabCoursePlan *self);
TrabScenario *trab_course_plan_new_scenario (const TrabCoursePlan *self,
                                             const TrabFacts *facts,
                                             double years);
gboolean trab_course_plan_has_curve (const TrabCoursePlan *self);
TrabRegimenHorizon trab_course_plan_get_horizon (const TrabCoursePlan *self,
                                                 const TrabFacts *facts,
                                                 const TrabCatalogue *catalogue,
                                                 double years,
                                                 double oldest_age_years);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabCoursePlan, trab_course_plan_free)

G_END_DECLS
