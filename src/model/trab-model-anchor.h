/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-model.h"
#include "trab-run.h"

G_BEGIN_DECLS

#define TRAB_MODEL_ANCHOR_MAX_PARTS TRAB_MODEL_N_CLASSES

/** One class of treatment in a plan. */
typedef struct
{
  TrabModelClass class;
  gboolean is_exercise;
  gboolean is_running; /* it is acting today already: what it did to the markers is in them */
  int variant;         /* the variant with this class alone, or -1 where it is not needed */
} TrabModelAnchorPart;

/**
 * TrabModelAnchor:
 * How a plan's curve is anchored to trials (model-spec section 7): which runs of the core it takes,
 * and how they are put together. Immutable after trab_model_anchor_new().
 */
typedef struct
{
  TrabScenario *untreated; /* the twin U: the same history, nothing from today */
  GPtrArray *variants; /* of TrabScenario; [0] is the whole plan; empty when it treats nothing */
  guint n_parts;
  TrabModelAnchorPart parts[TRAB_MODEL_ANCHOR_MAX_PARTS];
  gboolean is_exercise_on_top; /* exercise beside HRT or a bisphosphonate */
  int no_exercise;             /* the variant without exercise when it is on top, or -1 */
  guint n_months;
  double *overlap; /* [month]: o, share of treated years with HRT and a bisphosphonate at once */
  double small_effect_sum;
} TrabModelAnchor;

TrabModelAnchor *trab_model_anchor_new (const TrabModel *model, const TrabScenario *scenario);
void trab_model_anchor_free (TrabModelAnchor *anchor);
gboolean trab_model_anchor_classify (const TrabModelConstants *constants,
                                     const TrabScenario *scenario,
                                     const TrabTreatment *treatment,
                                     TrabModelClass *class);
double trab_model_anchor_combine (const TrabModelAnchor *anchor,
                                  const TrabModelGains *gains,
                                  TrabQuantity quantity,
                                  guint month,
                                  double untreated,
                                  const double *variants);
gboolean trab_model_anchor_simulate_at (const TrabModel *model,
                                        const TrabModelParams *params,
                                        const TrabScenario *scenario,
                                        const int *grid_steps,
                                        guint n_steps,
                                        TrabTrajectoryPoint *points,
                                        double (*anchored_rel)[TRAB_MODEL_N_SITES],
                                        GError **error);
TrabTrajectory *trab_model_anchor_simulate (const TrabModel *model,
                                            const TrabScenario *scenario,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabModelAnchor, trab_model_anchor_free)

G_END_DECLS
