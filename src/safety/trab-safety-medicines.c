/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-medicines.h"

#include "trab-facts-use.h"

static const TrabTakenMedicine *
get_taken (const TrabSafetyPerson *person, guint i)
{
  return &g_array_index (person->facts->medicines, TrabTakenMedicine, i);
}

static gboolean
is_antiresorptive (TrabMedicineClass class)
{
  return trab_medicine_class_is_bisphosphonate (class) || class == TRAB_MEDICINE_CLASS_DENOSUMAB
         || class == TRAB_MEDICINE_CLASS_SERM || class == TRAB_MEDICINE_CLASS_OESTROGEN;
}

static gboolean
is_anabolic (TrabMedicineClass class)
{
  return class == TRAB_MEDICINE_CLASS_PTH_ANALOGUE || class == TRAB_MEDICINE_CLASS_ROMOSOZUMAB;
}

static gboolean
is_denosumab (TrabMedicineClass class)
{
  return class == TRAB_MEDICINE_CLASS_DENOSUMAB;
}

static gboolean
is_other_bone_drug (TrabMedicineClass class)
{
  return trab_medicine_class_is_not_compared (class) && !is_denosumab (class);
}

static gboolean
is_bone_drug (TrabMedicineClass class)
{
  return is_antiresorptive (class) || trab_medicine_class_is_not_compared (class);
}

static gboolean
is_steroid (TrabMedicineClass class)
{
  return class == TRAB_MEDICINE_CLASS_GLUCOCORTICOID;
}

static gboolean
is_oral_bisphosphonate (TrabMedicineClass class)
{
  return class == TRAB_MEDICINE_CLASS_ALENDRONATE || class == TRAB_MEDICINE_CLASS_RISEDRONATE
         || class == TRAB_MEDICINE_CLASS_IBANDRONATE;
}

/** trab_safety_medicines_takes: as trab_facts_ask_takes() */
TrabAnswer
trab_safety_medicines_takes (const TrabSafetyPerson *person, TrabMedicineClass class)
{
  return trab_facts_ask_takes (person->facts, class);
}

/* The list outweighs an answer that says no; an answer outweighs a list that has nothing. */
static TrabAnswer
takes_or_says (const TrabSafetyPerson *person, TrabMedicineClass class, TrabQuestion question)
{
  TrabAnswer taken = trab_safety_medicines_takes (person, class);
  TrabAnswer said = trab_safety_person_ask (person, question);

  return taken == TRAB_ANSWER_YES || said == TRAB_ANSWER_NOT_KNOWN ? taken : said;
}

static void
set_months (TrabSafetyFact *fact, TrabFactsUse since)
{
  trab_safety_fact_set_range (fact, since.least_years * TRAB_MONTHS_PER_YEAR,
                              since.most_years * TRAB_MONTHS_PER_YEAR);
}

/* Months since the latest course of a kind ended. Returns: whether one has ended */
static gboolean
find_end (const TrabSafetyPerson *person, TrabFactsIsOfKind is_of_kind, TrabSafetyFact *fact)
{
  TrabFactsUse since = { 0 };

  if (!trab_facts_use_find_end (person->facts, is_of_kind, &since))
    return FALSE;
  set_months (fact, since);
  return TRUE;
}

/* "Now or in the last 3 years" without a course that ended may be now. */
static TrabAnswer
takes_denosumab (const TrabSafetyPerson *person)
{
  TrabAnswer taken = trab_safety_medicines_takes (person, TRAB_MEDICINE_CLASS_DENOSUMAB);
  TrabAnswer recent = trab_safety_person_ask (person, TRAB_QUESTION_DENOSUMAB_3Y);
  TrabSafetyFact end = { 0 };

  if (taken == TRAB_ANSWER_YES)
    return taken;
  if (recent == TRAB_ANSWER_YES)
    return find_end (person, is_denosumab, &end) ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
  return taken == TRAB_ANSWER_NO || recent == TRAB_ANSWER_NO ? TRAB_ANSWER_NO
                                                             : TRAB_ANSWER_NOT_KNOWN;
}

static void
find_denosumab (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, takes_denosumab (person));
}

/* Who never had it has no dose that is late. */
static void
find_denosumab_months (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer taken = takes_denosumab (person);
  double months = 0;

  if (trab_safety_person_read_number (person, TRAB_QUESTION_DENOSUMAB_LAST_DOSE_MONTHS, &months))
    trab_safety_fact_set_number (fact, months);
  else if (taken != TRAB_ANSWER_YES && !find_end (person, is_denosumab, fact)
           && taken == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, 0);
}

static void
find_anabolic_end (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (!find_end (person, is_anabolic, fact)
      && trab_safety_person_ask (person, TRAB_QUESTION_ANABOLIC_3Y) == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, TRAB_SAFETY_NEVER);
}

/* One was taken in the last years, nobody wrote down which or until when, and none is listed now.
 */
static void
find_undated_anabolic (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer said = trab_safety_person_ask (person, TRAB_QUESTION_ANABOLIC_3Y);
  TrabSafetyFact end = { 0 };
  gboolean is_dated = find_end (person, is_anabolic, &end)
                      || trab_facts_ask_takes_any (person->facts, is_anabolic) == TRAB_ANSWER_YES;

  trab_safety_fact_set_answer (fact, is_dated ? TRAB_ANSWER_NO : said);
}

/* The rule asks what is recorded: a list that nobody confirmed is no reason to stay silent. */
static void
find_antiresorptive (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (trab_facts_ask_takes_any (person->facts, is_antiresorptive)
                                        == TRAB_ANSWER_YES));
}

static void
find_other_bone_drug (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, trab_facts_ask_takes_any (person->facts, is_other_bone_drug));
}

static void
find_testosterone (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_safety_medicines_takes (person, TRAB_MEDICINE_CLASS_TESTOSTERONE));
}

static void
find_aromatase_inhibitor (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, takes_or_says (person, TRAB_MEDICINE_CLASS_AROMATASE_INHIBITOR,
                                                    TRAB_QUESTION_AROMATASE_INHIBITOR));
}

static void
find_gnrh_analogue (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, takes_or_says (person, TRAB_MEDICINE_CLASS_GNRH_ANALOGUE, TRAB_QUESTION_GNRH_ANALOGUE));
}

/* In a man a GnRH analogue is that. */
static void
find_androgen_deprivation (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer said = trab_safety_person_ask (person, TRAB_QUESTION_ANDROGEN_DEPRIVATION);
  TrabSafetyFact analogue = { 0 };

  find_gnrh_analogue (person, &analogue);
  if (person->facts->sex == TRAB_SEX_FEMALE)
    said = TRAB_ANSWER_NO;
  else if (analogue.answer == TRAB_ANSWER_YES)
    said = TRAB_ANSWER_YES;
  trab_safety_fact_set_answer (fact, said);
}

/* How long the medicine of a kind taken longest has been taken. Returns: whether one is taken */
static gboolean
find_longest (const TrabSafetyPerson *person, TrabFactsIsOfKind is_of_kind, TrabSafetyFact *fact)
{
  TrabFactsUse since = { 0 };

  if (!trab_facts_use_find_longest (person->facts, is_of_kind, &since))
    return FALSE;
  set_months (fact, since);
  return TRUE;
}

static void
find_bone_drug_months (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (!find_longest (person, is_bone_drug, fact)
      && trab_safety_person_ask (person, TRAB_QUESTION_MEDICINES_LISTED) == TRAB_ANSWER_YES)
    trab_safety_fact_set_number (fact, 0);
}

static TrabAnswer
takes_steroids (const TrabSafetyPerson *person)
{
  TrabAnswer said = trab_safety_person_ask (person, TRAB_QUESTION_STEROIDS);

  return trab_facts_ask_takes_any (person->facts, is_steroid) == TRAB_ANSWER_YES ? TRAB_ANSWER_YES
                                                                                 : said;
}

static void
find_steroids (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact, takes_steroids (person));
}

/* The highest dose of a steroid that the list tells. Returns: whether it tells one */
static gboolean
read_listed_dose (const TrabSafetyPerson *person, double *mg_day, double *spread)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < person->facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = get_taken (person, i);

      if (!taken->is_ongoing || !is_steroid (taken->medicine_class) || !taken->match.has_mg_d
          || (is_found && taken->match.mg_d <= *mg_day))
        continue;
      is_found = TRUE;
      *mg_day = taken->match.mg_d;
      *spread = taken->match.mg_d_spread;
    }
  return is_found;
}

/* The higher one of the answer and the list. */
static void
find_prednisolone (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer taken = takes_steroids (person);
  double listed = 0;
  double spread = 0;
  gboolean is_listed = read_listed_dose (person, &listed, &spread);
  double mg_day = 0;

  if (taken == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, 0);
  else if (trab_safety_person_read_number (person, TRAB_QUESTION_PREDNISOLONE_MG_D, &mg_day))
    trab_safety_fact_set_number (fact, MAX (mg_day, listed));
  else if (is_listed)
    trab_safety_fact_set_range (fact, listed, listed + spread);
}

static void
find_steroid_months (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  double months = 0;

  if (takes_steroids (person) == TRAB_ANSWER_NO)
    trab_safety_fact_set_number (fact, 0);
  else if (trab_safety_person_read_number (person, TRAB_QUESTION_STEROID_MONTHS, &months))
    trab_safety_fact_set_number (fact, months);
  else
    find_longest (person, is_steroid, fact);
}

static void
find_steroid_years (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  find_steroid_months (person, fact);
  fact->number /= TRAB_MONTHS_PER_YEAR;
  fact->spread /= TRAB_MONTHS_PER_YEAR;
}

static void
find_calcium_supplement (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (fact,
                               trab_safety_medicines_takes (person, TRAB_MEDICINE_CLASS_CALCIUM));
}

/** trab_safety_medicines_takes_oral_bisphosphonate: as trab_safety_medicines_takes() */
TrabAnswer
trab_safety_medicines_takes_oral_bisphosphonate (const TrabSafetyPerson *person)
{
  return trab_facts_ask_takes_any (person->facts, is_oral_bisphosphonate);
}

static void
find_bisphosphonate (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  trab_safety_fact_set_answer (
      fact, trab_facts_ask_takes_any (person->facts, trab_medicine_class_is_bisphosphonate));
}

/* Nobody has to be asked: what the list does not tell is no pause. */
static void
find_pause (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabSafetyFact end = { 0 };

  trab_safety_fact_set_answer (
      fact, trab_safety_fact_answer_of (
                find_end (person, trab_medicine_class_is_bisphosphonate, &end)
                && trab_facts_ask_takes_any (person->facts, is_bone_drug) != TRAB_ANSWER_YES));
}

/* Who never had it, or goes on with it, has not ended it. */
static void
find_denosumab_end (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (takes_denosumab (person) == TRAB_ANSWER_YES || !find_end (person, is_denosumab, fact))
    trab_safety_fact_set_number (fact, TRAB_SAFETY_NEVER);
}

static const TrabSafetyFinder finders[] = {
  { "anabolic_course_ended_months", find_anabolic_end },
  { "anabolic_undated", find_undated_anabolic },
  { "androgen_deprivation_therapy", find_androgen_deprivation },
  { "antiresorptive_after_anabolic", find_antiresorptive },
  { "antiresorptive_after_denosumab", find_antiresorptive },
  { "aromatase_inhibitor_current", find_aromatase_inhibitor },
  { "bisphosphonate_current", find_bisphosphonate },
  { "bisphosphonate_paused", find_pause },
  { "calcium_supplement_current", find_calcium_supplement },
  { "denosumab_current", find_denosumab },
  { "denosumab_ended_months", find_denosumab_end },
  { "denosumab_months_since_last_dose", find_denosumab_months },
  { "glucocorticoid_current", find_steroids },
  { "glucocorticoid_months", find_steroid_months },
  { "glucocorticoid_years", find_steroid_years },
  { "gnrh_ovarian_suppression_current", find_gnrh_analogue },
  { "on_bone_drug_months", find_bone_drug_months },
  { "on_testosterone", find_testosterone },
  { "other_bone_drug_current", find_other_bone_drug },
  { "prednisolone_mg_day", find_prednisolone },
};

/** trab_safety_medicines_look_up: whether the field is one of them */
gboolean
trab_safety_medicines_look_up (const TrabSafetyPerson *person,
                               const char *field,
                               TrabSafetyFact *fact)
{
  return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
}
