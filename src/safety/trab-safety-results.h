/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

/* Fields about all laboratory results at once: those beyond a limit that is known, and those that
 * no limit is known for (table rules/result-limits). */
gboolean trab_safety_results_look_up (const TrabSafetyPerson *person,
                                      const char *field,
                                      TrabSafetyFact *fact);
void trab_safety_results_tell (const TrabSafetyPerson *person,
                               const char *field,
                               TrabSafetyCard *card);

G_END_DECLS
