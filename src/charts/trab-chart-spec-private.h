/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-bars.h"
#include "trab-chart-crews.h"
#include "trab-chart-curves.h"
#include "trab-chart-icons.h"
#include "trab-chart-mechanism.h"
#include "trab-chart-spec.h"
#include "trab-chart-trend.h"

G_BEGIN_DECLS

/* Strings and arrays live in the spec itself and die with it, so that the structs of the public
 * headers can be handed out as they are. */
struct _TrabChartSpec
{
  gatomicrefcount references;
  TrabChartKind kind;
  TrabChartWords words;
  union
  {
    TrabChartCurves curves;
    TrabChartIcons icons;
    TrabChartTrend trend;
    TrabChartBars bars;
    TrabChartMechanism mechanism;
    TrabChartCrews crews;
  } frame;
  GPtrArray *items;      /* of the kind's item */
  GPtrArray *treatments; /* TREND: TrabChartTreatment */
  GPtrArray *events;     /* TREND: TrabChartEvent */
  GStringChunk *strings;
  GPtrArray *blocks;
  TrabChartSpec *origin; /* NULL, or that whose strings these are */
};

TrabChartSpec *trab_chart_spec_new (TrabChartKind kind, const TrabChartWords *words);
TrabChartSpec *trab_chart_spec_new_alone (TrabChartSpec *spec);
gboolean trab_chart_spec_can_grow (TrabChartSpec *spec, TrabChartKind kind);
void trab_chart_spec_keep_string (TrabChartSpec *spec, const char **string);
gpointer trab_chart_spec_keep_block (TrabChartSpec *spec, gconstpointer block, gsize size);

G_END_DECLS
