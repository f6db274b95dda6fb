/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-panel.h"

#include <math.h>

static void
input_free (gpointer data)
{
  TrabRiskInput *input = data;

  g_free (input->name);
  g_free (input->value);
  g_free (input);
}

static void
estimate_free (gpointer data)
{
  TrabRiskEstimate *estimate = data;

  g_object_unref (estimate->result);
  g_ptr_array_unref (estimate->inputs);
  g_strfreev (estimate->not_asked);
  g_free (estimate->band);
  g_free (estimate->other_band);
  g_free (estimate);
}

static void
frax_free (TrabTypedFrax *frax)
{
  g_object_unref (frax->result);
  g_free (frax->country);
  g_free (frax->inputs);
  g_free (frax);
}

static void
threshold_free (gpointer data)
{
  TrabRiskThreshold *threshold = data;

  g_free (threshold->scheme);
  g_free (threshold->refused_input);
  g_free (threshold->source);
  g_free (threshold);
}

static void
criterion_free (gpointer data)
{
  TrabRiskCriterion *criterion = data;

  g_free (criterion->guideline);
  g_free (criterion->words);
  g_free (criterion->source);
  g_strfreev (criterion->missing);
  g_free (criterion);
}

static void
conflict_free (gpointer data)
{
  TrabRiskConflict *conflict = data;

  g_free (conflict->model_id);
  g_free (conflict);
}

/** trab_risk_panel_new: (transfer full): an empty panel */
TrabRiskPanel *
trab_risk_panel_new (void)
{
  TrabRiskPanel *panel = g_new0 (TrabRiskPanel, 1);

  panel->estimates = g_ptr_array_new_with_free_func (estimate_free);
  panel->thresholds = g_ptr_array_new_with_free_func (threshold_free);
  panel->criteria = g_ptr_array_new_with_free_func (criterion_free);
  panel->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  return panel;
}

void
trab_risk_panel_free (TrabRiskPanel *panel)
{
  if (panel == NULL)
    return;
  g_ptr_array_unref (panel->estimates);
  g_clear_pointer (&panel->frax, frax_free);
  g_ptr_array_unref (panel->thresholds);
  g_ptr_array_unref (panel->criteria);
  g_ptr_array_unref (panel->conflicts);
  g_free (panel);
}

/** trab_risk_panel_add_estimate: (transfer none): one to fill, of the panel */
TrabRiskEstimate *
trab_risk_panel_add_estimate (TrabRiskPanel *panel, TrabRiskResult *result)
{
  TrabRiskEstimate *estimate = g_new0 (TrabRiskEstimate, 1);

  estimate->result = g_object_ref (result);
  estimate->inputs = g_ptr_array_new_with_free_func (input_free);
  g_ptr_array_add (panel->estimates, estimate);
  return estimate;
}

/** trab_risk_panel_add_input: to one that is being filled */
void
trab_risk_panel_add_input (TrabRiskEstimate *estimate, const char *name, const char *value)
{
  TrabRiskInput *input = g_new0 (TrabRiskInput, 1);

  input->name = g_strdup (name);
  input->value = g_strdup (value);
  g_ptr_array_add (estimate->inputs, input);
}

/** trab_risk_panel_frax_band_to_string: the word in files */
const char *
trab_risk_panel_frax_band_to_string (TrabFraxBand band)
{
  static const char *const words[TRAB_N_FRAX_BANDS] = {
    [TRAB_FRAX_BAND_NONE] = "none",
    [TRAB_FRAX_BAND_BELOW_LOWER] = "below-lower",
    [TRAB_FRAX_BAND_BETWEEN] = "between",
    [TRAB_FRAX_BAND_ABOVE_UPPER] = "above-upper",
    [TRAB_FRAX_BAND_BELOW_INTERVENTION] = "below-intervention",
    [TRAB_FRAX_BAND_ABOVE_INTERVENTION] = "above-intervention",
    [TRAB_FRAX_BAND_VERY_HIGH] = "very-high",
  };

  g_return_val_if_fail ((guint) band < TRAB_N_FRAX_BANDS, NULL);
  return words[band];
}

/** trab_risk_panel_set_frax: (transfer none): one to fill, of the panel; set once */
TrabTypedFrax *
trab_risk_panel_set_frax (TrabRiskPanel *panel, TrabRiskResult *result)
{
  g_return_val_if_fail (panel->frax == NULL, panel->frax);

  panel->frax = g_new0 (TrabTypedFrax, 1);
  panel->frax->result = g_object_ref (result);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    panel->frax->adjusted_pct[i] = NAN;
  return panel->frax;
}

/** trab_risk_panel_add_threshold: (transfer none): one to fill, of the panel */
TrabRiskThreshold *
trab_risk_panel_add_threshold (TrabRiskPanel *panel, const char *scheme)
{
  TrabRiskThreshold *threshold = g_new0 (TrabRiskThreshold, 1);

  threshold->scheme = g_strdup (scheme);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    threshold->intervention_pct[i] = NAN;
  g_ptr_array_add (panel->thresholds, threshold);
  return threshold;
}

/** trab_risk_panel_add_criterion: (transfer none): one to fill, of the panel */
TrabRiskCriterion *
trab_risk_panel_add_criterion (TrabRiskPanel *panel, const char *guideline)
{
  TrabRiskCriterion *criterion = g_new0 (TrabRiskCriterion, 1);

  criterion->guideline = g_strdup (guideline);
  g_ptr_array_add (panel->criteria, criterion);
  return criterion;
}

/** trab_risk_panel_add_conflict: (transfer none): one to fill, of the panel */
TrabRiskConflict *
trab_risk_panel_add_conflict (TrabRiskPanel *panel, const char *model_id)
{
  TrabRiskConflict *conflict = g_new0 (TrabRiskConflict, 1);

  conflict->model_id = g_strdup (model_id);
  g_ptr_array_add (panel->conflicts, conflict);
  return conflict;
}

/** trab_risk_panel_find_estimate: (nullable) (transfer none) */
const TrabRiskEstimate *
trab_risk_panel_find_estimate (const TrabRiskPanel *panel, const char *model_id)
{
  for (guint i = 0; i < panel->estimates->len; i++)
    {
      const TrabRiskEstimate *estimate = g_ptr_array_index (panel->estimates, i);

      if (g_strcmp0 (trab_risk_result_get (estimate->result)->model_id, model_id) == 0)
        return estimate;
    }
  return NULL;
}

/**
 * trab_risk_panel_is_very_high:
 * Returns: yes when one criterion of the guideline holds, no when all are known not to, else not
 *   known; not known of a guideline that the panel does not have
 */
TrabAnswer
trab_risk_panel_is_very_high (const TrabRiskPanel *panel, const char *guideline)
{
  TrabAnswer answer = TRAB_ANSWER_NO;
  gboolean has_any = FALSE;

  for (guint i = 0; i < panel->criteria->len; i++)
    {
      const TrabRiskCriterion *criterion = g_ptr_array_index (panel->criteria, i);

      if (g_strcmp0 (criterion->guideline, guideline) != 0)
        continue;
      has_any = TRUE;
      if (criterion->holds == TRAB_ANSWER_YES)
        return TRAB_ANSWER_YES;
      if (criterion->holds == TRAB_ANSWER_NOT_KNOWN)
        answer = TRAB_ANSWER_NOT_KNOWN;
    }
  return has_any ? answer : TRAB_ANSWER_NOT_KNOWN;
}
