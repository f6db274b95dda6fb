/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-body.h"

#include <math.h>
#include <string.h>

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
        fact, trab_safety_fact_answer_of (
                  lowest.number <= trab_safety_person_get_limit (person, "osteoporosis_t_score")));
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
        fact, trab_safety_fact_answer_of (
                  facts->age_years < trab_safety_person_get_limit (person, "young_man_years")));
  else if (facts->sex == TRAB_SEX_FEMALE && facts->is_menopause_known)
    trab_safety_fact_set_answer (fact, trab_safety_fact_answer_of (facts->is_before_menopause));
}

/* Women after menopause and, as the rule says too, men who are not young. */
static void
find_first_line (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabSafetyFact young = { 0 };

  find_young (person, &young);
  if (young.is_known && young.answer == TRAB_ANSWER_YES)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
  else if (young.is_known)
    find_osteoporosis (person, fact);
}

static void
find_before_menopause (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->sex == TRAB_SEX_MALE)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
  else
    find_young (person, fact);
}

/* Periods that stopped early may come back: only at the usual age are they a no. Above the age at
 * which the last period can lie nobody is asked, unless an earlier visit was told of one. */
static void
find_pregnancy (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;
  TrabAnswer answer = trab_safety_person_ask (person, TRAB_QUESTION_PREGNANCY);
  gboolean is_early
      = facts->age_years < trab_safety_person_get_limit (person, "usual_menopause_years");
  gboolean is_past
      = facts->age_years > trab_question_get_info (TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS)->high
        && trab_answer_sheet_get_carried (facts->answers, TRAB_QUESTION_PREGNANCY, NULL) == NULL;

  if (facts->sex == TRAB_SEX_MALE
      || (answer == TRAB_ANSWER_NOT_KNOWN
          && (is_past || (facts->is_menopause_known && !facts->is_before_menopause && !is_early))))
    answer = TRAB_ANSWER_NO;
  trab_safety_fact_set_answer (fact, answer);
}

/* A cancer named by its kind is a cancer, whether or not the general question was answered. */
static void
find_cancer (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const TrabQuestion kinds[]
      = { TRAB_QUESTION_ACTIVE_CANCER, TRAB_QUESTION_BREAST_CANCER, TRAB_QUESTION_ESTROGEN_CANCER,
          TRAB_QUESTION_PROSTATE_CANCER, TRAB_QUESTION_BONE_METASTASIS };
  TrabAnswer answer = trab_safety_person_ask (person, TRAB_QUESTION_CANCER);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (trab_safety_person_ask (person, kinds[i]) == TRAB_ANSWER_YES)
      answer = TRAB_ANSWER_YES;
  trab_safety_fact_set_answer (fact, answer);
}

/* A cancer that has spread to bone is one that is there now. */
static void
find_active_cancer (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer answer = trab_safety_person_ask (person, TRAB_QUESTION_ACTIVE_CANCER);

  if (trab_safety_person_ask (person, TRAB_QUESTION_BONE_METASTASIS) == TRAB_ANSWER_YES)
    answer = TRAB_ANSWER_YES;
  else if (answer == TRAB_ANSWER_NOT_KNOWN
           && trab_safety_person_ask (person, TRAB_QUESTION_CANCER) == TRAB_ANSWER_NO)
    answer = TRAB_ANSWER_NO;
  trab_safety_fact_set_answer (fact, answer);
}

static void
find_diabetes (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact,
      trab_safety_fact_either (trab_safety_person_ask (person, TRAB_QUESTION_DIABETES_TYPE1),
                               trab_safety_person_ask (person, TRAB_QUESTION_DIABETES_TYPE2)));
}

static void
find_low_energy (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_either (trab_safety_person_ask (person, TRAB_QUESTION_ANOREXIA),
                                     trab_safety_person_ask (person, TRAB_QUESTION_LOW_ENERGY)));
}

static void
find_fall_problem (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabAnswer answers[] = { trab_safety_person_ask (person, TRAB_QUESTION_FALL_INJURY),
                                 trab_safety_person_ask (person, TRAB_QUESTION_GAIT_PROBLEM),
                                 trab_safety_person_ask (person, TRAB_QUESTION_FRAILTY) };

  trab_safety_fact_set_answer (fact, trab_safety_fact_any_of (answers, G_N_ELEMENTS (answers)));
}

static void
find_heart_risk (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer known = trab_safety_person_ask (person, TRAB_QUESTION_CARDIOVASCULAR);

  trab_safety_fact_set_answer (fact,
                               known == TRAB_ANSWER_YES
                                   ? known
                                   : trab_safety_person_ask (person, TRAB_QUESTION_CVD_HIGH_RISK));
}

static void
find_mi_stroke_months (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double months = 0;

  if (trab_safety_person_read_number (person, TRAB_QUESTION_MI_STROKE_MONTHS, &months))
    trab_safety_fact_set_number (fact, months);
  else if (trab_safety_person_ask (person, TRAB_QUESTION_CARDIOVASCULAR) == TRAB_ANSWER_NO
           || (trab_safety_person_ask (person, TRAB_QUESTION_MI_OR_CHD) == TRAB_ANSWER_NO
               && trab_safety_person_ask (person, TRAB_QUESTION_STROKE_OR_TIA) == TRAB_ANSWER_NO))
    trab_safety_fact_set_number (fact, TRAB_SAFETY_NEVER);
}

/* One is enough for the rule; none is known only when each was asked about. */
static void
find_vte_factors (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabAnswer answers[] = {
    trab_safety_person_ask (person, TRAB_QUESTION_FAMILY_VTE),
    trab_safety_person_ask (person, TRAB_QUESTION_IMMOBILITY),
    person->facts->has_bmi ? trab_safety_fact_answer_of (
        person->facts->bmi_kg_m2 > trab_safety_person_get_limit (person, "vte_bmi_kg_m2"))
                           : TRAB_ANSWER_NOT_KNOWN,
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    n += answers[i] == TRAB_ANSWER_YES;
  if (n > 0 || trab_safety_fact_any_of (answers, G_N_ELEMENTS (answers)) == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, n);
}

/* Groups of the calculator: 2 to 5 and 8 are Asian; "other or mixed" says neither. */
static void
find_ancestry (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double group = 0;

  if (!trab_safety_person_read_number (person, TRAB_QUESTION_ETHNICITY, &group) || (int) group == 9)
    return;
  trab_safety_fact_set_word (
      fact, ((int) group >= 2 && (int) group <= 5) || (int) group == 8 ? "asian" : "other");
}

static void
find_prostate_risk (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double group = 0;
  TrabAnswer african = TRAB_ANSWER_NOT_KNOWN;

  if (trab_safety_person_read_number (person, TRAB_QUESTION_ETHNICITY, &group) && (int) group != 9)
    african = trab_safety_fact_answer_of ((int) group == 6 || (int) group == 7);
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_either (
                african, trab_safety_person_ask (person, TRAB_QUESTION_PROSTATE_FAMILY)));
}

/* The banner's list of allergies is read too: "" is none known. */
static void
find_bisphosphonate_allergy (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  static const char *const words[]
      = { "bisphosphonate", "dronate", "dronic",  "fosamax", "actonel",
          "bonviva",        "boniva",  "aclasta", "reclast", "zometa" };
  const char *allergies
      = trab_patient_get (trab_record_get_patient (person->facts->record))->allergies;
  g_autofree char *folded = allergies ? g_utf8_casefold (allergies, -1) : NULL;
  TrabAnswer answer = trab_safety_person_ask (person, TRAB_QUESTION_BISPHOSPHONATE_ALLERGY);

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      answer = TRAB_ANSWER_YES;
  if (answer == TRAB_ANSWER_NOT_KNOWN && folded != NULL && folded[0] == '\0')
    answer = TRAB_ANSWER_NO;
  trab_safety_fact_set_answer (fact, answer);
}

static void
find_dental (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double months = 0;

  if (trab_safety_person_read_number (person, TRAB_QUESTION_DENTAL_CHECK_MONTHS, &months))
    trab_safety_fact_set_answer (
        fact, trab_safety_fact_answer_of (
                  months <= trab_safety_person_get_limit (person, "dental_check_months")));
}

static void
find_vitamin_d_dose (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double ug_day = 0;

  if (trab_safety_person_read_number (person, TRAB_QUESTION_VITAMIN_D_UG_D, &ug_day))
    trab_safety_fact_set_number (
        fact, ug_day * trab_safety_person_get_limit (person, "vitamin_d_iu_per_ug"));
}

/* Nobody has to be asked for it: a diet is weighed where somebody eats for bone. */
static void
find_calcium_intake (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double mg_day = 0;

  if (!trab_safety_person_has_carried (person, TRAB_QUESTION_CALCIUM_MG_D))
    trab_safety_fact_set_answer (
        fact, trab_safety_fact_answer_of (
                  trab_safety_person_read_number (person, TRAB_QUESTION_CALCIUM_MG_D, &mg_day)
                  && mg_day > trab_safety_person_get_limit (person, "calcium_intake_limit_mg_d")));
}

static const TrabSafetyFinder finders[] = {
  { "active_malignancy", find_active_cancer },
  { "age_at_menopause", find_age_at_menopause },
  { "age_years", find_age },
  { "ancestry", find_ancestry },
  { "bisphosphonate_allergy", find_bisphosphonate_allergy },
  { "bmi", find_bmi },
  { "calcium_intake_over_limit", find_calcium_intake },
  { "cvd_high_risk", find_heart_risk },
  { "dental_check_12mo", find_dental },
  { "diabetes", find_diabetes },
  { "dose_iu_day", find_vitamin_d_dose },
  { "eating_disorder_or_low_energy_availability", find_low_energy },
  { "fall_injury_or_gait_problem_or_frailty", find_fall_problem },
  { "first_line_pm_osteoporosis", find_first_line },
  { "history_malignancy", find_cancer },
  { "lowest_t_score", find_t_score },
  { "months_since_mi_or_stroke", find_mi_stroke_months },
  { "osteoporosis", find_osteoporosis },
  { "pregnancy", find_pregnancy },
  { "pregnancy_possible", find_pregnancy },
  { "premenopausal_or_man_under_50", find_young },
  { "premenopausal_or_perimenopausal", find_before_menopause },
  { "prostate_cancer_high_risk", find_prostate_risk },
  { "sex", find_sex },
  { "vte_risk_factors", find_vte_factors },
  { "years_since_menopause", find_years_since_menopause },
  { "z_score_lowest", find_z_score },
};

/** trab_safety_body_look_up: whether the field is one of them */
gboolean
trab_safety_body_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
}
