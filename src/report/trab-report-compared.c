/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-compared.h"

#include "trab-present-action.h"
#include "trab-present-chance-chart.h"
#include "trab-present-comparison.h"
#include "trab-present-follow-up.h"
#include "trab-present-fracture.h"
#include "trab-present-paper.h"
#include "trab-present-row.h"
#include "trab-present-trend.h"
#include "trab-report-medicine.h"
#include "trab-report-words.h"

static const double compared_shares[] = { 0.22, 0.24, 0, 0.12 };
static const double action_shares[] = { 0.055, 0, 0.115, 0.27 };

static const char *
get (TrabPaperText text)
{
  return trab_present_paper_get (text);
}

/* The number of a plan with the letters of what must be read with it: a sentence each. */
static char *
dup_lettered (const char *number, const char *sentences, GPtrArray *notes)
{
  GString *text = g_string_new (number);
  g_auto (GStrv) parts
      = g_regex_split_simple ("(?<=[.!?]) (?=\\p{Lu})", sentences ? sentences : "", 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_string_append (text, trab_report_words_get_letter (notes, parts[i]));
  return g_string_free (text, FALSE);
}

static void
add_table (TrabReport *report, const TrabReportPlanRequest *request, TrabPresentComparison *words)
{
  const TrabComparisonFields *fields = trab_comparison_get (request->comparison);
  g_autofree char *base
      = trab_present_fracture_dup_base (fields->sex, &fields->chance, TRAB_OUTCOME_MAJOR);
  const char *head[] = { get (TRAB_PAPER_PLAN), get (TRAB_PAPER_OUT_OF_100),
                         get (TRAB_PAPER_WHAT_YOU_DO), get (TRAB_PAPER_HOW_LONG), NULL };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *footnotes = NULL;
  TrabReportBlock *table = trab_report_block_new_table (base, "blll", head);

  trab_report_block_set_shares (table, compared_shares);
  for (guint i = 0; i < trab_present_comparison_get_n_plans (words); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (request->comparison, i);
      const TrabPresentCell *chance
          = trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_MAJOR, i);
      g_autofree char *sentences = trab_present_fracture_dup_notes (
          &plan->fracture[TRAB_OUTCOME_MAJOR], request->evidence);
      g_autofree char *higher = plan->fracture[TRAB_OUTCOME_MAJOR].is_base
                                    ? trab_present_paper_dup_higher (&fields->chance, FALSE)
                                    : NULL;
      g_autofree char *number = dup_lettered (higher ? higher : chance->text, sentences, notes);
      const char *cells[]
          = { trab_present_comparison_get_plan_name (words, i), number,
              trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_EFFORT, i)->text,
              trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_DURATION, i)->text, NULL };

      trab_report_block_add_row (table, cells);
      if (chance->state == TRAB_PRESENT_CELL_UNKNOWN)
        trab_report_block_hatch_cell (table, i, 1);
    }
  trab_report_take (report, table);
  footnotes = trab_report_words_dup_footnotes (notes);
  if (notes->len > 0)
    trab_report_take (report, trab_report_block_new_note (footnotes));
}

/* Why, in the person's own words. */
static void
add_why (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *goals = trab_present_paper_dup_goals (request->record);
  gboolean has_words = request->patient_words != NULL && request->patient_words[0] != '\0';

  if (goals != NULL || has_words)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_WHY);
  trab_report_words_take_paragraph (report, g_steal_pointer (&goals));
  if (has_words)
    trab_report_words_take_paragraph (report, trab_present_paper_dup_said (request->patient_words));
}

/** trab_report_compared_add: a small table, what must be read with it once, why, what to ask */
void
trab_report_compared_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words = NULL;
  g_autofree char *left_out = trab_present_paper_dup_left_out (
      request->evidence, request->comparison, request->offered_plan_ids);
  const TrabComparedPlan *plan = trab_report_plan_request_find (request, request->plan_id);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_COMPARED);
  if (request->comparison != NULL)
    {
      words = trab_present_comparison_new (request->comparison, request->evidence);
      add_table (report, request, words);
    }
  else
    trab_report_words_add_paragraph (report, TRAB_PAPER_NO_NUMBER);
  add_why (report, request);
  if (plan != NULL && !trab_report_medicine_has_page (request))
    trab_report_medicine_add_harms (report, request);
  if (left_out != NULL)
    trab_report_words_take_paragraph (report, trab_present_paper_dup_not_discussed (left_out));
  if (words != NULL)
    trab_report_take (
        report, trab_report_block_new_note (trab_present_comparison_get_not_compared (words)));
  if (request->plan_id != NULL) /* whoever has not decided has them on the first page */
    trab_report_words_add_questions (report);
  trab_report_take (report, trab_report_block_new_fill (get (TRAB_PAPER_QUESTIONS)));
}

/* Who does what, all of it, each with its day. */
static void
add_who_does_what (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *const head[] = { "", get (TRAB_PAPER_ACTION_WHAT), get (TRAB_PAPER_ACTION_WHO),
                               get (TRAB_PAPER_ACTION_WHEN), NULL };
  g_autoptr (GPtrArray) actions = NULL;
  TrabReportBlock *table = NULL;

  if (request->plan_id == NULL)
    return;
  actions = trab_present_action_dup_list (request->evidence, request->comparison, request->record,
                                          request->plan_id, request->printed);
  table = trab_report_block_new_table (NULL, "tbll", head);
  trab_report_block_set_shares (table, action_shares);
  for (guint i = 0; i < actions->len; i++)
    {
      const TrabPresentAction *action = g_ptr_array_index (actions, i);
      const char *const cells[]
          = { TRAB_REPORT_TICK, action->what, action->who, action->when, NULL };

      trab_report_block_add_row (table, cells);
    }
  trab_report_words_add_heading (report, 2, TRAB_PAPER_WHO_DOES_WHAT);
  trab_report_take (report, table);
}

/* The verdicts in a sentence each, the first of them large; without scans or samples to compare
 * there is none. */
static void
add_verdicts (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabFollowUp *follow_up = request->follow_up;
  guint n = follow_up ? follow_up->scan_pairs->len + follow_up->marker_changes->len : 0;
  g_autoptr (GPtrArray) rows = n > 0 ? trab_present_follow_up_dup_verdicts (follow_up) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      g_autofree char *title = g_strconcat (row->title, ":", NULL);

      if (i == 0)
        trab_report_take (report, trab_report_block_new_message (row->text, row->title));
      else
        trab_report_take (report, trab_report_block_new_lead (title, row->text));
    }
}

/* How the chance of a break comes about, as now and with the plan; nothing where there is none. */
static void
add_chance_over_time (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *plan_ids[] = { TRAB_REPORT_AS_NOW, request->plan_id, NULL };
  const TrabComparedPlan *as_now = trab_report_plan_request_find (request, TRAB_REPORT_AS_NOW);
  g_autoptr (TrabChartSpec) chance = NULL;

  if (as_now == NULL || as_now->fracture[TRAB_OUTCOME_MAJOR].state != TRAB_CELL_NUMBER)
    return;
  chance = trab_present_chance_chart_new (request->comparison, request->evidence,
                                          TRAB_OUTCOME_MAJOR, plan_ids);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CHANCE_OVER_TIME);
  trab_report_take (report, trab_report_block_new_chart (chance));
}

/** trab_report_compared_add_tests: the verdict first, one chart, the chance over the years, who
 * does what next */
void
trab_report_compared_add_tests (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabChartSpec) trend = trab_present_trend_new (
      request->record, request->printed, request->margins, request->follow_up, request->evidence);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_TESTS);
  add_verdicts (report, request);
  trab_report_words_add_paragraph (report, TRAB_PAPER_TESTS_WORDS);
  trab_report_take (report, trab_report_block_new_chart (trend));
  add_chance_over_time (report, request);
  add_who_does_what (report, request);
  trab_report_take (report, trab_report_block_new_fill (trab_present_paper_get (TRAB_PAPER_NOTES)));
}

static void
append_block_words (GString *text, const TrabReportBlock *block)
{
  if (block->text != NULL && block->kind != TRAB_REPORT_BLOCK_NOTE)
    g_string_append_printf (text, "%s\n", block->text);
  for (guint i = 0; block->lines != NULL && block->lines[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", block->lines[i]);
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("\n", g_ptr_array_index (block->rows, i));

      g_string_append_printf (text, "%s\n", row);
    }
  for (guint side = 0; block->kind == TRAB_REPORT_BLOCK_COLUMNS && side < 2; side++)
    for (guint i = 0; i < block->sides[side]->len; i++)
      append_block_words (text, g_ptr_array_index (block->sides[side], i));
}

/* Every word of the paper so far: only those are explained. */
static char *
dup_all_words (TrabReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < trab_report_get_n_blocks (report); i++)
    append_block_words (text, trab_report_get_block (report, i));
  return g_string_free (text, FALSE);
}

/** trab_report_compared_dup_sources: which calculator, unless it is told elsewhere, which studies,
 * which day */
char *
trab_report_compared_dup_sources (const TrabReportPlanRequest *request, gboolean with_calculator)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  const TrabComparedPlan *plan = trab_report_plan_request_find (request, request->plan_id);
  g_autofree char *stamp = trab_present_paper_dup_stamp (request->comparison, request->printed,
                                                         request->reprint != NULL);
  g_autoptr (GPtrArray) studies = trab_present_paper_dup_studies (
      request->evidence, plan ? plan->fracture[TRAB_OUTCOME_MAJOR].evidence_ids : NULL);
  GString *text
      = g_string_new (with_calculator ? trab_present_comparison_get_calculator (words) : NULL);

  for (guint i = 0; i < studies->len; i++)
    g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "",
                            (const char *) g_ptr_array_index (studies, i));
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", stamp);
  return g_string_free (text, FALSE);
}

static void
add_sources (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentComparison) words
      = trab_present_comparison_new (request->comparison, request->evidence);
  const char *disclaimer = trab_present_comparison_get_disclaimer (words);
  g_autofree char *sources = trab_report_compared_dup_sources (request, TRUE);

  trab_report_take (report, trab_report_block_new_note (sources));
  if (disclaimer != NULL)
    trab_report_take (report, trab_report_block_new_note (disclaimer));
}

/** trab_report_compared_add_sources: the words of this paper, then where its numbers come from; the
 * sentences of the calculators and their licences stand here */
void
trab_report_compared_add_sources (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *text = dup_all_words (report);
  g_autoptr (GPtrArray) glossary = trab_present_paper_dup_glossary (request->evidence, text);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_SOURCES);
  if (glossary->len > 0)
    {
      trab_report_words_add_heading (report, 2, TRAB_PAPER_WORDS_EXPLAINED);
      trab_report_take (report, trab_report_words_take_pairs (g_steal_pointer (&glossary)));
    }
  trab_report_words_add_heading (report, 2, TRAB_PAPER_NUMBERS_FROM);
  if (request->comparison != NULL)
    add_sources (report, request);
  trab_report_words_add_paragraph (report, TRAB_PAPER_WHO_MADE);
}
