/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-mechanism-job.h"

#include "trab-course-plan.h"
#include "trab-facts.h"
#include "trab-model.h"

/**
 * trab_mechanism_job_run:
 * @request: its first plan is run; members and seed are not asked
 *
 * The states of the engine at its best-fitting parameters, month by month: what moves in a drawing
 * of how a plan works. One body, no band: nothing of it is a number to be told. That is why a known
 * inflammatory illness can move it, by the whole of the engine's assumed index: how much it is in
 * one person nobody knows, and no curve counts it.
 *
 * Returns: (transfer full) (nullable): NULL with @error set, or without where the engine knows
 *   nothing of the plan
 */
TrabTrajectory *
trab_mechanism_job_run (TrabTables *tables, const TrabCompareRequest *request, GError **error)
{
  g_autoptr (TrabFacts) facts = NULL;
  g_autoptr (TrabCoursePlan) plan = NULL;
  g_autoptr (TrabScenario) scenario = NULL;

  g_return_val_if_fail (request->plan_ids != NULL && request->plan_ids[0] != NULL, NULL);

  facts = trab_facts_new (request->record, tables->evidence, tables->catalogue, request->today,
                          error);
  if (facts == NULL)
    return NULL;
  plan = trab_course_plan_new (facts, tables->catalogue, request->plan_ids[0], error);
  if (plan == NULL || !trab_course_plan_has_curve (plan))
    return NULL;
  scenario = trab_course_plan_new_scenario (plan, facts, request->years);
  if (scenario != NULL && trab_facts_get_answer (facts, TRAB_QUESTION_RA_OR_SLE) == TRAB_ANSWER_YES)
    scenario->inf_index = trab_model_get_constants (tables->model)->inf_most;
  if (scenario == NULL || !trab_model_check_scenario (tables->model, scenario, error))
    return NULL;
  return trab_model_simulate (tables->model, scenario, error);
}
