/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-input.h"

#include <glib/gi18n-lib.h>

#include "trab-present-question.h"

/* A column that is the answer to a question is called as the question is. */
static const struct
{
  const char *input;
  TrabQuestion question;
} questions[] = {
  { "ethrisk", TRAB_QUESTION_ETHNICITY },
  { "alcohol_cat6", TRAB_QUESTION_ALCOHOL },
  { "smoke_cat", TRAB_QUESTION_SMOKING },
  { "b_antidepressant", TRAB_QUESTION_ANTIDEPRESSANT },
  { "b_anycancer", TRAB_QUESTION_CANCER },
  { "b_asthmacopd", TRAB_QUESTION_ASTHMA_COPD },
  { "b_carehome", TRAB_QUESTION_CARE_HOME },
  { "b_corticosteroids", TRAB_QUESTION_STEROIDS },
  { "b_cvd", TRAB_QUESTION_CARDIOVASCULAR },
  { "b_dementia", TRAB_QUESTION_DEMENTIA },
  { "b_endocrine", TRAB_QUESTION_ENDOCRINE },
  { "b_epilepsy2", TRAB_QUESTION_EPILEPSY },
  { "b_falls", TRAB_QUESTION_FALLS_COUNT },
  { "falls_last_12m", TRAB_QUESTION_FALLS_COUNT },
  { "b_fracture4", TRAB_QUESTION_PREVIOUS_FRACTURE },
  { "b_hrt_oest", TRAB_QUESTION_HRT_OESTROGEN_ONLY },
  { "b_liver", TRAB_QUESTION_LIVER_DISEASE },
  { "b_malabsorption", TRAB_QUESTION_MALABSORPTION },
  { "b_parkinsons", TRAB_QUESTION_PARKINSONS },
  { "b_ra_sle", TRAB_QUESTION_RA_OR_SLE },
  { "b_renal", TRAB_QUESTION_RENAL_DISEASE },
  { "b_type1", TRAB_QUESTION_DIABETES_TYPE1 },
  { "b_type2", TRAB_QUESTION_DIABETES_TYPE2 },
  { "fh_osteoporosis", TRAB_QUESTION_PARENT_OSTEOPOROSIS },
};

static const struct
{
  const char *input;
  const char *words;
} words[] = {
  { "sex", N_ ("sex") },
  { "age", N_ ("age") },
  { "bmi", N_ ("body mass index") },
  { "weight", N_ ("weight") },
  { "weight_kg", N_ ("weight") },
  { "fn_tscore", N_ ("T-score of the hip neck, with its reference") },
  { "total_hip_tscore", N_ ("T-score of the total hip") },
  { "lowest_t_score", N_ ("lowest T-score") },
  { "age_years", N_ ("age") },
  { "is_woman", N_ ("sex") },
  { "frax_over_threshold", N_ ("both FRAX results of the United Kingdom") },
  { "frax_mof_pct", N_ ("FRAX, major break") },
  { "frax_hip_pct", N_ ("FRAX, hip") },
  { "dvo_three_year_pct", N_ ("a band on which the copies of the DVO tables agree") },
  { "months_since_vertebral_fracture", N_ ("when a bone of the spine broke") },
  { "months_since_hip_fracture", N_ ("when a hip broke") },
  { "months_since_fragility_fracture", N_ ("when a bone broke") },
  { "vertebral_fracture_count", N_ ("breaks of the spine") },
  { "moderate_vertebral_fracture_count", N_ ("how badly the spine broke, which is not asked") },
  { "hip_fracture_count", N_ ("breaks of the hip") },
  { "fragility_fracture_count", N_ ("past breaks") },
  { "fracture_on_treatment_years", N_ ("breaks while on a bone medicine") },
  { "fracture_on_harmful_drug", N_ ("medicines at the time of the break, which is not asked") },
  { "high_falls_risk", N_ ("whether the risk of falls is high, which is not asked") },
  { "prednisolone_mg_day", N_ ("dose of steroids") },
  { "glucocorticoid_months", N_ ("months on steroids") },
  { "glucocorticoid_days", N_ ("months on steroids") },
  { "glucocorticoid_g_year", N_ ("steroids in a year") },
  { "prior_fractures_after_50", N_ ("breaks since the age of 50") },
  { "n_fractures", N_ ("number of past breaks") },
  { "fracture_after_50", N_ ("a break since the age of 50") },
  { "current_estrogen", N_ ("estrogen now") },
  { "ever_estrogen", N_ ("estrogen at any time") },
  { "black", N_ ("ethnic group") },
  { "rheumatoid_arthritis", N_ ("rheumatoid arthritis alone") },
  { "copd", N_ ("COPD alone") },
  { "current_smoker", N_ ("smoking now") },
  { "maternal_hip_fx_after_50", N_ ("mother's hip break after 50") },
  { "arms_to_rise", N_ ("needs the arms to stand up") },
  { "menopause", N_ ("menopause") },
  { "factors", N_ ("the factors") },
  { "mof_pct", N_ ("FRAX, major break") },
  { "hip_pct", N_ ("FRAX, hip") },
  { "dvo_multiplier", N_ ("the factors multiplied") },
  { "dvo_required_3", N_ ("factor needed for 3 %") },
  { "dvo_required_5", N_ ("factor needed for 5 %") },
  { "dvo_required_10", N_ ("factor needed for 10 %") },
  { "tsh", N_ ("TSH") },
};

/** trab_present_input_get_name: (transfer none): @input itself where it has no words */
const char *
trab_present_input_get_name (const char *input)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (input, words[i].input) == 0)
      return _ (words[i].words);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_strcmp0 (input, questions[i].input) == 0)
      return trab_present_question_get_label (questions[i].question);
  if (trab_question_from_string (input, &question))
    return trab_present_question_get_label (question);
  return input;
}

/** trab_present_input_dup_list: @inputs: (nullable): NULL-terminated; the result is NULL for none
 */
char *
trab_present_input_dup_list (const char *const *inputs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            trab_present_input_get_name (inputs[i]));
  return g_string_free (text, text->len == 0);
}
