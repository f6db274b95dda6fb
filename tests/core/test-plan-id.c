/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-id.h"

static void
test_involves (void)
{
  g_assert_true (trab_plan_id_involves ("hrt", "stop hrt"));
  g_assert_true (trab_plan_id_involves ("stop", "stop hrt"));
  g_assert_true (trab_plan_id_involves ("hrt+exercise", "hrt"));
  g_assert_true (
      trab_plan_id_involves ("hrt:patch-50@0-5,alendronate:70mg-weekly@5-10", "alendronate"));
  g_assert_true (trab_plan_id_involves ("hrt:patch-50+alendronate", "hrt+alendronate"));
  g_assert_true (trab_plan_id_involves ("food-and-movement", "repletion,food-and-movement"));
  g_assert_false (trab_plan_id_involves ("hrt", "hrt+alendronate"));
  g_assert_false (trab_plan_id_involves ("trt", "hrt"));
  g_assert_false (trab_plan_id_involves ("hrt", ""));
  g_assert_false (trab_plan_id_involves ("hrt", NULL));
}

static const char *const offered[]
    = { "as-now", "food-and-movement", "alendronate", "hrt", "zoledronate", NULL };

static void
test_what_was_left_out (void)
{
  static const struct
  {
    const char *compared;
    const char *log;
  } cases[] = {
    { "as-now", "as-now -food-and-movement -alendronate -hrt -zoledronate" },
    { "as-now alendronate hrt", "as-now alendronate hrt -food-and-movement -zoledronate" },
    /* hormone treatment in another form was talked about */
    { "as-now hrt:patch-50@0-5,alendronate:70mg-weekly@5-10",
      "as-now hrt:patch-50@0-5,alendronate:70mg-weekly@5-10 -food-and-movement -zoledronate" },
    { "as-now food-and-movement alendronate hrt zoledronate",
      "as-now food-and-movement alendronate hrt zoledronate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) compared = g_strsplit (cases[i].compared, " ", -1);
      g_autofree char *log = trab_plan_id_dup_log ((const char *const *) compared, offered);
      g_auto (GStrv) read = trab_plan_id_dup_compared (log);

      g_assert_cmpstr (log, ==, cases[i].log);
      g_assert_cmpstrv (read, compared);
    }
}

static void
test_nothing_logged (void)
{
  g_auto (GStrv) none = trab_plan_id_dup_compared (NULL);
  g_auto (GStrv) empty = trab_plan_id_dup_compared ("");

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (empty), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/plan-id/involves", test_involves);
  g_test_add_func ("/core/plan-id/what-was-left-out", test_what_was_left_out);
  g_test_add_func ("/core/plan-id/nothing-logged", test_nothing_logged);
  return g_test_run ();
}
