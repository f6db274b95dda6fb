/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a measurement measures. The order is the order of lists on screen. */
typedef enum
{
  TRAB_MEASURE_BMD,
  TRAB_MEASURE_T_SCORE,
  TRAB_MEASURE_Z_SCORE,
  TRAB_MEASURE_TBS,
  TRAB_MEASURE_CTX,
  TRAB_MEASURE_P1NP,
  TRAB_MEASURE_OSTEOCALCIN,
  TRAB_MEASURE_BAP,
  TRAB_MEASURE_NTX_URINE,
  TRAB_MEASURE_NTX_SERUM,
  TRAB_MEASURE_ALP,
  TRAB_MEASURE_VITAMIN_D,
  TRAB_MEASURE_CALCIUM,
  TRAB_MEASURE_CALCIUM_CORRECTED,
  TRAB_MEASURE_CALCIUM_IONISED,
  TRAB_MEASURE_PHOSPHATE,
  TRAB_MEASURE_ALBUMIN,
  TRAB_MEASURE_CREATININE,
  TRAB_MEASURE_EGFR,
  TRAB_MEASURE_PTH,
  TRAB_MEASURE_TSH,
  TRAB_MEASURE_FREE_T4,
  TRAB_MEASURE_PROLACTIN,
  TRAB_MEASURE_ESTRADIOL,
  TRAB_MEASURE_TESTOSTERONE,
  TRAB_MEASURE_FREE_TESTOSTERONE,
  TRAB_MEASURE_SHBG,
  TRAB_MEASURE_LH,
  TRAB_MEASURE_FSH,
  TRAB_MEASURE_IGF1,
  TRAB_MEASURE_HAEMATOCRIT,
  TRAB_MEASURE_HAEMOGLOBIN,
  TRAB_MEASURE_HBA1C,
  TRAB_MEASURE_PSA,
  TRAB_MEASURE_HEIGHT,
  TRAB_MEASURE_WEIGHT,
  TRAB_MEASURE_BMI,
} TrabMeasure;
#define TRAB_N_MEASURES (TRAB_MEASURE_BMI + 1)

typedef enum
{
  TRAB_MEASURE_GROUP_DENSITOMETRY,
  TRAB_MEASURE_GROUP_LABORATORY,
  TRAB_MEASURE_GROUP_BODY,
} TrabMeasureGroup;

/** Where on the skeleton. */
typedef enum
{
  TRAB_SITE_NONE,
  TRAB_SITE_LUMBAR_SPINE,
  TRAB_SITE_FEMORAL_NECK,
  TRAB_SITE_TOTAL_HIP,
  TRAB_SITE_FEMUR_UNSPECIFIED, /* "femur, region not said": asked about, never used */
  TRAB_SITE_FOREARM,
  TRAB_SITE_HEEL,
  TRAB_SITE_UNSPECIFIED,
} TrabSite;
#define TRAB_N_SITES (TRAB_SITE_UNSPECIFIED + 1)
#define TRAB_N_SCAN_SITES 3 /* that a bone scan measures and the models know */

/**
 * TrabMeasureInfo:
 * @unit: canonical UCUM unit; values of records are in it
 * @low, @high: entry limits in the canonical unit: what lies outside is a slip of the pen, not a
 *   patient. They judge nothing clinical.
 * @decimals: shown when the text as received is not at hand
 */
typedef struct
{
  const char *id;
  TrabMeasureGroup group;
  const char *unit;
  double low;
  double high;
  guint decimals;
} TrabMeasureInfo;

const TrabMeasureInfo *trab_measure_get_info (TrabMeasure measure);
gboolean trab_measure_from_string (const char *id, TrabMeasure *measure);
gboolean trab_measure_has_site (TrabMeasure measure);
const char *trab_measure_site_to_string (TrabSite site);
TrabSite trab_measure_get_scan_site (guint i);
gboolean trab_measure_site_from_string (const char *id, TrabSite *site);

G_END_DECLS
