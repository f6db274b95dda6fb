/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-medicine.h"

#include "trab-answer-sheet.h"
#include "trab-present-country.h"
#include "trab-present-harm.h"
#include "trab-present-medicine-page.h"
#include "trab-present-row.h"
#include "trab-report-words.h"

/** trab_report_medicine_list: (transfer full): of TrabPresentMedicine: those of the plan agreed on,
 * for this person */
GPtrArray *
trab_report_medicine_list (const TrabReportPlanRequest *request)
{
  g_autoptr (TrabAnswerSheet) sheet = trab_answer_sheet_new (request->record, request->printed);
  g_autoptr (TrabVisit) visit = trab_answer_sheet_new_visit (sheet, TRUE);

  return trab_present_medicine_page_dup_list (request->evidence, request->plan_id,
                                              trab_visit_get_answer (visit, TRAB_QUESTION_UTERUS));
}

/** trab_report_medicine_has_page: whether the plan agreed on has a medicine */
gboolean
trab_report_medicine_has_page (const TrabReportPlanRequest *request)
{
  g_autoptr (GPtrArray) medicines = trab_report_medicine_list (request);

  return medicines->len > 0;
}

/* Returns: (transfer full) (nullable): the sentences of one part in one paragraph */
static char *
dup_joined (const TrabPresentMedicine *medicine, TrabMedicinePagePart part)
{
  return medicine->parts[part][0] != NULL ? g_strjoinv (" ", medicine->parts[part]) : NULL;
}

static TrabReportBlock *
new_heading (TrabMedicinePagePart part)
{
  return trab_report_block_new_heading (2, trab_present_medicine_page_get_heading (part));
}

static void
take_part (TrabReportBlock *columns,
           guint side,
           const TrabPresentMedicine *medicine,
           TrabMedicinePagePart part)
{
  g_autofree char *words = dup_joined (medicine, part);

  if (words == NULL)
    return;
  trab_report_block_take_side (columns, side, new_heading (part));
  trab_report_block_take_side (columns, side, trab_report_block_new_paragraph (words));
}

/* Two parts beside each other; one alone stands at the start. */
static void
add_columns (TrabReport *report,
             const TrabPresentMedicine *medicine,
             TrabMedicinePagePart left,
             TrabMedicinePagePart right)
{
  TrabReportBlock *columns = trab_report_block_new_columns (0.5);

  take_part (columns, 0, medicine, left);
  take_part (columns, columns->sides[0]->len > 0 ? 1 : 0, medicine, right);
  if (columns->sides[0]->len > 0)
    trab_report_take (report, columns);
  else
    trab_report_block_free (columns);
}

/* A part in one line. */
static void
add_part (TrabReport *report, const TrabPresentMedicine *medicine, TrabMedicinePagePart part)
{
  g_autofree char *words = dup_joined (medicine, part);
  g_autofree char *lead = g_strconcat (trab_present_medicine_page_get_heading (part), ":", NULL);

  if (words != NULL)
    trab_report_take (report, trab_report_block_new_lead (lead, words));
}

static void
add_taking (TrabReport *report, const TrabPresentMedicine *medicine)
{
  g_autofree char *lines = dup_joined (medicine, TRAB_MEDICINE_PAGE_TAKE);
  gboolean has_steps = medicine->steps[0] != NULL;

  if (has_steps || lines != NULL)
    trab_report_take (report, new_heading (TRAB_MEDICINE_PAGE_TAKE));
  if (has_steps)
    trab_report_take (report, trab_report_block_new_steps ((const char *const *) medicine->steps));
  trab_report_words_take_paragraph (report, g_steal_pointer (&lines));
  if (medicine->is_taken_at_home)
    trab_report_words_add_paragraph (report, TRAB_PAPER_MEDICINE_TELL);
}

static void
add_calls (TrabReport *report,
           const TrabReportPlanRequest *request,
           const TrabPresentMedicine *medicine)
{
  char **lines = medicine->parts[TRAB_MEDICINE_PAGE_STOP_AND_CALL];
  g_autofree char *phone = trab_present_paper_dup_phone (request->clinic_phone);
  g_autofree char *ambulance = trab_present_country_dup_ambulance (request->evidence);

  if (lines[0] != NULL)
    trab_report_take (report,
                      trab_report_block_new_frame (
                          trab_present_medicine_page_get_heading (TRAB_MEDICINE_PAGE_STOP_AND_CALL),
                          phone, (const char *const *) lines, ambulance));
}

static void
add_harm_table (TrabReport *report, const GPtrArray *harms, TrabEvidence *evidence)
{
  static const double shares[] = { 0.38, 0, 0.15 };
  TrabReportBlock *table = trab_report_block_new_table (NULL, "llr", NULL);

  trab_report_block_set_shares (table, shares);
  for (guint i = 0; i < harms->len; i++)
    {
      g_autoptr (TrabPresentRow) row
          = trab_present_harm_new_counted (g_ptr_array_index (harms, i), evidence);
      const char *const cells[] = { row->title, row->text, row->note, NULL };

      trab_report_block_add_row (table, cells);
    }
  trab_report_take (report, table);
}

/** trab_report_medicine_add_harms: what was counted of harm under the plan agreed on, each over its
 * own years, and what was not */
void
trab_report_medicine_add_harms (TrabReport *report, const TrabReportPlanRequest *request)
{
  const TrabComparedPlan *plan = trab_report_plan_request_find (request, request->plan_id);
  g_autoptr (GPtrArray) harms = plan ? trab_present_harm_dup_told (plan) : NULL;
  g_autofree char *missing = plan ? trab_present_harm_dup_missing (plan) : NULL;

  if (harms == NULL || (harms->len == 0 && missing == NULL))
    return;
  trab_report_words_add_heading (report, 2, TRAB_PAPER_HARMS);
  if (harms->len > 0)
    add_harm_table (report, harms, request->evidence);
  if (missing != NULL)
    trab_report_take (report, trab_report_block_new_paragraph (missing));
}

static void
add_page (TrabReport *report,
          const TrabReportPlanRequest *request,
          const TrabPresentMedicine *medicine)
{
  trab_report_take (report, trab_report_block_new_heading (1, medicine->title));
  trab_report_take (report, trab_report_block_new_paragraph (medicine->line));
  add_taking (report, medicine);
  add_calls (report, request, medicine);
  add_columns (report, medicine, TRAB_MEDICINE_PAGE_COMMON, TRAB_MEDICINE_PAGE_RARE);
  add_part (report, medicine, TRAB_MEDICINE_PAGE_BEFORE);
  add_columns (report, medicine, TRAB_MEDICINE_PAGE_REVIEW, TRAB_MEDICINE_PAGE_STOPPING);
}

/** trab_report_medicine_add: a page for each medicine of the plan; after the last what was counted
 * of harm */
void
trab_report_medicine_add (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_autoptr (GPtrArray) medicines = trab_report_medicine_list (request);

  for (guint i = 0; i < medicines->len; i++)
    {
      if (i > 0)
        trab_report_take (report, trab_report_block_new_section_break ());
      add_page (report, request, g_ptr_array_index (medicines, i));
    }
  if (medicines->len > 0)
    trab_report_medicine_add_harms (report, request);
}
