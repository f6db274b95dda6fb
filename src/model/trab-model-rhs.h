/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The right-hand side, one vector of members at a time. The numbers (1) to (16) are those of
 * docs/MODEL.md. Included by trab-model-step.c only, which is compiled once per instruction set.
 *
 * Multiplications and divisions are what a step costs, so: every rate of the block is already
 * multiplied by half a step (the result is the change over half a step, not a derivative); the bone
 * of a site is kept as its volume V = N + M and the new part N; and what is constant is folded. */

#include "trab-model-kernel.h"
#include "trab-model-vector.h"

/* What a scenario never uses is left out of the step, at compile time; the numbers are the same
 * bits either way, because what is left out is a multiplication by 1 or an addition of 0. */
typedef struct
{
  guint n_stores;        /* of bisphosphonates: 0 before the first, 1 before a second */
  gboolean has_exercise; /* an exercise programme now or before */
  gboolean has_extra;    /* glucocorticoid, inflammation or IGF-1 other than 1 */
} TrabModelTerms;

/* A block seen through one vector: the constants of the members of this vector. */
typedef struct
{
  const TrabModelBlock *block;
  guint lane;
  const guint *drug_of_store;
} TrabModelView;

#define LANES(field) trab_vector_load (&view->block->field.v[view->lane])

/* The inputs of one stage after the members' own parameters have met them. */
typedef struct
{
  TrabVector ht;                          /* target of H */
  TrabVector drive;                       /* multiplies RL */
  TrabVector formation;                   /* multiplies g */
  TrabVector supply[TRAB_MODEL_N_STORES]; /* drug reaching the surface, u/yr */
  TrabVector exercise[2];                 /* x, spine and hip */
  TrabVector vigour[TRAB_MODEL_N_SITES];  /* 1 - age loss of formation */
} TrabModelInputs;

/* (1) the target of H; (2), (3) the parts of drive and formation that do not depend on the state */
static TRAB_VECTOR_INLINE TrabModelInputs
trab_model_rhs_inputs (const TrabModelView *view,
                       const TrabModelStep *step,
                       const TrabModelMoment *moment,
                       double g_minus_1,
                       TrabModelTerms terms)
{
  const TrabModelBlock *block = view->block;
  TrabVector age = moment->decades * (1 + LANES (ag2_half) * moment->decades);
  TrabModelInputs in;

  in.ht = LANES (ht_estrogen) * moment->e_pow / (LANES (e50_pow) + moment->e_pow)
          + LANES (ht_androgen) * moment->fa;
  in.drive = 1 + LANES (aP) * step->nut_gap;
  in.formation = (1 + LANES (bal) * moment->bw) * (1 + LANES (bA) * (moment->fa - 1));
  if (terms.has_extra)
    {
      in.drive = in.drive * (1 + block->aI * step->inf) * (1 + LANES (aC) * moment->gc)
                 * (1 + LANES (aG) * g_minus_1);
      in.formation = in.formation * (1 + LANES (gG) * g_minus_1) * (1 - block->bI * step->inf)
                     * (1 - LANES (bC) * moment->gc);
    }
  for (guint i = 0; i < terms.n_stores; i++)
    in.supply[i] = step->delivery[i] * LANES (supply[view->drug_of_store[i]]);
  for (guint i = 0; i < 2 && terms.has_exercise; i++)
    in.exercise[i] = LANES (hi[i]) * (i == 0 ? step->hi_spine : step->hi_hip)
                     + LANES (mo[i]) * (i == 0 ? step->mo_spine : step->mo_hip);
  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    in.vigour[i] = 1 - LANES (ag[i]) * age;
  return in;
}

/* (11) to (16): mechanostat and bone of one site */
static TRAB_VECTOR_INLINE void
trab_model_rhs_site (const TrabModelView *view,
                     const TrabModelStep *step,
                     const TrabModelInputs *in,
                     const TrabVector *y,
                     TrabVector set_point,
                     TrabVector sensitivity,
                     TrabVector resorption,
                     guint site,
                     TrabModelTerms terms,
                     TrabVector *change)
{
  const TrabModelBlock *block = view->block;
  guint n = TRAB_MODEL_STATE_N_LS + 2 * site, v = n + 1, region = site == 0 ? 0 : 1;
  TrabVector volume = y[v];
  /* (11) e = strain / set point - 1 is top / bottom; (12) its saturation Gm e / (1 + |e| / e0) is
   * then one division instead of three */
  TrabVector bottom = (block->p_plus * volume + block->p_minus) * set_point;
  TrabVector top
      = (step->load_plus_1 * block->p_minus) * volume + step->load_plus_1 * block->p_plus - bottom;
  TrabVector stimulus = trab_vector_turn_sign (LANES (Gm) * top, bottom)
                        / (trab_vector_abs (bottom) + trab_vector_abs (top) * block->e0_reciprocal);
  TrabVector formation, loss;

  if (terms.has_exercise)
    stimulus
        = stimulus + in->exercise[region] - LANES (chi_rest) * y[TRAB_MODEL_STATE_A_AX + region];
  /* (13) less of a stimulus to build is felt without sex steroid */
  stimulus = trab_vector_at_least (stimulus, 0) * sensitivity + trab_vector_at_most (stimulus, 0);
  /* (14) formation, (15) resorption, (16) new and all bone */
  formation = LANES (f[site]) * volume
              * trab_vector_at_least (y[TRAB_MODEL_STATE_OB] * in->vigour[site] + stimulus, 0);
  loss = LANES (f[site])
         * (resorption * trab_vector_at_least (1 - block->Gr * stimulus, block->resorption_floor));
  change[n] = formation - (LANES (km) + loss) * y[n];
  change[v] = formation - loss * volume;
}

/* All bisphosphonate on the surface. */
static TRAB_VECTOR_INLINE TrabVector
trab_model_rhs_surface (const TrabVector *y, guint n_stores)
{
  TrabVector sum = y[TRAB_MODEL_STATE_BS];

  for (guint i = 1; i < n_stores; i++)
    sum = sum + y[TRAB_MODEL_STATE_SURFACE (i)];
  return sum;
}

/* (8), (9): a bisphosphonate on the surface and buried */
static TRAB_VECTOR_INLINE void
trab_model_rhs_store (const TrabModelView *view,
                      const TrabModelInputs *in,
                      const TrabVector *y,
                      TrabVector embedding,
                      TrabVector resorption,
                      guint store,
                      TrabVector *change)
{
  guint on = TRAB_MODEL_STATE_SURFACE (store), in_bone = TRAB_MODEL_STATE_BURIED (store);
  TrabVector buried = embedding * y[on], freed = resorption * y[in_bone];

  change[on] = in->supply[store] - buried - LANES (ko[view->drug_of_store[store]]) * y[on]
               + LANES (phi_krel) * freed;
  change[in_bone] = buried - LANES (krel) * freed;
}

static TRAB_VECTOR_INLINE void
trab_model_rhs (const TrabModelView *view,
                const TrabModelStep *step,
                const TrabModelInputs *in,
                const TrabVector *y,
                TrabModelTerms terms,
                TrabVector *change)
{
  const TrabModelBlock *block = view->block;
  const TrabVector OC = y[TRAB_MODEL_STATE_OC], OBp = y[TRAB_MODEL_STATE_OBP];
  const TrabVector OB = y[TRAB_MODEL_STATE_OB];
  TrabVector lost = 1 - y[TRAB_MODEL_STATE_H];
  TrabVector u = lost - y[TRAB_MODEL_STATE_W];
  /* (2) RANKL drive, with (4) the surge while the loss of H is not adapted to, its corner at 0
   * rounded: surge = (u + sqrt (u u + smoothing)) / 2 - offset */
  TrabVector surge = u + trab_vector_sqrt (u * u + block->surge_smoothing);
  TrabVector drive
      = trab_vector_at_least (LANES (drive_base) + LANES (aE) * lost + LANES (aW_half) * surge,
                              block->drive_floor)
        * in->drive;
  /* (5) resorption, and (6) its link to formation by a rational form of RES^c */
  TrabVector resorption = OC, above = OC, below = trab_vector_all (1), coupled, set_point,
             sensitivity;

  if (terms.n_stores > 0)
    {
      const TrabVector Bs = trab_model_rhs_surface (y, terms.n_stores);

      above = OC * (1 + LANES (leak) * Bs);
      below = 1 + Bs;
      resorption = above / below;
    }
  coupled = (LANES (c_plus) * above + LANES (c_minus) * below)
            / (LANES (c_minus) * above + LANES (c_plus) * below);
  change[TRAB_MODEL_STATE_H] = block->kH * (in->ht - y[TRAB_MODEL_STATE_H]);
  change[TRAB_MODEL_STATE_OC] = block->kOC * (drive - OC);
  /* (3) formation signal */
  change[TRAB_MODEL_STATE_OBP]
      = LANES (kP) * (coupled * (in->formation * (1 - LANES (bE) * lost)) - OBp);
  change[TRAB_MODEL_STATE_OB] = LANES (kB) * (OBp - OB);
  change[TRAB_MODEL_STATE_W] = LANES (kW) * u;
  for (guint i = 0; i < terms.n_stores; i++)
    trab_model_rhs_store (view, in, y, LANES (kem) * OB, resorption, i, change);
  /* (10) accommodation to the loading habit */
  for (guint i = 0; i < 2 && terms.has_exercise; i++)
    change[TRAB_MODEL_STATE_A_AX + i]
        = LANES (kAc) * (in->exercise[i] - y[TRAB_MODEL_STATE_A_AX + i]);
  set_point = 1 + LANES (sH) * lost;
  sensitivity = LANES (s0)
                + LANES (s0_rest)
                      * trab_vector_at_most (trab_vector_at_least (y[TRAB_MODEL_STATE_H], 0), 1);
  for (guint site = 0; site < TRAB_MODEL_N_SITES; site++)
    trab_model_rhs_site (view, step, in, y, set_point, sensitivity, resorption, site, terms,
                         change);
}
