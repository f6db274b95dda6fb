/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-scenario.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_OBSERVATION_CTX,         /* ng/mL, fasting morning sample */
  TRAB_OBSERVATION_P1NP,        /* ug/L, fasting morning sample */
  TRAB_OBSERVATION_CTX_CHANGE,  /* ln (later / earlier) */
  TRAB_OBSERVATION_P1NP_CHANGE, /* ln (later / earlier) */
  TRAB_OBSERVATION_LS_CHANGE,   /* % */
  TRAB_OBSERVATION_FN_CHANGE,   /* %; not used where TH has one for the same interval */
  TRAB_OBSERVATION_TH_CHANGE,   /* % */
} TrabObservationKind;

/** One measurement of the person; times in years from today, negative in the past. */
typedef struct
{
  TrabObservationKind kind;
  double from_years; /* of a change: its first measurement */
  double at_years;
  double value;
} TrabObservation;

/**
 * TrabConditioning:
 * What was measured on the person (model-spec section 9), in the model's units.
 * @observed: (nullable): the plan under which it was measured, of the same history; NULL where all
 * was measured before or on today
 * @ctx_young_ng_ml: the laboratory's own geometric mid of young adults, 0 for the default; idem
 * P1NP
 */
typedef struct
{
  const TrabObservation *observations;
  guint n_observations;
  const TrabScenario *observed;
  double ctx_young_ng_ml;
  double p1np_young_ug_l;
} TrabConditioning;

G_END_DECLS
