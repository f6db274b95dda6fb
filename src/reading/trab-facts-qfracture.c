/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-facts-qfracture.h"

/** trab_facts_qfracture_get_category: the answer's code; TRAB_QFRACTURE_NOT_KNOWN without one */
int
trab_facts_qfracture_get_category (const TrabFacts *facts, TrabQuestion question)
{
  double code = 0;

  return trab_visit_get_number (facts->visit, question, &code) ? (int) code
                                                               : TRAB_QFRACTURE_NOT_KNOWN;
}

static TrabAnswer
either (TrabAnswer a, TrabAnswer b)
{
  if (a == TRAB_ANSWER_YES || b == TRAB_ANSWER_YES)
    return TRAB_ANSWER_YES;
  return a == TRAB_ANSWER_NO && b == TRAB_ANSWER_NO ? TRAB_ANSWER_NO : TRAB_ANSWER_NOT_KNOWN;
}

static TrabAnswer
get_falls (const TrabFacts *facts)
{
  const char *count = trab_visit_get_text (facts->visit, TRAB_QUESTION_FALLS_COUNT);

  if (count == NULL)
    return TRAB_ANSWER_NOT_KNOWN;
  return g_str_equal (count, "0") ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
}

/* Which question answers which input of the risk equations. */
static const TrabQuestion questions[TRAB_N_QFRACTURE_FLAGS] = {
  [TRAB_QFRACTURE_ANTIDEPRESSANT] = TRAB_QUESTION_ANTIDEPRESSANT,
  [TRAB_QFRACTURE_ANY_CANCER] = TRAB_QUESTION_CANCER,
  [TRAB_QFRACTURE_ASTHMA_COPD] = TRAB_QUESTION_ASTHMA_COPD,
  [TRAB_QFRACTURE_CARE_HOME] = TRAB_QUESTION_CARE_HOME,
  [TRAB_QFRACTURE_CORTICOSTEROIDS] = TRAB_QUESTION_STEROIDS,
  [TRAB_QFRACTURE_CARDIOVASCULAR] = TRAB_QUESTION_CARDIOVASCULAR,
  [TRAB_QFRACTURE_DEMENTIA] = TRAB_QUESTION_DEMENTIA,
  [TRAB_QFRACTURE_ENDOCRINE] = TRAB_QUESTION_ENDOCRINE,
  [TRAB_QFRACTURE_EPILEPSY] = TRAB_QUESTION_EPILEPSY,
  [TRAB_QFRACTURE_FALLS] = TRAB_QUESTION_FALLS_COUNT,
  [TRAB_QFRACTURE_PRIOR_FRACTURE] = TRAB_QUESTION_PREVIOUS_FRACTURE,
  [TRAB_QFRACTURE_HRT_OESTROGEN_ONLY] = TRAB_QUESTION_HRT_OESTROGEN_ONLY,
  [TRAB_QFRACTURE_LIVER] = TRAB_QUESTION_LIVER_DISEASE,
  [TRAB_QFRACTURE_MALABSORPTION] = TRAB_QUESTION_MALABSORPTION,
  [TRAB_QFRACTURE_PARKINSONS] = TRAB_QUESTION_PARKINSONS,
  [TRAB_QFRACTURE_RA_OR_SLE] = TRAB_QUESTION_RA_OR_SLE,
  [TRAB_QFRACTURE_RENAL] = TRAB_QUESTION_RENAL_DISEASE,
  [TRAB_QFRACTURE_DIABETES_TYPE1] = TRAB_QUESTION_DIABETES_TYPE1,
  [TRAB_QFRACTURE_DIABETES_TYPE2] = TRAB_QUESTION_DIABETES_TYPE2,
  [TRAB_QFRACTURE_PARENT_OSTEOPOROSIS] = TRAB_QUESTION_PARENT_OSTEOPOROSIS,
};

/** trab_facts_qfracture_get_question: the question whose answer is this input of the risk equations
 */
TrabQuestion
trab_facts_qfracture_get_question (TrabQfractureFlag flag)
{
  g_return_val_if_fail (flag < TRAB_N_QFRACTURE_FLAGS, TRAB_QUESTION_PREVIOUS_FRACTURE);
  return questions[flag];
}

static TrabAnswer
get_flag (const TrabFacts *facts, TrabQfractureFlag flag, TrabQuestion question)
{
  TrabAnswer answer = trab_facts_get_answer (facts, question);

  if (flag == TRAB_QFRACTURE_FALLS)
    return get_falls (facts);
  if (flag == TRAB_QFRACTURE_PRIOR_FRACTURE)
    return facts->has_fracture ? TRAB_ANSWER_YES : answer;
  if (flag == TRAB_QFRACTURE_PARENT_OSTEOPOROSIS)
    return either (answer, trab_facts_get_answer (facts, TRAB_QUESTION_PARENT_HIP_FRACTURE));
  if (flag == TRAB_QFRACTURE_ENDOCRINE
      && trab_facts_get_answer (facts, TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM)
             == TRAB_ANSWER_YES)
    return TRAB_ANSWER_YES;
  return answer;
}

/**
 * trab_facts_qfracture_fill:
 * @inputs: (out): every input that is known; the rest stays not known. An input that is not part of
 *   the equations of this sex is left out, whatever was answered.
 */
void
trab_facts_qfracture_fill (const TrabFacts *facts, TrabQfractureInputs *inputs)
{
  trab_qfracture_inputs_init (inputs);
  inputs->sex = facts->sex;
  inputs->has_age = facts->has_age;
  inputs->age_years = facts->age_completed_years;
  inputs->has_bmi = facts->has_bmi;
  inputs->bmi_kg_m2 = facts->bmi_kg_m2;
  inputs->ethnicity = trab_facts_qfracture_get_category (facts, TRAB_QUESTION_ETHNICITY);
  inputs->alcohol = trab_facts_qfracture_get_category (facts, TRAB_QUESTION_ALCOHOL);
  inputs->smoking = trab_facts_qfracture_get_category (facts, TRAB_QUESTION_SMOKING);
  for (guint i = 0; i < TRAB_N_QFRACTURE_FLAGS; i++)
    if (trab_facts_is_asked_of (facts, questions[i]))
      inputs->flags[i] = get_flag (facts, (TrabQfractureFlag) i, questions[i]);
}
