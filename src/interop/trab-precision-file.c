/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-precision-file.h"

#include "trab-csv-rows.h"
#include "trab-error.h"
#include "trab-measure.h"
#include "trab-number.h"

#define LEAST_SCANS 2
#define MOST_SCANS 3

static gboolean
refuse (TrabCsvRows *rows, const char *what, GError **error)
{
  g_set_error (error, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE, "line %" G_GUINT64_FORMAT ": %s",
               trab_csv_rows_get_line (rows), what);
  return FALSE;
}

static gboolean
read_row (TrabCsvRows *rows, guint n_scans, GArray *bmd_g_cm2, GError **error)
{
  const TrabMeasureInfo *info = trab_measure_get_info (TRAB_MEASURE_BMD);

  if (trab_csv_rows_get_n_fields (rows) != n_scans + 1)
    return refuse (rows, "another number of cells than the header", error);
  for (guint i = 1; i <= n_scans; i++)
    {
      double value = 0;

      if (!trab_number_parse (trab_csv_rows_get_field (rows, i), &value))
        return refuse (rows, "a scan is not a number", error);
      if (value < info->low || value > info->high)
        return refuse (rows, "a scan is not a density in g/cm2", error);
      g_array_append_val (bmd_g_cm2, value);
    }
  return TRUE;
}

/**
 * trab_precision_file_read:
 * @input: CSV: the patient, then two or three scans in g/cm2; a row for each patient, and a header
 * @n_scans: (out): of each patient
 *
 * Returns: (transfer full) (nullable): of double, the scans of the first patient, then of the next;
 *   NULL with TRAB_IMPORT_ERROR_TABLE naming the line
 */
GArray *
trab_precision_file_read (GInputStream *input, guint *n_scans, GError **error)
{
  g_autoptr (TrabCsvRows) rows = trab_csv_rows_new (input);
  g_autoptr (GArray) bmd_g_cm2 = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) local = NULL;

  if (!trab_csv_rows_next (rows, &local))
    {
      if (local == NULL)
        refuse (rows, "no header", &local);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  *n_scans = trab_csv_rows_get_n_fields (rows) - 1;
  if (*n_scans < LEAST_SCANS || *n_scans > MOST_SCANS)
    {
      refuse (rows, "a patient and two or three scans are needed", error);
      return NULL;
    }
  while (trab_csv_rows_next (rows, &local))
    if (!read_row (rows, *n_scans, bmd_g_cm2, error))
      return NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (bmd_g_cm2->len == 0)
    {
      refuse (rows, "no patient", error);
      return NULL;
    }
  return g_steal_pointer (&bmd_g_cm2);
}
