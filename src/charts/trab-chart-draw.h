/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "trab-chart-hit.h"
#include "trab-chart-layout.h"

G_BEGIN_DECLS

void trab_chart_draw (const TrabChartLayout *layout, cairo_t *cr);
cairo_surface_t *trab_chart_draw_image (const TrabChartLayout *layout,
                                        int width_px,
                                        int height_px,
                                        double px_per_pt);
void trab_chart_draw_ground (const TrabChartLayout *layout, cairo_t *cr);
void trab_chart_draw_sample (const TrabChartTheme *theme,
                             TrabChartClass plan_class,
                             double width_pt,
                             double height_pt,
                             cairo_t *cr);
void trab_chart_draw_moment (const TrabChartLayout *layout, cairo_t *cr, double x_value);
void trab_chart_draw_cursor (const TrabChartLayout *layout, cairo_t *cr, const TrabChartHit *hit);

G_END_DECLS
