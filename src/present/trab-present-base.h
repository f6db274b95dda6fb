/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What is said about the one base of a comparison: which calculator, what it counts, what it does
 * not see. */
const char *trab_present_base_get_calculator (TrabCalculator calculator);
const char *trab_present_base_get_short_name (TrabCalculator calculator);
const char *trab_present_base_get_lack (TrabChanceLack lack);
char *trab_present_base_dup_line (const TrabChance *chance);
char *trab_present_base_dup_if_right (const TrabChance *chance, const char *at_ends);
char *trab_present_base_dup_scan (const TrabChance *chance);
char *trab_present_base_dup_without (const TrabChance *chance);
char *trab_present_base_dup_others (const TrabChance *chance);
char *trab_present_base_dup_plain (const TrabChance *chance, TrabSex sex);
char *trab_present_base_dup_lacks (const TrabChance *chance);
char *trab_present_base_dup_death (const TrabChance *chance, TrabSex sex, double age_years);
GPtrArray *trab_present_base_dup_notes (const TrabChance *chance, TrabEvidence *evidence);

G_END_DECLS
