/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-question.h"

#include <string.h>

#include "trab-answer.h"
#include "trab-date.h"
#include "trab-exercise-week.h"
#include "trab-number.h"

#define ASKED(id, group, audience, carried, shown_when)                                            \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_YES_NO, group, audience, carried, NULL, NULL, 0, 0, shown_when, FALSE   \
  }
#define YES_NO(id, group, audience) ASKED (id, group, audience, TRUE, NULL)
#define COUNTED(id, group, audience, carried, unit, low, high, shown_when)                         \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_NUMBER, group, audience, carried, NULL, unit, low, high, shown_when,    \
        FALSE                                                                                      \
  }
#define NUMBER(id, group, unit, low, high) COUNTED (id, group, ALL, TRUE, unit, low, high, NULL)
#define CHOICE(id, group, audience, carried, choices)                                              \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_CHOICE, group, audience, carried, choices, NULL, 0, 0, NULL, FALSE      \
  }
/* A test looked for in the work-up, and the day of its sample: asked once the work-up is. */
#define WORK_UP_TEST(id)                                                                           \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_CHOICE, WARNING, ALL, TRUE, "normal|abnormal|looked_into", NULL, 0, 0,  \
        "secondary_causes=yes", FALSE                                                              \
  }
#define WORK_UP_DATE(id)                                                                           \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_DATE, WARNING, ALL, TRUE, NULL, NULL, 0, 0, "secondary_causes=yes",     \
        FALSE                                                                                      \
  }
#define DAY(id, group, is_ahead)                                                                   \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_DATE, group, ALL, FALSE, NULL, NULL, 0, 0, NULL, is_ahead               \
  }
#define WORDS(id, group, carried)                                                                  \
  {                                                                                                \
    id, TRAB_QUESTION_KIND_WORDS, group, ALL, carried, NULL, NULL, 0, 0, NULL, FALSE               \
  }
#define ALL TRAB_QUESTION_FOR_ALL
#define WOMEN TRAB_QUESTION_FOR_WOMEN
#define MEN TRAB_QUESTION_FOR_MEN
#define RISK TRAB_QUESTION_GROUP_RISK
#define HORMONES TRAB_QUESTION_GROUP_HORMONES
#define ILLNESS TRAB_QUESTION_GROUP_ILLNESS
#define FOOD TRAB_QUESTION_GROUP_FOOD
#define MOVEMENT TRAB_QUESTION_GROUP_MOVEMENT
#define WARNING TRAB_QUESTION_GROUP_WARNING
#define HEART TRAB_QUESTION_GROUP_HEART
#define CANCER TRAB_QUESTION_GROUP_CANCER
#define MEDICINES TRAB_QUESTION_GROUP_MEDICINES
#define HRT_CHECKS TRAB_QUESTION_GROUP_HRT_CHECKS
#define TRT_CHECKS TRAB_QUESTION_GROUP_TRT_CHECKS
#define BONE_DRUG_CHECKS TRAB_QUESTION_GROUP_BONE_DRUG_CHECKS
#define GH_CHECKS TRAB_QUESTION_GROUP_GH_CHECKS
#define FRAX TRAB_QUESTION_GROUP_FRAX
#define GOALS TRAB_QUESTION_GROUP_GOALS
#define PLAN TRAB_QUESTION_GROUP_PLAN

/* Categories are the codes of the risk equations that use them (risk/qfracture2012-variables). */
static const TrabQuestionInfo infos[TRAB_N_QUESTIONS] = {
  [TRAB_QUESTION_FALLS_COUNT] = CHOICE ("falls_count", RISK, ALL, FALSE, "0|1|2|3"),
  [TRAB_QUESTION_NEW_FRACTURE] = ASKED ("new_fracture", RISK, ALL, FALSE, NULL),
  [TRAB_QUESTION_PREVIOUS_FRACTURE] = YES_NO ("previous_fracture", RISK, ALL),
  [TRAB_QUESTION_PARENT_OSTEOPOROSIS] = YES_NO ("parent_osteoporosis", RISK, ALL),
  [TRAB_QUESTION_PARENT_HIP_FRACTURE] = YES_NO ("parent_hip_fracture", RISK, ALL),
  [TRAB_QUESTION_STEROIDS] = YES_NO ("steroids", RISK, ALL),
  [TRAB_QUESTION_PREDNISOLONE_MG_D]
  = COUNTED ("prednisolone_mg_d", RISK, ALL, TRUE, "mg/d", 0, 200, "steroids=yes"),
  [TRAB_QUESTION_STEROID_MONTHS]
  = COUNTED ("steroid_months", RISK, ALL, TRUE, "mo", 0, 1200, "steroids=yes"),
  [TRAB_QUESTION_SMOKING] = CHOICE ("smoking", RISK, ALL, TRUE, "0|1|2|3|4"),
  [TRAB_QUESTION_ALCOHOL] = CHOICE ("alcohol", RISK, ALL, TRUE, "0|1|2|3|4|5"),
  [TRAB_QUESTION_ETHNICITY] = CHOICE ("ethnicity", RISK, ALL, TRUE, "1|2|3|4|5|6|7|8|9"),
  [TRAB_QUESTION_RA_OR_SLE] = YES_NO ("ra_or_sle", RISK, ALL),
  [TRAB_QUESTION_DIABETES_TYPE1] = YES_NO ("diabetes_type1", RISK, ALL),
  [TRAB_QUESTION_DIABETES_TYPE2] = YES_NO ("diabetes_type2", RISK, ALL),
  [TRAB_QUESTION_ASTHMA_COPD] = YES_NO ("asthma_copd", RISK, ALL),
  [TRAB_QUESTION_CARDIOVASCULAR] = YES_NO ("cardiovascular", RISK, ALL),
  [TRAB_QUESTION_CANCER] = YES_NO ("cancer", RISK, ALL),
  [TRAB_QUESTION_LIVER_DISEASE] = YES_NO ("liver_disease", RISK, ALL),
  [TRAB_QUESTION_RENAL_DISEASE] = YES_NO ("renal_disease", RISK, ALL),
  [TRAB_QUESTION_PARKINSONS] = YES_NO ("parkinsons", RISK, ALL),
  [TRAB_QUESTION_DEMENTIA] = YES_NO ("dementia", RISK, ALL),
  [TRAB_QUESTION_EPILEPSY] = YES_NO ("epilepsy", RISK, ALL),
  [TRAB_QUESTION_MALABSORPTION] = YES_NO ("malabsorption", RISK, ALL),
  [TRAB_QUESTION_ENDOCRINE] = YES_NO ("endocrine", RISK, WOMEN),
  [TRAB_QUESTION_ANTIDEPRESSANT] = YES_NO ("antidepressant", RISK, ALL),
  [TRAB_QUESTION_CARE_HOME] = YES_NO ("care_home", RISK, MEN),
  [TRAB_QUESTION_HRT_OESTROGEN_ONLY] = YES_NO ("hrt_oestrogen_only", RISK, WOMEN),
  [TRAB_QUESTION_MENOPAUSE] = CHOICE ("menopause", HORMONES, WOMEN, TRUE, "before|around|after"),
  [TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS]
  = COUNTED ("final_period_age_years", HORMONES, WOMEN, TRUE, "a", 10, 65, "menopause=after"),
  [TRAB_QUESTION_OVARIES_REMOVED] = YES_NO ("ovaries_removed", HORMONES, WOMEN),
  [TRAB_QUESTION_UTERUS] = YES_NO ("uterus", HORMONES, WOMEN),
  [TRAB_QUESTION_HOT_FLUSHES] = ASKED ("hot_flushes", HORMONES, WOMEN, FALSE, NULL),
  [TRAB_QUESTION_PREGNANCY] = ASKED ("pregnancy", HORMONES, WOMEN, FALSE, NULL),
  [TRAB_QUESTION_GENDER_AFFIRMING] = YES_NO ("gender_affirming", HORMONES, ALL),
  [TRAB_QUESTION_DENOSUMAB_3Y] = YES_NO ("denosumab_3y", ILLNESS, ALL),
  [TRAB_QUESTION_ANABOLIC_3Y] = YES_NO ("anabolic_3y", ILLNESS, ALL),
  [TRAB_QUESTION_AROMATASE_INHIBITOR] = YES_NO ("aromatase_inhibitor", ILLNESS, ALL),
  [TRAB_QUESTION_GNRH_ANALOGUE] = YES_NO ("gnrh_analogue", ILLNESS, ALL),
  [TRAB_QUESTION_ANDROGEN_DEPRIVATION] = YES_NO ("androgen_deprivation", ILLNESS, MEN),
  [TRAB_QUESTION_OSTEOMALACIA] = YES_NO ("osteomalacia", ILLNESS, ALL),
  [TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM]
  = YES_NO ("primary_hyperparathyroidism", ILLNESS, ALL),
  [TRAB_QUESTION_PAGET] = YES_NO ("paget", ILLNESS, ALL),
  [TRAB_QUESTION_BONE_METASTASIS] = YES_NO ("bone_metastasis", ILLNESS, ALL),
  [TRAB_QUESTION_TRANSPLANT] = YES_NO ("transplant", ILLNESS, ALL),
  [TRAB_QUESTION_ACROMEGALY] = YES_NO ("acromegaly", ILLNESS, ALL),
  [TRAB_QUESTION_ANOREXIA] = YES_NO ("anorexia", ILLNESS, ALL),
  [TRAB_QUESTION_MALABSORPTION_SURGERY] = YES_NO ("malabsorption_surgery", ILLNESS, ALL),
  [TRAB_QUESTION_TSH_SUPPRESSED] = YES_NO ("tsh_suppressed", ILLNESS, ALL),
  [TRAB_QUESTION_GH_DEFICIENCY] = YES_NO ("gh_deficiency", ILLNESS, ALL),
  [TRAB_QUESTION_SPINE_IMAGED] = YES_NO ("spine_imaged", ILLNESS, ALL),
  [TRAB_QUESTION_HEIGHT_LOSS_CM] = NUMBER ("height_loss_cm", ILLNESS, "cm", 0, 40),
  [TRAB_QUESTION_CALCIUM_SUFFICIENT] = YES_NO ("calcium_sufficient", FOOD, ALL),
  [TRAB_QUESTION_VITAMIN_D_SUFFICIENT] = YES_NO ("vitamin_d_sufficient", FOOD, ALL),
  [TRAB_QUESTION_CALCIUM_MG_D] = NUMBER ("calcium_mg_d", FOOD, "mg/d", 0, 5000),
  [TRAB_QUESTION_PROTEIN_G_D] = NUMBER ("protein_g_d", FOOD, "g/d", 0, 500),
  [TRAB_QUESTION_VITAMIN_D_UG_D] = NUMBER ("vitamin_d_ug_d", FOOD, "ug/d", 0, 1500),
  [TRAB_QUESTION_VITAMIN_K2_UG_D] = NUMBER ("vitamin_k2_ug_d", FOOD, "ug/d", 0, 50000),
  [TRAB_QUESTION_MAGNESIUM_MG_D] = NUMBER ("magnesium_mg_d", FOOD, "mg/d", 0, 5000),
  [TRAB_QUESTION_ZINC_MG_D] = NUMBER ("zinc_mg_d", FOOD, "mg/d", 0, 500),
  [TRAB_QUESTION_OMEGA3_G_D] = NUMBER ("omega3_g_d", FOOD, "g/d", 0, 50),
  [TRAB_QUESTION_EXERCISE_PROGRAMME]
  = CHOICE ("exercise_programme", MOVEMENT, ALL, TRUE, "none|walking|moderate|intense|impact"),
  [TRAB_QUESTION_EXERCISE_SESSIONS_WEEK]
  = NUMBER ("exercise_sessions_week", MOVEMENT, "/wk", 0, 21),
  [TRAB_QUESTION_EXERCISE_ADHERENCE] = NUMBER ("exercise_adherence", MOVEMENT, "1", 0, 1),
  [TRAB_QUESTION_RED_FLAGS] = ASKED ("red_flags", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_ALP_OR_PHOSPHATE] = ASKED ("alp_or_phosphate", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_SECONDARY_CAUSES] = YES_NO ("secondary_causes", WARNING, ALL),
  [TRAB_QUESTION_INFLAMMATION_TEST] = WORK_UP_TEST ("inflammation_test"),
  [TRAB_QUESTION_INFLAMMATION_DATE] = WORK_UP_DATE ("inflammation_date"),
  [TRAB_QUESTION_PROTEIN_TEST] = WORK_UP_TEST ("protein_test"),
  [TRAB_QUESTION_PROTEIN_DATE] = WORK_UP_DATE ("protein_date"),
  [TRAB_QUESTION_COELIAC_TEST] = WORK_UP_TEST ("coeliac_test"),
  [TRAB_QUESTION_COELIAC_DATE] = WORK_UP_DATE ("coeliac_date"),
  [TRAB_QUESTION_LOW_ENERGY] = YES_NO ("low_energy", WARNING, ALL),
  [TRAB_QUESTION_ACUTE_ILLNESS] = ASKED ("acute_illness", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_LIFE_EXPECTANCY_YEARS]
  = COUNTED ("life_expectancy_years", WARNING, ALL, TRUE, "a", 0, 80, NULL),
  [TRAB_QUESTION_FALL_INJURY] = ASKED ("fall_injury", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_GAIT_PROBLEM] = ASKED ("gait_problem", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_FRAILTY] = YES_NO ("frailty", WARNING, ALL),
  [TRAB_QUESTION_STANDING_BP_DROP] = ASKED ("standing_bp_drop", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_POOR_VISION] = YES_NO ("poor_vision", WARNING, ALL),
  [TRAB_QUESTION_SEDATING_MEDICINES] = ASKED ("sedating_medicines", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_HOME_HAZARDS] = ASKED ("home_hazards", WARNING, ALL, FALSE, NULL),
  [TRAB_QUESTION_BP_SYSTOLIC_MMHG]
  = COUNTED ("bp_systolic_mmhg", HEART, ALL, FALSE, "mm[Hg]", 50, 300, NULL),
  [TRAB_QUESTION_MI_OR_CHD] = ASKED ("mi_or_chd", HEART, ALL, TRUE, "cardiovascular=yes"),
  [TRAB_QUESTION_STROKE_OR_TIA] = ASKED ("stroke_or_tia", HEART, ALL, TRUE, "cardiovascular=yes"),
  [TRAB_QUESTION_MI_STROKE_MONTHS]
  = COUNTED ("mi_stroke_months", HEART, ALL, FALSE, "mo", 0, 1200, "cardiovascular=yes"),
  [TRAB_QUESTION_CVD_HIGH_RISK] = ASKED ("cvd_high_risk", HEART, ALL, TRUE, "cardiovascular=no"),
  [TRAB_QUESTION_HEART_FAILURE] = YES_NO ("heart_failure", HEART, ALL),
  [TRAB_QUESTION_HEART_FAILURE_UNCONTROLLED]
  = ASKED ("heart_failure_uncontrolled", HEART, ALL, FALSE, "heart_failure=yes"),
  [TRAB_QUESTION_ATRIAL_FIBRILLATION] = YES_NO ("atrial_fibrillation", HEART, ALL),
  [TRAB_QUESTION_VTE] = YES_NO ("vte", HEART, ALL),
  [TRAB_QUESTION_THROMBOPHILIA] = YES_NO ("thrombophilia", HEART, ALL),
  [TRAB_QUESTION_FAMILY_VTE] = YES_NO ("family_vte", HEART, ALL),
  [TRAB_QUESTION_IMMOBILITY] = ASKED ("immobility", HEART, ALL, FALSE, NULL),
  [TRAB_QUESTION_ACTIVE_CANCER] = ASKED ("active_cancer", CANCER, ALL, FALSE, "cancer=yes"),
  [TRAB_QUESTION_BREAST_CANCER] = ASKED ("breast_cancer", CANCER, ALL, TRUE, "cancer=yes"),
  [TRAB_QUESTION_ESTROGEN_CANCER] = ASKED ("estrogen_cancer", CANCER, WOMEN, TRUE, "cancer=yes"),
  [TRAB_QUESTION_PROSTATE_CANCER] = ASKED ("prostate_cancer", CANCER, MEN, TRUE, "cancer=yes"),
  [TRAB_QUESTION_MEDICINES_LISTED] = ASKED ("medicines_listed", MEDICINES, ALL, FALSE, NULL),
  [TRAB_QUESTION_DENOSUMAB_LAST_DOSE_MONTHS]
  = COUNTED ("denosumab_last_dose_months", MEDICINES, ALL, FALSE, "mo", 0, 240, "denosumab_3y=yes"),
  [TRAB_QUESTION_VITAMIN_K_ANTAGONIST] = YES_NO ("vitamin_k_antagonist", MEDICINES, ALL),
  [TRAB_QUESTION_LAMOTRIGINE] = YES_NO ("lamotrigine", MEDICINES, ALL),
  [TRAB_QUESTION_LEVOTHYROXINE] = YES_NO ("levothyroxine", MEDICINES, ALL),
  [TRAB_QUESTION_ENZYME_INDUCER] = YES_NO ("enzyme_inducer", MEDICINES, ALL),
  [TRAB_QUESTION_BINDING_ANTIBIOTIC] = ASKED ("binding_antibiotic", MEDICINES, ALL, FALSE, NULL),
  [TRAB_QUESTION_KIDNEY_MEDICINE] = YES_NO ("kidney_medicine", MEDICINES, ALL),
  [TRAB_QUESTION_PROGESTOGEN] = ASKED ("progestogen", HRT_CHECKS, WOMEN, FALSE, NULL),
  [TRAB_QUESTION_HYSTERECTOMY_TYPE]
  = { "hysterectomy_type", TRAB_QUESTION_KIND_CHOICE, HRT_CHECKS, WOMEN, TRUE,
      "total|subtotal_or_ablation", NULL, 0, 0, "uterus=no", FALSE },
  [TRAB_QUESTION_HORMONE_COIL] = YES_NO ("hormone_coil", HRT_CHECKS, WOMEN),
  [TRAB_QUESTION_HORMONE_COIL_YEARS]
  = COUNTED ("hormone_coil_years", HRT_CHECKS, WOMEN, FALSE, "a", 0, 30, "hormone_coil=yes"),
  [TRAB_QUESTION_VAGINAL_BLEEDING] = ASKED ("vaginal_bleeding", HRT_CHECKS, WOMEN, FALSE, NULL),
  [TRAB_QUESTION_BLEEDING_ON_HRT] = ASKED ("bleeding_on_hrt", HRT_CHECKS, WOMEN, FALSE, NULL),
  [TRAB_QUESTION_PORPHYRIA] = YES_NO ("porphyria", HRT_CHECKS, WOMEN),
  [TRAB_QUESTION_GALLBLADDER] = YES_NO ("gallbladder", HRT_CHECKS, WOMEN),
  [TRAB_QUESTION_MIGRAINE_AURA] = YES_NO ("migraine_aura", HRT_CHECKS, WOMEN),
  [TRAB_QUESTION_TRIGLYCERIDES_MMOL_L]
  = COUNTED ("triglycerides_mmol_l", HRT_CHECKS, WOMEN, FALSE, "mmol/L", 0, 100, NULL),
  [TRAB_QUESTION_PROSTATE_NODULE] = ASKED ("prostate_nodule", TRT_CHECKS, MEN, FALSE, NULL),
  [TRAB_QUESTION_PROSTATE_FAMILY] = YES_NO ("prostate_family", TRT_CHECKS, MEN),
  [TRAB_QUESTION_SLEEP_APNOEA] = YES_NO ("sleep_apnoea", TRT_CHECKS, MEN),
  [TRAB_QUESTION_IPSS] = COUNTED ("ipss", TRT_CHECKS, MEN, FALSE, "{score}", 0, 35, NULL),
  [TRAB_QUESTION_FERTILITY] = ASKED ("fertility", TRT_CHECKS, MEN, FALSE, NULL),
  [TRAB_QUESTION_ERYTHROCYTOSIS] = YES_NO ("erythrocytosis", TRT_CHECKS, MEN),
  [TRAB_QUESTION_HOUSEHOLD_CONTACT] = YES_NO ("household_contact", TRT_CHECKS, MEN),
  [TRAB_QUESTION_UPRIGHT_30MIN] = ASKED ("upright_30min", BONE_DRUG_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_OESOPHAGEAL_DISORDER] = YES_NO ("oesophageal_disorder", BONE_DRUG_CHECKS, ALL),
  [TRAB_QUESTION_SWALLOWING_SYMPTOMS]
  = ASKED ("swallowing_symptoms", BONE_DRUG_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_ASPIRATION_RISK] = ASKED ("aspiration_risk", BONE_DRUG_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_STOMACH_ILLNESS] = ASKED ("stomach_illness", BONE_DRUG_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_BISPHOSPHONATE_ALLERGY] = YES_NO ("bisphosphonate_allergy", BONE_DRUG_CHECKS, ALL),
  [TRAB_QUESTION_DENTAL_CHECK_MONTHS]
  = COUNTED ("dental_check_months", BONE_DRUG_CHECKS, ALL, FALSE, "mo", 0, 1200, NULL),
  [TRAB_QUESTION_DENTAL_WORK] = ASKED ("dental_work", BONE_DRUG_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_JAW_NECROSIS] = YES_NO ("jaw_necrosis", BONE_DRUG_CHECKS, ALL),
  [TRAB_QUESTION_THIGH_PAIN] = ASKED ("thigh_pain", BONE_DRUG_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_ATYPICAL_FRACTURE] = YES_NO ("atypical_fracture", BONE_DRUG_CHECKS, ALL),
  [TRAB_QUESTION_EYE_INFLAMMATION] = YES_NO ("eye_inflammation", BONE_DRUG_CHECKS, ALL),
  [TRAB_QUESTION_RETINOPATHY] = YES_NO ("retinopathy", GH_CHECKS, ALL),
  [TRAB_QUESTION_SWELLING] = ASKED ("swelling", GH_CHECKS, ALL, FALSE, NULL),
  [TRAB_QUESTION_ATHLETE] = YES_NO ("athlete", GH_CHECKS, ALL),
  [TRAB_QUESTION_IGF1_SDS] = COUNTED ("igf1_sds", GH_CHECKS, ALL, FALSE, "{SDS}", -10, 20, NULL),
  [TRAB_QUESTION_IGF1_MEAN_UG_L]
  = COUNTED ("igf1_mean_ug_l", GH_CHECKS, ALL, FALSE, "ug/L", 1, 3000, NULL),
  [TRAB_QUESTION_HYPERCALCAEMIA] = ASKED ("hypercalcaemia", FOOD, ALL, FALSE, NULL),
  [TRAB_QUESTION_KIDNEY_STONES] = YES_NO ("kidney_stones", FOOD, ALL),
  [TRAB_QUESTION_CALCIUM_FOOD_MG_D]
  = COUNTED ("calcium_food_mg_d", FOOD, ALL, TRUE, "mg/d", 0, 5000, NULL),
  [TRAB_QUESTION_VITAMIN_D_BOLUS_IU]
  = COUNTED ("vitamin_d_bolus_iu", FOOD, ALL, FALSE, "[IU]", 0, 1000000, NULL),
  [TRAB_QUESTION_RETINOL_UG_D] = COUNTED ("retinol_ug_d", FOOD, ALL, TRUE, "ug/d", 0, 50000, NULL),
  [TRAB_QUESTION_IMMUNOSUPPRESSED] = YES_NO ("immunosuppressed", FOOD, ALL),
  [TRAB_QUESTION_EXERCISE_SUPERVISED] = YES_NO ("exercise_supervised", MOVEMENT, ALL),
  [TRAB_QUESTION_JOINT_PROBLEM] = YES_NO ("joint_problem", MOVEMENT, ALL),
  [TRAB_QUESTION_FRAX_MAJOR_PCT] = { "frax_major_pct", TRAB_QUESTION_KIND_NUMBER, FRAX, ALL, FALSE,
                                     NULL, "%", 0, 100, NULL, FALSE },
  [TRAB_QUESTION_FRAX_HIP_PCT]
  = { "frax_hip_pct", TRAB_QUESTION_KIND_NUMBER, FRAX, ALL, FALSE, NULL, "%", 0, 100, NULL, FALSE },
  [TRAB_QUESTION_FRAX_COUNTRY] = CHOICE ("frax_country", FRAX, ALL, FALSE, "GB|US|other"),
  [TRAB_QUESTION_FRAX_WITH_BMD]
  = { "frax_with_bmd", TRAB_QUESTION_KIND_YES_NO, FRAX, ALL, FALSE, NULL, NULL, 0, 0, NULL, FALSE },
  [TRAB_QUESTION_FRAX_DATE] = DAY ("frax_date", FRAX, FALSE),
  [TRAB_QUESTION_FRAX_INPUTS] = WORDS ("frax_inputs", FRAX, FALSE),
  [TRAB_QUESTION_FRAX_VERSION] = WORDS ("frax_version", FRAX, FALSE),
  [TRAB_QUESTION_FRAX_ADJUSTMENTS] = WORDS ("frax_adjustments", FRAX, FALSE),
  [TRAB_QUESTION_GOAL_CARDS] = WORDS ("goal_cards", GOALS, TRUE),
  [TRAB_QUESTION_GOAL_WORDS] = WORDS ("goal_words", GOALS, TRUE),
  [TRAB_QUESTION_NOT_WANTED] = WORDS ("not_wanted", GOALS, TRUE),
  [TRAB_QUESTION_PLAN_CHOICE] = WORDS ("plan_choice", PLAN, FALSE),
  [TRAB_QUESTION_PLAN_REASON] = WORDS ("plan_reason", PLAN, FALSE),
  [TRAB_QUESTION_PLAN_START] = WORDS ("plan_start", PLAN, FALSE),
  [TRAB_QUESTION_SAID_BACK] = ASKED ("said_back", PLAN, ALL, FALSE, NULL),
  [TRAB_QUESTION_FEELS_SURE] = ASKED ("feels_sure", PLAN, ALL, FALSE, NULL),
  [TRAB_QUESTION_LETTER_WORDS] = WORDS ("letter_words", PLAN, FALSE),
  [TRAB_QUESTION_REVIEW_DATE] = DAY ("review_date", PLAN, TRUE),
  [TRAB_QUESTION_REVIEW_RECALL] = ASKED ("review_recall", PLAN, ALL, FALSE, NULL),
  [TRAB_QUESTION_SAFETY_OVERRIDES] = WORDS ("safety_overrides", PLAN, FALSE),
  [TRAB_QUESTION_PLANS_COMPARED] = WORDS ("plans_compared", PLAN, FALSE),
  [TRAB_QUESTION_EXERCISE_WEEK] = WORDS ("exercise_week", PLAN, FALSE),
  [TRAB_QUESTION_BASE_CALCULATOR] = CHOICE (
      "base_calculator", PLAN, ALL, FALSE, "frax-with-bmd|garvan|frax-without-bmd|qfracture2012"),
  [TRAB_QUESTION_RESULTS_READ] = WORDS ("results_read", PLAN, FALSE),
  [TRAB_QUESTION_SIGNED_NUMBERS]
  = { "signed_numbers", TRAB_QUESTION_KIND_KEPT, PLAN, ALL, FALSE, NULL, NULL, 0, 0, NULL, FALSE },
};

const TrabQuestionInfo *
trab_question_get_info (TrabQuestion question)
{
  g_return_val_if_fail (question < TRAB_N_QUESTIONS, NULL);
  return &infos[question];
}

gboolean
trab_question_from_string (const char *id, TrabQuestion *question)
{
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    if (g_strcmp0 (id, infos[i].id) == 0)
      {
        *question = (TrabQuestion) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * trab_question_hangs_on:
 * @answer: (out) (transfer none): with this one of @parent the question is asked
 *
 * Returns: FALSE where it is asked of everybody
 */
gboolean
trab_question_hangs_on (TrabQuestion question, TrabQuestion *parent, const char **answer)
{
  const char *when = trab_question_get_info (question)->shown_when;
  const char *sign = when != NULL ? strchr (when, '=') : NULL;
  g_autofree char *id = NULL;

  if (sign == NULL)
    return FALSE;
  id = g_strndup (when, (gsize) (sign - when));
  *answer = sign + 1;
  return trab_question_from_string (id, parent);
}

/**
 * trab_question_accepts:
 * Returns: whether @text is an answer of the question's kind, within its entry limits
 */
gboolean
trab_question_accepts (TrabQuestion question, const char *text)
{
  const TrabQuestionInfo *info = trab_question_get_info (question);
  TrabAnswer answer = TRAB_ANSWER_NOT_KNOWN;
  TrabDate date = TRAB_DATE_NONE;
  double number = 0;

  switch (info->kind)
    {
    case TRAB_QUESTION_KIND_YES_NO:
      return trab_answer_from_string (text, &answer);
    case TRAB_QUESTION_KIND_NUMBER:
      return trab_number_parse (text, &number) && number >= info->low && number <= info->high;
    case TRAB_QUESTION_KIND_DATE:
      return trab_date_parse (text, &date);
    case TRAB_QUESTION_KIND_CHOICE:
      {
        g_auto (GStrv) choices = g_strsplit (info->choices, "|", -1);

        return text != NULL && g_strv_contains ((const char *const *) choices, text);
      }
    case TRAB_QUESTION_KIND_WORDS:
      return text != NULL && g_utf8_validate (text, -1, NULL)
             && (question != TRAB_QUESTION_EXERCISE_WEEK || trab_exercise_week_is_valid (text));
    case TRAB_QUESTION_KIND_KEPT:
      return text != NULL && text[0] == '{' && g_utf8_validate (text, -1, NULL);
    }
  return FALSE;
}
