/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-compare-request.h"
#include "trab-comparison.h"
#include "trab-facts.h"
#include "trab-tables.h"

G_BEGIN_DECLS

TrabComparison *trab_comparison_job_run (TrabTables *tables,
                                         const TrabCompareRequest *request,
                                         GCancellable *cancellable,
                                         GError **error);
char **trab_comparison_job_dup_standard_plans (const TrabTables *tables,
                                               const TrabFacts *facts,
                                               GError **error);

G_END_DECLS
