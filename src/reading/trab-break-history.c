/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-break-history.h"

#define VAGUE_MONTHS 1.1 /* a date known to the month: 31 days at most */

/* Months since a date as precisely as it is known. Returns: FALSE when the date is too vague */
static gboolean
months_since (const TrabFacts *facts, TrabDate date, double *months)
{
  double least = 0;
  double most = 0;

  if (!trab_date_is_known (date))
    return FALSE;
  least = 12 * trab_date_years_between (trab_date_latest (date), facts->today);
  most = 12 * trab_date_years_between (trab_date_earliest (date), facts->today);
  *months = MAX (most, 0);
  return least > trab_facts_get_default (facts, "longest_break_months")
         || most <= trab_facts_get_default (facts, "recent_break_months")
         || most - least <= VAGUE_MONTHS;
}

static void
add_fracture (TrabBreakHistory *history, const TrabFractureFields *fields, const TrabFacts *facts)
{
  TrabDate birth = trab_patient_get (trab_record_get_patient (facts->record))->birth_date;
  double months = 0;

  history->n++;
  history->n_at[fields->site]++;
  if (months_since (facts, fields->date, &months)
      && (!history->has_months[fields->site] || months < history->months[fields->site]))
    {
      history->has_months[fields->site] = TRUE;
      history->months[fields->site] = months;
    }
  if (!trab_date_is_known (fields->date) || !trab_date_is_known (birth))
    history->has_since_50 = FALSE;
  else if (trab_date_age_years (birth, trab_date_latest (fields->date))
           >= trab_facts_get_default (facts, "counted_breaks_from_years"))
    history->n_since_50++;
}

/** trab_break_history_read: @history: (out): what has no date still counts among the breaks */
void
trab_break_history_read (const TrabFacts *facts, TrabBreakHistory *history)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);
  TrabAnswer before = trab_facts_get_answer (facts, TRAB_QUESTION_PREVIOUS_FRACTURE);

  *history = (TrabBreakHistory){ .has_since_50 = TRUE };
  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (!fields->is_in_error && fields->is_low_trauma != TRAB_ANSWER_NO)
        add_fracture (history, fields, facts);
    }
  history->is_known = history->n > 0 || before == TRAB_ANSWER_NO;
  history->has_since_50 &= history->is_known;
}
