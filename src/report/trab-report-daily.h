/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

/* The page of the printed plan about moving and eating. */
void trab_report_daily_add (TrabReport *report, const TrabReportPlanRequest *request);

G_END_DECLS
