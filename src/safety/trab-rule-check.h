/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-rule-finding.h"
#include "trab-safety-person.h"
#include "trab-safety.h"

G_BEGIN_DECLS

/* Single safety rules, asked of a person whatever the plan: for gates and for what stands beside a
 * nutrient. */
TrabRuleFinding *trab_rule_check_person (const TrabSafety *safety,
                                         const TrabSafetyPerson *person,
                                         const char *rule_id);

G_END_DECLS
