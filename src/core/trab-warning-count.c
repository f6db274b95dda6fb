/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-warning-count.h"

#include <stdio.h>

/** trab_warning_count_to_text: (transfer full): "cards=7 stops=1 checks=2 reasons=1" */
char *
trab_warning_count_to_text (const TrabWarningCount *count)
{
  return g_strdup_printf ("cards=%u stops=%u checks=%u reasons=%u", count->cards, count->stops,
                          count->checks, count->reasons);
}

/** trab_warning_count_parse: @text: (nullable); @count: (out): untouched when FALSE is returned */
gboolean
trab_warning_count_parse (const char *text, TrabWarningCount *count)
{
  TrabWarningCount read = { 0 };
  g_autofree char *again = NULL;

  if (text == NULL
      || sscanf (text, "cards=%u stops=%u checks=%u reasons=%u", &read.cards, &read.stops,
                 &read.checks, &read.reasons)
             != 4)
    return FALSE;
  again = trab_warning_count_to_text (&read);
  if (!g_str_equal (again, text))
    return FALSE;
  *count = read;
  return TRUE;
}

/** trab_warning_count_add_to: one visit more */
void
trab_warning_count_add_to (const TrabWarningCount *count, TrabWarningFigures *figures)
{
  figures->n_visits++;
  figures->n_with_reason += count->reasons > 0;
  figures->most_cards = MAX (figures->most_cards, count->cards);
  figures->sum.cards += count->cards;
  figures->sum.stops += count->stops;
  figures->sum.checks += count->checks;
  figures->sum.reasons += count->reasons;
}
