/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-panel-inputs.h"

#include <math.h>

#include "trab-break-history.h"

#define DAYS_PER_MONTH 30.4375
#define MG_PER_G 1000.0

/** trab_panel_inputs_is_postmenopausal: of a woman; yes also around menopause (ISCD) */
TrabAnswer
trab_panel_inputs_is_postmenopausal (const TrabFacts *facts)
{
  if (facts->sex != TRAB_SEX_FEMALE || !facts->is_menopause_known)
    return TRAB_ANSWER_NOT_KNOWN;
  return facts->is_before_menopause ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
}

/** trab_panel_inputs_fill_density: @inputs: (out): the latest printed scores */
void
trab_panel_inputs_fill_density (const TrabFacts *facts, TrabDensityInputs *inputs)
{
  TrabBreakHistory history;

  trab_break_history_read (facts, &history);
  *inputs = (TrabDensityInputs){ .sex = facts->sex,
                                 .age_years = facts->has_age ? facts->age_years : NAN,
                                 .is_postmenopausal = trab_panel_inputs_is_postmenopausal (facts) };
  inputs->fragility_fracture = facts->has_fracture ? TRAB_ANSWER_YES
                               : history.is_known  ? TRAB_ANSWER_NO
                                                   : TRAB_ANSWER_NOT_KNOWN;
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      TrabMeasurement *latest = trab_record_find_latest (facts->record, TRAB_MEASURE_T_SCORE,
                                                         trab_measure_get_scan_site (i));

      inputs->has_t_score[i] = facts->has_t_score[i];
      inputs->t_score[i] = facts->t_score[i];
      inputs->has_z_score[i] = facts->has_z_score[i];
      inputs->z_score[i] = facts->z_score[i];
      if (latest != NULL)
        inputs->t_reference[i]
            = trab_densitometry_read_reference (trab_measurement_get (latest)->reference);
    }
}

/**
 * trab_panel_inputs_fill_garvan:
 * @inputs: (out): a man's T-score only where it is said against whom it was made: this model wants
 *   his own sex
 */
void
trab_panel_inputs_fill_garvan (const TrabFacts *facts,
                               TrabEvidence *evidence,
                               TrabGarvanInputs *inputs)
{
  TrabDensityInputs density;
  TrabBreakHistory history;
  int falls = 0;

  trab_panel_inputs_fill_density (facts, &density);
  trab_break_history_read (facts, &history);
  *inputs = (TrabGarvanInputs){ .sex = facts->sex,
                                .has_age = facts->has_age,
                                .age_years = facts->age_completed_years };
  inputs->has_fn_t_score = density.has_t_score[1];
  inputs->fn_t_score = density.t_score[1];
  if (facts->sex == TRAB_SEX_MALE && density.t_reference[1] == TRAB_SEX_FEMALE)
    inputs->has_fn_t_score = inputs->has_fn_t_score
                             && trab_densitometry_convert_t (
                                 evidence, TRAB_SITE_FEMORAL_NECK, TRAB_SEX_FEMALE, TRAB_SEX_MALE,
                                 density.t_score[1], &inputs->fn_t_score, NULL);
  else if (facts->sex == TRAB_SEX_MALE && density.t_reference[1] == TRAB_SEX_UNKNOWN)
    inputs->has_fn_t_score = FALSE;
  inputs->has_prior_fractures = history.has_since_50;
  inputs->prior_fractures = history.n_since_50;
  inputs->has_falls = trab_facts_get_code (facts, TRAB_QUESTION_FALLS_COUNT, &falls);
  inputs->falls = falls;
}

static void
set_point (TrabPointInputs *inputs, TrabPointInput input, gboolean has, double value)
{
  inputs->has[input] = has;
  inputs->value[input] = has ? value : 0;
}

/** trab_panel_inputs_fill_points: @inputs: (out): of all point scores together */
void
trab_panel_inputs_fill_points (const TrabFacts *facts, TrabPointInputs *inputs)
{
  TrabAnswer arthritis = trab_facts_get_answer (facts, TRAB_QUESTION_RA_OR_SLE);
  TrabAnswer lungs = trab_facts_get_answer (facts, TRAB_QUESTION_ASTHMA_COPD);
  TrabAnswer oestrogen = trab_facts_ask_takes (facts, TRAB_MEDICINE_CLASS_OESTROGEN);
  int ethnicity = 0, smoking = 0;
  gboolean has_ethnicity = trab_facts_get_code (facts, TRAB_QUESTION_ETHNICITY, &ethnicity);
  gboolean has_smoking = trab_facts_get_code (facts, TRAB_QUESTION_SMOKING, &smoking);
  TrabBreakHistory history;

  trab_break_history_read (facts, &history);
  *inputs = (TrabPointInputs){ .sex = facts->sex };
  set_point (inputs, TRAB_POINT_AGE, facts->has_age, facts->age_completed_years);
  set_point (inputs, TRAB_POINT_WEIGHT_KG, facts->has_weight, facts->weight_kg);
  set_point (inputs, TRAB_POINT_TOTAL_HIP_T_SCORE, facts->has_t_score[2], facts->t_score[2]);
  set_point (inputs, TRAB_POINT_N_FRACTURES, history.is_known,
             history.n_at[TRAB_FRACTURE_WRIST] + history.n_at[TRAB_FRACTURE_HIP]
                 + history.n_at[TRAB_FRACTURE_RIB]);
  set_point (inputs, TRAB_POINT_FRACTURE_AFTER_50, history.has_since_50, history.n_since_50 > 0);
  set_point (inputs, TRAB_POINT_CURRENT_ESTROGEN, oestrogen != TRAB_ANSWER_NOT_KNOWN,
             oestrogen == TRAB_ANSWER_YES);
  set_point (inputs, TRAB_POINT_EVER_ESTROGEN,
             trab_facts_ask_ever_took (facts, TRAB_MEDICINE_CLASS_OESTROGEN) == TRAB_ANSWER_YES, 1);
  set_point (inputs, TRAB_POINT_BLACK, has_ethnicity, ethnicity == 6 || ethnicity == 7);
  set_point (inputs, TRAB_POINT_CURRENT_SMOKER, has_smoking, smoking >= 2);
  /* asked together with another illness: only a no is an answer */
  set_point (inputs, TRAB_POINT_RHEUMATOID_ARTHRITIS, arthritis == TRAB_ANSWER_NO, 0);
  set_point (inputs, TRAB_POINT_COPD, lungs == TRAB_ANSWER_NO, 0);
  set_point (inputs, TRAB_POINT_MATERNAL_HIP_FRACTURE,
             trab_facts_get_answer (facts, TRAB_QUESTION_PARENT_HIP_FRACTURE) == TRAB_ANSWER_NO, 0);
}

static void
set_fact (TrabVhrFacts *very_high, TrabVhrFact fact, gboolean has, double value)
{
  very_high->has[fact] = has;
  very_high->value[fact] = has ? value : NAN;
}

/* The years of bone treatment when something broke: the longest; 0 where nothing broke on it. */
static gboolean
find_years_on_treatment (const TrabFacts *facts, const TrabBreakHistory *history, double *years)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);

  *years = 0;
  if (!history->is_known)
    return FALSE;
  if (facts->medicines->len == 0)
    return TRUE;
  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));
      double at_years = 0;

      if (fields->is_in_error || fields->is_low_trauma == TRAB_ANSWER_NO)
        continue;
      if (!trab_date_is_known (fields->date))
        return FALSE;
      at_years = trab_date_years_between (facts->today, fields->date);
      for (guint j = 0; j < facts->medicines->len; j++)
        {
          const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, j);

          if (!trab_facts_is_bone_medicine (taken->medicine_class))
            continue;
          if (!taken->has_from)
            return FALSE;
          if (at_years >= taken->from_years && at_years <= taken->to_years)
            *years = MAX (*years, at_years - taken->from_years);
        }
    }
  return TRUE;
}

static void
fill_fractures (const TrabFacts *facts, TrabVhrFacts *very_high)
{
  TrabBreakHistory history;
  double least = INFINITY, years = 0;
  gboolean has_any = TRUE;

  trab_break_history_read (facts, &history);
  for (guint i = 0; i < TRAB_N_FRACTURE_SITES; i++)
    {
      if (history.n_at[i] == 0)
        history.months[i] = INFINITY; /* none: as long ago as can be */
      else if (!history.has_months[i])
        has_any = FALSE;
      least = MIN (least,
                   history.n_at[i] > 0 && !history.has_months[i] ? INFINITY : history.months[i]);
    }
  set_fact (
      very_high, TRAB_VHR_MONTHS_SINCE_VERTEBRAL_FRACTURE,
      history.is_known
          && (history.n_at[TRAB_FRACTURE_SPINE] == 0 || history.has_months[TRAB_FRACTURE_SPINE]),
      history.months[TRAB_FRACTURE_SPINE]);
  set_fact (very_high, TRAB_VHR_MONTHS_SINCE_HIP_FRACTURE,
            history.is_known
                && (history.n_at[TRAB_FRACTURE_HIP] == 0 || history.has_months[TRAB_FRACTURE_HIP]),
            history.months[TRAB_FRACTURE_HIP]);
  set_fact (very_high, TRAB_VHR_MONTHS_SINCE_FRAGILITY_FRACTURE,
            history.is_known
                && (has_any || least <= trab_facts_get_default (facts, "recent_break_months")),
            least);
  set_fact (very_high, TRAB_VHR_VERTEBRAL_FRACTURE_COUNT, history.is_known,
            history.n_at[TRAB_FRACTURE_SPINE]);
  /* how badly a vertebra broke is not recorded: fewer than two breaks cannot be two bad ones */
  set_fact (very_high, TRAB_VHR_MODERATE_VERTEBRAL_FRACTURE_COUNT,
            history.is_known && history.n_at[TRAB_FRACTURE_SPINE] < 2,
            history.n_at[TRAB_FRACTURE_SPINE]);
  set_fact (very_high, TRAB_VHR_HIP_FRACTURE_COUNT, history.is_known,
            history.n_at[TRAB_FRACTURE_HIP]);
  set_fact (very_high, TRAB_VHR_FRAGILITY_FRACTURE_COUNT, history.is_known, history.n);
  very_high->has[TRAB_VHR_FRACTURE_ON_TREATMENT_YEARS]
      = find_years_on_treatment (facts, &history, &years);
  very_high->value[TRAB_VHR_FRACTURE_ON_TREATMENT_YEARS] = years;
  set_fact (very_high, TRAB_VHR_FRACTURE_ON_HARMFUL_DRUG, history.is_known && history.n == 0, 0);
}

/**
 * trab_panel_inputs_fill_very_high:
 * @very_high: (out): all but the typed FRAX, the lowest T-score and the DVO band, which are the
 *   caller's; a high risk of falls is a clinician's judgement: only an injury by one tells
 */
void
trab_panel_inputs_fill_very_high (const TrabFacts *facts, TrabVhrFacts *very_high)
{
  gboolean is_off
      = trab_facts_get_answer (facts, TRAB_QUESTION_STEROIDS) == TRAB_ANSWER_NO
        && trab_facts_ask_takes (facts, TRAB_MEDICINE_CLASS_GLUCOCORTICOID) != TRAB_ANSWER_YES;
  gboolean has_steroids = is_off || facts->has_steroids;
  double mg_d = is_off ? 0 : facts->steroid_mg_d;
  double months = is_off ? 0 : -12 * facts->steroid_from_years;

  *very_high = (TrabVhrFacts){ 0 };
  set_fact (very_high, TRAB_VHR_AGE_YEARS, facts->has_age, facts->age_years);
  set_fact (very_high, TRAB_VHR_IS_WOMAN, facts->sex != TRAB_SEX_UNKNOWN,
            facts->sex == TRAB_SEX_FEMALE);
  fill_fractures (facts, very_high);
  set_fact (very_high, TRAB_VHR_HIGH_FALLS_RISK,
            trab_facts_get_answer (facts, TRAB_QUESTION_FALL_INJURY) == TRAB_ANSWER_YES, 1);
  set_fact (very_high, TRAB_VHR_PREDNISOLONE_MG_DAY, has_steroids, mg_d);
  set_fact (very_high, TRAB_VHR_GLUCOCORTICOID_MONTHS, has_steroids, months);
  set_fact (very_high, TRAB_VHR_GLUCOCORTICOID_DAYS, has_steroids, months * DAYS_PER_MONTH);
  set_fact (very_high, TRAB_VHR_GLUCOCORTICOID_G_YEAR, has_steroids,
            mg_d * MIN (months, 12) * DAYS_PER_MONTH / MG_PER_G);
}
