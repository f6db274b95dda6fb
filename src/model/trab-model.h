/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-model-constants.h"
#include "trab-model-gains.h"
#include "trab-model-isa.h"
#include "trab-model-params.h"
#include "trab-model-posterior.h"
#include "trab-scenario.h"
#include "trab-trajectory.h"

G_BEGIN_DECLS

/**
 * TrabModel:
 * The engine's knowledge: parameters, constants, gains. Immutable; any thread may use it.
 */
typedef struct _TrabModel TrabModel;

TrabModel *trab_model_new (TrabEvidence *evidence, GError **error);
void trab_model_free (TrabModel *model);

const TrabModelParams *trab_model_get_params (const TrabModel *model);
const TrabModelConstants *trab_model_get_constants (const TrabModel *model);
const TrabModelGainTable *trab_model_get_gain_table (const TrabModel *model);
const TrabModelPosterior *trab_model_get_posterior (const TrabModel *model);
const char *trab_model_get_digest (const TrabModel *model);
TrabModelKernel trab_model_get_kernel (const TrabModel *model);
void trab_model_set_isa (TrabModel *model, TrabModelIsa isa);

gboolean trab_model_check_scenario (const TrabModel *model,
                                    const TrabScenario *scenario,
                                    GError **error);
gboolean trab_model_simulate_at (const TrabModel *model,
                                 const TrabModelParams *params,
                                 const TrabScenario *scenario,
                                 const int *grid_steps,
                                 guint n_steps,
                                 TrabTrajectoryPoint *points,
                                 GError **error);
TrabTrajectory *trab_model_simulate (const TrabModel *model,
                                     const TrabScenario *scenario,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabModel, trab_model_free)

G_END_DECLS
