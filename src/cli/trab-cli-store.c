/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-store.h"

#include <string.h>

#include "trab-passphrase.h"
#include "trab-session-audit.h"
#include "trab-session-backup.h"
#include "trab-session-create.h"
#include "trab-session-open.h"

/** trab_cli_store_create: makes an empty store with its first user */
TrabCliExit
trab_cli_store_create (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *user = g_strdup (cli->user);
  g_autofree char *passphrase_file = g_strdup (cli->passphrase_file);
  const GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, "Its first user", "NAME" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      "File whose first line is the passphrase of that user", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  char *passphrase = NULL;
  gboolean is_made = FALSE;

  if (!trab_cli_parse (&argc, &argv, entries, "Makes an empty store in a new FOLDER.", &exit_code))
    return exit_code;
  if (argc != 2 || user == NULL || passphrase_file == NULL)
    return trab_cli_report_usage ("create needs a new folder, --user and --passphrase-file.");
  session = trab_cli_new_session (cli, &error);
  passphrase = session ? trab_cli_read_passphrase (passphrase_file, &error) : NULL;
  is_made = passphrase != NULL && trab_session_create (session, argv[1], user, passphrase, &error);
  trab_passphrase_wipe (passphrase);
  return is_made ? TRAB_CLI_DONE : trab_cli_report_error (error);
}

/** trab_cli_store_check: every page, every row, the whole audit */
TrabCliExit
trab_cli_store_check (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_STRING, &reason,
      "Take records that were changed outside the program as they are; goes to the audit",
      "REASON" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Reads the whole store and says what is wrong.",
                       &exit_code))
    return exit_code;
  if (argc != 1 || (reason != NULL && reason[0] == '\0'))
    return trab_cli_report_usage ("check-store takes --accept REASON, and nothing else.");
  session = trab_cli_open_store (cli, &error);
  if (session == NULL || (reason != NULL && !trab_session_audit_accept (session, reason, &error))
      || (reason == NULL && !trab_session_audit_check_store (session, &error)))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_store_audit: who did what, and whether that list is as it was written */
TrabCliExit
trab_cli_store_audit (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *patient = NULL;
  g_autofree char *action = NULL;
  g_autofree char *output = NULL;
  gboolean is_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "As JSON", NULL },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &patient, "About one patient", "ID" },
    { "action", 0, 0, G_OPTION_ARG_STRING, &action, "One kind of line, such as view", "WORD" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autofree char *text = NULL;

  if (!trab_cli_parse (&argc, &argv, entries, "Lists who did what, and checks that list.",
                       &exit_code))
    return exit_code;
  if (argc != 1)
    return trab_cli_report_usage ("audit takes options only.");
  if (!trab_cli_accept_output (output, is_json ? TRAB_CLI_JSON : TRAB_CLI_TEXT, &exit_code))
    return exit_code;
  session = trab_cli_open_store (cli, &error);
  text = session ? trab_session_audit_write (session, patient, action, is_json, &error) : NULL;
  if (text == NULL || !trab_cli_give_out_text (session, NULL, "audit", output, text, &error)
      || !trab_session_audit_check (session, &error))
    return trab_cli_report_error (error);
  return TRAB_CLI_DONE;
}

/** trab_cli_store_backup: prints where the copy is */
TrabCliExit
trab_cli_store_backup (const TrabCli *cli, int argc, char **argv)
{
  int n_kept = 0;
  const GOptionEntry entries[] = {
    { "keep", 0, 0, G_OPTION_ARG_INT, &n_kept, "How many copies stay in FOLDER; all without it",
      "N" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;
  g_autofree char *copy = NULL;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Copies the store into FOLDER, encrypted, and compares the copy.",
                       &exit_code))
    return exit_code;
  if (argc != 2 || n_kept < 0)
    return trab_cli_report_usage ("backup needs one folder; --keep is a number of copies.");
  session = trab_cli_open_store (cli, &error);
  copy = session ? trab_session_backup_run (session, argv[1], (guint) n_kept, &error) : NULL;
  if (copy == NULL)
    return trab_cli_report_error (error);
  g_print ("%s\n", copy);
  return TRAB_CLI_DONE;
}

static gboolean
restore (const TrabCli *cli, const char *copy, gboolean is_try, GError **error)
{
  g_autoptr (TrabSession) session = trab_cli_new_session (cli, error);
  g_autofree char *folder = trab_cli_dup_store (cli);
  g_autofree char *aside = NULL;
  g_autoptr (GError) own = NULL;
  char *passphrase = NULL;
  const char *user = cli->user ? cli->user : "practice";
  gboolean is_done = FALSE;

  if (session == NULL)
    return FALSE;
  passphrase = cli->passphrase_file ? trab_cli_read_passphrase (cli->passphrase_file, error)
                                    : g_strdup ("practice");
  if (passphrase == NULL)
    return FALSE;
  /* the store notes that its copy was tried, where it opens: a copy is there for when it does not
   */
  if (is_try && !trab_session_open (session, folder, user, passphrase, &own))
    g_info ("nobody notes that a copy was tried: %s", own->message);
  if (is_try)
    is_done = trab_session_backup_try (session, copy, folder, user, passphrase, error);
  else
    aside = trab_session_backup_restore (session, copy, folder, user, passphrase, error);
  trab_passphrase_wipe (passphrase);
  if (trab_session_is_open (session) && !trab_session_close (session, is_done ? error : NULL))
    is_done = FALSE;
  if (aside != NULL && aside[0] != '\0')
    g_print ("%s\n", aside);
  return is_done || aside != NULL;
}

/** trab_cli_store_restore: prints where what was there before is kept */
TrabCliExit
trab_cli_store_restore (const TrabCli *cli, int argc, char **argv)
{
  gboolean is_try = FALSE;
  const GOptionEntry entries[] = {
    { "try", 0, 0, G_OPTION_ARG_NONE, &is_try, "Only see whether it would work", NULL },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Puts a copy in the place of the store; what was there is kept beside it.",
                       &exit_code))
    return exit_code;
  if (argc != 2)
    return trab_cli_report_usage ("restore needs the folder of one copy.");
  return restore (cli, argv[1], is_try, &error) ? TRAB_CLI_DONE : trab_cli_report_error (error);
}
