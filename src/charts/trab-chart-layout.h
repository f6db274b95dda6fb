/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "trab-chart-spec.h"
#include "trab-chart-theme.h"

G_BEGIN_DECLS

/**
 * TrabChartLayout:
 * Where everything of a spec goes at one size, in points: an immutable, counted value that can be
 * kept, drawn (trab-chart-draw.h), asked (trab-chart-hit.h) and printed for a golden file.
 * Belongs to one thread (it holds text layouts).
 */
typedef struct _TrabChartLayout TrabChartLayout;

TrabChartLayout *trab_chart_layout_new (TrabChartSpec *spec,
                                        const TrabChartTheme *theme,
                                        PangoContext *context,
                                        double width_pt,
                                        double height_pt,
                                        gboolean is_rtl);
void trab_chart_layout_measure (TrabChartSpec *spec,
                                const TrabChartTheme *theme,
                                PangoContext *context,
                                double width_pt,
                                double *minimum_height_pt,
                                double *natural_height_pt);
TrabChartLayout *trab_chart_layout_ref (TrabChartLayout *layout);
void trab_chart_layout_unref (TrabChartLayout *layout);
double trab_chart_layout_get_width_pt (const TrabChartLayout *layout);
double trab_chart_layout_get_height_pt (const TrabChartLayout *layout);
char *trab_chart_layout_to_string (const TrabChartLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabChartLayout, trab_chart_layout_unref)

G_END_DECLS
