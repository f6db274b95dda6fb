/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "trab-chart-bars.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-chart-mechanism.h"
#include "trab-chart-trend.h"

/* Specs for tests and benchmarks. Their lines are shapes drawn by formula, not clinical data. */
TrabChartSpec *chart_samples_curves (void);
TrabChartSpec *chart_samples_overlay (void);
TrabChartSpec *chart_samples_icons (void);
TrabChartSpec *chart_samples_icons_1000 (void);
TrabChartSpec *chart_samples_trend (void);
TrabChartSpec *chart_samples_bars (void);
TrabChartSpec *chart_samples_mechanism (void);
TrabChartSpec *chart_samples_many_curves (guint n_panels, guint n_points);

typedef struct
{
  const char *name;
  TrabChartSpec *(*make) (void);
} ChartSample;

extern const ChartSample CHART_SAMPLES[];
extern const guint CHART_N_SAMPLES;

PangoContext *chart_samples_context (void);
