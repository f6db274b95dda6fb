/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture-comparison.h"
#include "trab-evidence.h"
#include "trab-present-comparison.h"
#include "trab-present-row.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
  TrabPresentComparison *words;
} Fixture;

static void
set_up (Fixture *self, gconstpointer kind)
{
  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new ((FixtureComparisonKind) GPOINTER_TO_UINT (kind));
  self->words = trab_present_comparison_new (self->comparison, self->evidence);
}

static void
tear_down (Fixture *self, gconstpointer kind)
{
  g_object_unref (self->words);
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

static void
assert_cell (Fixture *self,
             TrabPresentLane lane,
             guint plan,
             TrabPresentCellState state,
             const char *text,
             const char *note)
{
  const TrabPresentCell *cell = trab_present_comparison_get_cell (self->words, lane, plan);

  g_assert_cmpuint (cell->state, ==, state);
  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpstr (cell->note, ==, note);
}

static void
test_cells (Fixture *self, gconstpointer kind)
{
  g_assert_cmpstr (trab_present_comparison_get_base (self->words), ==,
                   "Think of 100 women like you, over 10 years.");
  assert_cell (self, TRAB_PRESENT_LANE_MAJOR, 0, TRAB_PRESENT_CELL_SAID,
               "19 in 100 (may be higher)", NULL);
  assert_cell (self, TRAB_PRESENT_LANE_MAJOR, 1, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
               "Studies of exercise counted breaks from falls in older people. They do not fit "
               "this number.");
  assert_cell (self, TRAB_PRESENT_LANE_MAJOR, 2, TRAB_PRESENT_CELL_SAID,
               "13 in 100: 6 fewer (3 to 8)", "The effect comes from studies of women.");
  assert_cell (self, TRAB_PRESENT_LANE_HIP, 2, TRAB_PRESENT_CELL_SAID, "3 in 100: 1 fewer (0 to 2)",
               NULL);
  assert_cell (self, TRAB_PRESENT_LANE_TIME_TO_BENEFIT, 0, TRAB_PRESENT_CELL_SAID,
               "Nothing new to wait for", NULL);
  assert_cell (self, TRAB_PRESENT_LANE_TIME_TO_BENEFIT, 3, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
               "No study here says when it begins to help.");
  assert_cell (self, TRAB_PRESENT_LANE_MAJOR, 3, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
               "No study has counted broken bones with low-dose HRT, or its dose is not known.");
  assert_cell (self, TRAB_PRESENT_LANE_MAJOR, 4, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
               "No study has counted broken bones in people taking this.");
  assert_cell (self, TRAB_PRESENT_LANE_MAJOR, 5, TRAB_PRESENT_CELL_REFUSED, "No number",
               "This treatment was not studied in people of this sex.");
  assert_cell (self, TRAB_PRESENT_LANE_BMD_LS, 2, TRAB_PRESENT_CELL_SAID, "+3 % (+1 to +5)",
               "Studies reach 5 years");
  assert_cell (self, TRAB_PRESENT_LANE_BMD_LS, 1, TRAB_PRESENT_CELL_SAID, "−2 % (−4 to +1)",
               "Studies reach 1 year");
  assert_cell (self, TRAB_PRESENT_LANE_BMD_LS, 4, TRAB_PRESENT_CELL_REFUSED, "No curve",
               "No study in people shows what this does to bones. No curve is shown.");
  g_assert_cmpuint (
      trab_present_comparison_get_cell (self->words, TRAB_PRESENT_LANE_CERTAINTY, 2)->bars, ==, 4);
  g_assert_cmpuint (
      trab_present_comparison_get_cell (self->words, TRAB_PRESENT_LANE_CERTAINTY, 4)->bars, ==, 0);
}

/* What is not known, and what is refused, never stands without its reason. */
static void
test_nothing_is_unknown_without_a_reason (Fixture *self, gconstpointer kind)
{
  for (guint plan = 0; plan < trab_present_comparison_get_n_plans (self->words); plan++)
    for (guint lane = 0; lane < TRAB_N_PRESENT_LANES; lane++)
      {
        const TrabPresentCell *cell
            = trab_present_comparison_get_cell (self->words, (TrabPresentLane) lane, plan);

        if (cell->state == TRAB_PRESENT_CELL_SAID || lane == TRAB_PRESENT_LANE_CAUTIONS)
          continue;
        if (cell->note == NULL)
          g_test_message ("plan %u, lane %u: %s", plan, lane, cell->text);
        g_assert_nonnull (cell->note);
        g_assert_cmpstr (cell->note, !=, cell->text);
      }
}

static void
test_order_is_the_given_one (Fixture *self, gconstpointer kind)
{
  static const char *const names[] = { "Keep things as they are",
                                       "Food and movement",
                                       "Alendronate",
                                       "Hormone treatment (HRT)",
                                       "MK-677 (growth hormone booster)",
                                       "Testosterone treatment (TRT)" };

  g_assert_cmpuint (trab_present_comparison_get_n_plans (self->words), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (trab_present_comparison_get_plan_name (self->words, i), ==, names[i]);
  g_assert_cmpuint (trab_present_comparison_get_plan_class (self->words, 2), ==,
                    TRAB_CHART_CLASS_ORAL_BP);
  g_assert_cmpuint (trab_present_comparison_get_plan_class (self->words, 4), ==,
                    TRAB_CHART_CLASS_NO_EVIDENCE);
}

/* Clinical words are the licence's or the reviewers': none may be lost. */
static void
test_what_must_be_said (Fixture *self, gconstpointer kind)
{
  const char *disclaimer = trab_present_comparison_get_disclaimer (self->words);
  const char *not_compared = trab_present_comparison_get_not_compared (self->words);

  g_assert_true (g_str_has_prefix (disclaimer, "The initial version of this file"));
  g_assert_true (g_str_has_suffix (
      disclaimer,
      "Inaccurate implementations of risk scores can lead to wrong patients being given "
      "the wrong treatment."));
  g_assert_nonnull (strstr (not_compared, "denosumab"));
  g_assert_nonnull (strstr (not_compared, "strontium"));
  g_assert_cmpstr (
      trab_present_comparison_get_calculator (self->words), ==,
      "Calculator: QFracture-2012 equations (not the qfracture.org service), without a "
      "scan, over 10 years; it counts a hip, spine, wrist or upper arm bone; deaths are not "
      "counted. Ranges of "
      "plans hold if 19 in 100 "
      "is right.");
  g_assert_null (trab_present_comparison_get_missing (self->words));
  g_assert_cmpuint (trab_present_comparison_get_banners (self->words)->len, ==, 0);
}

/* Figures that nobody looked at again in time are shown, and say so, on screen and paper. */
static void
test_figures_due_for_review_say_so (Fixture *self, gconstpointer kind)
{
  static const struct
  {
    TrabDate today;
    gboolean is_due;
  } rows[] = { { { 2027, 1, 31 }, FALSE }, { { 2027, 2, 1 }, TRUE }, { { 2031, 1, 1 }, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrabComparisonFields fields = *trab_comparison_get (self->comparison);
      g_autoptr (TrabComparison) later = NULL;
      g_autoptr (TrabPresentComparison) words = NULL;
      GPtrArray *banners = NULL;

      fields.today = rows[i].today;
      later = trab_comparison_new (&fields);
      words = trab_present_comparison_new (later, self->evidence);
      banners = trab_present_comparison_get_banners (words);
      g_assert_cmpuint (banners->len, ==, rows[i].is_due);
      if (!rows[i].is_due)
        continue;
      g_assert_cmpstr (((TrabPresentBanner *) g_ptr_array_index (banners, 0))->text, ==,
                       "These figures were due for review: February 2027.");
      g_assert_cmpstr (((TrabPresentBanner *) g_ptr_array_index (banners, 0))->paper, ==,
                       "These figures were due for review: February 2027.");
    }
}

static void
test_banners (Fixture *self, gconstpointer kind)
{
  static const char *const beginnings[]
      = { "Not asked, and it could make the chance higher: steroids.", "A break within two years",
          "Without bone medicine, over 10 years: 19 in 100" };
  GPtrArray *banners = trab_present_comparison_get_banners (self->words);

  g_assert_cmpuint (banners->len, ==, G_N_ELEMENTS (beginnings));
  for (guint i = 0; i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      g_assert_true (g_str_has_prefix (banner->text, beginnings[i]));
    }
  g_assert_cmpstr (trab_present_comparison_get_missing (self->words), ==,
                   "Worked out without: Falls in the last 12 months, A parent with a broken hip.");
}

static void
test_no_baseline (Fixture *self, gconstpointer kind)
{
  GPtrArray *banners = trab_present_comparison_get_banners (self->words);
  const TrabPresentBanner *banner = NULL;

  g_assert_cmpuint (banners->len, ==, 1);
  banner = g_ptr_array_index (banners, 0);
  g_assert_true (g_str_has_prefix (banner->text, "No calculator fits. "));
  g_assert_nonnull (strstr (banner->text, "BMI lies outside 20 to 40"));
  g_assert_true (g_str_has_suffix (banner->text, "No number is not a low chance."));
  for (guint i = 0; i < trab_present_comparison_get_n_plans (self->words); i++)
    assert_cell (self, TRAB_PRESENT_LANE_MAJOR, i, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
                 "No calculator gave a number.");
}

static void
test_denosumab_stops (Fixture *self, gconstpointer kind)
{
  TrabComparedPlan *plan = (TrabComparedPlan *) trab_comparison_get_plan (self->comparison, 0);
  guint refusal = TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC;
  g_autoptr (TrabPresentComparison) words = NULL;
  const TrabPresentBanner *first = NULL;

  g_array_append_val (plan->refusals, refusal);
  words = trab_present_comparison_new (self->comparison, self->evidence);
  first = g_ptr_array_index (trab_present_comparison_get_banners (words), 0);
  g_assert_cmpuint (first->level, ==, TRAB_PRESENT_LEVEL_STOP);
}

/* A plan that starts something and has no row of harms: nobody counted them, they are not none. */
static void
test_harms_nobody_counted (Fixture *self, gconstpointer kind)
{
  const TrabComparedPlan *hormones = trab_comparison_get_plan (self->comparison, 3);
  TrabComparedPlan *as_now = (TrabComparedPlan *) trab_comparison_get_plan (self->comparison, 0);
  g_autoptr (TrabPresentComparison) words = NULL;

  g_array_set_size (hormones->harms, 0);
  g_array_set_size (as_now->harms, 0);
  words = trab_present_comparison_new (self->comparison, self->evidence);
  g_set_object (&self->words, words);
  assert_cell (self, TRAB_PRESENT_LANE_HARMS_STRIP, 0, TRAB_PRESENT_CELL_SAID, "None counted",
               NULL);
  assert_cell (self, TRAB_PRESENT_LANE_HARMS_STRIP, 3, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
               "No study here has counted its harms.");
}

/* What was counted and does not fit is not "no study". */
static void
test_harms_left_out (Fixture *self, gconstpointer kind)
{
  TrabComparedPlan *hormones = (TrabComparedPlan *) trab_comparison_get_plan (self->comparison, 3);
  g_autoptr (TrabPresentComparison) words = NULL;

  g_array_set_size (hormones->harms, 0);
  hormones->harms_left_out
      = TRAB_HARM_LEFT_OUT_YOUNGER | TRAB_HARM_LEFT_OUT_EARLY_MENOPAUSE | TRAB_HARM_LEFT_OUT_OTHERS;
  words = trab_present_comparison_new (self->comparison, self->evidence);
  g_set_object (&self->words, words);
  assert_cell (self, TRAB_PRESENT_LANE_HARMS_STRIP, 3, TRAB_PRESENT_CELL_UNKNOWN, "Not known",
               "The trials counted harms in women of 50 and older. Until 51, hormones replace what "
               "is missing.");
}

/* A part that is left out is told beside how sure the studies of the others are. */
static void
test_harms_left_out_in_part (Fixture *self, gconstpointer kind)
{
  TrabComparedPlan *hormones = (TrabComparedPlan *) trab_comparison_get_plan (self->comparison, 3);
  TrabHarm harm = { .id = g_strdup ("AE001"),
                    .outcome = g_strdup ("stroke"),
                    .horizon_years = 5,
                    .difference = { TRUE, 4.5 },
                    .certainty = TRAB_CERTAINTY_LOW };
  g_autoptr (TrabPresentComparison) words = NULL;
  const char *note = NULL;

  g_array_set_size (hormones->harms, 0);
  g_array_append_val (hormones->harms, harm);
  hormones->harms_left_out = TRAB_HARM_LEFT_OUT_CLOT_NOT_ASKED;
  words = trab_present_comparison_new (self->comparison, self->evidence);
  note = trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_HARMS_STRIP, 3)->note;
  g_assert_cmpstr (note, ==,
                   "Clots are left out: whether there was one before is not known.\n"
                   "Certainty of the studies: Low");
  hormones->harms_left_out = 0;
  g_clear_object (&words);
  words = trab_present_comparison_new (self->comparison, self->evidence);
  note = trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_HARMS_STRIP, 3)->note;
  g_assert_cmpstr (note, ==, "Certainty of the studies: Low");
}

/* How sure the studies are is told of those they were made in. */
static void
test_certainty_of_women (Fixture *self, gconstpointer kind)
{
  TrabComparedPlan *plan = (TrabComparedPlan *) trab_comparison_get_plan (self->comparison, 2);
  g_autoptr (TrabPresentComparison) words = NULL;

  plan->fracture[TRAB_OUTCOME_MAJOR].notes |= TRAB_FRACTURE_NOTE_FROM_WOMEN;
  words = trab_present_comparison_new (self->comparison, self->evidence);
  g_assert_cmpstr (trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_CERTAINTY, 2)->text,
                   ==, "High, but in women");
}

/* What the calculator does not count is named beside its number. */
static void
test_cancer_treatment_is_named (Fixture *self, gconstpointer kind)
{
  TrabComparisonFields fields = *trab_comparison_get (self->comparison);
  g_autoptr (TrabComparison) blind = NULL;
  g_autoptr (TrabPresentComparison) words = NULL;
  GPtrArray *banners = NULL;
  gboolean is_named = FALSE;

  fields.chance.calculators[TRAB_CALCULATOR_QFRACTURE].blind_spots = TRAB_BLIND_SPOT_HORMONES;
  blind = trab_comparison_new (&fields);
  words = trab_present_comparison_new (blind, self->evidence);
  banners = trab_present_comparison_get_banners (words);
  for (guint i = 0; i < banners->len; i++)
    is_named |= strstr (((TrabPresentBanner *) g_ptr_array_index (banners, i))->text,
                        "does not see: cancer treatment")
                != NULL;
  g_assert_true (is_named);
}

static void
test_why (Fixture *self, gconstpointer kind)
{
  static const char *const said[] = {
    "Break a hip, spine, wrist or upper arm bone: 13 in 100: 6 fewer (3 to 8)",
    "Ratio of the studies: 0.70 (0.59 to 0.83)",
    "Study BIS022: FIT pooled osteoporosis",
    "Black DM et al. J Clin Endocrinol Metab 2000;85:4118-24",
    "Formula: risk_percent",
    "Input: Age: 68",
    "Input: Bone density (BMD): Total hip: 0.731 g/cm²",
    "Measured 28 October 2025",
    "Assumed, not asked",
    "Date: 3 November 2025",
  };
  g_autoptr (GPtrArray) rows
      = trab_present_comparison_dup_why (self->words, TRAB_PRESENT_LANE_MAJOR, 2);
  g_autoptr (GPtrArray) none
      = trab_present_comparison_dup_why (self->words, TRAB_PRESENT_LANE_EFFORT, 0);
  g_autofree char *text = trab_present_row_dup_copy_text (rows);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      if (strstr (text, said[i]) == NULL)
        g_test_message ("no “%s” in: %s", said[i], text);
      g_assert_nonnull (strstr (text, said[i]));
    }
  g_assert_cmpuint (none->len, ==, 0);
}

/* Every number answers "why?": every cell that says it does has at least a source and a date; one
 * without a number has its reason. */
static void
test_every_why (Fixture *self, gconstpointer kind)
{
  for (guint plan = 0; plan < trab_present_comparison_get_n_plans (self->words); plan++)
    for (guint lane = 0; lane < TRAB_N_PRESENT_LANES; lane++)
      {
        const TrabPresentCell *cell
            = trab_present_comparison_get_cell (self->words, (TrabPresentLane) lane, plan);
        g_autoptr (GPtrArray) rows
            = trab_present_comparison_dup_why (self->words, (TrabPresentLane) lane, plan);

        g_assert_nonnull (cell->text);
        g_assert_nonnull (
            trab_present_comparison_get_lane_title (self->words, (TrabPresentLane) lane));
        if (cell->state != TRAB_PRESENT_CELL_SAID)
          {
            g_assert_true (cell->has_why);
            g_assert_cmpuint (rows->len, >=, 1);
            g_assert_nonnull (((TrabPresentRow *) g_ptr_array_index (rows, 0))->text);
          }
        /* lanes of words: how to stop and what follows; one record of a licence */
        if (cell->has_why && lane == TRAB_PRESENT_LANE_DURATION)
          g_assert_cmpuint (rows->len, >=, 2);
        else if (cell->has_why && lane == TRAB_PRESENT_LANE_LICENCE)
          g_assert_cmpuint (rows->len, >=, 1);
        else if (cell->has_why && cell->state == TRAB_PRESENT_CELL_SAID)
          g_assert_cmpuint (rows->len, >=, 3);
      }
}

#define ADD(name, kind, test)                                                                      \
  g_test_add ("/present/comparison/" name, Fixture, GUINT_TO_POINTER (kind), set_up, test,         \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  ADD ("cells", FIXTURE_COMPARISON_PLAIN, test_cells);
  ADD ("nothing-is-unknown-without-a-reason", FIXTURE_COMPARISON_PLAIN,
       test_nothing_is_unknown_without_a_reason);
  ADD ("nothing-is-unknown-without-a-reason/no-baseline", FIXTURE_COMPARISON_NO_BASELINE,
       test_nothing_is_unknown_without_a_reason);
  ADD ("order-is-the-given-one", FIXTURE_COMPARISON_PLAIN, test_order_is_the_given_one);
  ADD ("what-must-be-said", FIXTURE_COMPARISON_PLAIN, test_what_must_be_said);
  ADD ("figures-due-for-review-say-so", FIXTURE_COMPARISON_PLAIN,
       test_figures_due_for_review_say_so);
  ADD ("banners", FIXTURE_COMPARISON_BANNERS, test_banners);
  ADD ("no-baseline", FIXTURE_COMPARISON_NO_BASELINE, test_no_baseline);
  ADD ("denosumab-stops", FIXTURE_COMPARISON_PLAIN, test_denosumab_stops);
  ADD ("harms-nobody-counted", FIXTURE_COMPARISON_PLAIN, test_harms_nobody_counted);
  ADD ("harms-left-out", FIXTURE_COMPARISON_PLAIN, test_harms_left_out);
  ADD ("harms-left-out-in-part", FIXTURE_COMPARISON_PLAIN, test_harms_left_out_in_part);
  ADD ("certainty-of-women", FIXTURE_COMPARISON_PLAIN, test_certainty_of_women);
  ADD ("cancer-treatment-is-named", FIXTURE_COMPARISON_BANNERS, test_cancer_treatment_is_named);
  ADD ("why", FIXTURE_COMPARISON_PLAIN, test_why);
  ADD ("every-why", FIXTURE_COMPARISON_BANNERS, test_every_why);
  return g_test_run ();
}
