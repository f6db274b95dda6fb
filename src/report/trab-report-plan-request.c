/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-plan-request.h"

#include "trab-present-plan.h"

/** trab_report_plan_request_find: (transfer none) (nullable): @plan_id: (nullable) */
const TrabComparedPlan *
trab_report_plan_request_find (const TrabReportPlanRequest *request, const char *plan_id)
{
  if (request->comparison == NULL || plan_id == NULL)
    return NULL;
  return trab_comparison_find_plan (request->comparison, plan_id);
}

/** trab_report_plan_request_dup_plan: (transfer full) (nullable): what was agreed, in words; NULL
 * while nothing is */
char *
trab_report_plan_request_dup_plan (const TrabReportPlanRequest *request)
{
  const char *plan_id = request->plan_id;

  if (plan_id == NULL)
    return NULL;
  return trab_present_plan_dup_agreed (request->evidence,
                                       trab_report_plan_request_find (request, plan_id), plan_id);
}
