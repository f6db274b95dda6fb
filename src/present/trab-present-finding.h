/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-finding.h"
#include "trab-import-report.h"
#include "trab-import.h"

G_BEGIN_DECLS

/* What an import found, in words. */
const char *trab_present_finding_get_severity (TrabFindingSeverity severity);
const char *trab_present_finding_get_outcome (TrabImportOutcome outcome);
char *trab_present_finding_dup_sentence (TrabFinding *finding);
char *trab_present_finding_dup_choice (TrabFinding *finding, guint index);
char *trab_present_finding_dup_place (TrabFinding *finding);
char *trab_present_finding_dup_report (TrabImport *import, GPtrArray *reports);
char *trab_present_finding_dup_summary (TrabImportReport *report);

G_END_DECLS
