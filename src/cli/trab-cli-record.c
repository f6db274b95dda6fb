/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-record.h"

#include <string.h>

#include "trab-cli-death.h"
#include "trab-cli-erase.h"
#include "trab-cli-people.h"
#include "trab-present-cohort.h"
#include "trab-present-finding.h"
#include "trab-present-patient.h"
#include "trab-present-practice.h"
#include "trab-present-sent-report.h"
#include "trab-session-access.h"
#include "trab-session-audit.h"
#include "trab-session-cohort.h"
#include "trab-session-create.h"
#include "trab-session-load.h"
#include "trab-session-reports.h"
#include "trab-session-save.h"
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

/* What others reported in words, as the window shows it. */
static TrabCliExit
print_reports (const TrabCli *cli, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = trab_cli_load_patient (cli, id, &session, &error);
  g_autoptr (GPtrArray) reports
      = record ? trab_session_reports_list (
            session, trab_patient_get (trab_record_get_patient (record))->id, &error)
               : NULL;

  if (reports == NULL)
    return trab_cli_report_error (error);
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *head = trab_present_sent_report_dup_head (reports->pdata[i]);
      g_autofree char *text = trab_present_sent_report_dup_text (reports->pdata[i]);

      g_print ("%s%s\n%s\n", i > 0 ? "\n" : "", head, text);
    }
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

/* The known record of whom a file is about; adding is for new ones. */
static TrabRecord *
load_known (TrabSession *session, TrabRecord *record)
{
  const char *id = trab_patient_get (trab_record_get_patient (record))->id;

  return id ? trab_session_load (session, id, NULL) : NULL;
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
  g_autoptr (TrabRecord) known = record ? load_known (session, record) : NULL;
  g_autoptr (GPtrArray) findings
      = record && !known ? trab_session_check_record (session, record, &error) : NULL;
  g_autoptr (TrabRecord) saved = findings ? trab_session_save (session, record, &error) : NULL;

  if (known != NULL)
    {
      g_autofree char *sentence = trab_present_patient_dup_known (trab_record_get_patient (known));

      g_printerr ("trabecula-cli: %s\n", sentence);
      return TRAB_CLI_REFUSED;
    }
  if (saved == NULL)
    return trab_cli_report_error (error);
  print_sentences (cleaned);
  print_sentences (findings);
  g_print ("%s\n", trab_patient_get (trab_record_get_patient (saved))->id);
  return TRAB_CLI_DONE;
}

/** trab_cli_record_patient: "add FILE", "list [TEXT]", "show PATIENT", "reports PATIENT", and what
 * trab-cli-death.c, trab-cli-erase.c and trab-cli-people.c know */
TrabCliExit
trab_cli_record_patient (const TrabCli *cli, int argc, char **argv)
{
  TrabCliExit exit_code = TRAB_CLI_DONE;
  gboolean is_json = FALSE;
  gboolean is_for_good = FALSE;
  g_autofree char *reason = NULL;
  g_autofree char *date = NULL;
  g_autofree char *source = NULL;
  g_auto (TrabCliPeopleSplit) split = { NULL };
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
    { "visit", 0, 0, G_OPTION_ARG_STRING_ARRAY, &split.visits,
      "For split: a visit of somebody else, with the rows written in it", "ID" },
    { "row", 0, 0, G_OPTION_ARG_STRING_ARRAY, &split.rows,
      "For split: a measurement, fracture or medicine of somebody else", "ID" },
    { "family", 0, 0, G_OPTION_ARG_STRING, &split.family, "For split: their family name", "NAME" },
    { "given", 0, 0, G_OPTION_ARG_STRING, &split.given, "For split: their given name", "NAME" },
    { "born", 0, 0, G_OPTION_ARG_STRING, &split.born, "For split: their date of birth", "DATE" },
    { "sex", 0, 0, G_OPTION_ARG_STRING, &split.sex, "For split: which models apply to them",
      "F|M" },
    { NULL },
  };

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Adds, lists and shows patients, records a death, makes two records one and"
                       " one two, and erases in two steps.",
                       &exit_code))
    return exit_code;
  if (argc >= 2 && trab_cli_death_knows (argv[1]))
    return trab_cli_death_run (cli, argc, argv, date, source);
  if (argc >= 2 && trab_cli_erase_knows (argv[1]))
    return trab_cli_erase_run (cli, argc, argv, reason, is_for_good);
  if (argc >= 2 && trab_cli_people_knows (argv[1]))
    return trab_cli_people_run (cli, argc, argv, &split);
  if (argc >= 2 && argc <= 3 && g_str_equal (argv[1], "list"))
    return list_patients (cli, argc == 3 ? argv[2] : "");
  if (argc == 3 && g_str_equal (argv[1], "show"))
    return show_patient (cli, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "reports"))
    return print_reports (cli, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "add"))
    return add_patient (cli, argv[2]);
  return trab_cli_report_usage (
      "patient needs list, show PATIENT, reports PATIENT or add FILE, or a step of erasing; --help "
      "lists them.");
}

/* All that is kept of a person of the store, and who looked at it, as one page. */
static TrabCliExit
export_html (const TrabCli *cli, const char *patient_id, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autoptr (TrabSessionAccess) access
      = session ? trab_session_access_read (session, patient_id, &error) : NULL;
  g_autofree char *page
      = access ? trab_session_access_dup_html (access, session, cli->today, &error) : NULL;

  if (page == NULL || !trab_cli_write_output (output, page, strlen (page), &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/* The same in all formats, in a folder. Prints where. */
static TrabCliExit
export_everything (const TrabCli *cli, const char *patient_id, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autoptr (TrabSessionAccess) access
      = session ? trab_session_access_read (session, patient_id, &error) : NULL;
  g_autofree char *into
      = access ? trab_session_access_write (access, session, folder, cli->today, &error) : NULL;

  if (into == NULL)
    return trab_cli_report_error (error);
  g_print ("%s\n", into);
  return TRAB_CLI_DONE;
}

/* A table of everybody, without names. The number of people who must share something has no
 * default: whoever gives the table out answers for it. */
static TrabCliExit
export_cohort (const TrabCli *cli, int least, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  TrabSessionCohort cohort = { 0 };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autofree char *table = NULL;
  g_autofree char *sentence = NULL;

  if (least < TRAB_SESSION_COHORT_SMALLEST)
    return trab_cli_report_usage (
        "--cohort needs --least N, 2 or more: how many people must share what the table tells.");
  if (!trab_cli_accept_output (output, TRAB_CLI_CSV, &exit_code))
    return exit_code;
  session = trab_cli_open_store (cli, &error);
  if (session == NULL
      || !trab_session_cohort_write (session, (guint) least, &cohort, &table, &error))
    return trab_cli_report_error (error);
  sentence
      = table ? trab_present_cohort_dup_summary (cohort.n_people, cohort.n_left_out, (guint) least)
              : trab_present_cohort_dup_too_few (cohort.n_people, (guint) least);
  g_printerr ("trabecula-cli: %s\n", sentence);
  if (table == NULL)
    return TRAB_CLI_REFUSED;
  return trab_cli_write_output (output, table, strlen (table), &error)
             ? TRAB_CLI_DONE
             : trab_cli_report_error (error);
}

/** trab_cli_record_export: one record as JSON of our own or as FHIR, or everything about one
 * person */
TrabCliExit
trab_cli_record_export (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *folder = NULL;
  gboolean is_cohort = FALSE;
  int least = 0;
  const GOptionEntry entries[] = {
    { "cohort", 0, 0, G_OPTION_ARG_NONE, &is_cohort,
      "In place of PATIENT: the numbers of everybody, without names, as CSV", NULL },
    { "least", 0, 0, G_OPTION_ARG_INT, &least,
      "For --cohort: how many people must share what the table tells", "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json (default), fhir, csv or html", "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { "everything", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      "All that is kept of the person, in all formats, with who looked, in a new folder in FOLDER",
      "FOLDER" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autofree char *text = NULL;
  gboolean is_fhir = FALSE;
  gboolean is_csv = FALSE;
  gboolean is_html = FALSE;

  if (!trab_cli_parse (&argc, &argv, entries, "Writes one record, or a table of everybody.",
                       &exit_code))
    return exit_code;
  if (is_cohort && (argc != 1 || folder != NULL || (format && !g_str_equal (format, "csv"))))
    return trab_cli_report_usage ("--cohort takes --least and --output alone.");
  if (is_cohort)
    return export_cohort (cli, least, output);
  is_fhir = g_strcmp0 (format, "fhir") == 0;
  is_csv = g_strcmp0 (format, "csv") == 0;
  is_html = g_strcmp0 (format, "html") == 0;
  if (argc != 2
      || (format != NULL && !is_fhir && !is_csv && !is_html && !g_str_equal (format, "json")))
    return trab_cli_report_usage ("export needs PATIENT; --format is json, fhir, csv or html.");
  if (folder != NULL && (format != NULL || output != NULL))
    return trab_cli_report_usage ("--everything takes no --format and no --output.");
  if (folder != NULL)
    return export_everything (cli, argv[1], folder);
  if (!trab_cli_accept_output (output,
                               is_csv    ? TRAB_CLI_CSV
                               : is_html ? TRAB_CLI_HTML
                                         : TRAB_CLI_JSON,
                               &exit_code))
    return exit_code;
  if (is_html)
    return export_html (cli, argv[1], output);
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  if (record == NULL)
    return trab_cli_report_error (error);
  text = is_fhir  ? trab_session_write_fhir (session, record, cli->today, &error)
         : is_csv ? trab_session_write_csv (session, record)
                  : trab_session_write_patient_json (session, record);
  if (text == NULL || !trab_cli_write_output (output, text, strlen (text), &error))
    return trab_cli_report_error (error);
  trab_session_audit_note (session, "export",
                           trab_patient_get (trab_record_get_patient (record))->id,
                           format ? format : "json");
  return TRAB_CLI_DONE;
}
