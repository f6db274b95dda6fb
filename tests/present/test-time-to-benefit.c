/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-time-to-benefit.h"

#include <string.h>

#include "trab-evidence.h"
#include "trab-present-row.h"

/* The one pooled answer, with its range, its people, its kind of break and its source. */
static void
test_says_until_what (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autofree char *text = trab_present_time_to_benefit_dup_text (evidence, "alendronate");
  g_autofree char *note = trab_present_time_to_benefit_dup_note (evidence, "zoledronate");
  g_autoptr (GPtrArray) rows = trab_present_time_to_benefit_dup_rows (evidence, "alendronate");

  g_assert_cmpstr (text, ==, "About 12 months (6 to 18)");
  g_assert_true (
      g_str_has_prefix (note, "Until 1 of 100 women is spared a break outside the spine. "));
  g_assert_nonnull (strstr (note, "Deardorff"));
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((TrabPresentRow *) g_ptr_array_index (rows, 1))->title, ==, "SRX056");
}

static void
test_is_not_borrowed (void)
{
  static const char *const others[]
      = { "as-now",   "hrt",          "trt",     "food-and-movement",      "ibandronate",
          "gh-mk677", "hrt+exercise", "no plan", "hrt@0-2,alendronate@2-5" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *text = trab_present_time_to_benefit_dup_text (evidence, others[i]);

      g_assert_null (text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  g_test_add_func ("/present/time-to-benefit/says-until-what", test_says_until_what);
  g_test_add_func ("/present/time-to-benefit/is-not-borrowed", test_is_not_borrowed);
  return g_test_run ();
}
