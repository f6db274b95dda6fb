/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model.h"

#include <math.h>

#include "trab-date.h"
#include "trab-error.h"
#include "trab-model-block.h"

#define LONGEST_YEARS 120 /* no life, and no memory of the grid, is longer */
#define MOST_HORMONE 1e5  /* pg/mL, ng/dL: as much may be entered; a curve ends far below */

G_STATIC_ASSERT (TRAB_MODEL_STATE_MORE_BS == TRAB_TRAJECTORY_N_STATES);

struct _TrabModel
{
  TrabModelParams params;
  TrabModelConstants constants;
  TrabModelGainTable gains;
  TrabModelPosterior posterior;
  char *digest;
  TrabModelIsa isa;
};

static const char *const table_names[] = { "model/parameters",
                                           "model/covariance",
                                           "model/cholesky",
                                           "model/gains",
                                           "model/marker-gains",
                                           "model/constants",
                                           NULL };

/**
 * trab_model_new:
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR when a table is not usable
 */
TrabModel *
trab_model_new (TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabModel) self = g_new0 (TrabModel, 1);

  if (!trab_model_params_load (evidence, &self->params, error)
      || !trab_model_constants_load (evidence, &self->constants, error)
      || !trab_model_gains_load (evidence, &self->gains, error)
      || !trab_model_posterior_load (evidence, &self->posterior, error))
    return NULL;
  self->digest = trab_evidence_dup_digest (table_names);
  self->isa = trab_model_isa_get_best ();
  return g_steal_pointer (&self);
}

void
trab_model_free (TrabModel *model)
{
  if (model == NULL)
    return;
  g_free (model->digest);
  g_free (model);
}

const TrabModelParams *
trab_model_get_params (const TrabModel *model)
{
  return &model->params;
}

const TrabModelConstants *
trab_model_get_constants (const TrabModel *model)
{
  return &model->constants;
}

const TrabModelGainTable *
trab_model_get_gain_table (const TrabModel *model)
{
  return &model->gains;
}

const TrabModelPosterior *
trab_model_get_posterior (const TrabModel *model)
{
  return &model->posterior;
}

/**
 * trab_model_get_digest:
 * Returns: SHA-256 over every table the engine computes with; part of a run's provenance
 */
const char *
trab_model_get_digest (const TrabModel *model)
{
  return model->digest;
}

TrabModelKernel
trab_model_get_kernel (const TrabModel *model)
{
  return trab_model_isa_get_kernel (model->isa);
}

/**
 * trab_model_set_isa:
 * @isa: one the processor has
 *
 * For benchmarks: the numbers are the same with any. Not while the model is in use.
 */
void
trab_model_set_isa (TrabModel *model, TrabModelIsa isa)
{
  g_return_if_fail (isa <= trab_model_isa_get_best ());
  model->isa = isa;
}

static gboolean
is_within (double value, double least, double most)
{
  return isfinite (value) && value >= least && value <= most;
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO, "scenario: %s", what);
  return FALSE;
}

static gboolean
check_treatments (const TrabScenario *scenario, GError **error)
{
  for (guint i = 0; i < scenario->treatments->len; i++)
    {
      const TrabTreatment *one = &g_array_index (scenario->treatments, TrabTreatment, i);

      if (one->type >= TRAB_N_TREATMENT_TYPES)
        return refuse (error, "unknown treatment");
      if (!isfinite (one->t0_years)
          || (one->type != TRAB_TREATMENT_ZOL && !isfinite (one->t1_years)))
        return refuse (error, "a treatment's time is not a number");
      if (one->type != TRAB_TREATMENT_ZOL && one->t1_years < one->t0_years)
        return refuse (error, "a treatment ends before it starts");
      if (!isfinite (one->value) || (one->value < 0 && one->type != TRAB_TREATMENT_LOAD))
        return refuse (error, "a treatment's value is negative or not a number");
      if ((one->type == TRAB_TREATMENT_AI || one->type == TRAB_TREATMENT_NUT) && one->value > 1)
        return refuse (error, "a share is above 1");
    }
  return TRUE;
}

/**
 * trab_model_check_scenario:
 * Whether the equations can be solved for it at all; whether there is evidence for it is another
 * question, which trab_model_refusal_find() answers.
 *
 * Returns: FALSE with TRAB_MODEL_ERROR_BAD_SCENARIO
 */
gboolean
trab_model_check_scenario (const TrabModel *model, const TrabScenario *scenario, GError **error)
{
  double spinup_years;

  if (!is_within (scenario->age_years, 0, LONGEST_YEARS))
    return refuse (error, "the age is not a number of years");
  if (!is_within (scenario->years, 1.0 / TRAB_MONTHS_PER_YEAR, LONGEST_YEARS))
    return refuse (error, "the years ahead are not between a month and a life");
  if (scenario->sex == TRAB_SEX_FEMALE
      && (!is_within (scenario->fmp_age_years, 0, LONGEST_YEARS)
          || !is_within (scenario->e2_post_pg_ml, 0, MOST_HORMONE)))
    return refuse (error, "the final period or the estradiol after it is not usable");
  if (scenario->sex == TRAB_SEX_MALE
      && (!is_within (scenario->t_now_ng_dl, 0, MOST_HORMONE)
          || !is_within (scenario->e2_now_pg_ml, 0, MOST_HORMONE)))
    return refuse (error, "testosterone or estradiol is not usable");
  if (!is_within (scenario->nut, 0, 1) || !is_within (scenario->nut_before, 0, 1))
    return refuse (error, "nutrition is not between 0 and 1");
  if (!is_within (scenario->igf_ratio, 0, 10) || !is_within (scenario->inf_index, 0, 10)
      || !is_within (scenario->load, -0.9, 10))
    return refuse (error, "IGF-1, inflammation or load is not usable");
  spinup_years = trab_model_exposure_get_spinup_years (&model->constants, scenario);
  if (!is_within (spinup_years, 1.0 / TRAB_MONTHS_PER_YEAR, LONGEST_YEARS))
    return refuse (error, "the spin-up is not between a month and a life");
  return check_treatments (scenario, error);
}

/* (17), (18): the outputs of model-spec section 3, from the states of lane 0. */
static void
fill_point (const TrabModelParams *p,
            const TrabModelBlockState *state,
            const TrabModelExposure *exposure,
            int index,
            TrabTrajectoryPoint *point)
{
  double *y = point->states;
  double turnover;

  for (guint i = 0; i < TRAB_TRAJECTORY_N_STATES; i++)
    y[i] = state->state[i].v[0];
  for (guint i = 1; i < TRAB_MODEL_N_STORES; i++)
    {
      y[TRAB_MODEL_STATE_BS] += state->state[TRAB_MODEL_STATE_SURFACE (i)].v[0];
      y[TRAB_MODEL_STATE_BD] += state->state[TRAB_MODEL_STATE_BURIED (i)].v[0];
    }
  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    y[TRAB_MODEL_STATE_V_LS + 2 * i] -= y[TRAB_MODEL_STATE_N_LS + 2 * i];
  y[TRAB_MODEL_STATE_G] = exposure->g[index - exposure->first];
  point->time_years = (double) index / TRAB_MODEL_STEPS_PER_YEAR;
  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    point->bmd_rel[i] = p->rp * y[TRAB_MODEL_STATE_N_LS + 2 * i] + y[TRAB_MODEL_STATE_V_LS + 2 * i];
  point->bmd_rel[0] *= 1 + p->dLS / 100 * exposure->artefact_years[index - exposure->first];
  point->resorption = y[TRAB_MODEL_STATE_OC]
                      * (1 - p->Im * y[TRAB_MODEL_STATE_BS] / (1 + y[TRAB_MODEL_STATE_BS]));
  turnover = 0.5 * (y[TRAB_MODEL_STATE_OBP] + y[TRAB_MODEL_STATE_OB]);
  point->ctx_rel = pow (point->resorption, p->gC);
  point->ntx_rel = pow (point->resorption, p->gC * p->qN);
  point->p1np_rel = pow (y[TRAB_MODEL_STATE_OBP], p->gP);
  point->bsap_rel = pow (turnover, p->gP * p->qB);
  point->oc_rel = pow (turnover, p->gP * p->qO);
}

/**
 * trab_model_simulate_at:
 * @params: (nullable): parameters other than the shipped ones, or NULL
 * @grid_steps: increasing grid indices (48 per year, 0 today, negative in the spin-up)
 * @points: (out caller-allocates): one per index; BMD relative to the healthy young level, no
 *   anchored values; before an infusion of that moment
 *
 * Returns: FALSE with TRAB_MODEL_ERROR: BAD_SCENARIO, or DID_NOT_CONVERGE when a value is not
 * finite
 */
gboolean
trab_model_simulate_at (const TrabModel *model,
                        const TrabModelParams *params,
                        const TrabScenario *scenario,
                        const int *grid_steps,
                        guint n_steps,
                        TrabTrajectoryPoint *points,
                        GError **error)
{
  const TrabModelParams *p = params ? params : &model->params;
  TrabModelKernel kernel = trab_model_get_kernel (model);
  g_autoptr (TrabModelExposure) exposure = NULL;
  TrabModelBlock block;
  TrabModelBlockState state;
  int at;

  if (!trab_model_check_scenario (model, scenario, error))
    return FALSE;
  exposure = trab_model_exposure_new (p, &model->constants, scenario);
  trab_model_block_set_shared (&block, p, &model->constants);
  for (guint lane = 0; lane < TRAB_MODEL_BLOCK_LANES; lane++)
    trab_model_block_set_lane (&block, lane, p, &model->constants, exposure->is_woman);
  trab_model_block_start (&block, &state);
  at = exposure->first;
  for (guint i = 0; i < n_steps; i++)
    {
      int index = grid_steps[i];

      if (index < at || index > exposure->last)
        return refuse (error, "a moment outside the simulated time");
      kernel (&block, &state, exposure, at, index, NULL, 0, NULL);
      fill_point (p, &state, exposure, index, &points[i]);
      if (!isfinite (points[i].bmd_rel[0] + points[i].bmd_rel[1] + points[i].bmd_rel[2]
                     + points[i].ctx_rel + points[i].p1np_rel))
        {
          g_set_error_literal (error, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_DID_NOT_CONVERGE,
                               "a value is not finite");
          return FALSE;
        }
      at = index;
    }
  return TRUE;
}

/**
 * trab_model_simulate:
 * The core at the shipped parameters, month by month from today; bmd_rel relative to month 0, no
 * anchored values.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_MODEL_ERROR
 */
TrabTrajectory *
trab_model_simulate (const TrabModel *model, const TrabScenario *scenario, GError **error)
{
  g_autoptr (TrabTrajectory) trajectory = NULL;
  g_autofree int *steps = NULL;
  guint n_months;

  if (!trab_model_check_scenario (model, scenario, error))
    return NULL;
  n_months = (guint) floor (scenario->years * TRAB_MONTHS_PER_YEAR + 1e-6) + 1;
  trajectory = trab_trajectory_new (scenario->id, n_months);
  steps = g_new (int, n_months);
  for (guint i = 0; i < n_months; i++)
    steps[i] = (int) i * TRAB_MODEL_STEPS_PER_MONTH;
  if (!trab_model_simulate_at (model, NULL, scenario, steps, n_months, trajectory->months, error))
    return NULL;
  for (guint i = n_months; i-- > 0;)
    for (guint site = 0; site < TRAB_MODEL_N_SITES; site++)
      trajectory->months[i].bmd_rel[site] /= trajectory->months[0].bmd_rel[site];
  return g_steal_pointer (&trajectory);
}
