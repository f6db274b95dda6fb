/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-comparison.h"
#include "trab-tables.h"
#include "trab-run-check.h"
#include "trab-store-run.h"

G_BEGIN_DECLS

/* What is kept of a run so that it can be made again: the model's own scenario and the yearly
 * quantiles of every band. */
TrabStoreRun *trab_kept_run_new (TrabComparison *comparison, const TrabComparedPlan *plan);
TrabRunCheck *trab_kept_run_check (TrabTables *tables,
                                   const TrabStoreRun *kept,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
