/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-base-calculator.h"

#include <math.h>

#include "trab-course-effect.h"

#define N_GARVAN_POINTS 2

static const guint garvan_years[N_GARVAN_POINTS] = { 5, 10 };

/**
 * trab_base_calculator_get_first_start:
 * @from_years: (out): the first start among the bone medicines that still work today; before 0
 *
 * Returns: FALSE where none does
 */
gboolean
trab_base_calculator_get_first_start (const TrabChanceTables *tables,
                                      const TrabFracturePerson *person,
                                      double *from_years)
{
  g_autoptr (GArray) none = g_array_new (FALSE, TRUE, sizeof (TrabFractureCourse));
  TrabFracturePlan as_now = { .courses = none };
  g_autoptr (GPtrArray) effects = trab_course_effect_list (tables, person, &as_now);

  *from_years = 0;
  for (guint i = 0; i < effects->len; i++)
    {
      const TrabCourseEffect *effect = g_ptr_array_index (effects, i);

      if (effect->type->is_bone && trab_course_effect_get_share (tables, effect, 0) > 0)
        *from_years
            = MIN (*from_years, g_array_index (effect->taken, TrabCourseSpan, 0).from_years);
    }
  return *from_years < 0;
}

/* More than half a year after the first start of what still works; a scan a little later still
 * shows the bone as it was. */
static gboolean
is_on_treatment (const TrabChanceTables *tables, const TrabFracturePerson *person, double years_ago)
{
  double first_years = 0;

  return trab_base_calculator_get_first_start (tables, person, &first_years)
         && -years_ago > first_years + tables->constants.after_first_start_years;
}

/* The neck's T-score of the base: from before the first course where there is one that is young
 * enough, else the newest one. */
static const TrabFractureScan *
find_neck (const TrabChanceTables *tables, const TrabFracturePerson *person, gboolean *is_before)
{
  const TrabChanceConstants *constants = &tables->constants;
  double first_years = 0;

  *is_before = TRUE;
  for (guint i = 0;
       trab_base_calculator_get_first_start (tables, person, &first_years) && i < person->neck->len;
       i++)
    {
      const TrabFractureScan *scan = &g_array_index (person->neck, TrabFractureScan, i);

      if (!is_on_treatment (tables, person, scan->years_ago)
          && scan->years_ago <= constants->neck_before_treatment_within_years)
        return scan;
    }
  *is_before = FALSE;
  for (guint i = 0; i < person->neck->len; i++)
    {
      const TrabFractureScan *scan = &g_array_index (person->neck, TrabFractureScan, i);

      if (scan->years_ago <= constants->neck_within_years)
        return scan;
    }
  return NULL;
}

/* Low-trauma breaks since that age; one without a day counts. */
static guint
count_breaks_since (const TrabFracturePerson *person, double age_years)
{
  guint n = 0;

  for (guint i = 0; i < person->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (person->breaks, TrabFractureBreak, i);

      n += !broken->is_dated || broken->age_years >= age_years;
    }
  return n;
}

/* Where hip exceeds the overall chance the hip's stands for both, as the authors of QFracture
 * advise. */
static void
fill_qfracture (const TrabChanceTables *tables,
                const TrabFracturePerson *person,
                TrabBaseCalculator *result)
{
  static const guint years[TRAB_RISK_MAX_YEARS] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  TrabQfractureOutput output = { 0 };

  if (!trab_qfracture_calculate (tables->qfracture, &person->qfracture, &output))
    {
      gboolean is_missing = output.refusal == TRAB_RISK_REFUSAL_MISSING;
      gboolean is_age = g_strcmp0 (output.refused_input, "age") == 0;

      result->lack = TRAB_CHANCE_LACK_INPUT;
      if (is_age)
        result->lack = is_missing ? TRAB_CHANCE_LACK_AGE : TRAB_CHANCE_LACK_AGE_RANGE;
      else if (g_strcmp0 (output.refused_input, "bmi") == 0)
        result->lack = is_missing ? TRAB_CHANCE_LACK_BMI : TRAB_CHANCE_LACK_BMI_RANGE;
      return;
    }
  for (guint i = 0; i < TRAB_RISK_MAX_YEARS; i++)
    output.pct[TRAB_OUTCOME_MAJOR][i]
        = MAX (output.pct[TRAB_OUTCOME_MAJOR][i], output.pct[TRAB_OUTCOME_HIP][i]);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    result->has[i] = trab_fracture_hazard_from_points (years, output.pct[i], TRAB_RISK_MAX_YEARS,
                                                       &result->hazard[i]);
}

static TrabChanceLack
find_garvan_lack (const TrabGarvanOutput *output)
{
  if (g_strcmp0 (output->refused_input, "age") == 0)
    return output->refusal == TRAB_RISK_REFUSAL_MISSING ? TRAB_CHANCE_LACK_AGE
                                                        : TRAB_CHANCE_LACK_AGE_RANGE;
  if (g_strcmp0 (output->refused_input, "sex") == 0)
    return TRAB_CHANCE_LACK_SEX;
  return g_strcmp0 (output->refused_input, "fn_tscore") == 0 ? TRAB_CHANCE_LACK_NECK_T_SCORE
                                                             : TRAB_CHANCE_LACK_INPUT;
}

/* Hips are a part of all breaks: cut at their number, at 5 and at 10 years. */
static void
fill_garvan (const TrabChanceTables *tables,
             const TrabFracturePerson *person,
             TrabBaseCalculator *result)
{
  const TrabFractureScan *neck = find_neck (tables, person, &result->before_treatment);
  TrabGarvanOutput output = { 0 };
  TrabGarvanInputs inputs = {
    .sex = person->sex,
    .has_age = person->has_age,
    .age_years = person->age_years,
    .has_fn_t_score = neck != NULL,
    .fn_t_score = neck ? neck->t_score : 0,
    .has_prior_fractures = TRUE,
    .prior_fractures = count_breaks_since (person, tables->constants.garvan_break_since_years_old),
    .has_falls = TRUE,
    .falls = person->falls,
  };

  if (!trab_garvan_calculate (tables->garvan, &inputs, &output))
    {
      result->lack = find_garvan_lack (&output);
      return;
    }
  if (neck->is_in_question)
    {
      result->lack = TRAB_CHANCE_LACK_NECK_IN_QUESTION;
      return;
    }
  result->neck = neck;
  result->on_treatment = is_on_treatment (tables, person, neck->years_ago);
  result->is_reference_assumed = neck->is_reference_assumed;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      double points[N_GARVAN_POINTS];

      for (guint j = 0; j < N_GARVAN_POINTS; j++)
        points[j] = MIN (output.pct[i][garvan_years[j] - 1],
                         output.pct[TRAB_OUTCOME_MAJOR][garvan_years[j] - 1]);
      result->has[i] = trab_fracture_hazard_from_points (garvan_years, points, N_GARVAN_POINTS,
                                                         &result->hazard[i]);
    }
}

static TrabChanceLack
find_frax_lack (const TrabChanceTables *tables, const TrabFracturePerson *person, gboolean with_bmd)
{
  const TrabChanceConstants *constants = &tables->constants;
  const TrabFractureFrax *frax = &person->frax;

  if (!frax->is_typed || frax->with_bmd != with_bmd)
    return TRAB_CHANCE_LACK_TYPED;
  if (!frax->is_dated || frax->years_ago < 0)
    return TRAB_CHANCE_LACK_FRAX_DATE;
  if (frax->years_ago > constants->frax_within_years)
    return TRAB_CHANCE_LACK_FRAX_OLD;
  if (person->age_years < constants->frax_youngest_years
      || person->age_years > constants->frax_oldest_years)
    return TRAB_CHANCE_LACK_AGE_RANGE;
  for (guint i = 0; i < person->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (person->breaks, TrabFractureBreak, i);

      if (broken->is_dated && broken->years_ago < frax->years_ago)
        return TRAB_CHANCE_LACK_BREAK_SINCE;
    }
  return TRAB_CHANCE_LACK_NOTHING;
}

/* FRAX counts death, so its hazard is found under the deaths of the life table. */
static void
fill_frax (const TrabChanceTables *tables,
           const TrabFracturePerson *person,
           const char *country,
           gboolean with_bmd,
           TrabBaseCalculator *result)
{
  const TrabFractureFrax *frax = &person->frax;
  const TrabLifeTable *life = trab_chance_tables_find_life (tables, country, person->sex);

  result->lack = find_frax_lack (tables, person, with_bmd);
  if (result->lack != TRAB_CHANCE_LACK_NOTHING)
    return;
  result->on_treatment = with_bmd && is_on_treatment (tables, person, frax->years_ago);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      double pct = frax->pct[i];

      if (!frax->has[i])
        continue;
      if (frax->has[TRAB_OUTCOME_MAJOR])
        pct = MIN (pct, frax->pct[TRAB_OUTCOME_MAJOR]);
      trab_fracture_hazard_set_death (&result->hazard[i], life, person->age_years);
      result->has[i] = trab_fracture_hazard_from_chance (pct, tables->constants.growth_per_year[i],
                                                         &result->hazard[i]);
    }
  if (!result->has[TRAB_OUTCOME_MAJOR] && !result->has[TRAB_OUTCOME_HIP])
    result->lack = TRAB_CHANCE_LACK_INPUT;
}

/* A break since 40 of hip, spine, pelvis, upper arm or wrist; one of which nobody said the site
 * counts. */
static gboolean
has_strong_break (const TrabChanceTables *tables, const TrabFracturePerson *person)
{
  for (guint i = 0; i < person->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (person->breaks, TrabFractureBreak, i);
      gboolean is_strong
          = !broken->is_site_known || broken->site == TRAB_FRACTURE_HIP
            || broken->site == TRAB_FRACTURE_SPINE || broken->site == TRAB_FRACTURE_PELVIS
            || broken->site == TRAB_FRACTURE_UPPER_ARM || broken->site == TRAB_FRACTURE_WRIST;

      if (is_strong
          && (!broken->is_dated || broken->age_years >= tables->constants.break_since_years_old))
        return TRUE;
    }
  return FALSE;
}

static guint
list_strong_risks (const TrabChanceTables *tables, const TrabFracturePerson *person)
{
  guint risks = 0;

  if (has_strong_break (tables, person))
    risks |= TRAB_BLIND_SPOT_BREAK;
  if (person->has_t_score && person->lowest_t_score <= tables->constants.low_t_score)
    risks |= TRAB_BLIND_SPOT_T_SCORE;
  if (person->on_steroids)
    risks |= TRAB_BLIND_SPOT_STEROIDS;
  if (person->on_cancer_hormones)
    risks |= TRAB_BLIND_SPOT_HORMONES;
  return risks;
}

/**
 * trab_base_calculator_run:
 * @country: whose life table is taken
 * @result: (out)
 */
void
trab_base_calculator_run (const TrabChanceTables *tables,
                          const TrabFracturePerson *person,
                          TrabCalculator calculator,
                          const char *country,
                          TrabBaseCalculator *result)
{
  const TrabChanceConstants *constants = &tables->constants;
  const TrabLifeTable *life = NULL;

  *result = (TrabBaseCalculator){ 0 };
  result->blind_spots = list_strong_risks (tables, person) & tables->blind_spots[calculator];
  if (person->sex == TRAB_SEX_UNKNOWN)
    result->lack = TRAB_CHANCE_LACK_SEX;
  else if (!person->has_age)
    result->lack = TRAB_CHANCE_LACK_AGE;
  else if (person->age_years > constants->oldest_years)
    result->lack = TRAB_CHANCE_LACK_AGE_RANGE;
  else if (trab_chance_calculator_is_frax (calculator))
    fill_frax (tables, person, country, calculator == TRAB_CALCULATOR_FRAX_WITH_BMD, result);
  else if (calculator == TRAB_CALCULATOR_GARVAN)
    fill_garvan (tables, person, result);
  else
    fill_qfracture (tables, person, result);
  if (trab_chance_calculator_is_frax (calculator)
      || person->age_years < constants->death_counted_from_years)
    return;
  life = trab_chance_tables_find_life (tables, country, person->sex);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    trab_fracture_hazard_set_death (&result->hazard[i], life, person->age_years);
}
