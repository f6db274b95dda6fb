/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-chart-spec.h"

G_BEGIN_DECLS

#define TRAB_TYPE_CHART_PANEL (trab_chart_panel_get_type ())
G_DECLARE_FINAL_TYPE (TrabChartPanel, trab_chart_panel, TRAB, CHART_PANEL, AdwBin)

/* A chart and the same numbers as a table, one key apart (T); both are copied together (Ctrl+C) and
 * saved as a picture (S). */
GtkWidget *trab_chart_panel_new (void);
void trab_chart_panel_set_title (TrabChartPanel *self, const char *title);
void trab_chart_panel_set_spec (TrabChartPanel *self, TrabChartSpec *spec, double table_step);
void trab_chart_panel_set_is_stale (TrabChartPanel *self, gboolean is_stale);
void trab_chart_panel_copy (TrabChartPanel *self);
void trab_chart_panel_save (TrabChartPanel *self, GFile *file);
void trab_chart_panel_set_is_table (TrabChartPanel *self, gboolean is_table);

void trab_chart_panel_set_is_bare (TrabChartPanel *self, gboolean is_bare, gboolean has_corner);
GtkWidget *trab_chart_panel_give_menu (TrabChartPanel *self);
void trab_chart_panel_share_moment (TrabChartPanel *self, TrabChartPanel *other);

G_END_DECLS
