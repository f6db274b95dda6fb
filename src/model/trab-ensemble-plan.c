/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-ensemble-plan.h"

#include <math.h>

#include "trab-date.h"
#include "trab-error.h"
#include "trab-model-parallel.h"
#include "trab-model-quantile.h"

#define MAX_VARIANTS (TRAB_MODEL_ANCHOR_MAX_PARTS + 2)
#define N_ROWS (TRAB_N_QUANTITIES + 1) /* what is kept of each member: the quantities and dTH */
#define ROW_D_TH TRAB_N_QUANTITIES

/* One plan and one band; every thread writes only to its own members, then to its own months. */
typedef struct
{
  const TrabModelCohort *cohort;
  const TrabModelTwin *twin;
  const TrabModelAnchor *anchor;
  GPtrArray *exposures; /* of the anchor's variants */
  TrabModelKernel kernel;
  TrabBand band;
  guint n_months;
  const int *steps;
  double *changes;      /* [row][month][member] */
  gboolean *is_dropped; /* [member] */
  guint n_dropped;
  const double *weights; /* or NULL */
  gboolean with_scan_band;
  double scan_sd[TRAB_MODEL_N_SITES];
  double lsc[TRAB_MODEL_N_SITES];
  double *pct;        /* of the run: [quantity][band][quantile][month] */
  double *d_th;       /* of the run */
  double *beyond_lsc; /* of the run: [site][month] */
} Job;

static double *
get_changes (const Job *job, guint row, guint month)
{
  return &job->changes[((gsize) row * job->n_months + month) * job->cohort->n_members];
}

static double *
get_quantiles (const Job *job, guint quantity, guint band, guint month)
{
  return &job->pct[((gsize) quantity * TRAB_N_BANDS + band) * TRAB_N_QUANTILES * job->n_months
                   + month];
}

/* The structural error grows over the first years: the same for the treated and the untreated. */
static double
get_ramp (const Job *job, guint month)
{
  double years = month / (double) TRAB_MONTHS_PER_YEAR;

  return fmin (years / trab_model_get_constants (job->cohort->model)->structural_ramp_years, 1);
}

/* Eight members side by side, from their lanes of the twin and of the variants. */
typedef struct
{
  guint first; /* member of lane 0 */
  guint n;     /* lanes that hold a member */
  const TrabModelMember *members[TRAB_MODEL_BLOCK_LANES];
  const TrabModelOutputs *untreated;        /* [month] */
  TrabModelOutputs *variants[MAX_VARIANTS]; /* [month] each */
} Block;

static void
reduce (const Job *job, const Block *block, TrabQuantity quantity, guint month, double ramp)
{
  double *changes = &get_changes (job, quantity, month)[block->first];
  double *d_th = &get_changes (job, ROW_D_TH, month)[block->first];

  for (guint lane = 0; lane < block->n; lane++)
    {
      const TrabModelMember *member = block->members[lane];
      double base = block->untreated[month].of[quantity].v[lane], values[MAX_VARIANTS], ratio;

      for (guint i = 0; i < job->anchor->variants->len; i++)
        values[i] = block->variants[i][month].of[quantity].v[lane];
      ratio
          = trab_model_anchor_combine (job->anchor, &member->gains, quantity, month, base, values);
      changes[lane] = 100 * (base / block->untreated[0].of[quantity].v[lane] * ratio - 1)
                      + member->structural[quantity] * ramp;
      if (quantity == TRAB_QUANTITY_BMD_TH)
        d_th[lane] = 100 * (ratio - 1);
    }
}

static void
reduce_block (const Job *job, const Block *block)
{
  double sums[TRAB_MODEL_BLOCK_LANES] = { 0 }; /* not finite once a summand is not */

  for (guint month = 0; month < job->n_months; month++)
    {
      double ramp = get_ramp (job, month);

      for (guint row = 0; row < TRAB_N_QUANTITIES; row++)
        {
          reduce (job, block, (TrabQuantity) row, month, ramp);
          for (guint lane = 0; lane < block->n; lane++)
            sums[lane] += get_changes (job, row, month)[block->first + lane];
        }
    }
  for (guint lane = 0; lane < block->n; lane++)
    job->is_dropped[block->first + lane] = !isfinite (sums[lane]);
}

static void
simulate_block (guint item, gpointer data)
{
  const Job *job = data;
  const TrabModelCohortBand *band = &job->cohort->bands[job->band];
  guint n_variants = job->anchor->variants->len, first = item * TRAB_MODEL_BLOCK_LANES;
  Block block = { .first = first,
                  .n = MIN (TRAB_MODEL_BLOCK_LANES, job->cohort->n_members - first),
                  .untreated = trab_model_twin_get_block (job->twin, job->band, item) };
  TrabModelOutputs *room
      = g_aligned_alloc ((gsize) n_variants * job->n_months + 1, sizeof (TrabModelOutputs),
                         G_ALIGNOF (TrabModelOutputs));

  for (guint lane = 0; lane < block.n; lane++)
    block.members[lane] = trab_model_cohort_get_member (job->cohort, job->band, first + lane);
  for (guint i = 0; i < n_variants; i++)
    {
      TrabModelBlockState state = band->today[item];

      block.variants[i] = &room[(gsize) i * job->n_months];
      job->kernel (&band->blocks[item], &state, g_ptr_array_index (job->exposures, i), 0,
                   job->steps[job->n_months - 1], job->steps, job->n_months, block.variants[i]);
    }
  reduce_block (job, &block);
  g_aligned_free (room);
}

/* Quantiles of what is left when bad members are dropped. */
static void
find_quantiles (const Job *job, const double *values, double *room, double found[])
{
  guint n = job->cohort->n_members, n_kept = 0;
  double *kept = room, *weights = &room[n], *scratch = &room[2 * n];

  if (job->n_dropped == 0 && job->weights == NULL)
    {
      trab_model_quantile_find (values, n, scratch, found);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (!job->is_dropped[i])
      {
        weights[n_kept] = job->weights ? job->weights[i] : 1;
        kept[n_kept++] = values[i];
      }
  if (job->weights == NULL)
    trab_model_quantile_find (kept, n_kept, scratch, found);
  else
    trab_model_quantile_find_weighted (kept, weights, n_kept, found);
}

static double
get_share_beyond (const Job *job, const double *changes, double limit)
{
  double sum = 0, beyond = 0;

  for (guint i = 0; i < job->cohort->n_members; i++)
    {
      double weight = job->weights ? job->weights[i] : 1;

      if (job->is_dropped[i])
        continue;
      sum += weight;
      beyond += fabs (changes[i]) > limit ? weight : 0;
    }
  return beyond / sum;
}

/* What the next scan may read: the true change and the error of two scans. Today it reads itself.
 */
static void
add_scan_noise (const Job *job, guint site, guint month, const double *changes, double *readings)
{
  for (guint i = 0; i < job->cohort->n_members; i++)
    readings[i]
        = changes[i]
          + (month > 0 ? job->scan_sd[site] : 0)
                * trab_model_cohort_get_member (job->cohort, job->band, i)->scan_noise[site];
}

static void
store_quantiles (const Job *job, guint quantity, guint band, guint month, const double *found)
{
  for (guint i = 0; i < TRAB_N_QUANTILES; i++)
    get_quantiles (job, quantity, band, month)[(gsize) i * job->n_months] = found[i];
}

static void
summarise_month (guint month, gpointer data)
{
  const Job *job = data;
  guint n = job->cohort->n_members;
  g_autofree double *room = g_new (double, 4 * (gsize) n);
  double found[TRAB_N_QUANTILES];

  for (guint row = 0; row < TRAB_N_QUANTITIES; row++)
    {
      find_quantiles (job, get_changes (job, row, month), room, found);
      store_quantiles (job, row, job->band, month, found);
    }
  if (job->band == TRAB_BAND_AVERAGE)
    {
      find_quantiles (job, get_changes (job, ROW_D_TH, month), room, found);
      job->d_th[month] = found[TRAB_QUANTILE_50];
    }
  for (guint site = 0; job->band == TRAB_BAND_PERSON && site < TRAB_MODEL_N_SITES; site++)
    {
      const double *changes = get_changes (job, site, month);

      job->beyond_lsc[site * job->n_months + month]
          = get_share_beyond (job, changes, job->lsc[site]);
      if (!job->with_scan_band)
        continue;
      add_scan_noise (job, site, month, changes, &room[3 * n]);
      find_quantiles (job, &room[3 * n], room, found);
      store_quantiles (job, site, TRAB_BAND_SCAN, month, found);
    }
}

static gboolean
set_cancelled (GError **error)
{
  g_set_error_literal (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

static gboolean
check_dropped (Job *job, GError **error)
{
  double limit = trab_model_get_constants (job->cohort->model)->dropped_share_most;

  job->n_dropped = 0;
  for (guint i = 0; i < job->cohort->n_members; i++)
    job->n_dropped += job->is_dropped[i] != FALSE;
  if (job->n_dropped <= limit * job->cohort->n_members)
    return TRUE;
  g_set_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_DID_NOT_CONVERGE,
               "%u of %u members are not finite", job->n_dropped, job->cohort->n_members);
  return FALSE;
}

static gboolean
run_band (Job *job,
          TrabModelTwin *twin,
          TrabBand band,
          guint n_threads,
          GCancellable *cancellable,
          GError **error)
{
  job->band = band;
  job->weights = band == TRAB_BAND_PERSON ? job->cohort->weights : NULL;
  if (!trab_model_twin_ensure_band (twin, band, n_threads, cancellable)
      || !trab_model_parallel_run (job->cohort->n_blocks, n_threads, simulate_block, job,
                                   cancellable))
    return set_cancelled (error);
  if (!check_dropped (job, error))
    return FALSE;
  if (!trab_model_parallel_run (job->n_months, n_threads, summarise_month, job, cancellable))
    return set_cancelled (error);
  return TRUE;
}

/* q (t) = 1 - RES / RES_U, at the point parameters */
static gboolean
fill_inhibition (const Job *job, const TrabScenario *scenario, double *q, GError **error)
{
  g_autoptr (TrabTrajectory) plan = trab_model_simulate (job->cohort->model, scenario, error);
  g_autoptr (TrabTrajectory) untreated = NULL;

  if (plan == NULL)
    return FALSE;
  untreated = trab_model_simulate (job->cohort->model, job->anchor->untreated, error);
  if (untreated == NULL)
    return FALSE;
  for (guint i = 0; i < job->n_months; i++)
    q[i] = 1 - plan->months[i].resorption / untreated->months[i].resorption;
  return TRUE;
}

static GPtrArray *
list_exposures (const TrabModel *model, const TrabModelAnchor *anchor)
{
  GPtrArray *exposures = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_model_exposure_free);

  for (guint i = 0; i < anchor->variants->len; i++)
    g_ptr_array_add (exposures, trab_model_exposure_new (trab_model_get_params (model),
                                                         trab_model_get_constants (model),
                                                         g_ptr_array_index (anchor->variants, i)));
  return exposures;
}

static void
set_precision (Job *job, const TrabEnsembleRequest *request)
{
  const TrabModelConstants *k = trab_model_get_constants (job->cohort->model);
  const double defaults[] = { k->cv_ls_percent, k->cv_fn_percent, k->cv_th_percent };

  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    {
      double cv = request->cv_percent[i] > 0 ? request->cv_percent[i] : defaults[i];

      job->scan_sd[i] = G_SQRT2 * cv;
      job->lsc[i] = k->lsc_factor * cv;
    }
}

/**
 * trab_ensemble_plan_run:
 * @cohort: with the bands that are asked for
 * @twin: the cohort's twin for anchor->untreated
 *
 * One plan: simulates the members, anchors each with its own gains, and reduces them to bands.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_MODEL_ERROR
 */
TrabRun *
trab_ensemble_plan_run (const TrabEnsembleRequest *request,
                        TrabModelCohort *cohort,
                        TrabModelTwin *twin,
                        const TrabModelAnchor *anchor,
                        const TrabScenario *scenario,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) exposures = list_exposures (cohort->model, anchor);
  g_autofree int *steps = trab_model_twin_list_steps (anchor->n_months);
  gsize n_pct = (gsize) TRAB_N_QUANTITIES * TRAB_N_BANDS * TRAB_N_QUANTILES * anchor->n_months;
  g_autofree double *changes
      = g_new (double, (gsize) N_ROWS * anchor->n_months * cohort->n_members);
  g_autofree gboolean *is_dropped = g_new0 (gboolean, cohort->n_members);
  g_autofree double *pct = g_new (double, n_pct), *d_th = g_new (double, anchor->n_months);
  g_autofree double *q = g_new0 (double, anchor->n_months);
  g_autofree double *beyond_lsc = g_new0 (double, TRAB_MODEL_N_SITES * anchor->n_months);
  gboolean with_person = request->with_person_band || request->with_scan_band;
  Job job = { .cohort = cohort,
              .twin = twin,
              .anchor = anchor,
              .exposures = exposures,
              .kernel = trab_model_get_kernel (cohort->model),
              .n_months = anchor->n_months,
              .steps = steps,
              .changes = changes,
              .is_dropped = is_dropped,
              .pct = pct,
              .d_th = d_th,
              .beyond_lsc = beyond_lsc,
              .with_scan_band = request->with_scan_band };
  TrabRunProvenance provenance = { TRAB_ENSEMBLE_PLAN_ENGINE_VERSION,
                                   trab_model_get_digest (cohort->model),
                                   request->seed,
                                   request->n_members,
                                   0,
                                   request->is_as_prescribed,
                                   cohort->weights != NULL || cohort->person_members != NULL,
                                   scenario };
  TrabRunNumbers numbers = { pct, d_th, q, with_person ? beyond_lsc : NULL };

  for (gsize i = 0; i < n_pct; i++)
    pct[i] = NAN;
  for (guint i = 0; i < anchor->n_months; i++)
    d_th[i] = NAN;
  set_precision (&job, request);
  if (!fill_inhibition (&job, scenario, q, error))
    return NULL;
  if (request->with_average_band
      && !run_band (&job, twin, TRAB_BAND_AVERAGE, request->n_threads, cancellable, error))
    return NULL;
  provenance.n_dropped = job.n_dropped;
  if (with_person
      && !run_band (&job, twin, TRAB_BAND_PERSON, request->n_threads, cancellable, error))
    return NULL;
  provenance.n_dropped = MAX (provenance.n_dropped, job.n_dropped);
  return trab_run_new (scenario->id, anchor->n_months, &provenance, &numbers);
}
