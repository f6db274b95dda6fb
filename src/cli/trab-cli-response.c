/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-response.h"

#include <string.h>

#include "trab-present-densitometry.h"
#include "trab-present-follow-up.h"
#include "trab-present-row.h"
#include "trab-session-follow-up.h"
#include "trab-session-precision.h"
#include "trab-session-write.h"

static void
append_rows (GString *text, GPtrArray *rows)
{
  g_autofree char *lines = trab_present_row_dup_copy_text (rows);

  g_string_append (text, lines);
}

static char *
dup_words (const TrabFollowUp *follow_up, TrabRecord *record, TrabEvidence *evidence)
{
  g_autoptr (GPtrArray) verdicts = trab_present_follow_up_dup_verdicts (follow_up);
  g_autoptr (GPtrArray) how_taken
      = trab_present_follow_up_dup_how_taken (follow_up, record, evidence);
  g_autoptr (GPtrArray) density = trab_present_densitometry_dup_rows (follow_up->density);
  g_autoptr (GPtrArray) readings = trab_present_follow_up_dup_readings (follow_up);
  GString *text = g_string_new (NULL);

  append_rows (text, verdicts);
  append_rows (text, how_taken);
  append_rows (text, density);
  append_rows (text, readings);
  if (text->len == 0)
    g_string_printf (text, "%s\n", trab_present_follow_up_get_nothing ());
  return g_string_free (text, FALSE);
}

/** trab_cli_response_run: follow-up verdicts with their reasons */
TrabCliExit
trab_cli_response_run (const TrabCli *cli, int argc, char **argv)
{
  gboolean is_json = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "As JSON", NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;
  g_autoptr (TrabFollowUp) follow_up = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Says what changed and what it means.", &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("response needs one patient: an id or a patient JSON file.");
  if (!trab_cli_accept_output (output, is_json ? TRAB_CLI_JSON : TRAB_CLI_TEXT, &exit_code))
    return exit_code;
  record = trab_cli_load_patient (cli, argv[1], &session, &error);
  follow_up = record ? trab_session_follow_up (session, record, cli->today, NULL, &error) : NULL;
  if (follow_up == NULL)
    return trab_cli_report_error (error);
  text = is_json ? trab_session_write_follow_up_json (session, follow_up)
                 : dup_words (follow_up, record, trab_session_get_evidence (session));
  if (!trab_cli_give_out_text (session, record, "response", output, text, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

static char *
dup_study (const TrabPrecisionStudy *study)
{
  return g_strdup_printf ("patients\t%u\nscans\t%u\ndegrees_of_freedom\t%u\n"
                          "rms_sd_g_cm2\t%.6f\nrms_cv_pct\t%.4f\nlsc_g_cm2\t%.6f\n"
                          "complete\t%s\n",
                          study->n_patients, study->n_scans, study->degrees_of_freedom,
                          study->rms_sd_g_cm2, study->rms_cv_pct, study->lsc_g_cm2,
                          study->is_complete ? "yes" : "no");
}

/* What the clinic keeps: one line for each scanner and site. */
static TrabCliExit
list_precision (const TrabCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autoptr (TrabMargins) margins
      = session ? trab_session_precision_load_margins (session, &error) : NULL;

  if (margins == NULL)
    return trab_cli_report_error (error);
  g_print ("scanner\tsite\tdate\tpatients\tscans\trms_sd_g_cm2\trms_cv_pct\tlsc_g_cm2\n");
  for (guint i = 0; i < trab_margins_get_n_own (margins); i++)
    {
      const TrabPrecision *own = trab_margins_get_own (margins, i);
      char day[TRAB_DATE_TEXT_SIZE];

      g_print ("%s\t%s\t%s\t%u\t%u\t%.6f\t%.4f\t%.6f\n", own->scanner,
               trab_measure_site_to_string (own->site), trab_date_to_text (own->date, day),
               own->study.n_patients, own->study.n_scans, own->study.rms_sd_g_cm2,
               own->study.rms_cv_pct, own->study.lsc_g_cm2);
    }
  return TRAB_CLI_DONE;
}

static gboolean
study_file (TrabSession *session, const char *path, TrabPrecisionStudy *study, GError **error)
{
  g_autoptr (GInputStream) input = trab_cli_open_input (path, error);
  guint n_scans = 0;
  g_autoptr (GArray) bmd_g_cm2
      = input ? trab_session_precision_read (input, &n_scans, error) : NULL;

  return bmd_g_cm2 != NULL
         && trab_session_precision_study (session, (const double *) (gpointer) bmd_g_cm2->data,
                                          bmd_g_cm2->len / n_scans, n_scans, study, error);
}

/* Whether the site is one whose change is judged. */
static gboolean
read_site (const char *name, TrabSite *site)
{
  return trab_measure_site_from_string (name, site)
         && (*site == TRAB_SITE_LUMBAR_SPINE || *site == TRAB_SITE_FEMORAL_NECK
             || *site == TRAB_SITE_TOTAL_HIP);
}

/** trab_cli_response_precision: the precision error of repeat scans, kept with --scanner, --site */
TrabCliExit
trab_cli_response_precision (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *scanner = NULL;
  g_autofree char *site_name = NULL;
  gboolean is_list = FALSE;
  const GOptionEntry entries[] = {
    { "scanner", 0, 0, G_OPTION_ARG_STRING, &scanner, "Keep it for this scanner", "NAME" },
    { "site", 0, 0, G_OPTION_ARG_STRING, &site_name, "and this site", "SITE" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &is_list, "Show what is kept", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabPrecision precision = { .date = cli->today };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Reads a patient and two or three scans from each row of a CSV file.",
                       &exit_code))
    return exit_code;
  if (is_list && argc == 1)
    return list_precision (cli);
  if (argc != 2 || (scanner == NULL) != (site_name == NULL))
    return trab_cli_report_usage ("precision needs a file; --scanner and --site go together.");
  if (site_name != NULL && !read_site (site_name, &precision.site))
    return trab_cli_report_usage ("--site is lumbar_spine, femoral_neck or total_hip.");
  session = scanner ? trab_cli_open_store (cli, &error) : trab_cli_new_session (cli, &error);
  if (session == NULL || !study_file (session, argv[1], &precision.study, &error))
    return trab_cli_report_error (error);
  text = dup_study (&precision.study);
  if (!trab_cli_write_output (NULL, text, strlen (text), &error))
    return trab_cli_report_error (error);
  if (!precision.study.is_complete)
    {
      g_printerr ("trabecula-cli: 15 patients with 3 scans or 30 with 2 are needed.\n");
      return TRAB_CLI_REFUSED;
    }
  precision.scanner = scanner;
  if (scanner != NULL
      && (!trab_session_precision_save (session, &precision, &error)
          || !trab_session_close (session, &error)))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}
