/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-access.h"

#include "trab-present-patient.h"
#include "trab-report-words.h"

#define PLAIN "lllllll" /* a letter for each column */

static void
add_table (TrabReport *report, const TrabPresentAccessPart *part)
{
  guint n_columns = g_strv_length (part->head);
  g_autofree char *style = g_strndup (PLAIN, n_columns);
  TrabReportBlock *table
      = trab_report_block_new_table (NULL, style, (const char *const *) part->head);

  for (guint i = 0; i < part->rows->len; i++)
    trab_report_block_add_row (table, g_ptr_array_index (part->rows, i));
  trab_report_take (report, table);
}

static void
add_part (TrabReport *report, const TrabPresentAccessPart *part)
{
  gboolean is_empty = (part->pairs == NULL || part->pairs->len == 0)
                      && (part->rows == NULL || part->rows->len == 0);

  trab_report_take (report, trab_report_block_new_heading (2, part->title));
  if (is_empty)
    trab_report_take (report, trab_report_block_new_paragraph (trab_present_access_get_nothing ()));
  else if (part->pairs != NULL)
    trab_report_take (report, trab_report_words_take_pairs (g_ptr_array_ref (part->pairs)));
  else
    add_table (report, part);
}

/** trab_report_access_new: (transfer full) */
TrabReport *
trab_report_access_new (const TrabReportAccessRequest *request)
{
  TrabPatient *patient = trab_record_get_patient (request->record);
  char day[TRAB_DATE_TEXT_SIZE];
  g_autofree char *printed = trab_present_paper_dup_printed (request->printed);
  g_autofree char *name = trab_present_patient_dup_name (patient);
  g_autofree char *born = trab_present_paper_dup_born (patient);
  g_autofree char *created
      = g_strdup_printf ("%sT00:00:00Z", trab_date_to_text (request->printed, day));
  g_autoptr (GPtrArray) parts = trab_present_access_dup_parts (
      request->record, request->evidence, request->looks, request->n_looks, request->printed);
  TrabReport *report = trab_report_new (&(TrabReportFrame){
      .title = trab_present_access_get_title (),
      .head_start = request->clinic_name,
      .head_end = request->clinic_phone,
      .name = name,
      .about = born,
      .foot_start = printed,
      .stamp
      = trab_patient_get (patient)->is_practice ? trab_present_patient_get_practice_mark () : NULL,
      .author = request->clinic_name,
      .page_of = trab_present_paper_get_page_of (),
      .language = request->language,
      .created_iso = created,
      .paper = request->paper,
      .print = TRAB_REPORT_PRINT_LETTER });

  trab_report_take (report, trab_report_block_new_heading (1, trab_present_access_get_title ()));
  for (guint i = 0; i < parts->len; i++)
    add_part (report, g_ptr_array_index (parts, i));
  return report;
}
