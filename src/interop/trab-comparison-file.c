/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-comparison-file.h"

#include <math.h>

#include "trab-csv-rows.h"
#include "trab-date.h"
#include "trab-json-value.h"
#include "trab-safety-file.h"

#define JSON_DIGITS 12
#define EARLY_MARKER_MONTHS 3
#define MARKER_MONTHS 12

static const char *const outcome_names[TRAB_N_OUTCOMES] = { "major", "hip" };
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

  for (guint i = 0; i < TRAB_N_FRACTURE_NOTES; i++)
    if ((notes & (1u << i)) != 0)
      json_array_append_new (
          list, json_string (trab_fracture_cell_note_to_string ((TrabFractureNote) (1u << i))));
  return list;
}

static json_t *
new_number (gboolean has, double number)
{
  return has && isfinite (number) ? json_real (number) : json_null ();
}

/* How the number comes about; without a range where the studies, or the calculators, give none. */
static json_t *
new_by_year (const TrabFractureCell *cell)
{
  json_t *years = json_array ();

  for (guint i = 0; cell->by_year != NULL && i < cell->by_year->len; i++)
    {
      const TrabFractureYear *year = &g_array_index (cell->by_year, TrabFractureYear, i);
      gboolean has_range = year->low < year->high;
      json_t *one = json_object ();

      json_object_set_new (one, "years", json_real (year->years));
      json_object_set_new (one, "best_pct", json_real (year->best));
      json_object_set_new (one, "low_pct", new_number (has_range, year->low));
      json_object_set_new (one, "high_pct", new_number (has_range, year->high));
      json_array_append_new (years, one);
    }
  return years;
}

/* An unknown has no numbers at all, so that nobody can sort, average or draw it as zero. */
static json_t *
new_fracture (const TrabFractureCell *cell)
{
  gboolean is_number = cell->state == TRAB_CELL_NUMBER;
  gboolean has_range = is_number && cell->has_range;
  json_t *object = json_object ();

  json_object_set_new (object, "state",
                       json_string (trab_fracture_cell_state_to_string (cell->state)));
  json_object_set_new (object, "horizon_years", json_real (cell->horizon_years));
  json_object_set_new (object, "is_base", json_boolean (cell->is_base));
  if (is_number)
    {
      json_object_set_new (object, "best_pct", json_real (cell->best));
      json_object_set_new (object, "low_pct", new_number (has_range, cell->low));
      json_object_set_new (object, "high_pct", new_number (has_range, cell->high));
      json_object_set_new (object, "fewer_pct", json_real (cell->fewer));
      json_object_set_new (object, "fewer_low_pct", new_number (has_range, cell->fewer_low));
      json_object_set_new (object, "fewer_high_pct", new_number (has_range, cell->fewer_high));
      json_object_set_new (object, "fewer_at_base_low_pct",
                           new_number (cell->has_ends, cell->fewer_at_low));
      json_object_set_new (object, "fewer_at_base_high_pct",
                           new_number (cell->has_ends, cell->fewer_at_high));
      json_object_set_new (object, "relative", json_real (cell->relative));
      json_object_set_new (object, "by_year", new_by_year (cell));
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

/* How sure the studies of each curve are, and which rows they are. */
static json_t *
new_bases (const TrabComparedPlan *plan)
{
  json_t *bases = json_object ();

  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    json_object_set_new (bases, trab_run_quantity_to_string ((TrabQuantity) i),
                         json_pack ("{s:s?, s:o}", "certainty",
                                    trab_certainty_to_string (plan->curve_certainty[i]),
                                    "evidence_ids", new_ids (plan->curve_ids[i])));
  return bases;
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
new_list (const GPtrArray *words)
{
  json_t *list = json_array ();

  for (guint i = 0; words != NULL && i < words->len; i++)
    json_array_append_new (list, json_string (g_ptr_array_index (words, i)));
  return list;
}

static json_t *
new_left_out (guint reasons)
{
  json_t *list = json_array ();

  for (guint i = 0; i < TRAB_N_HARM_LEFT_OUT; i++)
    if (reasons & 1u << i)
      json_array_append_new (
          list, json_string (trab_harm_left_out_to_string ((TrabHarmLeftOut) (1u << i))));
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
  json_object_set_new (object, "ended", new_list (plan->ended));
  json_object_set_new (object, "evidence_ids", new_ids (plan->evidence_ids));
  json_object_set_new (object, "harms", trab_safety_file_new_harms (plan->harms));
  json_object_set_new (object, "harms_left_out", new_left_out (plan->harms_left_out));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *key = g_strconcat ("fracture_", outcome_names[i], NULL);

      json_object_set_new (object, key, new_fracture (&plan->fracture[i]));
    }
  if (plan->run != NULL && plan->has_curve)
    {
      json_object_set_new (object, "curves_pct", new_curves (plan));
      json_object_set_new (object, "curves_basis", new_bases (plan));
      json_object_set_new (object, "run", new_provenance (plan->run));
    }
  return object;
}

static json_t *
new_base (const TrabChanceBase *base)
{
  gboolean is_known = base->state != TRAB_CHANCE_NOT_KNOWN;

  return json_pack ("{s:s, s:i, s:o, s:o, s:o, s:b, s:o}", "state",
                    trab_chance_state_to_string (base->state), "out_of", (int) base->out_of, "pct",
                    new_number (is_known, base->pct), "low_pct",
                    new_number (base->has_range, base->low_pct), "high_pct",
                    new_number (base->has_range && !base->is_open, base->high_pct), "is_open",
                    base->is_open, "plain_pct", new_number (is_known, base->plain_pct));
}

static json_t *
new_blind_spots (guint spots)
{
  json_t *list = json_array ();

  for (guint i = 0; i < TRAB_N_BLIND_SPOTS; i++)
    if ((spots & (1u << i)) != 0)
      json_array_append_new (
          list, json_string (trab_chance_blind_spot_to_string ((TrabBlindSpot) (1u << i))));
  return list;
}

static json_t *
new_calculator (TrabCalculator id, const TrabChanceCalculator *calculator)
{
  json_t *object
      = json_pack ("{s:s, s:b, s:s, s:b}", "calculator", trab_chance_calculator_to_string (id),
                   "fits", calculator->fits, "lack", trab_chance_lack_to_string (calculator->lack),
                   "counts_death", calculator->counts_death);

  json_object_set_new (object, "blind_to", new_blind_spots (calculator->blind_spots));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *pct = g_strconcat (outcome_names[i], "_pct", NULL);
      g_autofree char *comparable = g_strconcat (outcome_names[i], "_comparable", NULL);

      json_object_set_new (object, pct, new_number (calculator->has_pct[i], calculator->pct[i]));
      json_object_set_new (object, comparable, json_boolean (calculator->is_comparable[i]));
    }
  return object;
}

static json_t *
new_chance_notes (guint notes)
{
  json_t *list = json_array ();

  for (guint i = 0; i < TRAB_N_CHANCE_NOTES; i++)
    if ((notes & (1u << i)) != 0)
      json_array_append_new (list,
                             json_string (trab_chance_note_to_string ((TrabChanceNote) (1u << i))));
  return list;
}

/* The one base of all plans: which calculator, what it counts, over how long, how sure. */
static json_t *
new_baseline (TrabComparison *comparison)
{
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  GPtrArray *refusals = trab_comparison_get_baseline_refusals (comparison);
  gboolean is_any = chance->calculator == TRAB_CALCULATOR_GARVAN;
  json_t *object = json_object ();
  json_t *list = json_array ();

  json_object_set_new (
      object, "calculator",
      trab_json_value_new_text (trab_chance_calculator_to_string (chance->calculator)));
  json_object_set_new (object, "is_chosen", json_boolean (chance->is_chosen));
  json_object_set_new (
      object, "major_counts",
      json_string (is_any ? "any low-trauma break" : "hip, spine, wrist or upper arm"));
  json_object_set_new (object, "years", json_integer (chance->years));
  json_object_set_new (object, "counts_death", json_boolean (chance->counts_death));
  json_object_set_new (object, "country", json_string (chance->country));
  json_object_set_new (object, "is_treated", json_boolean (chance->is_treated));
  json_object_set_new (object, "death_10_years_pct",
                       new_number (chance->has_death, chance->death_pct));
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    json_object_set_new (object, outcome_names[i], new_base (&chance->base[i]));
  json_object_set_new (object, "notes", new_chance_notes (chance->notes));
  json_object_set_new (object, "not_asked", new_blind_spots (chance->unasked));
  for (guint i = 0; i < TRAB_N_CALCULATORS; i++)
    json_array_append_new (list, new_calculator ((TrabCalculator) i, &chance->calculators[i]));
  json_object_set_new (object, "calculators", list);
  list = json_array ();
  for (guint i = 0; i < refusals->len; i++)
    json_array_append_new (list, json_string (g_ptr_array_index (refusals, i)));
  json_object_set_new (object, "closed_by", list);
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
  json_object_set_new (root, "density_months", json_integer (fields->density_months));
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
            const char *ids,
            const char *certainty)
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
  g_string_append_printf (out, ",%s\n", certainty ? certainty : "");
}

/* One time for all plans; a curve that does not reach it is not known there. */
static void
append_curve (GString *out, const TrabComparedPlan *plan, TrabQuantity quantity, guint month)
{
  gboolean is_known = plan->has_curve && plan->run != NULL && month <= get_last_month (plan);
  const char *ids = plan->curve_ids[quantity];
  double numbers[] = { NAN, NAN, NAN };
  static const TrabQuantile quantiles[] = { TRAB_QUANTILE_05, TRAB_QUANTILE_50, TRAB_QUANTILE_95 };
  g_autofree char *lane = g_strconcat (trab_run_quantity_to_string (quantity), "_change_pct", NULL);

  for (guint i = 0; is_known && i < G_N_ELEMENTS (quantiles); i++)
    numbers[i] = trab_run_get_pct (plan->run, quantity, TRAB_BAND_PERSON, quantiles[i], month);
  append_row (out, plan->plan_id, lane, numbers, (double) month / TRAB_MONTHS_PER_YEAR,
              trab_fracture_cell_state_to_string (is_known ? TRAB_CELL_NUMBER : TRAB_CELL_UNKNOWN),
              ids != NULL && ids[0] != '\0' ? ids : plan->evidence_ids,
              is_known ? trab_certainty_to_string (plan->curve_certainty[quantity]) : NULL);
}

static void
append_plan (GString *out, const TrabComparedPlan *plan, guint density_months)
{
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      const TrabFractureCell *cell = &plan->fracture[i];
      gboolean is_number = cell->state == TRAB_CELL_NUMBER;
      const double numbers[]
          = { is_number && cell->has_range ? cell->low : NAN, is_number ? cell->best : NAN,
              is_number && cell->has_range ? cell->high : NAN };
      g_autofree char *lane = g_strconcat ("fracture_", outcome_names[i], "_pct", NULL);

      append_row (out, plan->plan_id, lane, numbers, cell->horizon_years,
                  trab_fracture_cell_state_to_string (cell->state), cell->evidence_ids,
                  is_number ? cell->certainty : NULL);
    }
  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    {
      gboolean is_marker = i == TRAB_QUANTITY_CTX || i == TRAB_QUANTITY_P1NP;

      if (is_marker)
        append_curve (out, plan, (TrabQuantity) i, EARLY_MARKER_MONTHS);
      append_curve (out, plan, (TrabQuantity) i, is_marker ? MARKER_MONTHS : density_months);
    }
}

/**
 * trab_comparison_file_write_csv:
 * Returns: (transfer full): plan,lane,state,low,best,high,horizon_years,evidence_ids,certainty; all
 *   rows of one lane have one time
 */
char *
trab_comparison_file_write_csv (TrabComparison *comparison)
{
  GString *out
      = g_string_new ("plan,lane,state,low,best,high,horizon_years,evidence_ids,certainty\n");

  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    append_plan (out, trab_comparison_get_plan (comparison, i),
                 trab_comparison_get (comparison)->density_months);
  return g_string_free (out, FALSE);
}
