/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-follow-up.h"
#include "trab-margins.h"
#include "trab-record.h"
#include "trab-report.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/** Which pages of the plan, in their order. Flags. */
typedef enum
{
  TRAB_REPORT_PLAN_PAGE_PLAN = 1 << 0,      /* your bone plan */
  TRAB_REPORT_PLAN_PAGE_CHANCE = 1 << 1,    /* your chance of a broken bone */
  TRAB_REPORT_PLAN_PAGE_MEDICINE = 1 << 2,  /* your medicine; left out when there is none */
  TRAB_REPORT_PLAN_PAGE_DAILY = 1 << 3,     /* moving and eating: the week, the foods */
  TRAB_REPORT_PLAN_PAGE_COMPARED = 1 << 4,  /* what we compared, why, what to ask */
  TRAB_REPORT_PLAN_PAGE_TESTS = 1 << 5,     /* your tests over time, who does what */
  TRAB_REPORT_PLAN_PAGE_SOURCES = 1 << 6,   /* words and sources */
  TRAB_REPORT_PLAN_PAGE_CARD = 1 << 7,      /* to carry */
  TRAB_REPORT_PLAN_PAGE_CLINICIAN = 1 << 8, /* not for home */
  TRAB_REPORT_PLAN_PAGE_LETTER = 1 << 9,    /* to a specialist */
} TrabReportPlanPage;
#define TRAB_REPORT_PLAN_PAGES_HOME (TRAB_REPORT_PLAN_PAGE_CLINICIAN - 1)
#define TRAB_REPORT_PLAN_PAGES_DEFAULT (TRAB_REPORT_PLAN_PAGE_PLAN | TRAB_REPORT_PLAN_PAGE_CHANCE)
#define TRAB_REPORT_AS_NOW "as-now"

/**
 * TrabReportPlanRequest:
 * @margins: (nullable): the scanners' margins; NULL says that they are not known
 * @comparison: (nullable): without one, the pages say that no number was worked out
 * @follow_up: (nullable): what was measured, judged: the verdict over the page of tests
 * @plan_id: (nullable): the plan agreed on, one of the comparison; NULL: not yet decided
 * @offered_plan_ids: (nullable): NULL-terminated: what could have been compared; those that were
 *   not are printed as not discussed
 * @patient_words: (nullable): why, in the patient's words
 * @letter_words: (nullable): why the person is referred, in the clinician's words
 * @letter_to: (nullable): whom the letter is for, one line each; NULL: lines to write it on
 * @review_date: TRAB_DATE_NONE where none was set
 * @clinic_name, @clinic_address, @clinic_phone: (nullable)
 * @reprint: (nullable): of a signed visit: said on every page
 * @added: (nullable): of TrabPresentRow: what was added to the visit after it was signed
 * @pages: of TrabReportPlanPage
 * @language: BCP 47 tag of the words
 * @is_part_translated: some of them are not in it: said on every page
 */
typedef struct
{
  TrabRecord *record;
  TrabMargins *margins;
  TrabComparison *comparison;
  const TrabFollowUp *follow_up;
  TrabEvidence *evidence;
  const char *plan_id;
  const char *const *offered_plan_ids;
  const char *patient_words;
  const char *letter_words;
  const char *letter_to;
  TrabDate review_date;
  const char *clinic_name;
  const char *clinic_address;
  const char *clinic_phone;
  TrabDate printed;
  guint pages;
  TrabReportPaper paper;
  gboolean is_large;
  const char *language;
  gboolean is_part_translated;
  const char *reprint;
  GPtrArray *added;
} TrabReportPlanRequest;

const TrabComparedPlan *trab_report_plan_request_find (const TrabReportPlanRequest *request,
                                                       const char *plan_id);
char *trab_report_plan_request_dup_plan (const TrabReportPlanRequest *request);

G_END_DECLS
