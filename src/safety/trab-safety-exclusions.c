/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-exclusions.h"

/* Whether a condition on the field speaks at yes; @speaks_at_no: or at no. */
static gboolean
speaks_at_yes (const TrabSafetyRule *rule, const char *field, gboolean *speaks_at_no)
{
  gboolean yes = FALSE;

  for (guint i = 0; i < rule->n_conditions; i++)
    {
      const TrabSafetyCondition *condition = &rule->conditions[i];
      gboolean is_equal = g_str_equal (condition->operator, "==");

      if (!g_str_equal (condition->field, field))
        continue;
      if (g_str_equal (condition->value, "true") && is_equal)
        yes = TRUE;
      else
        *speaks_at_no = TRUE;
    }
  return yes;
}

/**
 * trab_safety_exclusions_has:
 * Returns: whether the question is answered with yes or no, a rule speaks at yes, and none at no.
 *   A question such as "can sit upright for 30 minutes" is not one: its "no" is what matters
 */
gboolean
trab_safety_exclusions_has (const TrabSafety *safety, TrabQuestion question)
{
  const TrabQuestionInfo *info = trab_question_get_info (question);
  const TrabTable *fields = trab_safety_get_fields (safety);
  const GArray *rules = trab_safety_get_rules (safety);
  gboolean at_yes = FALSE;
  gboolean at_no = FALSE;

  if (info->kind != TRAB_QUESTION_KIND_YES_NO)
    return FALSE;
  for (guint row = 0; row < trab_table_get_n_rows (fields); row++)
    {
      const char *field = trab_table_get_text (fields, row, "field");

      if (g_strcmp0 (trab_table_get_text (fields, row, "question"), info->id) != 0)
        continue;
      for (guint i = 0; i < rules->len; i++)
        for (const TrabSafetyRule *rule = &g_array_index (rules, TrabSafetyRule, i); rule != NULL;
             rule = rule->also)
          at_yes = speaks_at_yes (rule, field, &at_no) || at_yes;
    }
  return at_yes && !at_no;
}
