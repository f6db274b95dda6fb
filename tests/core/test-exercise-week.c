/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-exercise-week.h"

#include "trab-question.h"

static void
test_reads_what_it_writes (void)
{
  g_autofree char *one = trab_exercise_week_dup_with (NULL, "ex10", 3);
  g_autofree char *two = trab_exercise_week_dup_with (one, "ex06", 2);
  g_autofree char *more = trab_exercise_week_dup_with (two, "ex10", 4);
  g_autofree char *less = trab_exercise_week_dup_with (more, "ex10", 0);

  g_assert_cmpstr (one, ==, "ex10:3");
  g_assert_cmpstr (two, ==, "ex10:3 ex06:2");
  g_assert_cmpuint (trab_exercise_week_get (more, "ex10"), ==, 4);
  g_assert_cmpuint (trab_exercise_week_get (more, "ex06"), ==, 2);
  g_assert_cmpuint (trab_exercise_week_get (more, "ex1"), ==, 0);
  g_assert_cmpstr (less, ==, "ex06:2");
}

static void
test_bad_weeks_are_told (void)
{
  static const char *const bad[]
      = { "ex10",       "ex10:",   "ex10:0",        "ex10:-1",  ":3",      "ex10:15",
          "ex10:three", "ex10:3x", "ex10:2 ex10:3", "ex10:3,2", "ex10:1e1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (trab_exercise_week_is_valid (bad[i]));
      g_assert_false (trab_question_accepts (TRAB_QUESTION_EXERCISE_WEEK, bad[i]));
    }
  g_assert_true (trab_exercise_week_is_valid (NULL));
  g_assert_true (trab_exercise_week_is_valid (""));
  g_assert_true (trab_exercise_week_is_valid ("ex06:2 ex10:14"));
}

/* Nothing that was kept is lost because it cannot be read. */
static void
test_unreadable_entries_stay (void)
{
  g_autofree char *week = trab_exercise_week_dup_with ("swim? ex10:3", "ex06", 2);

  g_assert_cmpstr (week, ==, "swim? ex10:3 ex06:2");
  g_assert_false (trab_exercise_week_is_valid (week));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/exercise-week/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/core/exercise-week/bad-weeks-are-told", test_bad_weeks_are_told);
  g_test_add_func ("/core/exercise-week/unreadable-entries-stay", test_unreadable_entries_stay);
  return g_test_run ();
}
