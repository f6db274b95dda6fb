/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-report-plan.h"

#include "trab-present-patient.h"
#include "trab-present-row.h"
#include "trab-present-visit.h"
#include "trab-report-clinician.h"
#include "trab-report-compared.h"
#include "trab-report-daily.h"
#include "trab-report-first-page.h"
#include "trab-report-letter.h"
#include "trab-report-medicine.h"
#include "trab-report-words.h"

/* Words that a frame borrows. */
typedef struct
{
  TrabReportFrame frame;
  char *name;
  char *about;
  char *identity;
  char *printed;
  char *clinic;
  char *created;
} Frame;

static void
frame_clear (Frame *self)
{
  g_free (self->name);
  g_free (self->about);
  g_free (self->identity);
  g_free (self->printed);
  g_free (self->clinic);
  g_free (self->created);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

/* @first: the day, or whose letter it is; then what must not be missed on any page. */
static char *
dup_foot (const TrabReportPlanRequest *request, const char *first)
{
  g_autoptr (GString) text = g_string_new (first);

  if (request->reprint != NULL)
    g_string_append_printf (text, " \u00b7 %s", request->reprint);
  if (request->is_part_translated)
    g_string_append_printf (text, " \u00b7 %s",
                            trab_present_paper_get (TRAB_PAPER_PART_TRANSLATED));
  return g_strdup (text->str);
}

/* What the papers of all readers share. */
static Frame
make_frame (const TrabReportPlanRequest *request, TrabPaperText title)
{
  TrabPatient *patient = trab_record_get_patient (request->record);
  char day[TRAB_DATE_TEXT_SIZE];
  g_autofree char *printed = trab_present_paper_dup_printed (request->printed);
  Frame self = {
    .name = trab_present_patient_dup_name (patient),
    .about = trab_present_paper_dup_born (patient),
    .identity = trab_present_paper_dup_identity (patient),
    .printed = dup_foot (request, printed),
    .clinic = trab_present_paper_dup_clinic (request->clinic_name, request->clinic_address,
                                             request->clinic_phone),
    .created = g_strdup_printf ("%sT00:00:00Z", trab_date_to_text (request->printed, day)),
  };

  self.frame = (TrabReportFrame){
    .title = trab_present_paper_get (title),
    .head_start = request->clinic_name,
    .head_end = request->clinic_phone,
    .name = self.name,
    .about = self.about,
    .foot_start = self.printed,
    .stamp
    = trab_patient_get (patient)->is_practice ? trab_present_patient_get_practice_mark () : NULL,
    .author = request->clinic_name,
    .page_of = trab_present_paper_get_page_of (),
    .language = request->language,
    .created_iso = self.created,
    .paper = request->paper,
    .print = request->is_large ? TRAB_REPORT_PRINT_LARGE : TRAB_REPORT_PRINT_PATIENT,
  };
  return self;
}

/* What the patient takes home. The first two pages are one sheet; the others share sheets where
 * they fit whole: the card is short, and stands between two that leave room. */
static void
add_home (TrabReport *report, const TrabReportPlanRequest *request)
{
  static const struct
  {
    guint page;
    void (*add) (TrabReport *report, const TrabReportPlanRequest *request);
  } makers[] = {
    { TRAB_REPORT_PLAN_PAGE_PLAN, trab_report_first_page_add },
    { TRAB_REPORT_PLAN_PAGE_CHANCE, trab_report_first_page_add_chance },
    { TRAB_REPORT_PLAN_PAGE_MEDICINE, trab_report_medicine_add },
    { TRAB_REPORT_PLAN_PAGE_DAILY, trab_report_daily_add },
    { TRAB_REPORT_PLAN_PAGE_COMPARED, trab_report_compared_add },
    { TRAB_REPORT_PLAN_PAGE_TESTS, trab_report_compared_add_tests },
    { TRAB_REPORT_PLAN_PAGE_CARD, trab_report_first_page_add_card },
    { TRAB_REPORT_PLAN_PAGE_SOURCES, trab_report_compared_add_sources },
  };
  gboolean is_first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      gboolean is_empty = makers[i].page == TRAB_REPORT_PLAN_PAGE_MEDICINE
                          && !trab_report_medicine_has_page (request);

      if ((request->pages & makers[i].page) == 0 || is_empty)
        continue;
      if (!is_first)
        trab_report_take (report, makers[i].page <= TRAB_REPORT_PLAN_PAGE_MEDICINE
                                      ? trab_report_block_new_page_break ()
                                      : trab_report_block_new_section_break ());
      makers[i].add (report, request);
      is_first = FALSE;
    }
}

/* What was said later stands apart from what was signed. */
static void
add_addenda (TrabReport *report, const TrabReportPlanRequest *request)
{
  GPtrArray *lines = NULL;

  if (request->added == NULL || request->added->len == 0)
    return;
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < request->added->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (request->added, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s: %s", row->title, row->text));
    }
  trab_report_take (report, trab_report_block_new_section_break ());
  trab_report_take (report,
                    trab_report_block_new_heading (2, trab_present_visit_get_added_title ()));
  trab_report_words_take_list (report, lines);
}

/* A dense paper with its title in the head. */
static void
add_clinician (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_auto (Frame) made = make_frame (request, TRAB_PAPER_CLINICIAN);
  g_autofree char *about
      = trab_present_paper_dup_about (trab_record_get_patient (request->record), request->printed);

  made.frame.head_start = made.frame.title;
  made.frame.head_end = made.clinic;
  made.frame.is_head_title = TRUE;
  made.frame.about = about;
  made.frame.print = TRAB_REPORT_PRINT_DENSE;
  trab_report_begin_part (report, &made.frame);
  trab_report_clinician_add (report, request);
}

static void
add_letter (TrabReport *report, const TrabReportPlanRequest *request)
{
  g_auto (Frame) made = make_frame (request, TRAB_PAPER_LETTER);
  g_autofree char *foot = dup_foot (request, made.identity);

  made.frame.is_head_title = request->clinic_name != NULL;
  made.frame.name = NULL;
  made.frame.about = NULL;
  made.frame.foot_start = foot;
  made.frame.print = TRAB_REPORT_PRINT_LETTER;
  trab_report_begin_part (report, &made.frame);
  trab_report_letter_add (report, request);
}

/**
 * trab_report_plan_new:
 * @request: read while making; not kept
 *
 * Returns: (transfer full): the pages a patient takes home, then those for colleagues: papers of
 *   their own, with their own letters and page numbers
 */
TrabReport *
trab_report_plan_new (const TrabReportPlanRequest *request)
{
  g_auto (Frame) made = make_frame (request, TRAB_PAPER_TITLE);
  TrabReport *report = trab_report_new (&made.frame);

  add_home (report, request);
  add_addenda (report, request);
  if (request->pages & TRAB_REPORT_PLAN_PAGE_CLINICIAN)
    add_clinician (report, request);
  if (request->pages & TRAB_REPORT_PLAN_PAGE_LETTER)
    add_letter (report, request);
  return report;
}
