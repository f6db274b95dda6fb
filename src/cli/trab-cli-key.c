/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-key.h"

#include "trab-passphrase.h"
#include "trab-session-keys.h"

typedef struct
{
  TrabSession *session;
  const char *own_user;
  const char *own_passphrase;
  const char *user;           /* who is named; NULL */
  const char *new_passphrase; /* NULL */
} Request;

static gboolean
list (const Request *request, GError **error)
{
  g_auto (GStrv) users = trab_session_keys_list_users (request->session, error);

  for (guint i = 0; users != NULL && users[i] != NULL; i++)
    g_print ("%s\n", users[i]);
  return users != NULL;
}

static gboolean
add_user (const Request *request, GError **error)
{
  return trab_session_keys_add_user (request->session, request->own_passphrase, request->user,
                                     request->new_passphrase, error);
}

static gboolean
remove_user (const Request *request, GError **error)
{
  return trab_session_keys_remove_user (request->session, request->own_passphrase, request->user,
                                        error);
}

static gboolean
change (const Request *request, GError **error)
{
  return trab_session_keys_change (request->session, request->own_passphrase, request->own_user,
                                   request->new_passphrase, error);
}

/* Shown once: on paper it is safe from this computer */
static gboolean
show_words (char *words)
{
  if (words == NULL)
    return FALSE;
  g_print ("%s\n", words);
  trab_passphrase_wipe (words);
  return TRUE;
}

static gboolean
recovery (const Request *request, GError **error)
{
  return show_words (
      trab_session_keys_make_recovery (request->session, request->own_passphrase, error));
}

static gboolean
renew (const Request *request, GError **error)
{
  return show_words (trab_session_keys_renew (request->session, request->own_passphrase, error));
}

static const struct
{
  const char *name;
  gboolean (*run) (const Request *request, GError **error);
  gboolean needs_user;
  gboolean needs_passphrase;
} actions[] = {
  { "list", list, FALSE, FALSE },
  { "add-user", add_user, TRUE, TRUE },
  { "remove-user", remove_user, TRUE, FALSE },
  { "change", change, FALSE, TRUE },
  { "recovery", recovery, FALSE, FALSE },
  { "renew", renew, FALSE, FALSE },
};

static gboolean
run_action (const TrabCli *cli,
            gboolean (*run) (const Request *request, GError **error),
            const char *user,
            const char *new_file,
            GError **error)
{
  g_autoptr (TrabSession) session = trab_cli_open_store (cli, error);
  char *own = NULL;
  char *new_passphrase = NULL;
  gboolean is_done = FALSE;

  if (session == NULL)
    return FALSE;
  own = cli->passphrase_file ? trab_cli_read_passphrase (cli->passphrase_file, error)
                             : g_strdup ("practice");
  if (own != NULL && new_file != NULL)
    new_passphrase = trab_cli_read_passphrase (new_file, error);
  if (own != NULL && (new_file == NULL || new_passphrase != NULL))
    {
      Request request = { session, cli->user ? cli->user : "practice", own, user, new_passphrase };

      is_done = run (&request, error);
    }
  trab_passphrase_wipe (own);
  trab_passphrase_wipe (new_passphrase);
  return is_done;
}

/** trab_cli_key_run: who may open the store */
TrabCliExit
trab_cli_key_run (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *new_file = NULL;
  const GOptionEntry entries[] = {
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &new_file,
      "File whose first line is the new passphrase", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (GError) error = NULL;

  if (!trab_cli_parse (&argc, &argv, entries,
                       "Lists, adds and removes users, changes your passphrase, makes the recovery"
                       " key for paper, or gives the records a new key.",
                       &exit_code))
    return exit_code;
  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (argv[1], actions[i].name) && argc == (actions[i].needs_user ? 3 : 2)
        && actions[i].needs_passphrase == (new_file != NULL))
      return run_action (cli, actions[i].run, argv[2], new_file, &error)
                 ? TRAB_CLI_DONE
                 : trab_cli_report_error (error);
  return trab_cli_report_usage ("key needs list, add-user NAME, remove-user NAME, change, recovery"
                                " or renew; a new passphrase comes in --new-passphrase-file.");
}
