/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-measure.h"

#define DXA TRAB_MEASURE_GROUP_DENSITOMETRY
#define LAB TRAB_MEASURE_GROUP_LABORATORY
#define BODY TRAB_MEASURE_GROUP_BODY

/* Units: interop mapping, section 3. Limits are wide on purpose: real scans reach 3.091 g/cm2 and a
 * T-score of 6.6 (a published cohort), so only a lost decimal point falls outside. */
static const TrabMeasureInfo infos[TRAB_N_MEASURES] = {
  [TRAB_MEASURE_BMD] = { "bmd", DXA, "g/cm2", 0.1, 3.5, 3 },
  [TRAB_MEASURE_T_SCORE] = { "t_score", DXA, "{T-score}", -9, 9, 1 },
  [TRAB_MEASURE_Z_SCORE] = { "z_score", DXA, "{Z-score}", -9, 9, 1 },
  [TRAB_MEASURE_TBS] = { "tbs", DXA, "1", 0.5, 2.5, 3 },
  [TRAB_MEASURE_CTX] = { "ctx", LAB, "ng/L", 1, 10000, 0 },
  [TRAB_MEASURE_P1NP] = { "p1np", LAB, "ug/L", 1, 5000, 0 },
  [TRAB_MEASURE_OSTEOCALCIN] = { "osteocalcin", LAB, "ug/L", 0, 1000, 1 },
  [TRAB_MEASURE_BAP] = { "bap", LAB, "ug/L", 0, 1000, 1 },
  [TRAB_MEASURE_NTX_URINE] = { "ntx_urine", LAB, "nmol/mmol{creat}", 0, 5000, 0 },
  [TRAB_MEASURE_NTX_SERUM] = { "ntx_serum", LAB, "nmol/L", 0, 1000, 1 },
  [TRAB_MEASURE_ALP] = { "alp", LAB, "U/L", 1, 10000, 0 },
  [TRAB_MEASURE_VITAMIN_D] = { "vitamin_d", LAB, "nmol/L", 1, 1000, 0 },
  [TRAB_MEASURE_CALCIUM] = { "calcium", LAB, "mmol/L", 0.5, 6, 2 },
  [TRAB_MEASURE_CALCIUM_CORRECTED] = { "calcium_corrected", LAB, "mmol/L", 0.5, 6, 2 },
  [TRAB_MEASURE_CALCIUM_IONISED] = { "calcium_ionised", LAB, "mmol/L", 0.2, 4, 2 },
  [TRAB_MEASURE_PHOSPHATE] = { "phosphate", LAB, "mmol/L", 0.05, 10, 2 },
  [TRAB_MEASURE_ALBUMIN] = { "albumin", LAB, "g/L", 5, 100, 0 },
  [TRAB_MEASURE_CREATININE] = { "creatinine", LAB, "umol/L", 5, 3000, 0 },
  [TRAB_MEASURE_EGFR] = { "egfr", LAB, "mL/min/{1.73_m2}", 0, 250, 0 },
  [TRAB_MEASURE_PTH] = { "pth", LAB, "pmol/L", 0, 1000, 1 },
  [TRAB_MEASURE_TSH] = { "tsh", LAB, "m[IU]/L", 0, 500, 2 },
  [TRAB_MEASURE_FREE_T4] = { "free_t4", LAB, "ng/dL", 0, 50, 2 },
  [TRAB_MEASURE_PROLACTIN] = { "prolactin", LAB, "ug/L", 0, 50000, 1 },
  [TRAB_MEASURE_ESTRADIOL] = { "estradiol", LAB, "pmol/L", 0, 50000, 0 },
  [TRAB_MEASURE_TESTOSTERONE] = { "testosterone", LAB, "nmol/L", 0, 200, 1 },
  [TRAB_MEASURE_FREE_TESTOSTERONE] = { "free_testosterone", LAB, "pmol/L", 0, 5000, 0 },
  [TRAB_MEASURE_SHBG] = { "shbg", LAB, "nmol/L", 0, 1000, 0 },
  [TRAB_MEASURE_LH] = { "lh", LAB, "[IU]/L", 0, 500, 1 },
  [TRAB_MEASURE_FSH] = { "fsh", LAB, "[IU]/L", 0, 500, 1 },
  [TRAB_MEASURE_IGF1] = { "igf1", LAB, "ug/L", 0, 3000, 0 },
  [TRAB_MEASURE_HAEMATOCRIT] = { "haematocrit", LAB, "%", 5, 85, 1 },
  [TRAB_MEASURE_HAEMOGLOBIN] = { "haemoglobin", LAB, "g/L", 20, 300, 0 },
  [TRAB_MEASURE_HBA1C] = { "hba1c", LAB, "mmol/mol", 1, 300, 0 },
  [TRAB_MEASURE_PSA] = { "psa", LAB, "ug/L", 0, 50000, 2 },
  [TRAB_MEASURE_HEIGHT] = { "height", BODY, "cm", 100, 220, 1 },
  [TRAB_MEASURE_WEIGHT] = { "weight", BODY, "kg", 20, 350, 1 },
  [TRAB_MEASURE_BMI] = { "bmi", BODY, "kg/m2", 8, 100, 1 },
};

static const char *const site_ids[TRAB_N_SITES] = {
  [TRAB_SITE_NONE] = "",
  [TRAB_SITE_LUMBAR_SPINE] = "lumbar_spine",
  [TRAB_SITE_FEMORAL_NECK] = "femoral_neck",
  [TRAB_SITE_TOTAL_HIP] = "total_hip",
  [TRAB_SITE_FEMUR_UNSPECIFIED] = "femur_unspecified",
  [TRAB_SITE_FOREARM] = "forearm",
  [TRAB_SITE_HEEL] = "heel",
  [TRAB_SITE_UNSPECIFIED] = "unspecified",
};

const TrabMeasureInfo *
trab_measure_get_info (TrabMeasure measure)
{
  g_return_val_if_fail (measure < TRAB_N_MEASURES, NULL);
  return &infos[measure];
}

gboolean
trab_measure_from_string (const char *id, TrabMeasure *measure)
{
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    if (g_strcmp0 (id, infos[i].id) == 0)
      {
        *measure = (TrabMeasure) i;
        return TRUE;
      }
  return FALSE;
}

/** trab_measure_has_site: whether a value means nothing without its place on the skeleton */
gboolean
trab_measure_has_site (TrabMeasure measure)
{
  return trab_measure_get_info (measure)->group == TRAB_MEASURE_GROUP_DENSITOMETRY;
}

const char *
trab_measure_site_to_string (TrabSite site)
{
  g_return_val_if_fail (site < TRAB_N_SITES, "");
  return site_ids[site];
}

/** trab_measure_get_scan_site: spine, neck of the thigh bone and whole hip, in the order of the
 * models
 */
TrabSite
trab_measure_get_scan_site (guint i)
{
  static const TrabSite sites[TRAB_N_SCAN_SITES]
      = { TRAB_SITE_LUMBAR_SPINE, TRAB_SITE_FEMORAL_NECK, TRAB_SITE_TOTAL_HIP };

  g_return_val_if_fail (i < TRAB_N_SCAN_SITES, TRAB_SITE_NONE);
  return sites[i];
}

gboolean
trab_measure_site_from_string (const char *id, TrabSite *site)
{
  for (guint i = 0; i < TRAB_N_SITES; i++)
    if (g_strcmp0 (id ? id : "", site_ids[i]) == 0)
      {
        *site = (TrabSite) i;
        return TRUE;
      }
  return FALSE;
}
