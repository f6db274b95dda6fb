/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"

G_BEGIN_DECLS

/* Strings and arrays live in the spec itself and die with it, so that the structs of the public
 * headers can be handed out as they are. */
struct _TrabChartSpec
{
  gatomicrefcount references;
  TrabChartKind kind;
  TrabChartWords words;
  gpointer frame;        /* of the kind */
  GPtrArray *items;      /* of the kind's item */
  GPtrArray *treatments; /* TREND: its treatments */
  GPtrArray *events;     /* TREND: its events */
  GStringChunk *strings;
  GPtrArray *blocks;
  TrabChartSpec *origin; /* NULL, or that whose strings these are */
};

TrabChartSpec *trab_chart_spec_new (TrabChartKind kind, const TrabChartWords *words);
TrabChartSpec *trab_chart_spec_new_alone (TrabChartSpec *spec, gsize frame_size);
gboolean trab_chart_spec_can_grow (TrabChartSpec *spec, TrabChartKind kind);
void trab_chart_spec_keep_string (TrabChartSpec *spec, const char **string);
gpointer trab_chart_spec_keep_frame (TrabChartSpec *spec, gconstpointer frame, gsize size);
gpointer trab_chart_spec_keep_block (TrabChartSpec *spec, gconstpointer block, gsize size);

G_END_DECLS
