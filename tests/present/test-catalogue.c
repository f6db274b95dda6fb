/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "trab-evidence.h"
#include "trab-present-catalogue.h"
#include "trab-present-row.h"

static const TrabDate before_expiry = { 2026, 11, 22 };
static const TrabDate after_expiry = { 2027, 11, 1 };

static const TrabPresentRow *
find_row (GPtrArray *rows, const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((TrabPresentRow *) g_ptr_array_index (rows, i))->title, title))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static void
assert_says (GPtrArray *rows, const char *title, const char *part)
{
  const TrabPresentRow *row = find_row (rows, title);
  const char *text = row ? row->text : "";

  g_test_message ("%s: %s", title, text);
  g_assert_nonnull (strstr (text, part));
}

/* Whatever the option, the same questions are answered. */
static void
test_every_option_answers_the_same (void)
{
  static const char *const titles[] = { "What you do",
                                        "Effect on bone",
                                        "How it works",
                                        "How it works, for the clinician",
                                        "How to stop",
                                        "Tests and visits",
                                        "What happens after stopping" };
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GPtrArray) options = trab_present_catalogue_dup_options (evidence);

  g_assert_cmpuint (options->len, >, 60);
  for (guint i = 0; i < options->len; i++)
    {
      const TrabPresentOption *option = g_ptr_array_index (options, i);
      g_autoptr (GPtrArray) rows
          = trab_present_catalogue_dup_rows (evidence, option->id, before_expiry);

      g_test_message ("%s", option->id);
      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        g_assert_nonnull (find_row (rows, titles[j]));
      assert_says (rows, "Where this comes from", "unverified");
      g_assert_cmpuint (strlen (option->group), >, 0);
    }
}

/* What follows stopping is told with the study's own number and id. */
static void
test_numbers_carry_their_id (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GPtrArray) hrt
      = trab_present_catalogue_dup_rows (evidence, "hrt:patch-50", before_expiry);
  g_autoptr (GPtrArray) vitamin
      = trab_present_catalogue_dup_rows (evidence, "vitamin-k2", before_expiry);

  assert_says (hrt, "EPIC withdrawal, HRT001",
               "Bone density, lumbar spine: −7.69 % (−8.96 to −6.41) from the start, 24 months");
  /* "no difference" in a paper is not 0 */
  assert_says (vitamin, "Knapen 2007, NUT035", "no difference");
}

static void
test_unknown_id_is_empty (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GPtrArray) rows
      = trab_present_catalogue_dup_rows (evidence, "denosumab", before_expiry);

  g_assert_cmpuint (rows->len, ==, 0);
}

/* A record is current up to the day to look again, and from that day on it is not. */
static void
test_licences_run_out (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GPtrArray) current
      = trab_present_catalogue_dup_licence_rows (evidence, "gh-sermorelin", before_expiry);
  g_autoptr (GPtrArray) expired
      = trab_present_catalogue_dup_licence_rows (evidence, "gh-sermorelin", after_expiry);
  g_autoptr (GPtrArray) undated
      = trab_present_catalogue_dup_licence_rows (evidence, "gh-sermorelin", TRAB_DATE_NONE);
  g_autoptr (GPtrArray) food
      = trab_present_catalogue_dup_licence_rows (evidence, "protein", before_expiry);
  g_autoptr (GPtrArray) missing = NULL;

  assert_says (current, "Licence, United Kingdom: sermorelin",
               "not licensed (source without a date, look again after November 2027");
  assert_says (expired, "Licence, United Kingdom: sermorelin",
               "was to be checked again by November 2027 (then: not licensed");
  assert_says (undated, "Licence, United Kingdom: sermorelin",
               "was to be checked again by November 2027");
  assert_says (food, "Licence", "Does not apply");
  trab_evidence_set_country (evidence, "ZZ"); /* a country without a pack */
  missing = trab_present_catalogue_dup_licence_rows (evidence, "gonadorelin", before_expiry);
  assert_says (missing, "Licence", "Not known");
}

/* A plan of several regimens tells of each of them. */
static void
test_plan_tells_of_every_part (void)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (GPtrArray) rows
      = trab_present_catalogue_dup_stopping_rows (evidence, "hrt:patch-50@0-5,alendronate@5-10");
  guint n_parts = 0;

  for (guint i = 0; i < rows->len; i++)
    n_parts += g_str_equal (((TrabPresentRow *) g_ptr_array_index (rows, i))->title,
                            "Part of the plan");
  g_assert_cmpuint (n_parts, ==, 2);
  g_assert_true (trab_present_catalogue_has_regimens (evidence, "hrt+exercise"));
  g_assert_false (trab_present_catalogue_has_regimens (evidence, "as-now"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/present/catalogue/every-option-answers-the-same",
                   test_every_option_answers_the_same);
  g_test_add_func ("/present/catalogue/numbers-carry-their-id", test_numbers_carry_their_id);
  g_test_add_func ("/present/catalogue/unknown-id-is-empty", test_unknown_id_is_empty);
  g_test_add_func ("/present/catalogue/licences-run-out", test_licences_run_out);
  g_test_add_func ("/present/catalogue/plan-tells-of-every-part", test_plan_tells_of_every_part);
  return g_test_run ();
}
