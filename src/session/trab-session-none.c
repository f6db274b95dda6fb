/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-none.h"

#include "trab-safety-exclusions.h"
#include "trab-session-private.h"

#define NO "no"

/** trab_session_none_fits: whether the question of @field is one that "None of these" answers: its
 * "no" rules something out */
gboolean
trab_session_none_fits (TrabSession *self, const char *field)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  return trab_question_from_string (field, &question)
         && trab_safety_exclusions_has (trab_session_get_tables (self)->safety, question);
}

/**
 * trab_session_none_answer:
 * @fields: questions that were read out
 *
 * Answers each of them with no that has no answer. One that an earlier visit answered otherwise is
 * left: it is asked by itself.
 *
 * Returns: how many were answered
 */
guint
trab_session_none_answer (TrabSession *self, TrabDraft *draft, const char *const *fields)
{
  guint n = 0;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *carried = NULL;

      if (!trab_session_none_fits (self, fields[i])
          || trab_draft_get_text_or_null (draft, fields[i]) != NULL
          || (trab_draft_get_carried (draft, fields[i], &carried, NULL)
              && g_strcmp0 (carried, NO) != 0))
        continue;
      trab_draft_set_text (draft, fields[i], NO);
      n++;
    }
  return n;
}
