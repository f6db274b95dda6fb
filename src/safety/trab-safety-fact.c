/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-fact.h"

void
trab_safety_fact_set_answer (TrabSafetyFact *fact, TrabAnswer answer)
{
  fact->is_known = answer != TRAB_ANSWER_NOT_KNOWN;
  fact->answer = answer;
}

void
trab_safety_fact_set_number (TrabSafetyFact *fact, double number)
{
  trab_safety_fact_set_range (fact, number, number);
}

/** trab_safety_fact_set_range: a number that is only known to lie between two; a rule that would
 * hold for one of them and not for the other is not checked */
void
trab_safety_fact_set_range (TrabSafetyFact *fact, double least, double most)
{
  fact->is_known = TRUE;
  fact->number = least;
  fact->spread = most - least;
}

/** trab_safety_fact_set_word: @word: static, or of the evidence */
void
trab_safety_fact_set_word (TrabSafetyFact *fact, const char *word)
{
  fact->is_known = TRUE;
  fact->word = word;
}

/** trab_safety_fact_any_of: YES when any is yes, NO when all are no */
TrabAnswer
trab_safety_fact_any_of (const TrabAnswer *answers, guint n)
{
  gboolean all_no = TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (answers[i] == TRAB_ANSWER_YES)
        return TRAB_ANSWER_YES;
      all_no = all_no && answers[i] == TRAB_ANSWER_NO;
    }
  return all_no ? TRAB_ANSWER_NO : TRAB_ANSWER_NOT_KNOWN;
}

TrabAnswer
trab_safety_fact_either (TrabAnswer a, TrabAnswer b)
{
  const TrabAnswer both[] = { a, b };

  return trab_safety_fact_any_of (both, G_N_ELEMENTS (both));
}

TrabAnswer
trab_safety_fact_answer_of (gboolean is_true)
{
  return is_true ? TRAB_ANSWER_YES : TRAB_ANSWER_NO;
}
