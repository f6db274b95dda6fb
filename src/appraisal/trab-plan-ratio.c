/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-ratio.h"

#define BISPHOSPHONATE "bisphosphonate" /* kind of risk/fracture-classes */
#define MAX_CONDITIONS 5

/** trab_plan_ratio_is_severe: a T-score ever of -2.5 or lower, or a broken spine */
gboolean
trab_plan_ratio_is_severe (const TrabChanceTables *tables, const TrabFracturePerson *person)
{
  if (person->has_t_score && person->lowest_t_score <= tables->constants.low_t_score)
    return TRUE;
  for (guint i = 0; i < person->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (person->breaks, TrabFractureBreak, i);

      if (broken->is_site_known && broken->site == TRAB_FRACTURE_SPINE)
        return TRUE;
    }
  return FALSE;
}

/** trab_plan_ratio_is_too_young: under 50, or before the menopause: no trial was of them */
gboolean
trab_plan_ratio_is_too_young (const TrabChanceTables *tables, const TrabFracturePerson *person)
{
  return person->age_years < tables->constants.youngest_with_ratio_years
         || person->is_before_menopause;
}

/* Those of the trial of drips at 0 and 5 years. */
static gboolean
has_low_bone_mass_of_fifties (const TrabChanceTables *tables, const TrabFracturePerson *person)
{
  const TrabChanceConstants *constants = &tables->constants;

  return person->age_years >= constants->zol_0_5_youngest_years
         && person->age_years <= constants->zol_0_5_oldest_years && person->has_t_score
         && person->lowest_t_score > constants->low_t_score
         && person->lowest_t_score <= constants->zol_0_5_highest_t_score;
}

/**
 * trab_plan_ratio_find_row:
 * @is_extrapolated: (out): from the other sex
 *
 * Returns: (nullable): what the table says of the class for somebody like this, hatches and all
 */
const TrabFractureRatio *
trab_plan_ratio_find_row (const TrabChanceTables *tables,
                          const TrabFracturePerson *person,
                          const TrabEffectClass *type,
                          TrabOutcome outcome,
                          gboolean *is_extrapolated)
{
  TrabFractureOutcome wanted = outcome == TRAB_OUTCOME_HIP ? TRAB_FRACTURE_OUTCOME_HIP
                                                           : TRAB_FRACTURE_OUTCOME_ANY_CLINICAL;
  const char *conditions[MAX_CONDITIONS] = { NULL };
  guint n = 0;

  if (trab_plan_ratio_is_severe (tables, person))
    conditions[n++] = "osteoporosis_or_vertebral_fracture";
  if (person->is_intake_low)
    conditions[n++] = "intake_or_vitamin_d_low";
  if (!person->has_uterus)
    conditions[n++] = "uterus_removed";
  if (has_low_bone_mass_of_fifties (tables, person))
    conditions[n++] = "age_50_to_60_low_bone_mass";
  return trab_fracture_ratio_find (tables->ratios, type->id, wanted, conditions, person->sex,
                                   is_extrapolated);
}

/**
 * trab_plan_ratio_find:
 * Returns: (nullable): the ratio that multiplies this person's hazard while the class is taken;
 *   NULL where no trial gives one
 */
const TrabFractureRatio *
trab_plan_ratio_find (const TrabChanceTables *tables,
                      const TrabFracturePerson *person,
                      const TrabEffectClass *type,
                      TrabOutcome outcome)
{
  gboolean is_extrapolated = FALSE;
  const TrabFractureRatio *ratio = NULL;

  if (type->is_medicine && trab_plan_ratio_is_too_young (tables, person))
    return NULL;
  if (person->on_steroids && g_strcmp0 (type->kind, BISPHOSPHONATE) == 0)
    return NULL;
  ratio = trab_plan_ratio_find_row (tables, person, type, outcome, &is_extrapolated);
  return ratio != NULL && ratio->has_rr && ratio->claim == TRAB_FRACTURE_CLAIM_NUMBER
                 && ratio->shows == TRAB_FRACTURE_SHOWS_MULTIPLIES
             ? ratio
             : NULL;
}
