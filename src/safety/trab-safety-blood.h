/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* Fields about blood tests and scans, and how long ago they were. */
gboolean trab_safety_blood_look_up (const TrabSafetyPerson *person,
                                    const char *field,
                                    TrabSafetyFact *fact);
gboolean trab_safety_blood_is_calcium_raised (const TrabSafetyPerson *person);
TrabAnswer trab_safety_blood_is_testosterone_low (const TrabSafetyPerson *person);

G_END_DECLS
