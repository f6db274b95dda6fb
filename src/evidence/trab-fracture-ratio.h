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
  TRAB_FRACTURE_CLAIM_EXCESS, /* no benefit; the trial's excess stands beside */
} TrabFractureClaim;

/** Where it may be shown. */
typedef enum
{
  TRAB_FRACTURE_SHOWS_MULTIPLIES, /* multiplies a calculator's number */
  TRAB_FRACTURE_SHOWS_BESIDE,     /* stands beside it, never multiplies it */
  TRAB_FRACTURE_SHOWS_DRAWER,     /* only where the evidence is looked up */
} TrabFractureShows;

/**
 * TrabFractureRatio:
 * What fracture trials say of one class and outcome (table risk/fracture-ratios). A plain value
 * whose texts belong to the evidence it was read from.
 * @condition: (nullable): what must be true of the person; "otherwise": of whoever meets none; NULL
 *   for everybody
 * @rr_low, @rr_high: 95 % interval, where @has_range
 * @certainty: (nullable): a grade word where it is lower than the trial's own
 * @evidence_ids, @beside_evidence_ids: (nullable): separated by blanks
 */
typedef struct
{
  const char *fracture_class;
  TrabFractureOutcome outcome;
  TrabFractureClaim claim;
  TrabFractureShows shows;
  gboolean from_women; /* the people studied */
  gboolean from_men;
  const char *condition;
  gboolean has_rr;
  double rr;
  gboolean has_range;
  double rr_low, rr_high;
  const char *certainty;
  const char *evidence_ids;
  const char *beside_evidence_ids;
  const char *note;
  TrabProvenance provenance;
} TrabFractureRatio;

GArray *trab_fracture_ratio_load (TrabEvidence *evidence, GError **error);
const TrabFractureRatio *trab_fracture_ratio_find (const GArray *ratios,
                                                   const char *fracture_class,
                                                   TrabFractureOutcome outcome,
                                                   const char *const *conditions,
                                                   TrabSex sex,
                                                   gboolean *is_extrapolated);

G_END_DECLS
