/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"

#include <math.h>
#include <pango/pangocairo.h>

#define N_MONTHS 121

const ChartSample CHART_SAMPLES[] = {
  { "curves", chart_samples_curves },       { "overlay", chart_samples_overlay },
  { "icons", chart_samples_icons },         { "icons-1000", chart_samples_icons_1000 },
  { "trend", chart_samples_trend },         { "bars", chart_samples_bars },
  { "mechanism", chart_samples_mechanism },
};
const guint CHART_N_SAMPLES = G_N_ELEMENTS (CHART_SAMPLES);

static const TrabChartWords WORDS = {
  .title = "A picture for a test",
  .description = "Several lines that start at zero & part.",
  .caption = "Woman, 67. One base, one scale. Dark band: average effect. Pale band: a person like "
             "this. Dashed: beyond the trials.",
  .empty = "There is nothing to draw yet.",
};

/* Rises to a crest and goes down by a slope: enough to look like a trajectory. */
static void
fill_points (TrabChartCurvePoint *points, guint n, double crest, double speed, double slope)
{
  for (guint i = 0; i < n; i++)
    {
      double x = i / 12.0;
      double median = crest * (1 - exp (-speed * x)) + slope * x;
      double average = 0.15 + 0.13 * x;
      double person = 0.9 + 0.34 * x;

      points[i] = (TrabChartCurvePoint){
        x, median, median - average, median + average, median - person, median + person
      };
    }
}

static TrabChartCurves
make_frame (const double *reference_x, const double *reference_y, guint n)
{
  TrabChartCurves frame = {
    .x_title = "years from today",
    .y_title = "total hip BMD, % from today",
    .x_min = 0,
    .x_max = 10,
    .y_min = NAN,
    .y_max = NAN,
    .has_zero_line = TRUE,
    .words_end = "not known",
    .reference_label = "no change",
    .reference_class = TRAB_CHART_CLASS_NO_CHANGE,
    .reference_x = reference_x,
    .reference_y = reference_y,
    .n_reference = n,
    .decimals = 1,
    .head_plan = "Plan",
    .head_median = "Middle",
    .head_average_lo = "Average, low",
    .head_average_hi = "Average, high",
    .head_person_lo = "Person, low",
    .head_person_hi = "Person, high",
    .head_evidence = "Evidence",
    .words_inside = "inside the trials",
    .words_beyond = "beyond the trials",
  };

  return frame;
}

typedef struct
{
  const char *title;
  TrabChartClass plan_class;
  const char *headline;
  double headline_x;
  double crest;
  double speed;
  double slope;
  double solid_until_x;
  double ends_at_x;
} Shape;

static const Shape SHAPES[] = {
  { "No change", TRAB_CHART_CLASS_NO_CHANGE,
    "5 y: \xe2\x88\x92"
    "3 % (\xe2\x88\x92"
    "6 to 0)",
    5, 0, 1, -0.68, 10, 10 },
  { "Food and movement", TRAB_CHART_CLASS_LIFESTYLE,
    "3 y: +1 % (\xe2\x88\x92"
    "1 to +4)",
    3, 2.2, 1.6, -0.3, 1, 3 },
  { "HRT, patch 14 \xc2\xb5g", TRAB_CHART_CLASS_HRT,
    "5 y: \xe2\x88\x92"
    "2 % (\xe2\x88\x92"
    "5 to +2)",
    5, 0.8, 1.2, -0.45, 3, 5 },
  { "Alendronate, stop at 5 y", TRAB_CHART_CLASS_ORAL_BP, "5 y: +4 % (0 to +7)", 5, 5.2, 0.8, -0.42,
    5, 10 },
  { "Zoledronate \xc3\x97"
    "3, then stop",
    TRAB_CHART_CLASS_ZOLEDRONATE, "5 y: +3 % (0 to +7)", 5, 5.5, 1.1, -0.46, 3, 9 },
};

static void
make_reference (double *x, double *y)
{
  for (guint i = 0; i < N_MONTHS; i++)
    {
      x[i] = i / 12.0;
      y[i] = -0.68 * x[i];
    }
}

static void
add_shape (TrabChartSpec *spec, const Shape *shape)
{
  TrabChartCurvePoint points[N_MONTHS];
  TrabChartSeries series = {
    .label = shape->title,
    .plan_class = shape->plan_class,
    .points = points,
    .n_points = N_MONTHS,
    .solid_until_x = shape->solid_until_x,
    .ends_at_x = shape->ends_at_x,
    .is_reference = shape->plan_class == TRAB_CHART_CLASS_NO_CHANGE,
  };
  TrabChartPanel panel = {
    .title = shape->title,
    .plan_class = shape->plan_class,
    .headline = shape->headline,
    .headline_x = shape->headline_x,
    .series = &series,
    .n_series = 1,
  };

  fill_points (points, N_MONTHS, shape->crest, shape->speed, shape->slope);
  trab_chart_curves_add_panel (spec, &panel);
}

TrabChartSpec *
chart_samples_curves (void)
{
  double x[N_MONTHS];
  double y[N_MONTHS];
  TrabChartCurves frame = make_frame (x, y, N_MONTHS);
  TrabChartPanel unknown = {
    .title = "Growth-hormone peptide",
    .plan_class = TRAB_CHART_CLASS_NO_EVIDENCE,
    .headline_x = NAN,
    .state = TRAB_CHART_STATE_UNKNOWN,
    .words = "Not known. No study has counted broken bones in people taking this.",
  };
  TrabChartPanel refused = {
    .title = "Testosterone",
    .plan_class = TRAB_CHART_CLASS_TRT,
    .headline_x = NAN,
    .state = TRAB_CHART_STATE_REFUSED,
    .words = "This model is for ages 40 to 90. No number is shown.",
  };
  TrabChartSpec *spec = NULL;

  make_reference (x, y);
  spec = trab_chart_curves_new (&WORDS, &frame);
  for (guint i = 0; i < G_N_ELEMENTS (SHAPES); i++)
    add_shape (spec, &SHAPES[i]);
  trab_chart_curves_add_panel (spec, &unknown);
  trab_chart_curves_add_panel (spec, &refused);
  return spec;
}

TrabChartSpec *
chart_samples_overlay (void)
{
  static const guint chosen[] = { 2, 3, 4 };
  double x[N_MONTHS];
  double y[N_MONTHS];
  TrabChartCurves frame = make_frame (x, y, N_MONTHS);
  TrabChartCurvePoint points[G_N_ELEMENTS (chosen)][N_MONTHS];
  TrabChartSeries series[G_N_ELEMENTS (chosen)] = { 0 };
  TrabChartPanel panel = {
    .title = "Three plans over each other",
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .headline_x = NAN,
    .series = series,
    .n_series = G_N_ELEMENTS (chosen),
  };
  TrabChartSpec *spec = NULL;

  make_reference (x, y);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      const Shape *shape = &SHAPES[chosen[i]];

      fill_points (points[i], N_MONTHS, shape->crest, shape->speed, shape->slope);
      series[i] = (TrabChartSeries){ shape->title, shape->plan_class,    points[i],
                                     N_MONTHS,     shape->solid_until_x, shape->ends_at_x };
    }
  spec = trab_chart_curves_new (&WORDS, &frame);
  trab_chart_curves_add_panel (spec, &panel);
  return spec;
}

/* @n_panels panels of @n_points each, classes in turn. */
TrabChartSpec *
chart_samples_many_curves (guint n_panels, guint n_points)
{
  g_autofree double *x = g_new (double, n_points);
  g_autofree double *y = g_new (double, n_points);
  g_autofree TrabChartCurvePoint *points = g_new (TrabChartCurvePoint, n_points);
  TrabChartCurves frame = make_frame (x, y, n_points);
  TrabChartSpec *spec = NULL;

  for (guint i = 0; i < n_points; i++)
    {
      x[i] = i / 12.0;
      y[i] = -0.6 * x[i];
    }
  spec = trab_chart_curves_new (&WORDS, &frame);
  for (guint i = 0; i < n_panels; i++)
    {
      TrabChartSeries series
          = { "Plan",  (TrabChartClass) (i % TRAB_CHART_CLASS_NO_EVIDENCE), points, n_points, 5,
              INFINITY };
      TrabChartPanel panel = {
        .title = "A plan with a name",
        .plan_class = series.plan_class,
        .headline = "5 y: +4 % (0 to +7)",
        .headline_x = 5,
        .series = &series,
        .n_series = 1,
      };

      fill_points (points, n_points, i, 0.8, -0.4);
      trab_chart_curves_add_panel (spec, &panel);
    }
  return spec;
}

static TrabChartIcons
make_icons_frame (guint total)
{
  TrabChartIcons frame = {
    .total = total,
    .key_breaks = "breaks anyway",
    .key_spared = "spared by the plan",
    .key_none = "no break",
    .key_range = "could go either way",
    .head_plan = "Plan",
    .head_total = "Out of",
    .head_breaks = "Break a bone",
    .head_low = "Low end",
    .head_high = "High end",
    .head_spared = "Spared",
    .head_none = "No break",
    .words_no_range = "range not known",
    .words_open = "no upper end",
  };

  return frame;
}

TrabChartSpec *
chart_samples_icons (void)
{
  TrabChartIcons frame = make_icons_frame (100);
  TrabChartWords words = WORDS;
  TrabChartIconArray arrays[] = {
    { "No change", TRAB_CHART_CLASS_NO_CHANGE,
      "19 of 100 break a bone in 10 years, 81 do not (could be 14 to 25)", TRAB_CHART_STATE_KNOWN,
      NULL, 19, 0, TRUE, 14, 25, FALSE },
    { "Alendronate, 10 years", TRAB_CHART_CLASS_ORAL_BP,
      "13 of 100 break a bone in 10 years, 87 do not: 6 fewer (1 to 9)", TRAB_CHART_STATE_KNOWN,
      NULL, 13, 6, TRUE, 10, 18, FALSE },
    { "Growth-hormone peptide", TRAB_CHART_CLASS_NO_EVIDENCE, NULL, TRAB_CHART_STATE_UNKNOWN,
      "Not known. No study has counted broken bones in people taking this." },
    { "Food and movement", TRAB_CHART_CLASS_LIFESTYLE,
      "19 of 100 break a bone in 10 years, 81 do not (14 or more)", TRAB_CHART_STATE_KNOWN, NULL,
      19, 0, TRUE, 14, 25, TRUE },
    { "HRT, patch", TRAB_CHART_CLASS_HRT, NULL, TRAB_CHART_STATE_LOWER_BOUND,
      "Higher than 2 in 100. Type in a FRAX result with the scan.", 2 },
  };
  TrabChartSpec *spec = NULL;

  words.caption = "Think of 100 women like you. In the next 10 years:";
  spec = trab_chart_icons_new (&words, &frame);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    trab_chart_icons_add_array (spec, &arrays[i]);
  return spec;
}

TrabChartSpec *
chart_samples_icons_1000 (void)
{
  TrabChartIcons frame = make_icons_frame (1000);
  TrabChartWords words = WORDS;
  TrabChartIconArray arrays[] = {
    { "No change", TRAB_CHART_CLASS_NO_CHANGE, "52 of 1000 in a year, 948 not",
      TRAB_CHART_STATE_KNOWN, NULL, 52 },
    { "HRT, patch", TRAB_CHART_CLASS_HRT, "34 of 1000 in a year, 966 not (could be 28 to 130)",
      TRAB_CHART_STATE_KNOWN, NULL, 34, 18, TRUE, 28, 130, FALSE },
  };
  TrabChartSpec *spec = NULL;

  words.caption = NULL;
  spec = trab_chart_icons_new (&words, &frame);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    trab_chart_icons_add_array (spec, &arrays[i]);
  return spec;
}

static void
add_density_panel (TrabChartSpec *spec)
{
  TrabChartMeasurement points[] = {
    { 2018.42, 0.702, 0.021, FALSE, FALSE, "3 Jun 2018", "Scanner A" },
    { 2020.51, 0.688, 0.021, TRUE, FALSE, "6 Jul 2020", "Scanner A" },
    { 2022.60, 0.716, 0.021, TRUE, FALSE, "8 Aug 2022", "Scanner A" },
    { 2024.31, 0.741, 0.025, FALSE, FALSE, "22 Apr 2024", "Scanner B" },
    { 2025.82, 0.749, 0.025, TRUE, FALSE, "26 Oct 2025", "Scanner B" },
  };
  TrabChartMargin margins[]
      = { { 2018.42, 2023.4, 0.681, 0.723 }, { 2023.4, INFINITY, 0.716, 0.766 } };
  double breaks[] = { 2023.4 };
  TrabChartTrendPanel panel = {
    .title = "Total hip, g/cm\xc2\xb2",
    .words = "No bone scan yet.",
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .decimals = 3,
    .points = points,
    .n_points = G_N_ELEMENTS (points),
    .margins = margins,
    .n_margins = G_N_ELEMENTS (margins),
    .margin_label = "too small a change to be sure of",
    .breaks_years = breaks,
    .n_breaks = 1,
  };

  trab_chart_trend_add_panel (spec, &panel);
}

static void
add_marker_panels (TrabChartSpec *spec)
{
  TrabChartMeasurement p1np[] = {
    { 2020.60, 62, 10, FALSE, FALSE, "9 Aug 2020", NULL },
    { 2021.02, 27, 5, TRUE, FALSE, "7 Jan 2021", NULL },
    { 2022.60, 24, 5, TRUE, FALSE, "8 Aug 2022", NULL },
    { 2025.82, 39, NAN, FALSE, TRUE, "26 Oct 2025", "not fasting" },
  };
  TrabChartTrendPanel markers = {
    .title = "P1NP, \xc2\xb5g/L",
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .decimals = 0,
    .has_zero = TRUE,
    .points = p1np,
    .n_points = G_N_ELEMENTS (p1np),
  };
  TrabChartTrendPanel chance = {
    .title = "Chance of a break in 10 years, of 100",
    .words = "No chance has been worked out yet.",
    .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
    .has_zero = TRUE,
  };

  trab_chart_trend_add_panel (spec, &markers);
  trab_chart_trend_add_panel (spec, &chance);
}

TrabChartSpec *
chart_samples_trend (void)
{
  TrabChartTrend frame = {
    .from_years = NAN,
    .to_years = NAN,
    .head_what = "What",
    .head_date = "Date",
    .head_value = "Value",
    .head_lsc = "Margin",
    .head_note = "Note",
  };
  TrabChartTreatment treatments[] = {
    { "Alendronate", TRAB_CHART_CLASS_ORAL_BP, 2020.6, 2024.9, "Aug 2020 to Nov 2024" },
    { "Strength exercise", TRAB_CHART_CLASS_LIFESTYLE, 2022.0, INFINITY, "since Jan 2022" },
    { "Zoledronate", TRAB_CHART_CLASS_ZOLEDRONATE, 2025.0, INFINITY, "since Jan 2025" },
  };
  TrabChartEvent events[] = {
    { "Wrist break", 2020.2, "13 Mar 2020" },      { "Started alendronate", 2020.6, "9 Aug 2020" },
    { "New scanner", 2023.4, "26 May 2023" },      { "Stopped", 2024.9, "24 Nov 2024" },
    { "Zoledronate given", 2025.0, "2 Jan 2025" },
  };
  TrabChartWords words = WORDS;
  TrabChartSpec *spec = NULL;

  words.caption = NULL;
  spec = trab_chart_trend_new (&words, &frame);
  add_density_panel (spec);
  add_marker_panels (spec);
  for (guint i = 0; i < G_N_ELEMENTS (treatments); i++)
    trab_chart_trend_add_treatment (spec, &treatments[i]);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    trab_chart_trend_add_event (spec, &events[i]);
  return spec;
}

TrabChartSpec *
chart_samples_bars (void)
{
  TrabChartBars frame = {
    .x_title = "people of 100 who break a bone in 10 years",
    .x_max = 100,
    .decimals = 0,
    .head_plan = "Plan",
    .head_low = "Low end",
    .head_best = "Best guess",
    .head_high = "High end",
    .words_no_range = "range not known",
  };
  TrabChartBar bars[] = {
    { "No change", TRAB_CHART_CLASS_NO_CHANGE, "19 of 100 (14 to 25)", TRAB_CHART_STATE_KNOWN, NULL,
      TRUE, 14, 19, 25 },
    { "Food and movement", TRAB_CHART_CLASS_LIFESTYLE, "18 of 100, range not known",
      TRAB_CHART_STATE_KNOWN, NULL, FALSE, 0, 18, 0 },
    { "Alendronate", TRAB_CHART_CLASS_ORAL_BP, "13 of 100 (10 to 18)", TRAB_CHART_STATE_KNOWN, NULL,
      TRUE, 10, 13, 18 },
    { "Growth-hormone peptide", TRAB_CHART_CLASS_NO_EVIDENCE, NULL, TRAB_CHART_STATE_UNKNOWN,
      "Not known. No study has counted broken bones.", FALSE, 0, 0, 0 },
    { "HRT, patch", TRAB_CHART_CLASS_HRT, "14 of 100 (12 to 17)", TRAB_CHART_STATE_KNOWN, NULL,
      TRUE, 12, 14, 17 },
    { "Testosterone", TRAB_CHART_CLASS_TRT, "16 of 100 (12 to 27)", TRAB_CHART_STATE_KNOWN, NULL,
      TRUE, 12, 16, 27 },
    { "Zoledronate", TRAB_CHART_CLASS_ZOLEDRONATE, "12 of 100 (9 to 16)", TRAB_CHART_STATE_KNOWN,
      NULL, TRUE, 9, 12, 16 },
    { "Zoledronate and exercise", TRAB_CHART_CLASS_COMBINATION, "11 of 100 (8 to 16)",
      TRAB_CHART_STATE_KNOWN, NULL, TRUE, 8, 11, 16 },
  };
  TrabChartWords words = WORDS;
  TrabChartSpec *spec = NULL;

  words.caption = NULL;
  spec = trab_chart_bars_new (&words, &frame);
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    trab_chart_bars_add_bar (spec, &bars[i]);
  return spec;
}

TrabChartSpec *
chart_samples_mechanism (void)
{
  TrabChartMechanism frame = { "Part", "More with:", "Less with:" };
  TrabChartPart parts[] = {
    { "The \"clear bone\" signal", "little estrogen, inflammation", "estrogen" },
    { "The blocking signal", "estrogen", NULL },
    { "Bone taken away", "more of the signal", "medicines that slow bone loss" },
    { "Bone built", "load, when it is strong, brief and new", "steroid tablets" },
  };
  TrabChartWords words = WORDS;
  TrabChartSpec *spec = NULL;

  words.caption = "This shows the idea. It does not measure your bones.";
  spec = trab_chart_mechanism_new (&words, &frame);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    trab_chart_mechanism_add_part (spec, &parts[i]);
  return spec;
}

/* Returns: (transfer full): on the one font of the tests */
PangoContext *
chart_samples_context (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}
