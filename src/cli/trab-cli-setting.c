/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-setting.h"

#include "trab-present-setting.h"
#include "trab-session-settings.h"

static void
list (TrabSession *session)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (session);

  for (guint i = 0; i < TRAB_N_SETTINGS; i++)
    {
      const TrabSettingInfo *info = trab_setting_get_info ((TrabSetting) i);
      g_autofree char *name = NULL;

      if (info->field.name == NULL)
        continue;
      name = trab_present_setting_dup_name ((TrabSetting) i);
      g_print ("%s\t%s\t%s\n", info->field.name, trab_settings_get (settings, (TrabSetting) i),
               name);
    }
}

/* A folder is that of whoever names it, wherever the program that copies into it stands. */
static gboolean
set (TrabSession *session, TrabSetting setting, const char *value, GError **error)
{
  g_autofree char *folder = setting == TRAB_SETTING_BACKUP_FOLDER && *value != '\0'
                                ? g_canonicalize_filename (value, NULL)
                                : NULL;

  return trab_session_settings_set (session, setting, folder ? folder : value, error);
}

/** trab_cli_setting_run: what the clinic sets once for all who use its records */
TrabCliExit
trab_cli_setting_run (const TrabCli *cli, int argc, char **argv)
{
  TrabCliExit exit_code = TRAB_CLI_DONE;
  TrabSetting setting = TRAB_SETTING_CLINIC_NAME;
  gboolean is_list = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSession) session = NULL;

  if (!trab_cli_parse (&argc, &argv, NULL, "Lists what the clinic set, or sets one of it.",
                       &exit_code))
    return exit_code;
  is_list = argc == 2 && g_str_equal (argv[1], "list");
  if (!is_list && (argc != 4 || !g_str_equal (argv[1], "set")))
    return trab_cli_report_usage ("setting takes list, or set with a name and a value.");
  if (!is_list && !trab_setting_from_string (argv[2], &setting))
    return trab_cli_report_usage ("setting list prints the names there are.");
  session = trab_cli_open_store (cli, &error);
  if (session == NULL || (!is_list && !set (session, setting, argv[3], &error)))
    return trab_cli_report_error (error);
  if (is_list)
    list (session);
  return TRAB_CLI_DONE;
}
