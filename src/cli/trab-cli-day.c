/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-day.h"

#include "trab-present-day.h"
#include "trab-session-day.h"

static void
print_entries (const char *kind, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const TrabDayEntry *entry = g_ptr_array_index (entries, i);
      const TrabPatientFields *patient = trab_patient_get (entry->patient);
      g_autofree char *line = trab_present_day_dup_line (entry);

      g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", kind, patient->id, patient->family_name,
               patient->given_name ? patient->given_name : "",
               patient->record_number ? patient->record_number : "", line);
    }
}

static gboolean
list (TrabSession *session, const TrabCli *cli, GError **error)
{
  g_autoptr (TrabDay) day = trab_session_day_list (session, cli->today, error);

  if (day == NULL)
    return FALSE;
  print_entries ("today", day->entries);
  print_entries ("needs-you", day->needs);
  return TRUE;
}

/* Returns: FALSE with @error; @is_whole: (out): FALSE where a number is nobody's */
static gboolean
import (
    TrabSession *session, const TrabCli *cli, const char *file, gboolean *is_whole, GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) own = NULL;
  g_autofree char *text = NULL;
  guint n_added = 0;

  if (!g_file_get_contents (file, &text, NULL, error))
    return FALSE;
  n_added = trab_session_day_import (session, cli->today, text, unknown, &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  for (guint i = 0; i < unknown->len; i++)
    g_printerr ("no one person has the record number %s\n", (char *) unknown->pdata[i]);
  g_print ("%u\n", n_added);
  *is_whole = unknown->len == 0;
  return TRUE;
}

/** trab_cli_day_run: whom one sees on a day */
TrabCliExit
trab_cli_day_run (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *time = NULL;
  const GOptionEntry entries[] = {
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, "When somebody is expected", "HH:MM" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  gboolean is_whole = TRUE;
  gboolean is_done = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  const char *action = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Lists whom one sees on the day, and changes it.",
                       &exit_code))
    return exit_code;
  action = argc > 1 ? argv[1] : "";
  if (!(g_str_equal (action, "list") && argc == 2)
      && !((g_str_equal (action, "add") || g_str_equal (action, "remove")
            || g_str_equal (action, "import"))
           && argc == 3))
    return trab_cli_report_usage ("day takes list, add PATIENT, remove PATIENT or import FILE.");
  session = trab_cli_open_store (cli, &error);
  if (session == NULL)
    return trab_cli_report_error (error);
  if (g_str_equal (action, "list"))
    is_done = list (session, cli, &error);
  else if (g_str_equal (action, "import"))
    is_done = import (session, cli, argv[2], &is_whole, &error);
  else
    is_done = trab_session_day_set (session, cli->today, argv[2], time, g_str_equal (action, "add"),
                                    &error);
  if (!is_done)
    return trab_cli_report_error (error);
  return is_whole ? TRAB_CLI_DONE : TRAB_CLI_REFUSED;
}
