/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compared-plan.h"

/** trab_compared_plan_new: a plan about which nothing is known yet */
TrabComparedPlan *
trab_compared_plan_new (const char *plan_id, const char *chart_class)
{
  TrabComparedPlan *plan = g_new0 (TrabComparedPlan, 1);

  plan->plan_id = g_strdup (plan_id);
  plan->other_ids = g_ptr_array_new_with_free_func (g_free);
  plan->chart_class = g_strdup (chart_class);
  plan->refusals = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->not_checked = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->harms = trab_harm_new_list ();
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    plan->fracture[i].state = TRAB_CELL_UNKNOWN;
  return plan;
}

/** trab_compared_plan_add_id: the plan was asked for under another name too */
void
trab_compared_plan_add_id (TrabComparedPlan *plan, const char *plan_id)
{
  g_ptr_array_add (plan->other_ids, g_strdup (plan_id));
}

void
trab_compared_plan_free (TrabComparedPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->plan_id);
  g_ptr_array_unref (plan->other_ids);
  g_free (plan->chart_class);
  g_free (plan->evidence_class);
  g_free (plan->grade);
  g_array_unref (plan->refusals);
  g_array_unref (plan->not_checked);
  g_array_unref (plan->harms);
  g_clear_object (&plan->run);
  g_free (plan->goes_on);
  g_clear_pointer (&plan->ended, g_ptr_array_unref);
  g_free (plan->evidence_ids);
  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    g_free (plan->curve_ids[i]);
  g_free (plan->note);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    trab_fracture_cell_clear (&plan->fracture[i]);
  g_free (plan);
}

/** trab_compared_plan_is_refused: whether its refusals stand in place of a chance */
gboolean
trab_compared_plan_is_refused (const TrabComparedPlan *plan)
{
  return plan->fracture[TRAB_OUTCOME_MAJOR].state == TRAB_CELL_REFUSED
         || plan->fracture[TRAB_OUTCOME_HIP].state == TRAB_CELL_REFUSED;
}

gboolean
trab_compared_plan_has_refusal (const TrabComparedPlan *plan, TrabRefusal refusal)
{
  for (guint i = 0; i < plan->refusals->len; i++)
    if (g_array_index (plan->refusals, guint, i) == (guint) refusal)
      return TRUE;
  return FALSE;
}
