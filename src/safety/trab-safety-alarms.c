/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-alarms.h"

#include <math.h>

#include "trab-date.h"
#include "trab-safety-blood.h"
#include "trab-safety-medicines.h"
#include "trab-safety-value.h"

static gboolean
is_treating (const TrabTakenMedicine *taken, double years, double least_years)
{
  return trab_facts_is_bone_medicine (taken->medicine_class) && taken->has_from
         && taken->from_years + least_years <= years
         && (taken->is_ongoing || years <= taken->to_years);
}

/* A spine or hip that broke while a bone medicine had been taken for a year. */
static void
find_break_on_treatment (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  GPtrArray *fractures = trab_record_get_fractures (person->facts->record);
  double least_years
      = trab_safety_person_get_limit (person, "on_treatment_months") / TRAB_MONTHS_PER_YEAR;
  TrabAnswer answer = TRAB_ANSWER_NO;

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fracture = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (fracture->is_in_error || fracture->is_low_trauma == TRAB_ANSWER_NO
          || (fracture->site != TRAB_FRACTURE_SPINE && fracture->site != TRAB_FRACTURE_HIP)
          || !trab_date_is_known (fracture->date))
        continue;
      for (guint j = 0; j < person->facts->medicines->len; j++)
        if (is_treating (&g_array_index (person->facts->medicines, TrabTakenMedicine, j),
                         trab_date_years_between (person->facts->today, fracture->date),
                         least_years))
          answer = TRAB_ANSWER_YES;
    }
  trab_safety_fact_set_answer (fact, answer);
}

/* Above the limit at every site measured, the hip among them. */
static TrabAnswer
is_density_good (const TrabSafetyPerson *person)
{
  const TrabFacts *facts = person->facts;
  double limit = trab_safety_person_get_limit (person, "not_indicated_t_score");
  gboolean has_hip = facts->has_t_score[1] || facts->has_t_score[2];

  for (guint i = 0; i < G_N_ELEMENTS (facts->t_score); i++)
    if (facts->has_t_score[i] && facts->t_score[i] <= limit)
      return TRAB_ANSWER_NO;
  return has_hip ? TRAB_ANSWER_YES : TRAB_ANSWER_NOT_KNOWN;
}

/* A typed FRAX and the treatment line of its own guideline: above it or below; not known where none
 * was typed, or no line is known. */
static TrabAnswer
is_frax_below_line (const TrabSafetyPerson *person)
{
  const TrabFraxReading *frax = &person->frax;

  if (!frax->is_typed || !frax->has_scheme || isnan (frax->class.over_threshold)
      || frax->class.refusal != TRAB_RISK_REFUSAL_NONE)
    return TRAB_ANSWER_NOT_KNOWN;
  if (frax->class.over_threshold >= 1)
    return TRAB_ANSWER_NO;
  /* one result alone tells nothing of the other */
  return frax->typed.has_mof && frax->typed.has_hip ? TRAB_ANSWER_YES : TRAB_ANSWER_NOT_KNOWN;
}

/* A break, a steroid, a hormone treatment of cancer or a treatment today each has thresholds of its
 * own: nothing of them, as far as all is known. */
static gboolean
has_no_other_reason (const TrabSafetyPerson *person)
{
  const TrabFacts *facts = person->facts;
  const TrabAnswer against[] = {
    facts->has_fracture ? TRAB_ANSWER_YES
                        : trab_facts_get_answer (facts, TRAB_QUESTION_PREVIOUS_FRACTURE),
    trab_facts_get_answer (facts, TRAB_QUESTION_STEROIDS),
    trab_facts_get_answer (facts, TRAB_QUESTION_AROMATASE_INHIBITOR),
    facts->sex == TRAB_SEX_MALE ? trab_facts_get_answer (facts, TRAB_QUESTION_ANDROGEN_DEPRIVATION)
                                : TRAB_ANSWER_NO,
    trab_safety_fact_answer_of (trab_facts_is_treated (facts)),
    trab_safety_fact_answer_of (facts->has_spine_fracture),
  };

  return trab_safety_fact_any_of (against, G_N_ELEMENTS (against)) == TRAB_ANSWER_NO;
}

/* It is said only where all is known, and never beside a FRAX above its line; nothing is missing
 * for it, as it forbids nothing. */
static void
find_no_threshold (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (is_density_good (person) == TRAB_ANSWER_YES
                                        && is_frax_below_line (person) != TRAB_ANSWER_NO
                                        && has_no_other_reason (person)));
}

/* Below its line, and no site as low as osteoporosis; one sentence of the two is enough. */
static void
find_frax_below_line (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;
  double osteoporosis = trab_safety_person_get_limit (person, "osteoporosis_t_score");
  gboolean is_low = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (facts->t_score); i++)
    is_low |= facts->has_t_score[i] && facts->t_score[i] <= osteoporosis;
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (!is_low && is_density_good (person) != TRAB_ANSWER_YES
                                        && is_frax_below_line (person) == TRAB_ANSWER_YES
                                        && has_no_other_reason (person)));
}

/* Who takes testosterone shows the treatment; without a value another rule speaks. */
static void
find_low_testosterone (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer is_low = trab_safety_blood_is_testosterone_low (person);

  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (
                is_low != TRAB_ANSWER_NO
                || trab_safety_medicines_takes (person, TRAB_MEDICINE_CLASS_TESTOSTERONE)
                       == TRAB_ANSWER_YES));
}

/* A low sample of the afternoon, where its time came with it: it may be low by the time of day
 * alone. One that is not low then is not low in the morning, when it is highest. */
static void
find_afternoon_testosterone (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, TRAB_MEASURE_TESTOSTERONE);
  const TrabMoment *moment = latest ? &trab_measurement_get (latest)->moment : NULL;

  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (
                moment != NULL && moment->has_time
                && trab_safety_blood_is_testosterone_low (person) == TRAB_ANSWER_YES
                && moment->hour >= trab_safety_person_get_limit (person, "morning_ends_hour")));
}

/* Raised calcium beside a PTH that is not low: by the laboratory's limit, and without one any PTH
 * is not. */
static void
find_calcium_with_pth (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabMeasurement *pth = trab_safety_value_find_latest (person, TRAB_MEASURE_PTH);
  double low = -INFINITY;

  trab_safety_person_find_own_limit (person, TRAB_MEASURE_PTH, FALSE, &low);
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (pth != NULL && trab_measurement_get (pth)->value >= low
                                        && trab_safety_blood_is_calcium_raised (person)));
}

static const TrabSafetyFinder finders[] = {
  { "calcium_raised_with_pth", find_calcium_with_pth },
  { "frax_below_own_line", find_frax_below_line },
  { "no_threshold_met", find_no_threshold },
  { "spine_or_hip_break_on_treatment", find_break_on_treatment },
  { "testosterone_afternoon", find_afternoon_testosterone },
  { "testosterone_lowest_or_free_low", find_low_testosterone },
};

/** trab_safety_alarms_look_up: whether the field is one of them */
gboolean
trab_safety_alarms_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
}
