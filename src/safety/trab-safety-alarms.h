/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* Fields about what must not stay silent: results out of their limits, a break on treatment, a
 * person whom no threshold meets. */
gboolean trab_safety_alarms_look_up (const TrabSafetyPerson *person,
                                     const char *field,
                                     TrabSafetyFact *fact);

G_END_DECLS
