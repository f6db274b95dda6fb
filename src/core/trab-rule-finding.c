/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-rule-finding.h"

TrabRuleFinding *
trab_rule_finding_new (const char *rule_id, TrabRuleState state, const char *missing)
{
  TrabRuleFinding *finding = g_new0 (TrabRuleFinding, 1);

  finding->rule_id = g_strdup (rule_id);
  finding->state = state;
  finding->missing = g_strdup (missing);
  return finding;
}

void
trab_rule_finding_free (TrabRuleFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->rule_id);
  g_free (finding->missing);
  g_free (finding);
}

/** trab_rule_finding_new_list: (transfer full): of TrabRuleFinding */
GPtrArray *
trab_rule_finding_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trab_rule_finding_free);
}
