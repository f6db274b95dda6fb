/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-look-up.h"

#include "trab-safety-alarms.h"
#include "trab-safety-blood.h"
#include "trab-safety-body.h"
#include "trab-safety-breaks.h"
#include "trab-safety-list.h"
#include "trab-safety-medicines.h"
#include "trab-safety-results.h"
#include "trab-safety-value.h"
#include "trab-very-high-risk.h"

/* Whether a question is not asked of this person: of the other sex, or hanging on an answer that
 * was given otherwise. What was answered all the same counts as it was answered. */
static gboolean
does_not_apply (const TrabSafetyPerson *person, const TrabQuestionInfo *info, const char *own)
{
  TrabQuestion parent = TRAB_QUESTION_FALLS_COUNT;
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  const char *asked_with = NULL;
  const char *answer = NULL;

  if (own != NULL && !g_str_equal (own, "unknown"))
    return FALSE;
  if ((info->audience == TRAB_QUESTION_FOR_WOMEN && person->facts->sex == TRAB_SEX_MALE)
      || (info->audience == TRAB_QUESTION_FOR_MEN && person->facts->sex == TRAB_SEX_FEMALE))
    /* an earlier visit may have been told all the same */
    return !trab_question_from_string (info->id, &question)
           || trab_answer_sheet_get_carried (person->facts->answers, question, NULL) == NULL;
  if (!trab_question_from_string (info->id, &question)
      || !trab_question_hangs_on (question, &parent, &asked_with))
    return FALSE;
  answer = trab_visit_get_text (person->facts->visit, parent);
  return answer != NULL && !g_str_equal (answer, "unknown") && !g_str_equal (answer, asked_with);
}

/** trab_safety_look_up_is_open: whether a question is asked of the person and not answered today */
gboolean
trab_safety_look_up_is_open (const TrabSafetyPerson *person, TrabQuestion question)
{
  const char *text = trab_visit_get_text (person->facts->visit, question);

  return (text == NULL || g_str_equal (text, "unknown"))
         && !does_not_apply (person, trab_question_get_info (question), text);
}

/* A medicine of the list that answers the field is a yes. */
static gboolean
is_in_list (const TrabSafetyPerson *person, const char *field)
{
  const GArray *medicines = person->facts->medicines;

  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (medicines, TrabTakenMedicine, i);

      if (taken->is_ongoing
          && trab_medicine_match_answers (&taken->match, taken->match.fields, field))
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
  const char *text = trab_visit_get_text (person->facts->visit, question);
  double number = 0;

  if (does_not_apply (person, info, text))
    {
      fact->is_known = TRUE;
      fact->answer = TRAB_ANSWER_NO;
      fact->number = 0;
      fact->word = "none";
      return;
    }
  if (g_str_equal (kind, "yes-no"))
    trab_safety_fact_set_answer (fact, trab_safety_person_ask (person, question));
  else if (g_str_equal (kind, "number")
           && trab_safety_person_read_number (person, question, &number))
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

  if (is_in_list (person, field))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (trab_question_from_string (trab_table_get_text (person->fields, row, "question"),
                                      &question))
    ask_question (person, question, kind, fact);
  else if (trab_measure_from_string (trab_table_get_text (person->fields, row, "measure"),
                                     &measure))
    trab_safety_value_read (person, measure, fact);
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
find_very_high_risk (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, person->is_very_high_risk);
}

/* Only of FRAX of the guideline's own country: a percentage alone is no ratio. */
static void
find_frax_ratio (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double over = 0;

  if (trab_frax_reading_get_over_threshold (&person->frax, &over))
    trab_safety_fact_set_number (fact, over);
}

static const TrabSafetyFinder finders[] = {
  { "frax_mof_over_intervention_threshold", find_frax_ratio },
  { "model", find_calculator },
  { "options_not_compared_named", find_options_named },
  { "threshold_pack", find_threshold_pack },
  { "very_high_risk_any_criterion", find_very_high_risk },
};

/**
 * trab_safety_look_up_field:
 * @fact: is left as it is (not known) where the record does not say
 */
void
trab_safety_look_up_field (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  int row = 0;

  if (trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact)
      || trab_safety_alarms_look_up (person, field, fact)
      || trab_safety_list_look_up (person, field, fact)
      || trab_safety_results_look_up (person, field, fact)
      || trab_safety_body_look_up (person, field, fact)
      || trab_safety_blood_look_up (person, field, fact)
      || trab_safety_breaks_look_up (person, field, fact)
      || trab_safety_medicines_look_up (person, field, fact))
    return;
  row = trab_table_find_row (person->fields, "field", field);
  g_return_if_fail (row >= 0);
  look_up_row (person, (guint) row, field, fact);
}

/** trab_safety_look_up_answer: a field that is answered with yes or no */
TrabAnswer
trab_safety_look_up_answer (const TrabSafetyPerson *person, const char *field)
{
  TrabSafetyFact fact = { 0 };

  trab_safety_look_up_field (person, field, &fact);
  return fact.is_known ? fact.answer : TRAB_ANSWER_NOT_KNOWN;
}

static const struct
{
  TrabVhrFact fact;
  const char *field;
} criteria_fields[] = {
  { TRAB_VHR_AGE_YEARS, "age_years" },
  { TRAB_VHR_LOWEST_T_SCORE, "lowest_t_score" },
  { TRAB_VHR_FRAX_OVER_THRESHOLD, "frax_mof_over_intervention_threshold" },
  { TRAB_VHR_MONTHS_SINCE_VERTEBRAL_FRACTURE, "months_since_vertebral_fracture" },
  { TRAB_VHR_VERTEBRAL_FRACTURE_COUNT, "vertebral_fracture_count" },
  { TRAB_VHR_PREDNISOLONE_MG_DAY, "prednisolone_mg_day" },
  { TRAB_VHR_GLUCOCORTICOID_MONTHS, "glucocorticoid_months" },
};

/* The facts of the guidelines' criteria, from the same answers as the rules; of a number that is
 * only known between two, the least or the most. */
static void
fill_criteria_facts (const TrabSafetyPerson *person, gboolean most, TrabVhrFacts *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria_fields); i++)
    {
      TrabSafetyFact fact = { 0 };

      trab_safety_look_up_field (person, criteria_fields[i].field, &fact);
      facts->has[criteria_fields[i].fact] = fact.is_known;
      facts->value[criteria_fields[i].fact] = fact.number + (most ? fact.spread : 0);
    }
}

/* What is named as missing is missing, and nothing else. */
static void
name_missing (TrabSafetyPerson *person, const GArray *criteria)
{
  guint missing = 0;
  guint n = 0;

  for (guint i = 0; i < criteria->len; i++)
    {
      const TrabVhrCriterion *criterion = &g_array_index (criteria, TrabVhrCriterion, i);

      if (g_str_has_prefix (criterion->guideline, "NOGG")
          && criterion->holds == TRAB_ANSWER_NOT_KNOWN)
        missing |= criterion->missing;
    }
  for (guint i = 0; i < G_N_ELEMENTS (criteria_fields); i++)
    if (missing & (1u << criteria_fields[i].fact))
      person->very_high_risk_missing[n++] = criteria_fields[i].field;
  person->very_high_risk_missing[n] = NULL;
}

/* Where the least says one thing and the most another, the numbers known only between two. */
static void
name_vague (TrabSafetyPerson *person)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (criteria_fields); i++)
    {
      TrabSafetyFact fact = { 0 };

      trab_safety_look_up_field (person, criteria_fields[i].field, &fact);
      if (fact.is_known && fact.spread > 0)
        person->very_high_risk_missing[n++] = criteria_fields[i].field;
    }
  person->very_high_risk_missing[n] = NULL;
}

/* The criteria of the guideline that rules SRX006 to SRX010 quote. */
static TrabAnswer
sum_criteria (const GArray *criteria)
{
  TrabAnswer sum = TRAB_ANSWER_NO;

  for (guint i = 0; i < criteria->len; i++)
    {
      const TrabVhrCriterion *criterion = &g_array_index (criteria, TrabVhrCriterion, i);

      if (g_str_has_prefix (criterion->guideline, "NOGG"))
        sum = trab_safety_fact_either (sum, criterion->holds);
    }
  return sum;
}

static gboolean
check_criteria (TrabSafetyPerson *person, GError **error)
{
  TrabAnswer sums[2] = { TRAB_ANSWER_NOT_KNOWN, TRAB_ANSWER_NOT_KNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      TrabVhrFacts known = { 0 };
      g_autoptr (GArray) criteria = NULL;

      fill_criteria_facts (person, i == 1, &known);
      criteria = trab_very_high_risk_check (person->evidence, &known, error);
      if (criteria == NULL)
        return FALSE;
      sums[i] = sum_criteria (criteria);
      name_missing (person, criteria);
    }
  person->is_very_high_risk = sums[0] == sums[1] ? sums[0] : TRAB_ANSWER_NOT_KNOWN;
  if (sums[0] != sums[1])
    name_vague (person);
  return TRUE;
}

/**
 * trab_safety_look_up_new_person:
 * @facts, @evidence: must outlive the result
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabSafetyPerson *
trab_safety_look_up_new_person (const TrabFacts *facts, TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabSafetyPerson) person = trab_safety_person_new (facts, evidence, error);

  if (person == NULL || !check_criteria (person, error))
    return NULL;
  if (facts->with_carried != NULL)
    {
      person->carried = trab_safety_look_up_new_person (facts->with_carried, evidence, error);
      if (person->carried == NULL)
        return NULL;
    }
  return g_steal_pointer (&person);
}
