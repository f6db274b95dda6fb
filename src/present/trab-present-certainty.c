/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-certainty.h"

#include <glib/gi18n-lib.h>

/** trab_present_certainty_get_word: (transfer none): @certainty in one word */
const char *
trab_present_certainty_get_word (TrabCertainty certainty)
{
  switch (certainty)
    {
    case TRAB_CERTAINTY_HIGH:
      return _ ("High");
    case TRAB_CERTAINTY_MODERATE:
      return _ ("Fair");
    case TRAB_CERTAINTY_LOW:
      return _ ("Low");
    case TRAB_CERTAINTY_VERY_LOW:
      return _ ("Very low");
    case TRAB_CERTAINTY_NOT_GRADED:
      break;
    }
  return _ ("No studies to go by");
}

/** trab_present_certainty_of_harms: the lowest of the rows that are shown together */
TrabCertainty
trab_present_certainty_of_harms (const TrabComparedPlan *plan, gboolean is_in_span)
{
  TrabCertainty found = TRAB_CERTAINTY_NOT_GRADED;

  for (guint i = 0; i < plan->harms->len; i++)
    {
      const TrabHarm *harm = &g_array_index (plan->harms, TrabHarm, i);

      if (harm->is_in_span == is_in_span)
        found = trab_certainty_least (found, harm->certainty);
    }
  return found;
}

/** trab_present_certainty_dup_line: (transfer full) (nullable): for the foot of a cell; NULL where
 * nothing is graded */
char *
trab_present_certainty_dup_line (TrabCertainty certainty)
{
  if (certainty == TRAB_CERTAINTY_NOT_GRADED)
    return NULL;
  /* Translators: how certain the studies behind one cell are: "Certainty: fair" */
  return g_strdup_printf (_ ("Certainty of the studies: %s"),
                          trab_present_certainty_get_word (certainty));
}
