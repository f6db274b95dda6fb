/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-follow-up-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "trab-chart-curves.h"
#include "trab-date.h"
#include "trab-present-density.h"
#include "trab-present-number.h"

#define N_SITES 3
#define N_PATHS 2

static const TrabQuantity quantities[N_SITES]
    = { TRAB_QUANTITY_BMD_LS, TRAB_QUANTITY_BMD_FN, TRAB_QUANTITY_BMD_TH };

/* The model's own path is grey; the other is told apart by marker, dash and name. */
static const TrabChartClass classes[N_PATHS]
    = { TRAB_CHART_CLASS_NO_CHANGE, TRAB_CHART_CLASS_COMBINATION };

static const char *
get_name (guint path)
{
  return path == 0 ? _ ("The model alone") : _ ("With what was measured");
}

static guint
get_last_month (const TrabFollowUp *follow_up, TrabRun *run)
{
  guint ends = (guint) floor (follow_up->dashed_years * TRAB_MONTHS_PER_YEAR + 0.5);

  return MIN (ends, trab_run_get_n_months (run) - 1);
}

static double
get_pct (TrabRun *run, TrabQuantity quantity, TrabQuantile quantile, guint month)
{
  return trab_run_get_pct (run, quantity, TRAB_BAND_PERSON, quantile, month);
}

static char *
dup_change (const TrabFollowUp *follow_up, TrabRun *run, TrabQuantity quantity)
{
  TrabPresentDensity key = { .month = get_last_month (follow_up, run) };

  key.low_pct = get_pct (run, quantity, TRAB_QUANTILE_05, key.month);
  key.best_pct = get_pct (run, quantity, TRAB_QUANTILE_50, key.month);
  key.high_pct = get_pct (run, quantity, TRAB_QUANTILE_95, key.month);
  return trab_present_density_dup_headline (&key);
}

/** trab_present_follow_up_chart_get_reading: (transfer none): what the response says of the curve
 */
const char *
trab_present_follow_up_chart_get_reading (TrabConditioningReading reading)
{
  static const char *const words[TRAB_N_CONDITIONING_READINGS] = {
    [TRAB_CONDITIONING_NOTHING] = N_ ("Nothing measured that the model can use."),
    [TRAB_CONDITIONING_FITS] = N_ ("What was measured fits the model."),
    [TRAB_CONDITIONING_LITTLE_TAKEN] = N_ ("Not taking, not absorbing or secondary cause"),
    [TRAB_CONDITIONING_DOES_NOT_FIT] = N_ ("The data do not fit the model."),
  };

  g_return_val_if_fail ((guint) reading < TRAB_N_CONDITIONING_READINGS, "");
  return _ (words[reading]);
}

/** trab_present_follow_up_chart_dup_words: (nullable): where each path ends: "The model alone: 5 y:
 * +1 % (-4 to +6). With what was measured: …" */
char *
trab_present_follow_up_chart_dup_words (const TrabFollowUp *follow_up, TrabQuantity quantity)
{
  TrabRun *const runs[N_PATHS] = { follow_up->projected, follow_up->conditioned };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_PATHS; i++)
    if (runs[i] != NULL)
      {
        g_autofree char *change = dup_change (follow_up, runs[i], quantity);

        g_string_append_printf (text, "%s%s: %s.", text->len > 0 ? " " : "", get_name (i), change);
      }
  return g_string_free (text, text->len == 0);
}

static TrabChartCurvePoint *
make_points (const TrabFollowUp *follow_up, TrabRun *run, TrabQuantity quantity, guint *n_points)
{
  TrabChartCurvePoint *points = NULL;

  *n_points = get_last_month (follow_up, run) + 1;
  points = g_new0 (TrabChartCurvePoint, *n_points);
  for (guint i = 0; i < *n_points; i++)
    {
      points[i].x = (double) i / TRAB_MONTHS_PER_YEAR;
      points[i].median = get_pct (run, quantity, TRAB_QUANTILE_50, i);
      points[i].average_lo = points[i].average_hi = points[i].median; /* not shown here */
      points[i].person_lo = get_pct (run, quantity, TRAB_QUANTILE_05, i);
      points[i].person_hi = get_pct (run, quantity, TRAB_QUANTILE_95, i);
    }
  return points;
}

static void
add_panel (TrabChartSpec *spec, const TrabFollowUp *follow_up, TrabQuantity quantity)
{
  TrabRun *const runs[N_PATHS] = { follow_up->projected, follow_up->conditioned };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *headline = trab_present_follow_up_chart_dup_words (follow_up, quantity);
  TrabChartSeries series[N_PATHS];
  TrabChartPanel panel = {
    .title = trab_present_density_get_title (quantity),
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .note = headline,
    .headline_x = NAN,
    .state = TRAB_CHART_STATE_KNOWN,
    .series = series,
  };

  for (guint i = 0; i < N_PATHS; i++)
    {
      TrabChartSeries *one = &series[panel.n_series];
      TrabChartCurvePoint *points = NULL;

      if (runs[i] == NULL)
        continue;
      *one = (TrabChartSeries){ .label = get_name (i),
                                .plan_class = classes[i],
                                .solid_until_x = follow_up->solid_years,
                                .ends_at_x = follow_up->dashed_years };
      points = make_points (follow_up, runs[i], quantity, &one->n_points);
      one->points = points;
      g_ptr_array_add (kept, points);
      panel.n_series++;
    }
  trab_chart_curves_add_panel (spec, &panel);
}

static char *
dup_caption (const TrabFollowUp *follow_up)
{
  return g_strdup_printf ("%s %s%s", trab_present_follow_up_chart_get_reading (follow_up->reading),
                          follow_up->reading == TRAB_CONDITIONING_DOES_NOT_FIT
                              ? _ ("The curve is shown without them. ")
                              : "",
                          _ ("If nothing changes. Bands: a person like this, 90 of 100 lie inside. "
                             "Density is not the same as breaks."));
}

static char *
dup_description (const TrabFollowUp *follow_up)
{
  GString *text = g_string_new (trab_present_follow_up_chart_get_reading (follow_up->reading));

  for (guint i = 0; i < N_SITES; i++)
    {
      g_autofree char *words = trab_present_follow_up_chart_dup_words (follow_up, quantities[i]);

      g_string_append_printf (text, " %s: %s", trab_present_density_get_title (quantities[i]),
                              words);
    }
  return g_string_free (text, FALSE);
}

/**
 * trab_present_follow_up_chart_new:
 * Returns: (transfer full) (nullable): a panel for each site with both paths over each other, of
 * the model alone where the data do not fit; NULL where there is no path
 */
TrabChartSpec *
trab_present_follow_up_chart_new (const TrabFollowUp *follow_up)
{
  g_autofree char *caption = dup_caption (follow_up);
  g_autofree char *description = NULL;
  TrabChartSpec *spec = NULL;
  TrabChartCurves frame = {
    .x_title = _ ("Years from now"),
    .y_title = _ ("Change from today, %"), /* each panel names its site */
    .x_min = 0,
    .x_max = follow_up->dashed_years,
    .y_min = NAN,
    .y_max = NAN,
    .has_zero_line = TRUE,
    .has_no_average_band = TRUE,
    .decimals = 1,
    .head_plan = _ ("Path"),
    .head_median = _ ("Best guess"),
    .head_person_lo = _ ("A person like this, low"),
    .head_person_hi = _ ("A person like this, high"),
    .head_evidence = _ ("Studies"),
    .words_inside = _ ("inside the studies"),
    .words_beyond = _ ("beyond the studies"),
  };
  TrabChartWords words = {
    .title = _ ("The path ahead, before and after what was measured"),
    .caption = caption,
    .empty = _ ("No number"),
    .decimal_mark = trab_present_number_get_decimal_mark (),
  };

  if (follow_up->projected == NULL)
    return NULL;
  description = dup_description (follow_up);
  words.description = description;
  spec = trab_chart_curves_new (&words, &frame);
  for (guint i = 0; i < N_SITES; i++)
    add_panel (spec, follow_up, quantities[i]);
  return spec;
}

/** trab_present_follow_up_chart_get_none: (transfer none): why there is no path to draw */
const char *
trab_present_follow_up_chart_get_none (const TrabFollowUp *follow_up)
{
  if (follow_up->reading == TRAB_CONDITIONING_NOTHING)
    return trab_present_follow_up_chart_get_reading (follow_up->reading);
  return _ ("No path is drawn for this person: a rule comes first, or the studies end here.");
}
