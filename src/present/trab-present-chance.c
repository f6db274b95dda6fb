/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-chance.h"

#include <glib/gi18n-lib.h>

#include "trab-present-base.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"

/* In the order in which they are taken. */
static const TrabCalculator with_scan_calculators[]
    = { TRAB_CALCULATOR_FRAX_WITH_BMD, TRAB_CALCULATOR_GARVAN };
static const TrabCalculator without_scan_calculators[]
    = { TRAB_CALCULATOR_FRAX_WITHOUT_BMD, TRAB_CALCULATOR_QFRACTURE };

/** trab_present_chance_dup_number: "24 in 100", "More than 14 in 100", "No number" */
char *
trab_present_chance_dup_number (const TrabChance *chance, TrabOutcome outcome)
{
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *number = NULL;

  if (base->state == TRAB_CHANCE_NOT_KNOWN)
    return g_strdup (_ ("No number"));
  number = trab_present_number_dup_chance (base->pct, base->out_of);
  if (base->state == TRAB_CHANCE_LOWER_BOUND)
    return g_strdup_printf (_ ("More than %s"), number);
  return g_steal_pointer (&number);
}

static char *
dup_range (const TrabChanceBase *base)
{
  g_autofree char *low = trab_present_number_dup_people (base->low_pct, base->out_of);
  g_autofree char *high = trab_present_number_dup_people (base->high_pct, base->out_of);

  if (base->state == TRAB_CHANCE_LOWER_BOUND)
    return g_strdup (_ ("How many more, nobody can say yet."));
  if (!base->has_range)
    return g_strdup (_ ("It may be higher."));
  if (base->is_open)
    return g_strdup_printf (_ ("It could be %s or more."), low);
  if (g_str_equal (low, high))
    return NULL;
  return g_strdup_printf (_ ("It could be %s to %s."), low, high);
}

/** trab_present_chance_dup_meaning: "break a hip in 10 years. It could be 2 to 6." */
char *
trab_present_chance_dup_meaning (const TrabComparisonFields *fields, TrabOutcome outcome)
{
  const TrabChance *chance = &fields->chance;
  const TrabChanceBase *base = &chance->base[outcome];
  const char *bone = trab_present_fracture_get_outcome (chance, outcome);
  g_autofree char *span = trab_present_number_dup_years (chance->years);
  g_autofree char *range = NULL;
  g_autofree char *breaks = NULL;

  if (base->state == TRAB_CHANCE_NOT_KNOWN)
    return g_strdup_printf (_ ("for breaking %s"), bone);
  range = dup_range (base);
  /* Translators: what breaks, over how long; it follows "24 in 100" */
  breaks = g_strdup_printf (fields->chance.is_treated ? _ ("break %s in %s without bone medicine.")
                                                      : _ ("break %s in %s."),
                            bone, span);
  return g_strjoin (" ", breaks, range, NULL);
}

/** trab_present_chance_get_scan_title: (transfer none) */
const char *
trab_present_chance_get_scan_title (gboolean with_scan)
{
  return with_scan ? _ ("With the scan") : _ ("Without the scan");
}

/**
 * trab_present_chance_dup_scan_side:
 *
 * Returns: what the calculators that take the scan, or do not, say, a line each: a number, or what
 *   is missing; one that does not see a known strong risk says so
 */
char *
trab_present_chance_dup_scan_side (const TrabChance *chance, gboolean with_scan)
{
  const TrabCalculator *calculators = with_scan ? with_scan_calculators : without_scan_calculators;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (with_scan_calculators); i++)
    {
      const TrabChanceCalculator *one = &chance->calculators[calculators[i]];
      const char *name = trab_present_base_get_short_name (calculators[i]);
      g_autofree char *number = NULL;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (!one->fits || !one->has_pct[TRAB_OUTCOME_MAJOR])
        {
          const char *lack = trab_present_base_get_lack (one->lack);

          g_string_append_printf (text, _ ("%s: no number; %s"), name,
                                  lack ? lack : _ ("not worked out"));
          continue;
        }
      number = trab_present_number_dup_chance (one->pct[TRAB_OUTCOME_MAJOR],
                                               chance->base[TRAB_OUTCOME_MAJOR].out_of);
      if (one->blind_spots != 0)
        g_string_append_printf (text, _ ("%s: %s, too low: it does not see all that is known"),
                                name, number);
      else
        g_string_append_printf (text, _ ("%s: %s"), name, number);
    }
  return g_string_free (text, FALSE);
}
