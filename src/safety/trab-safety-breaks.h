/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* Fields about what broke and when. */
gboolean trab_safety_breaks_look_up (const TrabSafetyPerson *person,
                                     const char *field,
                                     TrabSafetyFact *fact);

G_END_DECLS
