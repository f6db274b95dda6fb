/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

/* The chance if nothing changes, number first. */
char *trab_present_chance_dup_number (const TrabChance *chance, TrabOutcome outcome);
char *trab_present_chance_dup_meaning (const TrabComparisonFields *fields, TrabOutcome outcome);
char *trab_present_chance_dup_scan_side (const TrabChance *chance, gboolean with_scan);
const char *trab_present_chance_get_scan_title (gboolean with_scan);

G_END_DECLS
