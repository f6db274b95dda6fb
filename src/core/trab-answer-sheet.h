/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-record.h"

G_BEGIN_DECLS

/** TrabAnswerSheet: what a record answers to every question on one day: said today, or carried from
 * an earlier visit and not confirmed. Immutable. */
typedef struct _TrabAnswerSheet TrabAnswerSheet;

TrabAnswerSheet *trab_answer_sheet_new (TrabRecord *record, TrabDate today);
void trab_answer_sheet_free (TrabAnswerSheet *sheet);

const char *trab_answer_sheet_get_today (const TrabAnswerSheet *sheet, TrabQuestion question);
const char *trab_answer_sheet_get_carried (const TrabAnswerSheet *sheet,
                                           TrabQuestion question,
                                           TrabDate *from);
TrabVisit *trab_answer_sheet_new_visit (const TrabAnswerSheet *sheet, gboolean with_carried);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabAnswerSheet, trab_answer_sheet_free)

G_END_DECLS
