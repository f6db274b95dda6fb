/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* Fields about what is taken, was taken, and since when. */
gboolean trab_safety_medicines_look_up (const TrabSafetyPerson *person,
                                        const char *field,
                                        TrabSafetyFact *fact);

TrabAnswer trab_safety_medicines_takes (const TrabSafetyPerson *person, TrabMedicineClass class);
TrabAnswer trab_safety_medicines_takes_oral_bisphosphonate (const TrabSafetyPerson *person);

G_END_DECLS
