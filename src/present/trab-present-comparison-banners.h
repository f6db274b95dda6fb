/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

GPtrArray *trab_present_comparison_banners_new (TrabComparison *comparison, TrabEvidence *evidence);

G_END_DECLS
