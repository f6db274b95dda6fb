/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"

G_BEGIN_DECLS

/* Fields about the person: age, sex, hormones, scans, illnesses. */
gboolean trab_safety_body_look_up (const TrabSafetyPerson *person,
                                   const char *field,
                                   TrabSafetyFact *fact);

G_END_DECLS
