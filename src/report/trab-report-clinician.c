/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-clinician.h"

#include "trab-present-checklist.h"
#include "trab-present-harm.h"
#include "trab-present-interaction.h"
#include "trab-present-plan.h"
#include "trab-present-referral.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-report-words.h"

/* What parts two pieces of a line: a note may be a sentence of its own, or end one. */
static const char *
get_separator (const char *text, const char *note)
{
  if (text[0] != '\0' && strchr (".?!", text[strlen (text) - 1]))
    return " ";
  return g_unichar_islower (g_utf8_get_char (note)) ? ", " : ". ";
}

/* "Creatinine: 68 µmol/L, 25 Oct 2025. Clearance: 69 mL/min."; a title that the text begins with is
 * not said twice, and one with a colon gets no second one. */
static char *
dup_line (const TrabPresentRow *row)
{
  gboolean is_titled = g_str_has_prefix (row->text, row->title);
  gboolean is_sentence = !g_unichar_islower (g_utf8_get_char (row->text));
  const char *colon = is_sentence && strchr (row->title, ':') ? ". " : ": ";
  g_autofree char *text
      = is_titled ? g_strdup (row->text) : g_strconcat (row->title, colon, row->text, NULL);

  if (row->note == NULL)
    return g_steal_pointer (&text);
  return g_strconcat (text, get_separator (text, row->note), row->note, NULL);
}

/* @rows: (transfer full): of TrabPresentRow; one line of a list each */
static void
take_rows (TrabReport *report, GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = dup_line (g_ptr_array_index (rows, i));

      g_strv_builder_add (builder, line);
    }
  lines = g_strv_builder_end (builder);
  if (rows->len > 0)
    trab_report_take (report, trab_report_block_new_list ((const char *const *) lines));
  g_ptr_array_unref (rows);
}

static void
add_harms (TrabReport *report,
           const TrabReportPlanRequest *request,
           const TrabComparedPlan *compared)
{
  g_autoptr (TrabPresentPlan) words = NULL;

  words = trab_present_plan_new (request->evidence, compared->plan_id);
  trab_report_take (report, trab_report_block_new_paragraph (words->name));
  take_rows (report, trab_present_harm_dup_rows (compared, request->evidence, TRUE));
  take_rows (report, trab_present_harm_dup_rows (compared, request->evidence, FALSE));
}

static gboolean
has_bisphosphonate (const TrabReportPlanRequest *request)
{
  for (guint i = 0;
       request->comparison != NULL && i < trab_comparison_get_n_plans (request->comparison); i++)
    if (trab_present_plan_has_bisphosphonate (
            request->evidence, trab_comparison_get_plan (request->comparison, i)->plan_id))
      return TRUE;
  return FALSE;
}

/* What is ticked off before a bone medicine only where one was looked at; the others always. */
static void
add_checklists (TrabReport *report, const TrabReportPlanRequest *request, TrabSafetyReport *safety)
{
  const char *const *lists = trab_present_checklist_get_lists ();

  for (guint i = 0; lists[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) rows = trab_present_checklist_dup_rows (
          request->evidence, lists[i], request->record, request->printed, safety);

      if (rows->len == 0
          || (g_str_equal (lists[i], TRAB_PRESENT_CHECKLIST_BISPHOSPHONATE)
              && !has_bisphosphonate (request)))
        continue;
      trab_report_take (
          report, trab_report_block_new_heading (2, trab_present_checklist_get_title (lists[i])));
      take_rows (report, g_steal_pointer (&rows));
    }
}

/** trab_report_clinician_add: adds nothing but a heading where nothing was compared */
void
trab_report_clinician_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  TrabSafetyReport *safety
      = request->comparison ? trab_comparison_get_safety (request->comparison) : NULL;
  g_autoptr (GHashTable) plan_names
      = trab_present_plan_new_names (request->evidence, request->comparison);
  guint n_plans = request->comparison ? trab_comparison_get_n_plans (request->comparison) : 0;
  gboolean has_harms = FALSE;
  g_autofree char *left_out = trab_present_paper_dup_left_out (
      request->evidence, request->comparison, request->offered_plan_ids);

  trab_report_words_add_heading (report, 1, TRAB_PAPER_CLINICIAN);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_REFER);
  take_rows (report, trab_present_referral_dup_rows (safety, request->evidence, plan_names));
  add_checklists (report, request, safety);
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_MEDICINES);
  take_rows (report, trab_present_interaction_dup_rows (request->evidence, request->record, safety,
                                                        plan_names));
  trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_CAUTIONS);
  take_rows (report, trab_present_safety_dup_rows (safety, request->evidence, NULL));
  if (request->plan_id != NULL)
    {
      trab_report_words_add_heading (report, 2, TRAB_PAPER_CLINICIAN_WATCH);
      take_rows (report,
                 trab_present_safety_dup_watch_rows (safety, request->evidence, request->plan_id));
    }
  for (guint i = 0; i < n_plans; i++)
    {
      const TrabComparedPlan *compared = trab_comparison_get_plan (request->comparison, i);

      if (compared->harms->len == 0)
        continue;
      if (!has_harms)
        trab_report_words_add_heading (report, 2, TRAB_PAPER_HARMS);
      has_harms = TRUE;
      add_harms (report, request, compared);
    }
  if (left_out != NULL)
    {
      trab_report_words_add_heading (report, 2, TRAB_PAPER_NOT_DISCUSSED);
      trab_report_take (report, trab_report_block_new_paragraph (left_out));
    }
}
