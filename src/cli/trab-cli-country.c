/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-country.h"

#include <string.h>

#include "trab-cli-registry.h"
#include "trab-present-country.h"
#include "trab-session-country.h"

static TrabCliExit
list (const TrabCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_new_session (cli, &error);
  g_autoptr (GPtrArray) rows = trab_present_row_new_list ();
  g_auto (GStrv) codes = NULL;

  if (session == NULL)
    return trab_cli_report_error (error);
  codes = trab_session_country_list (session);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name
          = trab_present_country_dup_name (trab_session_get_evidence (session), codes[i]);

      g_ptr_array_add (rows, trab_present_row_new (codes[i], name, NULL));
    }
  return trab_cli_registry_print_rows (rows);
}

static TrabCliExit
show (const TrabCli *cli, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session
      = code ? trab_cli_new_session (cli, &error) : trab_cli_open_store (cli, &error);
  g_autoptr (GPtrArray) rows = NULL;

  if (session == NULL || (code != NULL && !trab_session_country_use (session, code, &error)))
    return trab_cli_report_error (error);
  rows = trab_present_country_dup_rows (trab_session_get_evidence (session), cli->today);
  return trab_cli_registry_print_rows (rows);
}

static TrabCliExit
choose (const TrabCli *cli, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);

  if (session == NULL || !trab_session_country_choose (session, code, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_country_run: the packs there are, one of them, or the clinic's from now on */
TrabCliExit
trab_cli_country_run (const TrabCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  TrabCliExit exit_code = TRAB_CLI_DONE;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Lists the country packs, shows one (without CODE, the clinic's), or makes "
                       "one the clinic's: kept in the store and its audit.",
                       &exit_code))
    return exit_code;
  if (argc == 2 && g_str_equal (argv[1], "list"))
    return list (cli);
  if ((argc == 2 || argc == 3) && g_str_equal (argv[1], "show"))
    return show (cli, argc == 3 ? argv[2] : NULL);
  if (argc == 3 && g_str_equal (argv[1], "choose"))
    return choose (cli, argv[2]);
  return trab_cli_report_usage ("say list, show [CODE] or choose CODE.");
}
