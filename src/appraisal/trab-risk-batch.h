/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trab-evidence.h"
#include "trab-risk-batch-count.h"

G_BEGIN_DECLS

gboolean trab_risk_batch_run (TrabEvidence *evidence,
                              const char *model_id,
                              GInputStream *input,
                              GOutputStream *output,
                              TrabRiskBatchCount *count,
                              GError **error);

G_END_DECLS
