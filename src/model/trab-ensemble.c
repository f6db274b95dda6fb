/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-ensemble.h"

#include <math.h>

#include "trab-ensemble-plan.h"
#include "trab-error.h"

#define SMALL_ENSEMBLE 2000 /* up to this many members two twins are kept, else one */
#define MOST_RUNS 24        /* kept: some 80 kB each */

/* A plan that was run over the cohort: it is not run again because another one changed. */
typedef struct
{
  char *key;
  TrabRun *run;
} KeptRun;

/* One cohort is kept: the plans on screen are of one person. */
struct _TrabEnsemble
{
  const TrabModel *model;
  GMutex lock;
  char *cohort_key;
  TrabModelCohort *cohort;
  TrabConditioningResult conditioning; /* of the cohort */
  GPtrArray *twins; /* of TrabModelTwin of the cohort, the one used last at the end */
  GPtrArray *runs;  /* of KeptRun over the cohort, the one used last at the end */
};

static void
kept_run_free (KeptRun *kept)
{
  g_free (kept->key);
  g_object_unref (kept->run);
  g_free (kept);
}

/**
 * trab_ensemble_new:
 * @model: kept by the caller, for longer than the ensemble
 *
 * Returns: (transfer full)
 */
TrabEnsemble *
trab_ensemble_new (const TrabModel *model)
{
  TrabEnsemble *self = g_new0 (TrabEnsemble, 1);

  self->model = model;
  self->twins = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_model_twin_free);
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_run_free);
  g_mutex_init (&self->lock);
  return self;
}

static void
drop_cohort (TrabEnsemble *self)
{
  g_ptr_array_set_size (self->runs, 0);
  g_ptr_array_set_size (self->twins, 0);
  g_clear_pointer (&self->cohort, trab_model_cohort_free);
  g_clear_pointer (&self->cohort_key, g_free);
}

void
trab_ensemble_free (TrabEnsemble *ensemble)
{
  if (ensemble == NULL)
    return;
  drop_cohort (ensemble);
  g_ptr_array_unref (ensemble->runs);
  g_ptr_array_unref (ensemble->twins);
  g_mutex_clear (&ensemble->lock);
  g_free (ensemble);
}

static char *
describe_cohort (const TrabEnsembleRequest *request)
{
  g_autofree char *history = trab_model_cohort_describe_scenario (request->scenarios[0], FALSE);

  g_autofree char *data = trab_conditioning_describe (request->conditioning);

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %u %d %a %a %a %s; %s", request->seed,
                          request->n_members, request->is_as_prescribed, request->cv_percent[0],
                          request->cv_percent[1], request->cv_percent[2], history, data);
}

static gboolean
set_cancelled (GError **error)
{
  g_set_error_literal (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

/* The cohort's draws, and what is known of the person laid upon them. */
static gboolean
make_cohort (TrabEnsemble *self,
             const TrabEnsembleRequest *request,
             const TrabScenario *history,
             GCancellable *cancellable,
             GError **error)
{
  self->conditioning = (TrabConditioningResult){ .reading = TRAB_CONDITIONING_NOTHING };
  self->cohort = trab_model_cohort_new (self->model, history, request->seed, request->n_members,
                                        request->is_as_prescribed);
  if (!trab_model_cohort_draw (self->cohort, request->n_threads, cancellable))
    return set_cancelled (error);
  return request->conditioning == NULL
         || trab_conditioning_apply (request->conditioning, request->cv_percent, self->cohort,
                                     request->n_threads, &self->conditioning, cancellable, error);
}

static gboolean
ensure_cohort (TrabEnsemble *self,
               const TrabEnsembleRequest *request,
               const TrabScenario *history,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *key = describe_cohort (request);

  if (g_strcmp0 (key, self->cohort_key) != 0)
    {
      drop_cohort (self);
      if (!make_cohort (self, request, history, cancellable, error))
        {
          drop_cohort (self);
          return FALSE;
        }
      self->cohort_key = g_steal_pointer (&key);
    }
  if ((request->with_average_band
       && !trab_model_cohort_ensure_band (self->cohort, TRAB_BAND_AVERAGE, request->n_threads,
                                          cancellable))
      || ((request->with_person_band || request->with_scan_band)
          && !trab_model_cohort_ensure_band (self->cohort, TRAB_BAND_PERSON, request->n_threads,
                                             cancellable)))
    return set_cancelled (error);
  return TRUE;
}

static TrabModelTwin *
find_twin (TrabEnsemble *self, const TrabModelAnchor *anchor)
{
  g_autofree char *key = trab_model_cohort_describe_scenario (anchor->untreated, TRUE);
  guint n_most = self->cohort->n_members <= SMALL_ENSEMBLE ? 2 : 1;

  for (guint i = 0; i < self->twins->len; i++)
    if (g_str_equal (((TrabModelTwin *) g_ptr_array_index (self->twins, i))->key, key))
      {
        g_ptr_array_add (self->twins, g_ptr_array_steal_index (self->twins, i));
        return g_ptr_array_index (self->twins, self->twins->len - 1);
      }
  if (self->twins->len >= n_most)
    g_ptr_array_remove_index (self->twins, 0);
  g_ptr_array_add (self->twins,
                   trab_model_twin_new (self->cohort, anchor->untreated, anchor->n_months));
  return g_ptr_array_index (self->twins, self->twins->len - 1);
}

static char *
describe_run (const TrabEnsembleRequest *request, const TrabScenario *scenario)
{
  g_autofree char *plan = trab_model_cohort_describe_scenario (scenario, TRUE);

  return g_strdup_printf ("%d %d %d %s %s", request->with_average_band, request->with_person_band,
                          request->with_scan_band, plan, scenario->id);
}

static TrabRun *
find_run (TrabEnsemble *self, const char *key)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (g_str_equal (((KeptRun *) g_ptr_array_index (self->runs, i))->key, key))
      {
        g_ptr_array_add (self->runs, g_ptr_array_steal_index (self->runs, i));
        return ((KeptRun *) g_ptr_array_index (self->runs, self->runs->len - 1))->run;
      }
  return NULL;
}

static void
keep_run (TrabEnsemble *self, const char *key, TrabRun *run)
{
  KeptRun *kept = g_new0 (KeptRun, 1);

  kept->key = g_strdup (key);
  kept->run = g_object_ref (run);
  if (self->runs->len >= MOST_RUNS)
    g_ptr_array_remove_index (self->runs, 0);
  g_ptr_array_add (self->runs, kept);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO, what);
  return FALSE;
}

static gboolean
check_request (const TrabEnsemble *self, const TrabEnsembleRequest *request, GError **error)
{
  g_autofree char *first = NULL;

  if (request->n_scenarios == 0)
    return refuse (error, "no plan");
  if (request->n_members < 1 || request->n_members > TRAB_ENSEMBLE_MOST_MEMBERS)
    return refuse (error, "the number of members is not usable");
  first = trab_model_cohort_describe_scenario (request->scenarios[0], FALSE);
  for (guint i = 0; i < request->n_scenarios; i++)
    {
      g_autofree char *history = trab_model_cohort_describe_scenario (request->scenarios[i], FALSE);

      if (!trab_model_check_scenario (self->model, request->scenarios[i], error))
        return FALSE;
      if (!g_str_equal (first, history))
        return refuse (error, "the plans are not of one person with one history");
    }
  return TRUE;
}

static gboolean
check_observed (const TrabEnsemble *self, const TrabEnsembleRequest *request, GError **error)
{
  const TrabConditioning *conditioning = request->conditioning;
  g_autofree char *first = NULL, *observed = NULL;

  if (conditioning == NULL || conditioning->observed == NULL)
    return TRUE;
  if (!trab_model_check_scenario (self->model, conditioning->observed, error))
    return FALSE;
  first = trab_model_cohort_describe_scenario (request->scenarios[0], FALSE);
  observed = trab_model_cohort_describe_scenario (conditioning->observed, FALSE);
  return g_str_equal (first, observed)
         || refuse (error, "the observed plan is not of the person's history");
}

static gboolean
run_all (TrabEnsemble *self,
         const TrabEnsembleRequest *request,
         GPtrArray *runs,
         GCancellable *cancellable,
         GError **error)
{
  for (guint i = 0; i < request->n_scenarios; i++)
    {
      g_autoptr (TrabModelAnchor) anchor
          = trab_model_anchor_new (self->model, request->scenarios[i]);
      g_autofree char *key = describe_run (request, request->scenarios[i]);
      TrabRun *run = NULL;

      if (!ensure_cohort (self, request, anchor->untreated, cancellable, error))
        return FALSE;
      run = find_run (self, key);
      if (run != NULL)
        {
          g_ptr_array_add (runs, g_object_ref (run));
          continue;
        }
      run = trab_ensemble_plan_run (request, self->cohort, find_twin (self, anchor), anchor,
                                    request->scenarios[i], cancellable, error);
      if (run == NULL)
        return FALSE;
      keep_run (self, key, run);
      g_ptr_array_add (runs, run);
    }
  return TRUE;
}

/**
 * trab_ensemble_run:
 * @request: see there
 *
 * Model-spec section 8. The numbers are the same bits for any number of threads, and a member's own
 * for any number of members. Blocks; any thread.
 *
 * Returns: (transfer full) (element-type TrabRun) (nullable): one run per plan, in their order;
 * NULL with TRAB_MODEL_ERROR: BAD_SCENARIO, DID_NOT_CONVERGE or CANCELLED
 */
GPtrArray *
trab_ensemble_run (TrabEnsemble *ensemble,
                   const TrabEnsembleRequest *request,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean ok;

  if (!check_request (ensemble, request, error) || !check_observed (ensemble, request, error))
    return NULL;
  g_mutex_lock (&ensemble->lock);
  ok = run_all (ensemble, request, runs, cancellable, error);
  g_mutex_unlock (&ensemble->lock);
  return ok ? g_steal_pointer (&runs) : NULL;
}

/**
 * trab_ensemble_get_conditioning:
 * @result: (out): how the last run's conditioning went
 */
void
trab_ensemble_get_conditioning (TrabEnsemble *ensemble, TrabConditioningResult *result)
{
  g_mutex_lock (&ensemble->lock);
  *result = ensemble->conditioning;
  g_mutex_unlock (&ensemble->lock);
}
