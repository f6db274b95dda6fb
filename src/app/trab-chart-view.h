/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-chart-spec.h"
#include "trab-chart-theme.h"

G_BEGIN_DECLS

#define TRAB_TYPE_CHART_VIEW (trab_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (TrabChartView, trab_chart_view, TRAB, CHART_VIEW, GtkWidget)

GtkWidget *trab_chart_view_new (TrabChartSpec *spec);
void trab_chart_view_set_spec (TrabChartView *self, TrabChartSpec *spec);
TrabChartSpec *trab_chart_view_get_spec (TrabChartView *self);
void trab_chart_view_set_is_stale (TrabChartView *self, gboolean is_stale);
void trab_chart_view_set_moment (TrabChartView *self, double moment);
double trab_chart_view_get_moment (TrabChartView *self);
void trab_chart_view_share_moment (TrabChartView *self, TrabChartView *other);
const char *trab_chart_view_get_cursor_words (TrabChartView *self);
TrabChartTheme trab_chart_view_make_theme (GtkWidget *widget);

G_END_DECLS
