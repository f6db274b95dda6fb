/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-measure.h"

#include <glib/gi18n-lib.h>

#include "trab-present-number.h"

static const char *const names[TRAB_N_MEASURES] = {
  [TRAB_MEASURE_BMD] = N_ ("Bone density (BMD)"),
  [TRAB_MEASURE_T_SCORE] = N_ ("T-score"),
  [TRAB_MEASURE_Z_SCORE] = N_ ("Z-score"),
  [TRAB_MEASURE_TBS] = N_ ("Trabecular bone score (TBS)"),
  [TRAB_MEASURE_CTX] = N_ ("CTX (bone loss blood test)"),
  [TRAB_MEASURE_P1NP] = N_ ("P1NP (bone building blood test)"),
  [TRAB_MEASURE_OSTEOCALCIN] = N_ ("Osteocalcin"),
  [TRAB_MEASURE_BAP] = N_ ("Bone alkaline phosphatase"),
  [TRAB_MEASURE_NTX_URINE] = N_ ("NTX in urine"),
  [TRAB_MEASURE_NTX_SERUM] = N_ ("NTX in serum"),
  [TRAB_MEASURE_ALP] = N_ ("Alkaline phosphatase (ALP)"),
  [TRAB_MEASURE_VITAMIN_D] = N_ ("Vitamin D (25-OH-D)"),
  [TRAB_MEASURE_CALCIUM] = N_ ("Calcium"),
  [TRAB_MEASURE_CALCIUM_CORRECTED] = N_ ("Calcium, corrected for albumin"),
  [TRAB_MEASURE_CALCIUM_IONISED] = N_ ("Calcium, ionised"),
  [TRAB_MEASURE_PHOSPHATE] = N_ ("Phosphate"),
  [TRAB_MEASURE_ALBUMIN] = N_ ("Albumin"),
  [TRAB_MEASURE_CREATININE] = N_ ("Creatinine"),
  [TRAB_MEASURE_EGFR] = N_ ("Kidney function (eGFR)"),
  [TRAB_MEASURE_PTH] = N_ ("Parathyroid hormone (PTH)"),
  [TRAB_MEASURE_TSH] = N_ ("Thyroid test (TSH)"),
  [TRAB_MEASURE_FREE_T4] = N_ ("Free T4"),
  [TRAB_MEASURE_PROLACTIN] = N_ ("Prolactin"),
  [TRAB_MEASURE_ESTRADIOL] = N_ ("Estradiol"),
  [TRAB_MEASURE_TESTOSTERONE] = N_ ("Testosterone"),
  [TRAB_MEASURE_FREE_TESTOSTERONE] = N_ ("Free testosterone"),
  [TRAB_MEASURE_SHBG] = N_ ("SHBG"),
  [TRAB_MEASURE_LH] = N_ ("LH"),
  [TRAB_MEASURE_FSH] = N_ ("FSH"),
  [TRAB_MEASURE_IGF1] = N_ ("IGF-1"),
  [TRAB_MEASURE_HAEMATOCRIT] = N_ ("Haematocrit"),
  [TRAB_MEASURE_HAEMOGLOBIN] = N_ ("Haemoglobin"),
  [TRAB_MEASURE_HBA1C] = N_ ("HbA1c"),
  [TRAB_MEASURE_PSA] = N_ ("PSA"),
  [TRAB_MEASURE_HEIGHT] = N_ ("Height"),
  [TRAB_MEASURE_WEIGHT] = N_ ("Weight"),
  [TRAB_MEASURE_BMI] = N_ ("Body mass index (BMI)"),
};

static const char *const site_names[TRAB_N_SITES] = {
  [TRAB_SITE_NONE] = "",
  [TRAB_SITE_LUMBAR_SPINE] = N_ ("Lower spine"),
  [TRAB_SITE_FEMORAL_NECK] = N_ ("Hip neck"),
  [TRAB_SITE_TOTAL_HIP] = N_ ("Total hip"),
  [TRAB_SITE_FEMUR_UNSPECIFIED] = N_ ("Hip, region not said"),
  [TRAB_SITE_FOREARM] = N_ ("Forearm"),
  [TRAB_SITE_HEEL] = N_ ("Heel"),
  [TRAB_SITE_UNSPECIFIED] = N_ ("Site not said"),
};

/* UCUM spellings a reader would stumble over; all others are read as they are. */
typedef struct
{
  const char *ucum;
  const char *words;
} UnitWords;

static const UnitWords unit_words[] = {
  { "g/cm2", "g/cm\u00b2" },
  { "mg/cm2", "mg/cm\u00b2" },
  { "kg/m2", "kg/m\u00b2" },
  { "{T-score}", "" },
  { "{Tscore}", "" },
  { "{Z-score}", "" },
  { "{Zscore}", "" },
  { "{score}", "" },
  { "{SDS}", N_ ("SD") },
  { "1", "" },
  { "ug/L", "\u00b5g/L" },
  { "umol/L", "\u00b5mol/L" },
  { "nmol/mmol{creat}", "nmol/mmol creatinine" },
  { "mL/min/{1.73_m2}", "mL/min/1.73 m\u00b2" },
  { "m[IU]/L", "mIU/L" },
  { "[IU]/L", "IU/L" },
  { "u[IU]/mL", "\u00b5IU/mL" },
  { "m[IU]/mL", "mIU/mL" },
  { "[IU]", "IU" },
  { "mm[Hg]", "mmHg" },
  { "[in_i]", N_ ("in") },
  { "[lb_av]", N_ ("lb") },
  { "a", N_ ("years") },
  { "mo", N_ ("months") },
  { "/wk", N_ ("a week") },
  { "mg/d", N_ ("mg a day") },
  { "ug/d", N_ ("\u00b5g a day") },
  { "g/d", N_ ("g a day") },
};

/** trab_present_measure_get_name: (transfer none) */
const char *
trab_present_measure_get_name (TrabMeasure measure)
{
  g_return_val_if_fail (measure < TRAB_N_MEASURES, "");
  return _ (names[measure]);
}

/** trab_present_measure_get_site_name: (transfer none): "" for a measure without a site */
const char *
trab_present_measure_get_site_name (TrabSite site)
{
  g_return_val_if_fail (site < TRAB_N_SITES, "");
  return site == TRAB_SITE_NONE ? "" : _ (site_names[site]);
}

/** trab_present_measure_dup_title: "Bone density (BMD), total hip" */
char *
trab_present_measure_dup_title (TrabMeasure measure, TrabSite site)
{
  if (site == TRAB_SITE_NONE)
    return g_strdup (trab_present_measure_get_name (measure));
  /* Translators: what was measured, and where on the skeleton */
  return g_strdup_printf (_ ("%s: %s"), trab_present_measure_get_name (measure),
                          trab_present_measure_get_site_name (site));
}

/**
 * trab_present_measure_get_unit:
 * @unit: (nullable): UCUM
 *
 * Returns: (transfer none): as people write it, @unit itself where that is its code; "" for a
 * number without a unit
 */
const char *
trab_present_measure_get_unit (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    if (g_strcmp0 (unit, unit_words[i].ucum) == 0)
      return unit_words[i].words[0] == '\0' ? "" : _ (unit_words[i].words);
  return unit ? unit : "";
}

/** trab_present_measure_dup_unit: a copy of what trab_present_measure_get_unit() says */
char *
trab_present_measure_dup_unit (const char *unit)
{
  return g_strdup (trab_present_measure_get_unit (unit));
}

static char *
dup_with_unit (const char *number, const char *unit)
{
  g_autofree char *words = trab_present_measure_dup_unit (unit);

  if (words[0] == '\0')
    return g_strdup (number);
  /* Translators: a number and its unit, "0.731 g/cm²" */
  return g_strdup_printf (_ ("%s %s"), number, words);
}

/** trab_present_measure_dup_value: @canonical: in the measure's canonical unit: "0.731 g/cm²" */
char *
trab_present_measure_dup_value (TrabMeasure measure, double canonical)
{
  const TrabMeasureInfo *info = trab_measure_get_info (measure);
  g_autofree char *number = trab_present_number_dup_decimal (canonical, info->decimals);

  return dup_with_unit (number, info->unit);
}

static const char *
get_comparator (TrabComparator comparator)
{
  switch (comparator)
    {
    case TRAB_COMPARATOR_LESS:
      return "< ";
    case TRAB_COMPARATOR_LESS_OR_EQUAL:
      return "\u2264 ";
    case TRAB_COMPARATOR_GREATER:
      return "> ";
    case TRAB_COMPARATOR_GREATER_OR_EQUAL:
      return "\u2265 ";
    case TRAB_COMPARATOR_EQUAL:
      break;
    }
  return "";
}

/** trab_present_measure_dup_measurement: in the digits and the unit it was received in; long ones
 * rounded */
char *
trab_present_measure_dup_measurement (TrabMeasurement *measurement)
{
  const TrabMeasurementFields *fields = trab_measurement_get (measurement);
  g_autofree char *number = NULL;
  g_autofree char *bounded = NULL;

  if (fields->text == NULL || fields->text[0] == '\0')
    {
      g_autofree char *value = trab_present_measure_dup_value (fields->measure, fields->value);

      return g_strconcat (get_comparator (fields->comparator), value, NULL);
    }
  number = trab_present_number_dup_for_people (fields->text);
  bounded = g_strconcat (get_comparator (fields->comparator), number, NULL);
  return dup_with_unit (bounded, fields->unit);
}
