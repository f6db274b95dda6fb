/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report-plan-request.h"

G_BEGIN_DECLS

/* The clinician's copy: dense, not for home. */
void trab_report_clinician_add (TrabReport *report, const TrabReportPlanRequest *request);
TrabReportBlock *trab_report_clinician_new_scans (TrabRecord *record, char **about);

char *trab_report_clinician_dup_change (const TrabFollowUp *follow_up);

G_END_DECLS
