/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-present-row.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What the country pack in force holds, for people. */
char *trab_present_country_dup_name (TrabEvidence *evidence, const char *code);
const char *trab_present_country_get_emergency_number (TrabEvidence *evidence);
char *trab_present_country_dup_ambulance (TrabEvidence *evidence);
GPtrArray *trab_present_country_dup_rows (TrabEvidence *evidence, TrabDate today);

G_END_DECLS
