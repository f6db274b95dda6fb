/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-block.h"

#include <math.h>

#define HALF_STEP_YEARS (0.5 / TRAB_MODEL_STEPS_PER_YEAR)

/**
 * trab_model_block_set_shared:
 * The parameters that are fixed, and so the same for every member.
 */
void
trab_model_block_set_shared (TrabModelBlock *block,
                             const TrabModelParams *params,
                             const TrabModelConstants *constants)
{
  block->kH = params->kH * HALF_STEP_YEARS;
  block->kOC = params->kOC * HALF_STEP_YEARS;
  block->rp_rest = 1 - params->rp;
  block->p_plus = 1 + params->p;
  block->p_minus = 1 - params->p;
  block->e0_reciprocal = 1 / params->e0;
  block->Gr = params->Gr;
  block->aI = params->aI;
  block->bI = params->bI;
  block->surge_smoothing = constants->surge_smoothing;
  block->drive_floor = constants->drive_floor;
  block->resorption_floor = constants->resorption_floor;
}

/* Equation (1): Ht = [hill (E) / hill (100) + wA fA (T)] / Href, with what is constant taken out.
 */
static void
set_hormones (TrabModelBlock *block,
              guint lane,
              const TrabModelParams *p,
              const TrabModelConstants *k,
              gboolean is_woman)
{
  double half = pow (p->E50, p->nE);
  double woman = pow (k->e2_young_woman_pg_ml, p->nE), man = pow (k->e2_young_man_pg_ml, p->nE);
  double hill_woman = woman / (half + woman), hill_man = man / (half + man);
  double href = is_woman ? 1 + p->wA * trab_model_exposure_get_fa (k, k->t_woman_ng_dl)
                         : hill_man / hill_woman + p->wA;

  block->e50_pow.v[lane] = half;
  block->ht_estrogen.v[lane] = 1 / (hill_woman * href);
  block->ht_androgen.v[lane] = p->wA / href;
  block->bA.v[lane] = is_woman ? 0 : p->bA;
  block->gG.v[lane] = is_woman ? p->gG : p->gG * p->mG;
}

static void
set_drugs (TrabModelBlock *block, guint lane, const TrabModelParams *p)
{
  const double supply[TRAB_MODEL_N_DRUGS] = { p->D_ALN, p->D_RIS, p->D_IBN, 0 };
  const double ko[TRAB_MODEL_N_DRUGS] = { p->ko_ALN, p->ko_RIS, p->ko_IBN, p->ko_ZOL };

  for (guint i = 0; i < TRAB_MODEL_N_DRUGS; i++)
    {
      block->supply[i].v[lane] = p->gD * supply[i] * HALF_STEP_YEARS;
      block->ko[i].v[lane] = ko[i] * HALF_STEP_YEARS;
    }
  block->infusion.v[lane] = p->gD * p->D_ZOL;
  block->leak.v[lane] = 1 - p->Im;
  block->kem.v[lane] = p->kem * HALF_STEP_YEARS;
  block->krel.v[lane] = p->krel * HALF_STEP_YEARS;
  block->phi_krel.v[lane] = p->phi * p->krel * HALF_STEP_YEARS;
}

static void
set_bone (TrabModelBlock *block, guint lane, const TrabModelParams *p)
{
  const double f[] = { p->f_LS, p->f_FN, p->f_TH }, ag[] = { p->ag_LS, p->ag_FN, p->ag_TH };

  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    {
      block->f[i].v[lane] = f[i] * HALF_STEP_YEARS;
      block->ag[i].v[lane] = ag[i];
    }
  block->ag2_half.v[lane] = p->ag2 / 2;
  block->km.v[lane] = p->km * HALF_STEP_YEARS;
  block->sH.v[lane] = p->sH;
  block->Gm.v[lane] = p->Gm;
  block->s0.v[lane] = p->s0;
  block->s0_rest.v[lane] = 1 - p->s0;
  block->chi_rest.v[lane] = 1 - p->chi;
  block->kAc.v[lane] = p->kAc * HALF_STEP_YEARS;
  block->hi[0].v[lane] = p->x_HI_LS;
  block->hi[1].v[lane] = p->x_HI_FN;
  block->mo[0].v[lane] = p->x_MO_LS;
  block->mo[1].v[lane] = p->x_MO_FN;
}

/**
 * trab_model_block_set_lane:
 * Puts one member into lane @lane of the block.
 */
void
trab_model_block_set_lane (TrabModelBlock *block,
                           guint lane,
                           const TrabModelParams *params,
                           const TrabModelConstants *constants,
                           gboolean is_woman)
{
  g_return_if_fail (lane < TRAB_MODEL_BLOCK_LANES);
  set_hormones (block, lane, params, constants, is_woman);
  set_drugs (block, lane, params);
  set_bone (block, lane, params);
  block->kP.v[lane] = params->kP * HALF_STEP_YEARS;
  block->kB.v[lane] = params->kB * HALF_STEP_YEARS;
  block->kW.v[lane] = params->kW * HALF_STEP_YEARS;
  block->aE.v[lane] = params->gE * params->aE;
  block->aW_half.v[lane] = params->gE * params->aW / 2;
  block->drive_base.v[lane] = 1 - params->gE * params->aW * 0.5 * sqrt (constants->surge_smoothing);
  block->aP.v[lane] = params->aP;
  block->aC.v[lane] = params->aC;
  block->aG.v[lane] = params->aG;
  block->bE.v[lane] = params->bE;
  block->bC.v[lane] = params->bC;
  block->bal.v[lane] = params->bal;
  block->c_plus.v[lane] = 1 + params->c;
  block->c_minus.v[lane] = 1 - params->c;
  block->artefact.v[lane] = params->dLS / 100;
  block->gC.v[lane] = params->gC;
  block->gP.v[lane] = params->gP;
}

/**
 * trab_model_block_start:
 * The healthy state of model-spec section 2: where every spin-up starts.
 */
void
trab_model_block_start (const TrabModelBlock *block, TrabModelBlockState *state)
{
  for (guint lane = 0; lane < TRAB_MODEL_BLOCK_LANES; lane++)
    {
      for (guint i = 0; i < TRAB_MODEL_N_STATES; i++)
        state->state[i].v[lane] = i <= TRAB_MODEL_STATE_OB ? 1 : 0;
      state->state[TRAB_MODEL_STATE_G].v[lane] = 1;
      for (guint site = 0; site < TRAB_MODEL_N_SITES; site++)
        {
          double f = block->f[site].v[lane], fresh = f / (f + block->km.v[lane]);

          state->state[TRAB_MODEL_STATE_N_LS + 2 * site].v[lane] = fresh;
          state->state[TRAB_MODEL_STATE_V_LS + 2 * site].v[lane] = 1;
        }
    }
}
