/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* Fields about blood tests and scans, and how long ago they were. */
gboolean trab_safety_blood_look_up (const TrabSafetyPerson *person,
                                    const char *field,
                                    TrabSafetyFact *fact);
void trab_safety_blood_read (const TrabSafetyPerson *person,
                             TrabMeasure measure,
                             TrabSafetyFact *fact);
gboolean trab_safety_blood_is_calcium_raised (const TrabSafetyPerson *person);
gboolean trab_safety_blood_is_recent (const TrabSafetyPerson *person, TrabMeasure measure);

G_END_DECLS
