/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-erase.h"

#include "trab-session-erase.h"

static const struct
{
  const char *name;
  TrabSessionErase what;
  gboolean needs_reason;
} actions[] = {
  { "erase", TRAB_SESSION_ERASE_HIDE, TRUE },
  { "restore-erased", TRAB_SESSION_ERASE_RESTORE, FALSE },
  { "hold", TRAB_SESSION_ERASE_HOLD, TRUE },
  { "release", TRAB_SESSION_ERASE_RELEASE, TRUE },
};

static GPtrArray *
list_hidden (TrabSession *session, TrabDate today, GError **error)
{
  return trab_session_erase_list_hidden (session, error);
}

static GPtrArray *
list_held (TrabSession *session, TrabDate today, GError **error)
{
  return trab_session_erase_list_held (session, error);
}

static const struct
{
  const char *name;
  GPtrArray *(*list) (TrabSession *session, TrabDate today, GError **error);
} lists[] = {
  { "list-erased", list_hidden },
  { "list-held", list_held },
  { "list-due", trab_session_erase_list_due },
};

/** trab_cli_erase_knows: whether "patient NAME" is of this file */
gboolean
trab_cli_erase_knows (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (name, actions[i].name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (name, lists[i].name))
      return TRUE;
  return FALSE;
}

static TrabCliExit
list_patients (const TrabCli *cli,
               GPtrArray *(*list) (TrabSession *session, TrabDate today, GError **error))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, &error);
  g_autoptr (GPtrArray) patients = session ? list (session, cli->today, &error) : NULL;

  if (patients == NULL)
    return trab_cli_report_error (error);
  for (guint i = 0; i < patients->len; i++)
    {
      const TrabPatientFields *patient = trab_patient_get (g_ptr_array_index (patients, i));

      g_print ("%s\t%s\t%s\n", patient->id, patient->family_name, patient->given_name);
    }
  return TRAB_CLI_DONE;
}

/**
 * trab_cli_erase_run:
 * @argv: begins with "patient"
 * @reason: (nullable)
 */
TrabCliExit
trab_cli_erase_run (
    const TrabCli *cli, int argc, char **argv, const char *reason, gboolean is_for_good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  TrabSessionErase what = TRAB_SESSION_ERASE_HIDE;

  for (guint i = 0; argc == 2 && i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (argv[1], lists[i].name))
      return list_patients (cli, lists[i].list);
  for (guint i = 0; argc == 3 && i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (argv[1], actions[i].name))
        continue;
      if (actions[i].needs_reason && (reason == NULL || reason[0] == '\0'))
        return trab_cli_report_usage ("this needs --reason TEXT, which holds nothing of a person.");
      what = actions[i].what;
      if (what == TRAB_SESSION_ERASE_HIDE && is_for_good)
        what = TRAB_SESSION_ERASE_FOR_GOOD;
      session = trab_cli_open_store (cli, &error);
      if (session == NULL || !trab_session_erase_patient (session, what, argv[2], reason, &error))
        return trab_cli_report_error (error);
      return TRAB_CLI_DONE;
    }
  return trab_cli_report_usage ("name one patient by the id in the list.");
}
