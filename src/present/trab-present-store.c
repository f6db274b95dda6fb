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

/** trab_present_store_get_tried: (transfer none): of a backup that would restore */
const char *
trab_present_store_get_tried (void)
{
  return _ ("This backup is whole: every page, every row and its audit were read. Nothing was "
            "changed.");
}

/** trab_present_store_get_whole: (transfer none): of records that were read from end to end */
const char *
trab_present_store_get_whole (void)
{
  return _ ("The records are whole: every page, every row and the audit were read.");
}

/** trab_present_store_get_file_waits: (transfer none): of a file that came before the records were
 * open */
const char *
trab_present_store_get_file_waits (void)
{
  return _ ("The file waits: what it holds is shown once the records are open.");
}

/** trab_present_store_dup_restored: (transfer full): @aside: where what was there is now, or "" */
char *
trab_present_store_dup_restored (const char *aside)
{
  g_autofree char *shown = g_filename_display_name (aside);

  if (aside[0] == '\0')
    return g_strdup (_ ("The backup is in place."));
  /* Translators: %s is a folder */
  return g_strdup_printf (_ ("The backup is in place. What was there before is kept in %s."),
                          shown);
}

/** trab_present_store_dup_late: (transfer full): @why: a sentence: a scheduled backup failed */
char *
trab_present_store_dup_late (const char *why)
{
  /* Translators: %s is a whole sentence */
  return g_strdup_printf (_ ("The backup was not made. %s"), why);
}

/** trab_present_store_get_lent: in a sandbox, beside a file that is not there or may not be used */
const char *
trab_present_store_get_lent (void)
{
  return _ ("In a Flatpak only what is lent is there: flatpak run --filesystem=FOLDER ...");
}
