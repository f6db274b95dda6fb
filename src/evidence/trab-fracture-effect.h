/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-provenance.h"
#include "trab-sex.h"

G_BEGIN_DECLS

typedef enum
{
  TRAB_FRACTURE_OUTCOME_ANY_CLINICAL,
  TRAB_FRACTURE_OUTCOME_HIP,
  TRAB_FRACTURE_OUTCOME_VERTEBRAL_CLINICAL,
  TRAB_FRACTURE_OUTCOME_VERTEBRAL_MORPHOMETRIC,
  TRAB_FRACTURE_OUTCOME_NONVERTEBRAL,
  TRAB_FRACTURE_OUTCOME_FALLS,
} TrabFractureOutcome;
#define TRAB_N_FRACTURE_OUTCOMES (TRAB_FRACTURE_OUTCOME_FALLS + 1)

/** What may be said. */
typedef enum
{
  TRAB_FRACTURE_CLAIM_NUMBER, /* a ratio of a fracture trial */
  TRAB_FRACTURE_CLAIM_HATCH,  /* no trial counted this outcome: drawn as unknown */
  TRAB_FRACTURE_CLAIM_EXCESS, /* no benefit; the trial's excess is shown */
} TrabFractureClaim;

/** Where it may be shown. */
typedef enum
{
  TRAB_FRACTURE_SHOWS_MULTIPLIES, /* multiplies a calculator's number */
  TRAB_FRACTURE_SHOWS_BESIDE,     /* stands beside it, never multiplies it */
  TRAB_FRACTURE_SHOWS_DRAWER,     /* only in the evidence drawer */
} TrabFractureShows;

/** How the ratio fades (model-spec section 11). */
typedef enum
{
  TRAB_FRACTURE_FADES_WITH_BONE, /* f(t) = clip (min (dTH / dth_ref, q / q_ref), 0, 1) */
  TRAB_FRACTURE_FADES_AT_STOP,   /* constant while taken */
  TRAB_FRACTURE_FADES_NEVER,
} TrabFractureFades;

/**
 * TrabFractureEffect:
 * What fracture trials say of one class and outcome. A plain value whose texts belong to the
 * evidence it was read from.
 */
typedef struct
{
  const char *fracture_class;
  TrabFractureOutcome outcome;
  TrabFractureClaim claim;
  TrabFractureShows shows;
  TrabFractureFades fades;
  gboolean from_women; /* the people studied */
  gboolean from_men;
  const char *condition; /* (nullable): NULL for everybody */
  gboolean has_rr;
  double rr;
  gboolean has_range;
  double rr_low, rr_high; /* 95 % interval */
  gboolean has_dth_ref;
  double dth_ref_pct; /* total-hip effect of the reference course at 3 years */
  gboolean has_q_ref;
  double q_ref;             /* its inhibition of resorption at 36 months */
  const char *evidence_ids; /* (nullable): separated by blanks */
  const char *beside_evidence_ids;
  const char *note;
  TrabProvenance provenance;
} TrabFractureEffect;

GArray *trab_fracture_effect_load (TrabEvidence *evidence, GError **error);
const TrabFractureEffect *trab_fracture_effect_find (const GArray *effects,
                                                     const char *fracture_class,
                                                     TrabFractureOutcome outcome,
                                                     const char *condition,
                                                     TrabSex sex,
                                                     gboolean *is_extrapolated);

G_END_DECLS
