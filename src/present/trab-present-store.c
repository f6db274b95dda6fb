/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-store.h"

#include <glib/gi18n-lib.h>

/**
 * trab_present_store_dup_place:
 * @folder: of the records
 * @is_sandboxed: the program's own data go when it is uninstalled with them (Flatpak)
 *
 * Returns: (transfer full): where the records are, and what would delete them
 */
char *
trab_present_store_dup_place (const char *folder, gboolean is_sandboxed)
{
  g_autofree char *shown = g_filename_display_name (folder);
  /* Translators: %s is a folder */
  g_autofree char *place = g_strdup_printf (_ ("The records are in %s."), shown);

  return g_strjoin (
      " ", place,
      is_sandboxed
          ? _ ("Uninstalling the program with its data deletes them. Keep backups in another "
               "place; a program installed in another way has a folder of its own and takes over a "
               "backup by restoring it.")
          : _ ("Uninstalling leaves them there. Keep backups in another place; a Flatpak of the "
               "program has a folder of its own and takes over a backup by restoring it."),
      NULL);
}
