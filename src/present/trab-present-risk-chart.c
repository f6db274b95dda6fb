/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-risk-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-curves.h"
#include "trab-present-fracture.h"
#include "trab-present-number.h"
#include "trab-present-risk-panel.h"
#include "trab-present-risk.h"
#include "trab-present-sentence.h"

#define LEAST_AXIS_PCT 10
#define PCT_DECIMALS 1

/* Told apart by marker, dash and name, not by colour alone. */
static const TrabChartClass classes[TRAB_N_OUTCOMES] = {
  [TRAB_OUTCOME_MAJOR] = TRAB_CHART_CLASS_NO_CHANGE,
  [TRAB_OUTCOME_HIP] = TRAB_CHART_CLASS_ORAL_BP,
};

/* One number for each year and no range: nothing is drawn beside the line. */
static guint
fill_points (TrabRiskResult *result, TrabOutcome outcome, TrabChartCurvePoint *points)
{
  guint n = 1;

  points[0] = (TrabChartCurvePoint){ 0 }; /* no time, no chance */
  for (guint year = 1; year <= TRAB_RISK_MAX_YEARS; year++)
    if (trab_risk_result_has_pct (result, outcome, year))
      {
        double pct = trab_risk_result_get_shown_pct (result, outcome, year);

        points[n++] = (TrabChartCurvePoint){ year, pct, pct, pct, pct, pct };
      }
  return n;
}

static char *
dup_caption (TrabRiskResult *result, TrabEvidence *evidence)
{
  g_autofree char *label
      = trab_present_risk_dup_label (evidence, trab_risk_result_get (result)->model_id);
  GString *text = g_string_new (label);

  g_string_append_printf (text, ". %s",
                          _ ("Without treatment. It gives no range. The axis ends below 100 %."));
  if (trab_risk_result_hip_exceeds_any (result, TRAB_RISK_MAX_YEARS))
    g_string_append_printf (text, " %s",
                            _ ("The model gives more hips than breaks in all: the hip value stands "
                               "for both."));
  return g_string_free (text, FALSE);
}

static char *
dup_description (TrabRiskResult *result)
{
  GString *text = g_string_new (_ ("Chance of a break within so many years, in percent."));

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *curve = trab_present_risk_panel_dup_curve (result, (TrabOutcome) i);

      if (curve != NULL)
        g_string_append_printf (text, _ (" Years 1 to 10, %s."), curve);
    }
  return g_string_free (text, FALSE);
}

static TrabChartCurves
make_frame (void)
{
  return (TrabChartCurves){
    .x_title = _ ("Years from now"),
    .y_title = _ ("Chance of a break, %"),
    .x_min = 0,
    .x_max = TRAB_RISK_MAX_YEARS,
    .y_min = 0,
    .y_max = LEAST_AXIS_PCT,
    .has_no_average_band = TRUE,
    .has_no_person_band = TRUE,
    .decimals = PCT_DECIMALS,
    .head_plan = _ ("What breaks"),
    .head_median = _ ("Chance, %"),
  };
}

/**
 * trab_present_risk_chart_new:
 * Returns: (transfer full) (nullable): both outcomes over the years, numbers as shown elsewhere
 * (the hip's where it is the larger); NULL for a refusal, or a model without a chance for every
 * year
 */
TrabChartSpec *
trab_present_risk_chart_new (TrabRiskResult *result, TrabEvidence *evidence)
{
  g_autofree char *caption = dup_caption (result, evidence);
  g_autofree char *description = dup_description (result);
  TrabChartWords words = {
    .title = _ ("Chance of a break, year by year"),
    .description = description,
    .caption = caption,
    .empty = _ ("No number"),
    .decimal_mark = trab_present_number_get_decimal_mark (),
  };
  TrabChartCurves frame = make_frame ();
  TrabChartCurvePoint points[TRAB_N_OUTCOMES][TRAB_RISK_MAX_YEARS + 1];
  TrabChartSeries series[TRAB_N_OUTCOMES];
  TrabChartPanel panel = {
    .title = words.title,
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .headline_x = NAN,
    .state = TRAB_CHART_STATE_KNOWN,
    .series = series,
    .n_series = TRAB_N_OUTCOMES,
  };
  g_auto (GStrv) labels = g_new0 (char *, TRAB_N_OUTCOMES + 1);
  TrabChartSpec *spec = NULL;

  if (trab_risk_result_is_refused (result))
    return NULL;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      labels[i] = trab_present_sentence_dup_capitalised (
          trab_present_fracture_get_outcome (NULL, (TrabOutcome) i));
      series[i] = (TrabChartSeries){
        .label = labels[i],
        .plan_class = classes[i],
        .points = points[i],
        .n_points = fill_points (result, (TrabOutcome) i, points[i]),
        .solid_until_x = INFINITY,
        .ends_at_x = INFINITY,
      };
      if (series[i].n_points != TRAB_RISK_MAX_YEARS + 1)
        return NULL;
    }
  spec = trab_chart_curves_new (&words, &frame);
  trab_chart_curves_add_panel (spec, &panel);
  return spec;
}
