/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-plan-request.h"

/** trab_report_plan_request_find: (transfer none) (nullable): @plan_id: (nullable) */
const TrabComparedPlan *
trab_report_plan_request_find (const TrabReportPlanRequest *request, const char *plan_id)
{
  if (request->comparison == NULL || plan_id == NULL)
    return NULL;
  return trab_comparison_find_plan (request->comparison, plan_id);
}
