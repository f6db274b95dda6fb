/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-chart-hit.h"

G_BEGIN_DECLS

char *trab_present_readout_dup_sentence (const TrabChartSpec *spec, const TrabChartHit *hit);

G_END_DECLS
