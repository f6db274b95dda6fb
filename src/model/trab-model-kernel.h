/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-model-exposure.h"

G_BEGIN_DECLS

/* The states, as numbered in model-spec section 2. Bs and Bd there are the sums over the stores of
 * the bisphosphonates: of the first store here, of the others after the sixteen. */
enum
{
  TRAB_MODEL_STATE_H,
  TRAB_MODEL_STATE_OC,
  TRAB_MODEL_STATE_OBP,
  TRAB_MODEL_STATE_OB,
  TRAB_MODEL_STATE_BS,
  TRAB_MODEL_STATE_BD,
  TRAB_MODEL_STATE_G,
  TRAB_MODEL_STATE_N_LS,
  TRAB_MODEL_STATE_V_LS, /* M_LS outside the step loop */
  TRAB_MODEL_STATE_W = 13,
  TRAB_MODEL_STATE_A_AX,
  TRAB_MODEL_STATE_A_HIP,
  TRAB_MODEL_STATE_MORE_BS,
  TRAB_MODEL_STATE_MORE_BD = TRAB_MODEL_STATE_MORE_BS + TRAB_MODEL_N_STORES - 1,
};
#define TRAB_MODEL_N_STATES (TRAB_MODEL_STATE_MORE_BD + TRAB_MODEL_N_STORES - 1)

/* Where store @store keeps what is on the surface, and what is buried. */
#define TRAB_MODEL_STATE_SURFACE(store)                                                            \
  ((store) == 0 ? TRAB_MODEL_STATE_BS : TRAB_MODEL_STATE_MORE_BS + (store) -1)
#define TRAB_MODEL_STATE_BURIED(store)                                                             \
  ((store) == 0 ? TRAB_MODEL_STATE_BD : TRAB_MODEL_STATE_MORE_BD + (store) -1)
#define TRAB_MODEL_N_SITES 3

/* What the kernel records: TrabQuantity's order; relative to the healthy young level. */
#define TRAB_MODEL_N_OUTPUTS 5

#define TRAB_MODEL_BLOCK_LANES 8

/** One number of each of the eight members of a block. */
typedef struct
{
  double v[TRAB_MODEL_BLOCK_LANES];
} __attribute__ ((aligned (64))) TrabModelLanes;

/** One recorded moment of a block, in TrabQuantity's order. */
typedef struct
{
  TrabModelLanes of[TRAB_MODEL_N_OUTPUTS];
} TrabModelOutputs;

/**
 * TrabModelBlock:
 * Eight members' parameters as the step loop wants them: products and reciprocals that do not
 * change with time are taken once, here. Every rate is the change over half a step, not over a
 * year.
 */
typedef struct
{
  TrabModelLanes ht_estrogen; /* 1 / (hill(100) Href) */
  TrabModelLanes ht_androgen; /* wA / Href */
  TrabModelLanes e50_pow;     /* E50^nE */
  TrabModelLanes kP, kB, kW, kAc, km;
  TrabModelLanes aE, aW_half;    /* times gE */
  TrabModelLanes drive_base;     /* 1 less the offset of the rounded surge */
  TrabModelLanes aP, aC, aG, bA; /* bA is 0 in women */
  TrabModelLanes gG;             /* times mG in men */
  TrabModelLanes bE, bC, bal;
  TrabModelLanes c_plus, c_minus; /* 1 + c, 1 - c */
  TrabModelLanes leak;            /* 1 - Im */
  TrabModelLanes kem, krel, phi_krel;
  TrabModelLanes supply[TRAB_MODEL_N_DRUGS]; /* gD D_ of ALN, RIS, IBN; 0 of ZOL */
  TrabModelLanes infusion;                   /* gD D_ZOL, u/dose */
  TrabModelLanes ko[TRAB_MODEL_N_DRUGS];
  TrabModelLanes sH, Gm, s0, s0_rest, chi_rest; /* s0_rest = 1 - s0, chi_rest = 1 - chi */
  TrabModelLanes f[TRAB_MODEL_N_SITES];
  TrabModelLanes ag[TRAB_MODEL_N_SITES];
  TrabModelLanes ag2_half;
  TrabModelLanes hi[2], mo[2]; /* exercise drive, spine and hip */
  TrabModelLanes artefact;     /* dLS / 100 */
  TrabModelLanes gC, gP;
  /* the same for all members */
  double kH, kOC, rp_rest, p_plus, p_minus, e0_reciprocal, Gr, aI, bI;
  double surge_smoothing, drive_floor, resorption_floor;
} TrabModelBlock;

/**
 * TrabModelBlockState:
 * The states of a block; in the places of M are the volumes V = N + M, and G is kept by the
 * exposure.
 */
typedef struct
{
  TrabModelLanes state[TRAB_MODEL_N_STATES];
} TrabModelBlockState;

/**
 * TrabModelKernel:
 * Steps a block from grid index @from to @to. At each of the @n_records indices of @record_steps
 * (increasing, within the range) the outputs are written to @records, before an infusion of that
 * moment; an infusion at @to is left to the next call.
 */
typedef void (*TrabModelKernel) (const TrabModelBlock *block,
                                 TrabModelBlockState *state,
                                 const TrabModelExposure *exposure,
                                 int from,
                                 int to,
                                 const int *record_steps,
                                 guint n_records,
                                 TrabModelOutputs *records);

G_END_DECLS
