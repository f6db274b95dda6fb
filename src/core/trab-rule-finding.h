/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRAB_RULE_DOES_NOT_HOLD,
  TRAB_RULE_HOLDS,
  TRAB_RULE_NOT_CHECKED, /* an answer is missing: never read as no */
} TrabRuleState;

/**
 * TrabRuleFinding:
 * What one safety rule says of one person, whatever the plan.
 * @missing: (nullable): of table rules/fields: what was missing to check it
 */
typedef struct
{
  char *rule_id;
  TrabRuleState state;
  char *missing;
} TrabRuleFinding;

TrabRuleFinding *trab_rule_finding_new (const char *rule_id,
                                        TrabRuleState state,
                                        const char *missing);
void trab_rule_finding_free (TrabRuleFinding *finding);
GPtrArray *trab_rule_finding_new_list (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabRuleFinding, trab_rule_finding_free)

G_END_DECLS
