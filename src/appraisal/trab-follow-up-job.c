/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-follow-up-job.h"

#include <math.h>

#include "trab-density-job.h"
#include "trab-follow-up-fit.h"
#include "trab-follow-up-markers.h"
#include "trab-response.h"

static gboolean
find_margin (TrabTables *tables,
             const TrabFollowUpRequest *request,
             const TrabMeasurementFields *scan,
             TrabLsc *lsc,
             GError **error)
{
  gboolean is_a_guess = FALSE;
  double lsc_g_cm2 = trab_margins_get_lsc_g_cm2 (request->margins, scan, &is_a_guess);

  if (is_a_guess)
    return trab_lsc_from_default (tables->evidence, scan->site, lsc, error);
  *lsc = (TrabLsc){ .lsc_pct = NAN, .lsc_g_cm2 = lsc_g_cm2 };
  return TRUE;
}

static gboolean
is_none (const char *artefacts)
{
  return artefacts == NULL || g_ascii_strcasecmp (artefacts, "none") == 0;
}

/* An artefact that both scans name alike is not new; silence about both is not no. */
static TrabAnswer
has_new_artefact (const TrabMeasurementFields *first, const TrabMeasurementFields *second)
{
  if (first->artefacts == NULL && second->artefacts == NULL)
    return TRAB_ANSWER_NOT_KNOWN;
  if (is_none (second->artefacts))
    return second->artefacts != NULL ? TRAB_ANSWER_NO : TRAB_ANSWER_NOT_KNOWN;
  return g_strcmp0 (first->artefacts, second->artefacts) == 0 ? TRAB_ANSWER_NO : TRAB_ANSWER_YES;
}

static TrabAnswer
has_new_fracture (const TrabFacts *facts, TrabDate from)
{
  GPtrArray *fractures = trab_record_get_fractures (facts->record);
  TrabAnswer answer = trab_facts_get_answer (facts, TRAB_QUESTION_NEW_FRACTURE);

  for (guint i = 0; i < fractures->len; i++)
    {
      const TrabFractureFields *fields = trab_fracture_get (g_ptr_array_index (fractures, i));

      if (fields->is_in_error || fields->is_low_trauma == TRAB_ANSWER_NO)
        continue;
      if (!trab_date_is_known (fields->date))
        answer = answer == TRAB_ANSWER_NO ? TRAB_ANSWER_NOT_KNOWN : answer;
      else if (!trab_date_is_surely_before (fields->date, from))
        return TRAB_ANSWER_YES;
    }
  return answer;
}

static gboolean
takes_between (const TrabTakenMedicine *taken, double from_years, double to_years)
{
  return taken->has_from && taken->from_years < to_years
         && (taken->is_ongoing || taken->to_years > from_years);
}

/* What the person was on between two days, in years from today. One that slows loss counts before
 * others; exercise only where nothing else was taken. */
static TrabResponseTherapy
find_therapy (const TrabFacts *facts, double from_years, double to_years)
{
  TrabResponseTherapy therapy = TRAB_RESPONSE_ON_NOTHING;
  /* the past is asked about: what an earlier visit said of it counts */
  const char *programme
      = trab_visit_get_text (facts->with_carried->visit, TRAB_QUESTION_EXERCISE_PROGRAMME);

  for (guint i = 0; i < facts->medicines->len; i++)
    {
      const TrabTakenMedicine *taken = &g_array_index (facts->medicines, TrabTakenMedicine, i);

      if (!takes_between (taken, from_years, to_years))
        continue;
      if (trab_medicine_class_is_bisphosphonate (taken->medicine_class))
        return TRAB_RESPONSE_ON_BISPHOSPHONATE;
      if (taken->medicine_class == TRAB_MEDICINE_CLASS_OESTROGEN)
        therapy = TRAB_RESPONSE_ON_HRT;
      else if (therapy == TRAB_RESPONSE_ON_NOTHING
               && trab_facts_is_bone_medicine (taken->medicine_class))
        therapy = TRAB_RESPONSE_ON_OTHER;
    }
  if (therapy == TRAB_RESPONSE_ON_NOTHING && programme != NULL && !g_str_equal (programme, "none"))
    return TRAB_RESPONSE_ON_EXERCISE;
  return therapy;
}

static gboolean
judge (TrabTables *tables,
       const TrabFollowUpRequest *request,
       const TrabFacts *facts,
       const TrabMeasurementFields *first,
       const TrabMeasurementFields *second,
       TrabScanPair *pair,
       GError **error)
{
  TrabResponseScan scans[] = {
    { first->site, first->side, first->region, first->scanner, first->value },
    { second->site, second->side, second->region, second->scanner, second->value },
  };
  double from_years = trab_date_years_between (facts->today, first->moment.date);
  double to_years = trab_date_years_between (facts->today, second->moment.date);
  TrabResponse response;
  TrabLsc lsc;

  pair->side = g_strdup (second->side);
  pair->first_date = first->moment.date;
  pair->second_date = second->moment.date;
  pair->first_g_cm2 = first->value;
  pair->second_g_cm2 = second->value;
  pair->first_scanner = g_strdup (first->scanner);
  pair->second_scanner = g_strdup (second->scanner);
  /* dates known in part: the shortest time that it may have been */
  pair->months_between
      = MAX (12
                 * trab_date_years_between (trab_date_latest (first->moment.date),
                                            trab_date_earliest (second->moment.date)),
             0);
  if (trab_date_compare (trab_date_add_months (trab_date_latest (first->moment.date), 12),
                         trab_date_earliest (second->moment.date))
      <= 0)
    pair->months_between = MAX (pair->months_between, 12); /* a year of days may be short of 12 */
  if (!find_margin (tables, request, first, &lsc, error)
      || !trab_response_judge (tables->evidence, &scans[0], &scans[1], pair->months_between, &lsc,
                               has_new_artefact (first, second),
                               has_new_fracture (facts, first->moment.date),
                               find_therapy (facts, from_years, to_years), &response, error))
    return FALSE;
  pair->verdict = response.verdict;
  pair->notes = response.notes;
  pair->change_pct = response.change_pct;
  pair->change_g_cm2 = response.change_g_cm2;
  pair->is_margin_a_guess = lsc.is_a_guess;
  pair->lsc_pct = isnan (lsc.lsc_pct) ? 100 * lsc.lsc_g_cm2 / first->value : lsc.lsc_pct;
  pair->lsc_g_cm2 = isnan (lsc.lsc_g_cm2) ? first->value * lsc.lsc_pct / 100 : lsc.lsc_g_cm2;
  return TRUE;
}

/* The latest scan before @second: of the same side if there is one. */
static int
find_before (GPtrArray *scans, guint second)
{
  const TrabMeasurementFields *later = trab_measurement_get (g_ptr_array_index (scans, second));
  int any = -1;

  for (int i = (int) second - 1; i >= 0; i--)
    {
      const TrabMeasurementFields *earlier
          = trab_measurement_get (g_ptr_array_index (scans, (guint) i));

      if (!trab_date_is_surely_before (earlier->moment.date, later->moment.date))
        continue;
      if (g_strcmp0 (earlier->side, later->side) == 0)
        return i;
      if (any < 0)
        any = i;
    }
  return any;
}

static gboolean
add_pair (TrabTables *tables,
          const TrabFollowUpRequest *request,
          const TrabFacts *facts,
          GPtrArray *scans,
          guint second,
          TrabFollowUp *follow_up,
          GError **error)
{
  const TrabMeasurementFields *later = trab_measurement_get (g_ptr_array_index (scans, second));
  int first = find_before (scans, second);
  int baseline = first;
  TrabScanPair *pair = NULL;

  if (first < 0)
    return TRUE;
  pair = trab_follow_up_add_scan_pair (follow_up, later->site);
  if (!judge (tables, request, facts,
              trab_measurement_get (g_ptr_array_index (scans, (guint) first)), later, pair, error))
    return FALSE;
  /* slow loss hides within the margin of each pair: the first comparable scan is looked at too */
  for (int i = first - 1; i >= 0; i--)
    {
      const TrabMeasurementFields *earlier
          = trab_measurement_get (g_ptr_array_index (scans, (guint) i));

      if (earlier->scanner == NULL || g_strcmp0 (earlier->scanner, later->scanner) != 0)
        break;
      if (g_strcmp0 (earlier->side, later->side) == 0
          && g_strcmp0 (earlier->region, later->region) == 0)
        baseline = i;
    }
  if (baseline == first || pair->verdict == TRAB_RESPONSE_NOT_COMPARABLE)
    return TRUE;
  pair = trab_follow_up_add_scan_pair (follow_up, later->site);
  pair->is_from_baseline = TRUE;
  return judge (tables, request, facts,
                trab_measurement_get (g_ptr_array_index (scans, (guint) baseline)), later, pair,
                error);
}

static void
remove_undated (GPtrArray *scans)
{
  for (guint i = scans->len; i > 0; i--)
    if (!trab_date_is_known (trab_measurement_get (g_ptr_array_index (scans, i - 1))->moment.date))
      g_ptr_array_remove_index (scans, i - 1);
}

/* A later row of the same day and side says the same scan again. */
static gboolean
is_said_already (GPtrArray *scans, guint index)
{
  const TrabMeasurementFields *scan = trab_measurement_get (g_ptr_array_index (scans, index));

  for (guint i = index + 1; i < scans->len; i++)
    if (g_strcmp0 (scan->side, trab_measurement_get (g_ptr_array_index (scans, i))->side) == 0)
      return TRUE;
  return FALSE;
}

/* The scans of the latest day: of both hips, if both were scanned. */
static gboolean
add_pairs_of_site (TrabTables *tables,
                   const TrabFollowUpRequest *request,
                   const TrabFacts *facts,
                   GPtrArray *scans,
                   TrabFollowUp *follow_up,
                   GError **error)
{
  const TrabMeasurementFields *latest
      = trab_measurement_get (g_ptr_array_index (scans, scans->len - 1));

  for (guint i = scans->len; i > 0; i--)
    {
      TrabDate date = trab_measurement_get (g_ptr_array_index (scans, i - 1))->moment.date;

      if (trab_date_compare (date, latest->moment.date) != 0)
        break;
      if (!is_said_already (scans, i - 1)
          && !add_pair (tables, request, facts, scans, i - 1, follow_up, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_pairs (TrabTables *tables,
           const TrabFollowUpRequest *request,
           const TrabFacts *facts,
           TrabFollowUp *follow_up,
           GError **error)
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      g_autoptr (GPtrArray) scans = trab_record_list_measurements (
          request->record, TRAB_MEASURE_BMD, trab_measure_get_scan_site (i));

      remove_undated (scans);
      if (scans->len > 1 && !add_pairs_of_site (tables, request, facts, scans, follow_up, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * trab_follow_up_job_run:
 * Reads what was measured and judges what changed, by the decision path of the follow-up; then asks
 * the model whether the measured response fits the path it projects. Blocks for up to seconds; any
 * thread.
 *
 * Returns: (transfer full) (nullable): NULL with TRAB_EVIDENCE_ERROR, TRAB_RISK_ERROR or
 *   G_IO_ERROR_CANCELLED
 */
TrabFollowUp *
trab_follow_up_job_run (TrabTables *tables,
                        const TrabFollowUpRequest *request,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (TrabFollowUp) follow_up = trab_follow_up_new ();
  g_autoptr (TrabFacts) facts = trab_facts_new (request->record, tables->evidence,
                                                tables->catalogue, request->today, error);

  if (facts == NULL || !add_pairs (tables, request, facts, follow_up, error)
      || !trab_follow_up_markers_fill (facts, tables->evidence, follow_up, error))
    return NULL;
  follow_up->density = trab_density_job_run (facts, tables->evidence, error);
  if (follow_up->density == NULL
      || !trab_follow_up_fit_fill (tables, facts, request, follow_up, cancellable, error))
    return NULL;
  return g_steal_pointer (&follow_up);
}
