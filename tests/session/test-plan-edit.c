/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan changed course by course is a plan again, and the same one. */
#include "trab-evidence.h"
#include "trab-plan-edit.h"
#include "trab-plan.h"

static TrabEvidence *evidence;

static char *
dup_same (const char *plan_id)
{
  g_autoptr (TrabPlanEdit) edit = trab_plan_edit_new (evidence, plan_id, 10);

  return trab_plan_edit_dup_id (edit);
}

static void
test_untouched (void)
{
  static const char *const ids[] = { "as-now", "food-and-movement", "alendronate",
                                     "hrt:patch-50@0-5,alendronate:70mg-weekly" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *id = dup_same (ids[i]);

      g_assert_cmpstr (id, ==, ids[i]);
    }
}

static void
test_habits_have_no_course (void)
{
  g_autoptr (TrabPlanEdit) edit = trab_plan_edit_new (evidence, "food-and-movement", 10);

  g_assert_cmpuint (trab_plan_edit_get_n_courses (edit), ==, 0);
}

/* What the id says after a step is what the edit holds. */
static void
check_id (const TrabPlanEdit *edit)
{
  g_autoptr (TrabCatalogue) catalogue = trab_catalogue_new (evidence, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trab_plan_edit_dup_id (edit);
  g_autoptr (TrabPlan) plan = trab_plan_new (catalogue, id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->courses->len, ==, trab_plan_edit_get_n_courses (edit));
  for (guint i = 0; i < plan->courses->len; i++)
    {
      const TrabPlanCourse *course = &g_array_index (plan->courses, TrabPlanCourse, i);
      const TrabPlanEditCourse *own = trab_plan_edit_get_course (edit, i);

      g_assert_cmpstr (course->regimen->id, ==, own->regimen_id);
      g_assert_cmpfloat_with_epsilon (course->from_years, own->from_years, 1e-3);
      g_assert_cmpfloat_with_epsilon (course->to_years, own->to_years, 1e-3);
      g_assert_cmpfloat_with_epsilon (course->adherence, own->adherence, 1e-9);
    }
}

static void
test_steps (void)
{
  g_autoptr (TrabPlanEdit) edit = trab_plan_edit_new (evidence, "alendronate", 10);

  g_assert_cmpuint (trab_plan_edit_get_n_courses (edit), ==, 1);
  trab_plan_edit_set_stop (edit, 0, 3);
  check_id (edit);
  trab_plan_edit_move (edit, 0, 1);
  check_id (edit);
  trab_plan_edit_set_stop (edit, 0, 99); /* no further than the timeline */
  g_assert_cmpfloat (trab_plan_edit_get_course (edit, 0)->to_years, ==, TRAB_PLAN_EDIT_MOST_YEARS);
  trab_plan_edit_set_start (edit, 0, 99); /* never behind its end */
  g_assert_cmpfloat (trab_plan_edit_get_course (edit, 0)->from_years, <, TRAB_PLAN_EDIT_MOST_YEARS);
  trab_plan_edit_set_start (edit, 0, 0);
  g_assert_true (trab_plan_edit_pause (edit, 0));
  g_assert_cmpuint (trab_plan_edit_get_n_courses (edit), ==, 2);
  check_id (edit);
  g_assert_true (trab_plan_edit_pause (edit, 0));
  g_assert_cmpuint (trab_plan_edit_get_n_courses (edit), ==, 1);
  trab_plan_edit_set_stop (edit, 0, 2);
  g_assert_true (trab_plan_edit_switch (edit, 0, "hrt:patch-50"));
  check_id (edit);
  g_assert_cmpfloat (trab_plan_edit_get_course (edit, 1)->from_years, ==, 2);
  g_assert_false (trab_plan_edit_switch (edit, 0, "nothing"));
  g_assert_true (trab_plan_edit_remove (edit, 0));
  g_assert_false (trab_plan_edit_remove (edit, 0));
  check_id (edit);
}

/* The steps of dose and share go round and come back. */
static void
test_rounds (void)
{
  g_autoptr (TrabPlanEdit) edit = trab_plan_edit_new (evidence, "hrt:patch-50", 10);
  g_autofree char *first = g_strdup (trab_plan_edit_get_course (edit, 0)->regimen_id);
  guint n_doses = trab_plan_edit_get_course (edit, 0)->n_doses;
  double usual = trab_plan_edit_get_course (edit, 0)->adherence;
  guint n_steps = 0;

  g_assert_cmpuint (n_doses, >, 1);
  for (guint i = 0; i < n_doses; i++)
    {
      trab_plan_edit_next_dose (edit, 0);
      check_id (edit);
    }
  g_assert_cmpstr (trab_plan_edit_get_course (edit, 0)->regimen_id, ==, first);
  do
    {
      trab_plan_edit_next_adherence (edit, 0);
      check_id (edit);
    }
  while (trab_plan_edit_get_course (edit, 0)->adherence != usual && ++n_steps < 9);
  g_assert_cmpuint (n_steps, <, 9);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  evidence = trab_evidence_new ();
  g_test_add_func ("/session/plan-edit/untouched", test_untouched);
  g_test_add_func ("/session/plan-edit/habits-have-no-course", test_habits_have_no_course);
  g_test_add_func ("/session/plan-edit/steps", test_steps);
  g_test_add_func ("/session/plan-edit/rounds", test_rounds);
  status = g_test_run ();
  trab_evidence_free (evidence);
  return status;
}
