/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-certainty.h"
#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* How sure the studies are of one cell, by the rows of that cell alone: density at one place, one
 * marker, harms. */
const char *trab_present_certainty_get_word (TrabCertainty certainty);
char *trab_present_certainty_dup_curve_ids (const TrabComparedPlan *plan,
                                            TrabEvidence *evidence,
                                            TrabQuantity quantity,
                                            TrabSex sex);
TrabCertainty trab_present_certainty_of_curve (const TrabComparedPlan *plan,
                                               TrabEvidence *evidence,
                                               TrabQuantity quantity,
                                               TrabSex sex);
TrabCertainty trab_present_certainty_of_harms (const TrabComparedPlan *plan,
                                               TrabEvidence *evidence,
                                               gboolean is_in_span);
char *trab_present_certainty_dup_line (TrabCertainty certainty);

G_END_DECLS
