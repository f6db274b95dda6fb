/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

TrabReport *trab_report_plan_new (const TrabReportPlanRequest *request);

G_END_DECLS
