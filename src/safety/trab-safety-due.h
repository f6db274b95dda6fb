/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-course-plan.h"
#include "trab-safety-report.h"
#include "trab-safety-rule.h"

G_BEGIN_DECLS

/**
 * TrabSafetyDue:
 * What a row of table rules/schedule is counted from, for one plan of one person.
 * @schedule, @row: the row
 * @rule: its rule
 * @years: span of the comparison
 */
typedef struct
{
  const TrabTable *schedule;
  guint row;
  const TrabSafetyRule *rule;
  const TrabFacts *facts;
  const TrabCoursePlan *plan;
  double years;
} TrabSafetyDue;

gboolean trab_safety_due_is_of_stop (const TrabSafetyDue *due);
gboolean trab_safety_due_has_stop (const TrabSafetyDue *due);
void trab_safety_due_fill (const TrabSafetyDue *due, TrabSafetyWatch *watch);

G_END_DECLS
