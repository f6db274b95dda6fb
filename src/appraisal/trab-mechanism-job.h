/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-compare-request.h"
#include "trab-tables.h"
#include "trab-trajectory.h"

G_BEGIN_DECLS

TrabTrajectory *trab_mechanism_job_run (TrabTables *tables,
                                        const TrabCompareRequest *request,
                                        GError **error);

G_END_DECLS
