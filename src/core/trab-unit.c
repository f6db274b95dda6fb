/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-unit.h"

#include <string.h>

#include "trab-error.h"

/* canonical = (value - offset) * factor. Every factor is that of the interop mapping, section 3
 * (from molar masses; exact where powers of ten). The first unit of a measure is its canonical. */
typedef struct
{
  TrabMeasure measure;
  const char *unit;
  double factor;
  double offset;
} Conversion;

static const Conversion conversions[] = {
  { TRAB_MEASURE_BMD, "g/cm2", 1, 0 },
  { TRAB_MEASURE_BMD, "mg/cm2", 0.001, 0 },
  { TRAB_MEASURE_BMD, "kg/m2", 0.1, 0 },
  { TRAB_MEASURE_T_SCORE, "{T-score}", 1, 0 },
  { TRAB_MEASURE_T_SCORE, "{Tscore}", 1, 0 },
  { TRAB_MEASURE_T_SCORE, "1", 1, 0 },
  { TRAB_MEASURE_T_SCORE, "SD", 1, 0 },
  { TRAB_MEASURE_Z_SCORE, "{Z-score}", 1, 0 },
  { TRAB_MEASURE_Z_SCORE, "{Zscore}", 1, 0 },
  { TRAB_MEASURE_Z_SCORE, "1", 1, 0 },
  { TRAB_MEASURE_Z_SCORE, "SD", 1, 0 },
  { TRAB_MEASURE_TBS, "1", 1, 0 },
  { TRAB_MEASURE_CTX, "ng/L", 1, 0 },
  { TRAB_MEASURE_CTX, "pg/mL", 1, 0 },
  { TRAB_MEASURE_CTX, "ng/mL", 1000, 0 },
  { TRAB_MEASURE_CTX, "ug/L", 1000, 0 },
  { TRAB_MEASURE_P1NP, "ug/L", 1, 0 },
  { TRAB_MEASURE_P1NP, "ng/mL", 1, 0 },
  { TRAB_MEASURE_P1NP, "mg/L", 1000, 0 },
  { TRAB_MEASURE_OSTEOCALCIN, "ug/L", 1, 0 },
  { TRAB_MEASURE_OSTEOCALCIN, "ng/mL", 1, 0 },
  { TRAB_MEASURE_BAP, "ug/L", 1, 0 },
  { TRAB_MEASURE_BAP, "ng/mL", 1, 0 },
  { TRAB_MEASURE_NTX_URINE, "nmol/mmol{creat}", 1, 0 },
  { TRAB_MEASURE_NTX_URINE, "nM BCE/mM creatinine", 1, 0 },
  { TRAB_MEASURE_NTX_SERUM, "nmol/L", 1, 0 },
  { TRAB_MEASURE_ALP, "U/L", 1, 0 },
  { TRAB_MEASURE_VITAMIN_D, "nmol/L", 1, 0 },
  { TRAB_MEASURE_VITAMIN_D, "ng/mL", 2.496, 0 },
  { TRAB_MEASURE_VITAMIN_D, "ug/L", 2.496, 0 },
  { TRAB_MEASURE_CALCIUM, "mmol/L", 1, 0 },
  { TRAB_MEASURE_CALCIUM, "mg/dL", 0.2495, 0 },
  { TRAB_MEASURE_CALCIUM_CORRECTED, "mmol/L", 1, 0 },
  { TRAB_MEASURE_CALCIUM_CORRECTED, "mg/dL", 0.2495, 0 },
  { TRAB_MEASURE_CALCIUM_IONISED, "mmol/L", 1, 0 },
  { TRAB_MEASURE_CALCIUM_IONISED, "mg/dL", 0.2495, 0 },
  { TRAB_MEASURE_PHOSPHATE, "mmol/L", 1, 0 },
  { TRAB_MEASURE_PHOSPHATE, "mg/dL", 0.3229, 0 },
  { TRAB_MEASURE_ALBUMIN, "g/L", 1, 0 },
  { TRAB_MEASURE_ALBUMIN, "g/dL", 10, 0 },
  { TRAB_MEASURE_CREATININE, "umol/L", 1, 0 },
  { TRAB_MEASURE_CREATININE, "mg/dL", 88.40, 0 },
  { TRAB_MEASURE_EGFR, "mL/min/{1.73_m2}", 1, 0 },
  { TRAB_MEASURE_PTH, "pmol/L", 1, 0 },
  { TRAB_MEASURE_PTH, "pg/mL", 0.1061, 0 },
  { TRAB_MEASURE_PTH, "ng/L", 0.1061, 0 },
  { TRAB_MEASURE_TSH, "m[IU]/L", 1, 0 },
  { TRAB_MEASURE_TSH, "u[IU]/mL", 1, 0 },
  { TRAB_MEASURE_FREE_T4, "ng/dL", 1, 0 },
  { TRAB_MEASURE_PROLACTIN, "ug/L", 1, 0 },
  { TRAB_MEASURE_PROLACTIN, "ng/mL", 1, 0 },
  { TRAB_MEASURE_ESTRADIOL, "pmol/L", 1, 0 },
  { TRAB_MEASURE_ESTRADIOL, "pg/mL", 3.671, 0 },
  { TRAB_MEASURE_ESTRADIOL, "ng/L", 3.671, 0 },
  { TRAB_MEASURE_TESTOSTERONE, "nmol/L", 1, 0 },
  { TRAB_MEASURE_TESTOSTERONE, "ng/dL", 0.03467, 0 },
  { TRAB_MEASURE_TESTOSTERONE, "ng/mL", 3.467, 0 },
  { TRAB_MEASURE_TESTOSTERONE, "ug/L", 3.467, 0 },
  { TRAB_MEASURE_FREE_TESTOSTERONE, "pmol/L", 1, 0 },
  { TRAB_MEASURE_FREE_TESTOSTERONE, "pg/mL", 3.467, 0 },
  { TRAB_MEASURE_SHBG, "nmol/L", 1, 0 },
  { TRAB_MEASURE_LH, "[IU]/L", 1, 0 },
  { TRAB_MEASURE_LH, "m[IU]/mL", 1, 0 },
  { TRAB_MEASURE_FSH, "[IU]/L", 1, 0 },
  { TRAB_MEASURE_FSH, "m[IU]/mL", 1, 0 },
  { TRAB_MEASURE_IGF1, "ug/L", 1, 0 },
  { TRAB_MEASURE_IGF1, "ng/mL", 1, 0 },
  { TRAB_MEASURE_IGF1, "nmol/L", 1 / 0.1307, 0 },
  { TRAB_MEASURE_HAEMATOCRIT, "%", 1, 0 },
  { TRAB_MEASURE_HAEMATOCRIT, "L/L", 100, 0 },
  { TRAB_MEASURE_HAEMATOCRIT, "1", 100, 0 },
  { TRAB_MEASURE_HAEMOGLOBIN, "g/L", 1, 0 },
  { TRAB_MEASURE_HAEMOGLOBIN, "g/dL", 10, 0 },
  { TRAB_MEASURE_HBA1C, "mmol/mol", 1, 0 },
  /* NGSP % = 0.09148 * IFCC + 2.152; UCUM arithmetic (48 mmol/mol = 4.8 %) is wrong here */
  { TRAB_MEASURE_HBA1C, "%", 1 / 0.09148, 2.152 },
  { TRAB_MEASURE_PSA, "ug/L", 1, 0 },
  { TRAB_MEASURE_PSA, "ng/mL", 1, 0 },
  { TRAB_MEASURE_HEIGHT, "cm", 1, 0 },
  { TRAB_MEASURE_HEIGHT, "m", 100, 0 },
  { TRAB_MEASURE_HEIGHT, "[in_i]", 2.54, 0 },
  { TRAB_MEASURE_WEIGHT, "kg", 1, 0 },
  { TRAB_MEASURE_WEIGHT, "g", 0.001, 0 },
  { TRAB_MEASURE_WEIGHT, "[lb_av]", 0.45359237, 0 },
  { TRAB_MEASURE_BMI, "kg/m2", 1, 0 },
};

/* Spellings in the wild that are not UCUM, or UCUM in another dress. */
static const char *const aliases[][2] = {
  { "g/cm^2", "g/cm2" },
  { "gm/cm2", "g/cm2" },
  { "gm/cm^2", "g/cm2" },
  { "mg/cm^2", "mg/cm2" },
  { "mcg/L", "ug/L" },
  { "mIU/L", "m[IU]/L" },
  { "mIU/mL", "m[IU]/mL" },
  { "uIU/mL", "u[IU]/mL" },
  { "IU/L", "[IU]/L" },
  { "mL/min/1.73m2", "mL/min/{1.73_m2}" },
  { "ml/min/1.73m2", "mL/min/{1.73_m2}" },
  { "mL/min/1.73 m2", "mL/min/{1.73_m2}" },
  { "ml/min/1,73qm", "mL/min/{1.73_m2}" },
  { "mL/min/{1.73m2}", "mL/min/{1.73_m2}" },
  { "kg/m^2", "kg/m2" },
  { "T-score", "{T-score}" },
  { "Z-score", "{Z-score}" },
  { "{score}", "1" },
  { "in", "[in_i]" },
  { "lb", "[lb_av]" },
  { "lbs", "[lb_av]" },
};

static void
replace_all (GString *text, const char *from, const char *to)
{
  g_string_replace (text, from, to, 0);
}

/* UCUM writes the litre "l" or "L"; our table has the capital. */
static void
capitalise_litre (char *text)
{
  static const char *const litres[] = { "l", "dl", "ml", "ul", NULL };
  char *part = strrchr (text, '/');

  if (part != NULL && g_strv_contains (litres, part + 1))
    part[strlen (part) - 1] = 'L';
}

/**
 * trab_unit_normalise:
 * @unit: a unit as written: superscripts, micro signs, "mcg", IU without brackets …
 *
 * Returns: (transfer full): the UCUM spelling where one is known, else the cleaned text. Nothing is
 *   guessed from a magnitude.
 */
char *
trab_unit_normalise (const char *unit)
{
  g_autoptr (GString) text = g_string_new (unit ? unit : "");

  replace_all (text, "\u00b2", "2"); /* superscript two */
  replace_all (text, "\u00b5", "u"); /* micro sign */
  replace_all (text, "\u03bc", "u"); /* Greek mu */
  replace_all (text, "\u200b", "");
  g_strstrip (text->str);
  capitalise_litre (text->str);
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (text->str, aliases[i][0]))
      return g_strdup (aliases[i][1]);
  return g_strdup (text->str);
}

static const Conversion *
find (TrabMeasure measure, const char *unit, GError **error)
{
  g_autofree char *normal = trab_unit_normalise (unit);

  for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
    if (conversions[i].measure == measure && g_str_equal (conversions[i].unit, normal))
      return &conversions[i];
  g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_UNIT_MISMATCH,
               "unit \"%s\" does not fit %s", normal, trab_measure_get_info (measure)->id);
  return NULL;
}

/**
 * trab_unit_to_canonical:
 * @unit: as written; must not be empty: a value without a unit is asked about
 * @canonical: (out): in the unit of trab_measure_get_info()
 *
 * Returns: FALSE with TRAB_INPUT_ERROR_UNIT_MISMATCH when the unit does not fit the measure
 */
gboolean
trab_unit_to_canonical (
    TrabMeasure measure, double value, const char *unit, double *canonical, GError **error)
{
  const Conversion *conversion = find (measure, unit, error);

  if (conversion == NULL)
    return FALSE;
  *canonical = (value - conversion->offset) * conversion->factor;
  return TRUE;
}

gboolean
trab_unit_from_canonical (
    TrabMeasure measure, double canonical, const char *unit, double *value, GError **error)
{
  const Conversion *conversion = find (measure, unit, error);

  if (conversion == NULL)
    return FALSE;
  *value = canonical / conversion->factor + conversion->offset;
  return TRUE;
}

/**
 * trab_unit_list:
 * Returns: (transfer none): the units @measure may be entered in, canonical first
 */
const char *const *
trab_unit_list (TrabMeasure measure)
{
  static gsize once = 0;
  static const char *lists[TRAB_N_MEASURES][6];

  if (g_once_init_enter (&once))
    {
      guint counts[TRAB_N_MEASURES] = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
        {
          guint measure_index = conversions[i].measure;

          g_assert (counts[measure_index] < G_N_ELEMENTS (lists[0]) - 1);
          lists[measure_index][counts[measure_index]++] = conversions[i].unit;
        }
      g_once_init_leave (&once, 1);
    }
  g_return_val_if_fail (measure < TRAB_N_MEASURES, NULL);
  return lists[measure];
}
