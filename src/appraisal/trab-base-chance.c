/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-base-chance.h"

#include <math.h>

#include "trab-base-calculator.h"
#include "trab-date.h"
#include "trab-plan-benefit.h"

#define DEATH_SPAN_YEARS 10

/* What one base is made with; lives for one call. */
typedef struct
{
  const TrabChanceTables *tables;
  const TrabFracturePerson *person;
  const TrabBaseQuestion *question;
  TrabBaseCalculator results[TRAB_N_CALCULATORS];
  TrabChance *chance;
} Job;

static double
get_pct (const Job *job, TrabCalculator calculator, TrabOutcome outcome)
{
  return trab_fracture_hazard_get_chance_pct (&job->results[calculator].hazard[outcome], NULL,
                                              TRAB_MONTHS_PER_YEAR * job->question->years);
}

static void
run_calculators (Job *job)
{
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    {
      TrabBaseCalculator *result = &job->results[i];
      TrabChanceCalculator *told = &job->chance->calculators[i];

      trab_base_calculator_run (job->tables, job->person, (TrabCalculator) i,
                                job->question->country, result);
      if (job->question->is_closed)
        result->lack = TRAB_CHANCE_LACK_CLOSED;
      told->lack = result->lack;
      told->fits = result->lack == TRAB_CHANCE_LACK_NOTHING;
      told->blind_spots = result->blind_spots;
      for (guint j = 0; told->fits && j < TRAB_N_OUTCOMES; j++)
        {
          told->has_pct[j] = result->has[j];
          if (!result->has[j])
            continue;
          told->pct[j] = get_pct (job, (TrabCalculator) i, (TrabOutcome) j);
          told->counts_death |= result->hazard[j].counts_death;
        }
    }
}

static double
get_rank (const TrabChanceCalculator *told)
{
  return told->has_pct[TRAB_OUTCOME_MAJOR] ? told->pct[TRAB_OUTCOME_MAJOR]
                                           : told->pct[TRAB_OUTCOME_HIP];
}

/* The first that fits and is not blind; if all are blind, the highest, which is a lower bound. The
 * clinician's choice comes before the order, and is as blind as it is. */
static void
choose (Job *job)
{
  TrabChance *chance = job->chance;
  TrabCalculator choice = job->question->choice;

  chance->calculator = TRAB_CALCULATOR_NONE;
  if (choice != TRAB_CALCULATOR_NONE && chance->calculators[choice].fits)
    {
      chance->calculator = choice;
      chance->is_chosen = TRUE;
      return;
    }
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    if (chance->calculators[i].fits && chance->calculators[i].blind_spots == 0)
      {
        chance->calculator = (TrabCalculator) i;
        return;
      }
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    if (chance->calculators[i].fits
        && (chance->calculator == TRAB_CALCULATOR_NONE
            || get_rank (&chance->calculators[i])
                   > get_rank (&chance->calculators[chance->calculator])))
      chance->calculator = (TrabCalculator) i;
}

/* Of calculators that count the same outcome, and deaths alike; FRAX without the scan is not beside
 * FRAX with it. */
static gboolean
is_comparable (const TrabChance *chance, TrabCalculator other, TrabOutcome outcome)
{
  const TrabChanceCalculator *told = &chance->calculators[other];
  gboolean is_any_low_trauma = other == TRAB_CALCULATOR_GARVAN && outcome == TRAB_OUTCOME_MAJOR;
  gboolean base_is = chance->calculator == TRAB_CALCULATOR_GARVAN && outcome == TRAB_OUTCOME_MAJOR;

  return other != chance->calculator && told->fits && told->has_pct[outcome]
         && told->blind_spots == 0 && is_any_low_trauma == base_is
         && told->counts_death == chance->counts_death
         && !(trab_chance_calculator_is_frax (other)
              && trab_chance_calculator_is_frax (chance->calculator));
}

static gboolean
has_recent_break (const Job *job, gboolean *is_spine)
{
  gboolean has = FALSE;

  *is_spine = FALSE;
  for (guint i = 0; i < job->person->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (job->person->breaks, TrabFractureBreak, i);

      if (!broken->is_dated || broken->years_ago > job->tables->constants.recent_break_years)
        continue;
      has = TRUE;
      *is_spine |= broken->is_site_known && broken->site == TRAB_FRACTURE_SPINE;
    }
  return has;
}

/* The number times its factors, then widened to what comparable calculators say. A scan made on
 * treatment makes the upper end too low by what the treatment does. */
static void
fill_range (const Job *job, TrabOutcome outcome, TrabChanceBase *base)
{
  const TrabChance *chance = job->chance;
  const TrabBaseCalculator *result = &job->results[chance->calculator];
  double low = 1, high = 1, today = 1;
  gboolean is_spine = FALSE;
  gboolean knows_today = trab_plan_benefit_get_today (job->tables, job->person, outcome, &today);

  if (!trab_chance_tables_find_factors (job->tables, chance->calculator, outcome, job->person->sex,
                                        base->pct, &low, &high))
    return;
  base->is_open = has_recent_break (job, &is_spine) || job->person->has_undated
                  || (result->on_treatment && !knows_today);
  base->has_range = TRUE;
  base->low_pct = base->pct * low;
  base->high_pct = base->pct * high / (result->on_treatment && knows_today ? today : 1);
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    if (chance->calculators[i].is_comparable[outcome])
      {
        base->low_pct = MIN (base->low_pct, chance->calculators[i].pct[outcome]);
        base->high_pct = MAX (base->high_pct, chance->calculators[i].pct[outcome]);
      }
  base->low_pct = MIN (base->low_pct, job->tables->constants.highest_pct);
  base->high_pct = MAX (MIN (base->high_pct, job->tables->constants.highest_pct), base->pct);
}

/* Somebody of the same age and sex with none of the risks ticked, by the same calculator; FRAX is
 * not computed here. */
static void
fill_plain (const Job *job, TrabChance *chance)
{
  g_autoptr (TrabFracturePerson) plain
      = trab_fracture_person_new_empty (job->person->sex, job->person->age_years);
  TrabBaseCalculator result;
  TrabFractureScan neck = { 0 };

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    chance->base[i].plain_pct = NAN;
  if (chance->calculator != TRAB_CALCULATOR_GARVAN
      && chance->calculator != TRAB_CALCULATOR_QFRACTURE)
    return;
  /* the same person, so what is not a risk to tick stays: body size, and the scan */
  plain->qfracture.has_bmi = job->person->qfracture.has_bmi;
  plain->qfracture.bmi_kg_m2 = job->person->qfracture.bmi_kg_m2;
  plain->qfracture.ethnicity = job->person->qfracture.ethnicity;
  if (job->results[chance->calculator].neck != NULL)
    {
      neck = *job->results[chance->calculator].neck;
      neck.years_ago = 0;
      g_array_append_val (plain->neck, neck);
    }
  trab_base_calculator_run (job->tables, plain, chance->calculator, job->question->country,
                            &result);
  for (guint i = 0; result.lack == TRAB_CHANCE_LACK_NOTHING && i < TRAB_N_OUTCOMES; i++)
    if (result.has[i])
      chance->base[i].plain_pct = trab_fracture_hazard_get_chance_pct (
          &result.hazard[i], NULL, TRAB_MONTHS_PER_YEAR * job->question->years);
}

static void
fill_bases (Job *job, TrabBaseChance *into)
{
  TrabChance *chance = job->chance;
  const TrabChanceCalculator *told = &chance->calculators[chance->calculator];
  const TrabBaseCalculator *result = &job->results[chance->calculator];

  chance->counts_death = told->counts_death;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      TrabChanceBase *base = &chance->base[i];

      for (guint j = 0; j < TRAB_N_CALCULATORS; j++)
        chance->calculators[j].is_comparable[i]
            = is_comparable (chance, (TrabCalculator) j, (TrabOutcome) i);
      if (!told->has_pct[i])
        continue;
      base->state = told->blind_spots == 0 ? TRAB_CHANCE_NUMBER : TRAB_CHANCE_LOWER_BOUND;
      base->pct = told->pct[i];
      into->has_hazard[i] = TRUE;
      into->hazard[i] = result->hazard[i];
      if (base->state == TRAB_CHANCE_NUMBER)
        fill_range (job, (TrabOutcome) i, base);
    }
}

static guint
count_spine_breaks (const TrabFracturePerson *person)
{
  guint n = 0;

  for (guint i = 0; i < person->breaks->len; i++)
    {
      const TrabFractureBreak *broken = &g_array_index (person->breaks, TrabFractureBreak, i);

      n += broken->is_site_known && broken->site == TRAB_FRACTURE_SPINE;
    }
  return n;
}

/* Risks that the chosen calculator takes in badly, which make it no more than a little wrong. */
static guint
list_risk_notes (const Job *job)
{
  const TrabChanceConstants *constants = &job->tables->constants;
  const TrabFracturePerson *person = job->person;
  TrabCalculator calculator = job->chance->calculator;
  gboolean is_frax = trab_chance_calculator_is_frax (calculator);
  gboolean is_garvan = calculator == TRAB_CALCULATOR_GARVAN;
  gboolean is_spine_lower
      = person->has_spine_t_score && person->neck->len > 0
        && person->spine_t_score <= g_array_index (person->neck, TrabFractureScan, 0).t_score
                                        - constants->spine_below_neck;
  guint notes = 0;

  if (is_frax && person->falls >= constants->many_falls && !person->frax.adjusts_falls)
    notes |= TRAB_CHANCE_NOTE_MANY_FALLS;
  if (is_frax && count_spine_breaks (person) >= constants->many_spine_breaks)
    notes |= TRAB_CHANCE_NOTE_SPINE_BREAKS;
  if (is_spine_lower && (is_garvan || (is_frax && !person->frax.adjusts_spine)))
    notes |= TRAB_CHANCE_NOTE_SPINE_LOWER;
  if (is_garvan && person->has_uncounted_risk)
    notes |= TRAB_CHANCE_NOTE_NOT_COUNTED;
  return notes;
}

static guint
list_notes (const Job *job)
{
  const TrabFracturePerson *person = job->person;
  const TrabBaseCalculator *result = &job->results[job->chance->calculator];
  const TrabChanceConstants *constants = &job->tables->constants;
  gboolean is_woman = person->sex == TRAB_SEX_FEMALE;
  gboolean is_spine = FALSE;
  guint notes = list_risk_notes (job);

  if (has_recent_break (job, &is_spine))
    {
      if (is_woman && is_spine)
        notes |= TRAB_CHANCE_NOTE_RECENT_SPINE;
      if (is_woman && person->age_years >= constants->recent_older_years)
        notes |= TRAB_CHANCE_NOTE_RECENT_OLDER;
      if (!(notes & (TRAB_CHANCE_NOTE_RECENT_SPINE | TRAB_CHANCE_NOTE_RECENT_OLDER)))
        notes |= TRAB_CHANCE_NOTE_RECENT_OTHER;
    }
  if (result->on_treatment)
    notes |= TRAB_CHANCE_NOTE_ON_TREATMENT;
  if (result->before_treatment)
    notes |= TRAB_CHANCE_NOTE_BEFORE_TREATMENT;
  if (result->is_reference_assumed)
    notes |= TRAB_CHANCE_NOTE_MEN_REFERENCE;
  if (person->are_steroid_months_assumed)
    notes |= TRAB_CHANCE_NOTE_STEROID_MONTHS;
  if (person->has_undated)
    notes |= TRAB_CHANCE_NOTE_UNDATED;
  if (person->age_years >= constants->death_counted_from_years)
    notes |= TRAB_CHANCE_NOTE_FIVE_YEARS;
  return notes;
}

static void
fill_death (const Job *job, TrabChance *chance)
{
  const TrabFracturePerson *person = job->person;
  const TrabLifeTable *life
      = person->sex == TRAB_SEX_UNKNOWN || !person->has_age
            ? NULL
            : trab_chance_tables_find_life (job->tables, job->question->country, person->sex);

  g_strlcpy (chance->country, job->question->country, sizeof chance->country);
  if (life == NULL)
    {
      chance->notes |= TRAB_CHANCE_NOTE_NO_LIFE_TABLE;
      return;
    }
  if (person->age_years < job->tables->constants.death_said_from_years
      || person->age_years + DEATH_SPAN_YEARS > trab_life_table_get_last_age (life))
    return;
  chance->has_death = TRUE;
  chance->death_pct = 100 * trab_life_table_get_chance (life, person->age_years, DEATH_SPAN_YEARS);
}

/**
 * trab_base_chance_new:
 *
 * The base by the order of fracture-layer section 1, with its range by section 2.
 *
 * Returns: (transfer full)
 */
TrabBaseChance *
trab_base_chance_new (const TrabChanceTables *tables,
                      const TrabFracturePerson *person,
                      const TrabBaseQuestion *question)
{
  TrabBaseChance *self = g_new0 (TrabBaseChance, 1);
  g_autofree Job *job = g_new0 (Job, 1);
  double first_years = 0;

  job->tables = tables;
  job->person = person;
  job->question = question;
  job->chance = &self->chance;
  self->chance.years = question->years;
  self->chance.unasked = person->unasked;
  self->chance.is_treated
      = person->has_undated || trab_base_calculator_get_first_start (tables, person, &first_years);
  run_calculators (job);
  choose (job);
  fill_plain (job, &self->chance);
  if (self->chance.calculator != TRAB_CALCULATOR_NONE)
    {
      fill_bases (job, self);
      self->chance.notes = list_notes (job);
    }
  fill_death (job, &self->chance);
  return self;
}

void
trab_base_chance_free (TrabBaseChance *base)
{
  g_free (base);
}
