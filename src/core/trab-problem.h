/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRAB_PROBLEM_MISSING,
  TRAB_PROBLEM_NOT_A_NUMBER,
  TRAB_PROBLEM_NOT_A_DATE,
  TRAB_PROBLEM_NOT_A_CHOICE,
  TRAB_PROBLEM_OUT_OF_RANGE,
  TRAB_PROBLEM_UNIT_MISMATCH,
  TRAB_PROBLEM_UNIT_IN_DOUBT, /* the value fits another unit better: asked, not guessed */
  TRAB_PROBLEM_UNIT_UNLIKELY, /* possible in this unit, usual in another: asked, may be right */
  TRAB_PROBLEM_BEFORE_BIRTH,
  TRAB_PROBLEM_IN_FUTURE,
  TRAB_PROBLEM_IN_PAST, /* of a day that is to come */
  TRAB_PROBLEM_STOP_BEFORE_START,
  TRAB_PROBLEM_T_SCORE_MISFIT, /* T-score and g/cm2 disagree: asked, may be right */
  TRAB_PROBLEM_TOO_LONG,       /* more than @high characters */
  TRAB_PROBLEM_CLEANED,        /* what nobody can see was taken out: to be looked at once more */
} TrabProblemKind;
#define TRAB_PROBLEM_LAST TRAB_PROBLEM_CLEANED

/**
 * TrabProblem:
 * What is wrong with one field of a draft: facts only, the sentence is present's.
 * @field: the field's name
 * @text: what was typed, kept
 * @low, @high, @unit: the limits, in @unit; of what is too long, @high is the most characters
 * @other_unit: of a unit in doubt, the unit it would fit
 * @expected: of a T-score, the one that the density gives
 */
typedef struct
{
  TrabProblemKind kind;
  char *field;
  char *text;
  double low;
  double high;
  char *unit;
  char *other_unit;
  double expected;
} TrabProblem;

TrabProblem *trab_problem_new (TrabProblemKind kind, const char *field, const char *text);
void trab_problem_free (TrabProblem *problem);
gboolean trab_problem_blocks (const TrabProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabProblem, trab_problem_free)

G_END_DECLS
