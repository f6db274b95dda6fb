/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-breaks.h"

#include "trab-date.h"

#define WEEKS_PER_YEAR (365.25 / 7)
#define ANY_SITE (-1)

/** What the list says of the breaks at one site, or of all. */
typedef struct
{
  guint n;
  double
      least_years; /* since the latest, as far as dates tell; a break without one may be recent */
  double most_years;
} Breaks;

static Breaks
read_breaks (const TrabSafetyPerson *person, int site, gboolean only_low_trauma)
{
  GPtrArray *fractures = trab_record_get_fractures (person->facts->record);
  Breaks breaks = { .least_years = TRAB_SAFETY_NEVER, .most_years = TRAB_SAFETY_NEVER };

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fracture = trab_fracture_get (g_ptr_array_index (fractures, i));
      double least = 0;
      double most = TRAB_SAFETY_NEVER;

      if (fracture->is_in_error || (site != ANY_SITE && (int) fracture->site != site)
          || (only_low_trauma && fracture->is_low_trauma == TRAB_ANSWER_NO))
        continue;
      breaks.n++;
      if (trab_date_is_known (fracture->date))
        trab_date_years_since (fracture->date, person->facts->today, &least, &most);
      breaks.least_years = MIN (breaks.least_years, least);
      breaks.most_years = MIN (breaks.most_years, most);
    }
  return breaks;
}

static const TrabVisitFields *
find_earlier_visit (const TrabSafetyPerson *person)
{
  GPtrArray *visits = trab_record_get_visits (person->facts->record);
  const TrabVisitFields *earlier = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      const TrabVisitFields *fields = trab_visit_get (g_ptr_array_index (visits, i));

      if (trab_date_compare (fields->moment.date, person->facts->today) < 0
          && (earlier == NULL || trab_date_compare (earlier->moment.date, fields->moment.date) < 0))
        earlier = fields;
    }
  return earlier;
}

/* "A broken bone since the last visit: yes" is told in full only where the list has one that may be
 * of that time. */
static gboolean
is_new_break_listed (const TrabSafetyPerson *person)
{
  const TrabVisitFields *earlier = find_earlier_visit (person);
  Breaks breaks = read_breaks (person, ANY_SITE, FALSE);
  double least = 0;
  double most = 0;

  if (earlier == NULL)
    return breaks.n > 0;
  trab_date_years_since (earlier->moment.date, person->facts->today, &least, &most);
  return breaks.n > 0 && breaks.least_years <= most;
}

/* Whether the list may be read as complete: somebody said that nothing broke, or wrote down what
 * did. A spine can break unnoticed, but what nobody knows of has no date. */
static gboolean
is_list_complete (const TrabSafetyPerson *person)
{
  if (trab_safety_person_ask (person, TRAB_QUESTION_NEW_FRACTURE) == TRAB_ANSWER_YES
      && !is_new_break_listed (person))
    return FALSE;
  return read_breaks (person, ANY_SITE, FALSE).n > 0
         || trab_safety_person_ask (person, TRAB_QUESTION_PREVIOUS_FRACTURE) == TRAB_ANSWER_NO;
}

/* A list that leaves something out may leave out the latest. */
static void
look_up_since (const TrabSafetyPerson *person,
               int site,
               gboolean only_low_trauma,
               double per_year,
               TrabSafetyFact *fact)
{
  Breaks breaks = read_breaks (person, site, only_low_trauma);
  double least = is_list_complete (person) ? breaks.least_years : 0;

  if (least < TRAB_SAFETY_NEVER)
    least *= per_year;
  if (breaks.most_years < TRAB_SAFETY_NEVER)
    trab_safety_fact_set_range (fact, least, breaks.most_years * per_year);
  else if (breaks.n > 0 || is_list_complete (person))
    trab_safety_fact_set_range (fact, least, TRAB_SAFETY_NEVER);
}

static void
look_up_count (const TrabSafetyPerson *person, int site, TrabSafetyFact *fact)
{
  guint n = read_breaks (person, site, TRUE).n;

  if (is_list_complete (person))
    trab_safety_fact_set_number (fact, n);
  else if (n > 0)
    trab_safety_fact_set_range (fact, n, TRAB_SAFETY_NEVER);
}

static void
find_months_since_hip (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  look_up_since (person, TRAB_FRACTURE_HIP, TRUE, TRAB_MONTHS_PER_YEAR, fact);
}

static void
find_months_since_spine (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  look_up_since (person, TRAB_FRACTURE_SPINE, TRUE, TRAB_MONTHS_PER_YEAR, fact);
}

static void
find_weeks_since_hip (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  look_up_since (person, TRAB_FRACTURE_HIP, FALSE, WEEKS_PER_YEAR, fact);
}

static void
find_weeks_since_any (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  look_up_since (person, ANY_SITE, FALSE, WEEKS_PER_YEAR, fact);
}

static void
find_spine_count (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  look_up_count (person, TRAB_FRACTURE_SPINE, fact);
}

static void
find_low_trauma_count (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  look_up_count (person, ANY_SITE, fact);
}

/* For movement, however it broke. */
static void
find_spine (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer imaged = trab_safety_person_ask (person, TRAB_QUESTION_SPINE_IMAGED);

  if (read_breaks (person, TRAB_FRACTURE_SPINE, FALSE).n > 0)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (imaged == TRAB_ANSWER_YES)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
}

static void
find_hip (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (read_breaks (person, TRAB_FRACTURE_HIP, TRUE).n > 0)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (is_list_complete (person))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
}

static void
find_fragility (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  if (person->facts->has_fracture || read_breaks (person, ANY_SITE, TRUE).n > 0)
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_YES);
  else if (is_list_complete (person))
    trab_safety_fact_set_answer (fact, TRAB_ANSWER_NO);
}

static void
find_on_treatment (const TrabSafetyPerson *person, TrabSafetyFact *fact)
{
  TrabAnswer broke = trab_safety_person_ask (person, TRAB_QUESTION_NEW_FRACTURE);

  if (broke == TRAB_ANSWER_YES && !trab_facts_is_treated (person->facts))
    broke = trab_safety_person_ask (person, TRAB_QUESTION_MEDICINES_LISTED) == TRAB_ANSWER_YES
                ? TRAB_ANSWER_NO
                : TRAB_ANSWER_NOT_KNOWN;
  trab_safety_fact_set_answer (fact, broke);
}

static const TrabSafetyFinder finders[] = {
  { "fragility_fracture_ever", find_fragility },
  { "hip_fracture_ever", find_hip },
  { "low_trauma_fracture_count", find_low_trauma_count },
  { "months_since_hip_fracture", find_months_since_hip },
  { "months_since_vertebral_fracture", find_months_since_spine },
  { "new_fragility_fracture_on_treatment", find_on_treatment },
  { "prior_fragility_fracture", find_fragility },
  { "recent_fracture_weeks", find_weeks_since_any },
  { "vertebral_fracture_count", find_spine_count },
  { "vertebral_fracture_present", find_spine },
  { "weeks_since_hip_fracture", find_weeks_since_hip },
};

/** trab_safety_breaks_look_up: whether the field is one of them */
gboolean
trab_safety_breaks_look_up (const TrabSafetyPerson *person, const char *field, TrabSafetyFact *fact)
{
  return trab_safety_person_find_in (person, finders, G_N_ELEMENTS (finders), field, fact);
}
