/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-person.h"

#include <math.h>

#include "trab-kidney.h"
#include "trab-safety-history.h"
#include "trab-very-high-risk.h"

/* A number of table rules/limits; NaN, of which nothing is true, where there is none. */
static double
get_limit (const TrabSafetyPerson *person, const char *name)
{
  double limit = NAN;

  if (!trab_evidence_get_constant (person->evidence, "rules/limits", name, &limit, NULL))
    g_return_val_if_reached (NAN);
  return limit;
}

static TrabAnswer
ask (const TrabSafetyPerson *person, TrabQuestion question)
{
  return trab_facts_get_answer (person->facts, question);
}

static gboolean
read_number (const TrabSafetyPerson *person, TrabQuestion question, double *number)
{
  return person->facts->visit != NULL
         && trab_visit_get_number (person->facts->visit, question, number);
}

static gboolean
read_measure (const TrabSafetyPerson *person, TrabMeasure measure, double *value)
{
  TrabMeasurement *latest
      = trab_record_find_latest (person->facts->record, measure, TRAB_SITE_NONE);

  if (latest == NULL)
    return FALSE;
  *value = trab_measurement_get (latest)->value;
  return TRUE;
}

/** trab_safety_person_takes: YES when the list has one going on; NO only where the list is said to
 * be complete */
TrabAnswer
trab_safety_person_takes (const TrabSafetyPerson *person, TrabMedicineClass class)
{
  for (guint i = 0; i < person->facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken
          = &g_array_index (person->facts->medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing && taken->medicine_class == class)
        return TRAB_ANSWER_YES;
    }
  return ask (person, TRAB_QUESTION_MEDICINES_LISTED) == TRAB_ANSWER_YES ? TRAB_ANSWER_NO
                                                                         : TRAB_ANSWER_NOT_KNOWN;
}

/* YES when any is yes, NO when all are no. */
static TrabAnswer
any_of (const TrabAnswer *answers, guint n)
{
  gboolean all_no = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (answers[i] == TRAB_ANSWER_YES)
        return TRAB_ANSWER_YES;
      all_no = all_no && answers[i] == TRAB_ANSWER_NO;
    }
  return all_no ? TRAB_ANSWER_NO : TRAB_ANSWER_NOT_KNOWN;
}

static TrabAnswer
either (TrabAnswer a, TrabAnswer b)
{
  const TrabAnswer both[] = { a, b };

  return any_of (both, G_N_ELEMENTS (both));
}

static TrabAnswer
answer_of (gboolean is_true)
{
  return is_true ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
}

/* Of the sites with a value, the lowest. */
static void
set_lowest (const gboolean *has, const double *values, TrabSafetyFact *fact)
{
  double lowest = INFINITY;

  for (guint i = 0; i < 3; i++)
    if (has[i])
      lowest = MIN (lowest, values[i]);
  if (isfinite (lowest))
    trab_safety_fact_set_number (fact, lowest);
}

static void
find_t_score (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  set_lowest (person->facts->has_t_score, person->facts->t_score, fact);
}

static void
find_z_score (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  set_lowest (person->facts->has_z_score, person->facts->z_score, fact);
}

static void
find_osteoporosis (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabSafetyFact lowest = { 0 };

  find_t_score (person, &lowest);
  if (person->facts->has_spine_fracture)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (lowest.is_known)
    trab_safety_fact_set_answer (
        fact, answer_of (lowest.number <= get_limit (person, "osteoporosis_t_score")));
}

static void
find_first_line (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;

  if (facts->sex == TRAB_SEX_MALE || (facts->is_menopause_known && facts->is_before_menopause))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
  else if (facts->is_menopause_known)
    find_osteoporosis (person, fact);
}

static void
find_age (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->has_age)
    trab_safety_fact_set_number (fact, person->facts->age_years);
}

static void
find_sex (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->sex != TRAB_SEX_UNKNOWN)
    trab_safety_fact_set_word (fact, person->facts->sex == TRAB_SEX_FEMALE ? "female" : "male");
}

static void
find_bmi (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->has_bmi)
    trab_safety_fact_set_number (fact, person->facts->bmi_kg_m2);
}

static void
find_egfr (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->has_egfr)
    trab_safety_fact_set_number (fact, person->facts->egfr);
}

static void
find_clearance (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;
  double creatinine = 0;
  double clearance = 0;

  if (facts->has_age && facts->has_weight
      && read_measure (person, TRAB_MEASURE_CREATININE, &creatinine)
      && trab_kidney_creatinine_clearance (person->evidence, facts->sex, facts->age_years,
                                           facts->weight_kg, creatinine, &clearance, NULL))
    trab_safety_fact_set_number (fact, clearance);
}

static void
find_years_since_menopause (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;

  if (facts->has_fmp_age)
    trab_safety_fact_set_number (fact, facts->age_years - facts->fmp_age_years);
  else if (facts->sex == TRAB_SEX_FEMALE && facts->is_menopause_known && facts->is_before_menopause)
    trab_safety_fact_set_number (fact, 0);
}

/* Before the final period there is no age of it, and no early one. */
static void
find_age_at_menopause (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;

  if (facts->has_fmp_age)
    trab_safety_fact_set_number (fact, facts->fmp_age_years);
  else if (facts->sex == TRAB_SEX_MALE || (facts->is_menopause_known && facts->is_before_menopause))
    trab_safety_fact_set_number (fact, TRAB_SAFETY_NEVER);
}

static void
find_young (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;

  if (facts->sex == TRAB_SEX_MALE && facts->has_age)
    trab_safety_fact_set_answer (
        fact, answer_of (facts->age_years < get_limit (person, "young_man_years")));
  else if (facts->sex == TRAB_SEX_FEMALE && facts->is_menopause_known)
    trab_safety_fact_set_answer (fact, answer_of (facts->is_before_menopause));
}

static void
find_before_menopause (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->sex == TRAB_SEX_MALE)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
  else
    find_young (person, fact);
}

static void
find_pregnancy (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;
  TrabAnswer answer = ask (person, TRAB_QUESTION_PREGNANCY);

  if (facts->sex == TRAB_SEX_MALE
      || (answer == TRAB_ANSWER_NOT_KNOWN && facts->is_menopause_known
          && !facts->is_before_menopause))
    answer = TRAB_ANSWER_NO;
  trab_safety_fact_set_answer (fact, answer);
}

static void
find_diabetes (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, either (ask (person, TRAB_QUESTION_DIABETES_TYPE1),
                                             ask (person, TRAB_QUESTION_DIABETES_TYPE2)));
}

static void
find_low_energy (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, either (ask (person, TRAB_QUESTION_ANOREXIA), ask (person, TRAB_QUESTION_LOW_ENERGY)));
}

static void
find_fall_problem (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabAnswer answers[]
      = { ask (person, TRAB_QUESTION_FALL_INJURY), ask (person, TRAB_QUESTION_GAIT_PROBLEM),
          ask (person, TRAB_QUESTION_FRAILTY) };

  trab_safety_fact_set_answer (fact, any_of (answers, G_N_ELEMENTS (answers)));
}

static void
find_hypercalcaemia (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact,
                               either (ask (person, TRAB_QUESTION_HYPERCALCAEMIA),
                                       ask (person, TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM)));
}

/* Only of FRAX of the guideline's own country: a percentage alone is no ratio. */
static void
find_frax_ratio (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double over = 0;

  if (trab_frax_reading_get_over_threshold (&person->frax, &over))
    trab_safety_fact_set_number (fact, over);
}

static void
find_heart_risk (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer known = ask (person, TRAB_QUESTION_CARDIOVASCULAR);

  trab_safety_fact_set_answer (
      fact, known == TRAB_ANSWER_YES ? known : ask (person, TRAB_QUESTION_CVD_HIGH_RISK));
}

static void
find_mi_stroke_months (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double months = 0;

  if (read_number (person, TRAB_QUESTION_MI_STROKE_MONTHS, &months))
    trab_safety_fact_set_number (fact, months);
  else if (ask (person, TRAB_QUESTION_CARDIOVASCULAR) == TRAB_ANSWER_NO
           || (ask (person, TRAB_QUESTION_MI_OR_CHD) == TRAB_ANSWER_NO
               && ask (person, TRAB_QUESTION_STROKE_OR_TIA) == TRAB_ANSWER_NO))
    trab_safety_fact_set_number (fact, TRAB_SAFETY_NEVER);
}

/* One is enough for the rule; none is known only when each was asked about. */
static void
find_vte_factors (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabAnswer answers[] = {
    ask (person, TRAB_QUESTION_FAMILY_VTE),
    ask (person, TRAB_QUESTION_IMMOBILITY),
    person->facts->has_bmi
        ? answer_of (person->facts->bmi_kg_m2 > get_limit (person, "vte_bmi_kg_m2"))
        : TRAB_ANSWER_NOT_KNOWN,
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    n += answers[i] == TRAB_ANSWER_YES;
  if (n > 0 || any_of (answers, G_N_ELEMENTS (answers)) == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, n);
}

/* Groups of the calculator: 2 to 5 and 8 are Asian; "other or mixed" says neither. */
static void
find_ancestry (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double group = 0;

  if (!read_number (person, TRAB_QUESTION_ETHNICITY, &group) || (int) group == 9)
    return;
  trab_safety_fact_set_word (
      fact, ((int) group >= 2 && (int) group <= 5) || (int) group == 8 ? "asian" : "other");
}

static void
find_prostate_risk (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double group = 0;
  TrabAnswer african = TRAB_ANSWER_NOT_KNOWN;

  if (read_number (person, TRAB_QUESTION_ETHNICITY, &group) && (int) group != 9)
    african = answer_of ((int) group == 6 || (int) group == 7);
  trab_safety_fact_set_answer (fact, either (african, ask (person, TRAB_QUESTION_PROSTATE_FAMILY)));
}

/* The banner's list of allergies is read too: "" is none known. */
static void
find_bisphosphonate_allergy (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const char *allergies
      = trab_patient_get (trab_record_get_patient (person->facts->record))->allergies;
  g_autofree char *folded = allergies ? g_utf8_casefold (allergies, -1) : NULL;
  TrabAnswer answer = ask (person, TRAB_QUESTION_BISPHOSPHONATE_ALLERGY);

  if (folded != NULL
      && (strstr (folded, "dronate") || strstr (folded, "dronic")
          || strstr (folded, "bisphosphonate")))
    answer = TRAB_ANSWER_YES;
  else if (answer == TRAB_ANSWER_NOT_KNOWN && folded != NULL && folded[0] == '\0')
    answer = TRAB_ANSWER_NO;
  trab_safety_fact_set_answer (fact, answer);
}

static void
find_dental (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double months = 0;

  if (read_number (person, TRAB_QUESTION_DENTAL_CHECK_MONTHS, &months))
    trab_safety_fact_set_answer (fact,
                                 answer_of (months <= get_limit (person, "dental_check_months")));
}

static gboolean
is_measured_within (const TrabSafetyPerson *person, TrabMeasure measure, double months)
{
  TrabMeasurement *latest
      = trab_record_find_latest (person->facts->record, measure, TRAB_SITE_NONE);

  return latest != NULL
         && trab_date_years_between (trab_measurement_get (latest)->moment.date,
                                     person->facts->today)
                    * 12
                <= months;
}

/* What the record does not hold was not recorded: that is what these rules ask. */
static void
find_blood_before_infusion (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double recent = get_limit (person, "blood_before_infusion_months");
  gboolean has_calcium = is_measured_within (person, TRAB_MEASURE_CALCIUM, recent)
                         || is_measured_within (person, TRAB_MEASURE_CALCIUM_CORRECTED, recent);

  trab_safety_fact_set_answer (
      fact, answer_of (has_calcium && is_measured_within (person, TRAB_MEASURE_VITAMIN_D, recent)
                       && is_measured_within (person, TRAB_MEASURE_CREATININE, recent)));
}

static void
find_pituitary (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, answer_of (is_measured_within (person, TRAB_MEASURE_LH, TRAB_SAFETY_NEVER)
                       && is_measured_within (person, TRAB_MEASURE_FSH, TRAB_SAFETY_NEVER)
                       && is_measured_within (person, TRAB_MEASURE_PROLACTIN, TRAB_SAFETY_NEVER)));
}

static void
find_testosterone_count (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *measurements = trab_record_get_measurements (person->facts->record);
  guint n = 0;

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);

      n += trab_measurement_get (measurement)->measure == TRAB_MEASURE_TESTOSTERONE
           && trab_measurement_is_usable (measurement);
    }
  trab_safety_fact_set_number (fact, n);
}

/* Years before today of each usable value, newest first in time. */
static gboolean
is_earlier_within_a_year (const TrabMeasurementFields *latest, const TrabMeasurementFields *earlier)
{
  double years = trab_date_years_between (earlier->moment.date, latest->moment.date);

  return years > 0 && years <= 1;
}

/* A rise needs two values within a year; who takes no testosterone needs none. */
static void
find_psa_rise (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *measurements = trab_record_get_measurements (person->facts->record);
  TrabMeasurement *latest
      = trab_record_find_latest (person->facts->record, TRAB_MEASURE_PSA, TRAB_SITE_NONE);
  double rise = -INFINITY;

  for (guint i = 0; latest != NULL && i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);

      if (fields->measure == TRAB_MEASURE_PSA && trab_measurement_is_usable (measurement)
          && is_earlier_within_a_year (trab_measurement_get (latest), fields))
        rise = MAX (rise, trab_measurement_get (latest)->value - fields->value);
    }
  if (isfinite (rise))
    trab_safety_fact_set_number (fact, rise);
  else if (trab_safety_person_takes (person, TRAB_MEDICINE_CLASS_TESTOSTERONE) != TRAB_ANSWER_YES)
    trab_safety_fact_set_number (fact, 0);
}

/* Months between the two latest scans; who has fewer has not been scanned too soon. */
static void
find_scan_interval (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *measurements = trab_record_get_measurements (person->facts->record);
  double first = INFINITY;
  double second = INFINITY;

  for (guint i = 0; i < measurements->len; i++)
    {
      TrabMeasurement *measurement = g_ptr_array_index (measurements, i);
      const TrabMeasurementFields *fields = trab_measurement_get (measurement);
      double years = trab_date_years_between (fields->moment.date, person->facts->today);

      if (fields->measure != TRAB_MEASURE_BMD || !trab_measurement_is_usable (measurement))
        continue;
      if (years < first)
        {
          second = first;
          first = years;
        }
      else if (years > first && years < second)
        second = years;
    }
  trab_safety_fact_set_number (fact, isfinite (second) ? 12 * (second - first) : TRAB_SAFETY_NEVER);
}

static void
find_marker_sample (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *latest
      = trab_record_find_latest (person->facts->record, TRAB_MEASURE_CTX, TRAB_SITE_NONE);
  TrabAnswer fasting = latest ? trab_measurement_get (latest)->fasting : TRAB_ANSWER_NOT_KNOWN;

  if (latest == NULL)
    trab_safety_fact_set_word (fact, "none");
  else if (fasting != TRAB_ANSWER_NOT_KNOWN)
    trab_safety_fact_set_word (fact, fasting == TRAB_ANSWER_YES ? "fasting" : "non_fasting");
}

static void
find_secondary_causes (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const TrabMeasure measures[]
      = { TRAB_MEASURE_PHOSPHATE, TRAB_MEASURE_ALP, TRAB_MEASURE_CREATININE,
          TRAB_MEASURE_VITAMIN_D, TRAB_MEASURE_TSH, TRAB_MEASURE_HAEMOGLOBIN };
  gboolean is_done
      = is_measured_within (person, TRAB_MEASURE_CALCIUM, TRAB_SAFETY_NEVER)
        || is_measured_within (person, TRAB_MEASURE_CALCIUM_CORRECTED, TRAB_SAFETY_NEVER);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    is_done = is_done && is_measured_within (person, measures[i], TRAB_SAFETY_NEVER);
  trab_safety_fact_set_answer (fact, is_done ? TRAB_ANSWER_YES
                                             : ask (person, TRAB_QUESTION_SECONDARY_CAUSES));
}

static void
find_very_high_risk (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  gboolean all_no = TRUE;

  for (guint i = 0; i < person->criteria->len; i++)
    {
      const TrabVhrCriterion *criterion = &g_array_index (person->criteria, TrabVhrCriterion, i);

      if (!g_str_has_prefix (criterion->guideline, "NOGG"))
        continue;
      if (criterion->holds == TRAB_ANSWER_YES)
        {
          trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
          return;
        }
      all_no = all_no && criterion->holds == TRAB_ANSWER_NO;
    }
  if (all_no)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
}

static void
find_glucocorticoid_years (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double months = 0;

  if (ask (person, TRAB_QUESTION_STEROIDS) == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, 0);
  else if (read_number (person, TRAB_QUESTION_STEROID_MONTHS, &months))
    trab_safety_fact_set_number (fact, months / 12);
}

static void
find_vitamin_d_dose (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double ug_day = 0;

  if (read_number (person, TRAB_QUESTION_VITAMIN_D_UG_D, &ug_day))
    trab_safety_fact_set_number (fact, ug_day * get_limit (person, "vitamin_d_iu_per_ug"));
}

static void
find_calculator (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_word (fact, person->calculator);
}

/* No band of a guideline is drawn on a number of another calculator: there is no such pack. */
static void
find_threshold_pack (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_word (fact, "none");
}

/* They stand under every comparison, on screen and paper. */
static void
find_options_named (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
}

static void
find_aromatase_inhibitor (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer taken = trab_safety_person_takes (person, TRAB_MEDICINE_CLASS_AROMATASE_INHIBITOR);

  trab_safety_fact_set_answer (
      fact, taken == TRAB_ANSWER_YES ? taken : ask (person, TRAB_QUESTION_AROMATASE_INHIBITOR));
}

static void
find_gnrh_analogue (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer taken = trab_safety_person_takes (person, TRAB_MEDICINE_CLASS_GNRH_ANALOGUE);

  trab_safety_fact_set_answer (
      fact, taken == TRAB_ANSWER_YES ? taken : ask (person, TRAB_QUESTION_GNRH_ANALOGUE));
}

static const struct
{
  const char *field;
  void (*find) (const TrabSafetyPerson *person, TrabSafetyFact *fact);
} finders[] = {
  { "age_at_menopause", find_age_at_menopause },
  { "age_years", find_age },
  { "ancestry", find_ancestry },
  { "aromatase_inhibitor_current", find_aromatase_inhibitor },
  { "bisphosphonate_allergy", find_bisphosphonate_allergy },
  { "bmi", find_bmi },
  { "btm_sampling", find_marker_sample },
  { "calcium_vitd_creatinine_recent", find_blood_before_infusion },
  { "crcl_cockcroft_gault_ml_min", find_clearance },
  { "cvd_high_risk", find_heart_risk },
  { "dental_check_12mo", find_dental },
  { "diabetes", find_diabetes },
  { "dose_iu_day", find_vitamin_d_dose },
  { "dxa_interval_months", find_scan_interval },
  { "eating_disorder_or_low_energy_availability", find_low_energy },
  { "egfr_ml_min_1_73", find_egfr },
  { "fall_injury_or_gait_problem_or_frailty", find_fall_problem },
  { "first_line_pm_osteoporosis", find_first_line },
  { "frax_mof_over_intervention_threshold", find_frax_ratio },
  { "glucocorticoid_years", find_glucocorticoid_years },
  { "gnrh_ovarian_suppression_current", find_gnrh_analogue },
  { "hypercalcaemia", find_hypercalcaemia },
  { "lh_fsh_prolactin_done", find_pituitary },
  { "lowest_t_score", find_t_score },
  { "model", find_calculator },
  { "months_since_mi_or_stroke", find_mi_stroke_months },
  { "options_not_compared_named", find_options_named },
  { "osteoporosis", find_osteoporosis },
  { "pregnancy", find_pregnancy },
  { "pregnancy_possible", find_pregnancy },
  { "premenopausal_or_man_under_50", find_young },
  { "premenopausal_or_perimenopausal", find_before_menopause },
  { "prostate_cancer_high_risk", find_prostate_risk },
  { "psa_rise_ng_ml_12mo", find_psa_rise },
  { "secondary_cause_workup", find_secondary_causes },
  { "sex", find_sex },
  { "threshold_pack", find_threshold_pack },
  { "total_testosterone_measurements", find_testosterone_count },
  { "very_high_risk_any_criterion", find_very_high_risk },
  { "vte_risk_factors", find_vte_factors },
  { "years_since_menopause", find_years_since_menopause },
  { "z_score_lowest", find_z_score },
};

/* Whether a question is not asked of this person: of the other sex, or hanging on an answer that
 * was given otherwise. */
static gboolean
does_not_apply (const TrabSafetyPerson *person, const TrabQuestionInfo *info)
{
  g_auto (GStrv) parts = NULL;
  TrabQuestion parent = TRAB_QUESTION_FALLS_COUNT;
  const char *answer = NULL;

  if ((info->audience == TRAB_QUESTION_FOR_WOMEN && person->facts->sex == TRAB_SEX_MALE)
      || (info->audience == TRAB_QUESTION_FOR_MEN && person->facts->sex == TRAB_SEX_FEMALE))
    return TRUE;
  if (info->shown_when == NULL || person->facts->visit == NULL)
    return FALSE;
  parts = g_strsplit (info->shown_when, "=", 2);
  if (!trab_question_from_string (parts[0], &parent))
    return FALSE;
  answer = trab_visit_get_text (person->facts->visit, parent);
  return answer != NULL && !g_str_equal (answer, "unknown") && !g_str_equal (answer, parts[1]);
}

/* A medicine of the list whose name says so is a yes. */
static gboolean
is_in_list (const TrabSafetyPerson *person, const char *field)
{
  GPtrArray *courses = trab_record_get_courses (person->facts->record);

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabCourseFields *course = trab_course_get (g_ptr_array_index (courses, i));
      g_autofree char *name = g_utf8_casefold (course->name ? course->name : "", -1);

      for (guint row = 0; course->is_ongoing && !course->is_in_error
                          && row < trab_table_get_n_rows (person->medicine_names);
           row++)
        if (g_str_equal (trab_table_get_text (person->medicine_names, row, "field"), field)
            && strstr (name, trab_table_get_text (person->medicine_names, row, "word")) != NULL)
          return TRUE;
    }
  return FALSE;
}

static void
ask_question (const TrabSafetyPerson *person,
              TrabQuestion question,
              const char *kind,
              TrabSafetyFact *fact)
{
  const TrabQuestionInfo *info = trab_question_get_info (question);
  const char *text
      = person->facts->visit ? trab_visit_get_text (person->facts->visit, question) : NULL;
  double number = 0;

  if (does_not_apply (person, info))
    {
      fact->is_known = TRUE;
      fact->answer = TRAB_ANSWER_NO;
      fact->number = 0;
      fact->word = "none";
      return;
    }
  if (g_str_equal (kind, "yes-no"))
    trab_safety_fact_set_answer (fact, ask (person, question));
  else if (g_str_equal (kind, "number") && read_number (person, question, &number))
    trab_safety_fact_set_number (fact, number);
  else if (g_str_equal (kind, "word") && text != NULL && !g_str_equal (text, "unknown"))
    trab_safety_fact_set_word (fact, text);
}

static void
look_up_row (const TrabSafetyPerson *person, guint row, const char *field, TrabSafetyFact *fact)
{
  const char *kind = trab_table_get_text (person->fields, row, "kind");
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabMeasure measure = TRAB_MEASURE_BMD;
  double value = 0;

  if (is_in_list (person, field))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (trab_question_from_string (trab_table_get_text (person->fields, row, "question"),
                                      &question))
    ask_question (person, question, kind, fact);
  else if (trab_measure_from_string (trab_table_get_text (person->fields, row, "measure"), &measure)
           && read_measure (person, measure, &value))
    trab_safety_fact_set_number (fact, value);
}

/**
 * trab_safety_person_look_up:
 * @fact: is left as it is (not known) where the record does not say
 */
void
trab_safety_person_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  int row = 0;

  if (trab_safety_history_look_up (person, field, fact))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    if (g_str_equal (finders[i].field, field))
      {
        finders[i].find (person, fact);
        return;
      }
  row = trab_table_find_row (person->fields, "field", field);
  g_return_if_fail (row >= 0);
  look_up_row (person, (guint) row, field, fact);
}

/* The facts of the guidelines' criteria, from the same answers as the rules. */
static void
fill_criteria_facts (const TrabSafetyPerson *person, TrabVhrFacts *facts)
{
  static const struct
  {
    TrabVhrFact fact;
    const char *field;
  } sources[] = {
    { TRAB_VHR_AGE_YEARS, "age_years" },
    { TRAB_VHR_LOWEST_T_SCORE, "lowest_t_score" },
    { TRAB_VHR_FRAX_OVER_THRESHOLD, "frax_mof_over_intervention_threshold" },
    { TRAB_VHR_MONTHS_SINCE_VERTEBRAL_FRACTURE, "months_since_vertebral_fracture" },
    { TRAB_VHR_MONTHS_SINCE_HIP_FRACTURE, "months_since_hip_fracture" },
    { TRAB_VHR_VERTEBRAL_FRACTURE_COUNT, "vertebral_fracture_count" },
    { TRAB_VHR_FRAGILITY_FRACTURE_COUNT, "low_trauma_fracture_count" },
    { TRAB_VHR_PREDNISOLONE_MG_DAY, "prednisolone_mg_day" },
    { TRAB_VHR_GLUCOCORTICOID_MONTHS, "glucocorticoid_months" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      TrabSafetyFact fact = { 0 };

      trab_safety_person_look_up (person, sources[i].field, &fact);
      facts->has[sources[i].fact] = fact.is_known;
      facts->value[sources[i].fact] = fact.number;
    }
  facts->has[TRAB_VHR_IS_WOMAN] = person->facts->sex != TRAB_SEX_UNKNOWN;
  facts->value[TRAB_VHR_IS_WOMAN] = person->facts->sex == TRAB_SEX_FEMALE;
}

/**
 * trab_safety_person_new:
 * @facts, @evidence: must outlive the result
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabSafetyPerson *
trab_safety_person_new (const TrabFacts *facts, TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabSafetyPerson) self = g_new0 (TrabSafetyPerson, 1);
  TrabVhrFacts known = { 0 };

  self->facts = facts;
  self->evidence = evidence;
  self->calculator = "qfracture2012";
  self->fields = trab_evidence_get_table (evidence, "rules/fields", error);
  self->medicine_names
      = self->fields ? trab_evidence_get_table (evidence, "rules/medicine-names", error) : NULL;
  if (self->medicine_names == NULL || !trab_frax_reading_make (facts, evidence, &self->frax, error))
    return NULL;
  fill_criteria_facts (self, &known);
  self->criteria = trab_very_high_risk_check (evidence, &known, error);
  if (self->criteria == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
trab_safety_person_free (TrabSafetyPerson *person)
{
  if (person == NULL)
    return;
  g_clear_pointer (&person->criteria, g_array_unref);
  g_free (person);
}
