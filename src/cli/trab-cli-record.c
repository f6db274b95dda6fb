/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-record.h"

#include <string.h>

#include "trab-cli-death.h"
#include "trab-cli-erase.h"
#include "trab-present-finding.h"
#include "trab-present-practice.h"
#include "trab-session-audit.h"
#include "trab-session-import.h"
#include "trab-session-people.h"
#include "trab-session-search.h"
#include "trab-session-write.h"

#define LIST_LIMIT 100000

/** trab_cli_record_demo: makes the practice store in a new folder */
TrabCliExit
trab_cli_record_demo (const TrabCli *cli, int argc, char **argv)
{
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;

  if (!trab_cli_parse (&argc, &argv, NULL, "Makes a store with made-up patients in FOLDER.",
                       &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("demo needs one new folder.");
  session = trab_cli_new_session (cli, &error);
  if (session == NULL || !trab_session_create_practice (session, argv[1], cli->today, &error))
    return trab_cli_report_error (error);
  for (guint i = 0; i < trab_present_practice_get_n_cases (); i++)
    g_print ("%s\t%s\n", trab_present_practice_get_record_number (i),
             trab_present_practice_get_case (trab_present_practice_get_record_number (i)));
  return TRAB_CLI_DONE;
}

static TrabCliExit
list_patients (const TrabCli *cli, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autoptr (GPtrArray) found
      = session ? trab_session_search (session, text, LIST_LIMIT, &error) : NULL;

  if (found == NULL)
    return trab_cli_report_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const TrabPatientSummaryFields *patient
          = trab_patient_summary_get (g_ptr_array_index (found, i));
      char birth[TRAB_DATE_TEXT_SIZE];

      g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", patient->id, patient->family_name, patient->given_name,
               trab_date_to_text (patient->birth_date, birth), trab_sex_to_string (patient->sex),
               patient->record_number ? patient->record_number : "");
    }
  return TRAB_CLI_DONE;
}

static TrabCliExit
show_patient (const TrabCli *cli, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = trab_cli_load_patient (cli, id, &session, &error);
  g_autofree char *text = record ? trab_session_write_patient_json (session, record) : NULL;

  if (text == NULL || !trab_cli_write_output (NULL, text, strlen (text), &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

static void
print_sentences (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *sentence
          = trab_present_finding_dup_sentence (g_ptr_array_index (findings, i));

      g_printerr ("trabecula-cli: %s\n", sentence);
    }
}

static TrabCliExit
add_patient (const TrabCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = trab_cli_read_file (path, &error);
  g_autoptr (GPtrArray) cleaned = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrabSession) session = bytes ? trab_cli_open_store (cli, &error) : NULL;
  g_autoptr (TrabRecord) record
      = session ? trab_session_read_patient_json (session, bytes, cleaned, &error) : NULL;
  g_autoptr (GPtrArray) findings
      = record ? trab_session_check_record (session, record, &error) : NULL;
  g_autoptr (TrabRecord) saved = findings ? trab_session_save (session, record, &error) : NULL;

  if (saved == NULL)
    return trab_cli_report_error (error);
  print_sentences (cleaned);
  print_sentences (findings);
  g_print ("%s\n", trab_patient_get (trab_record_get_patient (saved))->id);
  return TRAB_CLI_DONE;
}

static TrabCliExit
merge_patients (const TrabCli *cli, const char *from_id, const char *into_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autofree char *batch_id = NULL;

  if (session == NULL || !trab_session_people_merge (session, from_id, into_id, &batch_id, &error))
    return trab_cli_report_error (error);
  g_print ("batch\t%s\n", batch_id);
  return TRAB_CLI_DONE;
}

/** trab_cli_record_patient: "add FILE", "list [TEXT]", "show PATIENT", "merge FROM INTO", and what
 * trab-cli-death.c and trab-cli-erase.c know */
TrabCliExit
trab_cli_record_patient (const TrabCli *cli, int argc, char **argv)
{
  TrabCliExit exit_code = TRAB_CLI_DONE;
  gboolean is_json = FALSE;
  gboolean is_for_good = FALSE;
  g_autofree char *reason = NULL;
  g_autofree char *date = NULL;
  g_autofree char *source = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "For show, which is JSON with or without it",
      NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
      "Why erase, hold or release; goes to the audit and holds nothing of a person", "TEXT" },
    { "for-good", 0, 0, G_OPTION_ARG_NONE, &is_for_good,
      "Erase in the second step, after which only a copy brings the record back", NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, "For death: the day; not known without it",
      "DATE" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, "For death: who said so", "TEXT" },
    { NULL },
  };

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Adds, lists and shows patients, records a death, and erases in two steps.",
                       &exit_code))
    return exit_code;
  if (argc >= 2 && trab_cli_death_knows (argv[1]))
    return trab_cli_death_run (cli, argc, argv, date, source);
  if (argc >= 2 && trab_cli_erase_knows (argv[1]))
    return trab_cli_erase_run (cli, argc, argv, reason, is_for_good);
  if (argc >= 2 && argc <= 3 && g_str_equal (argv[1], "list"))
    return list_patients (cli, argc == 3 ? argv[2] : "");
  if (argc == 3 && g_str_equal (argv[1], "show"))
    return show_patient (cli, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "add"))
    return add_patient (cli, argv[2]);
  if (argc == 4 && g_str_equal (argv[1], "merge"))
    return merge_patients (cli, argv[2], argv[3]);
  return trab_cli_report_usage (
      "patient needs list, show PATIENT or add FILE, or a step of erasing; --help lists them.");
}

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

/* What became of a file. */
typedef struct
{
  GPtrArray *reports;     /* of TrabImportReport */
  GPtrArray *patient_ids; /* NULL for a dry run */
  char *batch_id;         /* NULL when nothing was new */
} Outcomes;

static void
print_report (TrabImport *import, const Outcomes *outcomes)
{
  print_findings (import, trab_import_get_findings (import));
  for (guint i = 0; i < outcomes->reports->len; i++)
    {
      TrabImportReport *report = g_ptr_array_index (outcomes->reports, i);
      g_autofree char *summary = trab_present_finding_dup_summary (report);

      print_findings (import, trab_import_report_get_findings (report));
      g_print ("%s\n", summary);
    }
  for (guint i = 0; outcomes->patient_ids != NULL && i < outcomes->patient_ids->len; i++)
    g_print ("patient\t%s\n", (char *) g_ptr_array_index (outcomes->patient_ids, i));
  if (outcomes->batch_id != NULL)
    g_print ("batch\t%s\n", outcomes->batch_id);
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

static guint
count_waiting (TrabImport *import, GPtrArray *reports)
{
  guint n = trab_import_count_waiting (import, trab_import_get_findings (import));

  for (guint i = 0; i < reports->len; i++)
    n += trab_import_count_waiting (import, trab_import_report_get_findings (reports->pdata[i]));
  return n;
}

/* Whether a value was dropped, was kept and does not count, or waits for an answer. */
static gboolean
is_partial (TrabImport *import, GPtrArray *reports, const ImportOptions *options)
{
  return trab_import_count_findings (import, TRAB_FINDING_REFUSED) > 0
         || trab_import_count_findings (import, TRAB_FINDING_UNUSED) > 0
         || (options->patient_id == NULL
             && trab_import_count_findings (import, TRAB_FINDING_QUARANTINED) > 0)
         || count_waiting (import, reports) > 0;
}

static TrabImport *
read_import (TrabSession *session,
             const char *path,
             const ImportOptions *options,
             TrabDate today,
             GError **error)
{
  g_autoptr (GBytes) bytes = trab_cli_read_file (path, error);
  g_autoptr (GBytes) map = bytes && options->map ? trab_cli_read_file (options->map, error) : NULL;
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
  g_autoptr (GPtrArray) reports
      = import ? trab_session_import_review (session, import, options->patient_id, error) : NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *batch_id = NULL;
  g_autofree char *json = NULL;
  Outcomes outcomes = { .reports = reports };

  if (reports == NULL)
    return FALSE;
  *is_whole = *is_whole && !is_partial (import, reports, options);
  if (!options->is_dry_run)
    {
      ids = trab_session_import_save (session, import, options->patient_id, &batch_id, error);
      outcomes.patient_ids = ids;
      outcomes.batch_id = batch_id;
    }
  json
      = options->is_json ? trab_session_import_write_report (import, reports, ids, batch_id) : NULL;
  if (json != NULL)
    g_print ("%s", json);
  else
    print_report (import, &outcomes);
  return options->is_dry_run || ids != NULL;
}

static TrabCliExit
run_import (const TrabCli *cli, int n_files, char **files, const ImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  gboolean is_whole = TRUE;

  if (session == NULL)
    return trab_cli_report_error (error);
  if (options->undo != NULL && !trab_session_import_undo (session, options->undo, &error))
    return trab_cli_report_error (error);
  for (int i = 0; i < n_files; i++)
    if (!import_file (session, files[i], options, cli->today, &is_whole, &error))
      return trab_cli_report_error (error);
  return is_whole ? TRAB_CLI_DONE : TRAB_CLI_REFUSED;
}

/** trab_cli_record_import: FHIR files and tables into the store, each whole or not at all */
TrabCliExit
trab_cli_record_import (const TrabCli *cli, int argc, char **argv)
{
  ImportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.is_dry_run, "Report only; save nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, "Report as JSON", NULL },
    { "answers", 0, 0, G_OPTION_ARG_FILENAME, &options.answers,
      "What to choose where the report asks, as JSON", "FILE" },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &options.patient_id,
      "Whom resources belong to that name nobody in the file", "ID" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &options.map, "Columns of a table, as JSON", "FILE" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source,
      "Clinic or study whose numbers of people a table has", "NAME" },
    { "undo", 0, 0, G_OPTION_ARG_STRING, &options.undo, "Take an import back", "BATCH" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;

  if (trab_cli_parse (&argc, &argv, entries, "Takes over FHIR R4 files and tables.", &exit_code))
    exit_code = argc < 2 && options.undo == NULL
                    ? trab_cli_report_usage ("import needs a file, or --undo BATCH.")
                    : run_import (cli, argc - 1, argv + 1, &options);
  options_clear (&options);
  return exit_code;
}

/** trab_cli_record_export: one record as JSON of our own or as FHIR */
TrabCliExit
trab_cli_record_export (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json (default), fhir or csv", "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autofree char *text = NULL;
  gboolean is_fhir = FALSE;
  gboolean is_csv = FALSE;

  if (!trab_cli_parse (&argc, &argv, entries, "Writes one record.", &exit_code))
    return exit_code;
  is_fhir = g_strcmp0 (format, "fhir") == 0;
  is_csv = g_strcmp0 (format, "csv") == 0;
  if (argc != 2 || (format != NULL && !is_fhir && !is_csv && !g_str_equal (format, "json")))
    return trab_cli_report_usage ("export needs PATIENT; --format is json, fhir or csv.");
  if (!trab_cli_accept_output (output, is_csv ? TRAB_CLI_CSV : TRAB_CLI_JSON, &exit_code))
    return exit_code;
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  if (record == NULL)
    return trab_cli_report_error (error);
  text = is_fhir  ? trab_session_write_fhir (session, record)
         : is_csv ? trab_session_write_csv (session, record)
                  : trab_session_write_patient_json (session, record);
  if (!trab_cli_write_output (output, text, strlen (text), &error))
    return trab_cli_report_error (error);
  trab_session_audit_note (session, "export",
                           trab_patient_get (trab_record_get_patient (record))->id,
                           format ? format : "json");
  return TRAB_CLI_DONE;
}
