/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "trab-application.h"
#include "trab-passphrase.h"
#include "trab-present-language.h"

int
main (int argc, char *argv[])
{
  g_autoptr (TrabApplication) application = NULL;

  trab_passphrase_guard_process ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, trab_present_language_get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = trab_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
