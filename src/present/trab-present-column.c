/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "trab-evidence.h"
#include "trab-present-base.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-refusal.h"

/* Of 100 women, or of 1,000: the same people as in the row above where it has the same base. */
static char *
dup_people (TrabSex sex, const TrabChance *chance, TrabOutcome outcome)
{
  guint out_of = chance->base[outcome].out_of;
  gboolean is_same
      = outcome != TRAB_OUTCOME_MAJOR && out_of == chance->base[TRAB_OUTCOME_MAJOR].out_of;
  g_autofree char *total = trab_present_number_dup_total (out_of);

  switch (sex)
    {
    case TRAB_SEX_FEMALE:
      return g_strdup_printf (is_same ? _ ("the same %s women") : _ ("%s women like her"), total);
    case TRAB_SEX_MALE:
      return g_strdup_printf (is_same ? _ ("the same %s men") : _ ("%s men like him"), total);
    case TRAB_SEX_UNKNOWN:
      break;
    }
  return g_strdup_printf (is_same ? _ ("the same %s people") : _ ("%s such people"), total);
}

static const char *
get_outcome_title (const TrabChance *chance, TrabOutcome outcome)
{
  if (outcome == TRAB_OUTCOME_HIP)
    return _ ("Broken hip");
  if (chance->calculator == TRAB_CALCULATOR_GARVAN)
    return _ ("Any break by little force");
  return _ ("Broken hip, spine, wrist or upper arm");
}

/** trab_present_column_dup_title: "Broken hip: of the same 100 women, in 10 years" */
char *
trab_present_column_dup_title (TrabSex sex, const TrabChance *chance, TrabOutcome outcome)
{
  g_autofree char *people = dup_people (sex, chance, outcome);
  g_autofree char *span = trab_present_number_dup_years (chance->years);

  /* Translators: what breaks, of how many people, over how long */
  return g_strdup_printf (_ ("%s: of %s, in %s"), get_outcome_title (chance, outcome), people,
                          span);
}

static char *
dup_breaks (TrabOutcome outcome, double pct, guint out_of)
{
  guint count = trab_present_number_count_people (pct, out_of);
  gboolean is_hip = outcome == TRAB_OUTCOME_HIP;

  if (count == 0 && pct > 0)
    return g_strdup (is_hip ? _ ("Less than 1 breaks a hip") : _ ("Less than 1 breaks a bone"));
  if (is_hip)
    return g_strdup_printf (g_dngettext (NULL, "%u breaks a hip", "%u break a hip", count), count);
  return g_strdup_printf (g_dngettext (NULL, "%u breaks a bone", "%u break a bone", count), count);
}

/** trab_present_column_dup_headline: "18 break a bone", "Not known" */
char *
trab_present_column_dup_headline (const TrabChance *chance,
                                  TrabOutcome outcome,
                                  const TrabFractureCell *cell)
{
  const TrabChanceBase *base = &chance->base[outcome];

  switch (cell->state)
    {
    case TRAB_CELL_NUMBER:
      return dup_breaks (outcome, cell->best, base->out_of);
    case TRAB_CELL_LOWER_BOUND:
      if (!cell->is_base)
        break;
      return g_strdup_printf (_ ("More than %u"),
                              trab_present_number_count_people (base->pct, base->out_of));
    case TRAB_CELL_REFUSED:
      return g_strdup (_ ("No number"));
    case TRAB_CELL_UNKNOWN:
      break;
    }
  return g_strdup (_ ("Not known"));
}

/* "82 do not." */
static char *
dup_other_half (double pct, guint out_of)
{
  guint count = out_of - trab_present_number_count_people (pct, out_of);

  if (count == out_of && pct > 0)
    return g_strdup_printf (_ ("More than %u do not."), out_of - 1);
  return g_strdup_printf (g_dngettext (NULL, "%u does not.", "%u do not.", count), count);
}

static char *
dup_base_range (const TrabChanceBase *base)
{
  g_autofree char *low = trab_present_number_dup_people (base->low_pct, base->out_of);
  g_autofree char *high = trab_present_number_dup_people (base->high_pct, base->out_of);

  if (!base->has_range)
    return g_strdup (_ ("May be higher."));
  if (base->is_open)
    return g_strdup_printf (_ ("Could be %s or more."), low);
  if (g_str_equal (low, high))
    return g_strdup ("");
  return g_strdup_printf (_ ("Could be %s to %s."), low, high);
}

/**
 * trab_present_column_dup_beside:
 * @footnote: its number; 0 for none
 *
 * Returns: (nullable): what is read with the headline: "6 fewer (3 to 9)¹. 82 do not."
 */
char *
trab_present_column_dup_beside (const TrabChance *chance,
                                TrabOutcome outcome,
                                const TrabFractureCell *cell,
                                guint footnote)
{
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *mark = trab_present_column_dup_mark (footnote);
  g_autofree char *half = NULL;
  g_autofree char *told = NULL;

  if (cell->state == TRAB_CELL_REFUSED)
    return NULL;
  if (cell->state == TRAB_CELL_LOWER_BOUND && cell->is_base)
    return g_strdup (_ ("How many more, nobody knows."));
  if (cell->state != TRAB_CELL_NUMBER)
    return g_strdup (_ ("Hatched is not zero."));
  half = dup_other_half (cell->best, base->out_of);
  if (trab_present_fracture_is_base (cell))
    {
      told = dup_base_range (base);
      return g_strconcat (half, told[0] != '\0' ? " " : "", told, mark, NULL);
    }
  told = trab_present_fracture_dup_fewer (chance, outcome, cell);
  /* Translators: how many fewer, a footnote's mark, how many do not break a bone */
  return g_strdup_printf (_ ("%s%s. %s"), told, mark, half);
}

/** trab_present_column_dup_reason: what stands instead of marks */
char *
trab_present_column_dup_reason (const TrabChance *chance,
                                TrabOutcome outcome,
                                const TrabComparedPlan *plan,
                                TrabEvidence *evidence)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  g_autofree char *notes = trab_present_fracture_dup_notes (cell, evidence);

  if (cell->state == TRAB_CELL_LOWER_BOUND && cell->is_base)
    return trab_present_fracture_dup_text (chance, outcome, cell);
  if (notes != NULL)
    return g_steal_pointer (&notes);
  if (cell->state == TRAB_CELL_REFUSED && plan->refusals->len > 0)
    return trab_present_refusal_dup_list (plan->refusals);
  return trab_present_fracture_dup_text (chance, outcome, cell);
}

static const char *
find_second_sentence (const char *reason)
{
  return reason != NULL ? strstr (reason, ". ") : NULL;
}

/** trab_present_column_dup_longer: (nullable): @reason where it is more than one sentence: it then
 * stands as a footnote */
char *
trab_present_column_dup_longer (const char *reason)
{
  return find_second_sentence (reason) != NULL ? g_strdup (reason) : NULL;
}

/** trab_present_column_dup_shorter: (nullable): the first sentence of @reason, marked where more
 * stands in a footnote */
char *
trab_present_column_dup_shorter (const char *reason, guint footnote)
{
  const char *second = find_second_sentence (reason);
  g_autofree char *mark = trab_present_column_dup_mark (footnote);
  g_autofree char *first = NULL;

  if (second == NULL)
    return g_strdup (reason);
  first = g_strndup (reason, (gsize) (second - reason) + 1);
  return g_strconcat (first, mark, NULL);
}

/** trab_present_column_number_note: @notes: of char *, gets @note where it is new; 0 without one */
guint
trab_present_column_number_note (GPtrArray *notes, const char *note)
{
  guint index = 0;

  if (note == NULL || note[0] == '\0')
    return 0;
  if (!g_ptr_array_find_with_equal_func (notes, note, g_str_equal, &index))
    {
      index = notes->len;
      g_ptr_array_add (notes, g_strdup (note));
    }
  return index + 1;
}

/** trab_present_column_dup_mark: "¹"; "" for 0 */
char *
trab_present_column_dup_mark (guint footnote)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%u", footnote);
  GString *mark = g_string_new (NULL);

  for (const char *p = plain; footnote > 0 && *p != '\0'; p++)
    g_string_append (mark, digits[*p - '0']);
  return g_string_free (mark, FALSE);
}

/** trab_present_column_dup_footnotes: (nullable): a line for each note */
char *
trab_present_column_dup_footnotes (const GPtrArray *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *mark = trab_present_column_dup_mark (i + 1);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", mark,
                              (const char *) g_ptr_array_index (notes, i));
    }
  return g_string_free (text, notes->len == 0);
}

/** trab_present_column_dup_base_number: "24 in 100", "higher than 14 in 100", "No number" */
char *
trab_present_column_dup_base_number (const TrabChance *chance)
{
  const TrabChanceBase *base = &chance->base[TRAB_OUTCOME_MAJOR];
  g_autofree char *number = NULL;

  if (base->state == TRAB_CHANCE_NOT_KNOWN)
    return g_strdup (_ ("No number"));
  number = trab_present_number_dup_chance (base->pct, base->out_of);
  if (base->state == TRAB_CHANCE_LOWER_BOUND)
    return g_strdup_printf (_ ("higher than %s"), number);
  return g_steal_pointer (&number);
}

/** trab_present_column_dup_base_rest: "over 10 years · Garvan, with the scan" */
char *
trab_present_column_dup_base_rest (const TrabChance *chance)
{
  g_autofree char *span = trab_present_number_dup_years (chance->years);

  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    if (chance->calculators[i].lack == TRAB_CHANCE_LACK_CLOSED)
      return g_strdup (_ ("until this is settled"));
  if (chance->calculator == TRAB_CALCULATOR_NONE)
    return g_strdup (_ ("no calculator fits"));
  /* Translators: over how long, and which calculator: behind "24 in 100" */
  return g_strdup_printf (_ ("over %s · %s"), span,
                          trab_present_base_get_short_name (chance->calculator));
}
