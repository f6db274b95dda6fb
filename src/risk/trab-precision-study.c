/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-precision-study.h"

#include <math.h>

#include "trab-error.h"

#define CONSTANTS "densitometry/constants"

/* One patient's variance and mean. Returns: FALSE when a value is not a density */
static gboolean
add_patient (const double *bmd_g_cm2, guint n_scans, double *variance, double *mean)
{
  double sum = 0;

  for (guint i = 0; i < n_scans; i++)
    {
      if (!(bmd_g_cm2[i] > 0) || !isfinite (bmd_g_cm2[i]))
        return FALSE;
      sum += bmd_g_cm2[i];
    }
  *mean = sum / n_scans;
  *variance = 0;
  for (guint i = 0; i < n_scans; i++)
    *variance += (bmd_g_cm2[i] - *mean) * (bmd_g_cm2[i] - *mean);
  *variance /= n_scans - 1;
  return TRUE;
}

/**
 * trab_precision_study_calculate:
 * @bmd_g_cm2: (array): the scans of the first patient, then of the second …
 * @n_scans: of each patient, 2 or 3
 * @study: (out caller-allocates): root-mean-square precision (ISCD: 15 x 3 or 30 x 2)
 *
 * Returns: FALSE with TRAB_RISK_ERROR_OUT_OF_RANGE when a value is not a density
 */
gboolean
trab_precision_study_calculate (TrabEvidence *evidence,
                                const double *bmd_g_cm2,
                                guint n_patients,
                                guint n_scans,
                                TrabPrecisionStudy *study,
                                GError **error)
{
  double sum_variance = 0, sum_cv2 = 0, factor = 0, needed = 0;
  const char *needed_name = n_scans == 2 ? "study_patients_2" : "study_patients_3";

  g_return_val_if_fail (n_patients > 0 && (n_scans == 2 || n_scans == 3), FALSE);
  if (!trab_evidence_get_constant (evidence, CONSTANTS, "lsc_factor", &factor, error)
      || !trab_evidence_get_constant (evidence, CONSTANTS, needed_name, &needed, error))
    return FALSE;
  for (guint i = 0; i < n_patients; i++)
    {
      double variance = 0, mean = 0;

      if (!add_patient (bmd_g_cm2 + (gsize) i * n_scans, n_scans, &variance, &mean))
        {
          g_set_error (error, TRAB_RISK_ERROR, TRAB_RISK_ERROR_OUT_OF_RANGE,
                       "a scan of patient %u is not a density", i + 1);
          return FALSE;
        }
      sum_variance += variance;
      sum_cv2 += variance / (mean * mean);
    }
  *study = (TrabPrecisionStudy){
    .n_patients = n_patients,
    .n_scans = n_scans,
    .degrees_of_freedom = n_patients * (n_scans - 1),
    .n_patients_needed = (guint) needed,
    .rms_sd_g_cm2 = sqrt (sum_variance / n_patients),
    .rms_cv_pct = 100 * sqrt (sum_cv2 / n_patients),
    .is_complete = n_patients >= needed,
  };
  study->lsc_g_cm2 = factor * study->rms_sd_g_cm2;
  return TRUE;
}
