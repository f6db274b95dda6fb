/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-density-reading.h"
#include "trab-facts.h"

G_BEGIN_DECLS

TrabDensityReading *trab_density_job_run (const TrabFacts *facts,
                                          TrabEvidence *evidence,
                                          GError **error);

G_END_DECLS
