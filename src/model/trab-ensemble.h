/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-conditioning.h"
#include "trab-ensemble-request.h"
#include "trab-model.h"
#include "trab-run.h"

G_BEGIN_DECLS

/**
 * TrabEnsemble:
 * Runs plans over many virtual patients and keeps what plans of the same person share (the draws,
 * the states today, the untreated twins, the plans already run), so that a changed plan costs only
 * itself. One run at a time; a second caller waits.
 */
typedef struct _TrabEnsemble TrabEnsemble;

TrabEnsemble *trab_ensemble_new (const TrabModel *model);
void trab_ensemble_free (TrabEnsemble *ensemble);
GPtrArray *trab_ensemble_run (TrabEnsemble *ensemble,
                              const TrabEnsembleRequest *request,
                              GCancellable *cancellable,
                              GError **error);
void trab_ensemble_get_conditioning (TrabEnsemble *ensemble, TrabConditioningResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabEnsemble, trab_ensemble_free)

G_END_DECLS
