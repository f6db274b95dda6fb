/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-ensemble-request.h"
#include "trab-model-anchor.h"
#include "trab-model-twin.h"
#include "trab-run.h"

G_BEGIN_DECLS

/* Names the arithmetic; raised when the same inputs would give other numbers. */
#define TRAB_ENSEMBLE_PLAN_ENGINE_VERSION "3"

TrabRun *trab_ensemble_plan_run (const TrabEnsembleRequest *request,
                                 TrabModelCohort *cohort,
                                 TrabModelTwin *twin,
                                 const TrabModelAnchor *anchor,
                                 const TrabScenario *scenario,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
