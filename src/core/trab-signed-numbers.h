/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chance.h"

G_BEGIN_DECLS

/**
 * TrabSignedNumbers:
 * The chances of a break and the harms that stood when a visit was signed, as they were then:
 * whatever tables, rules and rows come later. TRAB_QUESTION_SIGNED_NUMBERS keeps them with the
 * visit.
 * @program, @evidence_digest: what worked them out, from which tables
 * @signed_by: who had the records open
 * @years: asked of the comparison
 * @chance: the base, and what each calculator said
 * @plans: of TrabComparedPlan: ids, cells, harms and refusals alone
 */
typedef struct
{
  char *program;
  char *evidence_digest;
  char *signed_by;
  double years;
  TrabChance chance;
  GPtrArray *plans;
} TrabSignedNumbers;

TrabSignedNumbers *trab_signed_numbers_new (void);
void trab_signed_numbers_free (TrabSignedNumbers *numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabSignedNumbers, trab_signed_numbers_free)

G_END_DECLS
