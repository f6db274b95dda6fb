/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-death.h"

#include "trab-session-death.h"

#define RECORD "death"
#define TAKE_BACK "undo-death"

/** trab_cli_death_knows: whether "patient NAME" is of this file */
gboolean
trab_cli_death_knows (const char *name)
{
  return g_str_equal (name, RECORD) || g_str_equal (name, TAKE_BACK);
}

/**
 * trab_cli_death_run:
 * @argv: begins with "patient"
 * @date, @source: (nullable): as typed
 */
TrabCliExit
trab_cli_death_run (const TrabCli *cli, int argc, char **argv, const char *date, const char *source)
{
  TrabSessionDeath death = { .is_dead = g_str_equal (argv[1], RECORD), .source = source };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (TrabRecord) record = NULL;

  if (argc != 3)
    return trab_cli_report_usage ("name one patient by the id in the list.");
  if (!death.is_dead && (date != NULL || source != NULL))
    return trab_cli_report_usage (TAKE_BACK " takes neither --date nor --source.");
  if (date != NULL && !trab_date_parse (date, &death.date))
    return trab_cli_report_usage ("--date is a day like 2026-02-28, a month or a year.");
  session = trab_cli_open_store (cli, &error);
  record
      = session ? trab_session_death_record (session, argv[2], &death, cli->today, &error) : NULL;
  return record ? TRAB_CLI_DONE : trab_cli_report_error (error);
}
