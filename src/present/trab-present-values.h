/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-comparison.h"

G_BEGIN_DECLS

/* What the plans have to say to a card of "What matters". No score, no order but that of the
 * comparison, and a plan that has nothing to say says so. */
GPtrArray *trab_present_values_dup_rows (TrabPresentComparison *words,
                                         TrabEvidence *evidence,
                                         const char *card);
const char *trab_present_values_get_base (TrabPresentComparison *words, const char *card);

G_END_DECLS
