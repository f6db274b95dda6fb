/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-panel-file.h"

#include <math.h>

#include "trab-json-value.h"

#define JSON_DIGITS 15

static const char *const outcome_names[TRAB_N_OUTCOMES]
    = { [TRAB_OUTCOME_MAJOR] = "major", [TRAB_OUTCOME_HIP] = "hip" };

static json_t *
new_texts (const char *const *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_append_new (list, json_string (texts[i]));
  return list;
}

static json_t *
new_both (const double pct[TRAB_N_OUTCOMES])
{
  json_t *object = json_object ();

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    json_object_set_new (object, outcome_names[i], trab_json_value_new_number (pct[i]));
  return object;
}

static json_t *
new_chances (TrabRiskResult *result)
{
  json_t *list = json_array ();

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    for (guint year = 1; year <= TRAB_RISK_MAX_YEARS; year++)
      {
        json_t *chance = NULL;

        if (!trab_risk_result_has_pct (result, (TrabOutcome) i, year))
          continue;
        chance = json_object ();
        json_object_set_new (chance, "outcome", json_string (outcome_names[i]));
        json_object_set_new (chance, "years", json_integer (year));
        json_object_set_new (chance, "pct",
                             json_real (trab_risk_result_get_pct (result, (TrabOutcome) i, year)));
        json_object_set_new (
            chance, "shown_pct",
            json_real (trab_risk_result_get_shown_pct (result, (TrabOutcome) i, year)));
        json_array_append_new (list, chance);
      }
  return list;
}

static json_t *
new_inputs (const TrabRiskEstimate *estimate)
{
  json_t *object = json_object ();

  for (guint i = 0; i < estimate->inputs->len; i++)
    {
      const TrabRiskInput *input = g_ptr_array_index (estimate->inputs, i);

      json_object_set_new (object, input->name, json_string (input->value));
    }
  return object;
}

static json_t *
new_refusal (TrabRiskRefusal refusal, const char *input)
{
  g_autofree char *text = NULL;

  if (refusal == TRAB_RISK_REFUSAL_NONE)
    return json_null ();
  text = g_strdup_printf ("%s: %s", input ? input : "",
                          trab_risk_result_refusal_to_string (refusal));
  return json_string (text);
}

static json_t *
new_estimate (const TrabRiskEstimate *estimate)
{
  const TrabRiskResultFields *fields = trab_risk_result_get (estimate->result);
  json_t *object = json_object ();

  json_object_set_new (object, "model", json_string (fields->model_id));
  json_object_set_new (object, "refused", new_refusal (fields->refusal, fields->refused_input));
  json_object_set_new (object, "chances", new_chances (estimate->result));
  json_object_set_new (
      object, "hip_exceeds_any",
      json_boolean (trab_risk_result_hip_exceeds_any (estimate->result, TRAB_RISK_MAX_YEARS)));
  json_object_set_new (object, "score",
                       estimate->has_score ? json_real (estimate->score) : json_null ());
  json_object_set_new (object, "refer",
                       estimate->refers == TRAB_ANSWER_NOT_KNOWN
                           ? json_null ()
                           : json_boolean (estimate->refers == TRAB_ANSWER_YES));
  json_object_set_new (object, "band", trab_json_value_new_text (estimate->band));
  json_object_set_new (object, "other_band", trab_json_value_new_text (estimate->other_band));
  json_object_set_new (object, "inputs", new_inputs (estimate));
  json_object_set_new (object, "worked_out_without", new_texts (fields->worked_out_without));
  json_object_set_new (object, "not_asked", new_texts ((const char *const *) estimate->not_asked));
  json_object_set_new (object, "evidence", trab_json_value_new_text (fields->evidence_ids));
  return object;
}

static json_t *
new_frax (const TrabTypedFrax *frax)
{
  json_t *object = NULL;

  if (frax == NULL)
    return json_null ();
  object = json_object ();
  json_object_set_new (object, "chances", new_chances (frax->result));
  json_object_set_new (object, "country", trab_json_value_new_text (frax->country));
  json_object_set_new (object, "date", trab_json_value_new_date (frax->date));
  json_object_set_new (object, "inputs", trab_json_value_new_text (frax->inputs));
  json_object_set_new (object, "with_bmd", json_string (trab_answer_to_string (frax->with_bmd)));
  json_object_set_new (
      object, "prednisolone_mg_d",
      trab_json_value_new_number (frax->has_adjusted ? frax->prednisolone_mg_d : NAN));
  json_object_set_new (object, "adjusted_pct", new_both (frax->adjusted_pct));
  return object;
}

static json_t *
new_threshold (const TrabRiskThreshold *threshold)
{
  json_t *object = json_object ();

  json_object_set_new (object, "scheme", json_string (threshold->scheme));
  json_object_set_new (object, "band",
                       json_string (trab_risk_panel_frax_band_to_string (threshold->band)));
  json_object_set_new (object, "refused",
                       new_refusal (threshold->refusal, threshold->refused_input));
  json_object_set_new (object, "intervention_pct", new_both (threshold->intervention_pct));
  json_object_set_new (object, "verified", json_boolean (threshold->is_verified));
  json_object_set_new (object, "source", trab_json_value_new_text (threshold->source));
  return object;
}

static json_t *
new_criterion (const TrabRiskCriterion *criterion)
{
  json_t *object = json_object ();

  json_object_set_new (object, "guideline", json_string (criterion->guideline));
  json_object_set_new (object, "criterion", json_string (criterion->words));
  json_object_set_new (object, "holds", json_string (trab_answer_to_string (criterion->holds)));
  json_object_set_new (object, "not_known", new_texts ((const char *const *) criterion->missing));
  json_object_set_new (object, "verified", json_boolean (criterion->is_verified));
  json_object_set_new (object, "source", trab_json_value_new_text (criterion->source));
  return object;
}

static json_t *
new_conflict (const TrabRiskConflict *conflict)
{
  json_t *object = json_object ();

  json_object_set_new (object, "model", json_string (conflict->model_id));
  json_object_set_new (object, "outcome", json_string (outcome_names[conflict->outcome]));
  json_object_set_new (object, "typed_pct", trab_json_value_new_number (conflict->typed_pct));
  json_object_set_new (object, "model_pct", trab_json_value_new_number (conflict->model_pct));
  return object;
}

/** trab_risk_panel_file_write_json: (transfer full): raw numbers; what is not known is null */
char *
trab_risk_panel_file_write_json (const TrabRiskPanel *panel)
{
  json_t *root = json_object ();
  json_t *lists[4] = { json_array (), json_array (), json_array (), json_array () };

  for (guint i = 0; i < panel->estimates->len; i++)
    json_array_append_new (lists[0], new_estimate (g_ptr_array_index (panel->estimates, i)));
  for (guint i = 0; i < panel->thresholds->len; i++)
    json_array_append_new (lists[1], new_threshold (g_ptr_array_index (panel->thresholds, i)));
  for (guint i = 0; i < panel->conflicts->len; i++)
    json_array_append_new (lists[2], new_conflict (g_ptr_array_index (panel->conflicts, i)));
  for (guint i = 0; i < panel->criteria->len; i++)
    json_array_append_new (lists[3], new_criterion (g_ptr_array_index (panel->criteria, i)));
  json_object_set_new (root, "treated", json_boolean (panel->is_treated));
  json_object_set_new (root, "estimates", lists[0]);
  json_object_set_new (root, "frax", new_frax (panel->frax));
  json_object_set_new (root, "thresholds", lists[1]);
  json_object_set_new (root, "conflicts", lists[2]);
  json_object_set_new (root, "very_high_risk", lists[3]);
  return trab_json_value_dup_file (root, JSON_INDENT (2) | JSON_REAL_PRECISION (JSON_DIGITS));
}
