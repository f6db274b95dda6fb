/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-teller.h"

/* The rows of the monitoring schedule and the days they are due, through the record of a made-up
 * person. */

/** Rows of the schedule, and the days they are due: as precisely as the record knows the start. */
static const struct
{
  const char *schedule_id;
  const char *who;
  const char *plan;
  const char *words;
  TrabSafetyDueState due;
  const char *from;
  const char *to;
} dues[] = {
  /* five years by mouth: from today, from the list, from a year alone, from nobody knows when */
  { "M14", "F1960", "alendronate", "", TRAB_SAFETY_DUE_AHEAD, "2031-11-03", "2031-11-03" },
  { "M14", "F1960", "as-now", "take:ALENDRONATE:alendronate:70mg-weekly@2021-06-10",
    TRAB_SAFETY_DUE_PAST, "2026-06-10", "2026-06-10" },
  { "M14", "F1960", "as-now", "take:ALENDRONATE:alendronate:70mg-weekly@2021",
    TRAB_SAFETY_DUE_AHEAD, "2026", "2026" },
  { "M14", "F1960", "as-now", "take:ALENDRONATE:alendronate:70mg-weekly@2020-10",
    TRAB_SAFETY_DUE_PAST, "2025-10", "2025-10" },
  { "M14", "F1960", "as-now", "take:ALENDRONATE:alendronate:70mg-weekly@?",
    TRAB_SAFETY_DUE_NOT_KNOWN, "", "" },
  /* ten where a guideline asks for a longer course; three yearly drips */
  { "M15", "F1950", "alendronate", "", TRAB_SAFETY_DUE_AHEAD, "2036-11-03", "2036-11-03" },
  { "M16", "F1960", "zoledronate", "", TRAB_SAFETY_DUE_AHEAD, "2029-11-03", "2029-11-03" },
  /* a switch goes on counting */
  { "M16", "F1960", "zoledronate", "take:ALENDRONATE:alendronate:70mg-weekly@2024-02-29",
    TRAB_SAFETY_DUE_AHEAD, "2027-02-28", "2027-02-28" },
  /* the pause: planned, begun today, begun long ago, begun in a year alone */
  { "M22", "F1960", "alendronate", "", TRAB_SAFETY_DUE_AHEAD, "2033-11-03", "2033-11-03" },
  { "M22", "F1960", "stop", "take:ALENDRONATE:alendronate:70mg-weekly@2018", TRAB_SAFETY_DUE_AHEAD,
    "2028-11-03", "2028-11-03" },
  { "M18", "F1960", "stop", "take:ALENDRONATE:alendronate:70mg-weekly@2018", TRAB_SAFETY_DUE_AHEAD,
    "2028-11-03", "2030-11-03" },
  { "M22", "F1960", "as-now", "take:ALENDRONATE@2015-01-01..2023-05-31", TRAB_SAFETY_DUE_PAST,
    "2025-05-31", "2025-05-31" },
  { "M23", "F1960", "as-now", "take:RISEDRONATE@2015..2025", TRAB_SAFETY_DUE_AHEAD, "2026-07",
    "2027-06" },
  { "M24", "F1960", "as-now", "take:ZOLEDRONATE@2020..2025-03", TRAB_SAFETY_DUE_AHEAD, "2028-03",
    "2028-03" },
  /* hormones */
  { "M04", "F1960", "hrt", "", TRAB_SAFETY_DUE_AHEAD, "2032-11-03", "2033-11-03" },
  { "M07", "M1960", "trt", "", TRAB_SAFETY_DUE_AHEAD, "2027-02-03", "2027-05-03" },
  /* what is only told in words has no day */
  { "M02", "F1960", "hrt", "", TRAB_SAFETY_DUE_NONE, "", "" },
};

/** Rows that a plan and a record do not have. */
static const struct
{
  const char *schedule_id;
  const char *plan;
  const char *words;
} no_watches[] = {
  { "M22", "as-now", "" },
  { "M22", "as-now", "take:ALENDRONATE:alendronate:70mg-weekly@2018" },
  { "M22", "zoledronate", "take:ALENDRONATE@2015..2023" },
  { "M22", "as-now", "take:RISEDRONATE@2015..2023" },
  { "M17", "alendronate:70mg-weekly@0-10", "" },
};

static const TrabSafetyWatch *
find_watch (TrabSafetyReport *report, const char *schedule_id)
{
  GPtrArray *watches = trab_safety_report_get_watches (report);

  for (guint i = 0; i < watches->len; i++)
    {
      const TrabSafetyWatch *watch = g_ptr_array_index (watches, i);

      if (g_str_equal (watch->schedule_id, schedule_id))
        return watch;
    }
  return NULL;
}

static void
test_days_of_the_schedule (StoryTeller *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (dues); i++)
    {
      g_autoptr (TrabSafetyReport) report
          = story_teller_check (fixture, dues[i].who, dues[i].plan, dues[i].words);
      const TrabSafetyWatch *watch = find_watch (report, dues[i].schedule_id);
      char from[TRAB_DATE_TEXT_SIZE];
      char to[TRAB_DATE_TEXT_SIZE];

      g_test_message ("%s: %s: %s", dues[i].schedule_id, dues[i].plan, dues[i].words);
      if (watch == NULL)
        g_error ("no %s", dues[i].schedule_id);
      g_assert_cmpint (watch->due, ==, dues[i].due);
      g_assert_cmpstr (trab_date_to_text (watch->due_from, from), ==, dues[i].from);
      g_assert_cmpstr (trab_date_to_text (watch->due_to, to), ==, dues[i].to);
    }
  for (guint i = 0; i < G_N_ELEMENTS (no_watches); i++)
    {
      g_autoptr (TrabSafetyReport) report
          = story_teller_check (fixture, "F1960", no_watches[i].plan, no_watches[i].words);

      g_test_message ("%s: %s", no_watches[i].schedule_id, no_watches[i].words);
      g_assert_null (find_watch (report, no_watches[i].schedule_id));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/session/safety-schedule/days", StoryTeller, NULL, story_teller_set_up,
              test_days_of_the_schedule, story_teller_tear_down);
  return g_test_run ();
}
