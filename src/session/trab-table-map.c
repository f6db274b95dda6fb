/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-map.h"

#include <jansson.h>
#include <string.h>

#define KEY_COLUMNS "columns"
#define LONG_LAYOUT "long"
#define KEY_MISSING "missing"
#define KEY_TWINS "twins"
#define KEY_UNITS "units"
#define BETWEEN_MISSING ";"

/* Returns: (transfer full) (nullable): NULL where @map is no JSON object */
static json_t *
load (GBytes *map)
{
  gsize length = 0;
  const char *text = map ? g_bytes_get_data (map, &length) : NULL;
  json_t *root = text ? json_loadb (text, length, JSON_REJECT_DUPLICATES, NULL) : NULL;

  if (map == NULL)
    return json_pack ("{s:s}", KEY_COLUMNS, LONG_LAYOUT);
  if (root != NULL && !json_is_object (root))
    {
      json_decref (root);
      return NULL;
    }
  return root;
}

static gboolean
is_long (json_t *root)
{
  const char *columns = json_string_value (json_object_get (root, KEY_COLUMNS));

  return g_strcmp0 (columns, LONG_LAYOUT) == 0;
}

/* Returns: (transfer full) (nullable): NULL where nothing but our long layout is said */
static GBytes *
take_to_bytes (json_t *root)
{
  char *text = NULL;

  if (!is_long (root) || json_object_size (root) > 1)
    text = json_dumps (root, JSON_COMPACT | JSON_SORT_KEYS);
  json_decref (root);
  return text ? g_bytes_new_with_free_func (text, strlen (text), free, text) : NULL;
}

/* @value: (transfer full) (nullable): NULL takes the key away. Returns: (transfer full) (nullable)
 */
static GBytes *
set (GBytes *map, const char *key, json_t *value)
{
  json_t *root = load (map);

  if (root == NULL)
    {
      json_decref (value);
      return g_bytes_ref (map);
    }
  if (value != NULL)
    json_object_set_new (root, key, value);
  else
    json_object_del (root, key);
  return take_to_bytes (root);
}

/** trab_table_map_is_long: whether the columns are those of our long layout */
gboolean
trab_table_map_is_long (GBytes *map)
{
  json_t *root = load (map);
  gboolean yes = root != NULL && is_long (root);

  json_decref (root);
  return yes;
}

/** trab_table_map_dup_word: (transfer full) (nullable): @key: "separator", "decimal", "dates" or
 * "encoding"; NULL where the map does not say it, and it is found from the table */
char *
trab_table_map_dup_word (GBytes *map, const char *key)
{
  json_t *root = load (map);
  char *word = root ? g_strdup (json_string_value (json_object_get (root, key))) : NULL;

  json_decref (root);
  return word;
}

/** trab_table_map_set_word: (transfer full) (nullable): @word: (nullable): as the map writes it */
GBytes *
trab_table_map_set_word (GBytes *map, const char *key, const char *word)
{
  return set (map, key, word ? json_string (word) : NULL);
}

/** trab_table_map_dup_missing: (transfer full): what stands for "no value", as somebody types it:
 * with ";" between */
char *
trab_table_map_dup_missing (GBytes *map)
{
  json_t *root = load (map);
  GString *text = g_string_new (NULL);
  json_t *item = NULL;
  gsize i = 0;

  json_array_foreach (root ? json_object_get (root, KEY_MISSING) : NULL, i, item)
    if (json_is_string (item))
      g_string_append_printf (text, "%s%s", i > 0 ? BETWEEN_MISSING " " : "",
                              json_string_value (item));
  json_decref (root);
  return g_string_free (text, FALSE);
}

/** trab_table_map_set_missing: (transfer full) (nullable): @text: as trab_table_map_dup_missing()
 */
GBytes *
trab_table_map_set_missing (GBytes *map, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, BETWEEN_MISSING, -1);
  json_t *list = json_array ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      json_array_append_new (list, json_string (words[i]));
  if (json_array_size (list) == 0)
    g_clear_pointer (&list, json_decref);
  return set (map, KEY_MISSING, list);
}

/* One member of the object under @key, such as a column of "twins".
 * @value: (transfer full) (nullable): NULL takes it away. Returns: (transfer full) (nullable) */
static GBytes *
set_member (GBytes *map, const char *key, const char *name, json_t *value)
{
  json_t *root = load (map);
  json_t *members = root ? json_incref (json_object_get (root, key)) : NULL;

  json_decref (root);
  if (members == NULL)
    members = json_object ();
  if (value != NULL)
    json_object_set_new (members, name, value);
  else
    json_object_del (members, name);
  if (json_object_size (members) == 0)
    g_clear_pointer (&members, json_decref);
  return set (map, key, members);
}

/** trab_table_map_get_twin: which column, from 1, is meant of those named @name; 0: nobody said */
guint
trab_table_map_get_twin (GBytes *map, const char *name)
{
  json_t *root = load (map);
  json_t *twins = root ? json_object_get (root, KEY_TWINS) : NULL;
  guint number = (guint) json_integer_value (json_object_get (twins, name));

  json_decref (root);
  return number;
}

/** trab_table_map_set_twin: (transfer full) (nullable): @number: from 1; 0: not decided */
GBytes *
trab_table_map_set_twin (GBytes *map, const char *name, guint number)
{
  return set_member (map, KEY_TWINS, name, number > 0 ? json_integer (number) : NULL);
}

/** trab_table_map_dup_unit: (transfer full) (nullable): of the values of @measure that have none in
 * the table; NULL: nobody said */
char *
trab_table_map_dup_unit (GBytes *map, TrabMeasure measure)
{
  json_t *root = load (map);
  json_t *units = root ? json_object_get (root, KEY_UNITS) : NULL;
  char *unit
      = g_strdup (json_string_value (json_object_get (units, trab_measure_get_info (measure)->id)));

  json_decref (root);
  return unit;
}

/** trab_table_map_set_unit: (transfer full) (nullable): @unit: (nullable): NULL: not decided */
GBytes *
trab_table_map_set_unit (GBytes *map, TrabMeasure measure, const char *unit)
{
  return set_member (map, KEY_UNITS, trab_measure_get_info (measure)->id,
                     unit ? json_string (unit) : NULL);
}

static gboolean
asks_for_unit (TrabImport *import, const char *measure)
{
  GPtrArray *findings = trab_import_get_findings (import);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrabFindingFields *fields = trab_finding_get (findings->pdata[i]);

      if (fields->code == TRAB_FINDING_CODE_UNIT_MISSING && fields->question != NULL
          && g_strcmp0 (fields->subject, measure) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * trab_table_map_list_unitless:
 * @import: the table as @map reads it
 *
 * Returns: (transfer full): of TrabMeasure: those whose unit @import asks for, or @map answers: one
 *   answer for all of their values
 */
GArray *
trab_table_map_list_unitless (GBytes *map, TrabImport *import)
{
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (TrabMeasure));

  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    {
      TrabMeasure measure = (TrabMeasure) i;
      g_autofree char *unit = trab_table_map_dup_unit (map, measure);

      if (unit != NULL || asks_for_unit (import, trab_measure_get_info (measure)->id))
        g_array_append_val (measures, measure);
    }
  return measures;
}
