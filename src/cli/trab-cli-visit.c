/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-visit.h"

#include <string.h>

#include "trab-error.h"
#include "trab-open-visit.h"
#include "trab-cli-registry.h"
#include "trab-present-figures.h"
#include "trab-present-problem.h"
#include "trab-present-recall.h"
#include "trab-session-figures.h"
#include "trab-session-may.h"
#include "trab-session-recall.h"
#include "trab-session-save.h"
#include "trab-session-sign.h"
#include "trab-session-visits.h"

static char *
dup_recall_lines (GPtrArray *recalls)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < recalls->len; i++)
    {
      const TrabRecall *recall = g_ptr_array_index (recalls, i);
      const TrabPatientFields *patient = trab_patient_get (recall->patient);
      char due[TRAB_DATE_TEXT_SIZE];
      char since[TRAB_DATE_TEXT_SIZE];

      g_string_append_printf (
          text, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", trab_date_to_text (recall->due, due),
          trab_recall_kind_to_string (recall->kind), trab_date_to_text (recall->since, since),
          patient->id, patient->family_name ? patient->family_name : "",
          patient->given_name ? patient->given_name : "",
          patient->record_number ? patient->record_number : "",
          trab_present_recall_get_reason (recall->kind));
    }
  return g_string_free (text, FALSE);
}

/** trab_cli_visit_recall: whom to see again, the longest due first */
TrabCliExit
trab_cli_visit_recall (const TrabCli *cli, int argc, char **argv)
{
  gboolean is_json = FALSE;
  g_autofree char *until_text = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "As JSON", NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until_text, "Due by this day; today without it",
      "DATE" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabDate until = cli->today;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) recalls = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Lists whom to see again, the longest due first.",
                       &exit_code))
    return exit_code;
  if (argc != 1
      || (until_text != NULL && (!trab_date_parse (until_text, &until) || until.day == 0)))
    return trab_cli_report_usage ("recall takes no argument; --until is a day like 2026-02-28.");
  if (!trab_cli_accept_output (output, is_json ? TRAB_CLI_JSON : TRAB_CLI_TEXT, &exit_code))
    return exit_code;
  session = trab_cli_open_store (cli, &error);
  recalls = session ? trab_session_recall_list (session, until, &error) : NULL;
  if (recalls == NULL)
    return trab_cli_report_error (error);
  text = is_json ? trab_session_recall_write_json (recalls) : dup_recall_lines (recalls);
  if (!trab_cli_give_out_text (session, NULL, "recall", output, text, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/* What every kind of "visit" is given. */
typedef struct
{
  const TrabCli *cli;
  char *visit_id;
  char *plan;
  char *review;
  char **reasons;
  TrabSession *session;
  TrabRecord *record;
} Visits;

static void
visits_clear (Visits *visits)
{
  g_free (visits->visit_id);
  g_free (visits->plan);
  g_free (visits->review);
  g_strfreev (visits->reasons);
  g_clear_object (&visits->record);
  g_clear_object (&visits->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Visits, visits_clear)

static TrabOpenVisit *
open_visit (Visits *visits, GError **error)
{
  TrabOpenVisit *open = trab_open_visit_new (visits->record, visits->visit_id, visits->cli->today);

  if (open == NULL)
    g_set_error_literal (error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_VISIT, "no such visit");
  return open;
}

static gboolean
save (Visits *visits, const TrabOpenVisit *open, GError **error)
{
  g_autoptr (TrabRecord) changes = trab_open_visit_build (open, visits->record, error);
  g_autoptr (TrabRecord) saved
      = changes ? trab_session_save (visits->session, changes, error) : NULL;

  return saved != NULL;
}

static TrabCliExit
start_visit (Visits *visits, int n_more, char **more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabOpenVisit) open = open_visit (visits, &error);

  if (n_more > 0)
    return trab_cli_report_usage ("visit start needs PATIENT alone.");
  if (open == NULL || (open->version == 0 && !save (visits, open, &error)))
    return trab_cli_report_error (error);
  g_print ("%s\n", open->id);
  return TRAB_CLI_DONE;
}

/* Returns: FALSE, said on standard error, where an answer cannot be saved */
static gboolean
set_answer (const TrabOpenVisit *open, const char *typed, TrabCliExit *exit_code)
{
  const char *equals = strchr (typed, '=');
  g_autofree char *field = equals ? g_strndup (typed, (gsize) (equals - typed)) : NULL;
  const TrabProblem *problem = NULL;
  g_autofree char *sentence = NULL;

  if (field == NULL || trab_draft_find_field (open->draft, field) == NULL)
    {
      *exit_code = trab_cli_report_usage ("visit answer needs KEY=VALUE, KEY a question's id.");
      return FALSE;
    }
  trab_draft_set_text (open->draft, field, equals + 1);
  problem = trab_draft_get_problem (open->draft, field);
  if (problem == NULL)
    return TRUE;
  sentence = trab_present_problem_dup_sentence (problem);
  g_printerr ("trabecula-cli: %s: %s\n", field, sentence);
  if (!trab_problem_blocks (problem))
    return TRUE;
  *exit_code = TRAB_CLI_REFUSED;
  return FALSE;
}

static TrabCliExit
answer_visit (Visits *visits, int n_more, char **more)
{
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabOpenVisit) open = open_visit (visits, &error);

  if (n_more == 0)
    return trab_cli_report_usage ("visit answer needs PATIENT KEY=VALUE...");
  if (open == NULL)
    return trab_cli_report_error (error);
  for (int i = 0; i < n_more; i++)
    if (!set_answer (open, more[i], &exit_code))
      return exit_code;
  if (!save (visits, open, &error))
    return trab_cli_report_error (error);
  g_print ("%s\n", open->id);
  return TRAB_CLI_DONE;
}

/* What --plan, --review and --reason add to the answers. */
static gboolean
fill_decision (Visits *visits, const TrabOpenVisit *open, GError **error)
{
  TrabGiveOutRequest request = { .record = visits->record, .today = open->day };
  g_autofree char *reasons = NULL;

  if (visits->plan != NULL)
    trab_draft_set_text (open->draft, "plan_choice",
                         g_str_equal (visits->plan, "undecided") ? "not-yet" : visits->plan);
  if (visits->review != NULL)
    trab_draft_set_text (open->draft, "review_date", visits->review);
  if (visits->reasons == NULL)
    return TRUE;
  request.plan_id = trab_draft_get_text (open->draft, "plan_choice");
  request.reasons = trab_draft_get_text (open->draft, "safety_overrides");
  reasons = trab_session_may_dup_reasons (visits->session, &request,
                                          (const char *const *) visits->reasons, error);
  if (reasons != NULL)
    trab_draft_set_text (open->draft, "safety_overrides", reasons);
  return reasons != NULL;
}

static TrabCliExit
sign_visit (Visits *visits, int n_more, char **more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabOpenVisit) open = open_visit (visits, &error);
  g_autoptr (TrabRecord) changes = NULL;
  g_autoptr (TrabRecord) record = NULL;

  if (n_more > 0)
    return trab_cli_report_usage ("visit sign needs PATIENT --plan NAME, or --plan undecided.");
  /* what cannot be saved is left out of a draft; nothing may be left out of what is signed */
  if (open == NULL || !fill_decision (visits, open, &error)
      || !trab_draft_check (open->draft, &error))
    return trab_cli_report_error (error);
  changes = trab_open_visit_build (open, visits->record, &error);
  record = changes ? trab_session_sign (visits->session, changes, open->id, &error) : NULL;
  if (record == NULL)
    return trab_cli_report_error (error);
  g_print ("%s\n", open->id);
  return TRAB_CLI_DONE;
}

static TrabCliExit
add_addendum (Visits *visits, int n_more, char **more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) changes = NULL;
  g_autoptr (TrabRecord) saved = NULL;

  if (n_more != 1 || visits->visit_id == NULL)
    return trab_cli_report_usage ("visit addendum needs PATIENT TEXT --visit ID.");
  changes = trab_session_visits_new_addendum (visits->record, visits->visit_id, more[0], &error);
  saved = changes ? trab_session_save (visits->session, changes, &error) : NULL;
  return saved ? TRAB_CLI_DONE : trab_cli_report_error (error);
}

static const char *
get_status (TrabVisit *visit)
{
  return trab_visit_get (visit)->status == TRAB_VISIT_SIGNED ? "signed" : "draft";
}

static TrabCliExit
list_visits (Visits *visits, int n_more, char **more)
{
  GPtrArray *all = trab_record_get_visits (visits->record);

  if (n_more > 0)
    return trab_cli_report_usage ("visit list needs PATIENT alone.");
  for (guint i = 0; i < all->len; i++)
    {
      TrabVisit *visit = g_ptr_array_index (all, i);
      const char *choice = trab_visit_get_text (visit, TRAB_QUESTION_PLAN_CHOICE);
      char moment[TRAB_MOMENT_TEXT_SIZE];

      g_print ("%s\t%s\t%s\t%s\n", trab_visit_get (visit)->id,
               trab_moment_to_text (trab_visit_get (visit)->moment, moment), get_status (visit),
               choice ? choice : "");
    }
  return TRAB_CLI_DONE;
}

static void
print_addenda (TrabRecord *record, const char *visit_id)
{
  g_autoptr (GPtrArray) addenda = trab_record_list_addenda (record, visit_id);

  for (guint i = 0; i < addenda->len; i++)
    {
      const TrabAddendumFields *fields = trab_addendum_get (g_ptr_array_index (addenda, i));
      g_autofree char *line = g_strescape (fields->text, NULL);
      char moment[TRAB_MOMENT_TEXT_SIZE];

      g_print ("addendum\t%s\t%s\t%s\n", trab_moment_to_text (fields->moment, moment),
               fields->author, line);
    }
}

static TrabCliExit
show_visit (Visits *visits, int n_more, char **more)
{
  g_autoptr (GError) error = NULL;
  TrabVisit *visit = visits->visit_id ? trab_record_find_visit (visits->record, visits->visit_id)
                                      : trab_record_get_latest_visit (visits->record);
  char moment[TRAB_MOMENT_TEXT_SIZE];

  if (n_more > 0)
    return trab_cli_report_usage ("visit show needs PATIENT, and --visit ID for an earlier one.");
  if (visit == NULL)
    {
      g_set_error_literal (&error, TRAB_SIGN_ERROR, TRAB_SIGN_ERROR_NO_VISIT, "no such visit");
      return trab_cli_report_error (error);
    }
  g_print ("id\t%s\nmoment\t%s\nstatus\t%s\n", trab_visit_get (visit)->id,
           trab_moment_to_text (trab_visit_get (visit)->moment, moment), get_status (visit));
  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const TrabQuestionInfo *info = trab_question_get_info ((TrabQuestion) i);
      const char *text = trab_visit_get_text (visit, (TrabQuestion) i);
      g_autofree char *line = text ? g_strescape (text, NULL) : NULL;

      if (line != NULL && info->kind != TRAB_QUESTION_KIND_KEPT)
        g_print ("%s\t%s\n", info->id, line);
    }
  print_addenda (visits->record, trab_visit_get (visit)->id);
  return TRAB_CLI_DONE;
}

/** trab_cli_visit_run: "start PATIENT", "answer PATIENT KEY=VALUE...", "sign PATIENT",
 * "addendum PATIENT TEXT", "show PATIENT", "list PATIENT" */
TrabCliExit
trab_cli_visit_run (const TrabCli *cli, int argc, char **argv)
{
  static const struct
  {
    const char *name;
    TrabCliExit (*run) (Visits *visits, int n_more, char **more);
  } kinds[] = { { "start", start_visit },     { "answer", answer_visit }, { "sign", sign_visit },
                { "addendum", add_addendum }, { "show", show_visit },     { "list", list_visits } };
  g_auto (Visits) visits = { .cli = cli };
  const GOptionEntry entries[] = {
    { "visit", 0, 0, G_OPTION_ARG_STRING, &visits.visit_id, "Which visit; today's without it",
      "ID" },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &visits.plan, "To sign: what was agreed, or undecided",
      "NAME" },
    { "review", 0, 0, G_OPTION_ARG_STRING, &visits.review, "To sign: when to see the person again",
      "DATE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING_ARRAY, &visits.reasons,
      "To sign: why to go on despite a stop; may be repeated", "CAUSE=TEXT" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Begins, answers, signs, shows or lists visits, and adds to signed ones.",
                       &exit_code))
    return exit_code;
  for (guint i = 0; argc >= 3 && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (argv[1], kinds[i].name))
      {
        visits.record = trab_cli_load_patient (cli, argv[2], &visits.session, &error);
        return visits.record ? kinds[i].run (&visits, argc - 3, argv + 3)
                             : trab_cli_report_error (error);
      }
  return trab_cli_report_usage (
      "visit needs start, answer, sign, addendum, show or list, and PATIENT.");
}

/** trab_cli_visit_figures: how many cards, stops and reasons a signed visit has */
TrabCliExit
trab_cli_visit_figures (const TrabCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  TrabWarningFigures figures;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Tells how many cards, stops and reasons to go on a signed visit has.",
                       &exit_code))
    return exit_code;
  if (argc != 1)
    return trab_cli_report_usage ("figures takes nothing.");
  session = trab_cli_open_store (cli, &error);
  if (session == NULL || !trab_session_figures_read (session, &figures, &error))
    return trab_cli_report_error (error);
  rows = trab_present_figures_dup_rows (&figures);
  return trab_cli_registry_print_rows (rows);
}
