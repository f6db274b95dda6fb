/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-certainty.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

/* How sure the studies are of one cell, by the rows of that cell alone: density at one place, one
 * marker, harms. */
const char *trab_present_certainty_get_word (TrabCertainty certainty);
TrabCertainty trab_present_certainty_of_harms (const TrabComparedPlan *plan, gboolean is_in_span);
char *trab_present_certainty_dup_line (TrabCertainty certainty);

G_END_DECLS
