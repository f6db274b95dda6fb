/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-flow.h"

G_BEGIN_DECLS

void trab_report_table_place (TrabReportFlow *flow, const TrabReportBlock *block);
double trab_report_table_get_least_height (const TrabReportFlow *flow,
                                           const TrabReportBlock *block);

G_END_DECLS
