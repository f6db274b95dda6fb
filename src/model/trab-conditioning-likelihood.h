/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-conditioning-inputs.h"
#include "trab-model-cohort.h"

G_BEGIN_DECLS

typedef struct _TrabConditioningLikelihood TrabConditioningLikelihood;

TrabConditioningLikelihood *trab_conditioning_likelihood_new (const TrabConditioning *conditioning,
                                                              const double cv_percent[3],
                                                              const TrabModelCohort *cohort,
                                                              GError **error);
void trab_conditioning_likelihood_free (TrabConditioningLikelihood *likelihood);
gboolean trab_conditioning_likelihood_find (const TrabConditioningLikelihood *likelihood,
                                            double *log_likelihoods,
                                            guint n_threads,
                                            GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabConditioningLikelihood, trab_conditioning_likelihood_free)

G_END_DECLS
