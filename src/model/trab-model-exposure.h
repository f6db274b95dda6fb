/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-model-constants.h"
#include "trab-model-params.h"
#include "trab-scenario.h"

G_BEGIN_DECLS

/* The step of the method: four per month (model-spec section 10). Step and grid index 0 is today.
 */
#define TRAB_MODEL_STEPS_PER_YEAR 48
#define TRAB_MODEL_STEPS_PER_MONTH 4

/* The bisphosphonates, in the order of their treatments. What each leaves on bone is a store of its
 * own, because each leaves bone at its own rate. */
#define TRAB_MODEL_N_DRUGS 4
#define TRAB_MODEL_N_STORES TRAB_MODEL_N_DRUGS
#define TRAB_MODEL_DRUG_ZOL 3 /* the one that is infused */

/** The inputs that vary smoothly within a step. */
typedef struct
{
  double e_pow;   /* E_eff^nE, E_eff in pg/mL */
  double fa;      /* androgen action fA(T) */
  double gc;      /* glucocorticoid, units of its table */
  double decades; /* d: decades after 50 */
  double bw;      /* weight of the patient balance term */
} TrabModelMoment;

/** Everything outside the person's own biology that acts during one step. */
typedef struct
{
  TrabModelMoment at[3]; /* start, middle, end of the step */
  double g_minus_1[4];   /* IGF-1 action less 1 at the four stages */
  double nut_gap;        /* 1 - NUT */
  double inf;
  double load_plus_1;
  double delivery[TRAB_MODEL_N_STORES]; /* to each store, of the drug's standard dose */
  double zol;                           /* infused at the start of the step, of 5 mg */
  double hi_spine, mo_spine;            /* exercise drives */
  double hi_hip, mo_hip;
  gboolean starts_segment; /* the start differs from the end of the step before */
} TrabModelStep;

/**
 * TrabModelExposure:
 * A scenario on the grid, from the start of the spin-up to the end. It does not depend on the
 * calibrated parameters (only on the fixed nE, arom and kG), so one serves all members of an
 * ensemble. Immutable after trab_model_exposure_new().
 * @drug_of_store: stores are given out in the order in which drugs are started, so that plans with
 * one history agree on the stores that are filled today
 */
typedef struct
{
  int first; /* grid index of the start of the spin-up, negative */
  int last;  /* grid index of the end */
  gboolean is_woman;
  TrabModelStep *steps;   /* [last - first] */
  double *artefact_years; /* [last - first + 1]: art(age) at the grid points */
  double *g;              /* [last - first + 1]: IGF-1 action at the grid points */
  guint drug_of_store[TRAB_MODEL_N_STORES]; /* 0 ALN, 1 RIS, 2 IBN, 3 ZOL */
  int drug_from;                            /* first step with a bisphosphonate, or G_MAXINT */
  int switch_from;                          /* first step with a second one, or G_MAXINT */
  int exercise_from;                        /* first step with exercise, or G_MAXINT */
  int extra_from; /* first step with glucocorticoid, inflammation or IGF-1, or G_MAXINT */
} TrabModelExposure;

TrabModelExposure *trab_model_exposure_new (const TrabModelParams *params,
                                            const TrabModelConstants *constants,
                                            const TrabScenario *scenario);
void trab_model_exposure_free (TrabModelExposure *exposure);
double trab_model_exposure_get_spinup_years (const TrabModelConstants *constants,
                                             const TrabScenario *scenario);
double trab_model_exposure_get_fa (const TrabModelConstants *constants, double t_ng_dl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabModelExposure, trab_model_exposure_free)

G_END_DECLS
