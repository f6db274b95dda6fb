/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-print.h"

#include <string.h>

#include "trab-cli-comparison.h"
#include "trab-present-language.h"
#include "trab-present-visit.h"
#include "trab-report-html.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"
#include "trab-report-text.h"
#include "trab-session-audit.h"
#include "trab-session-follow-up.h"
#include "trab-session-may.h"
#include "trab-session-precision.h"
#include "trab-session-recall.h"
#include "trab-session-runs.h"
#include "trab-session-settings.h"
#include "trab-session-visits.h"

static const char *const endings[] = { ".pdf", ".html", ".txt", NULL };

static GBytes *
write_report (TrabReport *report, const char *output, GError **error)
{
  int format = trab_cli_read_format (output, endings);
  char *text = NULL;

  if (format == 0)
    return trab_report_pdf_write (report, error);
  text = format == 1 ? trab_report_html_write (report, error) : trab_report_text_write (report);
  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}

/* What is on the command line beside the comparison. */
typedef struct
{
  char *visit_id; /* (nullable) */
  char **reasons; /* (nullable) */
  gboolean is_reprint;
  char *written; /* (nullable): the reasons as a visit keeps them, once the gate is passed */
} Decision;

static void
decision_clear (Decision *decision)
{
  g_free (decision->visit_id);
  g_strfreev (decision->reasons);
  g_free (decision->written);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decision, decision_clear)

#define DECISION_ENTRIES(d)                                                                        \
  {                                                                                                \
    "visit", 0, 0, G_OPTION_ARG_STRING, &(d)->visit_id, "Whose plan; the latest without it", "ID"  \
  },                                                                                               \
  {                                                                                                \
    "reason", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(d)->reasons,                                      \
        "Why to go on despite a stop; may be repeated", "CAUSE=TEXT"                               \
  }

/* The plan agreed on joins what is compared. */
static void
add_plan (TrabCliComparison *made, const char *plan_id, TrabDate today)
{
  g_auto (GStrv) standard = NULL;
  g_autoptr (GStrvBuilder) plans = g_strv_builder_new ();

  if (made->plans != NULL || plan_id == NULL)
    return;
  standard = trab_session_dup_standard_plans (made->session, made->record, today);
  for (guint i = 0; standard[i] != NULL; i++)
    g_strv_builder_add (plans, standard[i]);
  if (!g_strv_contains ((const char *const *) standard, plan_id))
    g_strv_builder_add (plans, plan_id);
  made->plans = g_strv_builder_end (plans);
}

/* The one gate. @plan_id: (out): NULL while nothing is decided. Returns: FALSE with @error: nothing
 * may be written */
static gboolean
pass_gate (const TrabCli *cli,
           TrabCliComparison *made,
           const char *patient,
           Decision *decision,
           char **plan_id,
           GError **error)
{
  TrabGiveOutRequest request = { .visit_id = decision->visit_id, .today = cli->today };
  g_autoptr (TrabRecord) record = NULL;
  g_autofree char *reasons = NULL;

  if (!trab_cli_comparison_load (cli, patient, made, error))
    return FALSE;
  request.record = made->record;
  request.plan_id = made->plans ? made->plans[0] : NULL;
  reasons = trab_session_may_dup_reasons (made->session, &request,
                                          (const char *const *) decision->reasons, error);
  if (reasons == NULL)
    return FALSE;
  request.reasons = reasons;
  if (trab_session_may_give_out (made->session, &request, plan_id, error) == TRAB_GIVE_OUT_REFUSED)
    return FALSE;
  record = trab_session_may_new_record_with (made->record, reasons, cli->today);
  g_set_object (&made->record, record);
  decision->written = g_steal_pointer (&reasons);
  add_plan (made, *plan_id, cli->today);
  return TRUE;
}

/* A signed visit, from what was recorded when it was signed and as of its day. @as_of: (inout):
 * gets its day as today */
static gboolean
read_signed (const TrabCli *cli,
             TrabCliComparison *made,
             const char *patient,
             const Decision *decision,
             TrabReportPlanRequest *request,
             TrabCli *as_of,
             char **plan_id,
             GError **error)
{
  g_autoptr (TrabRecord) then = NULL;
  TrabVisit *visit = NULL;

  if (!trab_cli_comparison_load (cli, patient, made, error))
    return FALSE;
  then = trab_session_visits_load_signed (made->session, patient, decision->visit_id, error);
  if (then == NULL
      || trab_session_visits_may_reprint (made->session, made->record, then, decision->visit_id,
                                          plan_id, error)
             == TRAB_GIVE_OUT_REFUSED)
    return FALSE;
  visit = trab_record_find_visit (then, decision->visit_id);
  made->signed_numbers = g_strdup (trab_visit_get_text (visit, TRAB_QUESTION_SIGNED_NUMBERS));
  request->added = trab_present_visit_dup_addenda (made->record, decision->visit_id);
  request->patient_words = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_REASON);
  trab_date_parse (trab_visit_get_text (visit, TRAB_QUESTION_REVIEW_DATE), &request->review_date);
  if (made->plans == NULL)
    made->plans = trab_session_visits_dup_plans (visit);
  g_set_object (&made->record, then);
  as_of->today = trab_visit_get (visit)->moment.date;
  return TRUE;
}

/* Compares, lays the pages of @request out and writes them. The curves shown are kept in the store,
 * for what was handed out must be possible to make again. */
static TrabCliExit
print_pages (const TrabCli *cli,
             TrabCliComparison *made,
             const char *patient,
             Decision *decision,
             TrabReportPlanRequest *request)
{
  TrabCli as_of = *cli;
  g_autoptr (GError) error = NULL;
  g_autofree char *plan_id = NULL;
  g_autoptr (TrabMargins) margins = NULL;
  g_autoptr (TrabFollowUp) follow_up = NULL;
  g_autoptr (TrabReport) report = NULL;
  g_autoptr (TrabSettings) settings = NULL;
  g_auto (GStrv) offered = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (decision->is_reprint
          ? !read_signed (cli, made, patient, decision, request, &as_of, &plan_id, &error)
          : !pass_gate (cli, made, patient, decision, &plan_id, &error))
    return trab_cli_report_error (error);
  if (!trab_cli_comparison_make (&as_of, patient, made, &error))
    return trab_cli_report_error (error);
  if (decision->is_reprint)
    request->reprint = trab_present_visit_dup_reprint (
        trab_record_find_visit (made->record, decision->visit_id), made->comparison);
  margins = trab_session_precision_load_margins (made->session, &error);
  if (margins == NULL)
    return trab_cli_report_error (error);
  offered = trab_session_dup_standard_plans (made->session, made->record, cli->today);
  follow_up = trab_session_follow_up (made->session, made->record, as_of.today, NULL, &error);
  if (follow_up == NULL)
    return trab_cli_report_error (error);
  request->follow_up = follow_up;
  request->record = made->record;
  request->margins = margins;
  request->comparison = made->comparison;
  request->evidence = trab_session_get_evidence (made->session);
  request->offered_plan_ids = (const char *const *) offered;
  request->plan_id = plan_id;
  request->printed = cli->today;
  request->review_date = trab_session_recall_get_review (
      made->session, made->record, request->plan_id, request->review_date, as_of.today);
  settings = trab_session_settings_dup (made->session);
  request->clinic_name = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_NAME);
  request->clinic_address = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_ADDRESS);
  request->clinic_phone = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_PHONE);
  request->is_large |= g_str_equal (trab_settings_get (settings, TRAB_SETTING_PRINT_SIZE), "large");
  if (g_str_equal (trab_settings_get (settings, TRAB_SETTING_PAPER), "letter"))
    request->paper = TRAB_REPORT_PAPER_LETTER;
  report = trab_report_plan_new (request);
  g_clear_pointer ((char **) &request->reprint, g_free);
  g_clear_pointer (&request->added, g_ptr_array_unref);
  bytes = write_report (report, made->output, &error);
  if (bytes == NULL
      || (trab_session_is_open (made->session)
          && !trab_session_runs_keep (made->session, made->comparison, &error))
      || !trab_cli_write_output (made->output, g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), &error))
    return trab_cli_report_error (error);
  trab_session_audit_note_given (
      made->session, trab_cli_is_file (made->output) ? "export" : "print",
      trab_patient_get (trab_record_get_patient (made->record))->id,
      endings[trab_cli_read_format (made->output, endings)] + 1, decision->written);
  return TRAB_CLI_DONE;
}

#define LANGUAGE_ENTRY(language)                                                                   \
  {                                                                                                \
    "language", 0, 0, G_OPTION_ARG_STRING, language,                                               \
        "Language of the paper, apart from the program's", "XX"                                    \
  }

/* The words were chosen when the program began. Returns: whether papers can be written in it; where
 * not, it was said and @exit_code is set */
static gboolean
accept_language (const char *language, TrabReportPlanRequest *request, TrabCliExit *exit_code)
{
  request->language = language ? language : "en";
  if (!trab_present_language_is_name (request->language)
      || !trab_present_language_is_there (request->language))
    {
      g_printerr ("trabecula-cli: There is no translation into “%s”. Nothing was written.\n",
                  request->language);
      *exit_code = TRAB_CLI_REFUSED;
      return FALSE;
    }
  if (!trab_present_language_is_shown (request->language))
    {
      g_printerr (
          "trabecula-cli: This system has no locale in which “%s” can be shown. Install one, "
          "such as en_US.UTF-8. Nothing was written.\n",
          request->language);
      *exit_code = TRAB_CLI_REFUSED;
      return FALSE;
    }
  request->is_part_translated = !trab_present_language_is_whole (request->language);
  return TRUE;
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
  g_autofree char *language = NULL;
  g_auto (Decision) decision = { 0 };
  const GOptionEntry entries[] = {
    TRAB_CLI_COMPARISON_ENTRIES (&made),
    DECISION_ENTRIES (&decision),
    { "large", 0, 0, G_OPTION_ARG_NONE, &is_large, "Large print, 18 point", NULL },
    { "letter", 0, 0, G_OPTION_ARG_NONE, &is_letter, "US Letter instead of A4", NULL },
    LANGUAGE_ENTRY (&language),
    { "clinician", 0, 0, G_OPTION_ARG_NONE, &is_clinician, "The clinician's copy alone", NULL },
    { "all-pages", 0, 0, G_OPTION_ARG_NONE, &is_all, "Every page a patient takes home", NULL },
    { "reprint", 0, 0, G_OPTION_ARG_NONE, &decision.is_reprint,
      "The signed visit of --visit again, as it was known then, marked as a reprint", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabReportPlanRequest request = { .pages = TRAB_REPORT_PLAN_PAGES_DEFAULT };

  if (!trab_cli_comparison_parse (&argc, &argv, entries, "Writes the printed plan.", &made,
                                  &exit_code))
    return exit_code;
  if (argc != 2 || made.output == NULL)
    return trab_cli_report_usage ("plan needs PATIENT --output FILE.pdf, FILE.html or FILE.txt.");
  if (decision.is_reprint && (decision.visit_id == NULL || decision.reasons != NULL))
    return trab_cli_report_usage ("--reprint needs --visit ID, and takes no --reason.");
  if (!trab_cli_accept_output (made.output, endings, &exit_code)
      || !accept_language (language, &request, &exit_code))
    return exit_code;
  request.is_large = is_large;
  if (is_clinician)
    request.pages = TRAB_REPORT_PLAN_PAGE_CLINICIAN;
  else if (is_all)
    request.pages = TRAB_REPORT_PLAN_PAGES_HOME;
  request.paper = is_letter ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return print_pages (cli, &made, argv[1], &decision, &request);
}

/* Without a cause it is why the person is referred. Returns: (transfer full) (nullable) */
static char *
take_letter_words (Decision *decision)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  char *words = NULL;

  for (guint i = 0; decision->reasons != NULL && decision->reasons[i] != NULL; i++)
    {
      const char *equals = strchr (decision->reasons[i], '=');
      const char *blank = strchr (decision->reasons[i], ' ');

      if (equals != NULL && (blank == NULL || equals < blank))
        g_strv_builder_add (reasons, decision->reasons[i]);
      else
        {
          g_free (words);
          words = g_strdup (decision->reasons[i]);
        }
    }
  g_strfreev (decision->reasons);
  decision->reasons = g_strv_builder_end (reasons);
  return words;
}

/** trab_cli_print_letter: the letter to a specialist; its first --plan is the one agreed on */
TrabCliExit
trab_cli_print_letter (const TrabCli *cli, int argc, char **argv)
{
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (TRAB_SESSION_REPORT_MEMBERS);
  g_auto (Decision) decision = { 0 };
  g_autofree char *words = NULL;
  g_autofree char *to = NULL;
  g_autofree char *language = NULL;
  gboolean is_us_letter = FALSE;
  const GOptionEntry entries[] = {
    TRAB_CLI_COMPARISON_ENTRIES (&made),
    DECISION_ENTRIES (&decision),
    { "letter", 0, 0, G_OPTION_ARG_NONE, &is_us_letter, "US Letter instead of A4", NULL },
    LANGUAGE_ENTRY (&language),
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Whom it is for; without it a line to write on",
      "NAME" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabReportPlanRequest request = { .pages = TRAB_REPORT_PLAN_PAGE_LETTER };

  if (!trab_cli_comparison_parse (&argc, &argv, entries, "Writes the referral letter.", &made,
                                  &exit_code))
    return exit_code;
  if (argc != 2 || made.output == NULL)
    return trab_cli_report_usage ("letter needs PATIENT --output FILE.pdf, FILE.html or FILE.txt.");
  if (!trab_cli_accept_output (made.output, endings, &exit_code)
      || !accept_language (language, &request, &exit_code))
    return exit_code;
  words = take_letter_words (&decision);
  request.letter_words = words;
  request.letter_to = to;
  request.paper = is_us_letter ? TRAB_REPORT_PAPER_LETTER : TRAB_REPORT_PAPER_A4;
  return print_pages (cli, &made, argv[1], &decision, &request);
}
