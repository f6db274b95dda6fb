/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-head.h"

#include "trab-error.h"

/* What is the same name to a person: case, blanks of any width, underscores and the signs that
 * nobody sees do not count, "²" is "2". */
static char *
dup_folded (const char *name)
{
  g_autofree char *plain = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (plain ? plain : name, -1);
  GString *kept = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != '_' && !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (kept, c);
    }
  return g_string_free (kept, FALSE);
}

/* The places of the columns of that name. Returns: (transfer full): of guint, from 0 */
static GArray *
list_places (TrabCsvRows *rows, const char *name)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *wanted = dup_folded (name);

  for (guint i = 0; i < trab_csv_rows_get_n_fields (rows); i++)
    {
      g_autofree char *cell = dup_folded (trab_csv_rows_get_field (rows, i));

      if (g_str_equal (cell, wanted))
        g_array_append_val (places, i);
    }
  return places;
}

/* Which of several columns of one name somebody chose. Returns: -1 where nobody did */
static int
find_chosen (const TrabCsvMap *map, const char *name, const GArray *places)
{
  GHashTableIter iter;
  gpointer key = NULL, number = NULL;
  g_autofree char *wanted = dup_folded (name);

  if (map->twins == NULL)
    return -1;
  g_hash_table_iter_init (&iter, map->twins);
  while (g_hash_table_iter_next (&iter, &key, &number))
    {
      g_autofree char *twin = dup_folded (key);

      for (guint i = 0; i < places->len && g_str_equal (twin, wanted); i++)
        if (g_array_index (places, guint, i) + 1 == GPOINTER_TO_UINT (number))
          return GPOINTER_TO_INT (number) - 1;
    }
  return -1;
}

/* @place: (out): -1 where there is no such column. Returns: FALSE with TRAB_IMPORT_ERROR_TABLE
 * where several have that name and nobody said which is meant */
static gboolean
find_one (TrabCsvRows *rows, const TrabCsvMap *map, const char *name, int *place, GError **error)
{
  g_autoptr (GArray) places = list_places (rows, name);

  *place = places->len == 1  ? (int) g_array_index (places, guint, 0)
           : places->len > 1 ? find_chosen (map, name, places)
                             : -1;
  if (places->len <= 1 || *place >= 0)
    return TRUE;
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE,
               "the header has two columns \"%s\"", name);
  return FALSE;
}

static gboolean
refuse_missing (GError **error, const char *name)
{
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE, "the header has no column \"%s\"",
               name);
  return FALSE;
}

/**
 * trab_csv_head_find_column:
 * @place: (out): of the column of that name, from 0
 *
 * Returns: FALSE with TRAB_IMPORT_ERROR_TABLE where there is none, or there are two and the map
 *   does not say which is meant
 */
gboolean
trab_csv_head_find_column (
    TrabCsvRows *rows, const TrabCsvMap *map, const char *name, int *place, GError **error)
{
  return find_one (rows, map, name, place, error) && (*place >= 0 || refuse_missing (error, name));
}

/**
 * trab_csv_head_find_source:
 * @place: (out): where the map finds what @column of the long layout says: in our own layout under
 *   the names that others give it too; -1 where no column of the file says it
 *
 * Returns: as trab_csv_head_find_column(), but a column may miss that is not required
 */
gboolean
trab_csv_head_find_source (
    TrabCsvRows *rows, const TrabCsvMap *map, TrabCsvColumn column, int *place, GError **error)
{
  const TrabCsvSource *source = &map->sources[column];
  const char *const *synonyms = trab_csv_map_get_synonyms (column);

  *place = -1;
  if (source->column == NULL)
    return TRUE;
  if (!find_one (rows, map, source->column, place, error))
    return FALSE;
  for (guint i = 0; map->is_own_layout && *place < 0 && synonyms[i] != NULL; i++)
    if (!find_one (rows, map, synonyms[i], place, error))
      return FALSE;
  return *place >= 0 || !source->is_required || refuse_missing (error, source->column);
}

static void
add_twins (GHashTable *twins, TrabCsvRows *rows, const char *name)
{
  GArray *places = list_places (rows, name);

  if (places->len > 1)
    g_hash_table_replace (twins, g_strdup (name), places);
  else
    g_array_unref (places);
}

/**
 * trab_csv_head_list_twins:
 * Returns: (transfer full): the names of columns that the map reads and that several columns of
 *   the file have, chosen or not: from char * to a GArray of guint, their places from 0
 */
GHashTable *
trab_csv_head_list_twins (TrabCsvRows *rows, const TrabCsvMap *map)
{
  GHashTable *twins
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < TRAB_N_CSV_COLUMNS; i++)
    {
      const char *const *synonyms = trab_csv_map_get_synonyms ((TrabCsvColumn) i);

      if (map->sources[i].column != NULL)
        add_twins (twins, rows, map->sources[i].column);
      for (guint s = 0; map->is_own_layout && synonyms[s] != NULL; s++)
        add_twins (twins, rows, synonyms[s]);
    }
  for (guint i = 0; i < map->measures->len; i++)
    add_twins (twins, rows, ((const TrabCsvMeasure *) map->measures->pdata[i])->column);
  return twins;
}
