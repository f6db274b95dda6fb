/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-follow-up-file.h"

#include <math.h>

#include "trab-json-value.h"

#define JSON_DIGITS 12

static const char *const category_names[TRAB_N_DENSITY_CATEGORIES]
    = { "not-known",           "normal",          "low-bone-mass", "osteoporosis",
        "severe-osteoporosis", "within-expected", "below-expected" };

static json_t *
new_notes (guint notes, guint n_notes, const char *(*to_string) (guint flag))
{
  json_t *list = json_array ();

  for (guint i = 0; i < n_notes; i++)
    if ((notes & (1u << i)) != 0)
      json_array_append_new (list, json_string (to_string (1u << i)));
  return list;
}

static const char *
scan_note (guint flag)
{
  return trab_follow_up_note_to_string ((TrabResponseNote) flag);
}

static const char *
marker_note (guint flag)
{
  return trab_follow_up_marker_note_to_string ((TrabMarkerNote) flag);
}

static json_t *
new_scan_pair (const TrabScanPair *pair)
{
  json_t *object = json_object ();

  json_object_set_new (object, "site", json_string (trab_measure_site_to_string (pair->site)));
  json_object_set_new (object, "side", trab_json_value_new_text (pair->side));
  json_object_set_new (object, "from_baseline", json_boolean (pair->is_from_baseline));
  json_object_set_new (object, "first_date", trab_json_value_new_date (pair->first_date));
  json_object_set_new (object, "second_date", trab_json_value_new_date (pair->second_date));
  json_object_set_new (object, "first_g_cm2", trab_json_value_new_number (pair->first_g_cm2));
  json_object_set_new (object, "second_g_cm2", trab_json_value_new_number (pair->second_g_cm2));
  json_object_set_new (object, "months_between", trab_json_value_new_number (pair->months_between));
  json_object_set_new (object, "verdict",
                       json_string (trab_follow_up_verdict_to_string (pair->verdict)));
  json_object_set_new (object, "reasons",
                       new_notes (pair->notes, TRAB_N_RESPONSE_NOTES, scan_note));
  json_object_set_new (object, "change_pct", trab_json_value_new_number (pair->change_pct));
  json_object_set_new (object, "change_g_cm2", trab_json_value_new_number (pair->change_g_cm2));
  json_object_set_new (object, "lsc_pct", trab_json_value_new_number (pair->lsc_pct));
  json_object_set_new (object, "lsc_g_cm2", trab_json_value_new_number (pair->lsc_g_cm2));
  json_object_set_new (object, "lsc_is_a_guess", json_boolean (pair->is_margin_a_guess));
  return object;
}

static json_t *
new_marker_change (const TrabMarkerChange *change)
{
  const TrabMeasureInfo *info = trab_measure_get_info (change->measure);
  json_t *object = json_object ();

  json_object_set_new (object, "marker", json_string (info->id));
  json_object_set_new (object, "unit", json_string (info->unit));
  json_object_set_new (object, "first_date", trab_json_value_new_date (change->first_moment.date));
  json_object_set_new (object, "second_date",
                       trab_json_value_new_date (change->second_moment.date));
  json_object_set_new (object, "first", trab_json_value_new_number (change->first));
  json_object_set_new (object, "second", trab_json_value_new_number (change->second));
  json_object_set_new (object, "months_on_medicine",
                       trab_json_value_new_number (change->months_on_medicine));
  json_object_set_new (object, "verdict",
                       json_string (trab_follow_up_marker_verdict_to_string (change->verdict)));
  json_object_set_new (object, "reasons",
                       new_notes (change->notes, TRAB_N_MARKER_NOTES, marker_note));
  json_object_set_new (object, "change_pct", trab_json_value_new_number (change->change_pct));
  json_object_set_new (object, "rule_fall_pct", trab_json_value_new_number (change->rule_fall_pct));
  return object;
}

static json_t *
new_density_site (const TrabDensitySite *site)
{
  json_t *object = json_object ();

  json_object_set_new (object, "site", json_string (trab_measure_site_to_string (site->site)));
  json_object_set_new (object, "date", trab_json_value_new_date (site->date));
  json_object_set_new (object, "scanner", trab_json_value_new_text (site->scanner));
  json_object_set_new (object, "region", trab_json_value_new_text (site->region));
  json_object_set_new (object, "bmd_g_cm2", trab_json_value_new_number (site->bmd_g_cm2));
  json_object_set_new (object, "t_score", trab_json_value_new_number (site->t_score));
  json_object_set_new (object, "z_score", trab_json_value_new_number (site->z_score));
  json_object_set_new (object, "reference", trab_json_value_new_text (site->reference));
  json_object_set_new (object, "checked_t_score",
                       trab_json_value_new_number (site->checked_t_score));
  json_object_set_new (object, "t_check",
                       json_string (trab_density_reading_t_check_to_string (site->t_check)));
  json_object_set_new (object, "t_check_converted", json_boolean (site->is_converted));
  json_object_set_new (object, "t_check_tolerance", trab_json_value_new_number (site->tolerance));
  json_object_set_new (object, "misfit", json_boolean (site->t_check == TRAB_T_CHECK_MISFIT));
  json_object_set_new (object, "sbmd_mg_cm2", trab_json_value_new_number (site->sbmd_mg_cm2));
  return object;
}

static json_t *
new_density (const TrabDensityReading *density)
{
  json_t *object = json_object ();
  json_t *sites = json_array ();

  for (guint i = 0; i < density->sites->len; i++)
    json_array_append_new (sites, new_density_site (g_ptr_array_index (density->sites, i)));
  json_object_set_new (object, "sites", sites);
  json_object_set_new (object, "category", json_string (category_names[density->category]));
  json_object_set_new (object, "by",
                       density->category == TRAB_DENSITY_NOT_KNOWN ? json_null ()
                       : density->is_by_z_score                    ? json_string ("z-score")
                                                                   : json_string ("t-score"));
  json_object_set_new (object, "site", json_string (trab_measure_site_to_string (density->site)));
  json_object_set_new (object, "score", trab_json_value_new_number (density->score));
  json_object_set_new (object, "female_t_score",
                       trab_json_value_new_number (density->female_t_score));
  json_object_set_new (object, "own_t_score", trab_json_value_new_number (density->own_t_score));
  json_object_set_new (object, "reference_assumed", json_boolean (density->is_reference_assumed));
  json_object_set_new (object, "vertebrae_excluded",
                       json_boolean (density->has_excluded_vertebrae));
  json_object_set_new (object, "tbs", density->has_tbs ? json_real (density->tbs) : json_null ());
  return object;
}

static json_t *
new_marker (const TrabMarkerReading *marker)
{
  const TrabMeasureInfo *info = trab_measure_get_info (marker->measure);
  json_t *object = json_object ();

  json_object_set_new (object, "marker", json_string (info->id));
  json_object_set_new (object, "date", trab_json_value_new_date (marker->moment.date));
  json_object_set_new (object, "value", trab_json_value_new_number (marker->value));
  json_object_set_new (object, "unit", json_string (info->unit));
  json_object_set_new (object, "fasting_morning",
                       json_string (trab_answer_to_string (marker->fasting)));
  json_object_set_new (object, "asked_unit", trab_json_value_new_text (marker->asked_unit));
  json_object_set_new (object, "reference_low", trab_json_value_new_number (marker->lower));
  json_object_set_new (object, "reference_high", trab_json_value_new_number (marker->upper));
  json_object_set_new (object, "reference_assay", trab_json_value_new_text (marker->assay));
  json_object_set_new (object, "reference_group", trab_json_value_new_text (marker->group));
  json_object_set_new (object, "reference_source", trab_json_value_new_text (marker->source));
  json_object_set_new (object, "same_assay", json_boolean (marker->is_same_assay));
  return object;
}

static json_t *
new_kidney (const TrabKidneyReading *kidney)
{
  json_t *object = json_object ();

  json_object_set_new (object, "date", trab_json_value_new_date (kidney->date));
  json_object_set_new (object, "creatinine_umol_l",
                       trab_json_value_new_number (kidney->creatinine_umol_l));
  json_object_set_new (object, "egfr_ml_min_1_73",
                       trab_json_value_new_number (kidney->egfr_ml_min_1_73));
  json_object_set_new (object, "creatinine_clearance_ml_min",
                       trab_json_value_new_number (kidney->clearance_ml_min));
  json_object_set_new (object, "missing", trab_json_value_new_text (kidney->missing));
  return object;
}

static json_t *
new_range (TrabRun *run, TrabQuantity quantity, guint month)
{
  static const TrabQuantile quantiles[] = { TRAB_QUANTILE_05, TRAB_QUANTILE_50, TRAB_QUANTILE_95 };
  static const char *const names[] = { "low", "best", "high" };
  json_t *object = NULL;

  if (run == NULL)
    return json_null ();
  object = json_object ();
  for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
    json_object_set_new (object, names[i],
                         trab_json_value_new_number (trab_run_get_pct (
                             run, quantity, TRAB_BAND_PERSON, quantiles[i], month)));
  return object;
}

/* The path ahead, each year, by the model alone and with the data: % change from today. */
static json_t *
new_path (const TrabFollowUp *follow_up)
{
  json_t *list = json_array ();

  if (follow_up->projected == NULL)
    return list;
  for (TrabQuantity i = TRAB_QUANTITY_BMD_LS; i <= TRAB_QUANTITY_BMD_TH; i++)
    for (guint year = 1; year <= floor (follow_up->dashed_years); year++)
      {
        json_t *point = json_object ();

        json_object_set_new (point, "quantity", json_string (trab_run_quantity_to_string (i)));
        json_object_set_new (point, "years", json_integer (year));
        json_object_set_new (point, "model", new_range (follow_up->projected, i, 12 * year));
        json_object_set_new (point, "with_data", new_range (follow_up->conditioned, i, 12 * year));
        json_array_append_new (list, point);
      }
  return list;
}

/** trab_follow_up_file_write_json: (transfer full): what is not known is null */
char *
trab_follow_up_file_write_json (const TrabFollowUp *follow_up)
{
  json_t *root = json_object ();
  json_t *scans = json_array ();
  json_t *changes = json_array ();
  json_t *markers = json_array ();

  for (guint i = 0; i < follow_up->scan_pairs->len; i++)
    json_array_append_new (scans, new_scan_pair (g_ptr_array_index (follow_up->scan_pairs, i)));
  for (guint i = 0; i < follow_up->marker_changes->len; i++)
    json_array_append_new (changes,
                           new_marker_change (g_ptr_array_index (follow_up->marker_changes, i)));
  for (guint i = 0; i < follow_up->markers->len; i++)
    json_array_append_new (markers, new_marker (g_ptr_array_index (follow_up->markers, i)));
  json_object_set_new (root, "scans", scans);
  json_object_set_new (root, "marker_changes", changes);
  json_object_set_new (root, "markers", markers);
  json_object_set_new (root, "density", new_density (follow_up->density));
  json_object_set_new (root, "kidney",
                       follow_up->kidney.has_creatinine ? new_kidney (&follow_up->kidney)
                                                        : json_null ());
  json_object_set_new (root, "model_reading",
                       json_string (trab_follow_up_reading_to_string (follow_up->reading)));
  json_object_set_new (root, "mean_drug_delivery",
                       trab_json_value_new_number (follow_up->mean_drug_delivery));
  json_object_set_new (root, "path", new_path (follow_up));
  return trab_json_value_dup_file (root, JSON_INDENT (2) | JSON_REAL_PRECISION (JSON_DIGITS));
}
