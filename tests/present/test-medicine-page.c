/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-medicine-page.h"

#include <string.h>

#include "trab-evidence.h"

static gboolean
has_words (char **lines, const char *words)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a line of the part, or a step of taking it, has the words. */
static gboolean
says_of (TrabEvidence *evidence,
         const char *plan_id,
         TrabAnswer uterus,
         TrabMedicinePagePart part,
         const char *words)
{
  g_autoptr (GPtrArray) medicines = trab_present_medicine_page_dup_list (evidence, plan_id, uterus);

  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabPresentMedicine *medicine = g_ptr_array_index (medicines, i);

      if (has_words (medicine->parts[part], words)
          || (part == TRAB_MEDICINE_PAGE_TAKE && has_words (medicine->steps, words)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says (TrabEvidence *evidence, const char *plan_id, TrabMedicinePagePart part, const char *words)
{
  return says_of (evidence, plan_id, TRAB_ANSWER_NOT_KNOWN, part, words);
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
  g_assert_true (says (evidence, "hrt:patch-50@0-5+alendronate:70mg-weekly@0-5", call, "thigh"));
  g_assert_true (says (evidence, "zoledronate", call, "thigh"));
  g_assert_false (says (evidence, "zoledronate", call, "swallow"));
  g_assert_false (says (evidence, "hrt", call, "thigh"));
  g_assert_true (says (evidence, "hrt", call, "Bleeding"));
}

/* An injection into a vein is no tablet: nothing of swallowing, nothing that can be missed at home.
 */
static void
test_forms_are_not_mixed (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  static const char *const given[]
      = { "ibandronate:3mg-quarterly@0-3", "zoledronate", "zoledronate-0-5", "trt:injection@0-3" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (GPtrArray) medicines
          = trab_present_medicine_page_dup_list (evidence, given[i], TRAB_ANSWER_NOT_KNOWN);

      g_assert_cmpuint (medicines->len, ==, 1);
      g_assert_false (
          ((const TrabPresentMedicine *) g_ptr_array_index (medicines, 0))->is_taken_at_home);
      g_assert_false (says (evidence, given[i], TRAB_MEDICINE_PAGE_TAKE, "glass of plain water"));
      g_assert_false (says (evidence, given[i], TRAB_MEDICINE_PAGE_STOP_AND_CALL, "swallow"));
    }
  g_assert_true (says (evidence, "zoledronate", TRAB_MEDICINE_PAGE_TAKE, "once a year"));
  g_assert_false (says (evidence, "zoledronate-0-5", TRAB_MEDICINE_PAGE_TAKE, "once a year"));
  g_assert_false (says (evidence, "trt:injection@0-3", TRAB_MEDICINE_PAGE_TAKE, "skin"));
  g_assert_true (says (evidence, "trt:gel@0-3", TRAB_MEDICINE_PAGE_TAKE, "skin"));
}

/* With a womb, without one, and when nobody asked: three sentences, one of them. */
static void
test_womb_as_recorded (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  static const TrabAnswer answers[] = { TRAB_ANSWER_YES, TRAB_ANSWER_NO, TRAB_ANSWER_NOT_KNOWN };
  static const char *const words[]
      = { "You have a womb", "You have no womb", "not written down yet" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      g_assert_cmpint (says_of (evidence, "hrt", answers[i], TRAB_MEDICINE_PAGE_TAKE, words[j]), ==,
                       i == j);
}

/* What is said of estrogen that reaches the whole body is not said of one that does not. */
static void
test_routes_are_not_mixed (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  g_assert_true (says (evidence, "hrt:oral-1@0-5", TRAB_MEDICINE_PAGE_RARE, "A clot"));
  g_assert_false (says (evidence, "hrt", TRAB_MEDICINE_PAGE_RARE, "A clot"));
  g_assert_true (says (evidence, "hrt", TRAB_MEDICINE_PAGE_RARE, "A stroke"));
  g_assert_false (says (evidence, "hrt:vaginal@0-5", TRAB_MEDICINE_PAGE_RARE, "A stroke"));
  g_assert_false (says (evidence, "hrt:vaginal@0-5", TRAB_MEDICINE_PAGE_STOPPING, "Bone is lost"));
}

/* What was not checked against its source is marked; what the sources do not tell is said so. */
static void
test_what_is_not_sure (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();

  g_assert_true (says (evidence, "gh-mk677", TRAB_MEDICINE_PAGE_REVIEW, "(unverified)"));
  g_assert_false (says (evidence, "alendronate", TRAB_MEDICINE_PAGE_REVIEW, "(unverified)"));
  g_assert_true (says (evidence, "gh-mk677", TRAB_MEDICINE_PAGE_STOPPING, "do not tell"));
  g_assert_true (
      says (evidence, "ibandronate:3mg-quarterly@0-3", TRAB_MEDICINE_PAGE_COMMON, "do not tell"));
  g_assert_false (says (evidence, "alendronate", TRAB_MEDICINE_PAGE_TAKE, "do not tell"));
}

/* Every medicine of the catalogue has a page that says what it is, and of each part something. */
static void
test_every_medicine_has_a_page (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  const TrabTable *table = trab_evidence_get_table (evidence, "regimens/regimens", NULL);
  guint n = 0;

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      g_autoptr (GPtrArray) medicines = trab_present_medicine_page_dup_list (
          evidence, trab_table_get_text (table, row, "id"), TRAB_ANSWER_NOT_KNOWN);

      for (guint i = 0; i < medicines->len; i++)
        {
          const TrabPresentMedicine *medicine = g_ptr_array_index (medicines, i);

          g_assert_cmpstr (medicine->title, !=, "");
          g_assert_cmpstr (medicine->line, !=, "");
          for (guint part = 0; part < TRAB_N_MEDICINE_PAGE_PARTS; part++)
            g_assert_true (medicine->parts[part][0] != NULL
                           || (part == TRAB_MEDICINE_PAGE_TAKE && medicine->steps[0] != NULL));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 40);
}

/* What is not a medicine has no page. */
static void
test_nothing_for_movement (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GPtrArray) none
      = trab_present_medicine_page_dup_list (evidence, "food-and-movement", TRAB_ANSWER_NOT_KNOWN);

  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/medicine-page/bisphosphonates", test_bisphosphonates);
  g_test_add_func ("/present/medicine-page/forms-are-not-mixed", test_forms_are_not_mixed);
  g_test_add_func ("/present/medicine-page/womb-as-recorded", test_womb_as_recorded);
  g_test_add_func ("/present/medicine-page/routes-are-not-mixed", test_routes_are_not_mixed);
  g_test_add_func ("/present/medicine-page/what-is-not-sure", test_what_is_not_sure);
  g_test_add_func ("/present/medicine-page/every-medicine-has-a-page",
                   test_every_medicine_has_a_page);
  g_test_add_func ("/present/medicine-page/nothing-for-movement", test_nothing_for_movement);
  return g_test_run ();
}
