/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-precision-draft.h"

static void
type (TrabDraft *draft, guint patient, guint scan, const char *text)
{
  trab_draft_set_text (draft, trab_precision_draft_get_repeat_field (patient, scan), text);
}

static void
test_whole_patients_count (void)
{
  g_autoptr (TrabDraft) draft = trab_precision_draft_new ();
  g_autoptr (GArray) bmd = NULL;
  TrabPrecision precision = { 0 };

  g_assert_cmpuint (trab_precision_draft_get_n_scans (draft), ==, 0);
  trab_draft_set_text (draft, "scanner", "Room 2");
  trab_draft_set_text (draft, "precision_site", "total_hip");
  trab_draft_set_text (draft, "scans", "2");
  type (draft, 1, 1, "0.800");
  type (draft, 1, 2, "0,810"); /* a decimal comma */
  type (draft, 2, 1, "0.900");
  g_assert_cmpint (trab_draft_get_problem (draft, "repeat_2_2")->kind, ==, TRAB_PROBLEM_MISSING);
  g_assert_false (trab_precision_draft_build (draft, &precision, NULL));
  bmd = trab_precision_draft_dup_bmd_g_cm2 (draft);
  g_assert_cmpuint (bmd->len, ==, 2);
  g_assert_cmpfloat (g_array_index (bmd, double, 1), ==, 0.81);
  type (draft, 2, 2, "0.905");
  type (draft, 2, 3, "0.9"); /* no scan of a study of two: not counted */
  g_assert_true (trab_precision_draft_build (draft, &precision, NULL));
  g_assert_cmpstr (precision.scanner, ==, "Room 2");
  g_assert_cmpint (precision.site, ==, TRAB_SITE_TOTAL_HIP);
  g_clear_pointer (&bmd, g_array_unref);
  bmd = trab_precision_draft_dup_bmd_g_cm2 (draft);
  g_assert_cmpuint (bmd->len, ==, 4);
}

static void
test_no_density (void)
{
  g_autoptr (TrabDraft) draft = trab_precision_draft_new ();
  TrabPrecision precision = { 0 };

  trab_draft_set_text (draft, "scans", "3");
  type (draft, 1, 1, "812");
  type (draft, 1, 2, "much");
  g_assert_cmpint (trab_draft_get_problem (draft, "repeat_1_1")->kind, ==,
                   TRAB_PROBLEM_UNIT_IN_DOUBT);
  g_assert_cmpint (trab_draft_get_problem (draft, "repeat_1_2")->kind, ==,
                   TRAB_PROBLEM_NOT_A_NUMBER);
  g_assert_cmpint (trab_draft_get_problem (draft, "repeat_1_3")->kind, ==, TRAB_PROBLEM_MISSING);
  g_assert_cmpint (trab_draft_get_problem (draft, "scanner")->kind, ==, TRAB_PROBLEM_MISSING);
  g_assert_false (trab_precision_draft_build (draft, &precision, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/precision-draft/whole-patients-count", test_whole_patients_count);
  g_test_add_func ("/core/precision-draft/no-density", test_no_density);
  return g_test_run ();
}
