/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-plan.h"
#include "trab-safety-person.h"

G_BEGIN_DECLS

/**
 * TrabSafetyPlan:
 * One plan of one person, as the safety rules ask about it.
 * @plan: (nullable): NULL: the person alone
 * @course: (nullable): the course a rule is checked for
 * @years: span of the comparison
 */
typedef struct
{
  const TrabSafetyPerson *person;
  const TrabCoursePlan *plan;
  const TrabPlanCourse *course;
  double years;
} TrabSafetyPlan;

/* A TrabSafetyLookup; its user data is a TrabSafetyPlan. */
void trab_safety_plan_look_up (const char *field, TrabSafetyFact *fact, gpointer user_data);
gboolean trab_safety_plan_is_about_stopping (const char *field);
gboolean trab_safety_plan_is_bisphosphonate (const TrabRegimen *regimen);

G_END_DECLS
