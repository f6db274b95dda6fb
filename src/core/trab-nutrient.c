/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-nutrient.h"

#include <math.h>

TrabNutrient *
trab_nutrient_new (const char *id, const char *unit)
{
  TrabNutrient *self = g_new0 (TrabNutrient, 1);

  self->id = g_strdup (id);
  self->unit = g_strdup (unit);
  self->findings = trab_rule_finding_new_list ();
  return self;
}

static void
find_gap (TrabNutrient *self)
{
  self->has_gap = self->has_intake && self->has_target;
  self->gap = self->has_gap ? MAX (self->target_low - self->intake, 0) : 0;
}

/** trab_nutrient_set_intake: @intake: a day, in the unit of the nutrient */
void
trab_nutrient_set_intake (TrabNutrient *self, double intake)
{
  self->has_intake = TRUE;
  self->intake = intake;
  find_gap (self);
}

/** trab_nutrient_set_target: @high: NaN where the amount has no upper end */
void
trab_nutrient_set_target (TrabNutrient *self, double low, double high)
{
  self->has_target = TRUE;
  self->target_low = low;
  self->has_target_high = !isnan (high);
  self->target_high = self->has_target_high ? high : 0;
  find_gap (self);
}

/** trab_nutrient_set_authority: who names the amount */
void
trab_nutrient_set_authority (TrabNutrient *self, const char *authority, gboolean is_verified)
{
  g_free (self->authority);
  self->authority = g_strdup (authority);
  self->is_verified = is_verified;
}

void
trab_nutrient_free (TrabNutrient *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->unit);
  g_free (self->authority);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}
