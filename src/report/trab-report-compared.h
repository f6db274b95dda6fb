/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

/* What was compared and why this was chosen; the tests over time; words and sources. */
void trab_report_compared_add (TrabReport *report, const TrabReportPlanRequest *request);
void trab_report_compared_add_tests (TrabReport *report, const TrabReportPlanRequest *request);
void trab_report_compared_add_sources (TrabReport *report, const TrabReportPlanRequest *request);
char *trab_report_compared_dup_sources (const TrabReportPlanRequest *request,
                                        gboolean with_calculator);

G_END_DECLS
