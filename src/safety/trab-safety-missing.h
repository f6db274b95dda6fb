/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-safety-person.h"
#include "trab-safety-report.h"

G_BEGIN_DECLS

/* What exactly is missing where a rule could not be checked: nothing that is there is named. */
void trab_safety_missing_name (const TrabSafetyPerson *person, TrabSafetyGap *gap);

G_END_DECLS
