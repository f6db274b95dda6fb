/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-story.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-evidence.h"
#include "trab-present-count.h"
#include "trab-present-density.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-plan.h"
#include "trab-present-sentence.h"

#define MONTHS_PER_YEAR 12
#define AS_NOW "as-now"

static void
append (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (owned == NULL || owned[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, owned);
}

static void
add_paragraph (GPtrArray *paragraphs, GString *text)
{
  if (text->len > 0)
    g_ptr_array_add (paragraphs, g_strdup (text->str));
  g_string_truncate (text, 0);
}

static guint
count (const TrabChanceBase *base, double pct)
{
  return trab_present_number_count_people (pct, base->out_of);
}

static char *
dup_base_range (const TrabChanceBase *base)
{
  guint low = count (base, base->low_pct);
  guint high = count (base, base->high_pct);

  if (!base->has_range)
    return g_strdup (_ ("It may be more."));
  if (base->is_open)
    return g_strdup_printf (_ ("It could be %u, or more."), low);
  if (low == high)
    return NULL;
  return g_strdup_printf (_ ("It could be %u to %u."), low, high);
}

/* "Of 100 women like you, about 14 break a bone in 10 years. About 86 do not." */
static void
tell_base (GString *text, const TrabComparisonFields *fields, TrabOutcome outcome)
{
  const TrabChance *chance = &fields->chance;
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *people = trab_present_fracture_dup_people (fields->sex, base->out_of);
  g_autofree char *span = trab_present_number_dup_years (chance->years);
  const char *bone = trab_present_fracture_get_outcome (chance, outcome);
  guint breaks = count (base, base->pct);

  switch (base->state)
    {
    case TRAB_CHANCE_NUMBER:
      if (breaks == 0)
        append (text,
                g_strdup_printf (_ ("Of %s, less than 1 breaks %s in %s."), people, bone, span));
      else
        append (text, g_strdup_printf (_ ("Of %s, about %u break %s in %s. About %u do not."),
                                       people, breaks, bone, span, base->out_of - breaks));
      append (text, dup_base_range (base));
      break;
    case TRAB_CHANCE_LOWER_BOUND:
      append (text, g_strdup_printf (_ ("Of %s, more than %u break %s in %s. How many more, nobody "
                                        "can say yet."),
                                     people, breaks, bone, span));
      break;
    case TRAB_CHANCE_NOT_KNOWN:
      append (text, g_strdup_printf (_ ("We have no number for how many people like you break %s."),
                                     bone));
      break;
    }
}

/** trab_present_story_dup_base: what happens if nothing is done, once for all plans */
char *
trab_present_story_dup_base (TrabComparison *comparison)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  GString *text = g_string_new (NULL);

  if (fields->chance.is_treated)
    append (text, g_strdup (_ ("Without any bone medicine:")));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    tell_base (text, fields, (TrabOutcome) i);
  append (text, g_strdup (_ ("We cannot know which group you will be in.")));
  return g_string_free (text, FALSE);
}

/* "With this plan about 4 of the 14 who break a hip do not; 10 still do. It could be 2 to 6." */
static void
tell_spared (GString *text,
             const TrabChanceBase *base,
             const TrabFractureCell *cell,
             const char *bone,
             gboolean is_as_now)
{
  TrabPresentCount people = { 0 };

  trab_present_count_init (&people, base, cell);
  if (people.fewer < 1)
    append (text, g_strdup_printf (is_as_now ? _ ("Going on as now, less than 1 of the %d who "
                                                  "break %s does not.")
                                             : _ ("With this plan less than 1 of the %d who break "
                                                  "%s does not."),
                                   people.base, bone));
  else
    append (text,
            g_strdup_printf (is_as_now ? _ ("Going on as now, about %d of the %d who break %s do "
                                            "not; %d still do.")
                                       : _ ("With this plan about %d of the %d who break %s do "
                                            "not; %d still do."),
                             people.fewer, people.base, bone, people.breaks));
  if (!cell->has_range)
    append (text, g_strdup (_ ("How sure that is, the studies do not say.")));
  else if (people.fewer_low < 0)
    append (text, g_strdup_printf (_ ("It could be from %d more to %d fewer."), -people.fewer_low,
                                   people.fewer_high));
  else if (people.fewer_low < people.fewer_high)
    append (text,
            g_strdup_printf (_ ("It could be %d to %d."), people.fewer_low, people.fewer_high));
}

/* @told: (inout): the notes of the outcome before, which are not said twice */
static void
tell_chance (GString *text,
             const TrabChance *chance,
             TrabOutcome outcome,
             const TrabComparedPlan *plan,
             TrabEvidence *evidence,
             char **told)
{
  const TrabFractureCell *cell = &plan->fracture[outcome];
  const TrabChanceBase *base = &chance->base[outcome];
  g_autofree char *notes = trab_present_fracture_dup_notes (cell, evidence);
  const char *bone = trab_present_fracture_get_outcome (chance, outcome);

  if (cell->state == TRAB_CELL_NUMBER && !cell->is_base)
    tell_spared (text, base, cell, bone, g_str_equal (plan->plan_id, AS_NOW));
  else if (cell->state == TRAB_CELL_NUMBER)
    append (text, g_strdup_printf (_ ("As many break %s as without it."), bone));
  else
    append (text, g_strdup_printf (_ ("How many fewer break %s, we cannot say. That is not the "
                                      "same as none."),
                                   bone));
  if (g_strcmp0 (notes, *told) != 0)
    append (text, g_strdup (notes));
  g_free (*told);
  *told = g_steal_pointer (&notes);
}

static void
tell_density (GString *text, TrabComparison *comparison, const TrabComparedPlan *plan)
{
  TrabPresentDensity key = { 0 };
  g_autofree char *when = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *size = NULL;
  long best = 0;

  if (!trab_present_density_get_key (
          plan, TRAB_QUANTITY_BMD_TH,
          trab_present_density_get_month (comparison, TRAB_QUANTITY_BMD_TH), &key))
    {
      append (text, g_strdup (_ ("What it does to the density of the hip is not known.")));
      return;
    }
  when = trab_present_number_dup_years ((double) key.month / MONTHS_PER_YEAR);
  low = trab_present_number_dup_signed (key.low_pct, 0);
  high = trab_present_number_dup_signed (key.high_pct, 0);
  best = lround (key.best_pct);
  size = g_strdup_printf ("%ld", labs (best));
  if (best == 0)
    append (text, g_strdup_printf (_ ("After %s the density of the hip is about the same as today; "
                                      "for 90 of 100 people between %s and %s %%."),
                                   when, low, high));
  else
    append (text, g_strdup_printf (
                      best > 0 ? _ ("After %s the density of the hip is about %s %% higher than "
                                    "today; for 90 of 100 people between %s and %s %%.")
                               : _ ("After %s the density of the hip is about %s %% lower than "
                                    "today; for 90 of 100 people between %s and %s %%."),
                      when, size, low, high));
  append (text, g_strdup (_ ("Density is not the same as breaks.")));
}

static char *
dup_with_stop (const char *words)
{
  g_autofree char *capitalised = words ? trab_present_sentence_dup_capitalised (words) : NULL;

  if (capitalised == NULL || capitalised[0] == '\0')
    return NULL;
  if (g_str_has_suffix (capitalised, "."))
    return g_steal_pointer (&capitalised);
  return g_strdup_printf ("%s.", capitalised);
}

static void
tell_effort (GString *text, TrabEvidence *evidence, const TrabComparedPlan *plan)
{
  g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan->plan_id);
  double end_years = trab_present_plan_get_end_years (evidence, plan->plan_id);

  append (text, trab_present_plan_dup_goes_on (evidence, plan));
  append (text, dup_with_stop (words->effort));
  if (end_years > 0)
    append (text, g_strdup_printf (_ ("For %s."), words->duration));
}

/**
 * trab_present_story_dup_paragraphs:
 *
 * Returns: (transfer full) (element-type utf8): what one does, what happens to breaks, what happens
 *   to density
 */
GPtrArray *
trab_present_story_dup_paragraphs (TrabComparison *comparison, TrabEvidence *evidence, guint plan)
{
  const TrabComparedPlan *compared = trab_comparison_get_plan (comparison, plan);
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *told = NULL;

  tell_effort (text, evidence, compared);
  add_paragraph (paragraphs, text);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      tell_chance (text, chance, (TrabOutcome) i, compared, evidence, &told);
      add_paragraph (paragraphs, text);
    }
  tell_density (text, comparison, compared);
  add_paragraph (paragraphs, text);
  return paragraphs;
}
