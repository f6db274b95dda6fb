/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-gains.h"

#include <math.h>

#include "trab-error.h"

static const char *const class_names[TRAB_MODEL_N_CLASSES] = {
  "ALN",   "BP_MEN", "RIS",      "IBN", "ZOL",          "HRT_STD",  "HRT_LOW", "EX_HI",
  "EX_MO", "TRT",    "GHD_REPL", "CAD", "COMBO_HRT_BP", "EX_ON_AR", "OTHER",
};
static const char *const site_names[] = { "LS", "FN", "TH" };

static int
find_text (const char *const *texts, guint n_texts, const char *text)
{
  for (guint i = 0; i < n_texts; i++)
    if (g_strcmp0 (texts[i], text) == 0)
      return (int) i;
  return -1;
}

/** trab_model_gains_class_to_string: its name in the tables */
const char *
trab_model_gains_class_to_string (TrabModelClass class)
{
  g_return_val_if_fail (class < TRAB_MODEL_N_CLASSES, NULL);
  return class_names[class];
}

gboolean
trab_model_gains_class_from_string (const char *text, TrabModelClass *class)
{
  int found = find_text (class_names, G_N_ELEMENTS (class_names), text);

  if (found >= 0)
    *class = (TrabModelClass) found;
  return found >= 0;
}

static gboolean
load_markers (TrabEvidence *evidence, TrabModelGainTable *table, GError **error)
{
  const TrabTable *rows = trab_evidence_get_table (evidence, "model/marker-gains", error);
  gboolean is_usable = rows && trab_table_get_n_rows (rows) == TRAB_MODEL_N_MARKER_GAIN_ROWS;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; is_usable && i < TRAB_MODEL_N_MARKER_GAIN_ROWS; i++)
    {
      is_usable = trab_model_gains_class_from_string (trab_table_get_text (rows, i, "class"),
                                                      &table->markers[i].class);
      table->markers[i].lambda = trab_table_get_double (rows, i, "lambda");
      table->markers[i].log_sd = trab_table_get_double (rows, i, "log_sd");
      is_usable &= isfinite (table->markers[i].lambda) && isfinite (table->markers[i].log_sd);
    }
  if (!is_usable)
    g_set_error_literal (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
                         "table model/marker-gains is not the 12 rows the draws are numbered by");
  return is_usable;
}

/**
 * trab_model_gains_load:
 * Returns: FALSE with TRAB_EVIDENCE_ERROR when a table is missing or not the one of the model
 */
gboolean
trab_model_gains_load (TrabEvidence *evidence, TrabModelGainTable *table, GError **error)
{
  const TrabTable *rows = trab_evidence_get_table (evidence, "model/gains", error);
  guint n_rows = rows ? trab_table_get_n_rows (rows) : 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (n_rows, TRAB_MODEL_N_GAIN_ROWS); i++)
    {
      int class = find_text (class_names, G_N_ELEMENTS (class_names),
                             trab_table_get_text (rows, i, "class"));

      table->rows[i].class = class < 0 ? TRAB_MODEL_CLASS_OTHER : (TrabModelClass) class;
      table->rows[i].site = find_text (site_names, G_N_ELEMENTS (site_names),
                                       trab_table_get_text (rows, i, "site"));
      table->rows[i].lambda = trab_table_get_double (rows, i, "lambda");
      table->rows[i].log_sd = trab_table_get_double (rows, i, "log_sd");
      if (class < 0 || !isfinite (table->rows[i].lambda) || !isfinite (table->rows[i].log_sd))
        n_rows = 0;
    }
  if (n_rows == TRAB_MODEL_N_GAIN_ROWS)
    return load_markers (evidence, table, error);
  g_set_error_literal (error, TRAB_EVIDENCE_ERROR, TRAB_EVIDENCE_ERROR_DAMAGED,
                       "table model/gains is not the 39 rows the draws are numbered by");
  return FALSE;
}

/**
 * trab_model_gains_set:
 * @factors, @marker_factors: (nullable): one multiplier per row, or NULL for the point values
 */
void
trab_model_gains_set (const TrabModelGainTable *table,
                      const double factors[TRAB_MODEL_N_GAIN_ROWS],
                      const double marker_factors[TRAB_MODEL_N_MARKER_GAIN_ROWS],
                      TrabModelGains *gains)
{
  for (guint i = 0; i < TRAB_MODEL_N_CLASSES; i++)
    gains->marker[i] = 1;
  for (guint i = 0; i < TRAB_MODEL_N_MARKER_GAIN_ROWS; i++)
    gains->marker[table->markers[i].class]
        = table->markers[i].lambda * (marker_factors ? marker_factors[i] : 1);
  for (guint i = 0; i < TRAB_MODEL_N_GAIN_ROWS; i++)
    {
      double lambda = table->rows[i].lambda * (factors ? factors[i] : 1);

      for (int site = 0; site < 3; site++)
        if (table->rows[i].site < 0 || table->rows[i].site == site)
          gains->lambda[table->rows[i].class][site] = lambda;
    }
}
