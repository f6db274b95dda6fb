/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-densitometry.h"

#include <math.h>
#include <string.h>

#include "trab-error.h"

#define CONSTANTS "densitometry/constants"
#define MG_PER_G 1000

typedef struct
{
  double normal_from;
  double osteoporosis_to;
  double z_below_to;
  double men_from_age;
  double decimals;
} Limits;

/* The young reference of a hip site: NHANES III, on the Hologic scale. */
static gboolean
find_reference (TrabEvidence *evidence,
                TrabSite site,
                TrabSex reference,
                double *mean,
                double *sd,
                GError **error)
{
  const TrabTable *table = trab_evidence_get_table (evidence, "densitometry/nhanes3", error);
  const char *name = site == TRAB_SITE_FEMORAL_NECK ? "femoral neck"
                     : site == TRAB_SITE_TOTAL_HIP  ? "total hip"
                                                    : NULL;

  if (table == NULL)
    return FALSE;
  for (guint i = 0; name != NULL && i < trab_table_get_n_rows (table); i++)
    if (g_str_has_prefix (trab_table_get_text (table, i, "dataset"), "NHANES III")
        && g_strcmp0 (trab_table_get_text (table, i, "site"), name) == 0
        && g_strcmp0 (trab_table_get_text (table, i, "sex"), trab_sex_to_string (reference)) == 0)
      {
        *mean = trab_table_get_double (table, i, "mean");
        *sd = trab_table_get_double (table, i, "sd");
        return TRUE;
      }
  g_set_error (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_NOT_IN_MODEL,
               "no young reference for %s and sex %s", trab_measure_site_to_string (site),
               trab_sex_to_string (reference));
  return FALSE;
}

/**
 * trab_densitometry_t_score:
 * @site: femoral neck or total hip; spine references are the makers' own
 * @reference: sex of the young adults compared with
 * @bmd_g_cm2: of a Hologic scanner; another maker's value must not be put in
 * @t_score: (out): (BMD - young mean) / young SD, NHANES III
 *
 * A check of what the scanner printed, not a replacement for it.
 *
 * Returns: FALSE with TRAB_RISK_ERROR_NOT_IN_MODEL for another site
 */
gboolean
trab_densitometry_t_score (TrabEvidence *evidence,
                           TrabSite site,
                           TrabSex reference,
                           double bmd_g_cm2,
                           double *t_score,
                           GError **error)
{
  double mean = NAN, sd = NAN;

  if (!find_reference (evidence, site, reference, &mean, &sd, error))
    return FALSE;
  *t_score = (bmd_g_cm2 - mean) / sd;
  return TRUE;
}

/** trab_densitometry_get_young_sd: (out): of the reference of trab_densitometry_t_score() */
gboolean
trab_densitometry_get_young_sd (
    TrabEvidence *evidence, TrabSite site, TrabSex reference, double *sd_g_cm2, GError **error)
{
  double mean = NAN;

  return find_reference (evidence, site, reference, &mean, sd_g_cm2, error);
}

/**
 * trab_densitometry_convert_t:
 * @converted: (out): the T-score of the same density against the other sex's young adults
 */
gboolean
trab_densitometry_convert_t (TrabEvidence *evidence,
                             TrabSite site,
                             TrabSex from,
                             TrabSex to,
                             double t_score,
                             double *converted,
                             GError **error)
{
  double mean = NAN, sd = NAN;

  if (!find_reference (evidence, site, from, &mean, &sd, error))
    return FALSE;
  return trab_densitometry_t_score (evidence, site, to, mean + t_score * sd, converted, error);
}

static gboolean
read_limits (TrabEvidence *evidence, Limits *limits, GError **error)
{
  return trab_evidence_get_constant (evidence, CONSTANTS, "who_normal_from", &limits->normal_from,
                                     error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "who_osteoporosis_to",
                                        &limits->osteoporosis_to, error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "z_below_expected_to",
                                        &limits->z_below_to, error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "who_age_men", &limits->men_from_age,
                                        error)
         && trab_evidence_get_constant (evidence, CONSTANTS, "t_score_decimals", &limits->decimals,
                                        error);
}

static double
round_score (double score, const Limits *limits)
{
  double power = pow (10, limits->decimals);

  return round (score * power) / power;
}

/* One site's T-score against young women. @is_assumed: (out): it could not be had for sure */
static double
female_t_score (TrabEvidence *evidence,
                const TrabDensityInputs *inputs,
                guint i,
                gboolean *is_assumed)
{
  double converted = NAN;

  *is_assumed = FALSE;
  if (inputs->t_reference[i] == TRAB_SEX_FEMALE
      || (inputs->t_reference[i] == TRAB_SEX_UNKNOWN && inputs->sex == TRAB_SEX_FEMALE))
    return inputs->t_score[i];
  if (inputs->t_reference[i] == TRAB_SEX_MALE
      && trab_densitometry_convert_t (evidence, trab_measure_get_scan_site (i), TRAB_SEX_MALE,
                                      TRAB_SEX_FEMALE, inputs->t_score[i], &converted, NULL))
    return converted;
  *is_assumed = TRUE;
  return inputs->t_score[i];
}

static void
fill_own_t_score (TrabEvidence *evidence,
                  const TrabDensityInputs *inputs,
                  guint i,
                  TrabDensityClass *out)
{
  out->own_t_score = NAN;
  if (inputs->t_reference[i] == inputs->sex || inputs->sex == TRAB_SEX_FEMALE)
    out->own_t_score = inputs->t_score[i];
  else if (inputs->t_reference[i] == TRAB_SEX_FEMALE
           && !trab_densitometry_convert_t (evidence, trab_measure_get_scan_site (i),
                                            TRAB_SEX_FEMALE, inputs->sex, inputs->t_score[i],
                                            &out->own_t_score, NULL))
    out->own_t_score = NAN;
}

/* The lowest site decides. */
static void
classify_by_t (TrabEvidence *evidence,
               const TrabDensityInputs *inputs,
               const Limits *limits,
               TrabDensityClass *out)
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      gboolean is_assumed = FALSE;
      double t_score = 0;

      if (!inputs->has_t_score[i] || !isfinite (inputs->t_score[i]))
        continue;
      t_score = round_score (female_t_score (evidence, inputs, i, &is_assumed), limits);
      if (out->site != TRAB_SITE_NONE && t_score >= out->score)
        continue;
      out->site = trab_measure_get_scan_site (i);
      out->score = t_score;
      out->female_t_score = is_assumed ? NAN : t_score;
      out->is_reference_assumed = is_assumed;
      fill_own_t_score (evidence, inputs, i, out);
    }
  if (out->site == TRAB_SITE_NONE)
    return;
  if (out->score >= limits->normal_from)
    out->category = TRAB_DENSITY_NORMAL;
  else if (out->score > limits->osteoporosis_to)
    out->category = TRAB_DENSITY_LOW;
  else
    out->category = inputs->fragility_fracture == TRAB_ANSWER_YES ? TRAB_DENSITY_SEVERE_OSTEOPOROSIS
                                                                  : TRAB_DENSITY_OSTEOPOROSIS;
}

static void
classify_by_z (const TrabDensityInputs *inputs, const Limits *limits, TrabDensityClass *out)
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      double z_score = round_score (inputs->z_score[i], limits);

      if (!inputs->has_z_score[i] || !isfinite (z_score)
          || (out->site != TRAB_SITE_NONE && z_score >= out->score))
        continue;
      out->site = trab_measure_get_scan_site (i);
      out->score = z_score;
    }
  if (out->site != TRAB_SITE_NONE)
    out->category = out->score <= limits->z_below_to ? TRAB_DENSITY_BELOW_EXPECTED
                                                     : TRAB_DENSITY_WITHIN_EXPECTED;
}

/**
 * trab_densitometry_classify:
 * @out: (out caller-allocates): TRAB_DENSITY_NOT_KNOWN when the sex, a woman's menopause, or every
 *   score is missing
 *
 * T-scores classify women after menopause and men from 50, against young women for both (ISCD);
 * others by Z-score. The lowest of spine, neck and total hip decides.
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_densitometry_classify (TrabEvidence *evidence,
                            const TrabDensityInputs *inputs,
                            TrabDensityClass *out,
                            GError **error)
{
  Limits limits = { 0 };
  gboolean by_t = FALSE;

  *out = (TrabDensityClass){ .score = NAN, .female_t_score = NAN, .own_t_score = NAN };
  if (!read_limits (evidence, &limits, error))
    return FALSE;
  if (inputs->sex == TRAB_SEX_UNKNOWN
      || (inputs->sex == TRAB_SEX_FEMALE && inputs->is_postmenopausal == TRAB_ANSWER_NOT_KNOWN)
      || (inputs->sex == TRAB_SEX_MALE && isnan (inputs->age_years)))
    return TRUE;
  by_t = inputs->sex == TRAB_SEX_FEMALE ? inputs->is_postmenopausal == TRAB_ANSWER_YES
                                        : inputs->age_years >= limits.men_from_age;
  if (by_t)
    classify_by_t (evidence, inputs, &limits, out);
  else
    classify_by_z (inputs, &limits, out);
  return TRUE;
}

/* The row of the table of conversions. Returns: -1 with an error where there is none */
static int
find_scale (TrabEvidence *evidence,
            const char *maker,
            TrabSite site,
            const TrabTable **table,
            GError **error)
{
  *table = trab_evidence_get_table (evidence, "densitometry/sbmd", error);
  if (*table == NULL)
    return -1;
  for (guint i = 0; i < trab_table_get_n_rows (*table); i++)
    if (g_strcmp0 (trab_table_get_text (*table, i, "maker"), maker) == 0
        && g_strcmp0 (trab_table_get_text (*table, i, "site"), trab_measure_site_to_string (site))
               == 0)
      return (int) i;
  g_set_error (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_NOT_IN_MODEL,
               "no standardised density for %s at %s", maker, trab_measure_site_to_string (site));
  return -1;
}

/**
 * trab_densitometry_sbmd:
 * @maker: "hologic", "lunar" or "norland"
 * @sbmd_mg_cm2: (out): standardised BMD, for context beside a value of another maker; the mean
 *   error of one person is about 3.5 %, so it is never used for follow-up
 *
 * Returns: FALSE with TRAB_RISK_ERROR_NOT_IN_MODEL for another maker or site
 */
gboolean
trab_densitometry_sbmd (TrabEvidence *evidence,
                        const char *maker,
                        TrabSite site,
                        double bmd_g_cm2,
                        double *sbmd_mg_cm2,
                        GError **error)
{
  const TrabTable *table = NULL;
  int row = find_scale (evidence, maker, site, &table, error);

  if (row < 0)
    return FALSE;
  *sbmd_mg_cm2 = MG_PER_G
                 * (trab_table_get_double (table, (guint) row, "offset")
                    + trab_table_get_double (table, (guint) row, "slope")
                          * (bmd_g_cm2 - trab_table_get_double (table, (guint) row, "centre")));
  return TRUE;
}

/**
 * trab_densitometry_convert_bmd:
 * @from, @to: makers, as of trab_densitometry_sbmd()
 * @converted_g_cm2: (out): the density that the other maker's scanner would read, by way of the
 *   standardised one; for context and checks, never for follow-up
 *
 * Returns: FALSE with TRAB_RISK_ERROR_NOT_IN_MODEL for another maker or site
 */
gboolean
trab_densitometry_convert_bmd (TrabEvidence *evidence,
                               const char *from,
                               const char *to,
                               TrabSite site,
                               double bmd_g_cm2,
                               double *converted_g_cm2,
                               GError **error)
{
  const TrabTable *table = NULL;
  int row = find_scale (evidence, to, site, &table, error);
  double sbmd_mg_cm2 = NAN;

  if (row < 0 || !trab_densitometry_sbmd (evidence, from, site, bmd_g_cm2, &sbmd_mg_cm2, error))
    return FALSE;
  *converted_g_cm2
      = trab_table_get_double (table, (guint) row, "centre")
        + (sbmd_mg_cm2 / MG_PER_G - trab_table_get_double (table, (guint) row, "offset"))
              / trab_table_get_double (table, (guint) row, "slope");
  return TRUE;
}

/**
 * trab_densitometry_find_maker:
 * @scanner: (nullable): as a report or a clinic names it
 *
 * Returns: (nullable): the maker as the table of conversions names it; NULL where the name tells
 *   none, or more than one
 */
const char *
trab_densitometry_find_maker (const char *scanner)
{
  static const struct
  {
    const char *word;
    const char *maker;
  } makers[] = { { "hologic", "hologic" }, { "qdr", "hologic" }, { "discovery", "hologic" },
                 { "horizon", "hologic" }, { "lunar", "lunar" }, { "prodigy", "lunar" },
                 { "idxa", "lunar" },      { "dpx", "lunar" },   { "encore", "lunar" },
                 { "norland", "norland" } };
  g_autofree char *lower = g_ascii_strdown (scanner ? scanner : "", -1);
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      if (strstr (lower, makers[i].word) == NULL)
        continue;
      if (found != NULL && !g_str_equal (found, makers[i].maker))
        return NULL;
      found = makers[i].maker;
    }
  return found;
}

/**
 * trab_densitometry_read_reference:
 * @reference: (nullable): a reference population as printed: "NHANES III white female"
 *
 * Returns: the sex of its young adults; unknown where the text does not say
 */
TrabSex
trab_densitometry_read_reference (const char *reference)
{
  g_autofree char *lower = g_ascii_strdown (reference ? reference : "", -1);

  if (strstr (lower, "female") != NULL || strstr (lower, "women") != NULL
      || strstr (lower, "woman") != NULL)
    return TRAB_SEX_FEMALE;
  if (strstr (lower, "male") != NULL || g_str_has_prefix (lower, "men")
      || strstr (lower, " men") != NULL)
    return TRAB_SEX_MALE;
  return TRAB_SEX_UNKNOWN;
}
