/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-frax-reading.h"
#include "trab-very-high-risk.h"
#include "trab-safety-fact.h"

G_BEGIN_DECLS

typedef struct _TrabSafetyPerson TrabSafetyPerson;

/**
 * TrabSafetyPerson:
 * What a record answers of the fields of the safety rules (table rules/fields). What the record
 * does not say stays not known: an empty medicine list says nothing until somebody says that it is
 * complete.
 */
struct _TrabSafetyPerson
{
  const TrabFacts *facts;
  TrabSafetyPerson *carried; /* (nullable): who the person is with what was said before today */
  TrabEvidence *evidence;
  const TrabTable *fields;
  const char *calculator;
  TrabFraxReading frax;
  TrabAnswer is_very_high_risk; /* by any criterion of NOGG */
  /* fields that are missing for a criterion that could still hold; NULL after the last */
  const char *very_high_risk_missing[TRAB_N_VHR_FACTS + 1];
};

/** How one field is answered; @fact is left as it is (not known) where the record does not say. */
typedef struct
{
  const char *field;
  void (*find) (const TrabSafetyPerson *person, TrabSafetyFact *fact);
} TrabSafetyFinder;

/** A number that says "never happened" or "longer ago than any rule asks". */
#define TRAB_SAFETY_NEVER G_MAXDOUBLE

TrabSafetyPerson *trab_safety_person_new (const TrabFacts *facts,
                                          TrabEvidence *evidence,
                                          GError **error);
void trab_safety_person_free (TrabSafetyPerson *person);
TrabAnswer trab_safety_person_ask (const TrabSafetyPerson *person, TrabQuestion question);
gboolean trab_safety_person_read_number (const TrabSafetyPerson *person,
                                         TrabQuestion question,
                                         double *number);
gboolean trab_safety_person_has_carried (const TrabSafetyPerson *person, TrabQuestion question);
double trab_safety_person_get_limit (const TrabSafetyPerson *person, const char *name);
gboolean trab_safety_person_find_own_limit (const TrabSafetyPerson *person,
                                            TrabMeasure measure,
                                            gboolean is_upper,
                                            double *limit);
double trab_safety_person_get_laboratory_limit (const TrabSafetyPerson *person,
                                                TrabMeasure measure,
                                                gboolean is_upper,
                                                const char *name);
gboolean trab_safety_person_find_in (const TrabSafetyPerson *person,
                                     const TrabSafetyFinder *finders,
                                     guint n_finders,
                                     const char *field,
                                     TrabSafetyFact *fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabSafetyPerson, trab_safety_person_free)

G_END_DECLS
