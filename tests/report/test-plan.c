/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <pango/pangocairo.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fixture-comparison.h"
#include "trab-evidence.h"
#include "trab-present-paper.h"
#include "trab-report-html.h"
#include "trab-report-paginator.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"

#define ALL_PAGES TRAB_REPORT_PLAN_PAGES_HOME

typedef struct
{
  TrabEvidence *evidence;
  TrabComparison *comparison;
  TrabRecord *record;
  TrabReportPlanRequest request;
} Fixture;

static void
set_up (Fixture *self, gconstpointer kind)
{
  self->evidence = trab_evidence_new ();
  self->comparison = fixture_comparison_new ((FixtureComparisonKind) GPOINTER_TO_UINT (kind));
  self->record = fixture_comparison_new_record ("Khan", FALSE);
  self->request = (TrabReportPlanRequest){
    .record = self->record,
    .comparison = self->comparison,
    .evidence = self->evidence,
    .plan_id = "alendronate",
    .patient_words = "I want to keep up with my grandchildren.",
    .review_date = { 2026, 11, 3 },
    .clinic_name = "Hill Street Clinic",
    .clinic_phone = "01234 567890",
    .printed = FIXTURE_COMPARISON_TODAY,
    .pages = TRAB_REPORT_PLAN_PAGES_DEFAULT,
    .language = "en",
  };
}

static void
tear_down (Fixture *self, gconstpointer kind)
{
  g_object_unref (self->record);
  g_object_unref (self->comparison);
  trab_evidence_free (self->evidence);
}

static guint
count_pages (TrabReport *report)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (TrabReportPages) pages = trab_report_paginator_run (report, context);

  g_object_unref (context);
  return trab_report_paginator_get_n_pages (pages);
}

static GBytes *
write_pdf (const TrabReportPlanRequest *request)
{
  g_autoptr (TrabReport) report = trab_report_plan_new (request);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = trab_report_pdf_write (report, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Runs a program on the PDF; skips the test where it is not installed. */
static char *
run_on_pdf (GBytes *pdf, const char *program, const char *option, const char *second)
{
  g_autofree char *path = NULL;
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;
  int file = -1;

  if (found == NULL)
    {
      g_test_skip_printf ("%s is not installed", program);
      return NULL;
    }
  /* a name of its own: another run of this test may be under way */
  file = g_file_open_tmp ("plan-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  close (file);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  process = second != NULL ? g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                               option, second, path, "-", NULL)
                           : g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                               option, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_unlink (path);
  return text;
}

/* Line breaks are not part of what is said. */
static char *
flatten (char *text)
{
  g_autofree char *owned = text;
  g_auto (GStrv) words = g_strsplit_set (owned, " \n\f\r", -1);
  GString *flat = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (flat, "%s%s", flat->len > 0 ? " " : "", words[i]);
  return g_string_free (flat, FALSE);
}

static char *
write_text (const TrabReportPlanRequest *request)
{
  g_autoptr (TrabReport) report = trab_report_plan_new (request);

  return flatten (trab_report_html_write (report, NULL));
}

static void
assert_has (const char *text, const char *sentence)
{
  if (strstr (text, sentence) == NULL)
    g_test_message ("text: %s", text);
  g_assert_nonnull (strstr (text, sentence));
}

static void
test_says_the_numbers (Fixture *self, gconstpointer kind)
{
  static const char *const sentences[] = {
    "We agreed: alendronate, 70 mg a week, for 5 years.",
    "Start alendronate.",
    "Your next check is on 3 November 2026.",
    "Call us the same day",
    "It hurts to swallow, or heartburn is new.",
    "First I will",
    "Think of 100 women like you, over 10 years.",
    "This plan spares about 6 of these 19 women.",
    "If nothing changes: Our best guess is 19. It may be higher.",
    "With this plan: Our best guess is 13: 6 fewer (3 to 8).",
    "Worked out without a scan.",
    "No one can know which group you will be in.",
    "KHAN, Amina Born 4 February 1957",
    "Hill Street Clinic 01234 567890",
    "Printed 3 November 2025 Page 1 of 2",
  };
  g_autoptr (GBytes) pdf = write_pdf (&self->request);
  g_autofree char *text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");

  if (text == NULL)
    return;
  text = flatten (g_steal_pointer (&text));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_has (text, sentences[i]);
  g_assert_null (strstr (text, "Practice"));
  /* no relative number for a patient */
  g_assert_null (strstr (text, "0.7"));
  g_assert_null (strstr (text, "%"));
  /* no calculator and no licence beside a patient's numbers */
  g_assert_null (strstr (text, "QFracture"));
  g_assert_null (strstr (text, "License"));
}

/* The sentences of the calculator and its licence stand on the page of sources, and there alone. */
static void
test_sources_have_the_notices (Fixture *self, gconstpointer kind)
{
  static const char *const sentences[]
      = { "QFracture", "We have released this code under the GNU Lesser General Public License",
          "Black DM et al. J Clin Endocrinol Metab 2000;85:4118-24", "data 5f2d9c0a41b7" };

  for (guint page = 1; page <= TRAB_REPORT_PLAN_PAGE_CARD; page <<= 1)
    {
      g_autofree char *text = NULL;

      self->request.pages = page;
      text = write_text (&self->request);
      for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
        g_assert_cmpint (strstr (text, sentences[i]) != NULL, ==,
                         page == TRAB_REPORT_PLAN_PAGE_SOURCES);
    }
}

/* A base that is too low by an amount nobody knows: told as that, without what a clinician could
 * type in, and without a number for any plan. */
static void
test_lower_bound_is_told (Fixture *self, gconstpointer kind)
{
  TrabChance *chance = (TrabChance *) &trab_comparison_get (self->comparison)->chance;
  g_autofree char *text = NULL;

  chance->base[TRAB_OUTCOME_MAJOR].state = TRAB_CHANCE_LOWER_BOUND;
  chance->base[TRAB_OUTCOME_MAJOR].pct = 17;
  for (guint i = 0; i < trab_comparison_get_n_plans (self->comparison); i++)
    ((TrabComparedPlan *) trab_comparison_get_plan (self->comparison, i))
        ->fracture[TRAB_OUTCOME_MAJOR]
        .state
        = TRAB_CELL_LOWER_BOUND;
  self->request.pages = TRAB_REPORT_PLAN_PAGE_CHANCE | TRAB_REPORT_PLAN_PAGE_COMPARED;
  text = write_text (&self->request);
  assert_has (text, "Your chance of a broken bone is higher than 17 in 100.");
  g_assert_null (strstr (text, "FRAX"));
  g_assert_null (strstr (text, "13 in 100"));
  g_assert_null (strstr (text, "spares"));
}

/* The numbers of a reprint are this program's, not those of the day it was signed. */
static void
test_reprint_is_worked_out_again (Fixture *self, gconstpointer kind)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  self->request.pages = TRAB_REPORT_PLAN_PAGE_SOURCES;
  first = write_text (&self->request);
  assert_has (first, "Worked out on");
  self->request.printed.year++;
  again = write_text (&self->request);
  assert_has (again, "Its numbers were not kept. They were worked out again on");
  assert_has (again, "They may differ from those printed then.");
}

/* Why this plan, in the person's own words. */
static void
test_why_is_told (Fixture *self, gconstpointer kind)
{
  g_autofree char *text = NULL;

  self->request.pages = TRAB_REPORT_PLAN_PAGE_COMPARED;
  text = write_text (&self->request);
  assert_has (text, "You told us what matters most: not breaking a bone, few tablets.");
  assert_has (text, "You said: “I want to keep up with my grandchildren.”");
  assert_has (text, "Questions you may want to ask");
}

static void
test_undecided_is_a_result (Fixture *self, gconstpointer kind)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  self->request.plan_id = NULL;
  self->request.patient_words = NULL;
  self->request.review_date = TRAB_DATE_NONE;
  pdf = write_pdf (&self->request);
  text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");
  if (text == NULL)
    return;
  text = flatten (g_steal_pointer (&text));
  assert_has (text, "We have not decided yet.");
  assert_has (text, "No date is set yet.");
  assert_has (text, "About 19 would break");
  g_assert_null (strstr (text, "ith this plan"));
  g_assert_null (strstr (text, "We agreed"));
}

static void
test_unknown_is_said (Fixture *self, gconstpointer kind)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  self->request.plan_id = "gh-mk677";
  pdf = write_pdf (&self->request);
  text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");
  if (text == NULL)
    return;
  text = flatten (g_steal_pointer (&text));
  assert_has (text, "With this plan, we do not know how many would break a bone.");
  assert_has (text, "No study has counted broken bones in people taking this.");
}

static void
test_no_number_is_not_a_low_chance (Fixture *self, gconstpointer kind)
{
  g_autoptr (GBytes) pdf = write_pdf (&self->request);
  g_autofree char *text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");

  if (text == NULL)
    return;
  text = flatten (g_steal_pointer (&text));
  assert_has (text, "No number does not mean a low chance.");
  assert_has (text, "BMI lies outside 20 to 40");
  g_assert_null (strstr (text, "would break"));
}

static void
test_unknowns_are_named (Fixture *self, gconstpointer kind)
{
  g_autoptr (GBytes) pdf = write_pdf (&self->request);
  g_autofree char *text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");

  if (text == NULL)
    return;
  text = flatten (g_steal_pointer (&text));
  assert_has (text, "We did not know, and left out: Falls in the last 12 months; A parent with a "
                    "broken hip.");
  assert_has (text, "Your chance may be higher than these numbers say.");
  assert_has (text, "You take a bone medicine now. Our sums start from people who take none. Then "
                    "we count what your medicine does");
}

static void
test_practice_is_stamped (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabRecord) record = fixture_comparison_new_record ("Khan", TRUE);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  guint n_pages = 0;
  guint n_stamps = 0;

  self->request.record = record;
  pdf = write_pdf (&self->request);
  text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");
  if (text == NULL)
    return;
  for (const char *at = text; (at = strchr (at, '\f')) != NULL; at++)
    n_pages++;
  for (const char *at = text; (at = strstr (at, "Practice patient (made up)")) != NULL; at++)
    n_stamps++;
  g_assert_cmpuint (n_pages, >, 1);
  g_assert_cmpuint (n_stamps, ==, n_pages);
}

static void
test_equal_bytes (Fixture *self, gconstpointer kind)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (TrabReport) report = NULL;
  g_autofree char *html = NULL;
  g_autofree char *again = NULL;

  self->request.pages = ALL_PAGES;
  first = write_pdf (&self->request);
  second = write_pdf (&self->request);
  g_assert_true (g_bytes_equal (first, second));
  report = trab_report_plan_new (&self->request);
  html = trab_report_html_write (report, NULL);
  again = trab_report_html_write (report, NULL);
  g_assert_cmpstr (html, ==, again);
}

static void
test_is_tagged (Fixture *self, gconstpointer kind)
{
  static const char *const tags[]
      = { "Document", "Sect", "H1", "H2", "P", "L", "LI", "Figure", "Table", "TR", "TH", "TD" };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *structure = NULL;

  self->request.pages = ALL_PAGES;
  pdf = write_pdf (&self->request);
  structure = run_on_pdf (pdf, "pdfinfo", "-struct", NULL);
  if (structure == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("(?m)^\\s*%s( |$)", tags[i]);

      if (!g_regex_match_simple (pattern, structure, 0, 0))
        g_test_message ("no %s in: %s", tags[i], structure);
      g_assert_true (g_regex_match_simple (pattern, structure, 0, 0));
    }
}

/* The default print is one sheet, in large letters too. */
static void
test_sizes (Fixture *self, gconstpointer kind)
{
  static const struct
  {
    TrabReportPaper paper;
    gboolean is_large;
    guint n_pages;
  } cases[] = {
    { TRAB_REPORT_PAPER_A4, FALSE, 2 },
    { TRAB_REPORT_PAPER_A4, TRUE, 2 },
    { TRAB_REPORT_PAPER_LETTER, FALSE, 2 },
    { TRAB_REPORT_PAPER_LETTER, TRUE, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrabReport) report = NULL;

      self->request.paper = cases[i].paper;
      self->request.is_large = cases[i].is_large;
      report = trab_report_plan_new (&self->request);
      g_assert_cmpuint (count_pages (report), ==, cases[i].n_pages);
    }
}

/* One page for a specialist: why, the criteria, the numbers with their calculator and its
 * sentences, what was agreed, and a line to sign on. */
static void
test_letter (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabSafetyReport) safety = trab_safety_report_new ();
  g_autoptr (TrabReport) report = NULL;
  g_autofree char *html = NULL;

  trab_safety_report_add_number (trab_safety_report_add_referral (safety, "SRX008", NULL),
                                 "lowest_t_score", -3.7);
  trab_safety_report_add_found (safety, "clots", "SR003", TRAB_SAFETY_STOP, "hrt")->override_reason
      = g_strdup ("haematology agreed");
  trab_comparison_set_safety (self->comparison, safety);
  self->request.pages = TRAB_REPORT_PLAN_PAGE_LETTER;
  self->request.letter_words = "Is a bone-building medicine an option?";
  report = trab_report_plan_new (&self->request);
  html = trab_report_html_write (report, NULL);
  assert_has (html, "Is a bone-building medicine an option?");
  assert_has (html, "T-score -3.5 or lower");
  assert_has (html, "lowest T-score: \u22123.7");
  assert_has (html, "QFracture");
  assert_has (html, "We agreed: alendronate, 70 mg a week, for 5 years.");
  g_assert_null (strstr (html, "like you"));
  assert_has (html, "The patient said: ");
  assert_has (html, "Stop: Blood clots. Reason to go on: haematology agreed.");
  g_assert_cmpuint (count_pages (report), ==, 1);
}

/* A letter without a reason says so, and one without a comparison has no number. */
static void
test_letter_of_little (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabReport) report = NULL;
  g_autofree char *html = NULL;

  self->request.pages = TRAB_REPORT_PLAN_PAGE_LETTER;
  self->request.comparison = NULL;
  self->request.plan_id = NULL;
  self->request.patient_words = NULL;
  report = trab_report_plan_new (&self->request);
  html = trab_report_html_write (report, NULL);
  assert_has (html, "No reason is written down.");
  assert_has (html, trab_present_paper_get (TRAB_PAPER_NO_NUMBER));
  g_assert_null (strstr (html, "QFracture"));
}

/* What was offered and not compared is named, to the patient and on the clinician's copy. */
static void
test_not_discussed (Fixture *self, gconstpointer kind)
{
  static const char *const offered[] = { "as-now", "alendronate", "hrt", "zoledronate", NULL };
  static const guint pages[] = { TRAB_REPORT_PLAN_PAGE_COMPARED, TRAB_REPORT_PLAN_PAGE_CLINICIAN };
  static const char *const said[] = { "We did not talk about: ", "We did not talk about: " };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (TrabReport) silent = NULL;
      g_autoptr (TrabReport) telling = NULL;
      g_autofree char *html = NULL;

      self->request.pages = pages[i];
      self->request.offered_plan_ids = NULL;
      silent = trab_report_plan_new (&self->request);
      html = trab_report_html_write (silent, NULL);
      g_assert_null (strstr (html, said[i]));
      g_clear_pointer (&html, g_free);
      self->request.offered_plan_ids = offered;
      telling = trab_report_plan_new (&self->request);
      html = trab_report_html_write (telling, NULL);
      assert_has (html, said[i]);
      assert_has (strstr (html, said[i]), "Zoledronate");
      *strchr (strstr (html, said[i]), '.') = '\0';
      g_assert_null (strstr (strstr (html, said[i]), "Alendronate"));
    }
}

/* A page whose number does not apply says nothing rather than something empty. */
static void
test_pages_that_apply (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabReport) report = NULL;

  self->request.pages = TRAB_REPORT_PLAN_PAGE_MEDICINE;
  self->request.plan_id = "food-and-movement";
  report = trab_report_plan_new (&self->request);
  g_assert_cmpuint (trab_report_get_n_blocks (report), ==, 0);
}

static char *
dup_page_text (Fixture *self, guint pages, const char *plan_id)
{
  g_autoptr (TrabReport) report = NULL;
  GString *text = g_string_new (NULL);

  self->request.pages = pages;
  self->request.plan_id = plan_id;
  report = trab_report_plan_new (&self->request);
  for (guint i = 0; i < trab_report_get_n_blocks (report); i++)
    {
      const TrabReportBlock *block = trab_report_get_block (report, i);

      g_string_append_printf (text, "%s\n", block->text ? block->text : "");
      for (guint j = 0; block->rows != NULL && j < block->rows->len; j++)
        {
          g_autofree char *row = g_strjoinv ("\n", g_ptr_array_index (block->rows, j));

          g_string_append_printf (text, "%s\n", row);
        }
      for (guint j = 0; block->lines != NULL && block->lines[j] != NULL; j++)
        g_string_append_printf (text, "%s\n", block->lines[j]);
    }
  return g_string_free (text, FALSE);
}

/* Numbers of plans whose benefit is counted for unlike times stand in one table: each says so. */
static void
test_table_says_what_to_read_with_it (Fixture *self, gconstpointer kind)
{
  g_autofree char *text = dup_page_text (self, TRAB_REPORT_PLAN_PAGE_COMPARED, "alendronate");

  g_autofree char *note = NULL;
  const char *once = strstr (text, "The effect comes from studies of women.");

  /* each note once, by its letter */
  g_assert_nonnull (once);
  g_assert_null (strstr (once + 1, "The effect comes from studies of women."));
  note = g_strndup (once - strlen ("\u1d43 "), strlen ("\u1d43"));
  /* the letter stands in the table first */
  g_assert_true (strstr (text, note) < once - strlen ("\u1d43 "));
}

/* A plan beside a medicine of today is of both, on paper as on screen. */
static void
test_what_goes_on_is_said (Fixture *self, gconstpointer kind)
{
  TrabComparedPlan *plan
      = (TrabComparedPlan *) trab_comparison_find_plan (self->request.comparison, "hrt");
  g_autofree char *text = NULL;

  plan->goes_on = g_strdup ("alendronate:70mg-weekly");
  text = dup_page_text (self, TRAB_REPORT_PLAN_PAGE_PLAN, "hrt");
  assert_has (text, "Go on with what you take now.");
  assert_has (text, "Alendronate, 70 mg a week");
}

/* What ends is said where the new one starts, in the message and on the copy: nobody takes both. */
static void
test_what_ends_is_said (Fixture *self, gconstpointer kind)
{
  static const guint pages[] = { TRAB_REPORT_PLAN_PAGE_PLAN, TRAB_REPORT_PLAN_PAGE_CLINICIAN,
                                 TRAB_REPORT_PLAN_PAGE_LETTER, TRAB_REPORT_PLAN_PAGE_CARD };
  TrabComparedPlan *plan
      = (TrabComparedPlan *) trab_comparison_find_plan (self->request.comparison, "alendronate");

  plan->ended = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (plan->ended, g_strdup ("risedronate:35mg-weekly"));
  g_ptr_array_add (plan->ended, g_strdup ("Ibandronate, as it comes"));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *text = dup_page_text (self, pages[i], "alendronate");

      assert_has (text, "in place of risedronate, 35 mg a week; Ibandronate, as it comes");
      if (pages[i] == TRAB_REPORT_PLAN_PAGE_PLAN)
        assert_has (text, "Stop risedronate, 35 mg a week; Ibandronate, as it comes.");
    }
}

/* A week with something that is closed: it is named, and gets no box to tick. */
static void
test_moving_and_eating (Fixture *self, gconstpointer kind)
{
  TrabMovement *movement = trab_movement_new ();
  GPtrArray *nutrients = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_nutrient_free);
  TrabNutrient *calcium = trab_nutrient_new ("calcium", "mg/d");
  TrabNutrient *vitamin = trab_nutrient_new ("vitamin-k2", "ug/d");
  TrabExerciseChoice *jumps = trab_movement_add (movement, "ex13", "plyometric");
  guint n_boxes = 0;
  g_autofree char *text = NULL;

  trab_movement_add (movement, "ex10", "walking")->sessions = 3;
  jumps->sessions = 1;
  jumps->gate = TRAB_GATE_CLOSED;
  movement->regimen_id = g_strdup ("exercise:walking");
  trab_nutrient_set_intake (calcium, 650);
  trab_nutrient_set_target (calcium, 1200, 1300);
  g_ptr_array_add (vitamin->findings, trab_rule_finding_new ("SR114", TRAB_RULE_HOLDS, NULL));
  g_ptr_array_add (nutrients, calcium);
  g_ptr_array_add (nutrients, vitamin);
  trab_comparison_take_movement (self->comparison, movement);
  trab_comparison_take_nutrients (self->comparison, nutrients);
  self->request.plan_id = "food-and-movement";
  self->request.pages = TRAB_REPORT_PLAN_PAGE_DAILY;
  text = write_text (&self->request);
  for (const char *at = text; (at = strstr (at, TRAB_REPORT_TICK)) != NULL; at++)
    n_boxes++;
  g_assert_cmpuint (n_boxes, ==, 3);
  assert_has (text, "30 minutes a day, 10 or more at a time");
  assert_has (text, "Not for now");
  g_assert_null (strstr (strstr (text, "Jumping, box jumps") + 1, "Jumping, box jumps"));
  assert_has (text, "Plant milk with added calcium");
  assert_has (text, "Jumping, box jumps");
  assert_has (text, "Now 650 mg a day.");
  assert_has (text, "550 mg a day to go.");
  assert_has (text, "Ask us before you change how much you take.");
  g_assert_null (strstr (text, "liver"));
}

static void
test_missing_everything (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabRecord) bare = fixture_comparison_new_bare_record ();
  const TrabReportPlanRequest request
      = { .record = bare, .evidence = self->evidence, .pages = ALL_PAGES };
  g_autoptr (GBytes) pdf = write_pdf (&request);
  g_autofree char *text = run_on_pdf (pdf, "pdftotext", "-enc", "UTF-8");

  if (text == NULL)
    return;
  text = flatten (g_steal_pointer (&text));
  assert_has (text, "Name not known");
  assert_has (text, "Date of birth not known");
  assert_has (text, "We have not decided yet.");
  assert_has (text, "We have no number for you today.");
}

static void
test_long_names_stay_on_the_page (Fixture *self, gconstpointer kind)
{
  g_autofree char *name = g_strnfill (400, 'w');
  g_autoptr (TrabRecord) record = fixture_comparison_new_record (name, FALSE);
  g_autofree char *words = g_strnfill (6000, 'x');
  g_autoptr (GBytes) pdf = NULL;

  self->request.record = record;
  self->request.patient_words = words;
  self->request.pages = ALL_PAGES;
  pdf = write_pdf (&self->request);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 0);
}

/* Whatever part of the plan is printed alone, it says whose it is. */
static void
test_each_part_has_the_name (Fixture *self, gconstpointer kind)
{
  for (guint page = 1; page <= TRAB_REPORT_PLAN_PAGE_CARD; page <<= 1)
    {
      g_autofree char *text = NULL;

      self->request.pages = page;
      text = write_text (&self->request);
      g_test_message ("part %u", page);
      g_assert_nonnull (strstr (text, "Amina"));
    }
}

static void
test_html_has_the_same_words (Fixture *self, gconstpointer kind)
{
  g_autoptr (TrabReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;

  self->request.pages = ALL_PAGES;
  self->request.patient_words = "<b>&\"mine\"</b>";
  report = trab_report_plan_new (&self->request);
  html = trab_report_html_write (report, &error);
  g_assert_no_error (error);
  assert_has (html, "<html lang=\"en\">");
  assert_has (html, "About 13 would break a hip, spine, wrist or upper arm bone.");
  assert_has (html, "&lt;b&gt;&amp;&quot;mine&quot;&lt;/b&gt;");
  assert_has (html, "<th class=\"b\" scope=\"row\">Alendronate</th>");
  assert_has (html, "alt=\"Think of 100 women like you, over 10 years.");
  g_assert_null (strstr (html, "<b>&"));
}

static guint
count_words (const char *text, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (text, words, -1);

  return g_strv_length (parts) - 1;
}

/* Liver holds much vitamin A: no printed plan names it as a food, whatever the plan. The illness is
 * asked for before a hormone is started. */
static void
test_liver_is_no_food (Fixture *self, gconstpointer kind)
{
  for (guint i = 0; i < trab_comparison_get_n_plans (self->comparison); i++)
    {
      g_autoptr (TrabReport) report = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *html = NULL;
      g_autofree char *folded = NULL;

      self->request.pages = ALL_PAGES;
      self->request.plan_id = trab_comparison_get_plan (self->comparison, i)->plan_id;
      report = trab_report_plan_new (&self->request);
      html = trab_report_html_write (report, &error);
      g_assert_no_error (error);
      folded = g_utf8_casefold (html, -1);
      g_assert_nonnull (strstr (folded, "calcium"));
      g_assert_cmpuint (count_words (folded, "liver"), ==, count_words (folded, "a liver illness"));
    }
}

/* What a patient reads of food in the explanations neither: "liver" there is the organ alone. */
static void
test_explanations_name_no_liver (Fixture *self, gconstpointer kind)
{
  const TrabTable *table = trab_evidence_get_table (self->evidence, "content/explanations", NULL);

  for (guint row = 0; row < trab_table_get_n_rows (table); row++)
    {
      g_autofree char *words = g_utf8_casefold (trab_table_get_text (table, row, "patient"), -1);

      if (g_str_equal (trab_table_get_text (table, row, "subject"), "nutrition"))
        g_assert_null (strstr (words, "liver"));
    }
}

#define ADD(name, kind, test)                                                                      \
  g_test_add ("/report/plan/" name, Fixture, GUINT_TO_POINTER (kind), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  trab_evidence_ensure_resources ();
  ADD ("says-the-numbers", FIXTURE_COMPARISON_PLAIN, test_says_the_numbers);
  ADD ("sources-have-the-notices", FIXTURE_COMPARISON_PLAIN, test_sources_have_the_notices);
  ADD ("lower-bound-is-told", FIXTURE_COMPARISON_PLAIN, test_lower_bound_is_told);
  ADD ("why-is-told", FIXTURE_COMPARISON_PLAIN, test_why_is_told);
  ADD ("undecided-is-a-result", FIXTURE_COMPARISON_PLAIN, test_undecided_is_a_result);
  ADD ("unknown-is-said", FIXTURE_COMPARISON_PLAIN, test_unknown_is_said);
  ADD ("no-number-is-not-a-low-chance", FIXTURE_COMPARISON_NO_BASELINE,
       test_no_number_is_not_a_low_chance);
  ADD ("unknowns-are-named", FIXTURE_COMPARISON_BANNERS, test_unknowns_are_named);
  ADD ("practice-is-stamped", FIXTURE_COMPARISON_PLAIN, test_practice_is_stamped);
  ADD ("equal-bytes", FIXTURE_COMPARISON_PLAIN, test_equal_bytes);
  ADD ("is-tagged", FIXTURE_COMPARISON_PLAIN, test_is_tagged);
  ADD ("sizes", FIXTURE_COMPARISON_PLAIN, test_sizes);
  ADD ("letter", FIXTURE_COMPARISON_PLAIN, test_letter);
  ADD ("letter-of-little", FIXTURE_COMPARISON_PLAIN, test_letter_of_little);
  ADD ("not-discussed", FIXTURE_COMPARISON_PLAIN, test_not_discussed);
  ADD ("pages-that-apply", FIXTURE_COMPARISON_PLAIN, test_pages_that_apply);
  ADD ("table-says-what-to-read-with-it", FIXTURE_COMPARISON_PLAIN,
       test_table_says_what_to_read_with_it);
  ADD ("what-goes-on-is-said", FIXTURE_COMPARISON_PLAIN, test_what_goes_on_is_said);
  ADD ("what-ends-is-said", FIXTURE_COMPARISON_PLAIN, test_what_ends_is_said);
  ADD ("reprint-is-worked-out-again", FIXTURE_COMPARISON_PLAIN, test_reprint_is_worked_out_again);
  ADD ("moving-and-eating", FIXTURE_COMPARISON_PLAIN, test_moving_and_eating);
  ADD ("missing-everything", FIXTURE_COMPARISON_PLAIN, test_missing_everything);
  ADD ("long-names-stay-on-the-page", FIXTURE_COMPARISON_PLAIN, test_long_names_stay_on_the_page);
  ADD ("each-part-has-the-name", FIXTURE_COMPARISON_PLAIN, test_each_part_has_the_name);
  ADD ("liver-is-no-food", FIXTURE_COMPARISON_PLAIN, test_liver_is_no_food);
  ADD ("explanations-name-no-liver", FIXTURE_COMPARISON_PLAIN, test_explanations_name_no_liver);
  ADD ("html-has-the-same-words", FIXTURE_COMPARISON_PLAIN, test_html_has_the_same_words);
  return g_test_run ();
}
