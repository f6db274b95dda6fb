/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* What stands over and under the marks of one plan where its head names it already. The clinician
 * reads it: "women like her". */
char *trab_present_column_dup_title (TrabSex sex, const TrabChance *chance, TrabOutcome outcome);
char *trab_present_column_dup_headline (const TrabChance *chance,
                                        TrabOutcome outcome,
                                        const TrabFractureCell *cell);
char *trab_present_column_dup_beside (const TrabChance *chance,
                                      TrabOutcome outcome,
                                      const TrabFractureCell *cell,
                                      guint footnote);
char *trab_present_column_dup_reason (const TrabChance *chance,
                                      TrabOutcome outcome,
                                      const TrabComparedPlan *plan,
                                      TrabEvidence *evidence);
char *trab_present_column_dup_longer (const char *reason);
char *trab_present_column_dup_shorter (const char *reason, guint footnote);

/* Notes that several columns share stand once, under the columns. */
guint trab_present_column_number_note (GPtrArray *notes, const char *note);
char *trab_present_column_dup_mark (guint footnote);
char *trab_present_column_dup_footnotes (const GPtrArray *notes);

/* The one line over the heads: the number, then all that it means. */
char *trab_present_column_dup_base_number (const TrabChance *chance);
char *trab_present_column_dup_base_rest (const TrabChance *chance);

G_END_DECLS
