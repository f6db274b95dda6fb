/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-print.h"

#include <string.h>

#include "trab-cli-comparison.h"
#include "trab-report-html.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"
#include "trab-session-audit.h"
#include "trab-session-precision.h"
#include "trab-session-recall.h"
#include "trab-session-runs.h"

static const char *const endings[] = { ".pdf", ".html", NULL };

static GBytes *
write_report (TrabReport *report, const char *output, GError **error)
{
  g_autofree char *html = NULL;

  if (trab_cli_read_format (output, endings) == 0)
    return trab_report_pdf_write (report, error);
  html = trab_report_html_write (report, error);
  return html ? g_bytes_new (html, strlen (html)) : NULL;
}

/* Compares, lays the pages of @request out and writes them. The curves shown are kept in the store,
 * for what was handed out must be possible to make again. */
static TrabCliExit
print_pages (const TrabCli *cli,
             TrabCliComparison *made,
             const char *patient,
             TrabReportPlanRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabMargins) margins = NULL;
  g_autoptr (TrabReport) report = NULL;
  g_auto (GStrv) offered = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!trab_cli_comparison_make (cli, patient, made, &error))
    return trab_cli_report_error (error);
  margins = trab_session_precision_load_margins (made->session, &error);
  if (margins == NULL)
    return trab_cli_report_error (error);
  offered = trab_session_dup_standard_plans (
      made->session, trab_patient_get (trab_record_get_patient (made->record))->sex);
  request->record = made->record;
  request->margins = margins;
  request->comparison = made->comparison;
  request->evidence = trab_session_get_evidence (made->session);
  request->offered_plan_ids = (const char *const *) offered;
  request->plan_id = made->plans ? made->plans[0] : NULL;
  request->printed = cli->today;
  request->review_date = trab_session_recall_get_review (
      made->session, made->record, request->plan_id, TRAB_DATE_NONE, cli->today);
  request->language = "en";
  report = trab_report_plan_new (request);
  bytes = write_report (report, made->output, &error);
  if (bytes == NULL
      || (trab_session_is_open (made->session)
          && !trab_session_runs_keep (made->session, made->comparison, &error))
      || !trab_cli_write_output (made->output, g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), &error))
    return trab_cli_report_error (error);
  trab_session_audit_note (made->session, "print",
                           trab_patient_get (trab_record_get_patient (made->record))->id, NULL);
  return TRAB_CLI_DONE;
}

/** trab_cli_print_plan: the printed plan; its first --plan is the one agreed on */
TrabCliExit
trab_cli_print_plan (const TrabCli *cli, int argc, char **argv)
{
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (TRAB_SESSION_REPORT_MEMBERS);
  gboolean is_large = FALSE;
  gboolean is_letter = FALSE;
  gboolean is_clinician = FALSE;
  gboolean is_all = FALSE;
  const GOptionEntry entries[] = {
    TRAB_CLI_COMPARISON_ENTRIES (&made),
    { "large", 0, 0, G_OPTION_ARG_NONE, &is_large, "Large print, 18 point", NULL },
    { "letter", 0, 0, G_OPTION_ARG_NONE, &is_letter, "US Letter instead of A4", NULL },
    { "clinician", 0, 0, G_OPTION_ARG_NONE, &is_clinician, "The clinician's copy alone", NULL },
    { "all-pages", 0, 0, G_OPTION_ARG_NONE, &is_all, "Every page a patient takes home", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabReportPlanRequest request = { .pages = TRAB_REPORT_PLAN_PAGES_DEFAULT };

  if (!trab_cli_comparison_parse (&argc, &argv, entries, "Writes the printed plan.", &made,
                                  &exit_code))
    return exit_code;
  if (argc != 2 || made.output == NULL)
    return trab_cli_report_usage ("plan needs PATIENT --output FILE.pdf or FILE.html.");
  if (!trab_cli_accept_output (made.output, endings, &exit_code))
    return exit_code;
  request.is_large = is_large;
  if (is_clinician)
    request.pages = TRAB_REPORT_PLAN_PAGE_CLINICIAN;
  else if (is_all)
    request.pages = TRAB_REPORT_PLAN_PAGE_CLINICIAN - 1;
  request.paper = is_letter ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return print_pages (cli, &made, argv[1], &request);
}

/** trab_cli_print_letter: the letter to a specialist; its first --plan is the one agreed on */
TrabCliExit
trab_cli_print_letter (const TrabCli *cli, int argc, char **argv)
{
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (TRAB_SESSION_REPORT_MEMBERS);
  g_autofree char *reason = NULL;
  gboolean is_us_letter = FALSE;
  const GOptionEntry entries[] = {
    TRAB_CLI_COMPARISON_ENTRIES (&made),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "Why, in the clinician's words", "TEXT" },
    { "letter", 0, 0, G_OPTION_ARG_NONE, &is_us_letter, "US Letter instead of A4", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabReportPlanRequest request = { .pages = TRAB_REPORT_PLAN_PAGE_LETTER };

  if (!trab_cli_comparison_parse (&argc, &argv, entries, "Writes the referral letter.", &made,
                                  &exit_code))
    return exit_code;
  if (argc != 2 || made.output == NULL)
    return trab_cli_report_usage ("letter needs PATIENT --output FILE.pdf or FILE.html.");
  if (!trab_cli_accept_output (made.output, endings, &exit_code))
    return exit_code;
  request.letter_words = reason;
  request.paper = is_us_letter ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return print_pages (cli, &made, argv[1], &request);
}
