/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-letter.h"

#include <string.h>

#include "trab-present-base.h"
#include "trab-present-clinical.h"
#include "trab-present-comparison.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-report-clinician.h"
#include "trab-report-words.h"

static const char *
get (TrabPaperText text)
{
  return trab_present_paper_get (text);
}

static void
add_address (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabReportBlock *columns = trab_report_block_new_columns (0.79);
  const char *const to[] = { get (TRAB_PAPER_LETTER_TO), NULL };
  g_autofree char *date = trab_present_paper_dup_day (request->printed);
  g_autofree char *re = trab_present_paper_dup_re (trab_record_get_patient (request->record));

  if (request->clinic_address != NULL)
    trab_report_take (report, trab_report_block_new_note (request->clinic_address));
  if (request->letter_to != NULL && request->letter_to[0] != '\0')
    trab_report_block_take_side (columns, 0, trab_report_block_new_paragraph (request->letter_to));
  else
    trab_report_block_take_side (columns, 0, trab_report_block_new_write (to));
  trab_report_block_take_side (columns, 1, trab_report_block_new_paragraph (date));
  trab_report_take (report, columns);
  trab_report_take (report, trab_report_block_new_heading (2, re));
}

/* "Reason. Question?": where the last sentence asks, it stands by itself. */
static const char *
find_question (const char *words)
{
  gsize length = strlen (words);
  const char *end = words + length;

  if (length == 0 || end[-1] != '?')
    return NULL;
  for (const char *at = end - 1; at > words; at--)
    if (strchr (".!?", at[-1]) != NULL && at[0] == ' ')
      return at + 1;
  return words;
}

/* The request in one sentence, then the question. */
static void
add_reason (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *words
      = g_strstrip (g_strdup (request->letter_words ? request->letter_words : ""));
  const char *question = find_question (words);
  g_autofree char *reason
      = question ? g_strstrip (g_strndup (words, (gsize) (question - words))) : g_strdup (words);
  g_autofree char *person = trab_present_paper_dup_please (
      trab_record_get_patient (request->record), request->printed, reason);

  if (words[0] == '\0')
    {
      trab_report_take (report,
                        trab_report_block_new_message (get (TRAB_PAPER_LETTER_NO_REASON), NULL));
      return;
    }
  trab_report_take (report, trab_report_block_new_message (person, NULL));
  if (question != NULL)
    trab_report_take (report, trab_report_block_new_lead (get (TRAB_PAPER_LETTER_ASK), question));
}

/* @rows: (transfer full): of TrabPresentRow */
static void
take_side (TrabReportBlock *columns, guint side, const char *heading, GPtrArray *rows)
{
  TrabReportBlock *pairs = trab_report_words_take_pairs (rows);

  if (pairs == NULL)
    return;
  trab_report_block_take_side (columns, side, trab_report_block_new_heading (2, heading));
  trab_report_block_take_side (columns, side, pairs);
}

static void
add_findings (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabReportBlock *columns = trab_report_block_new_columns (0.5);
  TrabReportBlock *scans = trab_report_clinician_new_scans (request->record, NULL);
  g_autofree char *blood_title = NULL;
  GPtrArray *blood = NULL;

  take_side (columns, 0, get (TRAB_PAPER_LETTER_FINDINGS),
             trab_present_clinical_dup_person (request->record, request->printed));
  blood = trab_present_clinical_dup_blood (request->record, &blood_title);
  take_side (columns, 1, blood_title, blood);
  trab_report_take (report, columns);
  if (scans == NULL)
    return;
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_SCAN);
  trab_report_take (report, scans);
  trab_report_words_take_paragraph (report, trab_report_clinician_dup_change (request->follow_up));
}

static void
add_criteria (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabSafetyReport *safety
      = request->comparison ? trab_comparison_get_safety (request->comparison) : NULL;
  g_autoptr (GHashTable) plan_names
      = trab_present_plan_new_names (request->evidence, request->comparison);
  g_autoptr (GPtrArray) rows
      = trab_present_referral_dup_brief (safety, request->evidence, plan_names);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (lines, trab_present_paper_dup_row (g_ptr_array_index (rows, i)));
  if (lines->len > 0)
    trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_CRITERIA);
  trab_report_words_take_list (report, lines);
}

/* All estimates, as on the screen: of the person, not of "women like you". */
static void
add_chance (TrabReport *report, const TrabReportPlanRequest *request)
{
  static const TrabPresentLane lanes[] = { TRAB_PRESENT_LANE_MAJOR, TRAB_PRESENT_LANE_HIP };
  const TrabChance *chance
      = request->comparison ? &trab_comparison_get (request->comparison)->chance : NULL;
  g_autoptr (TrabPresentComparison) words
      = request->comparison ? trab_present_comparison_new (request->comparison, request->evidence)
                            : NULL;
  g_autoptr (GPtrArray) notes
      = chance ? trab_present_base_dup_notes (chance, request->evidence) : NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *base = chance ? trab_present_base_dup_line (chance) : NULL;
  g_autofree char *others = chance ? trab_present_base_dup_others (chance) : NULL;
  g_autofree char *without = chance ? trab_present_base_dup_without (chance) : NULL;
  const char *missing = words ? trab_present_comparison_get_missing (words) : NULL;

  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_CHANCE);
  if (words == NULL)
    g_string_append (text, get (TRAB_PAPER_NO_NUMBER));
  else
    g_string_append_printf (text, "%s.", base);
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (lanes); i++)
    g_string_append_printf (text, " %s: %s.",
                            trab_present_comparison_get_lane_title (words, lanes[i]),
                            trab_present_comparison_get_cell (words, lanes[i], 0)->text);
  if (without != NULL) /* of somebody on a bone medicine the base is another number */
    g_string_append_printf (text, " %s", without);
  if (others != NULL)
    g_string_append_printf (text, " %s", others);
  if (missing != NULL)
    g_string_append_printf (text, " %s", missing);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_string_append_printf (text, " %s", (const char *) g_ptr_array_index (notes, i));
  trab_report_words_take_paragraph (report, g_string_free (text, FALSE));
}

static void
add_discussed (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autofree char *plan = trab_report_plan_request_dup_plan (request);
  TrabSafetyReport *safety
      = request->comparison ? trab_comparison_get_safety (request->comparison) : NULL;
  gboolean has_words = request->patient_words != NULL && request->patient_words[0] != '\0';

  trab_report_words_add_heading (report, 2, TRAB_PAPER_LETTER_DISCUSSED);
  trab_report_words_take_paragraph (
      report, trab_present_paper_dup_looked_at (request->evidence, request->comparison));
  trab_report_words_take_paragraph (report, plan ? trab_present_paper_dup_agreed (plan)
                                                 : g_strdup (get (TRAB_PAPER_LETTER_UNDECIDED)));
  trab_report_words_take_paragraph (report,
                                    trab_present_safety_dup_reasons (safety, request->evidence));
  if (has_words)
    trab_report_words_take_paragraph (report,
                                      trab_present_paper_dup_patient_said (request->patient_words));
}

/** trab_report_letter_add: a letter without a reason says so; it is written all the same */
void
trab_report_letter_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  const char *const signs[] = { get (TRAB_PAPER_LETTER_SIGNED), NULL };

  add_address (report, request);
  add_reason (report, request);
  add_findings (report, request);
  add_criteria (report, request);
  add_chance (report, request);
  add_discussed (report, request);
  trab_report_take (report, trab_report_block_new_write (signs));
}
