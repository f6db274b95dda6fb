/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

/* Fields about the list of medicines itself: what nobody recognises, what an answer denies. */
gboolean trab_safety_list_look_up (const TrabSafetyPerson *person,
                                   const char *field,
                                   TrabSafetyFact *fact);
void trab_safety_list_tell (const TrabSafetyPerson *person,
                            const char *field,
                            TrabSafetyCard *card);

G_END_DECLS
