/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

/* The page of each medicine of the plan agreed on; nothing where there is none. */
void trab_report_medicine_add (TrabReport *report, const TrabReportPlanRequest *request);
GPtrArray *trab_report_medicine_list (const TrabReportPlanRequest *request);
gboolean trab_report_medicine_has_page (const TrabReportPlanRequest *request);

void trab_report_medicine_add_harms (TrabReport *report, const TrabReportPlanRequest *request);

G_END_DECLS
