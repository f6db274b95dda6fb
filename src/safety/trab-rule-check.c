/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-rule-check.h"

#include "trab-safety-plan.h"

static const TrabSafetyRule *
find_rule (const TrabSafety *safety, const char *rule_id)
{
  const GArray *rules = trab_safety_get_rules (safety);

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (g_array_index (rules, TrabSafetyRule, i).id, rule_id))
      return &g_array_index (rules, TrabSafetyRule, i);
  return NULL;
}

/**
 * trab_rule_check_person:
 * @rule_id: of rules/safety
 *
 * Asks one rule with what is known of the person; what only a plan could answer is not known.
 *
 * Returns: (transfer full) (nullable): NULL for a rule that does not exist
 */
TrabRuleFinding *
trab_rule_check_person (const TrabSafety *safety,
                        const TrabSafetyPerson *person,
                        const char *rule_id)
{
  const TrabSafetyRule *rule = find_rule (safety, rule_id);
  TrabSafetyPlan asked = { .person = person };
  const char *missing = NULL;

  if (rule == NULL)
    return NULL;
  switch (trab_safety_rule_check (rule, trab_safety_plan_look_up, &asked, &missing))
    {
    case TRAB_SAFETY_TRIGGERED:
      return trab_rule_finding_new (rule_id, TRAB_RULE_HOLDS, NULL);
    case TRAB_SAFETY_NOT_TRIGGERED:
      return trab_rule_finding_new (rule_id, TRAB_RULE_DOES_NOT_HOLD, NULL);
    case TRAB_SAFETY_NOT_CHECKED:
      break;
    }
  return trab_rule_finding_new (rule_id, TRAB_RULE_NOT_CHECKED, missing);
}
