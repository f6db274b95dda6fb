/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-registry.h"

#include <string.h>

#include "trab-cli-comparison.h"
#include "trab-present-catalogue.h"
#include "trab-present-disagreement.h"
#include "trab-present-explain.h"
#include "trab-present-movement.h"
#include "trab-present-nutrition.h"
#include "trab-present-registry.h"
#include "trab-present-row.h"
#include "trab-present-safety.h"
#include "trab-session-may.h"

/** trab_cli_registry_print_rows: one line a row: title, text and note, apart by tabs */
TrabCliExit
trab_cli_registry_print_rows (const GPtrArray *rows)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);
      g_autofree char *text = g_strdelimit (g_strdup (row->text ? row->text : ""), "\n\t", ' ');

      g_autofree char *note = g_strdelimit (g_strdup (row->note ? row->note : ""), "\n\t", ' ');

      g_string_append_printf (out, "%s\t%s\t%s\n", row->title, text, note);
    }
  return trab_cli_write_output (NULL, out->str, out->len, &error) ? TRAB_CLI_DONE
                                                                  : trab_cli_report_error (error);
}

static gboolean
is_verb (int argc, char **argv, int n, const char *verb)
{
  return argc == n && g_str_equal (argv[1], verb);
}

static TrabCliExit
list_disagreements (TrabEvidence *evidence)
{
  g_auto (GStrv) ids = trab_present_disagreement_dup_ids (evidence);
  g_autoptr (GPtrArray) rows = trab_present_row_new_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrabPresentDisagreement) found = trab_present_disagreement_new (evidence, ids[i]);

      g_ptr_array_add (rows, trab_present_row_new (found->id, found->question, found->why));
    }
  return trab_cli_registry_print_rows (rows);
}

/* One line a study: id, study, then the same columns for each. */
static TrabCliExit
show_disagreement (TrabEvidence *evidence, const char *id)
{
  g_autoptr (TrabPresentDisagreement) found = trab_present_disagreement_new (evidence, id);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (found == NULL)
    {
      g_printerr (
          "trabecula-cli: %s is no id of a disagreement; evidence disagreements lists them.\n", id);
      return TRAB_CLI_REFUSED;
    }
  g_string_append_printf (out, "%s\n%s\n", found->question, found->why);
  for (guint i = 0; i < found->studies->len; i++)
    {
      const TrabPresentStudy *study = g_ptr_array_index (found->studies, i);

      g_string_append_printf (out, "%s\t%s", study->id, study->name);
      for (guint j = 0; j < study->rows->len; j++)
        {
          const TrabPresentRow *row = g_ptr_array_index (study->rows, j);

          g_string_append_printf (out, "\t%s: %s", row->title, row->text);
        }
      g_string_append_printf (out, "\t%s\n", trab_present_disagreement_get_used (study->is_used));
    }
  return trab_cli_write_output (NULL, out->str, out->len, &error) ? TRAB_CLI_DONE
                                                                  : trab_cli_report_error (error);
}

/** trab_cli_registry_evidence: list; show ID; disagreements [ID] */
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
  if (!is_verb (argc, argv, 2, "list") && !is_verb (argc, argv, 3, "show")
      && !is_verb (argc, argv, 2, "disagreements") && !is_verb (argc, argv, 3, "disagreements"))
    return trab_cli_report_usage ("evidence list, evidence show ID, or evidence disagreements "
                                  "[ID].");
  session = trab_cli_new_session (cli, &error);
  if (session == NULL)
    return trab_cli_report_error (error);
  if (is_verb (argc, argv, 2, "disagreements"))
    return list_disagreements (trab_session_get_evidence (session));
  if (is_verb (argc, argv, 3, "disagreements"))
    return show_disagreement (trab_session_get_evidence (session), argv[2]);
  if (argc == 2)
    rows = trab_present_registry_dup_evidence (trab_session_get_evidence (session));
  else
    rows = trab_present_registry_dup_row (trab_session_get_evidence (session), argv[2]);
  if (rows->len > 0)
    return trab_cli_registry_print_rows (rows);
  g_printerr ("trabecula-cli: %s is no id of the evidence.\n", argv[2]);
  return TRAB_CLI_REFUSED;
}

static TrabCliExit
check_patient (const TrabCli *cli, const char *patient)
{
  g_autoptr (GError) error = NULL;
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (1);
  g_autoptr (GPtrArray) rows = NULL;

  if (!trab_cli_comparison_make (cli, patient, &made, &error))
    return trab_cli_report_error (error);
  rows = trab_present_safety_dup_rows (trab_comparison_get_safety (made.comparison),
                                       trab_session_get_evidence (made.session), NULL);
  return trab_cli_registry_print_rows (rows);
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
  session = trab_cli_new_session (cli, &error);
  if (session == NULL)
    return trab_cli_report_error (error);
  rows = trab_present_registry_dup_rules (trab_session_get_evidence (session));
  return trab_cli_registry_print_rows (rows);
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
  session = trab_cli_new_session (cli, &error);
  if (session == NULL)
    return trab_cli_report_error (error);
  rows = argc == 2 ? dup_options (trab_session_get_evidence (session))
                   : trab_present_catalogue_dup_rows (trab_session_get_evidence (session), argv[2],
                                                      cli->today);
  if (rows->len > 0)
    return trab_cli_registry_print_rows (rows);
  g_printerr ("trabecula-cli: %s is no regimen of the catalogue; regimens list names them.\n",
              argv[2]);
  return TRAB_CLI_REFUSED;
}

typedef GPtrArray *(*DupRows) (TrabComparison *comparison, TrabEvidence *evidence);

static GPtrArray *
dup_exercise (TrabComparison *comparison, TrabEvidence *evidence)
{
  return trab_present_movement_dup_rows (trab_comparison_get_movement (comparison), evidence);
}

static GPtrArray *
dup_nutrition (TrabComparison *comparison, TrabEvidence *evidence)
{
  return trab_present_nutrition_dup_rows (trab_comparison_get_nutrients (comparison), evidence);
}

/* What to do and to eat is handed out like a plan, and refused where the plan's paper is. Returns:
 * FALSE with @error */
static gboolean
may_print (const TrabCli *cli, const char *patient, TrabCliComparison *made, GError **error)
{
  TrabGiveOutRequest request = { .today = cli->today };

  if (!trab_cli_comparison_load (cli, patient, made, error))
    return FALSE;
  request.record = made->record;
  return trab_session_may_give_out (made->session, &request, NULL, error) != TRAB_GIVE_OUT_REFUSED;
}

static TrabCliExit
print_daily (const TrabCli *cli, int argc, char **argv, const char *about, DupRows dup_rows)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_auto (TrabCliComparison) made = TRAB_CLI_COMPARISON_INIT (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, about, &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("name one PATIENT: an id or a patient JSON file.");
  if (!may_print (cli, argv[1], &made, &error)
      || !trab_cli_comparison_make (cli, argv[1], &made, &error))
    return trab_cli_report_error (error);
  rows = dup_rows (made.comparison, trab_session_get_evidence (made.session));
  return trab_cli_registry_print_rows (rows);
}

/** trab_cli_registry_exercise: PATIENT: the gates, and the week that was kept */
TrabCliExit
trab_cli_registry_exercise (const TrabCli *cli, int argc, char **argv)
{
  return print_daily (cli, argc, argv, "Which exercises are open, and the week.", dup_exercise);
}

/** trab_cli_registry_nutrition: PATIENT: intake, amount named, gap, foods, what to mind */
TrabCliExit
trab_cli_registry_nutrition (const TrabCli *cli, int argc, char **argv)
{
  return print_daily (cli, argc, argv, "What is eaten, and the amounts named.", dup_nutrition);
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
  session = trab_cli_new_session (cli, &error);
  if (session == NULL)
    return trab_cli_report_error (error);
  rows = trab_present_registry_dup_glossary (trab_session_get_evidence (session));
  return trab_cli_registry_print_rows (rows);
}

static TrabCliExit
list_topics (TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) rows = trab_present_row_new_list ();

  for (guint i = 0; i < trab_present_explain_get_n_topics (evidence); i++)
    g_ptr_array_add (rows,
                     trab_present_row_new (trab_present_explain_get_id (evidence, i),
                                           trab_present_explain_get_title (evidence, i), NULL));
  return trab_cli_registry_print_rows (rows);
}

static void
append_rows (GString *out, const GPtrArray *rows)
{
  if (rows->len > 0)
    g_string_append_c (out, '\n');
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (out, "%s\t%s\t%s\n", row->title, row->text,
                              row->note ? row->note : "");
    }
}

static TrabCliExit
explain_topic (TrabEvidence *evidence, guint topic, TrabExplainDepth depth)
{
  g_autoptr (TrabPresentExplain) explain = trab_present_explain_new (evidence, topic, depth);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (out, "%s\n\n%s\n", explain->title, explain->text);
  if (explain->correction != NULL)
    g_string_append_printf (out, "\n%s\n", explain->correction);
  append_rows (out, explain->words);
  append_rows (out, explain->studies);
  for (guint i = 0; explain->disagreements[i] != NULL; i++)
    g_string_append_printf (out, "%sdisagreement\t%s\n", i == 0 ? "\n" : "",
                            explain->disagreements[i]);
  return trab_cli_write_output (NULL, out->str, out->len, &error) ? TRAB_CLI_DONE
                                                                  : trab_cli_report_error (error);
}

/** trab_cli_registry_explain: how it works: the topics, or one of them at one depth */
TrabCliExit
trab_cli_registry_explain (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *depth_id = NULL;
  const GOptionEntry entries[] = { { "depth", 0, 0, G_OPTION_ARG_STRING, &depth_id,
                                     "patient, curious or clinician", "DEPTH" },
                                   { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabExplainDepth depth = TRAB_EXPLAIN_PATIENT;
  guint topic = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "How it works, in three depths.", &exit_code))
    return exit_code;
  if (argc > 2 || (depth_id && !trab_present_explain_depth_from_string (depth_id, &depth)))
    return trab_cli_report_usage ("explain [TOPIC] [--depth patient|curious|clinician].");
  session = trab_cli_new_session (cli, &error);
  if (session == NULL)
    return trab_cli_report_error (error);
  if (argc == 1)
    return list_topics (trab_session_get_evidence (session));
  if (trab_present_explain_find (trab_session_get_evidence (session), argv[1], &topic))
    return explain_topic (trab_session_get_evidence (session), topic, depth);
  g_printerr ("trabecula-cli: %s is no topic; explain without a topic lists them.\n", argv[1]);
  return TRAB_CLI_REFUSED;
}
