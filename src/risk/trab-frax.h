/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"
#include "trab-provenance.h"
#include "trab-risk-panel.h"

G_BEGIN_DECLS

/** A FRAX result that the clinician typed in: FRAX itself is not computed here. */
typedef struct
{
  gboolean has_mof;
  double mof_pct; /* 10 years, hip, spine, wrist or upper arm */
  gboolean has_hip;
  double hip_pct;
} TrabFraxTyped;

typedef enum
{
  TRAB_FRAX_SCHEME_US,
  TRAB_FRAX_SCHEME_NOGG_2024,
} TrabFraxScheme;
#define TRAB_N_FRAX_SCHEMES (TRAB_FRAX_SCHEME_NOGG_2024 + 1)

/**
 * TrabFraxPerson:
 * Whom a typed result is of, as far as the guidelines ask.
 * @is_postmenopausal: of a woman; yes also around menopause
 * @with_bmd: whether the result was made with a femoral neck T-score
 * @lowest_t_score: NaN when there is none
 */
typedef struct
{
  TrabSex sex;
  double age_years;
  TrabAnswer is_postmenopausal;
  TrabAnswer with_bmd;
  double lowest_t_score;
} TrabFraxPerson;

/**
 * TrabFraxClass:
 * @band: of the outcome that lies higher
 * @over_threshold: the larger of the typed values over their intervention thresholds; at least the
 *   scheme's multiplier where the printed very high threshold is reached; NaN without
 * @is_very_high: not known where an outcome was not typed and the other is not
 * @intervention_pct: the intervention thresholds of this age, by outcome; NaN without
 * @source: (nullable): of the thresholds; the text belongs to the evidence
 * @needs_with_bmd: the scheme's thresholds differ with and without a scan
 * @refusal: why there is no band
 */
typedef struct
{
  TrabFraxBand band;
  double over_threshold;
  TrabAnswer is_very_high;
  double intervention_pct[TRAB_N_OUTCOMES];
  const char *source;
  TrabProvenance provenance;
  gboolean needs_with_bmd;
  TrabRiskRefusal refusal;
  const char *refused_input;
  double refused_value;
} TrabFraxClass;

TrabRiskResult *trab_frax_new_result (const TrabFraxTyped *typed);
gboolean trab_frax_classify (TrabEvidence *evidence,
                             TrabFraxScheme scheme,
                             const TrabFraxTyped *typed,
                             const TrabFraxPerson *person,
                             TrabFraxClass *out,
                             GError **error);
gboolean trab_frax_adjust_glucocorticoid (TrabEvidence *evidence,
                                          const TrabFraxTyped *typed,
                                          double prednisolone_mg_d,
                                          TrabFraxTyped *adjusted,
                                          GError **error);
gboolean trab_frax_scheme_from_country (const char *country, TrabFraxScheme *scheme);
const char *trab_frax_scheme_to_string (TrabFraxScheme scheme);

G_END_DECLS
