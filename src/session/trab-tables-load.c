/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-tables-load.h"

#include "trab-catalogue.h"
#include "trab-chance-tables.h"
#include "trab-code-table.h"
#include "trab-country-pack.h"
#include "trab-ensemble.h"
#include "trab-harm-layer.h"
#include "trab-model.h"
#include "trab-qfracture.h"
#include "trab-safety.h"

#define COUNTRIES "trabecula-countries" /* packs of a clinic's own, beside its records */

/**
 * trab_tables_load_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR when a table is missing or
 *   damaged: a program without its numbers must not start
 */
TrabTables *
trab_tables_load_new (GError **error)
{
  g_autoptr (TrabTables) self = g_new0 (TrabTables, 1);
  g_autofree char *folder = NULL;

  self->evidence = trab_evidence_new ();
  folder = g_build_filename (g_get_user_data_dir (), COUNTRIES, NULL);
  self->pack_problems = trab_country_pack_add_all (self->evidence, folder);
  self->catalogue = trab_catalogue_new (self->evidence, error);
  if (self->catalogue == NULL)
    return NULL;
  self->codes = trab_code_table_load (self->evidence, error);
  if (self->codes == NULL)
    return NULL;
  self->model = trab_model_new (self->evidence, error);
  if (self->model == NULL)
    return NULL;
  self->ensemble = trab_ensemble_new (self->model);
  self->qfracture = trab_qfracture_new (self->evidence, error);
  if (self->qfracture == NULL)
    return NULL;
  self->chance = trab_chance_tables_new (self->evidence, error);
  if (self->chance == NULL)
    return NULL;
  self->safety = trab_safety_new (self->evidence, error);
  if (self->safety == NULL)
    return NULL;
  self->harm_layer = trab_harm_layer_new (self->evidence, error);
  if (self->harm_layer == NULL)
    return NULL;
  self->digest = trab_evidence_dup_digest (NULL);
  return g_steal_pointer (&self);
}

void
trab_tables_load_free (TrabTables *tables)
{
  if (tables == NULL)
    return;
  g_clear_pointer (&tables->harm_layer, trab_harm_layer_free);
  g_clear_pointer (&tables->safety, trab_safety_free);
  g_clear_pointer (&tables->chance, trab_chance_tables_free);
  g_clear_pointer (&tables->qfracture, trab_qfracture_free);
  g_clear_pointer (&tables->ensemble, trab_ensemble_free);
  g_clear_pointer (&tables->model, trab_model_free);
  g_clear_pointer (&tables->codes, trab_code_map_free);
  g_clear_pointer (&tables->catalogue, trab_catalogue_free);
  g_clear_pointer (&tables->evidence, trab_evidence_free);
  g_clear_pointer (&tables->pack_problems, g_ptr_array_unref);
  g_free (tables->digest);
  g_free (tables);
}
