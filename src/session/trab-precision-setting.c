/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-precision-setting.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "trab-error.h"
#include "trab-lsc.h"
#include "trab-text.h"

#define PREFIX "precision:" /* then the site and the scanner: a name may hold colons */
#define SD_KEY "sd_g_cm2"
#define CV_KEY "cv_pct"
#define PATIENTS_KEY "patients"
#define SCANS_KEY "scans"
#define DATE_KEY "date"

static gboolean
read_name (const char *name, TrabPrecision *precision)
{
  const char *site = name + strlen (PREFIX);
  const char *scanner = strchr (site, ':');
  g_autofree char *site_id = scanner ? g_strndup (site, (gsize) (scanner - site)) : NULL;

  if (site_id == NULL || !trab_measure_site_from_string (site_id, &precision->site))
    return FALSE;
  precision->scanner = g_strdup (scanner + 1);
  return TRUE;
}

/* What an older version kept is the precision error alone. */
static void
read_value (const char *text, TrabPrecision *precision)
{
  json_t *root = json_loads (text, 0, NULL);
  TrabPrecisionStudy *study = &precision->study;

  study->rms_sd_g_cm2 = json_number_value (json_object_get (root, SD_KEY));
  study->rms_cv_pct = json_number_value (json_object_get (root, CV_KEY));
  study->n_patients = (guint) json_integer_value (json_object_get (root, PATIENTS_KEY));
  study->n_scans = (guint) json_integer_value (json_object_get (root, SCANS_KEY));
  trab_date_parse (json_string_value (json_object_get (root, DATE_KEY)), &precision->date);
  json_decref (root);
}

static gboolean
load_one (
    TrabStore *store, TrabEvidence *evidence, const char *name, TrabMargins *into, GError **error)
{
  g_autofree char *text = trab_store_load_setting (store, name, error);
  TrabPrecision precision = { .date = TRAB_DATE_NONE };
  gboolean is_read = FALSE;
  TrabLsc lsc;

  if (text == NULL)
    return FALSE;
  read_value (text, &precision);
  if (!(precision.study.rms_sd_g_cm2 > 0) || !read_name (name, &precision))
    return TRUE; /* not one of ours: the guess stands in */
  is_read = trab_lsc_from_sd_g_cm2 (evidence, precision.study.rms_sd_g_cm2, &lsc, error);
  if (is_read)
    {
      precision.study.lsc_g_cm2 = lsc.lsc_g_cm2;
      precision.study.degrees_of_freedom
          = precision.study.n_patients * (MAX (precision.study.n_scans, 1) - 1);
      trab_margins_add_own (into, &precision);
    }
  g_free (precision.scanner);
  return is_read;
}

static gboolean
set_defaults (TrabEvidence *evidence, TrabMargins *margins, GError **error)
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      TrabLsc lsc;

      if (!trab_lsc_from_default (evidence, trab_measure_get_scan_site (i), &lsc, error))
        return FALSE;
      trab_margins_set_default (margins, trab_measure_get_scan_site (i), lsc.lsc_pct);
    }
  return TRUE;
}

/**
 * trab_precision_setting_load:
 * @store: (nullable): NULL for a record of a file: no clinic, so nothing of its own
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_STORE_ERROR or TRAB_EVIDENCE_ERROR
 */
TrabMargins *
trab_precision_setting_load (TrabStore *store, TrabEvidence *evidence, GError **error)
{
  g_autoptr (TrabMargins) margins = trab_margins_new ();
  g_auto (GStrv) names = NULL;

  if (!set_defaults (evidence, margins, error))
    return NULL;
  if (store == NULL)
    return g_steal_pointer (&margins);
  names = trab_store_list_settings (store, PREFIX, error);
  for (char **name = names; name != NULL && *name != NULL; name++)
    if (!load_one (store, evidence, *name, margins, error))
      return NULL;
  return names ? g_steal_pointer (&margins) : NULL;
}

/**
 * trab_precision_setting_save:
 * @precision: of a scanner as records name it
 *
 * Returns: FALSE with TRAB_INPUT_ERROR for a scanner without a name, another site, or a number that
 *   is none; or with TRAB_STORE_ERROR
 */
gboolean
trab_precision_setting_save (TrabStore *store, const TrabPrecision *precision, GError **error)
{
  const TrabPrecisionStudy *study = &precision->study;
  g_autofree char *name = NULL;
  char day[TRAB_DATE_TEXT_SIZE];
  char *text = NULL;
  gboolean ok = FALSE;
  json_t *root = NULL;

  if (!(study->rms_sd_g_cm2 > 0) || !isfinite (study->rms_sd_g_cm2))
    {
      g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_OUT_OF_RANGE,
                           "a precision error is above 0");
      return FALSE;
    }
  if (precision->scanner == NULL || precision->scanner[0] == '\0')
    {
      g_set_error_literal (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_MISSING_FIELD,
                           "a precision error is of one scanner");
      return FALSE;
    }
  if (!trab_text_check (precision->scanner, TRAB_TEXT_LINE, error))
    return FALSE;
  name = g_strdup_printf (PREFIX "%s:%s", trab_measure_site_to_string (precision->site),
                          precision->scanner);
  root = json_pack ("{s:f, s:f, s:i, s:i, s:s}", SD_KEY, study->rms_sd_g_cm2, CV_KEY,
                    study->rms_cv_pct, PATIENTS_KEY, (int) study->n_patients, SCANS_KEY,
                    (int) study->n_scans, DATE_KEY, trab_date_to_text (precision->date, day));
  text = json_dumps (root, JSON_COMPACT);
  json_decref (root);
  ok = trab_store_save_setting (store, name, text, error);
  free (text);
  return ok;
}
