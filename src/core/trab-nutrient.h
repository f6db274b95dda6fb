/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-rule-finding.h"

G_BEGIN_DECLS

/**
 * TrabNutrient:
 * One nutrient for one person: what is eaten, the amount that is named, and the rules beside it.
 * @id: of table daily/nutrients
 * @unit: (nullable): UCUM, of the numbers below
 * @has_intake: no: not asked, or not known
 * @has_target: no: no amount is named for this person; @has_target_high: the amount has an upper
 * end
 * @authority: (nullable): who names the amount; @is_verified: it was read in a source
 * @needs_weight: an amount is named for each kg, and the weight is not known
 * @gap: how much is left to the lower end, where both are known; 0 when nothing is
 * @findings: of TrabRuleFinding
 */
typedef struct
{
  char *id;
  char *unit;
  gboolean has_intake;
  double intake;
  gboolean has_target;
  double target_low;
  gboolean has_target_high;
  double target_high;
  char *authority;
  gboolean is_verified;
  gboolean needs_weight;
  gboolean has_gap;
  double gap;
  GPtrArray *findings;
} TrabNutrient;

TrabNutrient *trab_nutrient_new (const char *id, const char *unit);
void trab_nutrient_set_intake (TrabNutrient *self, double intake);
void trab_nutrient_set_target (TrabNutrient *self, double low, double high);
void trab_nutrient_set_authority (TrabNutrient *self, const char *authority, gboolean is_verified);
void trab_nutrient_free (TrabNutrient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabNutrient, trab_nutrient_free)

G_END_DECLS
