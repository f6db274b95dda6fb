/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-look.h"

#include <string.h>

#include "trab-csv-cell.h"
#include "trab-csv-head.h"
#include "trab-csv-text.h"
#include "trab-moment.h"
#include "trab-number.h"

#define START_SIZE (64 * 1024)

/** What a column is, as far as it can be read in more than one way. */
typedef struct
{
  gboolean is_day;
  gboolean is_number;
  const TrabCsvMeasure *measure; /* (nullable) */
} Role;

static void
cell_free (gpointer data)
{
  TrabTableCell *cell = data;

  g_free (cell->text);
  g_free (cell->meant);
  g_free (cell);
}

static void
twins_free (gpointer data)
{
  TrabTableTwins *twins = data;

  g_free (twins->name);
  g_array_unref (twins->places);
  g_free (twins);
}

void
trab_table_look_free (TrabTableLook *look)
{
  g_ptr_array_unref (look->rows);
  g_ptr_array_unref (look->twins);
  g_free (look);
}

/* Of a long file whole lines alone: half a letter at the end would make all of it look like another
 * encoding. */
static GBytes *
cut_to_lines (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = g_strrstr_len (text, (gssize) length, "\n");
  gboolean is_wide = length >= 2 && memcmp (text, "\xff\xfe", 2) == 0;

  if (length < START_SIZE || end == NULL)
    return g_bytes_ref (bytes);
  return g_bytes_new_from_bytes (bytes, 0, (gsize) (end - text) + (is_wide ? 2 : 1));
}

/** trab_table_look_read_start: (transfer full) (nullable): how @file begins: enough to know a table
 * by; NULL where it cannot be read */
GBytes *
trab_table_look_read_start (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GBytes) bytes
      = stream ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), START_SIZE, NULL, NULL) : NULL;

  return bytes ? cut_to_lines (bytes) : NULL;
}

/* A column that cannot be found has no role; reading the table says so. */
static void
find_roles (Role *roles, TrabCsvRows *rows, const TrabCsvMap *map)
{
  static const TrabCsvColumn days[] = { TRAB_CSV_BIRTH_DATE, TRAB_CSV_MEASURED_AT };
  int place = -1;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (trab_csv_head_find_source (rows, map, days[i], &place, NULL) && place >= 0)
      roles[place].is_day = TRUE;
  if (trab_csv_head_find_source (rows, map, TRAB_CSV_VALUE, &place, NULL) && place >= 0)
    roles[place].is_number = TRUE;
  for (guint i = 0; i < map->measures->len; i++)
    {
      const TrabCsvMeasure *measure = g_ptr_array_index (map->measures, i);

      if (!trab_csv_head_find_column (rows, map, measure->column, &place, NULL))
        continue;
      roles[place].is_number = TRUE;
      roles[place].measure = measure;
    }
}

static void
read_day (TrabTableCell *cell, const TrabCsvMap *map)
{
  g_autofree char *iso = trab_csv_cell_dup_iso (map->dates, cell->text);
  TrabMoment moment = { 0 };

  cell->is_refused = !trab_moment_parse (iso, &moment);
  if (!cell->is_refused && !g_str_equal (iso, cell->text))
    cell->meant = g_steal_pointer (&iso);
}

/* Only where somebody said which mark is the decimal one: else the whole column decides. */
static void
read_number (TrabTableCell *cell, const TrabCsvMap *map)
{
  const char *comparator = NULL;
  const char *code = NULL;
  const char *number = trab_csv_cell_read_comparator (cell->text, &comparator);
  g_autofree char *unmarked = trab_csv_cell_dup_unmarked (number, &code);
  double value = 0;

  if (unmarked != NULL)
    number = unmarked;
  cell->is_refused
      = !trab_number_parse (number, &value)
        || (map->decimal_mark != 0 && trab_csv_cell_has_other_mark (number, map->decimal_mark));
  if (cell->is_refused || map->decimal_mark != ',' || strchr (number, ',') == NULL)
    return;
  cell->meant = g_strdelimit (g_strdup (number), ",", '.');
}

static GPtrArray *
new_row (TrabCsvRows *rows, const Role *roles, guint n_roles, const TrabCsvMap *map)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (cell_free);

  for (guint i = 0; i < trab_csv_rows_get_n_fields (rows); i++)
    {
      TrabTableCell *cell = g_new0 (TrabTableCell, 1);
      const Role *role = roles && i < n_roles ? &roles[i] : NULL;

      cell->text = g_utf8_make_valid (trab_csv_rows_get_field (rows, i), -1);
      g_ptr_array_add (row, cell);
      if (role == NULL || trab_csv_cell_is_absent (map, role->measure, cell->text))
        continue;
      if (role->is_day)
        read_day (cell, map);
      else if (role->is_number)
        read_number (cell, map);
    }
  return row;
}

static int
compare_twins (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(TrabTableTwins *const *) a)->name, (*(TrabTableTwins *const *) b)->name);
}

static void
list_twins (TrabTableLook *look, TrabCsvRows *rows, const TrabCsvMap *map)
{
  g_autoptr (GHashTable) found = trab_csv_head_list_twins (rows, map);
  GHashTableIter iter;
  gpointer name = NULL, places = NULL;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &places))
    {
      TrabTableTwins *twins = g_new0 (TrabTableTwins, 1);

      twins->name = g_strdup (name);
      twins->places = g_array_ref (places);
      g_ptr_array_add (look->twins, twins);
    }
  g_ptr_array_sort (look->twins, compare_twins);
}

static TrabCsvRows *
open_rows (GBytes *start, const TrabCsvMap *map)
{
  TrabCsvEncoding encoding = map->encoding;
  g_autoptr (GBytes) utf8 = trab_csv_text_to_utf8 (start, &encoding, NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) text = NULL;
  TrabCsvRows *rows = NULL;
  gsize skip = 0;
  char separator = 0;

  if (utf8 == NULL)
    return NULL;
  separator = trab_csv_text_find_separator (utf8, &skip);
  text = g_bytes_new_from_bytes (utf8, skip, g_bytes_get_size (utf8) - skip);
  stream = g_memory_input_stream_new_from_bytes (text);
  rows = trab_csv_rows_new (stream);
  trab_csv_rows_set_separator (rows, map->separator ? map->separator : separator);
  return rows;
}

/**
 * trab_table_look_new:
 * @start: see trab_table_look_read_start()
 * @map: (nullable): of its columns; one that is not understood is passed over here
 * @n_rows: behind the head
 *
 * Returns: (transfer full)
 */
TrabTableLook *
trab_table_look_new (GBytes *start, GBytes *map, guint n_rows)
{
  TrabTableLook *look = g_new0 (TrabTableLook, 1);
  g_autoptr (TrabCsvMap) told = map ? trab_csv_map_new_from_json (map, NULL) : NULL;
  g_autoptr (TrabCsvMap) usual = told ? NULL : trab_csv_map_new_long ();
  const TrabCsvMap *columns = told ? told : usual;
  g_autoptr (TrabCsvRows) rows = open_rows (start, columns);
  g_autofree Role *roles = NULL;
  guint n = 0;

  look->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  look->twins = g_ptr_array_new_with_free_func (twins_free);
  if (rows == NULL || !trab_csv_rows_next (rows, NULL))
    return look;
  n = trab_csv_rows_get_n_fields (rows);
  roles = g_new0 (Role, n);
  find_roles (roles, rows, columns);
  list_twins (look, rows, columns);
  do
    g_ptr_array_add (look->rows, new_row (rows, look->rows->len > 0 ? roles : NULL, n, columns));
  while (look->rows->len <= n_rows && trab_csv_rows_next (rows, NULL));
  return look;
}
