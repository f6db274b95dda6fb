/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-maps.h"

#include <gio/gio.h>
#include <string.h>

#include "trab-csv-map.h"
#include "trab-table-map-resources.h"

#define FOLDER "/io/github/trabecula/table-maps/"
#define ENDING ".json"

static int
compare_names (gconstpointer a, gconstpointer b, gpointer unused)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** trab_table_maps_dup_names: (transfer full): in the order of the alphabet */
char **
trab_table_maps_dup_names (void)
{
  GResource *resource = trab_table_map_resources_get_resource ();
  char **names = g_resource_enumerate_children (resource, FOLDER, 0, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    names[i][strlen (names[i]) - strlen (ENDING)] = '\0';
  g_qsort_with_data (names, (int) g_strv_length (names), sizeof *names, compare_names, NULL);
  return names;
}

/** trab_table_maps_find: (transfer full) (nullable): NULL where there is none of that name */
GBytes *
trab_table_maps_find (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ENDING, NULL);

  return g_resource_lookup_data (trab_table_map_resources_get_resource (), path, 0, NULL);
}

/** trab_table_maps_dup_about: (transfer full): what table the map of that name is for */
char *
trab_table_maps_dup_about (const char *name)
{
  g_autoptr (GBytes) json = trab_table_maps_find (name);
  g_autoptr (TrabCsvMap) map = json ? trab_csv_map_new_from_json (json, NULL) : NULL;

  return g_strdup (map && map->about ? map->about : "");
}
