/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fixture-comparison.h"
#include "trab-evidence.h"
#include "trab-present-comparison.h"
#include "trab-present-harm.h"
#include "trab-present-paper.h"
#include "trab-present-referral.h"
#include "trab-present-row.h"
#include "trab-present-safety-detail.h"
#include "trab-present-safety.h"

typedef struct
{
  TrabEvidence *evidence;
  TrabSafetyReport *report;
  GHashTable *names;
} Fixture;

/* @question: (nullable): what is asked for it */
static void
add_not_checked (Fixture *fixture, const char *field, const char *question, const char *rule_id)
{
  TrabSafetyGap *gap = trab_safety_report_add_not_checked (fixture->report, field, rule_id,
                                                           TRAB_SAFETY_STOP, "hrt");

  g_free (gap->question);
  gap->question = g_strdup (question);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TrabSafetyCard *card = NULL;

  fixture->evidence = trab_evidence_new ();
  fixture->names = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (fixture->names, (char *) "hrt", (char *) "HRT");
  fixture->report = trab_safety_report_new ();
  card = trab_safety_report_add_found (fixture->report, "clots", "SR003", TRAB_SAFETY_STOP, "hrt");
  card->override_reason = g_strdup ("haematology agreed");
  trab_safety_report_add_found (fixture->report, "clots", "SR018", TRAB_SAFETY_CHECK_FIRST, "hrt");
  add_not_checked (fixture, "history_breast_cancer", "breast_cancer", "SR001");
  trab_safety_report_add_watch (fixture->report, "M01", "hrt");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->report);
  g_hash_table_unref (fixture->names);
  trab_evidence_free (fixture->evidence);
}

static GPtrArray *
dup_banners (Fixture *fixture, TrabSafetyReport *report)
{
  GPtrArray *banners = trab_present_banner_new_list ();

  trab_present_referral_add_banner (banners, report, fixture->evidence, fixture->names);
  trab_present_safety_add_banners (banners, report, fixture->evidence, fixture->names);
  return banners;
}

/* What was not checked is one quiet line for the plan, never a stop. */
static void
test_banners (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) banners = dup_banners (fixture, fixture->report);
  const TrabPresentBanner *found = g_ptr_array_index (banners, 0);
  const TrabPresentBanner *missing = g_ptr_array_index (banners, 1);

  g_assert_cmpuint (banners->len, ==, 2);
  g_assert_cmpint (found->level, ==, TRAB_PRESENT_LEVEL_STOP);
  g_assert_cmpint (missing->level, ==, TRAB_PRESENT_LEVEL_NOTE);
  g_assert_cmpstr (found->title, ==, "Blood clots (for: HRT)");
  g_assert_nonnull (strstr (found->text, "unverified"));
  g_assert_nonnull (strstr (found->text, "Reason to go on: haematology agreed"));
  g_assert_nonnull (strstr (found->action, "haematology input"));
  g_assert_null (strstr (found->text, "haematology input"));
  g_assert_cmpstr (missing->title, ==, "Not checked: 1 answer (HRT)");
  g_assert_cmpstr (missing->text, ==, "Breast cancer, now or before");
  /* the patient's paper has neither messages of labels nor their numbers */
  g_assert_cmpstr (found->paper, ==, "To be settled with your clinician: Blood clots (for: HRT).");
}

static void
test_cells (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *counts = trab_present_safety_dup_counts (fixture->report, "hrt");
  g_autofree char *other = trab_present_safety_dup_counts (fixture->report, "alendronate");
  g_autofree char *nobody_asked = trab_present_safety_dup_counts (NULL, "hrt");
  g_autofree char *watched
      = trab_present_safety_dup_watched (fixture->report, fixture->evidence, "hrt");

  g_assert_cmpstr (counts, ==, "Stop: 1\nNot checked: 1");
  g_assert_cmpstr (other, ==, "Nothing found, everything checked");
  g_assert_cmpstr (nobody_asked, ==, "Not checked");
  g_assert_cmpstr (watched, ==, "Gains and harms of HRT, talked through: every year");
}

/* A day as precisely as it is known; one that has gone by says so. */
static void
test_days_of_the_schedule (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    TrabSafetyDueState due;
    TrabDate from, to;
    const char *words;
  } rows[] = {
    { TRAB_SAFETY_DUE_AHEAD, { 2031, 11, 3 }, { 2031, 11, 3 }, "after 5 years (3 November 2031)" },
    { TRAB_SAFETY_DUE_AHEAD, { 2026, 0, 0 }, { 2026, 0, 0 }, "after 5 years (2026)" },
    { TRAB_SAFETY_DUE_AHEAD,
      { 2026, 7, 0 },
      { 2027, 6, 0 },
      "after 5 years (July 2026 to June 2027)" },
    { TRAB_SAFETY_DUE_PAST,
      { 2025, 10, 0 },
      { 2025, 10, 0 },
      "after 5 years (was due October 2025)" },
    { TRAB_SAFETY_DUE_NOT_KNOWN, TRAB_DATE_NONE, TRAB_DATE_NONE,
      "after 5 years (the date to count from is not known)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plan_id = g_strdup_printf ("plan-%u", i);
      g_autofree char *words = NULL;
      g_autofree char *expected = g_strconcat ("Review: go on, or pause: ", rows[i].words, NULL);
      TrabSafetyWatch *watch = trab_safety_report_add_watch (fixture->report, "M14", plan_id);

      watch->due = rows[i].due;
      watch->due_from = rows[i].from;
      watch->due_to = rows[i].to;
      words = trab_present_safety_dup_watched (fixture->report, fixture->evidence, plan_id);
      g_assert_cmpstr (words, ==, expected);
    }
}

/* A card of two plans with two levels: the title has the plans of its level, the line the others.
 */
static void
test_a_level_for_each_plan (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabSafetyReport) report = trab_safety_report_new ();
  g_autoptr (GPtrArray) banners = NULL;
  g_autofree char *counts = NULL;
  const TrabPresentBanner *banner = NULL;

  g_hash_table_insert (fixture->names, (char *) "alendronate", (char *) "Tablet");
  g_hash_table_insert (fixture->names, (char *) "zoledronate", (char *) "Drip");
  trab_safety_report_add_found (report, "vitamin-d", "SR058", TRAB_SAFETY_CHECK_FIRST,
                                "alendronate");
  trab_safety_report_add_found (report, "vitamin-d", "SRX039", TRAB_SAFETY_STOP, "zoledronate");
  banners = dup_banners (fixture, report);
  g_assert_cmpuint (banners->len, ==, 1);
  banner = g_ptr_array_index (banners, 0);
  g_assert_cmpint (banner->level, ==, TRAB_PRESENT_LEVEL_STOP);
  g_assert_cmpstr (banner->title, ==, "Vitamin D in the blood (for: Drip)");
  g_assert_nonnull (strstr (banner->text, "Check first (for: Tablet): According to NOGG"));
  counts = trab_present_safety_dup_counts (report, "alendronate");
  g_assert_cmpstr (counts, ==, "Check first: 1");
}

/* Each rule with its own level, then the reason, then what is missing. */
static void
test_rows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows
      = trab_present_safety_dup_rows (fixture->report, fixture->evidence, NULL);

  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpstr (((TrabPresentRow *) g_ptr_array_index (rows, 0))->title, ==,
                   "Stop: Blood clots");
  g_assert_cmpstr (((TrabPresentRow *) g_ptr_array_index (rows, 1))->title, ==,
                   "Check first: Blood clots");
  g_assert_cmpstr (((TrabPresentRow *) g_ptr_array_index (rows, 2))->text, ==,
                   "haematology agreed");
  g_assert_cmpstr (((TrabPresentRow *) g_ptr_array_index (rows, 3))->title, ==, "Not checked");
}

/* Which criterion, what was found, whose it is: one card above all others. */
static void
test_referral (Fixture *fixture, gconstpointer unused)
{
  TrabSafetyReferral *referral = trab_safety_report_add_referral (fixture->report, "SRX008", NULL);
  g_autoptr (GPtrArray) banners = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const TrabPresentBanner *first = NULL;
  const TrabPresentRow *row = NULL;

  trab_safety_report_add_number (referral, "lowest_t_score", -3.7);
  banners = dup_banners (fixture, fixture->report);
  rows = trab_present_referral_dup_rows (fixture->report, fixture->evidence, fixture->names);
  first = g_ptr_array_index (banners, 0);
  g_assert_cmpstr (first->title, ==, "Criteria to refer");
  g_assert_nonnull (strstr (first->text, "T-score -3.5 or lower"));
  g_assert_nonnull (strstr (first->text, "lowest T-score: \u22123.7"));
  g_assert_null (strstr (first->paper, "T-score"));
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title, ==, "T-score -3.5 or lower: NOGG calls this very high risk");
  g_assert_cmpstr (row->text, ==, "Found: lowest T-score: \u22123.7.");
  g_assert_nonnull (strstr (row->note, "[SRX008]"));
}

/* A result stands as near its limit as it is: "2.6" would not say why it is over 2.60. */
static void
test_referral_of_blood (Fixture *fixture, gconstpointer unused)
{
  TrabSafetyReferral *referral = trab_safety_report_add_referral (fixture->report, "SRX015", NULL);
  g_autoptr (GPtrArray) rows = NULL;

  trab_safety_report_add_number (referral, "serum_calcium_corrected_mmol_l", 2.612);
  rows = trab_present_referral_dup_rows (fixture->report, fixture->evidence, fixture->names);
  g_assert_nonnull (
      strstr (((TrabPresentRow *) g_ptr_array_index (rows, 0))->text, ": 2.61\u00a0mmol/L."));
}

static gboolean
is_aromatase (const TrabSafetyGap *gap, TrabEvidence *evidence)
{
  return g_str_has_prefix (gap->field, "aromatase");
}

/* A name that stands within another one is a missing answer of its own; the same one is not. */
static void
test_gaps (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) rows = trab_present_row_new_list ();
  const TrabPresentRow *row = NULL;

  add_not_checked (fixture, "aromatase_inhibitor_planned", NULL, "SR047");
  add_not_checked (fixture, "aromatase_inhibitor_current", "aromatase_inhibitor", "SR047");
  trab_present_safety_add_gaps (rows, fixture->report, fixture->evidence, is_aromatase);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title, ==, "Not checked");
  g_assert_cmpstr (row->text, ==, "Aromatase inhibitor beside testosterone; Aromatase inhibitor");
}

static void
assert_line (Fixture *fixture, const TrabHarm *harm, const char *expected)
{
  g_autofree char *line = trab_present_harm_dup_line (harm, fixture->evidence);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_harm_lines (Fixture *fixture, gconstpointer unused)
{
  TrabHarm harm = { .id = (char *) "AE001",
                    .outcome = (char *) "stroke",
                    .horizon_years = 5,
                    .difference = { TRUE, 4.5 },
                    .low = { TRUE, 1 },
                    .high = { TRUE, 7.5 },
                    .is_in_span = TRUE };

  assert_line (fixture, &harm, "Stroke: 4.5 more (1 to 7.5)");
  harm.low.is_known = FALSE;
  assert_line (fixture, &harm, "Stroke: 4.5 more (range not known)");
  harm.direction = TRAB_HARM_UNCERTAIN;
  harm.is_indirect = TRUE;
  assert_line (fixture, &harm, "Stroke: 4.5 more (range not known); uncertain; studied in others");
  harm.is_in_span = FALSE;
  harm.horizon_years = 3;
  harm.direction = TRAB_HARM_MORE;
  harm.is_indirect = FALSE;
  harm.fewer_breaks = (TrabHarmNumber){ TRUE, 12.4 };
  harm.fewer_breaks_low = (TrabHarmNumber){ TRUE, 3 };
  harm.fewer_breaks_high = (TrabHarmNumber){ TRUE, 20 };
  assert_line (fixture, &harm,
               "Stroke: 4.5 more (range not known) in 3 years. Breaks in that time: 12.4 fewer "
               "(3 to 20)");
  harm.horizon_years = 20;
  harm.fewer_breaks.is_known = FALSE;
  harm.benefit = TRAB_HARM_BENEFIT_BEYOND_CALCULATOR;
  assert_line (fixture, &harm,
               "Stroke: 4.5 more (range not known) in 20 years. Breaks in that time: not known, "
               "the calculator counts fewer years");
  harm.benefit = TRAB_HARM_BENEFIT_BEYOND_STUDIES;
  assert_line (fixture, &harm,
               "Stroke: 4.5 more (range not known) in 20 years. Breaks in that time: not known, "
               "studies end before");
  harm.difference.per_1000 = 0.02;
  harm.is_in_span = TRUE;
  assert_line (fixture, &harm, "Stroke: under 0.1 more (range not known)");
}

/* Keeping things as they are has its harm too: the bones that break. */
static void
test_breaks_of_going_on (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabComparedPlan) plan = trab_compared_plan_new ("as-now", "no-change");
  TrabFractureCell *cell = &plan->fracture[TRAB_OUTCOME_MAJOR];
  g_autofree char *whole = NULL;
  g_autofree char *none = NULL;

  *cell = (TrabFractureCell){ .state = TRAB_CELL_NUMBER, .best = 6.3 };
  whole = trab_present_harm_dup_breaks (plan);
  g_assert_cmpstr (whole, ==, "Broken bones: 63");
  cell->state = TRAB_CELL_LOWER_BOUND;
  none = trab_present_harm_dup_breaks (plan);
  g_assert_null (none);
}

/* One harm over two spans stands together, in the order of the studies. */
static void
test_harms_stand_together (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *outcome;
    double years;
  } harms[] = { { "stroke", 3 }, { "hip_fracture", 5 }, { "stroke", 5 } };
  static const char *const notes[] = { "in 3 years", "in 5 years", "in 5 years" };
  g_autoptr (TrabComparedPlan) plan = trab_compared_plan_new ("hrt", "hrt");
  g_autoptr (GPtrArray) told = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      TrabHarm harm = { .id = g_strdup ("AE001"),
                        .outcome = g_strdup (harms[i].outcome),
                        .horizon_years = harms[i].years,
                        .difference = { TRUE, 4.5 } };

      g_array_append_val (plan->harms, harm);
    }
  told = trab_present_harm_dup_told (plan);
  g_assert_cmpuint (told->len, ==, G_N_ELEMENTS (notes));
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (TrabPresentRow) row
          = trab_present_harm_new_counted (g_ptr_array_index (told, i), fixture->evidence);

      g_assert_cmpstr (row->note, ==, notes[i]);
      g_assert_cmpint (g_str_equal (row->title, "Stroke"), ==, i < 2);
    }
}

/* Whoever a medicine taken now spares already is spared in both pictures: what is said under them
 * is the difference between the two. */
static void
test_change_of_treatment (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    double now;
    double then;
    gboolean is_base;
    const char *words;
  } cases[] = {
    { 9, 9, FALSE, "With this plan, the number stays about as it is." },
    { 9, 6, FALSE, "With this plan, about 3 fewer of 100 would break a bone than now." },
    { 9, 10, TRUE, "With this plan, about 1 more of 100 would break a bone than now." },
    { 10, 9, FALSE, "This plan spares about 1 of these 10 women." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrabChance chance
          = { .base = { [TRAB_OUTCOME_MAJOR]
                        = { .state = TRAB_CHANCE_NUMBER, .pct = 10, .out_of = 100 } } };
      const TrabFractureCell now
          = { .state = TRAB_CELL_NUMBER, .best = cases[i].now, .is_base = cases[i].now >= 10 };
      const TrabFractureCell then
          = { .state = TRAB_CELL_NUMBER, .best = cases[i].then, .is_base = cases[i].is_base };
      g_autofree char *words
          = trab_present_paper_dup_spared (&chance, TRAB_SEX_FEMALE, &now, &then);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Not known is said, never 0. */
static void
test_unknown_harm_has_no_number (Fixture *fixture, gconstpointer unused)
{
  TrabHarm harm = { .id = (char *) "AE063",
                    .outcome = (char *) "any_long_term_harm",
                    .direction = TRAB_HARM_NOT_KNOWN,
                    .horizon_years = 5 };
  g_autofree char *line = trab_present_harm_dup_line (&harm, fixture->evidence);

  g_assert_nonnull (strstr (line, "not known"));
  g_assert_null (strpbrk (line, "0123456789"));
}

/* Every outcome of the table has words of ours. */
static void
test_every_outcome_has_words (Fixture *fixture, gconstpointer unused)
{
  const TrabTable *shown = trab_evidence_get_table (fixture->evidence, "regimens/harms", NULL);
  const TrabTable *adverse = trab_evidence_get_table (fixture->evidence, "evidence/adverse", NULL);

  for (guint i = 0; i < trab_table_get_n_rows (shown); i++)
    {
      int row = trab_table_find_row (adverse, "id", trab_table_get_text (shown, i, "harm_id"));
      const char *outcome = NULL;

      g_assert_cmpint (row, >=, 0);
      outcome = trab_table_get_text (adverse, (guint) row, "outcome");
      g_test_message ("%s", outcome);
      g_assert_cmpstr (trab_present_harm_get_outcome (outcome), !=, outcome);
    }
}

/* What a card is about is named: a result beside its limit in the unit it came in, one without a
 * limit, and a line that nearly has a name. */
static void
test_details (Fixture *fixture, gconstpointer unused)
{
  TrabMeasurementFields fields = { .id = "m",
                                   .measure = TRAB_MEASURE_HAEMOGLOBIN,
                                   .value = 90,
                                   .text = "9.0",
                                   .unit = "g/dL",
                                   .moment = trab_moment_from_date ((TrabDate){ 2026, 11, 10 }) };
  g_autoptr (TrabMeasurement) low = trab_measurement_new (&fields);
  g_autoptr (TrabMeasurement) unjudged = NULL;
  g_autoptr (GString) text = g_string_new ("Told:");
  TrabSafetyCard *card = trab_safety_report_add_found (fixture->report, "results-outside", "SRX121",
                                                       TRAB_SAFETY_CHECK_FIRST, NULL);

  fields.id = "n";
  fields.comparator = TRAB_COMPARATOR_LESS;
  unjudged = trab_measurement_new (&fields);
  trab_safety_report_add_result (card, low, FALSE, 120);
  trab_safety_report_add_result (card, low, FALSE, 120);
  trab_safety_report_add_result (card, unjudged, TRUE, NAN);
  trab_safety_report_add_detail (card, "Prolya", NULL, "Prolia");
  trab_present_safety_detail_append (text, card);
  g_assert_cmpstr (text->str, ==,
                   "Told:\nHaemoglobin: 9.0 g/dL (10 Nov 2026), under 12 g/dL\n"
                   "Haemoglobin: < 9.0 g/dL (10 Nov 2026), no upper limit\n"
                   "In the list: Prolya. Is it Prolia?");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/present/safety/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("banners", test_banners);
  ADD ("details", test_details);
  ADD ("cells", test_cells);
  ADD ("referral", test_referral);
  ADD ("referral-of-blood", test_referral_of_blood);
  ADD ("each-gap-is-named", test_gaps);
  ADD ("rows", test_rows);
  ADD ("harm-lines", test_harm_lines);
  ADD ("breaks-of-going-on", test_breaks_of_going_on);
  ADD ("unknown-harm-has-no-number", test_unknown_harm_has_no_number);
  ADD ("harms-stand-together", test_harms_stand_together);
  ADD ("change-of-treatment", test_change_of_treatment);
  ADD ("every-outcome-has-words", test_every_outcome_has_words);
  ADD ("days-of-the-schedule", test_days_of_the_schedule);
  ADD ("a-level-for-each-plan", test_a_level_for_each_plan);
#undef ADD
  return g_test_run ();
}
