/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-medicine-page.h"

#include <string.h>

#include "trab-evidence.h"

/* Whether a line of the part has the words. */
static gboolean
says (TrabEvidence *evidence, const char *plan_id, TrabMedicinePagePart part, const char *words)
{
  g_autoptr (GPtrArray) lines = trab_present_medicine_page_dup_lines (evidence, plan_id, part);

  for (guint i = 0; i < lines->len; i++)
    if (strstr (g_ptr_array_index (lines, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* How long upright, and what to stop and call for, belong to each bisphosphonate. */
static void
test_bisphosphonates (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabMedicinePagePart call = TRAB_MEDICINE_PAGE_STOP_AND_CALL;

  g_assert_true (says (evidence, "alendronate", TRAB_MEDICINE_PAGE_TAKE, "30 minutes"));
  g_assert_true (
      says (evidence, "ibandronate:150mg-monthly@0-5", TRAB_MEDICINE_PAGE_TAKE, "60 minutes"));
  g_assert_true (says (evidence, "alendronate", call, "swallow"));
  g_assert_true (says (evidence, "hrt:patch-50@0-5+alendronate@0-5", call, "thigh"));
  g_assert_true (says (evidence, "zoledronate", call, "thigh"));
  g_assert_false (says (evidence, "zoledronate", call, "swallow"));
  g_assert_false (says (evidence, "hrt", call, "thigh"));
  g_assert_true (says (evidence, "hrt", call, "Bleeding"));
}

/* What is not a medicine has no page. */
static void
test_nothing_for_movement (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  for (int part = TRAB_MEDICINE_PAGE_TAKE; part < TRAB_N_MEDICINE_PAGE_PARTS; part++)
    {
      g_autoptr (GPtrArray) lines = trab_present_medicine_page_dup_lines (
          evidence, "food-and-movement", (TrabMedicinePagePart) part);

      g_assert_cmpuint (lines->len, ==, 0);
      g_assert_nonnull (trab_present_medicine_page_get_heading ((TrabMedicinePagePart) part));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/medicine-page/bisphosphonates", test_bisphosphonates);
  g_test_add_func ("/present/medicine-page/nothing-for-movement", test_nothing_for_movement);
  return g_test_run ();
}
