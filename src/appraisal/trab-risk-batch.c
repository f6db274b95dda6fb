/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-batch.h"

#include "trab-csv-rows.h"
#include "trab-error.h"
#include "trab-risk-sheet.h"

#define FLUSH_BYTES 65536

/* The file's columns, and where each input of the model stands among them. */
typedef struct
{
  guint n_columns;
  GArray *places;   /* of int, by input; -1 where the file has no such column */
  GPtrArray *cells; /* of const char *, by input: the row at hand */
} Columns;

static void
columns_clear (Columns *columns)
{
  g_clear_pointer (&columns->places, g_array_unref);
  g_clear_pointer (&columns->cells, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static void
read_head (TrabCsvRows *rows, const TrabRiskSheet *sheet, Columns *columns)
{
  const char *const *inputs = trab_risk_sheet_get_inputs (sheet);

  columns->n_columns = trab_csv_rows_get_n_fields (rows);
  columns->places = g_array_new (FALSE, FALSE, sizeof (int));
  columns->cells = g_ptr_array_new ();
  for (guint i = 0; inputs[i] != NULL; i++)
    {
      int place = -1;

      for (guint j = 0; j < columns->n_columns; j++)
        if (g_str_equal (trab_csv_rows_get_field (rows, j), inputs[i]))
          place = (int) j;
      g_array_append_val (columns->places, place);
      g_ptr_array_add (columns->cells, (gpointer) "");
    }
}

static void
append_fields (TrabCsvRows *rows, GString *out)
{
  for (guint i = 0; i < trab_csv_rows_get_n_fields (rows); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      trab_csv_rows_append_field (out, trab_csv_rows_get_field (rows, i));
    }
}

static void
append_head (TrabCsvRows *rows, const TrabRiskSheet *sheet, GString *out)
{
  const char *const *results = trab_risk_sheet_get_results (sheet);

  append_fields (rows, out);
  for (guint i = 0; results[i] != NULL; i++)
    g_string_append_printf (out, ",%s", results[i]);
  g_string_append_c (out, '\n');
}

static gboolean
flush (GString *out, GOutputStream *output, gsize at_least, GError **error)
{
  gboolean ok = TRUE;

  if (out->len < at_least || out->len == 0)
    return TRUE;
  ok = g_output_stream_write_all (output, out->str, out->len, NULL, NULL, error);
  g_string_truncate (out, 0);
  return ok;
}

/* A row of another length than the header is passed on as far as it goes, and refused. */
static void
append_broken (const TrabRiskSheet *sheet, GString *out)
{
  guint n_results = g_strv_length ((char **) trab_risk_sheet_get_results (sheet));

  for (guint i = 0; i < n_results; i++)
    g_string_append_c (out, ',');
  g_string_append (out, "number of cells: not understood");
}

/* One row to one row. Returns: whether it was refused */
static gboolean
calculate_row (TrabCsvRows *rows, const Columns *columns, const TrabRiskSheet *sheet, GString *out)
{
  gboolean is_refused = FALSE;

  append_fields (rows, out);
  if (trab_csv_rows_get_n_fields (rows) != columns->n_columns)
    {
      append_broken (sheet, out);
      is_refused = TRUE;
    }
  else
    {
      for (guint i = 0; i < columns->places->len; i++)
        {
          int place = g_array_index (columns->places, int, i);

          if (place >= 0)
            g_ptr_array_index (columns->cells, i)
                = (gpointer) trab_csv_rows_get_field (rows, (guint) place);
        }
      g_string_append_c (out, ',');
      is_refused
          = !trab_risk_sheet_calculate (sheet, (const char *const *) columns->cells->pdata, out);
    }
  g_string_append_c (out, '\n');
  return is_refused;
}

static TrabRiskSheet *
find_model (TrabEvidence *evidence, const char *model_id, GError **error)
{
  g_autoptr (GError) local = NULL;
  TrabRiskSheet *sheet = trab_risk_sheet_new (evidence, model_id, &local);

  if (sheet != NULL)
    return sheet;
  if (g_error_matches (local, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_NOT_FOUND))
    g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD, "no model %s", model_id);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * trab_risk_batch_run:
 * @model_id: as on the command line: "qfracture2012", "garvan", "dvo2023", a point score
 * @input: CSV with the column names of the model's vectors; order free, other columns passed
 * through
 * @output: gets all input columns, the results, and why a row has none; memory does not grow
 * @count: (out): rows, and how many were refused
 *
 * Returns: FALSE with TRAB_INPUT_ERROR (no such model), TRAB_IMPORT_ERROR (not CSV) or an error of
 *   the streams; what was written by then is part of a result only
 */
gboolean
trab_risk_batch_run (TrabEvidence *evidence,
                     const char *model_id,
                     GInputStream *input,
                     GOutputStream *output,
                     TrabRiskBatchCount *count,
                     GError **error)
{
  g_autoptr (TrabRiskSheet) sheet = find_model (evidence, model_id, error);
  g_autoptr (TrabCsvRows) rows = trab_csv_rows_new (input);
  g_autoptr (GString) out = g_string_sized_new (FLUSH_BYTES + 4096);
  g_autoptr (GError) local = NULL;
  g_auto (Columns) columns = { 0 };

  *count = (TrabRiskBatchCount){ 0 };
  if (sheet == NULL)
    return FALSE;
  if (!trab_csv_rows_next (rows, &local))
    {
      if (local == NULL)
        g_set_error_literal (&local, TRAB_IMPORT_ERROR, TRAB_IMPORT_ERROR_TABLE,
                             "the file has no header");
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  read_head (rows, sheet, &columns);
  append_head (rows, sheet, out);
  while (trab_csv_rows_next (rows, &local))
    {
      count->n_rows++;
      count->n_refused += calculate_row (rows, &columns, sheet, out) ? 1 : 0;
      if (!flush (out, output, FLUSH_BYTES, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return flush (out, output, 0, error);
}
