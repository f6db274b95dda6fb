/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

/** One measurement. Times are decimal calendar years (1 July 2025 is about 2025.5). */
typedef struct
{
  double t_years;
  double value;
  double lsc;              /* half length of the whisker; NaN: margin not known, no whisker */
  gboolean joins_the_last; /* comparable with the point before: only then a line */
  gboolean is_in_doubt;    /* drawn hollow: not fasting, artefact, margin guessed ... */
  const char *date;        /* for the table and the cursor */
  const char *note;        /* the same; may be NULL */
} TrabChartMeasurement;

/** The least significant change around a baseline: drawn as a pale band. */
typedef struct
{
  double from_years;
  double to_years; /* infinity: to the end of the axis */
  double lo;
  double hi;
} TrabChartMargin;

/** A part of the scale that has a name: "low bone mass", "reference interval". */
typedef struct
{
  double lo; /* -infinity: everything below @hi */
  double hi; /* infinity */
  const char *label;
  gboolean is_tinted;
} TrabChartZone;

/** One quantity; panels are stacked on one time axis. */
typedef struct
{
  const char *title; /* quantity and unit: the panel has no other axis title */
  const char *words; /* said when there is no point */
  TrabChartClass plan_class;
  guint decimals;                     /* of the table */
  gboolean has_zero;                  /* the axis begins at zero: a chance */
  const TrabChartMeasurement *points; /* t rising */
  guint n_points;
  const TrabChartMargin *margins;
  guint n_margins;
  const char *margin_label; /* says what the band is, beside the title; may be NULL */
  const char *verdict;      /* what the change means, under the title; may be NULL */
  const TrabChartZone
      *zones; /* borders are drawn where they lie in the range of what was measured */
  guint n_zones;
  const double *breaks_years; /* scanner or method changed: a vertical gap */
  guint n_breaks;
} TrabChartTrendPanel;

/** A bar along the bottom. */
typedef struct
{
  const char *label;
  TrabChartClass plan_class;
  double from_years;
  double to_years;   /* infinity: goes on */
  const char *dates; /* for the table */
} TrabChartTreatment;

/** A labelled tick above the panels. */
typedef struct
{
  const char *label;
  double t_years;
  const char *date; /* for the table */
} TrabChartEvent;

typedef struct
{
  const char *t_title; /* time axis; may be NULL: years speak for themselves */
  double from_years;   /* the least that is shown, widened to whole years by the data; NaN: data */
  double to_years;

  /* the table */
  const char *head_what;
  const char *head_date;
  const char *head_value;
  const char *head_lsc;
  const char *head_note;
} TrabChartTrend;

TrabChartSpec *trab_chart_trend_new (const TrabChartWords *words, const TrabChartTrend *frame);
void trab_chart_trend_add_panel (TrabChartSpec *spec, const TrabChartTrendPanel *panel);
void trab_chart_trend_add_treatment (TrabChartSpec *spec, const TrabChartTreatment *treatment);
void trab_chart_trend_add_event (TrabChartSpec *spec, const TrabChartEvent *event);
const TrabChartTrend *trab_chart_trend_get_frame (const TrabChartSpec *spec);
const TrabChartTrendPanel *trab_chart_trend_get_panel (const TrabChartSpec *spec, guint index);
guint trab_chart_trend_get_n_treatments (const TrabChartSpec *spec);
const TrabChartTreatment *trab_chart_trend_get_treatment (const TrabChartSpec *spec, guint index);
guint trab_chart_trend_get_n_events (const TrabChartSpec *spec);
const TrabChartEvent *trab_chart_trend_get_event (const TrabChartSpec *spec, guint index);

G_END_DECLS
