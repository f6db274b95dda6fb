/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrabModel TrabModel;

/**
 * TrabSimulateRequest:
 * @is_anchored: the layer anchored to trials, which refuses what lies outside the evidence; the
 *   core never refuses
 * @n_members: virtual people; 0 for the point curve alone
 * @n_threads: 0 for one per processor
 */
typedef struct
{
  gboolean is_anchored;
  guint n_members;
  guint64 seed;
  guint n_threads;
} TrabSimulateRequest;

/** A scenario that has no anchored curve: outside the evidence. */
typedef struct
{
  char *scenario_id;
  GArray *refusals; /* of TrabRefusal as guint */
} TrabSimulateRefusal;

char *trab_simulation_run (TrabModel *model,
                           GBytes *scenarios,
                           const TrabSimulateRequest *request,
                           GPtrArray **refused,
                           GError **error);
char *trab_simulation_predict_targets (
    TrabModel *model, GBytes *arms, GBytes *targets, gboolean is_anchored, GError **error);

G_END_DECLS
