/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-class.h"
#include "trab-chart-spec.h"

G_BEGIN_DECLS

/** One month of a trajectory. All six must be finite or the point is left out: a line is never
 * drawn without its bands. Where the frame says that there is no such band, its two are ignored,
 * but finite. */
typedef struct
{
  double x;
  double median;
  double average_lo; /* the spread of the average effect */
  double average_hi;
  double person_lo; /* the spread of a person like this */
  double person_hi;
} TrabChartCurvePoint;

/** One plan's line with its two bands. */
typedef struct
{
  const char *label; /* the plan's name: beside one of several lines, and in the table */
  TrabChartClass plan_class;
  const TrabChartCurvePoint *points; /* x rising */
  guint n_points;
  double solid_until_x;  /* inside the trials: solid; beyond: dashed */
  double ends_at_x;      /* nothing is drawn, said or found beyond it; infinity: all points */
  gboolean is_reference; /* it is the comparison itself: not repeated as a dotted line over it */
} TrabChartSeries;

/** One small multiple. Usually one series; two or three lie over each other on request. */
typedef struct
{
  const char *title;
  TrabChartClass plan_class; /* of the title */
  const char *headline;      /* the key number in words; may be NULL */
  double headline_x;         /* where that number is read off: gets a marker; NaN: nowhere */
  const char *note;          /* small, under the headline; may be NULL */
  TrabChartState state;
  const char *words; /* UNKNOWN and REFUSED: what is said instead of a picture */
  const TrabChartSeries *series;
  guint n_series;
} TrabChartPanel;

/** The frame that all panels share. Ranges are the least that is shown; data widen them. */
typedef struct
{
  const char *x_title; /* with unit; also the column head */
  const char *y_title;
  double x_min;
  double x_max;
  double y_min; /* NaN: from the data */
  double y_max;
  gboolean has_zero_line; /* zero is in range and drawn as a thin line */

  const char *words_end; /* beside the mark at the end of a line that stops before the axis does */

  /* the comparison repeated as a dotted line in each KNOWN panel that does not hold it */
  const char *reference_label;
  TrabChartClass reference_class;
  const double *reference_x;
  const double *reference_y;
  guint n_reference;

  /* a band that the source of the lines does not have: not drawn, and without columns */
  gboolean has_no_average_band;
  gboolean has_no_person_band;

  /* the table */
  guint decimals; /* of its numbers */
  const char *head_plan;
  const char *head_median;
  const char *head_average_lo;
  const char *head_average_hi;
  const char *head_person_lo;
  const char *head_person_hi;
  const char *head_evidence;
  const char *words_inside; /* cells of that column: inside the trials, beyond them */
  const char *words_beyond;

  gboolean is_change; /* values are % of what was at x = 0, which is today */

  /* Under heads that name the plans already: a column for each panel, so far apart, with so much
   * left free behind the last, and an axis of its own. 0: panels have titles, in as many rows as
   * fit. */
  double column_gap_pt;
  double columns_end_pt;
} TrabChartCurves;

TrabChartSpec *trab_chart_curves_new (const TrabChartWords *words, const TrabChartCurves *frame);
void trab_chart_curves_add_panel (TrabChartSpec *spec, const TrabChartPanel *panel);
const TrabChartCurves *trab_chart_curves_get_frame (const TrabChartSpec *spec);
const TrabChartPanel *trab_chart_curves_get_panel (const TrabChartSpec *spec, guint index);

G_END_DECLS
