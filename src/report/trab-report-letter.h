/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

/* The letter to a specialist: why, in the clinician's words; criteria, findings, risk numbers with
 * their source, medicines, what was discussed and what is missing. */
void trab_report_letter_add (TrabReport *report, const TrabReportPlanRequest *request);

G_END_DECLS
