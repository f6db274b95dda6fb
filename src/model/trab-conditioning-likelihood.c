/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-conditioning-likelihood.h"

#include <math.h>
#include <stdlib.h>

#include "trab-error.h"
#include "trab-model-anchor.h"
#include "trab-model-parallel.h"

#define MAX_RUNS (TRAB_MODEL_ANCHOR_MAX_PARTS + 3)

struct _TrabConditioningLikelihood
{
  const TrabModelCohort *cohort; /* (unowned) */
  GArray *observations;          /* of TrabObservation, those that count */
  TrabModelAnchor *anchor;       /* of the observed plan */
  GPtrArray *exposures;          /* of the untreated twin, then of the anchor's variants */
  GArray *steps;                 /* of int: the grid indices looked at, increasing */
  double change_sd[TRAB_MODEL_N_SITES];
  double ctx_young_ng_ml;
  double p1np_young_ug_l;
};

static gboolean
is_change (TrabObservationKind kind)
{
  return kind >= TRAB_OBSERVATION_CTX_CHANGE;
}

static int
to_step (double years)
{
  return (int) lround (years * TRAB_MODEL_STEPS_PER_YEAR);
}

/* Hip sites are correlated: the neck counts only where the total hip was not measured. */
static gboolean
counts (const TrabConditioning *conditioning, const TrabObservation *one)
{
  for (guint i = 0; one->kind == TRAB_OBSERVATION_FN_CHANGE && i < conditioning->n_observations;
       i++)
    {
      const TrabObservation *other = &conditioning->observations[i];

      if (other->kind == TRAB_OBSERVATION_TH_CHANGE
          && to_step (other->from_years) == to_step (one->from_years)
          && to_step (other->at_years) == to_step (one->at_years))
        return FALSE;
    }
  return TRUE;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add_step (GArray *steps, double years)
{
  int step = to_step (years);

  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, int, i) == step)
      return;
  g_array_append_val (steps, step);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO, what);
  return FALSE;
}

static gboolean
check_observation (const TrabObservation *one, int first, int last, GError **error)
{
  gboolean is_level = !is_change (one->kind);

  if (!isfinite (one->value) || !isfinite (one->at_years)
      || (!is_level && !isfinite (one->from_years)))
    return refuse (error, "a measurement is not a number");
  if (is_level && one->value <= 0)
    return refuse (error, "a marker is not above zero");
  if (!is_level && one->at_years <= one->from_years)
    return refuse (error, "a change ends before it starts");
  if (fabs (one->at_years) > 1000 || to_step (one->at_years) > last
      || to_step (is_level ? one->at_years : one->from_years) < first)
    return refuse (error, "a measurement outside the simulated time");
  return TRUE;
}

static void
add_exposure (TrabConditioningLikelihood *self, const TrabScenario *scenario)
{
  const TrabModel *model = self->cohort->model;

  g_ptr_array_add (self->exposures,
                   trab_model_exposure_new (trab_model_get_params (model),
                                            trab_model_get_constants (model), scenario));
}

/**
 * trab_conditioning_likelihood_new:
 * @cohort: kept by the caller, for longer; its members may change between evaluations
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_MODEL_ERROR_BAD_SCENARIO
 */
TrabConditioningLikelihood *
trab_conditioning_likelihood_new (const TrabConditioning *conditioning,
                                  const double cv_percent[3],
                                  const TrabModelCohort *cohort,
                                  GError **error)
{
  g_autoptr (TrabConditioningLikelihood) self = g_new0 (TrabConditioningLikelihood, 1);
  const TrabModelConstants *k = trab_model_get_constants (cohort->model);
  const double cvs[] = { k->cv_ls_percent, k->cv_fn_percent, k->cv_th_percent };
  const TrabScenario *observed = conditioning->observed ? conditioning->observed : cohort->history;
  const TrabModelExposure *exposure = NULL;

  self->cohort = cohort;
  self->observations = g_array_new (FALSE, FALSE, sizeof (TrabObservation));
  self->exposures = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_model_exposure_free);
  self->steps = g_array_new (FALSE, FALSE, sizeof (int));
  self->anchor = trab_model_anchor_new (cohort->model, observed);
  add_exposure (self, self->anchor->untreated);
  for (guint i = 0; i < self->anchor->variants->len; i++)
    add_exposure (self, g_ptr_array_index (self->anchor->variants, i));
  exposure = g_ptr_array_index (self->exposures, 0);
  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    self->change_sd[i] = G_SQRT2 * (cv_percent[i] > 0 ? cv_percent[i] : cvs[i]);
  self->ctx_young_ng_ml
      = conditioning->ctx_young_ng_ml > 0 ? conditioning->ctx_young_ng_ml : k->ctx_young_ng_ml;
  self->p1np_young_ug_l
      = conditioning->p1np_young_ug_l > 0 ? conditioning->p1np_young_ug_l : k->p1np_young_ug_l;
  add_step (self->steps, 0);
  for (guint i = 0; i < conditioning->n_observations; i++)
    {
      const TrabObservation *one = &conditioning->observations[i];

      if (!check_observation (one, exposure->first, exposure->last, error))
        return NULL;
      if (!counts (conditioning, one))
        continue;
      g_array_append_val (self->observations, *one);
      add_step (self->steps, one->at_years);
      if (is_change (one->kind))
        add_step (self->steps, one->from_years);
    }
  g_array_sort (self->steps, compare_ints);
  return g_steal_pointer (&self);
}

void
trab_conditioning_likelihood_free (TrabConditioningLikelihood *likelihood)
{
  if (likelihood == NULL)
    return;
  g_array_unref (likelihood->observations);
  g_ptr_array_unref (likelihood->exposures);
  g_array_unref (likelihood->steps);
  trab_model_anchor_free (likelihood->anchor);
  g_free (likelihood);
}

/* One member's lane of every run, moment by moment. */
typedef struct
{
  const TrabConditioningLikelihood *self;
  const TrabModelMember *member;
  TrabModelOutputs *const *runs; /* [run][step]: the untreated twin, then the variants */
  guint lane;
} View;

static guint
find_step (const TrabConditioningLikelihood *self, double years)
{
  int step = to_step (years);
  guint i = 0;

  while (g_array_index (self->steps, int, i) != step)
    i++;
  return i;
}

static const TrabModelOutputs *
get_plan (const View *view, double years)
{
  guint run = view->self->anchor->variants->len > 0 ? 1 : 0;

  return &view->runs[run][find_step (view->self, years)];
}

/* A quantity as it is reported: anchored from today on. */
static double
get_reported (const View *view, TrabQuantity quantity, double years)
{
  const TrabModelAnchor *anchor = view->self->anchor;
  guint at = find_step (view->self, years);
  guint month = (guint) MAX (to_step (years), 0) / TRAB_MODEL_STEPS_PER_MONTH;
  double untreated = view->runs[0][at].of[quantity].v[view->lane], variants[MAX_RUNS];

  if (years <= 0)
    return get_plan (view, years)->of[quantity].v[view->lane];
  for (guint i = 0; i < anchor->variants->len; i++)
    variants[i] = view->runs[i + 1][at].of[quantity].v[view->lane];
  return untreated
         * trab_model_anchor_combine (anchor, &view->member->gains, quantity, month, untreated,
                                      variants);
}

static double
get_ramp (const View *view, double years)
{
  double ramp = trab_model_get_constants (view->self->cohort->model)->structural_ramp_years;

  return CLAMP (years / ramp, 0, 1);
}

static double
get_change_pct (const View *view, TrabQuantity site, const TrabObservation *one)
{
  return 100
             * (get_reported (view, site, one->at_years)
                    / get_reported (view, site, one->from_years)
                - 1)
         + view->member->structural[site]
               * (get_ramp (view, one->at_years) - get_ramp (view, one->from_years));
}

/* How many standard deviations the measurement lies from what this member would show. */
static double
get_deviation (const View *view, const TrabObservation *one)
{
  const TrabConditioningLikelihood *self = view->self;
  const TrabModelConstants *k = trab_model_get_constants (self->cohort->model);
  const TrabModelMember *member = view->member;
  double expected;

  switch (one->kind)
    {
    case TRAB_OBSERVATION_CTX:
      expected = self->ctx_young_ng_ml * member->person.tau * member->ctx_scale
                 * get_reported (view, TRAB_QUANTITY_CTX, one->at_years);
      return log (one->value / expected) / k->ctx_noise_ln;
    case TRAB_OBSERVATION_P1NP:
      expected = self->p1np_young_ug_l * member->person.tau * member->p1np_scale
                 * get_reported (view, TRAB_QUANTITY_P1NP, one->at_years);
      return log (one->value / expected) / k->p1np_noise_ln;
    case TRAB_OBSERVATION_CTX_CHANGE:
      expected = log (get_reported (view, TRAB_QUANTITY_CTX, one->at_years)
                      / get_reported (view, TRAB_QUANTITY_CTX, one->from_years));
      return (one->value - expected) / (G_SQRT2 * k->ctx_noise_ln);
    case TRAB_OBSERVATION_P1NP_CHANGE:
      expected = log (get_reported (view, TRAB_QUANTITY_P1NP, one->at_years)
                      / get_reported (view, TRAB_QUANTITY_P1NP, one->from_years));
      return (one->value - expected) / (G_SQRT2 * k->p1np_noise_ln);
    case TRAB_OBSERVATION_LS_CHANGE:
      return (one->value - get_change_pct (view, TRAB_QUANTITY_BMD_LS, one)) / self->change_sd[0];
    case TRAB_OBSERVATION_FN_CHANGE:
      return (one->value - get_change_pct (view, TRAB_QUANTITY_BMD_FN, one)) / self->change_sd[1];
    case TRAB_OBSERVATION_TH_CHANGE:
      return (one->value - get_change_pct (view, TRAB_QUANTITY_BMD_TH, one)) / self->change_sd[2];
    }
  g_return_val_if_reached (0);
}

typedef struct
{
  const TrabConditioningLikelihood *self;
  TrabModelKernel kernel;
  double *log_likelihoods;
} Job;

static void
weigh_block (guint item, gpointer data)
{
  const Job *job = data;
  const TrabConditioningLikelihood *self = job->self;
  const TrabModelCohort *cohort = self->cohort;
  const int *steps = (const int *) (gpointer) self->steps->data;
  guint n_runs = self->exposures->len, n_steps = self->steps->len;
  guint first = item * TRAB_MODEL_BLOCK_LANES;
  TrabModelOutputs *room = g_aligned_alloc ((gsize) n_runs * n_steps, sizeof (TrabModelOutputs),
                                            G_ALIGNOF (TrabModelOutputs));
  TrabModelOutputs *runs[MAX_RUNS];
  TrabModelBlock block;

  trab_model_cohort_fill_block (cohort, TRAB_BAND_PERSON, item, &block);
  for (guint i = 0; i < n_runs; i++)
    {
      const TrabModelExposure *exposure = g_ptr_array_index (self->exposures, i);
      TrabModelBlockState state;

      runs[i] = &room[(gsize) i * n_steps];
      trab_model_block_start (&block, &state);
      job->kernel (&block, &state, exposure, exposure->first, steps[n_steps - 1], steps, n_steps,
                   runs[i]);
    }
  for (guint i = first; i < MIN (first + TRAB_MODEL_BLOCK_LANES, cohort->n_members); i++)
    {
      const View view
          = { self, trab_model_cohort_get_member (cohort, TRAB_BAND_PERSON, i), runs, i - first };
      double sum = 0;

      for (guint j = 0; j < self->observations->len; j++)
        {
          double z = get_deviation (&view, &g_array_index (self->observations, TrabObservation, j));

          sum += -0.5 * z * z;
        }
      job->log_likelihoods[i] = isfinite (sum) ? sum : -INFINITY;
    }
  g_aligned_free (room);
}

/**
 * trab_conditioning_likelihood_find:
 * @log_likelihoods: (out): one per member, as it is now
 *
 * Model-spec section 9.
 *
 * Returns: FALSE when cancelled
 */
gboolean
trab_conditioning_likelihood_find (const TrabConditioningLikelihood *likelihood,
                                   double *log_likelihoods,
                                   guint n_threads,
                                   GCancellable *cancellable)
{
  Job job = { likelihood, trab_model_get_kernel (likelihood->cohort->model), log_likelihoods };

  return trab_model_parallel_run (likelihood->cohort->n_blocks, n_threads, weigh_block, &job,
                                  cancellable);
}
