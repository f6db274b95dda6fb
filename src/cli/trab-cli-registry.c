/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-registry.h"

#include <string.h>

#include "trab-present-catalogue.h"
#include "trab-present-registry.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"

/* One line a row: title, text and note, apart by tabs. */
static TrabCliExit
print_rows (const GPtrArray *rows)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      g_autofree char *text = g_strdelimit (g_strdup (row->text ? row->text : ""), "\n\t", ' ');

      g_string_append_printf (out, "%s\t%s\t%s\n", row->title, text, row->note ? row->note : "");
    }
  return trab_cli_write_output (NULL, out->str, out->len, &error) ? TRAB_CLI_DONE
                                                                  : trab_cli_report_error (error);
}

static gboolean
is_verb (int argc, char **argv, int n, const char *verb)
{
  return argc == n && g_str_equal (argv[1], verb);
}

/** trab_cli_registry_evidence: list; show ID */
TrabCliExit
trab_cli_registry_evidence (const TrabCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "The results behind every number.", &exit_code))
    return exit_code;
  if (!is_verb (argc, argv, 2, "list") && !is_verb (argc, argv, 3, "show"))
    return trab_cli_report_usage ("evidence list, or evidence show ID.");
  session = trab_session_new (&error);
  if (session == NULL)
    return trab_cli_report_error (error);
  if (argc == 2)
    rows = trab_present_registry_dup_evidence (trab_session_get_evidence (session));
  else
    rows = trab_present_registry_dup_row (trab_session_get_evidence (session), argv[2]);
  if (rows->len > 0)
    return print_rows (rows);
  g_printerr ("%s is no id of the evidence.\n", argv[2]);
  return TRAB_CLI_REFUSED;
}

static TrabCliExit
check_patient (const TrabCli *cli, const char *patient)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = trab_cli_load_patient (cli, patient, &session, &error);
  TrabCompareRequest request = { .record = record,
                                 .today = cli->today,
                                 .years = 10,
                                 .n_members = 1,
                                 .seed = TRAB_SESSION_DEFAULT_SEED };
  g_autoptr (TrabComparison) comparison
      = record ? trab_session_compare (session, &request, NULL, &error) : NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (comparison == NULL)
    return trab_cli_report_error (error);
  rows = trab_present_safety_dup_rows (trab_comparison_get_safety (comparison),
                                       trab_session_get_evidence (session), NULL);
  return print_rows (rows);
}

/** trab_cli_registry_rules: list; check PATIENT */
TrabCliExit
trab_cli_registry_rules (const TrabCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "The safety rules.", &exit_code))
    return exit_code;
  if (is_verb (argc, argv, 3, "check"))
    return check_patient (cli, argv[2]);
  if (!is_verb (argc, argv, 2, "list"))
    return trab_cli_report_usage ("rules list, or rules check PATIENT.");
  session = trab_session_new (&error);
  if (session == NULL)
    return trab_cli_report_error (error);
  rows = trab_present_registry_dup_rules (trab_session_get_evidence (session));
  return print_rows (rows);
}

static GPtrArray *
dup_options (TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();
  g_autoptr (GPtrArray) options = trab_present_catalogue_dup_options (evidence);

  for (guint i = 0; i < options->len; i++)
    {
      const TrabPresentOption *option = g_ptr_array_index (options, i);

      g_ptr_array_add (rows, trab_present_row_new (option->id, option->name, option->state));
    }
  return rows;
}

/** trab_cli_registry_regimens: list; show ID, with licences as of --today */
TrabCliExit
trab_cli_registry_regimens (const TrabCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "The catalogue of options.", &exit_code))
    return exit_code;
  if (!is_verb (argc, argv, 2, "list") && !is_verb (argc, argv, 3, "show"))
    return trab_cli_report_usage ("regimens list, or regimens show ID.");
  session = trab_session_new (&error);
  if (session == NULL)
    return trab_cli_report_error (error);
  rows = argc == 2 ? dup_options (trab_session_get_evidence (session))
                   : trab_present_catalogue_dup_rows (trab_session_get_evidence (session), argv[2],
                                                      cli->today);
  if (rows->len > 0)
    return print_rows (rows);
  g_printerr ("%s is no regimen of the catalogue; regimens list names them.\n", argv[2]);
  return TRAB_CLI_REFUSED;
}

/** trab_cli_registry_glossary: the words, in plain language */
TrabCliExit
trab_cli_registry_glossary (const TrabCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Words explained.", &exit_code))
    return exit_code;
  if (argc != 1)
    return trab_cli_report_usage ("glossary takes no argument.");
  session = trab_session_new (&error);
  if (session == NULL)
    return trab_cli_report_error (error);
  rows = trab_present_registry_dup_glossary (trab_session_get_evidence (session));
  return print_rows (rows);
}
