/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-evidence.h"
#include "trab-provenance.h"

G_BEGIN_DECLS

/** What the guidelines' criteria ask about a person. Yes/no facts are 0 or 1. */
typedef enum
{
  TRAB_VHR_AGE_YEARS,
  TRAB_VHR_IS_WOMAN,
  TRAB_VHR_LOWEST_T_SCORE,
  TRAB_VHR_FRAX_OVER_THRESHOLD, /* typed FRAX / intervention threshold of the same country and age
                                 */
  TRAB_VHR_FRAX_MOF_PCT,
  TRAB_VHR_FRAX_HIP_PCT,
  TRAB_VHR_DVO_THREE_YEAR_PCT,
  TRAB_VHR_MONTHS_SINCE_VERTEBRAL_FRACTURE,
  TRAB_VHR_MONTHS_SINCE_HIP_FRACTURE,
  TRAB_VHR_MONTHS_SINCE_FRAGILITY_FRACTURE,
  TRAB_VHR_VERTEBRAL_FRACTURE_COUNT,
  TRAB_VHR_MODERATE_VERTEBRAL_FRACTURE_COUNT,
  TRAB_VHR_HIP_FRACTURE_COUNT,
  TRAB_VHR_FRAGILITY_FRACTURE_COUNT,
  TRAB_VHR_FRACTURE_ON_TREATMENT_YEARS, /* years on treatment when it broke; 0: none */
  TRAB_VHR_FRACTURE_ON_HARMFUL_DRUG,
  TRAB_VHR_HIGH_FALLS_RISK,
  TRAB_VHR_PREDNISOLONE_MG_DAY, /* 0: none */
  TRAB_VHR_GLUCOCORTICOID_MONTHS,
  TRAB_VHR_GLUCOCORTICOID_DAYS,
  TRAB_VHR_GLUCOCORTICOID_G_YEAR,
} TrabVhrFact;
#define TRAB_N_VHR_FACTS (TRAB_VHR_GLUCOCORTICOID_G_YEAR + 1)

/** What is known of a person; a fact that is not known leaves its criteria open. */
typedef struct
{
  gboolean has[TRAB_N_VHR_FACTS];
  double value[TRAB_N_VHR_FACTS];
} TrabVhrFacts;

/** One criterion of one guideline. The texts belong to the evidence. @missing: bit (1 <<
 * TrabVhrFact) of each fact that is not known */
typedef struct
{
  const char *guideline;
  const char *criterion;
  const char *words;
  const char *source;
  TrabProvenance provenance;
  TrabAnswer holds; /* TRAB_ANSWER_NOT_KNOWN: a fact it needs is missing */
  guint missing;
} TrabVhrCriterion;

GArray *trab_very_high_risk_check (TrabEvidence *evidence,
                                   const TrabVhrFacts *facts,
                                   GError **error);
const char *trab_very_high_risk_fact_to_string (TrabVhrFact fact);

G_END_DECLS
