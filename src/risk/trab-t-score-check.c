/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-t-score-check.h"

#include <math.h>

#include "trab-densitometry.h"

#define CONSTANTS "densitometry/constants"
#define SCALE_OF_REFERENCE "hologic"

/* Whether there is something to check, and a scale to check it on. */
static TrabTCheck
find_obstacle (const TrabTScoreInputs *inputs)
{
  if (!isfinite (inputs->bmd_g_cm2) || !isfinite (inputs->t_score))
    return TRAB_T_CHECK_NOTHING;
  if (inputs->site != TRAB_SITE_FEMORAL_NECK && inputs->site != TRAB_SITE_TOTAL_HIP)
    return TRAB_T_CHECK_NO_REFERENCE;
  if (inputs->scanner == NULL)
    return TRAB_T_CHECK_NO_SCANNER;
  if (trab_densitometry_find_maker (inputs->scanner) == NULL)
    return TRAB_T_CHECK_UNKNOWN_MAKER;
  return TRAB_T_CHECK_FITS;
}

/* Against the young people of one sex. @bmd_g_cm2: on the scale of the reference */
static gboolean
check_against (TrabEvidence *evidence,
               const TrabTScoreInputs *inputs,
               TrabSex reference,
               double bmd_g_cm2,
               TrabTScoreCheck *check,
               GError **error)
{
  double t_score = NAN, tolerance = NAN, scale_error_pct = 0, sd = NAN;

  if (!trab_densitometry_t_score (evidence, inputs->site, reference, bmd_g_cm2, &t_score, error)
      || !trab_densitometry_get_young_sd (evidence, inputs->site, reference, &sd, error)
      || !trab_evidence_get_constant (evidence, CONSTANTS, "t_check_tolerance", &tolerance, error)
      || (check->is_converted
          && !trab_evidence_get_constant (evidence, CONSTANTS, "sbmd_error_pct", &scale_error_pct,
                                          error)))
    return FALSE;
  if (!isnan (check->t_score)
      && fabs (check->t_score - inputs->t_score) <= fabs (t_score - inputs->t_score))
    return TRUE;
  check->t_score = t_score;
  check->reference = reference;
  check->tolerance = tolerance + bmd_g_cm2 * scale_error_pct / 100 / sd;
  check->state = fabs (t_score - inputs->t_score) <= check->tolerance ? TRAB_T_CHECK_FITS
                                                                      : TRAB_T_CHECK_MISFIT;
  return TRUE;
}

/**
 * trab_t_score_check_run:
 * @check: (out caller-allocates): whether the printed T-score belongs to the density by NHANES III,
 *   or why that cannot be said. A misfit is asked about; nothing is ever put in its place.
 *
 * Femoral neck and total hip only. NHANES III is on the Hologic scale; a density of another maker
 * is turned to it by way of the standardised density, and the tolerance grows by the mean error of
 * that. Where nobody said against whom a T-score was made, a woman's is held against young women,
 * anybody else's against the sex that it fits better.
 *
 * Returns: FALSE with TRAB_EVIDENCE_ERROR
 */
gboolean
trab_t_score_check_run (TrabEvidence *evidence,
                        const TrabTScoreInputs *inputs,
                        TrabTScoreCheck *check,
                        GError **error)
{
  TrabSex reference = trab_densitometry_read_reference (inputs->reference);
  const char *maker = trab_densitometry_find_maker (inputs->scanner);
  double bmd_g_cm2 = inputs->bmd_g_cm2;

  *check = (TrabTScoreCheck){ .state = find_obstacle (inputs), .t_score = NAN, .tolerance = NAN };
  if (check->state != TRAB_T_CHECK_FITS)
    return TRUE;
  check->is_converted = !g_str_equal (maker, SCALE_OF_REFERENCE);
  if (check->is_converted
      && !trab_densitometry_convert_bmd (evidence, maker, SCALE_OF_REFERENCE, inputs->site,
                                         inputs->bmd_g_cm2, &bmd_g_cm2, error))
    return FALSE;
  if (reference == TRAB_SEX_UNKNOWN && inputs->sex != TRAB_SEX_FEMALE)
    return check_against (evidence, inputs, TRAB_SEX_FEMALE, bmd_g_cm2, check, error)
           && check_against (evidence, inputs, TRAB_SEX_MALE, bmd_g_cm2, check, error);
  return check_against (evidence, inputs,
                        reference == TRAB_SEX_UNKNOWN ? TRAB_SEX_FEMALE : reference, bmd_g_cm2,
                        check, error);
}
