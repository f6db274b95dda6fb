/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-regimen.h"

G_BEGIN_DECLS

/* One regimen in words. */
gboolean trab_present_regimen_is_taken_at_home (const TrabRegimen *regimen);
char *trab_present_regimen_dup_name (const TrabRegimen *regimen);
char *trab_present_regimen_dup_effort (const TrabRegimen *regimen);
const char *trab_present_regimen_get_state (const TrabRegimen *regimen);
const char *trab_present_regimen_get_group (const TrabRegimen *regimen);

G_END_DECLS
