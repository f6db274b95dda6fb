/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-visit.h"

#include <string.h>

#include "trab-present-recall.h"
#include "trab-session-recall.h"

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
  if (!trab_cli_write_output (output, text, strlen (text), &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}
