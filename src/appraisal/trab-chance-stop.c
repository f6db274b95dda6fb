/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chance-stop.h"

/* Whether the plan has what the row is about: a clot forbids an estrogen by mouth, not a tablet of
 * calcium beside a patch. */
static gboolean
is_about (const TrabCoursePlan *plan, const TrabTable *table, guint row)
{
  const char *route = trab_table_get_text (table, row, "route");
  const char *names = trab_table_get_text (table, row, "regimen_name");

  for (guint i = 0; i < plan->plan->courses->len; i++)
    {
      const TrabRegimen *regimen = g_array_index (plan->plan->courses, TrabPlanCourse, i).regimen;

      if (g_strcmp0 (regimen->route, route) == 0 && g_strcmp0 (regimen->name, names) == 0)
        return TRUE;
    }
  return route == NULL;
}

/* Whether a Stop of that sort is found for the plan: one that lasts, or one until put right. */
static gboolean
has_stop (TrabEvidence *evidence,
          TrabSafetyReport *report,
          const TrabCoursePlan *plan,
          gboolean lasts)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/fracture-stops", NULL);
  GPtrArray *cards = trab_safety_report_get_cards (report);

  for (guint i = 0; table != NULL && i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);

      for (guint j = 0; j < card->findings->len; j++)
        {
          const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, j);
          int row = trab_table_find_row (table, "rule_id", finding->rule_id);

          if (row >= 0 && finding->severity == TRAB_SAFETY_STOP
              && trab_table_has (table, (guint) row, "lasts") == lasts
              && (finding->is_about_person
                  || trab_safety_report_is_about (finding->plan_ids, plan->plan->id))
              && is_about (plan, table, (guint) row))
            return TRUE;
        }
    }
  return FALSE;
}

/** trab_chance_stop_lasts: no number of benefit or harm stands in that column */
gboolean
trab_chance_stop_lasts (TrabEvidence *evidence,
                        TrabSafetyReport *report,
                        const TrabCoursePlan *plan)
{
  return has_stop (evidence, report, plan, TRUE);
}

/** trab_chance_stop_is_to_put_right: its numbers hold after something is put right */
gboolean
trab_chance_stop_is_to_put_right (TrabEvidence *evidence,
                                  TrabSafetyReport *report,
                                  const TrabCoursePlan *plan)
{
  return has_stop (evidence, report, plan, FALSE);
}
