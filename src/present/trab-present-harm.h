/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-present-row.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* (transfer none): the letter of @remark among @remarks, to which it is added */
typedef const char *(*TrabPresentHarmMark) (GPtrArray *remarks, const char *remark);

/* Absolute harms in words, out of 1,000 people, each over its own years. */
const char *trab_present_harm_get_outcome (const char *outcome);
char *trab_present_harm_dup_line (const TrabHarm *harm, TrabEvidence *evidence);
char *trab_present_harm_dup_lines (const TrabComparedPlan *plan,
                                   TrabEvidence *evidence,
                                   gboolean is_in_span);
GPtrArray *trab_present_harm_dup_spans (const TrabComparedPlan *plan,
                                        TrabEvidence *evidence,
                                        TrabPresentHarmMark get_mark,
                                        GPtrArray *remarks);
GPtrArray *trab_present_harm_dup_told (const TrabComparedPlan *plan);
TrabPresentRow *trab_present_harm_new_counted (const TrabHarm *harm, TrabEvidence *evidence);
char *trab_present_harm_dup_breaks (const TrabComparedPlan *plan);
char *trab_present_harm_dup_missing (const TrabComparedPlan *plan);
char *trab_present_harm_dup_after_clot (TrabEvidence *evidence);
GPtrArray *trab_present_harm_dup_rows (const TrabComparedPlan *plan,
                                       TrabEvidence *evidence,
                                       gboolean is_in_span);

G_END_DECLS
