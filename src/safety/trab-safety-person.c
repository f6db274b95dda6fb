/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-person.h"

#include <math.h>

/** trab_safety_person_get_limit: a number of table rules/limits; NaN, of which nothing is true,
 * where there is none */
double
trab_safety_person_get_limit (const TrabSafetyPerson *person, const char *name)
{
  double limit = NAN;

  if (!trab_evidence_get_constant (person->evidence, "rules/limits", name, &limit, NULL))
    g_return_val_if_reached (NAN);
  return limit;
}

/**
 * trab_safety_person_find_own_limit:
 * @limit: (out): what the laboratory printed beside the latest result of @measure, or else what the
 *   clinic wrote down of its laboratory; untouched where neither is known
 */
gboolean
trab_safety_person_find_own_limit (const TrabSafetyPerson *person,
                                   TrabMeasure measure,
                                   gboolean is_upper,
                                   double *limit)
{
  TrabMeasurement *latest
      = trab_record_find_latest (person->facts->record, measure, TRAB_SITE_NONE);

  return (latest != NULL && trab_measurement_find_limit (latest, is_upper, limit))
         || trab_evidence_get_own_limit (person->evidence, measure, is_upper, limit);
}

/** trab_safety_person_get_laboratory_limit: the laboratory's own limit of @measure, or else the
 * number @name of table rules/limits */
double
trab_safety_person_get_laboratory_limit (const TrabSafetyPerson *person,
                                         TrabMeasure measure,
                                         gboolean is_upper,
                                         const char *name)
{
  double own = 0;

  return trab_safety_person_find_own_limit (person, measure, is_upper, &own)
             ? own
             : trab_safety_person_get_limit (person, name);
}

TrabAnswer
trab_safety_person_ask (const TrabSafetyPerson *person, TrabQuestion question)
{
  return trab_facts_get_answer (person->facts, question);
}

/** trab_safety_person_has_carried: whether an earlier visit was told, and today's was not: what a
 * rule that asks nobody leaves open then, so that it is read as it was told */
gboolean
trab_safety_person_has_carried (const TrabSafetyPerson *person, TrabQuestion question)
{
  const char *text = trab_visit_get_text (person->facts->visit, question);

  return (text == NULL || g_str_equal (text, "unknown"))
         && trab_answer_sheet_get_carried (person->facts->answers, question, NULL) != NULL;
}

/** trab_safety_person_read_number: FALSE, @number untouched, when it was not answered */
gboolean
trab_safety_person_read_number (const TrabSafetyPerson *person,
                                TrabQuestion question,
                                double *number)
{
  return trab_visit_get_number (person->facts->visit, question, number);
}

/** trab_safety_person_find_in: whether the field is one of @finders */
gboolean
trab_safety_person_find_in (const TrabSafetyPerson *person,
                            const TrabSafetyFinder *finders,
                            guint n_finders,
                            const char *field,
                            TrabSafetyFact *fact)
{
  for (guint i = 0; i < n_finders; i++)
    if (g_str_equal (finders[i].field, field))
      {
        finders[i].find (person, fact);
        return TRUE;
      }
  return FALSE;
}

/**
 * trab_safety_person_new:
 * @facts, @evidence: must outlive the result
 *
 * What only the criteria of guidelines answer is still not known; trab_safety_look_up_new_person()
 * asks them too.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR
 */
TrabSafetyPerson *
trab_safety_person_new (const TrabFacts *facts, TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabSafetyPerson) self = g_new0 (TrabSafetyPerson, 1);

  self->facts = facts;
  self->evidence = evidence;
  self->calculator = "qfracture2012";
  self->fields = trab_evidence_get_table (evidence, "rules/fields", error);
  if (self->fields == NULL || !trab_frax_reading_make (facts, evidence, &self->frax, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
trab_safety_person_free (TrabSafetyPerson *person)
{
  if (person != NULL)
    trab_safety_person_free (person->carried);
  g_free (person);
}
