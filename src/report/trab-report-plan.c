/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-plan.h"

#include "trab-present-medicine-page.h"
#include "trab-present-catalogue.h"
#include "trab-present-chart.h"
#include "trab-present-comparison.h"
#include "trab-present-fracture.h"
#include "trab-present-harm.h"
#include "trab-present-movement.h"
#include "trab-present-patient.h"
#include "trab-present-plan.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-present-trend.h"
#include "trab-report-clinician.h"
#include "trab-report-daily.h"
#include "trab-report-letter.h"
#include "trab-report-words.h"

#define AS_NOW "as-now"

static const TrabComparedPlan *
find_plan (const TrabReportPlanRequest *request, const char *plan_id)
{
  if (request->comparison == NULL || plan_id == NULL)
    return NULL;
  return trab_comparison_find_plan (request->comparison, plan_id);
}

/* The person's own week, where the plan holds exercise. */
static void
add_week (GPtrArray *lines, const TrabReportPlanRequest *request)
{
  const TrabMovement *movement
      = request->comparison ? trab_comparison_get_movement (request->comparison) : NULL;
  g_autofree char *week
      = movement && trab_present_catalogue_has_week (request->evidence, request->plan_id)
            ? trab_present_movement_dup_week (movement, request->evidence)
            : NULL;

  if (week != NULL)
    g_ptr_array_add (lines, g_strconcat (week, ".", NULL));
}

static void
add_what_to_do (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentPlan) plan
      = request->plan_id ? trab_present_plan_new (request->evidence, request->plan_id) : NULL;
  const TrabComparedPlan *compared = find_plan (request, request->plan_id);
  char *goes_on = compared ? trab_present_plan_dup_goes_on (request->evidence, compared) : NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *agreed = NULL;

  if (plan == NULL)
    {
      trab_report_words_add_heading (report, 2, TRAB_PAPER_UNDECIDED);
      g_ptr_array_add (lines, g_strdup (trab_present_paper_get (TRAB_PAPER_FIRST_READ)));
      g_ptr_array_add (lines, g_strdup (trab_present_paper_get (TRAB_PAPER_FIRST_THINK)));
      g_ptr_array_add (lines, g_strdup (trab_present_paper_get (TRAB_PAPER_FIRST_ASK)));
    }
  else
    {
      agreed = trab_present_paper_dup_agreed (plan->name);
      trab_report_take (report, trab_report_block_new_heading (2, agreed));
      if (goes_on != NULL)
        g_ptr_array_add (lines, goes_on);
      g_ptr_array_add (lines, g_strconcat (plan->effort, ".", NULL));
      add_week (lines, request);
      g_ptr_array_add (lines, trab_present_paper_dup_duration (plan->duration));
    }
  trab_report_words_add_heading (report, 2, TRAB_PAPER_FIRST);
  trab_report_words_take_list (report, lines);
}

/* Which calculator, which studies, which day. */
static char *
dup_sources (const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  const TrabComparedPlan *plan = find_plan (request, request->plan_id);
  g_autofree char *stamp = trab_present_paper_dup_stamp (request->comparison);
  g_autoptr (GPtrArray) studies = trab_present_paper_dup_studies (
      request->evidence, plan ? plan->fracture[TRAB_OUTCOME_MAJOR].evidence_ids : NULL);
  GString *text = g_string_new (trab_present_comparison_get_calculator (words));

  for (guint i = 0; i < studies->len; i++)
    g_string_append_printf (text, "; %s", (const char *) g_ptr_array_index (studies, i));
  g_string_append_printf (text, ". %s", stamp);
  return g_string_free (text, FALSE);
}

static gboolean
has_chance (const TrabReportPlanRequest *request)
{
  const TrabComparedPlan *as_now = find_plan (request, AS_NOW);

  return as_now != NULL && as_now->fracture[TRAB_OUTCOME_MAJOR].state == TRAB_CELL_NUMBER;
}

static void
add_plan_page (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *goals = trab_present_paper_dup_goals (request->record);
  gboolean has_words = request->patient_words != NULL && request->patient_words[0] != '\0';

  trab_report_words_add_heading (report, 1, TRAB_PAPER_TITLE);
  add_what_to_do (report, request);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_NEXT_CHECK);
  trab_report_words_take_paragraph (report,
                                    trab_present_paper_dup_check_date (request->review_date));
  if (goals != NULL || has_words)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_WHY);
  trab_report_words_take_paragraph (report, g_steal_pointer (&goals));
  if (has_words)
    trab_report_words_take_paragraph (report, trab_present_paper_dup_said (request->patient_words));
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CALL);
  trab_report_words_add_paragraph (report, TRAB_PAPER_CALL_WHEN);
  trab_report_words_take_paragraph (report, trab_present_paper_dup_phone (request->clinic_phone));
  trab_report_words_add_paragraph (report, TRAB_PAPER_CHANGE_MIND);
  if ((request->pages & TRAB_REPORT_PLAN_PAGE_CHANCE) != 0 && has_chance (request))
    {
      g_autofree char *sources = dup_sources (request);

      trab_report_take (report, trab_report_block_new_note (sources));
    }
}

static void
add_icons (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *plan_ids[] = { AS_NOW, request->plan_id, NULL };
  g_autoptr (TrabChartSpec) icons = trab_present_chart_new_icons (
      request->comparison, request->evidence, TRAB_OUTCOME_MAJOR, plan_ids);

  trab_report_take (report, trab_report_block_new_chart (icons));
}

/* Best guess and range of the picture above, and what must be read with them. */
static void
add_guess (TrabReport *report,
           const TrabReportPlanRequest *request,
           const TrabComparedPlan *plan,
           gboolean is_plan)
{
  const TrabFractureCell *major = &plan->fracture[TRAB_OUTCOME_MAJOR];
  g_autofree char *guess = trab_present_paper_dup_guess (
      &trab_comparison_get (request->comparison)->chance, major, is_plan);
  g_autofree char *notes = trab_present_fracture_dup_notes (major, request->evidence);

  trab_report_words_take_paragraph (report, g_strjoin (" ", guess, notes, NULL));
}

/* The calculator's licence wants its sentences beside the score. The sources stand with them, or on
 * the first page when that is printed too, so that the two pages stay one sheet. */
static void
add_sources (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  const char *disclaimer = trab_present_comparison_get_disclaimer (words);
  g_autofree char *sources = dup_sources (request);

  if ((request->pages & TRAB_REPORT_PLAN_PAGE_PLAN) == 0)
    trab_report_take (report, trab_report_block_new_note (sources));
  if (disclaimer != NULL)
    trab_report_take (report, trab_report_block_new_note (disclaimer));
}

/* What stops everything else is said before any number. */
static void
add_stops (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  GPtrArray *banners = trab_present_comparison_get_banners (words);

  for (guint i = 0; i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      if (banner->level == TRAB_PRESENT_LEVEL_STOP)
        trab_report_take (
            report, trab_report_block_new_note (banner->paper ? banner->paper : banner->text));
    }
}

/* Why there is no number, in the words of the screen. */
static void
add_no_number (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = request->comparison ? trab_present_comparison_new (request->comparison, request->evidence)
                            : NULL;
  GPtrArray *banners = words ? trab_present_comparison_get_banners (words) : NULL;

  trab_report_words_add_paragraph (report, TRAB_PAPER_NO_NUMBER);
  for (guint i = 0; banners != NULL && i < banners->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (banners, i);

      if (banner->paper == NULL || banner->level == TRAB_PRESENT_LEVEL_STOP)
        trab_report_take (
            report, trab_report_block_new_note (banner->paper ? banner->paper : banner->text));
    }
}

static void
add_chance_page (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabComparedPlan *as_now = find_plan (request, AS_NOW);
  const TrabComparedPlan *plan = find_plan (request, request->plan_id);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_CHANCE);
  if (!has_chance (request))
    {
      add_no_number (report, request);
      return;
    }
  if (plan == as_now)
    plan = NULL;
  add_stops (report, request);
  add_icons (report, request);
  add_guess (report, request, as_now, FALSE);
  if (plan != NULL)
    add_guess (report, request, plan, TRUE);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_NOT_KNOWN);
  trab_report_words_take_list (report, trab_present_paper_dup_unknowns (request->comparison));
  add_sources (report, request);
}

/* @lines: (nullable) (transfer full): one item each */
static void
take_lines (TrabReport *report, TrabPaperText heading, char *lines)
{
  g_autofree char *owned = lines;
  g_auto (GStrv) items = g_strsplit (owned ? owned : "", "\n", -1);

  if (owned == NULL)
    return;
  trab_report_words_add_heading (report, 2, heading);
  trab_report_take (report, trab_report_block_new_list ((const char *const *) items));
}

/* What must be read with each number of the table, where there is such a thing. */
static void
add_readings (TrabReport *report,
              const TrabReportPlanRequest *request,
              TrabPresentComparison *words)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < trab_present_comparison_get_n_plans (words); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (request->comparison, i);
      g_autofree char *notes = trab_present_fracture_dup_notes (&plan->fracture[TRAB_OUTCOME_MAJOR],
                                                                request->evidence);

      if (notes != NULL)
        g_ptr_array_add (
            lines,
            g_strdup_printf ("%s: %s", trab_present_comparison_get_plan_name (words, i), notes));
    }
  trab_report_words_take_list (report, lines);
}

static void
add_compared_page (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *head[]
      = { trab_present_paper_get (TRAB_PAPER_PLAN), trab_present_paper_get (TRAB_PAPER_OUT_OF_100),
          trab_present_paper_get (TRAB_PAPER_WHAT_YOU_DO),
          trab_present_paper_get (TRAB_PAPER_HOW_LONG), NULL };
  const TrabComparedPlan *as_now = find_plan (request, AS_NOW);
  const TrabComparedPlan *plan = find_plan (request, request->plan_id);
  g_autofree char *left_out = trab_present_paper_dup_left_out (
      request->evidence, request->comparison, request->offered_plan_ids);
  g_autoptr (TrabPresentComparison) words = NULL;
  TrabReportBlock *table = NULL;

  if (request->comparison == NULL)
    return;
  words = trab_present_comparison_new (request->comparison, request->evidence);
  trab_report_words_add_heading (report, 1, TRAB_PAPER_COMPARED);
  table = trab_report_block_new_table (trab_present_comparison_get_base (words), head);
  for (guint i = 0; i < trab_present_comparison_get_n_plans (words); i++)
    {
      const char *cells[]
          = { trab_present_comparison_get_plan_name (words, i),
              trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_MAJOR, i)->text,
              trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_EFFORT, i)->text,
              trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_DURATION, i)->text, NULL };

      trab_report_block_add_row (table, cells);
    }
  trab_report_take (report, table);
  trab_report_words_add_paragraph (report, TRAB_PAPER_COMPARED_WORDS);
  add_readings (report, request, words);
  if (as_now != NULL)
    trab_report_words_take_paragraph (
        report, trab_present_paper_dup_hip (&trab_comparison_get (request->comparison)->chance,
                                            &as_now->fracture[TRAB_OUTCOME_HIP],
                                            plan ? &plan->fracture[TRAB_OUTCOME_HIP] : NULL));
  if (plan != NULL)
    take_lines (report, TRAB_PAPER_HARMS,
                trab_present_harm_dup_lines (plan, request->evidence, TRUE));
  if (plan != NULL)
    take_lines (report, TRAB_PAPER_HARMS_OTHER,
                trab_present_harm_dup_lines (plan, request->evidence, FALSE));
  if (left_out != NULL)
    trab_report_words_take_paragraph (report, trab_present_paper_dup_not_discussed (left_out));
  trab_report_take (report,
                    trab_report_block_new_note (trab_present_comparison_get_not_compared (words)));
}

static gboolean
is_medicine (const TrabComparedPlan *plan)
{
  switch (trab_present_plan_get_class (plan->chart_class))
    {
    case TRAB_CHART_CLASS_HRT:
    case TRAB_CHART_CLASS_TRT:
    case TRAB_CHART_CLASS_ORAL_BP:
    case TRAB_CHART_CLASS_ZOLEDRONATE:
    case TRAB_CHART_CLASS_COMBINATION:
      return TRUE;
    case TRAB_CHART_CLASS_NO_CHANGE:
    case TRAB_CHART_CLASS_LIFESTYLE:
    case TRAB_CHART_CLASS_NO_EVIDENCE:
      break;
    }
  return FALSE;
}

/* One list under a heading; nothing where the table says nothing. */
static void
add_medicine_part (TrabReport *report,
                   const TrabReportPlanRequest *request,
                   TrabMedicinePagePart part)
{
  GPtrArray *lines
      = trab_present_medicine_page_dup_lines (request->evidence, request->plan_id, part);

  if (lines->len > 0 && part != TRAB_MEDICINE_PAGE_TAKE)
    trab_report_take (
        report, trab_report_block_new_heading (2, trab_present_medicine_page_get_heading (part)));
  trab_report_words_take_list (report, lines);
}

static void
add_medicine_page (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabComparedPlan *plan = find_plan (request, request->plan_id);
  g_autoptr (TrabPresentPlan) words = NULL;

  if (plan == NULL || !is_medicine (plan))
    return;
  words = trab_present_plan_new (request->evidence, plan->plan_id);
  trab_report_words_add_heading (report, 1, TRAB_PAPER_MEDICINE);
  trab_report_words_take_paragraph (report, g_strconcat (words->name, ".", NULL));
  trab_report_words_add_heading (report, 2, TRAB_PAPER_MEDICINE_TAKE);
  trab_report_words_take_paragraph (report, g_strconcat (words->effort, ".", NULL));
  trab_report_words_take_paragraph (report, trab_present_paper_dup_duration (words->duration));
  for (int part = TRAB_MEDICINE_PAGE_TAKE; part < TRAB_N_MEDICINE_PAGE_PARTS; part++)
    add_medicine_part (report, request, (TrabMedicinePagePart) part);
  trab_report_words_add_paragraph (report, TRAB_PAPER_MEDICINE_TELL);
  trab_report_words_add_paragraph (report, TRAB_PAPER_MEDICINE_STOP);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_MEDICINE_TESTS);
  trab_report_words_take_paragraph (report, g_strconcat (words->tests, ".", NULL));
  take_lines (report, TRAB_PAPER_WATCHED,
              trab_present_safety_dup_watched (trab_comparison_get_safety (request->comparison),
                                               request->evidence, plan->plan_id));
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CALL);
  trab_report_words_add_paragraph (report, TRAB_PAPER_CALL_WHEN);
  trab_report_words_take_paragraph (report, trab_present_paper_dup_phone (request->clinic_phone));
}

/* Every word of the report so far, for the list of words explained. */
static char *
dup_all_text (TrabReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < trab_report_get_n_blocks (report); i++)
    {
      const TrabReportBlock *block = trab_report_get_block (report, i);

      if (block->text != NULL && block->kind != TRAB_REPORT_BLOCK_NOTE)
        g_string_append_printf (text, "%s\n", block->text);
      for (guint j = 0; block->lines != NULL && block->lines[j] != NULL; j++)
        g_string_append_printf (text, "%s\n", block->lines[j]);
    }
  return g_string_free (text, FALSE);
}

static void
add_tests_page (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *text = dup_all_text (report);
  g_autoptr (GPtrArray) glossary = trab_present_paper_dup_glossary (request->evidence, text);
  g_autoptr (TrabChartSpec) trend
      = trab_present_trend_new (request->record, request->printed, request->margins);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_TESTS);
  trab_report_words_add_paragraph (report, TRAB_PAPER_TESTS_WORDS);
  trab_report_take (report, trab_report_block_new_chart (trend));
  for (guint i = 0; i < glossary->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (glossary, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s: %s", row->title, row->text));
    }
  if (lines->len > 0)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_WORDS_EXPLAINED);
  trab_report_words_take_list (report, lines);
}

static TrabReport *
new_report (const TrabReportPlanRequest *request)
{
  TrabPatient *patient = trab_record_get_patient (request->record);
  char day[TRAB_DATE_TEXT_SIZE];
  g_autofree char *identity = trab_present_paper_dup_identity (patient);
  g_autofree char *printed = trab_present_paper_dup_printed (request->printed);
  g_autofree char *clinic
      = trab_present_paper_dup_clinic (request->clinic_name, request->clinic_phone);
  g_autofree char *created
      = g_strdup_printf ("%sT00:00:00Z", trab_date_to_text (request->printed, day));
  TrabReportFrame frame = {
    .title = trab_present_paper_get (
        request->pages == TRAB_REPORT_PLAN_PAGE_LETTER ? TRAB_PAPER_LETTER : TRAB_PAPER_TITLE),
    .identity = identity,
    .printed = printed,
    .clinic = clinic,
    .stamp
    = trab_patient_get (patient)->is_practice ? trab_present_patient_get_practice_mark () : NULL,
    .author = request->clinic_name,
    .page_of = trab_present_paper_get_page_of (),
    .language = request->language,
    .created_iso = created,
    .paper = request->paper,
    .is_large = request->is_large,
    .is_dense = (request->pages & ~(guint) TRAB_REPORT_PLAN_PAGES_CLINIC) == 0,
  };

  return trab_report_new (&frame);
}

/**
 * trab_report_plan_new:
 * @request: read while making; not kept
 *
 * Returns: (transfer full): the pages a patient takes home
 */
TrabReport *
trab_report_plan_new (const TrabReportPlanRequest *request)
{
  static const struct
  {
    guint page;
    void (*add) (TrabReport *report, const TrabReportPlanRequest *request);
  } makers[] = {
    { TRAB_REPORT_PLAN_PAGE_PLAN, add_plan_page },
    { TRAB_REPORT_PLAN_PAGE_CHANCE, add_chance_page },
    { TRAB_REPORT_PLAN_PAGE_COMPARED, add_compared_page },
    { TRAB_REPORT_PLAN_PAGE_DAILY, trab_report_daily_add },
    { TRAB_REPORT_PLAN_PAGE_MEDICINE, add_medicine_page },
    { TRAB_REPORT_PLAN_PAGE_TESTS, add_tests_page },
    { TRAB_REPORT_PLAN_PAGE_CLINICIAN, trab_report_clinician_add },
    { TRAB_REPORT_PLAN_PAGE_LETTER, trab_report_letter_add },
  };
  TrabReport *report = new_report (request);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (request->pages & makers[i].page)
      {
        if (trab_report_get_n_blocks (report) > 0)
          trab_report_take (report, trab_report_block_new_page_break ());
        makers[i].add (report, request);
      }
  return report;
}
