/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-import.h"

#include "trab-import-report.h"
#include "trab-present-finding.h"
#include "trab-session-import.h"
#include "trab-table-maps.h"

static void
print_question (TrabImport *import, const TrabFindingFields *fields)
{
  const char *answer = trab_import_get_answer (import, fields->question);
  g_autoptr (GString) choices = g_string_new (NULL);

  for (guint i = 0; i < fields->n_choices; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? "|" : "", fields->choices[i].id);
  g_print ("question\t%s\t%s\t%s\n", fields->question, choices->str, answer ? answer : "");
}

static void
print_findings (TrabImport *import, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      TrabFinding *finding = g_ptr_array_index (findings, i);
      const TrabFindingFields *fields = trab_finding_get (finding);
      g_autofree char *sentence = trab_present_finding_dup_sentence (finding);
      g_autofree char *place = trab_present_finding_dup_place (finding);

      g_print ("%s\t%s\t%s\n", trab_finding_severity_to_string (fields->severity),
               place ? place : "", sentence);
      if (fields->question != NULL)
        print_question (import, fields);
    }
}

/* @batch_id: (nullable): NULL for a dry run, and when nothing was new */
static void
print_report (TrabImport *import, GPtrArray *reports, const char *batch_id)
{
  print_findings (import, trab_import_get_findings (import));
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *summary = trab_present_finding_dup_summary (reports->pdata[i]);

      print_findings (import, trab_import_report_get_findings (reports->pdata[i]));
      g_print ("%s\n", summary);
    }
  for (guint i = 0; i < reports->len; i++)
    if (trab_import_report_get_patient_id (reports->pdata[i]) != NULL)
      g_print ("patient\t%s\n", trab_import_report_get_patient_id (reports->pdata[i]));
  if (batch_id != NULL)
    g_print ("batch\t%s\n", batch_id);
}

/* The options of an import. */
typedef struct
{
  gboolean is_dry_run;
  gboolean is_json;
  char *patient_id;
  char *map;
  char *source;
  char *answers;
  char *undo;
} ImportOptions;

static void
options_clear (ImportOptions *options)
{
  g_free (options->patient_id);
  g_free (options->map);
  g_free (options->source);
  g_free (options->answers);
  g_free (options->undo);
}

/* Whether a value was dropped, was kept and does not count, or waits for an answer. */
static gboolean
is_partial (TrabImport *import, GPtrArray *reports, const ImportOptions *options)
{
  return trab_import_is_partial (import, reports)
         || (options->patient_id == NULL
             && trab_import_count_findings (import, TRAB_FINDING_QUARANTINED) > 0);
}

/* A map of ours by its name, or of somebody's own as a file. */
static GBytes *
read_map (const char *name, GError **error)
{
  GBytes *shipped = trab_table_maps_find (name);

  return shipped ? shipped : trab_cli_read_file (name, error);
}

static TrabCliExit
list_maps (void)
{
  g_auto (GStrv) names = trab_table_maps_dup_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *about = trab_table_maps_dup_about (names[i]);

      g_print ("%s\t%s\n", names[i], about);
    }
  return TRAB_CLI_DONE;
}

static TrabImport *
read_import (TrabSession *session,
             const char *path,
             const ImportOptions *options,
             TrabDate today,
             GError **error)
{
  g_autoptr (GBytes) bytes = trab_cli_read_file (path, error);
  g_autoptr (GBytes) map = bytes && options->map ? read_map (options->map, error) : NULL;
  g_autoptr (GBytes) answers
      = bytes && options->answers ? trab_cli_read_file (options->answers, error) : NULL;
  const TrabImportReading how = { .map = map, .source = options->source, .today = today };
  g_autoptr (TrabImport) import = NULL;

  if (bytes == NULL || (options->map != NULL && map == NULL)
      || (options->answers != NULL && answers == NULL))
    return NULL;
  import = trab_session_import_read (session, bytes, &how, error);
  if (import == NULL
      || (answers != NULL && !trab_session_import_read_answers (import, answers, error)))
    return NULL;
  return g_steal_pointer (&import);
}

static gboolean
import_file (TrabSession *session,
             const char *path,
             const ImportOptions *options,
             TrabDate today,
             gboolean *is_whole,
             GError **error)
{
  g_autoptr (TrabImport) import = read_import (session, path, options, today, error);
  g_autoptr (GPtrArray) reports = NULL;
  g_autofree char *batch_id = NULL;
  g_autofree char *json = NULL;

  if (import != NULL)
    reports
        = options->is_dry_run
              ? trab_session_import_review (session, import, options->patient_id, error)
              : trab_session_import_save (session, import, options->patient_id, &batch_id, error);
  if (reports == NULL)
    return FALSE;
  *is_whole = *is_whole && !is_partial (import, reports, options);
  json = options->is_json ? trab_session_import_write_report (import, reports, batch_id) : NULL;
  if (json != NULL)
    g_print ("%s", json);
  else
    print_report (import, reports, batch_id);
  return TRUE;
}

/* An answer to nothing that the files ask is a slip: then nothing is saved. */
static gboolean
check_answers (TrabSession *session,
               int n_files,
               char **files,
               const ImportOptions *options,
               TrabDate today,
               GError **error)
{
  g_autoptr (GBytes) answers = NULL;
  g_autoptr (GHashTable) asked
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  if (options->answers == NULL)
    return TRUE;
  answers = trab_cli_read_file (options->answers, error);
  for (int i = 0; answers != NULL && i < n_files; i++)
    {
      g_autoptr (TrabImport) import = read_import (session, files[i], options, today, error);
      g_autoptr (GPtrArray) reports
          = import ? trab_session_import_review (session, import, options->patient_id, error)
                   : NULL;

      if (reports == NULL)
        return FALSE;
      trab_import_list_questions (import, reports, asked);
    }
  return answers != NULL && trab_session_import_check_answers (answers, asked, error);
}

static TrabCliExit
run_import (const TrabCli *cli, int n_files, char **files, const ImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  gboolean is_whole = TRUE;

  if (session == NULL
      || (options->undo != NULL && !trab_session_import_undo (session, options->undo, &error))
      || !check_answers (session, n_files, files, options, cli->today, &error))
    return trab_cli_report_error (error);
  for (int i = 0; i < n_files; i++)
    if (!import_file (session, files[i], options, cli->today, &is_whole, &error))
      {
        TrabCliExit exit_code = TRAB_CLI_DONE;

        if (n_files > 1)
          g_printerr ("%s: ", files[i]);
        exit_code = trab_cli_report_error (error);
        if (exit_code != TRAB_CLI_REFUSED)
          return exit_code;
        g_clear_error (&error);
        is_whole = FALSE; /* a file that cannot be read keeps no other one out */
      }
  return is_whole ? TRAB_CLI_DONE : TRAB_CLI_REFUSED;
}

/** trab_cli_import_run: FHIR files and tables into the store, of each person all or nothing */
TrabCliExit
trab_cli_import_run (const TrabCli *cli, int argc, char **argv)
{
  ImportOptions options = { 0 };
  gboolean is_list = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.is_dry_run, "Report only; save nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, "Report as JSON", NULL },
    { "answers", 0, 0, G_OPTION_ARG_FILENAME, &options.answers,
      "What to choose where the report asks, as JSON", "FILE" },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &options.patient_id,
      "Whom resources belong to that name nobody in the file", "ID" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &options.map,
      "Columns of a table: the name of a map of ours, or JSON in a file", "NAME|FILE" },
    { "list-maps", 0, 0, G_OPTION_ARG_NONE, &is_list, "Print the maps of ours and what each is for",
      NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source,
      "Clinic or study whose numbers of people a table has", "NAME" },
    { "undo", 0, 0, G_OPTION_ARG_STRING, &options.undo, "Take an import back", "BATCH" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;

  if (trab_cli_parse (&argc, &argv, entries, "Takes over FHIR R4 files and tables.", &exit_code))
    exit_code = is_list ? list_maps ()
                : argc < 2 && options.undo == NULL
                    ? trab_cli_report_usage ("import needs a file, or --undo BATCH.")
                    : run_import (cli, argc - 1, argv + 1, &options);
  options_clear (&options);
  return exit_code;
}
