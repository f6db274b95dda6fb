/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-follow-up.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-present-date.h"
#include "trab-present-density.h"
#include "trab-present-follow-up-chart.h"
#include "trab-present-input.h"
#include "trab-present-measure.h"
#include "trab-present-medicine-page.h"
#include "trab-present-number.h"
#include "trab-present-row.h"

#define BMD_DECIMALS 3
#define PCT_DECIMALS 1

/* In the order of their bits. */
static const char *const notes[TRAB_N_RESPONSE_NOTES] = {
  N_ ("The scanners differ."),
  N_ ("The scanner is not known."),
  N_ ("The sites or sides differ."),
  N_ ("The vertebrae used differ."),
  N_ ("There is a new artefact."),
  N_ ("Whether there is a new artefact is not known."),
  N_ ("Margin not known for this scanner: the lowest acceptable precision stands in, a guess."),
  N_ ("With a medicine that slows bone loss, this is what we hope to see."),
  N_ ("Is it taken right? Missed doses? Vitamin D? A new steroid? Another illness?"),
  N_ ("There was a new break. Alone it is no proof that a treatment does not work."),
  N_ ("Exercise gains about 0.01 g/cm² on average: less than most margins."),
};

static const char *const marker_notes[TRAB_N_MARKER_NOTES] = {
  N_ ("The laboratory or the method differs."),
  N_ ("The laboratory or the method is not known."),
  N_ ("Not fasting, or not in the morning."),
  N_ ("Fasting or the time of day is not known."),
  N_ ("A bone broke in the year before."),
  N_ ("Whether a bone broke in the year before is not known."),
  N_ ("There is no sample from before the medicine began."),
};

/** trab_present_follow_up_get_verdict: (transfer none) */
const char *
trab_present_follow_up_get_verdict (TrabResponseVerdict verdict)
{
  static const char *const words[TRAB_N_RESPONSE_VERDICTS] = {
    [TRAB_RESPONSE_NOT_COMPARABLE] = N_ ("These two scans cannot be compared."),
    [TRAB_RESPONSE_TOO_SOON] = N_ ("Too soon to tell"),
    [TRAB_RESPONSE_UP] = N_ ("Your bone density has gone up."),
    [TRAB_RESPONSE_NO_CHANGE] = N_ ("No change we can be sure of."),
    [TRAB_RESPONSE_DOWN] = N_ ("Your bone density has gone down. Let's look for a reason."),
  };

  g_return_val_if_fail ((guint) verdict < TRAB_N_RESPONSE_VERDICTS, "");
  return _ (words[verdict]);
}

/** trab_present_follow_up_get_marker_verdict: (transfer none) */
const char *
trab_present_follow_up_get_marker_verdict (TrabMarkerVerdict verdict)
{
  static const char *const words[TRAB_N_MARKER_VERDICTS] = {
    [TRAB_MARKER_NO_RULE] = N_ ("No verdict: there is a rule for bisphosphonate tablets only."),
    [TRAB_MARKER_NOT_COMPARABLE] = N_ ("Not comparable"),
    [TRAB_MARKER_NOT_AT_3_MONTHS] = N_ ("No verdict: the rule is for about 3 months."),
    [TRAB_MARKER_REAL_FALL] = N_ ("A real fall, beyond what measuring alone explains."),
    [TRAB_MARKER_NO_REAL_FALL] = N_ ("No fall we can be sure of. How do you take it?"),
  };

  g_return_val_if_fail ((guint) verdict < TRAB_N_MARKER_VERDICTS, "");
  return _ (words[verdict]);
}

static void
add_notes (GString *text, guint flags, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if ((flags & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ (words[i]));
}

static char *
dup_pair_title (const TrabScanPair *pair)
{
  const char *site = trab_present_measure_get_site_name (pair->site);

  if (pair->is_from_baseline)
    /* Translators: a site of the skeleton */
    return g_strdup_printf (_ ("%s, since the first comparable scan"), site);
  return g_strdup (site);
}

static char *
dup_pair_note (const TrabScanPair *pair)
{
  GString *text = g_string_new (NULL);
  g_autofree char *first = trab_present_number_dup_decimal (pair->first_g_cm2, BMD_DECIMALS);
  g_autofree char *second = trab_present_number_dup_decimal (pair->second_g_cm2, BMD_DECIMALS);
  g_autofree char *from = trab_present_date_dup_short (pair->first_date);
  g_autofree char *to = trab_present_date_dup_short (pair->second_date);

  g_string_append_printf (text, _ ("%s g/cm² on %s, %s g/cm² on %s."), first, from, second, to);
  if (isfinite (pair->change_pct))
    {
      g_autofree char *change = trab_present_number_dup_signed (pair->change_pct, PCT_DECIMALS);
      g_autofree char *margin = trab_present_number_dup_decimal (pair->lsc_pct, PCT_DECIMALS);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Change %s %%, margin %s %%."), change, margin);
    }
  add_notes (text, pair->notes, notes, TRAB_N_RESPONSE_NOTES);
  if (pair->verdict == TRAB_RESPONSE_NOT_COMPARABLE)
    g_string_append_printf (text, " %s", _ ("The latest scan can be a new baseline."));
  return g_string_free (text, FALSE);
}

static char *
dup_marker_note (const TrabMarkerChange *change)
{
  GString *text = g_string_new (NULL);
  g_autofree char *first = trab_present_measure_dup_value (change->measure, change->first);
  g_autofree char *second = trab_present_measure_dup_value (change->measure, change->second);
  g_autofree char *from = trab_present_date_dup_moment (change->first_moment);
  g_autofree char *to = trab_present_date_dup_moment (change->second_moment);

  g_string_append_printf (text, _ ("%s on %s, %s on %s."), first, from, second, to);
  if (isfinite (change->change_pct))
    {
      g_autofree char *pct = trab_present_number_dup_signed (change->change_pct, 0);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Change %s %%."), pct);
    }
  if (isfinite (change->rule_fall_pct))
    {
      g_autofree char *rule = trab_present_number_dup_decimal (change->rule_fall_pct, 0);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("A fall of over %s %% is a real one (IOF/ECTS 2017)."),
                              rule);
    }
  add_notes (text, change->notes, marker_notes, TRAB_N_MARKER_NOTES);
  return g_string_free (text, FALSE);
}

/* Where the path ahead ends at the total hip, with and without the data. */
static char *
dup_path_note (const TrabFollowUp *follow_up)
{
  g_autofree char *words = trab_present_follow_up_chart_dup_words (follow_up, TRAB_QUANTITY_BMD_TH);
  GString *text = g_string_new (NULL);

  if (follow_up->reading == TRAB_CONDITIONING_DOES_NOT_FIT)
    g_string_append (text, _ ("The curve is shown without them."));
  if (words != NULL)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " " : "",
                            trab_present_density_get_title (TRAB_QUANTITY_BMD_TH), words);
  return g_string_free (text, text->len == 0);
}

/**
 * trab_present_follow_up_dup_verdicts:
 * Returns: (transfer full): of TrabPresentRow: each pair of scans and of samples with its verdict
 *   and reasons, then what the model makes of them; empty where nothing was measured twice
 */
GPtrArray *
trab_present_follow_up_dup_verdicts (const TrabFollowUp *follow_up)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < follow_up->scan_pairs->len; i++)
    {
      const TrabScanPair *pair = g_ptr_array_index (follow_up->scan_pairs, i);
      g_autofree char *title = dup_pair_title (pair);
      g_autofree char *note = dup_pair_note (pair);

      g_ptr_array_add (rows, trab_present_row_new (
                                 title, trab_present_follow_up_get_verdict (pair->verdict), note));
    }
  for (guint i = 0; i < follow_up->marker_changes->len; i++)
    {
      const TrabMarkerChange *change = g_ptr_array_index (follow_up->marker_changes, i);
      g_autofree char *note = dup_marker_note (change);

      g_ptr_array_add (
          rows,
          trab_present_row_new (trab_present_measure_get_name (change->measure),
                                trab_present_follow_up_get_marker_verdict (change->verdict), note));
    }
  if (rows->len > 0 || follow_up->projected != NULL)
    {
      g_autofree char *note = dup_path_note (follow_up);

      g_ptr_array_add (
          rows, trab_present_row_new (_ ("Beside the projected curve"),
                                      trab_present_follow_up_chart_get_reading (follow_up->reading),
                                      note));
    }
  return rows;
}

static char *
dup_interval (const TrabMarkerReading *marker)
{
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (!marker->has_interval)
    return g_strdup (_ ("No reference interval for such a person."));
  lower = trab_present_measure_dup_value (marker->measure, marker->lower);
  upper = trab_present_measure_dup_value (marker->measure, marker->upper);
  return g_strdup_printf (_ ("Reference %s to %s: %s, %s (%s)%s. The laboratory's own comes "
                             "first."),
                          lower, upper, marker->group, marker->assay, marker->source,
                          marker->is_same_assay ? "" : _ (", another method: not interchangeable"));
}

static void
add_marker (GPtrArray *rows, const TrabMarkerReading *marker)
{
  g_autofree char *value = trab_present_measure_dup_value (marker->measure, marker->value);
  g_autofree char *when = trab_present_date_dup_moment (marker->moment);
  g_autofree char *interval = dup_interval (marker);
  GString *note = g_string_new (when);
  g_autofree char *words = NULL;

  g_string_append_printf (note, ", %s. %s",
                          marker->fasting == TRAB_ANSWER_YES  ? _ ("fasting, in the morning")
                          : marker->fasting == TRAB_ANSWER_NO ? _ ("not fasting, or not in the "
                                                                   "morning")
                                                              : _ ("fasting or time not known"),
                          interval);
  if (marker->asked_unit != NULL)
    {
      g_autofree char *unit = trab_present_measure_dup_unit (marker->unit);
      g_autofree char *asked_unit = trab_present_measure_dup_unit (marker->asked_unit);

      g_string_append_c (note, ' ');
      g_string_append_printf (note, _ ("%s %s. Do you mean %s?"), marker->text, unit, asked_unit);
    }
  words = g_string_free (note, FALSE);
  g_ptr_array_add (
      rows, trab_present_row_new (trab_present_measure_get_name (marker->measure), value, words));
}

static void
add_kidney (GPtrArray *rows, const TrabKidneyReading *kidney)
{
  g_autofree char *date = NULL;
  g_autofree char *note = NULL;
  GString *text = NULL;
  g_autofree char *words = NULL;

  if (!kidney->has_creatinine)
    return;
  date = trab_present_date_dup_short (kidney->date);
  text = g_string_new (NULL);
  if (isfinite (kidney->egfr_ml_min_1_73))
    {
      g_autofree char *egfr = trab_present_number_dup_decimal (kidney->egfr_ml_min_1_73, 0);

      g_string_append_printf (text, _ ("eGFR %s mL/min/1.73 m² (CKD-EPI 2021)"), egfr);
    }
  if (isfinite (kidney->clearance_ml_min))
    {
      g_autofree char *clearance = trab_present_number_dup_decimal (kidney->clearance_ml_min, 0);

      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("creatinine clearance %s mL/min (Cockcroft-Gault)"),
                              clearance);
    }
  if (text->len == 0)
    g_string_append (text, _ ("No number"));
  words = g_string_free (text, FALSE);
  if (kidney->missing == NULL)
    note = g_strdup_printf (
        _ ("Creatinine of %s. The limits of bisphosphonates go by the clearance."), date);
  else
    note = g_strdup_printf (_ ("Creatinine of %s. Not known: %s. The limits of bisphosphonates go "
                               "by the clearance."),
                            date, trab_present_input_get_name (kidney->missing));
  g_ptr_array_add (rows, trab_present_row_new (_ ("Kidneys"), words, note));
}

/**
 * trab_present_follow_up_dup_readings:
 * Returns: (transfer full): of TrabPresentRow: the latest of each marker with its interval, and the
 *   kidney's numbers
 */
GPtrArray *
trab_present_follow_up_dup_readings (const TrabFollowUp *follow_up)
{
  GPtrArray *rows = trab_present_row_new_list ();

  for (guint i = 0; i < follow_up->markers->len; i++)
    add_marker (rows, g_ptr_array_index (follow_up->markers, i));
  add_kidney (rows, &follow_up->kidney);
  return rows;
}

/** trab_present_follow_up_get_nothing: (transfer none): what is said where there is no row at all
 */
const char *
trab_present_follow_up_get_nothing (void)
{
  return _ ("There is no bone scan and no blood test to compare.");
}

/* Whether the first question is how the medicine is taken. */
static gboolean
asks_how_taken (const TrabFollowUp *follow_up)
{
  for (guint i = 0; i < follow_up->marker_changes->len; i++)
    if (((TrabMarkerChange *) g_ptr_array_index (follow_up->marker_changes, i))->verdict
        == TRAB_MARKER_NO_REAL_FALL)
      return TRUE;
  return follow_up->reading == TRAB_CONDITIONING_LITTLE_TAKEN;
}

static void
add_steps (GPtrArray *rows, const TrabCourseFields *course, TrabEvidence *evidence)
{
  g_autofree char *plan_id = g_ascii_strdown (course->medicine, -1);
  g_autoptr (GPtrArray) medicines
      = trab_present_medicine_page_dup_list (evidence, plan_id, TRAB_ANSWER_NOT_KNOWN);

  for (guint i = 0; i < medicines->len; i++)
    {
      const TrabPresentMedicine *medicine = g_ptr_array_index (medicines, i);

      for (guint j = 0; medicine->steps[j] != NULL && medicine->steps[j + 1] != NULL; j += 2)
        g_ptr_array_add (
            rows, trab_present_row_new (medicine->steps[j], medicine->steps[j + 1], course->name));
    }
}

/**
 * trab_present_follow_up_dup_how_taken:
 * Returns: (transfer full): of TrabPresentRow: each step of how what is taken now is to be taken,
 *   to be gone through together where the response is poor; empty where it is not
 */
GPtrArray *
trab_present_follow_up_dup_how_taken (const TrabFollowUp *follow_up,
                                      TrabRecord *record,
                                      TrabEvidence *evidence)
{
  GPtrArray *rows = trab_present_row_new_list ();
  GPtrArray *courses = trab_record_get_courses (record);

  for (guint i = 0; asks_how_taken (follow_up) && i < courses->len; i++)
    {
      const TrabCourseFields *course = trab_course_get (g_ptr_array_index (courses, i));

      if (course->is_ongoing && course->medicine != NULL)
        add_steps (rows, course, evidence);
    }
  return rows;
}
