/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-facts-use.h"

static TrabFactsUse
get_years_since (const TrabFacts *facts, TrabDate date)
{
  TrabFactsUse since = { 0, TRAB_FACTS_USE_EVER_YEARS };

  if (trab_date_is_known (date))
    trab_date_years_since (date, facts->today, &since.least_years, &since.most_years);
  return since;
}

static gboolean
find_start (const TrabFacts *facts,
            TrabFactsIsOfKind is_of_kind,
            gboolean counts_ended,
            TrabFactsUse *since)
{
  gboolean is_found = FALSE;

  *since = (TrabFactsUse){ 0, 0 };
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      TrabFactsUse own = { 0, 0 };

      if (!(taken->is_ongoing || counts_ended) || !is_of_kind (taken->medicine_class))
        continue;
      is_found = TRUE;
      own = get_years_since (facts, trab_course_get (taken->course)->start);
      since->least_years = MAX (since->least_years, own.least_years);
      since->most_years = MAX (since->most_years, own.most_years);
    }
  return is_found;
}

/**
 * trab_facts_use_find_longest:
 * @since: (out): the start of the one taken longest among those that go on
 *
 * Returns: whether one goes on
 */
gboolean
trab_facts_use_find_longest (const TrabFacts *facts,
                             TrabFactsIsOfKind is_of_kind,
                             TrabFactsUse *since)
{
  return find_start (facts, is_of_kind, FALSE, since);
}

/**
 * trab_facts_use_find_first:
 * @since: (out): the first start of all, ended or not
 *
 * Returns: whether one is or was taken
 */
gboolean
trab_facts_use_find_first (const TrabFacts *facts,
                           TrabFactsIsOfKind is_of_kind,
                           TrabFactsUse *since)
{
  return find_start (facts, is_of_kind, TRUE, since);
}

/**
 * trab_facts_use_find_end:
 * @since: (out): the latest end among those that ended
 *
 * Returns: whether one has ended
 */
gboolean
trab_facts_use_find_end (const TrabFacts *facts, TrabFactsIsOfKind is_of_kind, TrabFactsUse *since)
{
  gboolean is_found = FALSE;

  *since = (TrabFactsUse){ TRAB_FACTS_USE_EVER_YEARS, TRAB_FACTS_USE_EVER_YEARS };
  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);
      TrabFactsUse own = { 0, 0 };

      if (taken->is_ongoing || !is_of_kind (taken->medicine_class))
        continue;
      is_found = TRUE;
      own = get_years_since (facts, trab_course_get (taken->course)->stop);
      since->least_years = MIN (since->least_years, own.least_years);
      since->most_years = MIN (since->most_years, own.most_years);
    }
  return is_found;
}
