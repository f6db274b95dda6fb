/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

/* Pages 1 and 2 of the patient's paper: what was agreed, and the chance of a broken bone. */
void trab_report_first_page_add (TrabReport *report, const TrabReportPlanRequest *request);
void trab_report_first_page_add_chance (TrabReport *report, const TrabReportPlanRequest *request);
void trab_report_first_page_add_card (TrabReport *report, const TrabReportPlanRequest *request);

G_END_DECLS
