/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-conditioning-inputs.h"
#include "trab-follow-up.h"
#include "trab-model-cohort.h"

G_BEGIN_DECLS

/** How a conditioning went; a plain value. */
typedef struct
{
  TrabConditioningReading reading;
  double effective_members;
  guint n_stages;            /* tempering stages; 0: plain weights sufficed */
  double mean_drug_delivery; /* posterior mean of gD */
  double sd_drug_delivery;
  double mean_turnover; /* posterior mean of tau */
  double sd_turnover;
} TrabConditioningResult;

gboolean trab_conditioning_apply (const TrabConditioning *conditioning,
                                  const double cv_percent[3],
                                  TrabModelCohort *cohort,
                                  guint n_threads,
                                  TrabConditioningResult *result,
                                  GCancellable *cancellable,
                                  GError **error);
char *trab_conditioning_describe (const TrabConditioning *conditioning);

G_END_DECLS
