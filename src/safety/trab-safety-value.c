/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-value.h"

#include <math.h>

#include "trab-date.h"

/** trab_safety_value_find_latest: (transfer none) (nullable): of no site */
TrabMeasurement *
trab_safety_value_find_latest (const TrabSafetyPerson *person, TrabMeasure measure)
{
  return trab_record_find_latest (person->facts->record, measure, TRAB_SITE_NONE);
}

/** trab_safety_value_is_old: long ago, by the most that its date allows */
gboolean
trab_safety_value_is_old (const TrabSafetyPerson *person, TrabMeasurement *measurement)
{
  double least = 0;
  double most = 0;

  trab_date_years_since (trab_measurement_get (measurement)->moment.date, person->facts->today,
                         &least, &most);
  return TRAB_MONTHS_PER_YEAR * most > trab_safety_person_get_limit (person, "blood_recent_months");
}

/**
 * trab_safety_value_read:
 * The latest value of a blood test. A value that came as a bound ("< 25") is a range; one of long
 * ago may raise an alarm, but rules nothing out.
 */
void
trab_safety_value_read (const TrabSafetyPerson *person, TrabMeasure measure, TrabSafetyFact *fact)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, measure);
  const TrabMeasurementFields *fields = latest ? trab_measurement_get (latest) : NULL;

  if (fields == NULL)
    return;
  fact->is_old = trab_safety_value_is_old (person, latest);
  switch (fields->comparator)
    {
    case TRAB_COMPARATOR_EQUAL:
      trab_safety_fact_set_number (fact, fields->value);
      break;
    case TRAB_COMPARATOR_LESS:
    case TRAB_COMPARATOR_LESS_OR_EQUAL:
      trab_safety_fact_set_range (fact, 0, fields->value);
      break;
    case TRAB_COMPARATOR_GREATER:
    case TRAB_COMPARATOR_GREATER_OR_EQUAL:
      trab_safety_fact_set_range (fact, fields->value, TRAB_SAFETY_NEVER);
      break;
    }
}

/** trab_safety_value_is_recent: whether there is a value that may rule something out; a value of a
 * site counts however old */
gboolean
trab_safety_value_is_recent (const TrabSafetyPerson *person, TrabMeasure measure)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, measure);

  if (latest != NULL)
    return !trab_safety_value_is_old (person, latest);
  for (int site = TRAB_SITE_NONE + 1; site < TRAB_N_SITES; site++)
    if (trab_record_find_latest (person->facts->record, measure, (TrabSite) site) != NULL)
      return TRUE;
  return FALSE;
}

/** trab_safety_value_is_beyond: whether the latest value surely lies beyond @limit, in the
 * measure's unit */
gboolean
trab_safety_value_is_beyond (const TrabSafetyPerson *person,
                             TrabMeasure measure,
                             gboolean is_upper,
                             double limit)
{
  TrabSafetyFact value = { .number = NAN };

  trab_safety_value_read (person, measure, &value);
  return value.is_known && (is_upper ? value.number > limit : value.number + value.spread < limit);
}

/** trab_safety_value_is_beyond_own_limit: whether the latest value lies beyond a limit of its own
 * laboratory, or was marked by it */
gboolean
trab_safety_value_is_beyond_own_limit (const TrabSafetyPerson *person,
                                       TrabMeasure measure,
                                       gboolean is_upper)
{
  TrabMeasurement *latest = trab_safety_value_find_latest (person, measure);
  double limit = 0;

  return (latest != NULL && trab_measurement_is_marked (latest, is_upper))
         || (trab_safety_person_find_own_limit (person, measure, is_upper, &limit)
             && trab_safety_value_is_beyond (person, measure, is_upper, limit));
}
