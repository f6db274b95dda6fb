/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-course.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-present-number.h"
#include "trab-present-sentence.h"

#define PERCENT 100

static char *
dup_year (double years)
{
  return trab_present_number_dup_decimal (years, trab_present_number_is_whole (years)        ? 0
                                                 : trab_present_number_is_whole (years * 10) ? 1
                                                                                             : 2);
}

/** trab_present_course_dup_sentence: "Alendronate, 70 mg a week: from today to year 5; 80 of 100
 * doses taken" */
char *
trab_present_course_dup_sentence (const char *name,
                                  double from_years,
                                  double to_years,
                                  double adherence)
{
  g_autofree char *who = trab_present_sentence_dup_capitalised (name);
  g_autofree char *from = dup_year (from_years);
  g_autofree char *to = dup_year (to_years);
  g_autofree char *when = from_years > 0
                              ? g_strdup_printf (_ ("%s: from year %s to year %s"), who, from, to)
                              : g_strdup_printf (_ ("%s: from today to year %s"), who, to);

  if (adherence >= 1)
    return g_steal_pointer (&when);
  return g_strdup_printf (_ ("%s; %ld of 100 doses taken"), when, lround (adherence * PERCENT));
}

/** trab_present_course_dup_tick: "today", "1", "2" */
char *
trab_present_course_dup_tick (guint year)
{
  return year == 0 ? g_strdup (_ ("today")) : g_strdup_printf ("%u", year);
}

/** trab_present_course_get_timeline_title: (transfer none) */
const char *
trab_present_course_get_timeline_title (void)
{
  return _ ("Courses of the plan: arrows move the end, with Shift the start, with Ctrl both");
}
