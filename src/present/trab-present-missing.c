/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-missing.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-fact.h"
#include "trab-present-problem.h"

static gboolean
is_same_sort (const TrabUnconfirmedFact *a, const TrabUnconfirmedFact *b)
{
  return a->is_stale == b->is_stale && (a->is_stale || trab_date_compare (a->from, b->from) == 0);
}

/* One sentence for each day something was said on, and one for what is too old. */
static void
append_unconfirmed (GString *text, GPtrArray *facts, guint first)
{
  const TrabUnconfirmedFact *said = g_ptr_array_index (facts, first);
  g_autofree char *day = trab_present_date_dup_long (said->from);
  GString *names = g_string_new (NULL);
  g_autofree char *list = NULL;

  for (guint i = 0; i < first; i++)
    if (is_same_sort (g_ptr_array_index (facts, i), said))
      {
        g_string_free (names, TRUE);
        return;
      }
  for (guint i = first; i < facts->len; i++)
    {
      const TrabUnconfirmedFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *name = trab_present_fact_dup_name (fact->id);
      g_autofree char *measured = trab_present_date_dup_short (fact->from);

      if (!is_same_sort (fact, said))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", name);
      if (fact->is_stale)
        /* Translators: the day of an old measurement, behind its name */
        g_string_append_printf (names, _ (" (%s)"), measured);
    }
  list = g_string_free (names, FALSE);
  g_string_append (text, text->len > 0 ? " " : "");
  if (said->is_stale)
    g_string_append_printf (text, _ ("Too old to count: %s."), list);
  else
    /* Translators: the day of an earlier visit, and names of answers */
    g_string_append_printf (text, _ ("From %s, not confirmed, not counted: %s."), day, list);
}

static char *
dup_unconfirmed (TrabComparison *comparison)
{
  GPtrArray *facts = trab_comparison_get_unconfirmed (comparison);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    append_unconfirmed (text, facts, i);
  return g_string_free (text, facts->len == 0);
}

/** trab_present_missing_dup: (transfer full) (nullable): "Worked out without: …", where a
 * calculator gave a number, and what is on record and was not counted */
char *
trab_present_missing_dup (TrabComparison *comparison)
{
  GPtrArray *missing = trab_comparison_get_missing (comparison);
  gboolean is_worked_out
      = trab_comparison_get (comparison)->chance.calculator != TRAB_CALCULATOR_NONE;
  GString *names = g_string_new (NULL);
  g_autofree char *list = NULL;
  g_autofree char *without = NULL;
  g_autofree char *unconfirmed = dup_unconfirmed (comparison);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "",
                            trab_present_problem_get_field_name (g_ptr_array_index (missing, i)));
  list = g_string_free (names, FALSE);
  if (missing->len > 0 && is_worked_out)
    without = g_strdup_printf (_ ("Worked out without: %s."), list);
  if (unconfirmed == NULL)
    return g_steal_pointer (&without);
  if (without == NULL)
    return g_steal_pointer (&unconfirmed);
  return g_strdup_printf ("%s %s", without, unconfirmed);
}
