/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-layout-private.h"

G_BEGIN_DECLS

/* Lays a picture out and looks at what it has. */
PangoContext *layout_probe_get_context (void);
TrabChartLayout *layout_probe_lay_out (
    TrabChartSpec *spec, TrabChartThemeName name, double scale, double width, gboolean is_rtl);
TrabChartLayout *layout_probe_lay_out_plain (TrabChartSpec *spec);
guint layout_probe_count (const TrabChartLayout *layout, guint item, const char *role);
const TrabChartElement *layout_probe_find (const TrabChartLayout *layout,
                                           guint item,
                                           const char *role);
double layout_probe_last_x (const TrabChartElement *element);

G_END_DECLS
