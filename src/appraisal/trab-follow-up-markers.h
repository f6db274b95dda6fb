/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-facts.h"
#include "trab-follow-up.h"

G_BEGIN_DECLS

gboolean trab_follow_up_markers_fill (const TrabFacts *facts,
                                      TrabEvidence *evidence,
                                      TrabFollowUp *follow_up,
                                      GError **error);
TrabAnswer trab_follow_up_markers_is_fasting_morning (const TrabMeasurementFields *sample,
                                                      double until_hour);

G_END_DECLS
