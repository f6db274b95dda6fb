/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-chart-layout.h"

G_BEGIN_DECLS

#define TRAB_CHART_KEPT_PX_PER_PT (96.0 / 72.0)

/**
 * TrabChartKept:
 * What a widget that shows a chart keeps of it.
 * @spec: (nullable): what is shown
 * @layout: (nullable): of the widget's size, theme and text now; NULL: to be made anew
 * @texture: (nullable): the layout as pixels: the pointer moves over a picture that is drawn once
 * @context: (nullable): made when first needed
 */
typedef struct
{
  TrabChartSpec *spec;
  TrabChartLayout *layout;
  GdkTexture *texture;
  PangoContext *context;
} TrabChartKept;

/* Called when the look of the desktop changes; the widget is its argument. */
typedef void (*TrabChartKeptForget) (gpointer widget);

void trab_chart_kept_follow_style (GtkWidget *widget, TrabChartKeptForget forget);
TrabChartTheme trab_chart_kept_make_theme (GtkWidget *widget, double text_scale);
void trab_chart_kept_set_spec (TrabChartKept *kept, GtkWidget *widget, TrabChartSpec *spec);
void trab_chart_kept_say (TrabChartKept *kept, GtkWidget *widget, const char *description);
PangoContext *trab_chart_kept_get_context (TrabChartKept *kept);
void trab_chart_kept_lay_out (TrabChartKept *kept, GtkWidget *widget, const TrabChartTheme *theme);
void trab_chart_kept_forget (TrabChartKept *kept);
void trab_chart_kept_draw (TrabChartKept *kept, GtkWidget *widget, GtkSnapshot *snapshot);
cairo_t *trab_chart_kept_begin (GtkWidget *widget, GtkSnapshot *snapshot);
void trab_chart_kept_clear (TrabChartKept *kept);

G_END_DECLS
