/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-date.h"
#include "trab-risk-result.h"

G_BEGIN_DECLS

/** Where a typed FRAX result lies among a guideline's thresholds. */
typedef enum
{
  TRAB_FRAX_BAND_NONE, /* no band: see the reason */
  TRAB_FRAX_BAND_BELOW_LOWER,
  TRAB_FRAX_BAND_BETWEEN, /* from the lower to the upper assessment threshold */
  TRAB_FRAX_BAND_ABOVE_UPPER,
  TRAB_FRAX_BAND_BELOW_INTERVENTION,
  TRAB_FRAX_BAND_ABOVE_INTERVENTION,
  TRAB_FRAX_BAND_VERY_HIGH,
} TrabFraxBand;
#define TRAB_N_FRAX_BANDS (TRAB_FRAX_BAND_VERY_HIGH + 1)

/** What a model read: an input by its column name, and its value: a number, "yes", "no", a code,
 * ids joined by ";". */
typedef struct
{
  char *name;
  char *value;
} TrabRiskInput;

/**
 * TrabRiskEstimate:
 * What one model says. Which of the parts it has depends on the model: chances, a score, a band.
 * @score: points, where @has_score
 * @refers: whether a referral tool's score is on the far side of its cut-off; not known where the
 *   tool has no cut-off or gave no score
 * @band: (nullable): as the model's table names it, in % or as a word
 * @other_band: (nullable): what another reading of the published table gives
 * @inputs: of TrabRiskInput: what was known and put in, then what was worked out on the way
 * @not_asked: (nullable): what the model counts and nobody is asked about, by its ids
 */
typedef struct
{
  TrabRiskResult *result;
  GPtrArray *inputs;
  GStrv not_asked;
  gboolean has_score;
  double score;
  TrabAnswer refers;
  char *band;
  char *other_band;
} TrabRiskEstimate;

/**
 * TrabTypedFrax:
 * A FRAX result the clinician typed in, with what it was made of.
 * @country: "GB", "US" or "other"
 * @inputs: (nullable): what was put in, in the clinician's words
 * @date: when it was made; TRAB_DATE_NONE when not said
 * @adjusted_pct: by the dose of glucocorticoids (Kanis 2011), where @has_adjusted; it holds only if
 *   glucocorticoids were ticked in FRAX. NaN for an outcome that was not typed
 */
typedef struct
{
  TrabRiskResult *result;
  char *country;
  char *inputs;
  TrabDate date;
  TrabAnswer with_bmd;
  gboolean has_adjusted;
  double prednisolone_mg_d;
  double adjusted_pct[TRAB_N_OUTCOMES];
} TrabTypedFrax;

/**
 * TrabRiskThreshold:
 * A guideline's thresholds for FRAX of its own country, and where the typed result lies.
 * @intervention_pct: by outcome; NaN where the guideline has none
 * @refused_input: with a @refusal, why there is no band
 */
typedef struct
{
  char *scheme;
  TrabFraxBand band;
  double intervention_pct[TRAB_N_OUTCOMES];
  TrabRiskRefusal refusal;
  char *refused_input;
  gboolean is_verified;
  char *source;
} TrabRiskThreshold;

/** One guideline's criterion for a very high risk; not known: a fact it needs is missing, and
 * @missing names it. */
typedef struct
{
  char *guideline;
  char *words;
  char *source;
  gboolean is_verified;
  TrabAnswer holds;
  GStrv missing; /* (nullable) */
} TrabRiskCriterion;

/** A typed FRAX result and a model that are too far apart to stand without a word. */
typedef struct
{
  char *model_id;
  TrabOutcome outcome;
  double typed_pct;
  double model_pct;
} TrabRiskConflict;

/**
 * TrabRiskPanel:
 * Every open estimate of one person's risk, side by side and never averaged. Filled by whoever
 * makes it and not changed once handed on.
 * @estimates: of TrabRiskEstimate, in the order of the table of models
 * @frax: (nullable)
 * @thresholds: of TrabRiskThreshold; only of the country of @frax
 * @criteria: of TrabRiskCriterion, those of one guideline together
 * @conflicts: of TrabRiskConflict
 * @is_treated: takes a bone medicine today: calculators assume an untreated person
 * @oestrogen_only_hrt: the flag of QFracture was counted, which is no switch of a treatment
 */
typedef struct
{
  GPtrArray *estimates;
  TrabTypedFrax *frax;
  GPtrArray *thresholds;
  GPtrArray *criteria;
  GPtrArray *conflicts;
  gboolean is_treated;
  gboolean oestrogen_only_hrt;
} TrabRiskPanel;

TrabRiskPanel *trab_risk_panel_new (void);
void trab_risk_panel_free (TrabRiskPanel *panel);
TrabRiskEstimate *trab_risk_panel_add_estimate (TrabRiskPanel *panel, TrabRiskResult *result);
void trab_risk_panel_add_input (TrabRiskEstimate *estimate, const char *name, const char *value);
TrabTypedFrax *trab_risk_panel_set_frax (TrabRiskPanel *panel, TrabRiskResult *result);
TrabRiskThreshold *trab_risk_panel_add_threshold (TrabRiskPanel *panel, const char *scheme);
TrabRiskCriterion *trab_risk_panel_add_criterion (TrabRiskPanel *panel, const char *guideline);
TrabRiskConflict *trab_risk_panel_add_conflict (TrabRiskPanel *panel, const char *model_id);
const TrabRiskEstimate *trab_risk_panel_find_estimate (const TrabRiskPanel *panel,
                                                       const char *model_id);
const char *trab_risk_panel_frax_band_to_string (TrabFraxBand band);
TrabAnswer trab_risk_panel_is_very_high (const TrabRiskPanel *panel, const char *guideline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabRiskPanel, trab_risk_panel_free)

G_END_DECLS
