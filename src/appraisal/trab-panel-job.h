/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-tables.h"
#include "trab-record.h"
#include "trab-risk-panel.h"

G_BEGIN_DECLS

TrabRiskPanel *trab_panel_job_run (TrabTables *tables,
                                   TrabRecord *record,
                                   TrabDate today,
                                   GError **error);

G_END_DECLS
