/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "trab-present-language.h"
#include "trab-cli-verbs.h"
#include "trab-passphrase.h"

/* The one place that asks the clock; --today is for repeatable runs. */
static gboolean
read_today (const char *text, TrabDate *today)
{
  g_autoptr (GDateTime) now = NULL;

  if (text != NULL)
    return trab_date_parse (text, today) && today->day != 0;
  now = g_date_time_new_now_local ();
  g_date_time_get_ymd (now, &today->year, &today->month, &today->day);
  return TRUE;
}

/* In a plain locale, "C" or by newer C libraries "C.UTF-8" too, nothing is translated: the messages
 * need another one, whichever is there. */
static void
choose_messages (const char *language)
{
  g_autofree char *upper = g_ascii_strup (language, -1);
  g_autofree char *own = g_strconcat (language, ".UTF-8", NULL);
  g_autofree char *home = g_strconcat (language, "_", upper, ".UTF-8", NULL);
  const char *const names[] = { own, home, "en_US.UTF-8", "en_GB.UTF-8", "C.UTF-8" };
  const char *now = setlocale (LC_MESSAGES, NULL);

  if (!g_str_equal (now, "C") && !g_str_equal (now, "POSIX") && !g_str_has_prefix (now, "C."))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_MESSAGES, names[i]) != NULL)
      return;
}

/* The words of a paper are chosen before anything is said, and before there is a second thread:
 * gettext looks at the environment once. */
static void
choose_language (int argc, char **argv)
{
  const char *language = NULL;

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--language="))
      language = argv[i] + strlen ("--language=");
    else if (g_str_equal (argv[i], "--language") && i + 1 < argc)
      language = argv[i + 1];
  if (language != NULL && trab_present_language_is_name (language))
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  if (language != NULL && trab_present_language_is_name (language))
    choose_messages (language);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("VERB [OPTION...] [ARGUMENT...]");
  g_autofree char *store = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autofree char *user = NULL;
  g_autofree char *country = NULL;
  g_autofree char *today = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_version = FALSE;
  gboolean is_described = FALSE;
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &store, "Folder of the store", "FOLDER" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      "File whose first line is the passphrase", "FILE" },
    { "user", 0, 0, G_OPTION_ARG_STRING, &user, "User of the store", "NAME" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &country,
      "Country pack for this run, in place of the clinic's", "CODE" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, "The day to count from", "YYYY-MM-DD" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &is_version, "Print the version", NULL },
    { "describe", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &is_described, NULL, NULL },
    { NULL },
  };
  TrabCli cli = { 0 };

  signal (SIGPIPE, SIG_IGN); /* "| head" must not kill a verb before it has closed the store */
  trab_passphrase_guard_process ();
  choose_language (argc, argv);
  bindtextdomain (GETTEXT_PACKAGE, trab_present_language_get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  summary = trab_cli_verbs_dup_summary ();
  g_option_context_set_summary (context, summary);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return trab_cli_report_usage (error->message);
  if (is_version)
    {
      g_print ("trabecula-cli %s\n", TRAB_VERSION);
      return TRAB_CLI_DONE;
    }
  if (is_described)
    {
      trab_cli_describe_options (entries);
      trab_cli_verbs_describe (&cli);
      return TRAB_CLI_DONE;
    }
  if (!read_today (today, &cli.today))
    return trab_cli_report_usage ("--today is a day such as 2026-11-03.");
  cli.store = store;
  cli.passphrase_file = passphrase_file;
  cli.user = user;
  cli.country = country;
  return trab_cli_verbs_run (&cli, argc - 1, argv + 1);
}
