/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-alarms.h"

#include <math.h>

#include "trab-safety-blood.h"
#include "trab-safety-medicines.h"

#define MONTHS_PER_YEAR 12.0

static TrabMeasurement *
find_latest (const TrabSafetyPerson *person, TrabMeasure measure)
{
  return trab_record_find_latest (person->facts->record, measure, TRAB_SITE_NONE);
}

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
      = trab_safety_person_get_limit (person, "on_treatment_months") / MONTHS_PER_YEAR;
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

static TrabAnswer
is_not (TrabAnswer answer)
{
  if (answer == TRAB_ANSWER_NOT_KNOWN)
    return answer;
  return answer == TRAB_ANSWER_YES ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
}

/* A break, a steroid, a hormone treatment of cancer or a treatment today each has thresholds of its
 * own. It is said only where all is known; nothing is missing for it, as it forbids nothing. */
static void
find_no_threshold (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  const TrabFacts *facts = person->facts;
  const TrabAnswer against[] = {
    is_not (is_density_good (person)),
    facts->has_fracture ? TRAB_ANSWER_YES
                        : trab_facts_get_answer (facts, TRAB_QUESTION_PREVIOUS_FRACTURE),
    trab_facts_get_answer (facts, TRAB_QUESTION_STEROIDS),
    trab_facts_get_answer (facts, TRAB_QUESTION_AROMATASE_INHIBITOR),
    facts->sex == TRAB_SEX_MALE ? trab_facts_get_answer (facts, TRAB_QUESTION_ANDROGEN_DEPRIVATION)
                                : TRAB_ANSWER_NO,
    trab_safety_fact_answer_of (trab_facts_is_treated (facts)),
    trab_safety_fact_answer_of (facts->has_spine_fracture),
  };

  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (trab_safety_fact_any_of (against, G_N_ELEMENTS (against))
                                        == TRAB_ANSWER_NO));
}

/* Low is a total under the limit, or a free one that its laboratory calls low; who takes
 * testosterone shows the treatment. Known only from a value that is not old. */
static void
find_low_testosterone (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabSafetyFact total = { .number = NAN };

  trab_safety_blood_read (person, TRAB_MEASURE_TESTOSTERONE, &total);
  if (total.is_known
      && trab_safety_medicines_takes (person, TRAB_MEDICINE_CLASS_TESTOSTERONE) != TRAB_ANSWER_YES
      && find_latest (person, TRAB_MEASURE_FREE_TESTOSTERONE) == NULL)
    trab_safety_fact_set_answer (
        fact, trab_safety_fact_answer_of (
                  total.number < trab_safety_person_get_limit (person, "testosterone_low_nmol_l")));
  else
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
}

static const TrabSafetyFinder finders[] = {
  { "no_threshold_met", find_no_threshold },
  { "spine_or_hip_break_on_treatment", find_break_on_treatment },
  { "testosterone_lowest_or_free_low", find_low_testosterone },
};

/** trab_safety_alarms_look_up: whether the field is one of them */
gboolean
trab_safety_alarms_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
}
