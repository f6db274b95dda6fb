/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-problem.h"

TrabProblem *
trab_problem_new (TrabProblemKind kind, const char *field, const char *text)
{
  TrabProblem *self = g_new0 (TrabProblem, 1);

  self->kind = kind;
  self->field = g_strdup (field);
  self->text = g_strdup (text);
  return self;
}

void
trab_problem_free (TrabProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->field);
  g_free (problem->text);
  g_free (problem->unit);
  g_free (problem->other_unit);
  g_free (problem);
}

/**
 * trab_problem_blocks:
 * Returns: whether the value cannot be saved as it is. A T-score that does not fit its BMD is asked
 *   about but may be right: references differ; so is a unit that is merely unusual. What was
 * cleaned is to be looked at, and saved as it is now.
 */
gboolean
trab_problem_blocks (const TrabProblem *problem)
{
  return problem->kind != TRAB_PROBLEM_T_SCORE_MISFIT && problem->kind != TRAB_PROBLEM_UNIT_UNLIKELY
         && problem->kind != TRAB_PROBLEM_CLEANED;
}
