/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-follow-up.h"

#include <math.h>

static void
scan_pair_free (gpointer data)
{
  TrabScanPair *pair = data;

  g_free (pair->side);
  g_free (pair->first_scanner);
  g_free (pair->second_scanner);
  g_free (pair);
}

static void
marker_free (gpointer data)
{
  TrabMarkerReading *marker = data;

  g_free (marker->text);
  g_free (marker->unit);
  g_free (marker->laboratory);
  g_free (marker->method);
  g_free (marker->asked_unit);
  g_free (marker->assay);
  g_free (marker->group);
  g_free (marker->source);
  g_free (marker);
}

/** trab_follow_up_new: (transfer full): nothing measured */
TrabFollowUp *
trab_follow_up_new (void)
{
  TrabFollowUp *follow_up = g_new0 (TrabFollowUp, 1);

  follow_up->scan_pairs = g_ptr_array_new_with_free_func (scan_pair_free);
  follow_up->marker_changes = g_ptr_array_new_with_free_func (g_free);
  follow_up->markers = g_ptr_array_new_with_free_func (marker_free);
  follow_up->kidney.egfr_ml_min_1_73 = NAN;
  follow_up->kidney.clearance_ml_min = NAN;
  follow_up->kidney.weight_kg = NAN;
  follow_up->mean_drug_delivery = NAN;
  return follow_up;
}

void
trab_follow_up_free (TrabFollowUp *follow_up)
{
  if (follow_up == NULL)
    return;
  g_ptr_array_unref (follow_up->scan_pairs);
  g_ptr_array_unref (follow_up->marker_changes);
  g_ptr_array_unref (follow_up->markers);
  g_clear_pointer (&follow_up->density, trab_density_reading_free);
  g_clear_object (&follow_up->projected);
  g_clear_object (&follow_up->conditioned);
  g_free (follow_up);
}

/** trab_follow_up_add_scan_pair: (transfer none): one to fill */
TrabScanPair *
trab_follow_up_add_scan_pair (TrabFollowUp *follow_up, TrabSite site)
{
  TrabScanPair *pair = g_new0 (TrabScanPair, 1);

  pair->site = site;
  pair->change_pct = NAN;
  pair->change_g_cm2 = NAN;
  pair->lsc_pct = NAN;
  pair->lsc_g_cm2 = NAN;
  g_ptr_array_add (follow_up->scan_pairs, pair);
  return pair;
}

/** trab_follow_up_add_marker_change: (transfer none): one to fill */
TrabMarkerChange *
trab_follow_up_add_marker_change (TrabFollowUp *follow_up, TrabMeasure measure)
{
  TrabMarkerChange *change = g_new0 (TrabMarkerChange, 1);

  change->measure = measure;
  change->months_on_medicine = NAN;
  change->change_pct = NAN;
  change->rule_fall_pct = NAN;
  g_ptr_array_add (follow_up->marker_changes, change);
  return change;
}

/** trab_follow_up_add_marker: (transfer none): one to fill */
TrabMarkerReading *
trab_follow_up_add_marker (TrabFollowUp *follow_up, TrabMeasure measure)
{
  TrabMarkerReading *marker = g_new0 (TrabMarkerReading, 1);

  marker->measure = measure;
  marker->lower = NAN;
  marker->upper = NAN;
  g_ptr_array_add (follow_up->markers, marker);
  return marker;
}

/** trab_follow_up_verdict_to_string: the word of files and the command line */
const char *
trab_follow_up_verdict_to_string (TrabResponseVerdict verdict)
{
  static const char *const words[TRAB_N_RESPONSE_VERDICTS]
      = { "not-comparable", "too-soon", "up", "no-change", "down" };

  g_return_val_if_fail ((guint) verdict < TRAB_N_RESPONSE_VERDICTS, NULL);
  return words[verdict];
}

static const char *
find_flag (guint flag, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (flag == 1u << i)
      return words[i];
  g_return_val_if_reached (NULL);
}

/** trab_follow_up_note_to_string: @note: one flag; the word of files and the command line */
const char *
trab_follow_up_note_to_string (TrabResponseNote note)
{
  static const char *const words[TRAB_N_RESPONSE_NOTES] = {
    "scanner-differs", "scanner-not-known",  "site-differs",      "region-differs",
    "new-artefact",    "artefact-not-known", "margin-is-a-guess", "hoped-for",
    "look-for-causes", "new-fracture",       "effect-is-small",
  };

  return find_flag (note, words, TRAB_N_RESPONSE_NOTES);
}

/** trab_follow_up_marker_verdict_to_string: the word of files and the command line */
const char *
trab_follow_up_marker_verdict_to_string (TrabMarkerVerdict verdict)
{
  static const char *const words[TRAB_N_MARKER_VERDICTS]
      = { "no-rule", "not-comparable", "not-at-3-months", "real-fall", "no-real-fall" };

  g_return_val_if_fail ((guint) verdict < TRAB_N_MARKER_VERDICTS, NULL);
  return words[verdict];
}

/** trab_follow_up_marker_note_to_string: @note: one flag */
const char *
trab_follow_up_marker_note_to_string (TrabMarkerNote note)
{
  static const char *const words[TRAB_N_MARKER_NOTES] = {
    "laboratory-differs", "laboratory-not-known", "not-fasting-morning", "fasting-not-known",
    "recent-fracture",    "fracture-not-known",   "no-sample-before",
  };

  return find_flag (note, words, TRAB_N_MARKER_NOTES);
}

/** trab_follow_up_reading_to_string: the word of files and the command line */
const char *
trab_follow_up_reading_to_string (TrabConditioningReading reading)
{
  static const char *const words[TRAB_N_CONDITIONING_READINGS]
      = { "nothing-measured", "fits", "little-taken", "does-not-fit" };

  g_return_val_if_fail ((guint) reading < TRAB_N_CONDITIONING_READINGS, NULL);
  return words[reading];
}
