/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-comparison.h"

#include "trab-chance.h"
#include "trab-session-compare.h"

void
trab_cli_comparison_clear (TrabCliComparison *comparison)
{
  g_clear_pointer (&comparison->plans, g_strfreev);
  g_clear_pointer (&comparison->calculator, g_free);
  g_clear_pointer (&comparison->output, g_free);
  g_clear_pointer (&comparison->signed_numbers, g_free);
  g_clear_object (&comparison->comparison);
  g_clear_object (&comparison->record);
  g_clear_object (&comparison->session);
}

/**
 * trab_cli_comparison_parse:
 *
 * trab_cli_parse() for a verb that compares: also asks whether the options they share can be meant.
 */
gboolean
trab_cli_comparison_parse (int *argc,
                           char ***argv,
                           const GOptionEntry *entries,
                           const char *summary,
                           const TrabCliComparison *comparison,
                           TrabCliExit *exit_code)
{
  TrabCalculator calculator = TRAB_CALCULATOR_NONE;

  if (!trab_cli_parse (argc, argv, entries, summary, exit_code))
    return FALSE;
  if (comparison->years != 5 && comparison->years != 10)
    *exit_code = trab_cli_report_usage ("--years is 5 or 10.");
  else if (comparison->n_members < 1)
    *exit_code = trab_cli_report_usage ("--members is how many virtual people: 1 or more.");
  else if (comparison->calculator != NULL
           && !trab_chance_calculator_from_string (comparison->calculator, &calculator))
    *exit_code = trab_cli_report_usage (
        "--calculator is frax-with-bmd, garvan, frax-without-bmd or qfracture2012.");
  else
    return TRUE;
  return FALSE;
}

/**
 * trab_cli_comparison_load:
 * @patient: an id of the store, or a patient JSON file
 *
 * Fills the session and the record only. FALSE with @error.
 */
gboolean
trab_cli_comparison_load (const TrabCli *cli,
                          const char *patient,
                          TrabCliComparison *comparison,
                          GError **error)
{
  comparison->record = trab_cli_load_patient (cli, patient, &comparison->session, error);
  return comparison->record != NULL;
}

/**
 * trab_cli_comparison_make:
 * @patient: an id of the store, or a patient JSON file
 *
 * Loads unless that was done, and compares. FALSE with @error.
 */
gboolean
trab_cli_comparison_make (const TrabCli *cli,
                          const char *patient,
                          TrabCliComparison *comparison,
                          GError **error)
{
  TrabCompareRequest request = {
    .plan_ids = (const char *const *) comparison->plans,
    .today = cli->today,
    .years = comparison->years,
    .calculator = comparison->calculator,
    .signed_numbers = comparison->signed_numbers,
    .n_members = (guint) comparison->n_members,
    .seed = (guint64) comparison->seed,
  };

  if (comparison->record == NULL && !trab_cli_comparison_load (cli, patient, comparison, error))
    return FALSE;
  request.record = comparison->record;
  comparison->comparison = trab_session_compare (comparison->session, &request, NULL, error);
  return comparison->comparison != NULL;
}
