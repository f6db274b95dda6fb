/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-csv-cell.h"

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
