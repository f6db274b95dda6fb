/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-upkeep.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-date.h"

/* The earliest of the days to look again; a table without one is due. */
static TrabDate
find_look_again (const TrabTable *table)
{
  TrabDate earliest = TRAB_DATE_NONE;

  for (guint row = 0; table != NULL && row < trab_table_get_n_rows (table); row++)
    {
      TrabDate date = TRAB_DATE_NONE;

      if (trab_table_has (table, row, "look_again")
          && trab_date_parse (trab_table_get_text (table, row, "look_again"), &date)
          && (!trab_date_is_known (earliest) || trab_date_compare (date, earliest) < 0))
        earliest = date;
    }
  return earliest;
}

/**
 * trab_present_upkeep_new_banner:
 * @today: the day of the comparison
 *
 * Returns: (transfer full) (nullable): that the figures were due for review; they are still shown.
 *   A month counts from its first day: too early rather than too late. NULL before that day
 */
TrabPresentBanner *
trab_present_upkeep_new_banner (TrabEvidence *evidence, TrabDate today)
{
  TrabDate look_again
      = find_look_again (trab_evidence_get_table (evidence, "evidence/review", NULL));
  g_autofree char *day = trab_present_date_dup_long (look_again);
  g_autofree char *text = NULL;
  TrabPresentBanner *banner = NULL;

  if (trab_date_is_known (look_again) && trab_date_is_known (today)
      && trab_date_compare (look_again, today) > 0)
    return NULL;
  text = trab_date_is_known (look_again)
             ? g_strdup_printf (_ ("These figures were due for review: %s."), day)
             : g_strdup (_ ("Nobody knows when these figures are due for review."));
  banner = trab_present_banner_new (TRAB_PRESENT_LEVEL_CHECK_FIRST, _ ("Out of date"), text);
  banner->paper = g_strdup (text);
  return banner;
}
