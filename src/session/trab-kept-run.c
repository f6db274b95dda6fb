/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-kept-run.h"

#include <jansson.h>
#include <math.h>

#include "trab-ensemble.h"
#include "trab-error.h"
#include "trab-evidence.h"
#include "trab-model.h"
#include "trab-scenario-file.h"

#define EXACT_DIGITS 17 /* a double survives them */

static const char *const band_names[TRAB_N_BANDS] = { "average", "person", "scan" };
static const char *const quantile_names[TRAB_N_QUANTILES] = { "q05", "q25", "q50", "q75", "q95" };

static json_t *
new_band (TrabRun *run, TrabQuantity quantity, TrabBand band)
{
  json_t *object = json_object ();

  for (guint i = 0; i < TRAB_N_QUANTILES; i++)
    {
      json_t *years = json_array ();

      for (guint month = 0; month < trab_run_get_n_months (run); month += 12)
        json_array_append_new (
            years, json_real (trab_run_get_pct (run, quantity, band, (TrabQuantile) i, month)));
      json_object_set_new (object, quantile_names[i], years);
    }
  return object;
}

static json_t *
new_result (TrabRun *run)
{
  json_t *result = json_object ();

  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    {
      json_t *bands = json_object ();

      for (guint j = 0; j < TRAB_N_BANDS; j++)
        if (trab_run_has_band (run, (TrabQuantity) i, (TrabBand) j))
          json_object_set_new (bands, band_names[j],
                               new_band (run, (TrabQuantity) i, (TrabBand) j));
      json_object_set_new (result, trab_run_quantity_to_string ((TrabQuantity) i), bands);
    }
  return result;
}

static char *
dup_text (json_t *owned)
{
  char *given
      = json_dumps (owned, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION (EXACT_DIGITS));
  char *text = g_strdup (given);

  free (given);
  json_decref (owned);
  return text;
}

/**
 * trab_kept_run_new:
 * @plan: one of @comparison that has a run
 *
 * Returns: (transfer full): ready to be saved
 */
TrabStoreRun *
trab_kept_run_new (TrabComparison *comparison, const TrabComparedPlan *plan)
{
  const TrabRunProvenance *made = trab_run_get_provenance (plan->run);
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  TrabStoreRun *kept = trab_store_run_new ();

  g_return_val_if_fail (made->scenario != NULL, kept);

  kept->patient_id = g_strdup (fields->patient_id);
  kept->plan_id = g_strdup (plan->plan_id);
  kept->engine_version = g_strdup (made->engine_version);
  kept->parameter_digest = g_strdup (made->parameter_digest);
  kept->evidence_digest = g_strdup (fields->evidence_digest);
  kept->seed = made->seed;
  kept->inputs
      = dup_text (json_pack ("{s:i, s:i, s:b, s:[o]}", "members", (int) made->n_members, "dropped",
                             (int) made->n_dropped, "as_prescribed", made->is_as_prescribed,
                             "scenarios", trab_scenario_file_new_json (made->scenario)));
  kept->result = dup_text (new_result (plan->run));
  return kept;
}

static double
get_difference (json_t *a, json_t *b)
{
  double largest = 0;
  const char *key = NULL;
  json_t *value = NULL;
  gsize i;

  if (json_is_number (a) && json_is_number (b))
    return fabs (json_number_value (a) - json_number_value (b));
  if (json_typeof (a) != json_typeof (b) || json_array_size (a) != json_array_size (b)
      || json_object_size (a) != json_object_size (b))
    return INFINITY;
  json_array_foreach (a, i, value)
    largest = fmax (largest, get_difference (value, json_array_get (b, i)));
  json_object_foreach (a, key, value)
    {
      json_t *other = json_object_get (b, key);

      largest = fmax (largest, other ? get_difference (value, other) : INFINITY);
    }
  return largest;
}

static gboolean
fail (const TrabStoreRun *kept, GError **error)
{
  g_set_error (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_CORRUPT, "a kept run cannot be read: %s",
               kept->id);
  return FALSE;
}

static TrabRun *
run_again (TrabTables *tables,
           const TrabStoreRun *kept,
           json_t *inputs,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (kept->inputs, strlen (kept->inputs));
  g_autoptr (GPtrArray) scenarios = trab_scenario_file_read (bytes, NULL);
  json_int_t n_members = json_integer_value (json_object_get (inputs, "members"));
  /* a new one: the session's may still hold the very run that is to be made again */
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (tables->model);
  g_autoptr (GPtrArray) runs = NULL;
  TrabEnsembleRequest request = {
    .n_scenarios = 1,
    .n_members = (guint) CLAMP (n_members, 0, G_MAXINT),
    .seed = kept->seed,
    .with_average_band = TRUE,
    .with_person_band = TRUE,
    .is_as_prescribed = json_is_true (json_object_get (inputs, "as_prescribed")),
  };

  if (scenarios == NULL || scenarios->len != 1 || n_members < 1)
    {
      fail (kept, error);
      return NULL;
    }
  request.scenarios = (const TrabScenario *const *) scenarios->pdata;
  runs = trab_ensemble_run (ensemble, &request, cancellable, error);
  return runs ? g_object_ref (g_ptr_array_index (runs, 0)) : NULL;
}

/**
 * trab_kept_run_check:
 * Makes a kept run again with today's engine and tables. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_STORE_ERROR_CORRUPT when what was kept cannot
 *   be read, TRAB_MODEL_ERROR or G_IO_ERROR_CANCELLED
 */
TrabRunCheck *
trab_kept_run_check (TrabTables *tables,
                     const TrabStoreRun *kept,
                     GCancellable *cancellable,
                     GError **error)
{
  json_t *inputs = json_loads (kept->inputs, JSON_REJECT_DUPLICATES, NULL);
  json_t *result = json_loads (kept->result, JSON_REJECT_DUPLICATES, NULL);
  g_autoptr (TrabRunCheck) check = NULL;
  g_autoptr (TrabRun) run = NULL;

  if (inputs == NULL || result == NULL)
    fail (kept, error);
  else
    run = run_again (tables, kept, inputs, cancellable, error);
  if (run != NULL)
    {
      const TrabRunProvenance *made = trab_run_get_provenance (run);
      json_t *again = new_result (run);

      check = trab_run_check_new ();
      check->plan_id = g_strdup (kept->plan_id);
      check->unix_ms = kept->unix_ms;
      check->n_members = made->n_members;
      check->seed = kept->seed;
      check->engine_version = g_strdup (kept->engine_version);
      check->is_same_engine = g_str_equal (kept->engine_version, made->engine_version);
      check->is_same_parameters = g_str_equal (kept->parameter_digest, made->parameter_digest);
      check->is_same_evidence = g_str_equal (kept->evidence_digest, tables->digest);
      check->difference_pct = get_difference (result, again);
      json_decref (again);
    }
  json_decref (inputs);
  json_decref (result);
  return g_steal_pointer (&check);
}
