/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-safety-due.h"

#include <math.h>

#include "trab-date.h"
#include "trab-safety-plan.h"

/** The day a row is counted from: the earliest of those that are known. */
typedef struct
{
  gboolean has_any;
  gboolean is_unknown; /* there is one, and nobody knows when */
  TrabDate date;
} Base;

static void
add_base (Base *base, TrabDate date)
{
  if (!trab_date_is_known (date))
    base->is_unknown = TRUE;
  else if (!trab_date_is_known (base->date) || trab_date_compare (date, base->date) < 0)
    base->date = date;
  base->has_any = TRUE;
}

static TrabDate
get_ahead (const TrabSafetyDue *due, double years)
{
  return trab_date_add_months (due->facts->today, (int) lround (TRAB_MONTHS_PER_YEAR * years));
}

static gboolean
is_about (const TrabSafetyDue *due, const TrabRegimen *regimen)
{
  const char *names = trab_table_get_text (due->schedule, due->row, "regimen_names");
  g_auto (GStrv) words = g_strsplit (names ? names : "", " ", -1);

  return trab_safety_rule_is_about (due->rule, regimen)
         && (names == NULL || g_strv_contains ((const char *const *) words, regimen->name));
}

static const TrabTakenMedicine *
get_taken (const TrabSafetyDue *due, guint i)
{
  return &g_array_index (due->facts->medicines, TrabTakenMedicine, i);
}

static const TrabPlanCourse *
get_course (const TrabSafetyDue *due, guint i)
{
  return &g_array_index (due->plan->plan->courses, TrabPlanCourse, i);
}

/* A course that is taken today and goes on has the start of the list. */
static const TrabTakenMedicine *
find_ongoing (const TrabSafetyDue *due, const TrabPlanCourse *course)
{
  for (guint i = 0; !course->has_to_years && i < due->facts->medicines->len; i++)
    if (get_taken (due, i)->is_ongoing && get_taken (due, i)->regimen == course->regimen)
      return get_taken (due, i);
  return NULL;
}

/* A bisphosphonate that replaces another goes on counting from the first. */
static gboolean
add_replaced (const TrabSafetyDue *due, const TrabPlanCourse *course, Base *base)
{
  gboolean is_found = FALSE;

  for (guint i = 0;
       trab_safety_plan_is_bisphosphonate (course->regimen) && i < due->facts->medicines->len; i++)
    if (get_taken (due, i)->is_ongoing
        && trab_medicine_class_is_bisphosphonate (get_taken (due, i)->medicine_class))
      {
        add_base (base, trab_course_get (get_taken (due, i)->course)->start);
        is_found = TRUE;
      }
  return is_found;
}

static Base
find_start (const TrabSafetyDue *due, gboolean only_new)
{
  Base base = { 0 };

  for (guint i = 0; i < due->plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = get_course (due, i);
      const TrabTakenMedicine *ongoing = find_ongoing (due, course);

      if (!is_about (due, course->regimen) || (ongoing != NULL && only_new))
        continue;
      if (ongoing != NULL)
        add_base (&base, trab_course_get (ongoing->course)->start);
      else if (only_new || !add_replaced (due, course, &base))
        add_base (&base, get_ahead (due, course->from_years));
    }
  return base;
}

/* Whether the person is in a pause: bisphosphonates lie behind, none is taken, none begins. */
static gboolean
is_paused (const TrabSafetyDue *due)
{
  if (trab_facts_ask_takes_any (due->facts, trab_medicine_class_is_bisphosphonate)
      == TRAB_ANSWER_YES)
    return FALSE;
  for (guint i = 0; i < due->plan->plan->courses->len; i++)
    if (trab_safety_plan_is_bisphosphonate (get_course (due, i)->regimen))
      return FALSE;
  return TRUE;
}

/* The pause began when the last of them was stopped. */
static void
add_pause (const TrabSafetyDue *due, Base *base)
{
  const TrabTakenMedicine *last = NULL;

  for (guint i = 0; i < due->facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = get_taken (due, i);

      if (trab_medicine_class_is_bisphosphonate (taken->medicine_class)
          && (last == NULL || taken->to_years > last->to_years))
        last = taken;
    }
  if (last != NULL && last->regimen != NULL && is_about (due, last->regimen))
    add_base (base, trab_course_get (last->course)->stop);
}

static Base
find_stop (const TrabSafetyDue *due)
{
  Base base = { 0 };

  for (guint i = 0; i < due->plan->plan->courses->len; i++)
    {
      const TrabPlanCourse *course = get_course (due, i);

      if (is_about (due, course->regimen) && course->has_to_years && course->to_years < due->years)
        add_base (&base, get_ahead (due, course->to_years));
    }
  for (guint i = 0; due->plan->plan->action == TRAB_PLAN_STOP && i < due->facts->medicines->len;
       i++)
    if (get_taken (due, i)->is_ongoing && get_taken (due, i)->regimen != NULL
        && is_about (due, get_taken (due, i)->regimen))
      add_base (&base, due->facts->today);
  if (is_paused (due))
    add_pause (due, &base);
  return base;
}

static gboolean
is_counted_from (const TrabSafetyDue *due, const char *what)
{
  return g_strcmp0 (trab_table_get_text (due->schedule, due->row, "counted_from"), what) == 0;
}

gboolean
trab_safety_due_is_of_stop (const TrabSafetyDue *due)
{
  return is_counted_from (due, "stop");
}

/** trab_safety_due_has_stop: whether the plan or the person has a stop of what the row is about */
gboolean
trab_safety_due_has_stop (const TrabSafetyDue *due)
{
  return find_stop (due).has_any;
}

/* Of a date without its month a whole number of years is another year; else the months it may be
 * are told. */
static TrabDate
add_months (TrabDate date, int months, gboolean is_most)
{
  if (date.month != 0)
    return trab_date_add_months (date, months);
  if (months % TRAB_MONTHS_PER_YEAR == 0)
    return (TrabDate){ .year = date.year + months / TRAB_MONTHS_PER_YEAR };
  date = trab_date_add_months (is_most ? trab_date_latest (date) : trab_date_earliest (date),
                               months);
  date.day = 0;
  return date;
}

/**
 * trab_safety_due_fill:
 * @watch: gets the day or days the row is due, as precisely as what it is counted from is known
 */
void
trab_safety_due_fill (const TrabSafetyDue *due, TrabSafetyWatch *watch)
{
  Base base = { 0 };

  if (!trab_table_has (due->schedule, due->row, "counted_from"))
    return;
  if (trab_safety_due_is_of_stop (due))
    base = find_stop (due);
  else
    base = find_start (due, is_counted_from (due, "first-dose"));
  if (!base.has_any)
    return;
  watch->due = TRAB_SAFETY_DUE_NOT_KNOWN;
  if (base.is_unknown)
    return;
  watch->due_from = add_months (
      base.date, (int) trab_table_get_double (due->schedule, due->row, "least_months"), FALSE);
  watch->due_to = add_months (
      base.date, (int) trab_table_get_double (due->schedule, due->row, "most_months"), TRUE);
  watch->due = trab_date_is_surely_before (watch->due_to, due->facts->today)
                   ? TRAB_SAFETY_DUE_PAST
                   : TRAB_SAFETY_DUE_AHEAD;
}
