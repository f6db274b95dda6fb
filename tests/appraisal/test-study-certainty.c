/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-study-certainty.h"

#define IDS_OF_WOMEN "BIS007, BIS008, BIS009, BIS132"

static TrabEvidence *evidence;

static TrabComparedPlan *
new_plan (TrabSex sex, gboolean has_curve)
{
  TrabComparedPlan *plan = trab_compared_plan_new ("alendronate", "oral-bp");

  plan->evidence_ids = g_strdup (IDS_OF_WOMEN);
  plan->has_curve = has_curve;
  trab_study_certainty_fill (evidence, sex, plan);
  return plan;
}

static void
test_own_rows (void)
{
  g_autoptr (TrabComparedPlan) plan = new_plan (TRAB_SEX_FEMALE, TRUE);

  g_assert_cmpstr (plan->curve_ids[TRAB_QUANTITY_BMD_TH], ==, "BIS008");
  g_assert_cmpint (plan->curve_certainty[TRAB_QUANTITY_BMD_TH], ==, TRAB_CERTAINTY_HIGH);
  g_assert_cmpstr (plan->curve_ids[TRAB_QUANTITY_CTX], ==, "BIS132");
  g_assert_cmpint (plan->curve_certainty[TRAB_QUANTITY_CTX], ==, TRAB_CERTAINTY_MODERATE);
  g_assert_cmpstr (plan->curve_ids[TRAB_QUANTITY_P1NP], ==, "");
  g_assert_cmpint (plan->curve_certainty[TRAB_QUANTITY_P1NP], ==, TRAB_CERTAINTY_NOT_GRADED);
}

/* What was seen in women is less certain of a man. */
static void
test_of_others (void)
{
  g_autoptr (TrabComparedPlan) plan = new_plan (TRAB_SEX_MALE, TRUE);

  g_assert_cmpint (plan->curve_certainty[TRAB_QUANTITY_BMD_TH], ==, TRAB_CERTAINTY_MODERATE);
  g_assert_cmpint (plan->curve_certainty[TRAB_QUANTITY_CTX], ==, TRAB_CERTAINTY_LOW);
}

static void
test_no_curve (void)
{
  g_autoptr (TrabComparedPlan) plan = new_plan (TRAB_SEX_FEMALE, FALSE);

  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    g_assert_cmpint (plan->curve_certainty[i], ==, TRAB_CERTAINTY_NOT_GRADED);
}

static void
test_least (void)
{
  g_assert_cmpint (trab_certainty_least (TRAB_CERTAINTY_HIGH, TRAB_CERTAINTY_LOW), ==,
                   TRAB_CERTAINTY_LOW);
  g_assert_cmpint (trab_certainty_least (TRAB_CERTAINTY_NOT_GRADED, TRAB_CERTAINTY_LOW), ==,
                   TRAB_CERTAINTY_LOW);
  g_assert_cmpint (trab_certainty_lower (TRAB_CERTAINTY_VERY_LOW), ==, TRAB_CERTAINTY_VERY_LOW);
  g_assert_cmpint (trab_certainty_lower (TRAB_CERTAINTY_NOT_GRADED), ==, TRAB_CERTAINTY_NOT_GRADED);
  for (TrabCertainty i = TRAB_CERTAINTY_VERY_LOW; i < TRAB_N_CERTAINTIES; i++)
    g_assert_cmpint (trab_certainty_from_grade (trab_certainty_to_string (i)), ==, i);
}

int
main (int argc, char *argv[])
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  evidence = trab_evidence_new ();
  g_test_add_func ("/appraisal/study-certainty/own-rows", test_own_rows);
  g_test_add_func ("/appraisal/study-certainty/of-others", test_of_others);
  g_test_add_func ("/appraisal/study-certainty/no-curve", test_no_curve);
  g_test_add_func ("/appraisal/study-certainty/least", test_least);
  result = g_test_run ();
  trab_evidence_free (evidence);
  return result;
}
