/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-action.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "trab-checklist.h"
#include "trab-plan.h"
#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-movement.h"
#include "trab-present-plan.h"
#include "trab-present-regimen.h"
#include "trab-present-sentence.h"
#include "trab-present-table.h"

#define MONTHS_PER_YEAR 12

void
trab_present_action_free (TrabPresentAction *action)
{
  g_free (action->what);
  g_free (action->detail);
  g_free (action->who);
  g_free (action->when);
  g_free (action);
}

/* @detail, @when: (transfer full). Returns: BEFORE the others until it is told otherwise */
static TrabPresentAction *
add (GPtrArray *actions, const char *what, char *detail, const char *who, char *when)
{
  TrabPresentAction *action = g_new0 (TrabPresentAction, 1);

  action->what = g_strdup (what);
  action->detail = detail;
  action->who = g_strdup (who);
  action->when = when;
  g_ptr_array_add (actions, action);
  return action;
}

/* @detail: (transfer full) */
static void
add_by_day (GPtrArray *actions, const char *what, char *detail, const char *who, TrabDate date)
{
  TrabPresentAction *action = add (actions, what, detail, who, trab_present_date_dup_short (date));

  action->order = TRAB_PRESENT_ACTION_BY_DAY;
  action->date = date;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trab_present_action_free);
}

static gboolean
stops_person (const TrabSafetyCard *card)
{
  for (guint i = 0; i < card->findings->len; i++)
    {
      const TrabSafetyFinding *finding = g_ptr_array_index (card->findings, i);

      if (finding->is_about_person && finding->severity == TRAB_SAFETY_STOP)
        return TRUE;
    }
  return FALSE;
}

/* A stop about the person comes before whatever is decided, and before nothing at all, until a
 * reason to go on is written. */
static void
add_to_settle (GPtrArray *actions, TrabEvidence *evidence, TrabComparison *comparison)
{
  TrabSafetyReport *safety = comparison ? trab_comparison_get_safety (comparison) : NULL;
  GPtrArray *cards = safety ? trab_safety_report_get_cards (safety) : NULL;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      const TrabSafetyCard *card = g_ptr_array_index (cards, i);
      const char *title
          = trab_present_table_find (evidence, "rules/causes", "cause", card->cause, "title");
      /* Translators: what a warning is about, by its title: "Cancer in the bone" */
      g_autofree char *what
          = title ? g_strdup_printf (_ ("Settle this with us first: %s."), title) : NULL;

      if (what != NULL && stops_person (card) && card->override_reason == NULL)
        add (actions, what, NULL, _ ("Clinic"), g_strdup (_ ("Soon")));
    }
}

/** trab_present_action_has_to_look_first: @comparison: (nullable). Whether a stop, or a criterion
 * to refer, is about the person: then nobody is told to take their time */
gboolean
trab_present_action_has_to_look_first (TrabComparison *comparison)
{
  TrabSafetyReport *safety = comparison ? trab_comparison_get_safety (comparison) : NULL;
  GPtrArray *cards = safety ? trab_safety_report_get_cards (safety) : NULL;
  GPtrArray *referrals = safety ? trab_safety_report_get_referrals (safety) : NULL;

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (stops_person (g_ptr_array_index (cards, i)))
      return TRUE;
  for (guint i = 0; referrals != NULL && i < referrals->len; i++)
    if (((const TrabSafetyReferral *) g_ptr_array_index (referrals, i))->is_about_person)
      return TRUE;
  return FALSE;
}

/**
 * trab_present_action_dup_undecided:
 * @comparison: (nullable)
 *
 * Returns: (transfer full): of TrabPresentAction: what to do before a decision: nothing of a plan
 */
GPtrArray *
trab_present_action_dup_undecided (TrabEvidence *evidence, TrabComparison *comparison)
{
  GPtrArray *actions = new_list ();

  add_to_settle (actions, evidence, comparison);
  if (actions->len == 0) /* the page has room for one of the two */
    add (actions, _ ("Read these pages again at home."), NULL, _ ("You"), g_strdup (_ ("At home")));
  add (actions, _ ("Think about what matters most to you."), NULL, _ ("You"),
       g_strdup (_ ("At home")));
  add (actions, _ ("Write down what you want to ask us."), NULL, _ ("You"),
       g_strdup (_ ("Before we meet")));
  return actions;
}

static TrabDate
add_years (TrabDate date, double years)
{
  int months
      = (date.year * MONTHS_PER_YEAR + date.month - 1) + (int) lround (years * MONTHS_PER_YEAR);
  TrabDate later = { months / MONTHS_PER_YEAR, months % MONTHS_PER_YEAR + 1, 0 };

  return later;
}

/* Whether it is being taken: then it is not started. */
static gboolean
is_taken_now (TrabRecord *record, const TrabRegimen *regimen)
{
  GPtrArray *courses = trab_record_get_courses (record);

  for (guint i = 0; i < courses->len; i++)
    {
      const TrabCourseFields *course = trab_course_get (g_ptr_array_index (courses, i));

      if (course->is_ongoing && !course->is_in_error
          && g_strcmp0 (course->regimen, regimen->id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What must be there before a bone medicine starts, or goes on, and is not: blood tests together,
 * the teeth apart. Returns: whether something is missing */
static gboolean
add_checks (GPtrArray *actions,
            TrabEvidence *evidence,
            TrabRecord *record,
            gboolean goes_on,
            TrabDate today)
{
  const char *when = goes_on ? _ ("Soon") : _ ("Before you start");
  g_autoptr (GPtrArray) items
      = trab_checklist_new (evidence, TRAB_CHECKLIST_BEFORE_BISPHOSPHONATE, record, today, NULL);
  GString *tests = g_string_new (NULL);
  guint n_before = actions->len;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const TrabChecklistItem *item = g_ptr_array_index (items, i);

      if (item->state == TRAB_CHECKLIST_DONE)
        continue;
      if (item->is_measure)
        g_string_append_printf (tests, "%s%s", tests->len > 0 ? ", " : "",
                                trab_present_measure_get_name (item->measure));
      else if (item->question == TRAB_QUESTION_DENTAL_CHECK_MONTHS)
        add (actions, _ ("See your dentist."),
             g_strdup (goes_on ? _ ("Say that you take a bone medicine.")
                               : _ ("Say that you are to take a bone medicine.")),
             _ ("You"), g_strdup (when));
    }
  if (tests->len > 0)
    {
      g_string_append_c (tests, '.');
      add (actions, _ ("Have a blood test."), g_strdup (tests->str), _ ("Clinic"), g_strdup (when));
    }
  g_string_free (tests, TRUE);
  return actions->len > n_before;
}

static char *
dup_detail (const TrabRegimen *regimen, TrabComparison *comparison, TrabEvidence *evidence)
{
  const TrabMovement *movement = comparison ? trab_comparison_get_movement (comparison) : NULL;
  g_autofree char *effort = trab_present_regimen_dup_effort (regimen);

  if (g_str_equal (regimen->name, "exercise") && movement != NULL)
    {
      g_autofree char *week = trab_present_movement_dup_week (movement, evidence);

      if (week != NULL)
        return g_strconcat (week, ".", NULL);
    }
  return effort ? g_strconcat (effort, ".", NULL) : NULL;
}

/* Whether the bone medicine that a plan begins with is being taken. */
static gboolean
goes_on_with_its_medicine (const TrabPlan *plan, TrabEvidence *evidence, TrabRecord *record)
{
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);

      if (course->from_years <= 0
          && trab_present_plan_has_bisphosphonate (evidence, course->regimen->id)
          && is_taken_now (record, course->regimen))
        return TRUE;
    }
  return FALSE;
}

/* What is taken now and ends: nobody takes two of a kind by mistake. */
static void
add_ended (GPtrArray *actions, TrabEvidence *evidence, const TrabComparedPlan *compared)
{
  g_autofree char *names = trab_present_plan_dup_ended_names (evidence, compared);
  g_autofree char *what = names ? g_strdup_printf (_ ("Stop %s."), names) : NULL;

  if (what != NULL)
    add (actions, what, g_strdup (_ ("The new medicine takes its place. Do not take both.")),
         _ ("You"), g_strdup (_ ("When the new one starts")));
}

/* The courses of the plan, each from the day its numbers count from. */
static void
add_courses (GPtrArray *actions,
             const TrabPlan *plan,
             TrabEvidence *evidence,
             TrabComparison *comparison,
             TrabRecord *record,
             TrabDate today)
{
  const TrabComparedPlan *compared
      = comparison ? trab_comparison_find_plan (comparison, plan->id) : NULL;
  gboolean goes_on = goes_on_with_its_medicine (plan, evidence, record);
  gboolean has_checks = trab_present_plan_has_bisphosphonate (evidence, plan->id)
                        && add_checks (actions, evidence, record, goes_on, today);

  add_ended (actions, evidence, compared);
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      const TrabRegimen *regimen = course->regimen;
      const char *name
          = trab_present_table_translate ("regimens/about", "name", regimen->about->name);
      gboolean is_taken = course->from_years <= 0 && is_taken_now (record, regimen);
      /* Translators: what is started, or taken already: "Start alendronate." */
      g_autofree char *what
          = g_strdup_printf (is_taken ? _ ("Go on with %s.") : _ ("Start %s."), name);
      const char *who = trab_present_regimen_is_taken_at_home (regimen) ? _ ("You") : _ ("Clinic");
      char *detail = dup_detail (regimen, comparison, evidence);

      if (has_checks && !is_taken && course->from_years <= 0
          && trab_present_plan_has_bisphosphonate (evidence, regimen->id))
        add (actions, what, detail, who, g_strdup (_ ("After these checks")));
      else
        add_by_day (actions, what, detail, who,
                    course->from_years > 0 ? add_years (today, course->from_years) : today);
    }
}

/* What is watched, on a day that is known. */
static void
add_watches (GPtrArray *actions,
             TrabEvidence *evidence,
             TrabComparison *comparison,
             const char *plan_id)
{
  TrabSafetyReport *safety = comparison ? trab_comparison_get_safety (comparison) : NULL;
  GPtrArray *watches = safety ? trab_safety_report_get_watches (safety) : NULL;

  for (guint i = 0; watches != NULL && i < watches->len; i++)
    {
      const TrabSafetyWatch *watch = g_ptr_array_index (watches, i);
      const char *id = watch->schedule_id;
      const char *what = trab_present_table_find (evidence, "rules/schedule", "id", id, "what");
      const char *why = trab_present_table_find (evidence, "rules/schedule", "id", id, "why");
      const char *words = trab_present_table_find (evidence, "rules/schedule", "id", id, "patient");
      g_autofree char *detail = NULL;

      if (!g_str_equal (watch->plan_id, plan_id) || what == NULL || words == NULL)
        continue;
      detail = g_strdup_printf ("%s. %s", what, why);
      if (watch->due == TRAB_SAFETY_DUE_AHEAD)
        add_by_day (actions, words, g_steal_pointer (&detail), _ ("Clinic"), watch->due_from);
      else
        add (actions, words, g_steal_pointer (&detail), _ ("Clinic"),
             g_strdup (trab_present_table_find (evidence, "rules/schedule", "id", id, "when")))
            ->order
            = TRAB_PRESENT_ACTION_LATER;
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TrabPresentAction *first = *(TrabPresentAction *const *) a;
  const TrabPresentAction *second = *(TrabPresentAction *const *) b;

  if (first->order != second->order)
    return (int) first->order - (int) second->order;
  return first->order == TRAB_PRESENT_ACTION_BY_DAY ? trab_date_compare (first->date, second->date)
                                                    : 0;
}

/* g_ptr_array_sort() is not stable on its own: equal days keep the order they were added in. */
static void
sort_by_day (GPtrArray *actions)
{
  for (guint i = 1; i < actions->len; i++)
    for (guint j = i; j > 0 && compare_days (&actions->pdata[j - 1], &actions->pdata[j]) > 0; j--)
      {
        gpointer moved = actions->pdata[j];

        actions->pdata[j] = actions->pdata[j - 1];
        actions->pdata[j - 1] = moved;
      }
}

/**
 * trab_present_action_dup_list:
 * @comparison: (nullable)
 *
 * Returns: (transfer full): of TrabPresentAction: what has to be settled, what comes before the
 * start, what is started, what goes on, what is watched
 */
GPtrArray *
trab_present_action_dup_list (TrabEvidence *evidence,
                              TrabComparison *comparison,
                              TrabRecord *record,
                              const char *plan_id,
                              TrabDate today)
{
  GPtrArray *actions = new_list ();
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (TrabPlan) plan = catalogue ? trab_plan_new (catalogue, plan_id, NULL) : NULL;
  const TrabComparedPlan *compared
      = comparison ? trab_comparison_find_plan (comparison, plan_id) : NULL;
  gboolean has_to_settle = FALSE;

  add_to_settle (actions, evidence, comparison);
  has_to_settle = actions->len > 0;
  if (plan != NULL && plan->courses->len > 0)
    add_courses (actions, plan, evidence, comparison, record, today);
  else
    {
      g_autoptr (TrabPresentPlan) words = trab_present_plan_new (evidence, plan_id);
      g_autofree char *ended = trab_present_plan_dup_ended_names (evidence, compared);
      g_autofree char *what
          = ended ? g_strdup_printf (_ ("Stop %s."), ended) : g_strconcat (words->name, ".", NULL);
      char *detail = ended || has_to_settle ? NULL : g_strconcat (words->effort, ".", NULL);

      add_by_day (actions, what, detail, _ ("You"), today);
    }
  if (compared != NULL && compared->goes_on != NULL)
    {
      g_autofree char *names = trab_present_plan_dup_goes_on_names (evidence, compared);

      add_by_day (actions, _ ("Go on with what you take now."),
                  trab_present_sentence_dup_capitalised (names), _ ("You"), today);
    }
  add_watches (actions, evidence, comparison, plan_id);
  sort_by_day (actions);
  return actions;
}
