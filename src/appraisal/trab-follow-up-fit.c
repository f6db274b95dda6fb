/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-follow-up-fit.h"

#include <math.h>

#include "trab-catalogue.h"
#include "trab-ensemble.h"
#include "trab-error.h"
#include "trab-follow-up-markers.h"
#include "trab-plan-refusal.h"
#include "trab-safety.h"

#define YEARS_AHEAD 5 /* of the path; what was measured lies behind */
#define NG_PER_UG 1000.0

static gboolean
get_kind (TrabSite site, TrabObservationKind *kind)
{
  if (site == TRAB_SITE_LUMBAR_SPINE)
    *kind = TRAB_OBSERVATION_LS_CHANGE;
  else if (site == TRAB_SITE_FEMORAL_NECK)
    *kind = TRAB_OBSERVATION_FN_CHANGE;
  else if (site == TRAB_SITE_TOTAL_HIP)
    *kind = TRAB_OBSERVATION_TH_CHANGE;
  else
    return FALSE;
  return TRUE;
}

/* One change of each site: from the first comparable scan where there is one, and of one side. */
static const TrabScanPair *
find_pair (const TrabFollowUp *follow_up, TrabSite site)
{
  const TrabScanPair *found = NULL;

  for (guint i = 0; i < follow_up->scan_pairs->len; i++)
    {
      const TrabScanPair *pair = g_ptr_array_index (follow_up->scan_pairs, i);

      if (pair->site == site && pair->verdict != TRAB_RESPONSE_NOT_COMPARABLE
          && pair->months_between > 0
          && (found == NULL || (pair->is_from_baseline && !found->is_from_baseline)))
        found = pair;
    }
  return found;
}

static void
add_scans (const TrabFacts *facts,
           const TrabFollowUp *follow_up,
           double lsc_factor,
           GArray *observations,
           double cv_percent[3])
{
  for (guint i = 0; i < TRAB_N_SCAN_SITES; i++)
    {
      const TrabScanPair *pair = find_pair (follow_up, trab_measure_get_scan_site (i));
      TrabObservation observation = { 0 };

      if (pair == NULL || !get_kind (trab_measure_get_scan_site (i), &observation.kind))
        continue;
      observation.from_years = trab_date_years_between (facts->today, pair->first_date);
      observation.at_years = trab_date_years_between (facts->today, pair->second_date);
      observation.value = pair->change_pct;
      if (!pair->is_margin_a_guess)
        cv_percent[i] = pair->lsc_pct / lsc_factor;
      g_array_append_val (observations, observation);
    }
}

/* Two samples that can be compared are a change; otherwise a fasting morning sample stands for
 * itself. A sample of anybody's guess does not count. */
static void
add_markers (const TrabFacts *facts, const TrabFollowUp *follow_up, GArray *observations)
{
  for (guint i = 0; i < follow_up->marker_changes->len; i++)
    {
      const TrabMarkerChange *change = g_ptr_array_index (follow_up->marker_changes, i);
      gboolean is_ctx = change->measure == TRAB_MEASURE_CTX;
      TrabObservation observation
          = { .kind = is_ctx ? TRAB_OBSERVATION_CTX_CHANGE : TRAB_OBSERVATION_P1NP_CHANGE,
              .from_years = trab_date_years_between (facts->today, change->first_moment.date),
              .at_years = trab_date_years_between (facts->today, change->second_moment.date),
              .value = log (change->second / change->first) };

      if (change->verdict != TRAB_MARKER_NOT_COMPARABLE && change->verdict != TRAB_MARKER_NO_RULE
          && observation.at_years > observation.from_years)
        g_array_append_val (observations, observation);
    }
  for (guint i = 0; observations->len == 0 && i < follow_up->markers->len; i++)
    {
      const TrabMarkerReading *marker = g_ptr_array_index (follow_up->markers, i);
      gboolean is_ctx = marker->measure == TRAB_MEASURE_CTX;
      TrabObservation observation
          = { .kind = is_ctx ? TRAB_OBSERVATION_CTX : TRAB_OBSERVATION_P1NP,
              .at_years = trab_date_years_between (facts->today, marker->moment.date),
              .value = is_ctx ? marker->value / NG_PER_UG : marker->value };

      if ((is_ctx || marker->measure == TRAB_MEASURE_P1NP) && marker->asked_unit == NULL
          && marker->fasting == TRAB_ANSWER_YES)
        g_array_append_val (observations, observation);
    }
}

/* The rules come before any number: where one of them closes the comparison, no path is drawn. */
static gboolean
is_closed (TrabTables *tables,
           const TrabFacts *facts,
           TrabCoursePlan *plan,
           gboolean *closed,
           GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (TrabSafetyReport) report = NULL;

  g_ptr_array_add (plans, plan);
  report = trab_safety_check (tables->safety, facts, plans, YEARS_AHEAD, error);
  if (report == NULL)
    return FALSE;
  *closed = trab_safety_report_closes_all (report);
  return TRUE;
}

/* Whether the model speaks of this person, as they are. */
static TrabScenario *
new_scenario (TrabTables *tables, const TrabFacts *facts, const TrabCoursePlan *plan)
{
  g_autoptr (GArray) refusals = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) not_checked = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!facts->has_age || facts->sex == TRAB_SEX_UNKNOWN)
    return NULL;
  trab_plan_refusal_collect (tables, facts, plan, YEARS_AHEAD, refusals, not_checked);
  if (refusals->len > 0 || !trab_course_plan_has_curve (plan))
    return NULL;
  return trab_course_plan_new_scenario (plan, facts, YEARS_AHEAD);
}

/* @conditioning: (nullable): the path by the model alone. Returns: (transfer full): the path */
static TrabRun *
run_path (TrabEnsemble *ensemble,
          const TrabFollowUpRequest *request,
          const TrabScenario *scenario,
          const TrabConditioning *conditioning,
          const double cv_percent[3],
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  TrabEnsembleRequest ensemble_request = {
    .scenarios = &scenario,
    .n_scenarios = 1,
    .n_members = request->n_members,
    .seed = request->seed,
    .with_person_band = TRUE,
    .cv_percent = { cv_percent[0], cv_percent[1], cv_percent[2] },
    .conditioning = conditioning,
  };

  runs = trab_ensemble_run (ensemble, &ensemble_request, cancellable, error);
  return runs ? g_object_ref (g_ptr_array_index (runs, 0)) : NULL;
}

/* Both paths, where any may be drawn; the first by the data, which may not belong to the model. */
static gboolean
fill_paths (TrabTables *tables,
            const TrabFacts *facts,
            const TrabFollowUpRequest *request,
            TrabCoursePlan *plan,
            const TrabScenario *scenario,
            const TrabConditioning *conditioning,
            const double cv_percent[3],
            TrabFollowUp *follow_up,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (TrabEnsemble) ensemble = trab_ensemble_new (tables->model);
  g_autoptr (TrabRun) conditioned
      = run_path (ensemble, request, scenario, conditioning, cv_percent, cancellable, error);
  TrabRegimenHorizon horizon
      = trab_course_plan_get_horizon (plan, facts, tables->catalogue, YEARS_AHEAD,
                                      trab_model_get_constants (tables->model)->age_most_years);
  TrabConditioningResult result = { 0 };
  gboolean closed = TRUE;

  if (conditioned == NULL || !is_closed (tables, facts, plan, &closed, error))
    return FALSE;
  trab_ensemble_get_conditioning (ensemble, &result);
  follow_up->reading = result.reading;
  if (result.reading == TRAB_CONDITIONING_NOTHING)
    return TRUE;
  follow_up->mean_drug_delivery = result.mean_drug_delivery;
  if (closed || horizon.dashed_years <= 0)
    return TRUE;
  follow_up->projected
      = run_path (ensemble, request, scenario, NULL, cv_percent, cancellable, error);
  if (follow_up->projected == NULL)
    return FALSE;
  follow_up->solid_years = horizon.solid_years;
  follow_up->dashed_years = horizon.dashed_years;
  if (result.reading != TRAB_CONDITIONING_DOES_NOT_FIT)
    follow_up->conditioned = g_steal_pointer (&conditioned);
  return TRUE;
}

/**
 * trab_follow_up_fit_fill:
 * @follow_up: with its pairs and markers; gets what they say about the projected path
 *
 * Where the model does not speak of the person, or something was measured before the time it
 * simulates, it says nothing.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED or TRAB_EVIDENCE_ERROR
 */
gboolean
trab_follow_up_fit_fill (TrabTables *tables,
                         const TrabFacts *facts,
                         const TrabFollowUpRequest *request,
                         TrabFollowUp *follow_up,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (TrabCoursePlan) plan = trab_course_plan_new (facts, tables->catalogue, "as-now", NULL);
  g_autoptr (TrabScenario) scenario = plan ? new_scenario (tables, facts, plan) : NULL;
  g_autoptr (GArray) observations = g_array_new (FALSE, TRUE, sizeof (TrabObservation));
  g_autoptr (GError) local = NULL;
  double cv_percent[3] = { 0 };
  TrabConditioning conditioning = { 0 };

  if (scenario == NULL)
    return TRUE;
  add_scans (facts, follow_up, trab_model_get_constants (tables->model)->lsc_factor, observations,
             cv_percent);
  add_markers (facts, follow_up, observations);
  if (observations->len == 0)
    return TRUE;
  conditioning.observations = (const TrabObservation *) (gpointer) observations->data;
  conditioning.n_observations = observations->len;
  if (!fill_paths (tables, facts, request, plan, scenario, &conditioning, cv_percent, follow_up,
                   cancellable, &local))
    {
      if (g_error_matches (local, TRAB_MODEL_ERROR, TRAB_MODEL_ERROR_BAD_SCENARIO))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}
