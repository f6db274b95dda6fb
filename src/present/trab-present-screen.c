/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-screen.h"

#include <glib/gi18n-lib.h>

#include "trab-chart-icons.h"
#include "trab-present-chart.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-plan.h"

void
trab_present_screen_free (TrabPresentScreen *screen)
{
  if (screen == NULL)
    return;
  g_free (screen->plan_id);
  g_free (screen->lead);
  g_free (screen->title);
  g_free (screen->number);
  g_free (screen->words);
  g_free (screen);
}

static void
card_free (TrabPresentCard *card)
{
  g_free (card->name);
  g_free (card->number);
  g_free (card->effort);
  g_free (card->chart_class);
  g_free (card);
}

static char *
dup_words (const TrabChance *chance, const TrabFractureCell *cell, TrabEvidence *evidence)
{
  g_autofree char *notes = trab_present_fracture_dup_notes (cell, evidence);
  g_autofree char *range = NULL;
  const char *unsure = _ ("No one can know which of them you will be.");

  if (cell->state != TRAB_CELL_NUMBER)
    return NULL; /* the picture says why */
  if (!trab_present_fracture_is_base (cell))
    return g_steal_pointer (&notes);
  range = trab_present_fracture_dup_range (chance, TRAB_OUTCOME_MAJOR, cell);
  return notes ? g_strjoin (" ", range, unsure, notes, NULL) : g_strjoin (" ", range, unsure, NULL);
}

static TrabPresentScreen *
new_chance (TrabComparison *comparison, TrabEvidence *evidence, const char *first_name)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, 0);
  const TrabFractureCell *cell = &plan->fracture[TRAB_OUTCOME_MAJOR];
  g_autofree char *people
      = trab_present_fracture_dup_people (fields->sex, chance->base[TRAB_OUTCOME_MAJOR].out_of);
  g_autofree char *span = trab_present_number_dup_years (chance->years);
  TrabPresentScreen *screen = g_new0 (TrabPresentScreen, 1);

  screen->kind = TRAB_PRESENT_SCREEN_CHANCE;
  screen->plan_id = g_strdup (plan->plan_id);
  screen->lead = first_name && *first_name
                     /* Translators: first name, "100 women like you" */
                     ? g_strdup_printf (_ ("%s, think of %s."), first_name, people)
                     : g_strdup_printf (_ ("Think of %s."), people);
  /* Translators: %s is a span: "10 years" */
  screen->title = g_strdup_printf (_ ("In the next %s, if nothing changes:"), span);
  if (cell->state != TRAB_CELL_NUMBER)
    screen->number = trab_present_fracture_dup_text (chance, TRAB_OUTCOME_MAJOR, cell);
  screen->words = dup_words (chance, cell, evidence);
  return screen;
}

static TrabPresentScreen *
new_plan (TrabComparison *comparison, TrabEvidence *evidence, const TrabComparedPlan *plan)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  const TrabFractureCell *cell = &plan->fracture[TRAB_OUTCOME_MAJOR];
  g_autofree char *people
      = trab_present_fracture_dup_people (fields->sex, chance->base[TRAB_OUTCOME_MAJOR].out_of);
  g_autofree char *span = trab_present_number_dup_years (chance->years);
  g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan->plan_id);
  TrabPresentScreen *screen = g_new0 (TrabPresentScreen, 1);

  screen->kind = TRAB_PRESENT_SCREEN_PLAN;
  screen->plan_id = g_strdup (plan->plan_id);
  /* Translators: "100 women like you, over 10 years" */
  screen->lead = g_strdup_printf (_ ("%s, over %s"), people, span);
  screen->title = g_strdup (words->name);
  screen->number = trab_present_fracture_dup_text (chance, TRAB_OUTCOME_MAJOR, cell);
  screen->words = dup_words (chance, cell, evidence);
  return screen;
}

static TrabPresentScreen *
new_choice (const char *first_name)
{
  TrabPresentScreen *screen = g_new0 (TrabPresentScreen, 1);

  screen->kind = TRAB_PRESENT_SCREEN_CHOICE;
  screen->lead = first_name && *first_name
                     ? g_strdup_printf (_ ("%s, here are the choices side by side"), first_name)
                     : g_strdup (_ ("Here are the choices side by side"));
  screen->title = g_strdup (_ ("Which of these suits you best?"));
  screen->words = g_strdup (trab_present_screen_get_no_hurry ());
  return screen;
}

/** trab_present_screen_get_no_hurry: (transfer none): always beside the choice */
const char *
trab_present_screen_get_no_hurry (void)
{
  return _ ("You can also take time. Not to decide today is fine.");
}

/**
 * trab_present_screen_dup_list:
 * @first_name: (nullable): all that is shown of a name
 *
 * Returns: (transfer full): of TrabPresentScreen: the chance, each plan against it in the order of
 *   the comparison, the choice
 */
GPtrArray *
trab_present_screen_dup_list (TrabComparison *comparison,
                              TrabEvidence *evidence,
                              const char *first_name)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_screen_free);

  g_ptr_array_add (list, new_chance (comparison, evidence, first_name));
  for (guint i = 1; i < trab_comparison_get_n_plans (comparison); i++)
    g_ptr_array_add (list,
                     new_plan (comparison, evidence, trab_comparison_get_plan (comparison, i)));
  g_ptr_array_add (list, new_choice (first_name));
  return list;
}

/** trab_present_screen_new_picture: (transfer full) (nullable): the picture of Compare for this
 * screen, without its caption, which is the lead; NULL for the choice */
TrabChartSpec *
trab_present_screen_new_picture (const TrabPresentScreen *screen,
                                 TrabComparison *comparison,
                                 TrabEvidence *evidence)
{
  gboolean is_plan = screen->kind == TRAB_PRESENT_SCREEN_PLAN;
  const char *plan_ids[] = { trab_comparison_get_plan (comparison, 0)->plan_id,
                             is_plan ? screen->plan_id : NULL, NULL };
  g_autoptr (TrabChartSpec) of_page = NULL;
  TrabChartSpec *spec = NULL;
  TrabChartWords words;

  if (screen->kind == TRAB_PRESENT_SCREEN_CHOICE)
    return NULL;
  of_page = trab_present_chart_new_icons (comparison, evidence, TRAB_OUTCOME_MAJOR, plan_ids);
  words = *trab_chart_spec_get_words (of_page);
  words.caption = NULL;
  spec = trab_chart_icons_new (&words, trab_chart_icons_get_frame (of_page));
  for (guint i = 0; plan_ids[i] != NULL; i++)
    trab_chart_icons_add_array (spec, trab_chart_icons_get_array (of_page, i));
  return spec;
}

/** trab_present_screen_dup_cards: (transfer full): of TrabPresentCard: every plan, in the order of
 * the comparison */
GPtrArray *
trab_present_screen_dup_cards (TrabComparison *comparison, TrabEvidence *evidence)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) card_free);
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, i);
      g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan->plan_id);
      TrabPresentCard *card = g_new0 (TrabPresentCard, 1);

      card->name = g_strdup (words->name);
      card->number = trab_present_fracture_dup_text (chance, TRAB_OUTCOME_MAJOR,
                                                     &plan->fracture[TRAB_OUTCOME_MAJOR]);
      card->effort = g_strdup (words->effort);
      card->chart_class = g_strdup (plan->chart_class);
      g_ptr_array_add (cards, card);
    }
  return cards;
}
