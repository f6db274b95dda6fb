/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-comparison.h"
#include "trab-present-lane.h"

G_BEGIN_DECLS

typedef struct _TrabEvidence TrabEvidence;

/* "Why this number": for the clinician, who may see ratios. */
GPtrArray *trab_present_why_dup_rows (TrabComparison *comparison,
                                      TrabEvidence *evidence,
                                      TrabPresentLane lane,
                                      guint plan);

G_END_DECLS
