/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-letter.h"

#include "trab-present-base.h"
#include "trab-present-checklist.h"
#include "trab-present-comparison.h"
#include "trab-present-interaction.h"
#include "trab-present-patient.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-row.h"
#include "trab-report-words.h"

/* @rows: (transfer full): of TrabPresentRow: one line each, without the remarks */
static void
take_rows (TrabReport *report, GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = trab_present_paper_dup_row (g_ptr_array_index (rows, i));

      g_strv_builder_add (builder, line);
    }
  lines = g_strv_builder_end (builder);
  if (rows->len > 0)
    trab_report_take (report, trab_report_block_new_list ((const char *const *) lines));
  g_ptr_array_unref (rows);
}

static void
add_reason (TrabReport *report, const TrabReportPlanRequest *request)
{
  gboolean has_words = request->letter_words != NULL && request->letter_words[0] != '\0';

  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_REASON);
  trab_report_words_take_paragraph (
      report, g_strdup (has_words ? request->letter_words
                                  : trab_present_paper_get (TRAB_PAPER_LETTER_NO_REASON)));
}

/* Values in one paragraph, so that a letter stays one page. @rows: (transfer full) */
static void
take_joined (TrabReport *report, GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = trab_present_paper_dup_row (g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", line);
    }
  trab_report_words_take_paragraph (report, g_strdup (text->str));
  g_ptr_array_unref (rows);
}

/* Results are dated; what is missing is said, for the reader decides by it too. */
static void
add_results (TrabReport *report, const TrabReportPlanRequest *request)
{
  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_FINDINGS);
  take_joined (report, trab_present_patient_dup_findings (request->record, request->printed));
  take_rows (report, trab_present_checklist_dup_brief (request->evidence,
                                                       TRAB_PRESENT_CHECKLIST_SECONDARY_CAUSES,
                                                       request->record, request->printed));
}

/* The chance as on the screen, with its base, its calculator and the sentences of its licence. */
static void
add_chance (TrabReport *report, const TrabReportPlanRequest *request)
{
  static const TrabPresentLane lanes[] = { TRAB_PRESENT_LANE_MAJOR, TRAB_PRESENT_LANE_HIP };
  g_autoptr (TrabPresentComparison) words
      = request->comparison ? trab_present_comparison_new (request->comparison, request->evidence)
                            : NULL;
  GPtrArray *rows = trab_present_row_new_list ();

  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_CHANCE);
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (lanes); i++)
    {
      const TrabPresentCell *cell = trab_present_comparison_get_cell (words, lanes[i], 0);

      g_ptr_array_add (
          rows, trab_present_row_new (trab_present_comparison_get_lane_title (words, lanes[i]),
                                      cell->text, cell->note));
    }
  if (words != NULL)
    trab_report_words_take_paragraph (
        report, g_strjoin (" ", trab_present_comparison_get_base (words),
                           trab_present_comparison_get_calculator (words),
                           trab_present_comparison_get_missing (words), NULL));
  else
    trab_report_words_take_paragraph (report,
                                      g_strdup (trab_present_paper_get (TRAB_PAPER_NO_NUMBER)));
  take_rows (report, rows);
  if (words != NULL)
    {
      g_autoptr (GPtrArray) notes = trab_present_base_dup_notes (
          &trab_comparison_get (request->comparison)->chance, request->evidence);

      for (guint i = 0; i < notes->len; i++)
        trab_report_words_take_paragraph (report, g_strdup (g_ptr_array_index (notes, i)));
    }
  if (words != NULL && trab_present_comparison_get_disclaimer (words) != NULL)
    trab_report_take (report,
                      trab_report_block_new_note (trab_present_comparison_get_disclaimer (words)));
}

static void
add_discussed (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (TrabPresentPlan) plan
      = request->plan_id ? trab_present_plan_new (request->evidence, request->plan_id) : NULL;
  gboolean has_words = request->patient_words != NULL && request->patient_words[0] != '\0';

  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_DISCUSSED);
  trab_report_words_take_paragraph (
      report, trab_present_paper_dup_looked_at (request->evidence, request->comparison));
  trab_report_words_take_paragraph (
      report, plan ? trab_present_paper_dup_agreed (plan->name)
                   : g_strdup (trab_present_paper_get (TRAB_PAPER_LETTER_UNDECIDED)));
  if (has_words)
    trab_report_words_take_paragraph (report,
                                      trab_present_paper_dup_patient_said (request->patient_words));
}

/** trab_report_letter_add: a letter without a reason says so; it is written all the same */
void
trab_report_letter_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabSafetyReport *safety
      = request->comparison ? trab_comparison_get_safety (request->comparison) : NULL;
  g_autoptr (GHashTable) plan_names
      = trab_present_plan_new_names (request->evidence, request->comparison);
  const char *const signs[] = { trab_present_paper_get (TRAB_PAPER_LETTER_SIGNED), NULL };

  trab_report_take (report,
                    trab_report_block_new_heading (1, trab_present_paper_get (TRAB_PAPER_LETTER)));
  add_reason (report, request);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_CRITERIA);
  take_rows (report, trab_present_referral_dup_brief (safety, request->evidence, plan_names));
  add_results (report, request);
  add_chance (report, request);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_MEDICINES);
  take_rows (report, trab_present_interaction_dup_rows (request->evidence, request->record, safety,
                                                        plan_names));
  add_discussed (report, request);
  trab_report_take (report, trab_report_block_new_sign_off (signs));
}
