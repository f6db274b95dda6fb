/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* The one way to an answer about the person: any field of table rules/fields, wherever in the
 * record its answer stands. */
TrabSafetyPerson *trab_safety_look_up_new_person (const TrabFacts *facts,
                                                  TrabEvidence *evidence,
                                                  GError **error);
void trab_safety_look_up_field (const TrabSafetyPerson *person,
                                const char *field,
                                TrabSafetyFact *fact);
gboolean trab_safety_look_up_is_open (const TrabSafetyPerson *person, TrabQuestion question);
TrabAnswer trab_safety_look_up_answer (const TrabSafetyPerson *person, const char *field);

G_END_DECLS
