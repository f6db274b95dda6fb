/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-spec.h"

G_BEGIN_DECLS

/* The clear-and-block balance as a drawing: the idea, and nobody's bones. */
const char *trab_present_mechanism_get_title (void);
TrabChartSpec *trab_present_mechanism_new_chart (void);

G_END_DECLS
