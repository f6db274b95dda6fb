/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-facts-scenario.h"

#include <math.h>

#include "trab-unit.h"

#define GROWTH_HORMONE "gh_axis_current" /* of rules/medicine-kinds */

static double
get_nutrition (const TrabFacts *facts)
{
  TrabAnswer calcium = trab_facts_get_answer (facts, TRAB_QUESTION_CALCIUM_SUFFICIENT);
  TrabAnswer vitamin_d = trab_facts_get_answer (facts, TRAB_QUESTION_VITAMIN_D_SUFFICIENT);
  int n_sufficient = (calcium == TRAB_ANSWER_YES) + (vitamin_d == TRAB_ANSWER_YES);

  if (calcium == TRAB_ANSWER_NOT_KNOWN || vitamin_d == TRAB_ANSWER_NOT_KNOWN)
    return trab_facts_get_default (facts, "nut_not_known");
  return trab_facts_get_default (facts, n_sufficient == 2   ? "nut_both"
                                        : n_sufficient == 1 ? "nut_one"
                                                            : "nut_neither");
}

static gboolean
read_hormone (const TrabFacts *facts, TrabMeasure measure, const char *model_unit, double *value)
{
  TrabMeasurement *latest = NULL;

  return trab_facts_get_measured (facts, measure, TRAB_SITE_NONE, &latest) == TRAB_FACT_TODAY
         && trab_unit_from_canonical (measure, trab_measurement_get (latest)->value, model_unit,
                                      value, NULL);
}

/**
 * trab_facts_scenario_has_hormone:
 * @measure: TRAB_MEASURE_TESTOSTERONE or TRAB_MEASURE_ESTRADIOL
 *
 * Whoever takes the hormone shows the therapy. Estradiol after the menopause is too low for an
 * ordinary immunoassay: there only mass spectrometry replaces the value assumed from BMI.
 *
 * Returns: whether the engine takes the measured value; FALSE: an assumed one
 */
gboolean
trab_facts_scenario_has_hormone (const TrabFacts *facts, TrabMeasure measure)
{
  TrabMedicineClass own = facts->sex == TRAB_SEX_MALE ? TRAB_MEDICINE_CLASS_TESTOSTERONE
                                                      : TRAB_MEDICINE_CLASS_OESTROGEN;
  TrabMeasurement *latest = NULL;
  const char *method = NULL;

  if (trab_facts_get_measured (facts, measure, TRAB_SITE_NONE, &latest) != TRAB_FACT_TODAY
      || trab_facts_ask_takes (facts, own) == TRAB_ANSWER_YES)
    return FALSE;
  method = trab_measurement_get (latest)->method;
  return facts->sex == TRAB_SEX_MALE
         || (measure == TRAB_MEASURE_ESTRADIOL && !facts->is_before_menopause && method != NULL
             && g_strrstr (method, "LC-MS") != NULL);
}

static void
fill_woman (const TrabFacts *facts, TrabScenario *scenario)
{
  double bmi
      = facts->has_bmi ? facts->bmi_kg_m2 : trab_facts_get_default (facts, "e2_post_bmi_kg_m2");
  double assumed = trab_facts_get_default (facts, "e2_post_pg_ml")
                   * (1
                      + trab_facts_get_default (facts, "e2_post_per_bmi")
                            * (bmi - trab_facts_get_default (facts, "e2_post_bmi_kg_m2")));

  scenario->fmp_age_years = facts->fmp_age_years;
  scenario->is_surgical
      = trab_facts_get_answer (facts, TRAB_QUESTION_OVARIES_REMOVED) == TRAB_ANSWER_YES
        && !facts->is_before_menopause;
  scenario->e2_post_pg_ml = CLAMP (assumed, trab_facts_get_default (facts, "e2_post_least_pg_ml"),
                                   trab_facts_get_default (facts, "e2_post_most_pg_ml"));
  if (trab_facts_scenario_has_hormone (facts, TRAB_MEASURE_ESTRADIOL))
    read_hormone (facts, TRAB_MEASURE_ESTRADIOL, "pg/mL", &scenario->e2_post_pg_ml);
}

static void
fill_man (const TrabFacts *facts, TrabScenario *scenario)
{
  scenario->t_now_ng_dl = trab_facts_get_default (facts, "t_now_ng_dl");
  scenario->e2_now_pg_ml = trab_facts_get_default (facts, "e2_now_pg_ml");
  if (trab_facts_scenario_has_hormone (facts, TRAB_MEASURE_TESTOSTERONE))
    read_hormone (facts, TRAB_MEASURE_TESTOSTERONE, "ng/dL", &scenario->t_now_ng_dl);
  if (trab_facts_scenario_has_hormone (facts, TRAB_MEASURE_ESTRADIOL))
    read_hormone (facts, TRAB_MEASURE_ESTRADIOL, "pg/mL", &scenario->e2_now_pg_ml);
}

static gboolean
takes_growth_hormone (const TrabFacts *facts)
{
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing
          && trab_medicine_match_answers (&taken->match, taken->match.fields, GROWTH_HORMONE))
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_facts_scenario_has_igf:
 * @ratio: (out) (optional): IGF-1 measured, by the laboratory's own mean for age and sex
 *
 * Whoever takes growth hormone shows the therapy. Without the mean a value says nothing: there is
 * no table of means here, and none is made up.
 *
 * Returns: FALSE: the engine takes the mean of the age
 */
gboolean
trab_facts_scenario_has_igf (const TrabFacts *facts, double *ratio)
{
  double mean = 0;
  double value = 0;

  if (takes_growth_hormone (facts)
      || !trab_visit_get_number (facts->visit, TRAB_QUESTION_IGF1_MEAN_UG_L, &mean)
      || !read_hormone (facts, TRAB_MEASURE_IGF1, "ug/L", &value))
    return FALSE;
  if (ratio != NULL)
    *ratio = value / mean;
  return TRUE;
}

/* Weight matters for a load only where no scan shows what the bone already made of it. */
static double
get_load (const TrabFacts *facts)
{
  double most = trab_facts_get_default (facts, "load_most");
  double reference = trab_facts_get_default (
      facts, facts->sex == TRAB_SEX_MALE ? "load_weight_men_kg" : "load_weight_women_kg");

  if (!facts->has_weight || facts->has_bmd[0] || facts->has_bmd[1] || facts->has_bmd[2])
    return 0;
  return CLAMP (trab_facts_get_default (facts, "load_slope") * log (facts->weight_kg / reference),
                -most, most);
}

/**
 * trab_facts_scenario_new:
 * @years: how far ahead
 *
 * Steroids are no part of it: whoever takes enough of them has no curve, and in whom takes less
 * they are not counted (trab_facts_tell).
 *
 * Returns: (transfer full): the person with what was taken until today, and nothing after
 */
TrabScenario *
trab_facts_scenario_new (const TrabFacts *facts, double years)
{
  TrabScenario *scenario = trab_scenario_new ("person", facts->sex, facts->age_years);

  scenario->years = years;
  if (facts->sex == TRAB_SEX_FEMALE)
    fill_woman (facts, scenario);
  else
    fill_man (facts, scenario);
  scenario->nut_before = get_nutrition (facts);
  scenario->nut = scenario->nut_before;
  scenario->load = get_load (facts);
  trab_facts_scenario_has_igf (facts, &scenario->igf_ratio);
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      const TrabCourseFields *course = trab_course_get (taken->course);

      if (taken->regimen != NULL && taken->has_from && taken->from_years < taken->to_years)
        trab_regimen_add_to_scenario (taken->regimen, scenario, taken->from_years, taken->to_years,
                                      course->has_adherence ? course->adherence : 1);
    }
  return scenario;
}
