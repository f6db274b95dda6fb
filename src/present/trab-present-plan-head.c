/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-plan-head.h"

#include <glib/gi18n-lib.h>

#include "trab-evidence.h"
#include "trab-present-base.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-safety.h"
#include "trab-present-upkeep.h"

#define AS_NOW "as-now"

static gboolean
is_as_now (const TrabComparedPlan *plan)
{
  return g_str_equal (plan->plan_id, AS_NOW);
}

/* "Alendronate, 5 years": a plan without an end has its name alone. */
static void
name_plan (TrabPresentPlanHead *head,
           TrabComparison *comparison,
           TrabEvidence *evidence,
           const TrabComparedPlan *plan)
{
  g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan->plan_id);
  double end_years = trab_present_plan_get_end_years (evidence, plan->plan_id);

  if (end_years > 0)
    /* Translators: a plan, and for how long: "Alendronate, 5 years" */
    head->name = g_strdup_printf (_ ("%s, %s"), words->name, words->duration);
  else
    head->name = g_strdup (words->name);
  if (!is_as_now (plan))
    head->taking = trab_present_plan_dup_with_ended (evidence, plan, words->effort);
  else
    head->taking = g_strdup (trab_comparison_get (comparison)->is_treated
                                 ? _ ("Today's bone medicine goes on")
                                 : _ ("Taking: no bone medicine"));
}

static void
add_banner (GPtrArray *banners, const char *title, TrabPresentLevel level, const char *text)
{
  if (text != NULL)
    g_ptr_array_add (banners, trab_present_banner_new (level, title, text));
}

/* What must be read with the number itself. */
static void
add_base (GPtrArray *banners, TrabComparison *comparison, TrabEvidence *evidence)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  const TrabChance *chance = &fields->chance;
  g_autoptr (GPtrArray) notes = trab_present_base_dup_notes (chance, evidence);
  g_autofree char *lacks = trab_present_base_dup_lacks (chance);
  g_autofree char *without = trab_present_base_dup_without (chance);
  g_autoptr (GString) text = g_string_new (lacks);
  TrabPresentBanner *upkeep = trab_present_upkeep_new_banner (evidence, fields->today);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (notes, i));
  add_banner (banners, _ ("The number"), TRAB_PRESENT_LEVEL_CHECK_FIRST,
              text->len > 0 ? text->str : NULL);
  add_banner (banners, _ ("The number"), TRAB_PRESENT_LEVEL_NOTE, without);
  if (upkeep != NULL)
    g_ptr_array_add (banners, upkeep);
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const TrabPresentBanner *first = *(TrabPresentBanner *const *) a;
  const TrabPresentBanner *second = *(TrabPresentBanner *const *) b;

  return (int) second->level - (int) first->level;
}

/* With those that were there before. */
static void
add_ask_ids (TrabPresentPlanHead *head,
             TrabSafetyReport *safety,
             TrabEvidence *evidence,
             const char *plan_id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = trab_present_safety_dup_missing_questions (safety, plan_id);

  if (head->ask_ids != NULL)
    g_strv_builder_addv (builder, (const char **) head->ask_ids);
  for (guint i = 0; ids[i] != NULL; i++)
    if (head->ask_ids == NULL || !g_strv_contains ((const char *const *) head->ask_ids, ids[i]))
      g_strv_builder_add (builder, ids[i]);
  g_strfreev (head->ask_ids);
  head->ask_ids = g_strv_builder_end (builder);
}

/* What is about the person, whatever the plan, and what is read with the number. */
static void
gather_of_person (TrabPresentPlanHead *head, TrabComparison *comparison, TrabEvidence *evidence)
{
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);
  g_autoptr (GHashTable) names = trab_present_plan_new_names (evidence, comparison);

  g_ptr_array_extend_and_steal (head->cautions,
                                trab_present_safety_dup_banners_about (safety, evidence, NULL));
  g_ptr_array_extend_and_steal (head->asks,
                                trab_present_safety_dup_missing (safety, evidence, NULL));
  add_ask_ids (head, safety, evidence, NULL);
  if (safety != NULL)
    trab_present_referral_add_banner (head->cautions, safety, evidence, names);
  add_base (head->cautions, comparison, evidence);
}

/* The cause of the first of the gravest, and how many there are of them. */
static void
say_caution (TrabPresentPlanHead *head)
{
  const TrabPresentBanner *first = NULL;
  const char *level = NULL;
  guint n = 0;

  if (head->cautions->len == 0)
    {
      head->caution = g_strdup (_ ("No caution"));
      return;
    }
  first = g_ptr_array_index (head->cautions, 0);
  for (guint i = 0; i < head->cautions->len; i++)
    n += ((TrabPresentBanner *) g_ptr_array_index (head->cautions, i))->level == first->level;
  head->has_caution = TRUE;
  head->level = first->level;
  level = trab_present_banner_get_level (first->level);
  if (first->title == NULL)
    head->caution = n > 1 ? g_strdup_printf (_ ("%s: %u"), level, n) : g_strdup (level);
  else if (n > 1)
    /* Translators: how loud, how many, the first cause: "Check first, 2: Kidneys" */
    head->caution = g_strdup_printf (_ ("%s, %u: %s"), level, n, first->title);
  else
    head->caution = g_strdup_printf (_ ("%s: %s"), level, first->title);
}

/* Loudest first; of one level in the order they came, which g_ptr_array_sort() keeps. */
static void
say (TrabPresentPlanHead *head)
{
  g_ptr_array_sort (head->cautions, compare_levels);
  say_caution (head);
  if (head->asks->len > 0)
    head->questions = g_strdup_printf (
        g_dngettext (NULL, "%u question not asked", "%u questions not asked", head->asks->len),
        head->asks->len);
}

/** trab_present_plan_head_new: @plan: its place in the comparison */
TrabPresentPlanHead *
trab_present_plan_head_new (TrabComparison *comparison, TrabEvidence *evidence, guint plan)
{
  const TrabComparedPlan *compared = trab_comparison_get_plan (comparison, plan);
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);
  TrabPresentPlanHead *head = g_new0 (TrabPresentPlanHead, 1);

  head->plan_class = trab_present_plan_get_class (compared->chart_class);
  name_plan (head, comparison, evidence, compared);
  head->cautions = trab_present_safety_dup_banners_about (safety, evidence, compared->plan_id);
  head->asks = trab_present_safety_dup_missing (safety, evidence, compared->plan_id);
  add_ask_ids (head, safety, evidence, compared->plan_id);
  if (is_as_now (compared))
    gather_of_person (head, comparison, evidence);
  say (head);
  return head;
}

/** trab_present_plan_head_new_of_person: as of a plan, without one: what is about the person alone
 */
TrabPresentPlanHead *
trab_present_plan_head_new_of_person (TrabComparison *comparison, TrabEvidence *evidence)
{
  TrabPresentPlanHead *head = g_new0 (TrabPresentPlanHead, 1);

  head->cautions = trab_present_banner_new_list ();
  head->asks = g_ptr_array_new_with_free_func (g_free);
  gather_of_person (head, comparison, evidence);
  say (head);
  return head;
}

void
trab_present_plan_head_free (TrabPresentPlanHead *head)
{
  if (head == NULL)
    return;
  g_free (head->name);
  g_free (head->taking);
  g_free (head->caution);
  g_free (head->questions);
  g_ptr_array_unref (head->cautions);
  g_ptr_array_unref (head->asks);
  g_strfreev (head->ask_ids);
  g_free (head);
}

/* Several are one card: each with its name. */
static void
join (TrabPresentBanner *stop, const TrabPresentBanner *next)
{
  char *text
      = g_strdup_printf ("%s\n\n%s: %s", stop->text, next->title ? next->title : "", next->text);

  g_free (stop->text);
  stop->text = text;
  if (next->action == NULL)
    return;
  text = stop->action ? g_strdup_printf ("%s\n%s", stop->action, next->action)
                      : g_strdup (next->action);
  g_free (stop->action);
  stop->action = text;
}

/**
 * trab_present_plan_head_new_stop:
 *
 * Returns: (transfer full) (nullable): the one card that stands instead of the comparison while
 *   something about the person stops it: what was found, and what the source says to do
 */
TrabPresentBanner *
trab_present_plan_head_new_stop (TrabComparison *comparison, TrabEvidence *evidence)
{
  TrabSafetyReport *safety = trab_comparison_get_safety (comparison);
  g_autoptr (GPtrArray) banners = trab_present_safety_dup_banners_about (safety, evidence, NULL);
  TrabPresentBanner *stop = NULL;

  for (guint i = 0; i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      if (banner->level != TRAB_PRESENT_LEVEL_STOP || banner->is_overridden)
        continue;
      if (stop != NULL)
        {
          join (stop, banner);
          continue;
        }
      stop = trab_present_banner_new (banner->level, banner->title, banner->text);
      stop->action = g_strdup (banner->action);
      stop->cause = g_strdup (banner->cause);
    }
  if (stop == NULL && trab_comparison_has_refusal (comparison, TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC))
    {
      stop = trab_present_banner_new (
          TRAB_PRESENT_LEVEL_STOP, _ ("Denosumab or a bone-building medicine"),
          _ ("Now or in the last 3 years. Stopping or delaying denosumab has been followed by fast "
             "bone loss and breaks in the spine. No curve is shown."));
      stop->action = g_strdup (_ ("This is a question for the prescriber."));
    }
  return stop;
}
