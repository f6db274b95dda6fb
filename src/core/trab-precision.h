/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-date.h"
#include "trab-measure.h"

G_BEGIN_DECLS

/**
 * TrabPrecisionStudy:
 * A clinic's own precision error from repeat scans: 15 patients three times or 30 twice.
 */
typedef struct
{
  guint n_patients;
  guint n_scans;            /* of each patient */
  guint degrees_of_freedom; /* patients x (scans - 1) */
  guint n_patients_needed;  /* for this number of scans */
  double rms_sd_g_cm2;      /* root mean square of the patients' standard deviations */
  double rms_cv_pct;        /* root mean square of their coefficients of variation */
  double lsc_g_cm2;         /* 2.77 x the SD */
  gboolean is_complete;     /* enough patients for the number of scans */
} TrabPrecisionStudy;

/**
 * TrabPrecision:
 * A study that a clinic keeps, of one scanner and site.
 * @scanner: as records name it
 * @date: when it was kept
 */
typedef struct
{
  char *scanner;
  TrabSite site;
  TrabDate date;
  TrabPrecisionStudy study;
} TrabPrecision;

G_END_DECLS
