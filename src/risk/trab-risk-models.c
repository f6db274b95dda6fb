/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-models.h"

/**
 * trab_risk_models_list:
 * Returns: (transfer full) (element-type TrabRiskModel) (nullable): every model, in the order
 *   shown; NULL with TRAB_EVIDENCE_ERROR
 */
GArray *
trab_risk_models_list (TrabEvidence *evidence, GError **error)
{
  g_autoptr (GArray) models = g_array_new (FALSE, TRUE, sizeof (TrabRiskModel));
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/models", error);

  if (table == NULL)
    return NULL;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      TrabRiskModel model = {
        .id = trab_table_get_text (table, i, "id"),
        .name = trab_table_get_text (table, i, "name"),
        .outcome = trab_table_get_text (table, i, "outcome"),
        .horizon = trab_table_get_text (table, i, "horizon"),
        .population = trab_table_get_text (table, i, "population"),
        .inputs = trab_table_get_text (table, i, "inputs"),
        .formula = trab_table_get_text (table, i, "formula"),
        .ranges = trab_table_get_text (table, i, "ranges"),
        .lacks = trab_table_get_text (table, i, "lacks"),
        .licence = trab_table_get_text (table, i, "licence"),
        .caveats = trab_table_get_text (table, i, "caveats"),
        .notice = trab_table_get_text (table, i, "notice"),
        .source = trab_table_get_text (table, i, "source"),
        .provenance = trab_provenance_from_code (trab_table_get_text (table, i, "prov_code")),
      };

      g_array_append_val (models, model);
    }
  return g_steal_pointer (&models);
}
