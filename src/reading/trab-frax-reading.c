/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-frax-reading.h"

#include <math.h>

#include "trab-panel-inputs.h"

/* A T-score whose reference nobody told decides no band. */
static gboolean
fill_person (const TrabFacts *facts,
             TrabEvidence *evidence,
             TrabAnswer with_bmd,
             TrabFraxPerson *person,
             GError **error)
{
  TrabDensityInputs inputs;
  TrabDensityClass density;

  trab_panel_inputs_fill_density (facts, &inputs);
  if (!trab_densitometry_classify (evidence, &inputs, &density, error))
    return FALSE;
  *person = (TrabFraxPerson){
    .sex = facts->sex,
    .age_years = facts->has_age ? facts->age_years : NAN,
    .is_postmenopausal = inputs.is_postmenopausal,
    .with_bmd = with_bmd,
    .lowest_t_score = density.is_reference_assumed ? NAN : density.female_t_score,
  };
  return TRUE;
}

/**
 * trab_frax_reading_make:
 * @reading: (out caller-allocates): its texts are the visit's and the evidence's
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_frax_reading_make (const TrabFacts *facts,
                        TrabEvidence *evidence,
                        TrabFraxReading *reading,
                        GError **error)
{
  TrabFraxPerson person;
  TrabFraxTyped *typed = &reading->typed;

  *reading = (TrabFraxReading){ .class = { .over_threshold = NAN } };
  typed->has_mof
      = trab_visit_get_number (facts->visit, TRAB_QUESTION_FRAX_MAJOR_PCT, &typed->mof_pct);
  typed->has_hip
      = trab_visit_get_number (facts->visit, TRAB_QUESTION_FRAX_HIP_PCT, &typed->hip_pct);
  reading->is_typed = typed->has_mof || typed->has_hip;
  if (!reading->is_typed)
    return TRUE;
  reading->country = trab_visit_get_text (facts->visit, TRAB_QUESTION_FRAX_COUNTRY);
  reading->with_bmd = trab_facts_get_answer (facts, TRAB_QUESTION_FRAX_WITH_BMD);
  /* bands are a guideline's, for FRAX of its own country */
  reading->has_scheme = trab_frax_scheme_from_country (reading->country, &reading->scheme);
  if (!reading->has_scheme)
    return TRUE;
  return fill_person (facts, evidence, reading->with_bmd, &person, error)
         && trab_frax_classify (evidence, reading->scheme, typed, &person, &reading->class, error);
}

/**
 * trab_frax_reading_get_over_threshold:
 * @over: (out): how many times the intervention threshold, where NOGG can tell: its very high risk
 *   is a multiple of it. One outcome alone tells only when it is very high by itself
 *
 * Returns: FALSE where it cannot be told
 */
gboolean
trab_frax_reading_get_over_threshold (const TrabFraxReading *reading, double *over)
{
  if (!reading->has_scheme || reading->scheme != TRAB_FRAX_SCHEME_NOGG_2024
      || reading->class.is_very_high == TRAB_ANSWER_NOT_KNOWN)
    return FALSE;
  *over = reading->class.over_threshold;
  return TRUE;
}
