/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-frax.h"

#include <math.h>

#include "trab-error.h"

#define FRAX_YEARS 10
#define ROUNDING 1e-9 /* 1.6 x 3.5 in binary is a little over the 5.6 that is typed */

typedef struct
{
  double lower; /* lower assessment threshold; NaN: none */
  double intervention;
  double upper;
  double very_high;
  guint row; /* of the intervention threshold */
} Thresholds;

/** trab_frax_scheme_to_string: the name in the tables */
const char *
trab_frax_scheme_to_string (TrabFraxScheme scheme)
{
  static const char *const names[TRAB_N_FRAX_SCHEMES] = {
    [TRAB_FRAX_SCHEME_US] = "US",
    [TRAB_FRAX_SCHEME_NOGG_2024] = "NOGG-2024",
  };

  g_return_val_if_fail ((guint) scheme < TRAB_N_FRAX_SCHEMES, NULL);
  return names[scheme];
}

/**
 * trab_frax_scheme_from_country:
 * @country: (nullable): "GB", "US" …
 * @scheme: (out): the guideline for FRAX of that country; untouched when FALSE is returned
 */
gboolean
trab_frax_scheme_from_country (const char *country, TrabFraxScheme *scheme)
{
  static const struct
  {
    const char *country;
    TrabFraxScheme scheme;
  } schemes[] = { { "GB", TRAB_FRAX_SCHEME_NOGG_2024 }, { "US", TRAB_FRAX_SCHEME_US } };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_strcmp0 (country, schemes[i].country) == 0)
      {
        *scheme = schemes[i].scheme;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_pct (double pct)
{
  return pct >= 0 && pct <= 100;
}

/**
 * trab_frax_new_result:
 * Returns: (transfer full): the typed values as a result, marked as typed in
 */
TrabRiskResult *
trab_frax_new_result (const TrabFraxTyped *typed)
{
  TrabRiskResultFields fields = {
    .model_id = "frax-typed",
    .model_version = "typed",
    .refused_value = NAN,
    .caveats = TRAB_RISK_CAVEAT_TYPED_IN,
    .evidence_ids = "risk/models",
  };
  const gboolean has[TRAB_N_OUTCOMES] = { typed->has_mof, typed->has_hip };
  const double pct[TRAB_N_OUTCOMES] = { typed->mof_pct, typed->hip_pct };
  static const char *const names[TRAB_N_OUTCOMES] = { "mof_pct", "hip_pct" };

  for (guint outcome = 0; outcome < TRAB_N_OUTCOMES; outcome++)
    {
      for (guint i = 0; i < TRAB_RISK_MAX_YEARS; i++)
        fields.pct[outcome][i] = NAN;
      if (has[outcome])
        fields.pct[outcome][FRAX_YEARS - 1] = pct[outcome];
      if (has[outcome] && !is_pct (pct[outcome]))
        {
          fields.refusal = TRAB_RISK_REFUSAL_OUT_OF_RANGE;
          fields.refused_input = names[outcome];
          fields.refused_value = pct[outcome];
        }
    }
  if (!typed->has_mof && !typed->has_hip)
    {
      fields.refusal = TRAB_RISK_REFUSAL_MISSING;
      fields.refused_input = "mof_pct";
    }
  return trab_risk_result_new (&fields);
}

/* The thresholds of one outcome at an age. Returns: whether the scheme has an intervention one */
static gboolean
find_thresholds (const TrabTable *table,
                 const char *scheme,
                 const char *outcome,
                 double age_years,
                 Thresholds *out)
{
  *out = (Thresholds){ NAN, NAN, NAN, NAN, 0 };
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      const char *level = trab_table_get_text (table, i, "level");
      double pct = trab_table_get_double (table, i, "pct");

      if (g_strcmp0 (trab_table_get_text (table, i, "scheme"), scheme) != 0
          || g_strcmp0 (trab_table_get_text (table, i, "outcome"), outcome) != 0
          || (trab_table_has (table, i, "age_from")
              && !(age_years >= trab_table_get_double (table, i, "age_from")))
          || (trab_table_has (table, i, "age_below")
              && !(age_years < trab_table_get_double (table, i, "age_below"))))
        continue;
      if (g_str_equal (level, "LAT"))
        out->lower = pct;
      else if (g_str_equal (level, "IT"))
        {
          out->intervention = pct;
          out->row = i;
        }
      else if (g_str_equal (level, "UAT"))
        out->upper = pct;
      else if (g_str_equal (level, "VHRT"))
        out->very_high = pct;
    }
  return !isnan (out->intervention);
}

static TrabFraxBand
band_of (const Thresholds *thresholds, double pct, gboolean with_bmd)
{
  if (pct >= thresholds->very_high)
    return TRAB_FRAX_BAND_VERY_HIGH;
  if (with_bmd || isnan (thresholds->lower))
    return pct >= thresholds->intervention ? TRAB_FRAX_BAND_ABOVE_INTERVENTION
                                           : TRAB_FRAX_BAND_BELOW_INTERVENTION;
  if (pct < thresholds->lower)
    return TRAB_FRAX_BAND_BELOW_LOWER;
  return pct >= thresholds->upper ? TRAB_FRAX_BAND_ABOVE_UPPER : TRAB_FRAX_BAND_BETWEEN;
}

static gboolean
refuse (TrabFraxClass *out, TrabRiskRefusal refusal, const char *input, double value)
{
  out->refusal = refusal;
  out->refused_input = input;
  out->refused_value = value;
  return TRUE;
}

/* The limits of a scheme; a scheme without one leaves the default. */
static double
limit_of (const TrabTable *limits, const char *scheme, const char *name, double otherwise)
{
  for (guint i = 0; i < trab_table_get_n_rows (limits); i++)
    if (g_strcmp0 (trab_table_get_text (limits, i, "scheme"), scheme) == 0
        && g_strcmp0 (trab_table_get_text (limits, i, "name"), name) == 0)
      return trab_table_get_double (limits, i, "value");
  return otherwise;
}

static gboolean
check_typed (const TrabFraxTyped *typed, TrabFraxClass *out)
{
  if (!typed->has_mof && !typed->has_hip)
    return !refuse (out, TRAB_RISK_REFUSAL_MISSING, "mof_pct", NAN);
  if (typed->has_mof && !is_pct (typed->mof_pct))
    return !refuse (out, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "mof_pct", typed->mof_pct);
  if (typed->has_hip && !is_pct (typed->hip_pct))
    return !refuse (out, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "hip_pct", typed->hip_pct);
  return TRUE;
}

/* Whether the scheme speaks of this person at all. */
static gboolean
is_in_scope (const TrabTable *limits,
             const char *scheme,
             const TrabFraxPerson *person,
             TrabFraxClass *out)
{
  double t_from = limit_of (limits, scheme, "t_score_from", -INFINITY);
  double t_to = limit_of (limits, scheme, "t_score_to", INFINITY);
  double men_from = limit_of (limits, scheme, "men_age_from", -INFINITY);
  double t_score = person->lowest_t_score;

  if (isfinite (t_from) && isnan (t_score))
    return !refuse (out, TRAB_RISK_REFUSAL_MISSING, "lowest_t_score", NAN);
  if (isfinite (t_from) && !(t_score > t_from && t_score < t_to))
    return !refuse (out, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "lowest_t_score", t_score);
  if (!isfinite (men_from))
    return TRUE;
  if (person->sex == TRAB_SEX_UNKNOWN)
    return !refuse (out, TRAB_RISK_REFUSAL_MISSING, "sex", NAN);
  if (person->sex == TRAB_SEX_MALE && !(person->age_years >= men_from))
    return !refuse (out, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "age", person->age_years);
  if (person->sex == TRAB_SEX_FEMALE && person->is_postmenopausal != TRAB_ANSWER_YES)
    return !refuse (out,
                    person->is_postmenopausal == TRAB_ANSWER_NO ? TRAB_RISK_REFUSAL_NOT_IN_MODEL
                                                                : TRAB_RISK_REFUSAL_MISSING,
                    "menopause", NAN);
  return TRUE;
}

/* One outcome: its thresholds at this age, and where the typed value lies. */
static void
classify_outcome (const TrabTable *table,
                  const char *scheme,
                  double multiplier,
                  TrabOutcome outcome,
                  const double *pct, /* NULL: not typed */
                  const TrabFraxPerson *person,
                  TrabFraxClass *out)
{
  static const char *const outcomes[TRAB_N_OUTCOMES] = { "mof", "hip" };
  Thresholds thresholds;

  if (!find_thresholds (table, scheme, outcomes[outcome], person->age_years, &thresholds))
    return;
  /* the printed very high threshold, a rounded one, comes before the product */
  if (isnan (thresholds.very_high))
    thresholds.very_high = thresholds.intervention * multiplier - ROUNDING;
  out->intervention_pct[outcome] = thresholds.intervention;
  out->source = trab_table_get_text (table, thresholds.row, "source");
  out->provenance
      = trab_provenance_from_code (trab_table_get_text (table, thresholds.row, "prov_code"));
  out->needs_with_bmd |= !isnan (thresholds.lower);
  if (pct == NULL)
    return;
  out->band = MAX (out->band, band_of (&thresholds, *pct, person->with_bmd == TRAB_ANSWER_YES));
  out->over_threshold
      = fmax (out->over_threshold, *pct >= thresholds.very_high
                                       ? fmax (*pct / thresholds.intervention, multiplier)
                                       : *pct / thresholds.intervention);
}

/**
 * trab_frax_classify:
 * @out: (out caller-allocates): the band, or in its refusal why there is none
 *
 * Guideline bands are of FRAX of that country only; other calculators have none. Which thresholds
 * of a scheme hold depends on whether the result was made with a scan: without that there is no
 * band, unless it is very high either way.
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_frax_classify (TrabEvidence *evidence,
                    TrabFraxScheme scheme,
                    const TrabFraxTyped *typed,
                    const TrabFraxPerson *person,
                    TrabFraxClass *out,
                    GError **error)
{
  const char *name = trab_frax_scheme_to_string (scheme);
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/frax-thresholds", error);
  const TrabTable *limits
      = table ? trab_evidence_get_table (evidence, "risk/frax-limits", error) : NULL;
  const double *pct[TRAB_N_OUTCOMES]
      = { typed->has_mof ? &typed->mof_pct : NULL, typed->has_hip ? &typed->hip_pct : NULL };
  double multiplier = INFINITY;

  if (table == NULL || limits == NULL)
    return FALSE;
  *out = (TrabFraxClass){ .over_threshold = NAN,
                          .intervention_pct = { NAN, NAN },
                          .refused_value = NAN };
  if (!check_typed (typed, out) || !is_in_scope (limits, name, person, out))
    return TRUE;
  multiplier = limit_of (limits, name, "very_high_multiplier", INFINITY);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    classify_outcome (table, name, multiplier, (TrabOutcome) i, pct[i], person, out);
  if (out->band == TRAB_FRAX_BAND_NONE)
    return refuse (out, TRAB_RISK_REFUSAL_OUT_OF_RANGE, "age", person->age_years);
  if (out->band == TRAB_FRAX_BAND_VERY_HIGH)
    out->is_very_high = TRAB_ANSWER_YES;
  else if (typed->has_mof && typed->has_hip)
    out->is_very_high = TRAB_ANSWER_NO;
  if (out->needs_with_bmd && person->with_bmd == TRAB_ANSWER_NOT_KNOWN
      && out->band != TRAB_FRAX_BAND_VERY_HIGH)
    {
      out->band = TRAB_FRAX_BAND_NONE;
      return refuse (out, TRAB_RISK_REFUSAL_MISSING, "frax_with_bmd", NAN);
    }
  return TRUE;
}

/**
 * trab_frax_adjust_glucocorticoid:
 * @typed: a FRAX result made with glucocorticoids ticked
 * @prednisolone_mg_d: above 0
 * @adjusted: (out caller-allocates): the all-ages adjustment of Kanis 2011
 *
 * Returns: FALSE with TRAB_RISK_ERROR for a dose that is not one, or TRAB_EVIDENCE_ERROR
 */
gboolean
trab_frax_adjust_glucocorticoid (TrabEvidence *evidence,
                                 const TrabFraxTyped *typed,
                                 double prednisolone_mg_d,
                                 TrabFraxTyped *adjusted,
                                 GError **error)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "risk/frax-glucocorticoid", error);

  if (table == NULL)
    return FALSE;
  if (!(prednisolone_mg_d > 0) || !isfinite (prednisolone_mg_d))
    {
      g_set_error_literal (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_OUT_OF_RANGE,
                           "not a dose of prednisolone");
      return FALSE;
    }
  *adjusted = *typed;
  for (guint i = 0; i < trab_table_get_n_rows (table); i++)
    {
      double factor = 1 + trab_table_get_double (table, i, "change_pct") / 100;

      if (trab_table_has (table, i, "age")
          || prednisolone_mg_d < trab_table_get_double (table, i, "dose_from")
          || (trab_table_has (table, i, "dose_below")
              && prednisolone_mg_d >= trab_table_get_double (table, i, "dose_below")))
        continue;
      if (g_strcmp0 (trab_table_get_text (table, i, "outcome"), "hip") == 0)
        adjusted->hip_pct = MIN (typed->hip_pct * factor, 100);
      else
        adjusted->mof_pct = MIN (typed->mof_pct * factor, 100);
    }
  return TRUE;
}
