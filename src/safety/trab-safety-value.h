/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* One laboratory value of the record as the rules read it: the latest, how old it is, and whether
 * it lies beyond a limit. */
TrabMeasurement *trab_safety_value_find_latest (const TrabSafetyPerson *person,
                                                TrabMeasure measure);
gboolean trab_safety_value_is_old (const TrabSafetyPerson *person, TrabMeasurement *measurement);
void trab_safety_value_read (const TrabSafetyPerson *person,
                             TrabMeasure measure,
                             TrabSafetyFact *fact);
gboolean trab_safety_value_is_recent (const TrabSafetyPerson *person, TrabMeasure measure);
gboolean trab_safety_value_is_beyond (const TrabSafetyPerson *person,
                                      TrabMeasure measure,
                                      gboolean is_upper,
                                      double limit);
gboolean trab_safety_value_is_beyond_own_limit (const TrabSafetyPerson *person,
                                                TrabMeasure measure,
                                                gboolean is_upper);

G_END_DECLS
