/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-comparison-file.h"

#include <math.h>

#include "trab-csv-rows.h"
#include "trab-json-value.h"
#include "trab-risk-result.h"
#include "trab-safety-file.h"

#define JSON_DIGITS 12

static const char *const outcome_names[TRAB_N_OUTCOMES] = { "major", "hip" };
static const char *const state_names[] = { "number", "unknown", "refused" };

static const char *const note_names[] = {
  "never-counted",    "not-counted-together", "form-has-no-trial", "no-study-of-both",
  "from-women",       "trial-excess",         "shorter-benefit",   "surrogate",
  "before-menopause", "trials-disagree",      "shown-beside",      "no-baseline",
};

static json_t *
new_ids (const char *comma_separated)
{
  json_t *list = json_array ();
  g_auto (GStrv) ids = g_strsplit (comma_separated ? comma_separated : "", ",", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    json_array_append_new (list, json_string (ids[i]));
  return list;
}

static json_t *
new_notes (guint notes)
{
  json_t *list = json_array ();

  for (guint i = 0; i < G_N_ELEMENTS (note_names); i++)
    if ((notes & (1u << i)) != 0)
      json_array_append_new (list, json_string (note_names[i]));
  return list;
}

/* An unknown has no numbers at all, so that nobody can sort, average or draw it as zero. */
static json_t *
new_fracture (const TrabFractureCell *cell)
{
  json_t *object = json_object ();

  json_object_set_new (object, "state", json_string (state_names[cell->state]));
  json_object_set_new (object, "horizon_years", json_real (cell->horizon_years));
  if (cell->state == TRAB_CELL_NUMBER)
    {
      json_object_set_new (object, "best_pct", json_real (cell->best));
      json_object_set_new (object, "low_pct",
                           cell->has_range ? json_real (cell->low) : json_null ());
      json_object_set_new (object, "high_pct",
                           cell->has_range ? json_real (cell->high) : json_null ());
      json_object_set_new (object, "benefit_years", json_real (cell->benefit_years));
      json_object_set_new (object, "relative", json_real (cell->relative));
    }
  else if ((cell->notes & TRAB_FRACTURE_NOTE_TRIAL_EXCESS) != 0)
    {
      json_object_set_new (object, "open_low_pct", json_real (cell->low));
      json_object_set_new (object, "open_high_pct", json_real (cell->high));
    }
  json_object_set_new (object, "certainty", trab_json_value_new_text (cell->certainty));
  json_object_set_new (object, "population", trab_json_value_new_text (cell->population));
  json_object_set_new (object, "notes", new_notes (cell->notes));
  json_object_set_new (object, "evidence_ids", new_ids (cell->evidence_ids));
  return object;
}

/* A year of a curve, only as far as the curve goes. */
static json_t *
new_year (TrabRun *run, TrabQuantity quantity, guint month)
{
  static const char *const keys[][3] = { { "average_q05", "average_q50", "average_q95" },
                                         { "person_q05", "person_q50", "person_q95" } };
  static const TrabQuantile quantiles[] = { TRAB_QUANTILE_05, TRAB_QUANTILE_50, TRAB_QUANTILE_95 };
  json_t *object = json_object ();

  json_object_set_new (object, "month", json_integer (month));
  for (guint band = 0; band < G_N_ELEMENTS (keys); band++)
    for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
      json_object_set_new (
          object, keys[band][i],
          json_real (trab_run_get_pct (run, quantity, (TrabBand) band, quantiles[i], month)));
  return object;
}

static guint
get_last_month (const TrabComparedPlan *plan)
{
  guint n_months = trab_run_get_n_months (plan->run);

  return MIN ((guint) floor (12 * plan->dashed_years + 1e-9), n_months - 1);
}

static json_t *
new_curves (const TrabComparedPlan *plan)
{
  json_t *curves = json_object ();

  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    {
      json_t *months = json_array ();

      for (guint month = 0; month <= get_last_month (plan); month++)
        json_array_append_new (months, new_year (plan->run, (TrabQuantity) i, month));
      json_object_set_new (curves, trab_run_quantity_to_string ((TrabQuantity) i), months);
    }
  return curves;
}

static json_t *
new_provenance (TrabRun *run)
{
  const TrabRunProvenance *provenance = trab_run_get_provenance (run);

  return json_pack ("{s:s, s:s, s:I, s:i, s:i}", "engine_version", provenance->engine_version,
                    "parameter_digest", provenance->parameter_digest, "seed",
                    (json_int_t) provenance->seed, "members", (int) provenance->n_members,
                    "dropped", (int) provenance->n_dropped);
}

static json_t *
new_refusals (const GArray *refusals)
{
  json_t *list = json_array ();

  for (guint i = 0; i < refusals->len; i++)
    json_array_append_new (list, json_string (trab_refusal_to_string (
                                     (TrabRefusal) g_array_index (refusals, guint, i))));
  return list;
}

static json_t *
new_plan (const TrabComparedPlan *plan)
{
  json_t *object = json_pack ("{s:s, s:s, s:s, s:s?, s:f, s:f, s:b}", "plan", plan->plan_id,
                              "chart_class", plan->chart_class, "evidence_class",
                              plan->evidence_class ? plan->evidence_class : "", "grade",
                              plan->grade, "solid_years", plan->solid_years, "dashed_years",
                              plan->dashed_years, "has_curve", plan->has_curve);

  json_object_set_new (object, "refusals", new_refusals (plan->refusals));
  json_object_set_new (object, "not_checked", new_refusals (plan->not_checked));
  json_object_set_new (object, "goes_on", new_ids (plan->goes_on));
  json_object_set_new (object, "evidence_ids", new_ids (plan->evidence_ids));
  json_object_set_new (object, "harms", trab_safety_file_new_harms (plan->harms));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *key = g_strconcat ("fracture_", outcome_names[i], NULL);

      json_object_set_new (object, key, new_fracture (&plan->fracture[i]));
    }
  if (plan->run != NULL && plan->has_curve)
    {
      json_object_set_new (object, "curves_pct", new_curves (plan));
      json_object_set_new (object, "run", new_provenance (plan->run));
    }
  return object;
}

static json_t *
new_baseline (TrabComparison *comparison)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  TrabRiskResult *result = trab_comparison_get_baseline (comparison);
  const TrabRiskResultFields *risk = result ? trab_risk_result_get (result) : NULL;
  json_t *object = json_object ();

  json_object_set_new (object, "calculator", json_string (fields->calculator));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *key = g_strconcat (outcome_names[i], "_pct", NULL);

      json_object_set_new (
          object, key, fields->has_baseline ? json_real (fields->baseline_pct[i]) : json_null ());
    }
  if (risk != NULL && risk->refusal != TRAB_RISK_REFUSAL_NONE)
    {
      json_object_set_new (object, "refused_input", json_string (risk->refused_input));
      json_object_set_new (object, "refused",
                           json_string (trab_risk_result_refusal_to_string (risk->refusal)));
    }
  json_object_set_new (object, "may_be_too_low", json_boolean (fields->may_be_too_low));
  json_object_set_new (object, "hip_exceeds_major", json_boolean (fields->hip_exceeds_major));
  return object;
}

/* What is on record and in no number. */
static json_t *
new_not_counted (TrabComparison *comparison)
{
  GPtrArray *facts = trab_comparison_get_unconfirmed (comparison);
  json_t *list = json_array ();

  for (guint i = 0; i < facts->len; i++)
    {
      const TrabUnconfirmedFact *fact = g_ptr_array_index (facts, i);
      char from[TRAB_DATE_TEXT_SIZE];

      json_array_append_new (
          list, json_pack ("{s:s, s:s, s:s, s:b}", "id", fact->id, "value", fact->text, "from",
                           trab_date_to_text (fact->from, from), "is_stale", fact->is_stale));
    }
  return list;
}

/**
 * trab_comparison_file_write_json:
 * Returns: (transfer full): the comparison as JSON: what is not known has no number
 */
char *
trab_comparison_file_write_json (TrabComparison *comparison)
{
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  GPtrArray *missing = trab_comparison_get_missing (comparison);
  GPtrArray *facts = trab_comparison_get_facts (comparison);
  char today[TRAB_DATE_TEXT_SIZE];
  json_t *root
      = json_pack ("{s:s?, s:s, s:f, s:s, s:f, s:s?, s:b}", "patient", fields->patient_id, "sex",
                   trab_sex_to_string (fields->sex), "age_years", fields->age_years, "today",
                   trab_date_to_text (fields->today, today), "years", fields->years,
                   "evidence_digest", fields->evidence_digest, "is_treated", fields->is_treated);
  json_t *list = json_array ();

  json_object_set_new (root, "safety",
                       trab_safety_file_new_report (trab_comparison_get_safety (comparison)));
  json_object_set_new (root, "baseline", new_baseline (comparison));
  for (guint i = 0; i < missing->len; i++)
    json_array_append_new (list, json_string (g_ptr_array_index (missing, i)));
  json_object_set_new (root, "worked_out_without", list);
  json_object_set_new (root, "not_counted", new_not_counted (comparison));
  list = json_array ();
  for (guint i = 0; i < facts->len; i++)
    {
      const TrabUsedFact *fact = g_ptr_array_index (facts, i);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:s}", "id", fact->id, "value",
                                              fact->text, "origin", fact->origin));
    }
  json_object_set_new (root, "facts", list);
  list = json_array ();
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    json_array_append_new (list, new_plan (trab_comparison_get_plan (comparison, i)));
  json_object_set_new (root, "plans", list);
  return trab_json_value_dup_file (root, JSON_INDENT (1) | JSON_REAL_PRECISION (JSON_DIGITS));
}

static void
append_row (GString *out,
            const char *plan,
            const char *lane,
            const double *numbers,
            double span,
            const char *state,
            const char *ids)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  trab_csv_rows_append_field (out, plan);
  g_string_append_printf (out, ",%s,%s", lane, state);
  for (guint i = 0; i < 3; i++)
    {
      g_string_append_c (out, ',');
      if (isfinite (numbers[i]))
        g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.6f", numbers[i]));
    }
  g_string_append_printf (out, ",%s,", g_ascii_formatd (buffer, sizeof buffer, "%.4g", span));
  trab_csv_rows_append_field (out, ids ? ids : "");
  g_string_append_c (out, '\n');
}

static void
append_plan (GString *out, const TrabComparedPlan *plan)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      const TrabFractureCell *cell = &plan->fracture[i];
      gboolean is_number = cell->state == TRAB_CELL_NUMBER;
      const double numbers[]
          = { is_number && cell->has_range ? cell->low : NAN, is_number ? cell->best : NAN,
              is_number && cell->has_range ? cell->high : NAN };
      g_autofree char *lane = g_strconcat ("fracture_", outcome_names[i], "_pct", NULL);

      append_row (out, plan->plan_id, lane, numbers, cell->horizon_years, state_names[cell->state],
                  cell->evidence_ids);
    }
  for (guint i = 0; plan->has_curve && i < TRAB_N_QUANTITIES; i++)
    {
      guint month = get_last_month (plan);
      const double numbers[] = {
        trab_run_get_pct (plan->run, (TrabQuantity) i, TRAB_BAND_PERSON, TRAB_QUANTILE_05, month),
        trab_run_get_pct (plan->run, (TrabQuantity) i, TRAB_BAND_PERSON, TRAB_QUANTILE_50, month),
        trab_run_get_pct (plan->run, (TrabQuantity) i, TRAB_BAND_PERSON, TRAB_QUANTILE_95, month)
      };
      g_autofree char *lane
          = g_strconcat (trab_run_quantity_to_string ((TrabQuantity) i), "_change_pct", NULL);

      append_row (out, plan->plan_id, lane, numbers, month / 12.0, "number", plan->evidence_ids);
    }
}

/**
 * trab_comparison_file_write_csv:
 * Returns: (transfer full): plan,lane,state,low,best,high,horizon_years,evidence_ids; a curve's row
 *   is read off where the curve ends
 */
char *
trab_comparison_file_write_csv (TrabComparison *comparison)
{
  GString *out = g_string_new ("plan,lane,state,low,best,high,horizon_years,evidence_ids\n");

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    append_plan (out, trab_comparison_get_plan (comparison, i));
  return g_string_free (out, FALSE);
}
