/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-cell.h"

#include <stdlib.h>
#include <string.h>

/**
 * trab_csv_cell_dup_unmarked:
 * @cell: "9.2 H": a laboratory's number and its mark in one cell
 * @code: (out): the mark as HL7 writes it
 *
 * Returns: (transfer full) (nullable): the number alone; NULL, @code untouched, where no mark is
 */
char *
trab_csv_cell_dup_unmarked (const char *cell, const char **code)
{
  static const char *const marks[][2]
      = { { "HH", "HH" }, { "LL", "LL" }, { "H", "H" }, { "L", "L" }, { "A", "A" }, { "*", "A" } };

  if (!g_ascii_isdigit (cell[strspn (cell, "<>= ")]))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (cell, marks[i][0]))
      {
        *code = marks[i][1];
        return g_strchomp (g_strndup (cell, strlen (cell) - strlen (marks[i][0])));
      }
  return NULL;
}

/** trab_csv_cell_read_comparator: @comparator: (inout): told already, or gets the one that @cell
 * begins with. Returns: what follows it */
const char *
trab_csv_cell_read_comparator (const char *cell, const char **comparator)
{
  static const char *const bounds[] = { "<=", ">=", "<", ">" };

  for (guint i = 0; *comparator == NULL && i < G_N_ELEMENTS (bounds); i++)
    if (g_str_has_prefix (cell, bounds[i]))
      {
        *comparator = bounds[i];
        return cell + strlen (bounds[i]);
      }
  return cell;
}

/** trab_csv_cell_is_plain_point: "0.45", "61.5": a point that can only be the decimal mark */
gboolean
trab_csv_cell_is_plain_point (const char *cell)
{
  const char *point = strchr (cell, '.');

  return point != NULL && strlen (point + 1) != 3;
}

/** trab_csv_cell_dup_iso: (transfer full) (nullable): @text: (nullable): a date in that order, as
 * ISO 8601; any other text as it is, to be refused */
char *
trab_csv_cell_dup_iso (TrabCsvDates order, const char *text)
{
  static const guint orders[][3] = { /* places of year, month, day */
                                     [TRAB_CSV_DATES_DMY] = { 2, 1, 0 },
                                     [TRAB_CSV_DATES_MDY] = { 2, 0, 1 },
                                     [TRAB_CSV_DATES_YMD] = { 0, 1, 2 }
  };
  g_auto (GStrv) parts = NULL;
  const guint *at = orders[order];

  if (text == NULL || order == TRAB_CSV_DATES_ISO)
    return g_strdup (text);
  parts = g_strsplit_set (text, "./-", -1);
  if (g_strv_length (parts) != 3 || strlen (parts[at[0]]) != 4 || strlen (parts[at[1]]) > 2
      || strlen (parts[at[2]]) > 2)
    return g_strdup (text);
  return g_strdup_printf ("%s-%02d-%02d", parts[at[0]], atoi (parts[at[1]]), atoi (parts[at[2]]));
}

/** trab_csv_cell_is_absent: whether @cell says that there is no value. @measure, @cell: (nullable)
 */
gboolean
trab_csv_cell_is_absent (const TrabCsvMap *map, const TrabCsvMeasure *measure, const char *cell)
{
  /* what programs write where there is no value */
  static const char *const usual[] = { "", "-", "*****", "NA", "N/A", ".", NULL };
  const char *text = cell ? cell : "";

  return g_strv_contains (usual, text)
         || (map->missing != NULL && g_strv_contains ((const char *const *) map->missing, text))
         || (measure != NULL && measure->missing != NULL
             && g_strv_contains ((const char *const *) measure->missing, text));
}

/** trab_csv_cell_has_other_mark: whether a number is written with a decimal mark that is not
 * @mark: it may be a thousand times as large */
gboolean
trab_csv_cell_has_other_mark (const char *cell, char mark)
{
  return (strchr (cell, '.') != NULL && mark != '.') || (strchr (cell, ',') != NULL && mark != ',');
}
