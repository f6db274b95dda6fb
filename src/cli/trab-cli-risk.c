/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-risk.h"

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

#include "trab-error.h"
#include "trab-present-risk-panel.h"
#include "trab-present-risk-why.h"
#include "trab-present-risk.h"
#include "trab-present-row.h"
#include "trab-session-write.h"
#include "trab-session.h"

/* A file appears under its name only when it is whole: it is written beside it first. */
static GOutputStream *
open_output (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  if (trab_cli_is_stream (path))
    return G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error));
  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error));
}

static gboolean
close_output (GOutputStream *stream, gboolean is_whole, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (is_whole)
    return g_output_stream_close (stream, NULL, error);
  g_cancellable_cancel (cancellable); /* a cancelled close keeps what was there before */
  g_output_stream_close (stream, cancellable, NULL);
  return FALSE;
}

static TrabCliExit
run_batch (const TrabCli *cli,
           const char *model_id,
           const char *input_path,
           const char *output_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_new_session (cli, &error);
  g_autoptr (GInputStream) input = session ? trab_cli_open_input (input_path, &error) : NULL;
  g_autoptr (GOutputStream) output = input ? open_output (output_path, &error) : NULL;
  g_autofree char *notice = NULL;
  TrabRiskBatchCount count = { 0 };
  gboolean ok = output != NULL
                && trab_session_run_risk_batch (session, model_id, input, output, &count, &error);

  if (output != NULL && !close_output (output, ok, &error)
      && g_error_matches (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD))
    return trab_cli_report_usage ("risk knows no such model; risk --list names them all.");
  if (error != NULL)
    return trab_cli_report_error (error);
  notice = trab_present_risk_dup_notice (trab_session_get_evidence (session), model_id);
  if (notice != NULL)
    g_printerr ("%s\n", notice);
  return count.n_refused > 0 ? TRAB_CLI_REFUSED : TRAB_CLI_DONE;
}

static TrabCliExit
list_models (const TrabCli *cli, gboolean is_json, const char *output_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_new_session (cli, &error);
  g_autofree char *text
      = session ? trab_session_write_risk_models (session, is_json, &error) : NULL;

  if (text == NULL || !trab_cli_write_output (output_path, text, strlen (text), &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/* Each row, and under it what its "why this number" shows. */
static void
append_rows (GString *text,
             GPtrArray *rows,
             const TrabRiskPanel *panel,
             TrabEvidence *evidence,
             TrabDate today)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) working
          = row->why ? trab_present_risk_why_dup_rows (panel, evidence, row->why, today) : NULL;

      g_string_append_printf (text, "%s: %s\n", row->title, row->text);
      if (row->note != NULL)
        g_string_append_printf (text, "  %s\n", row->note);
      for (guint j = 0; working != NULL && j < working->len; j++)
        {
          const TrabPresentRow *one = g_ptr_array_index (working, j);

          g_string_append_printf (text, "    %s: %s%s%s\n", one->title, one->text,
                                  one->note ? ". " : "", one->note ? one->note : "");
        }
    }
}

static char *
dup_panel (const TrabRiskPanel *panel, TrabEvidence *evidence, TrabDate today)
{
  g_autofree char *conflicts = trab_present_risk_panel_dup_conflicts (panel);
  g_autoptr (GPtrArray) frax = trab_present_risk_panel_dup_frax (panel);
  g_autoptr (GPtrArray) estimates = trab_present_risk_panel_dup_estimates (panel, evidence);
  g_autoptr (GPtrArray) criteria = trab_present_risk_panel_dup_criteria (panel);
  GString *text = g_string_new (NULL);

  if (conflicts != NULL)
    g_string_append_printf (text, "%s\n", conflicts);
  append_rows (text, frax, panel, evidence, today);
  append_rows (text, estimates, panel, evidence, today);
  append_rows (text, criteria, panel, evidence, today);
  return g_string_free (text, FALSE);
}

static TrabCliExit
assess_patient (const TrabCli *cli, const char *patient, gboolean is_json, const char *output_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = trab_cli_load_patient (cli, patient, &session, &error);
  g_autoptr (TrabRiskPanel) panel
      = record ? trab_session_assess (session, record, cli->today, &error) : NULL;
  g_autofree char *text = NULL;

  if (panel == NULL)
    return trab_cli_report_error (error);
  text = is_json ? trab_session_write_risk_panel_json (session, panel)
                 : dup_panel (panel, trab_session_get_evidence (session), cli->today);
  if (!trab_cli_give_out_text (session, record, "risk", output_path, text, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_risk_run: batch risk from CSV, every estimate of one patient, or the list of models */
TrabCliExit
trab_cli_risk_run (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *input = NULL;
  g_autofree char *output = NULL;
  g_autofree char *patient = NULL;
  gboolean is_list = FALSE;
  gboolean is_json = FALSE;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, "List the models", NULL },
    { "patient", 0, 0, G_OPTION_ARG_FILENAME, &patient,
      "Every estimate of one patient: an id or a patient JSON file", "PATIENT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "The list or the estimates as JSON", NULL },
    { "input", 0, 0, G_OPTION_ARG_FILENAME, &input, "Read from a file", "FILE" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;

  if (!trab_cli_parse (&argc, &argv, entries, "Works out a risk for each row of a CSV file.",
                       &exit_code)
      || !trab_cli_accept_output (output,
                                  is_json                      ? TRAB_CLI_JSON
                                  : is_list || patient != NULL ? TRAB_CLI_TEXT
                                                               : TRAB_CLI_CSV,
                                  &exit_code))
    return exit_code;
  if (is_list && argc == 1 && patient == NULL && input == NULL)
    return list_models (cli, is_json, output);
  if (patient != NULL && argc == 1 && !is_list && input == NULL)
    return assess_patient (cli, patient, is_json, output);
  if (argc != 2 || is_list || is_json || patient != NULL)
    return trab_cli_report_usage ("risk needs the name of a model, for example qfracture2012, or "
                                  "--patient, or --list.");
  return run_batch (cli, argv[1], input, output);
}
