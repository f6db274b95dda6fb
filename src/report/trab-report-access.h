/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-present-access.h"
#include "trab-report.h"

G_BEGIN_DECLS

/**
 * TrabReportAccessRequest:
 * Borrowed.
 * @looks: the audit of the person
 * @clinic_name, @clinic_phone: (nullable)
 */
typedef struct
{
  TrabRecord *record;
  TrabEvidence *evidence;
  const TrabPresentLook *looks;
  guint n_looks;
  TrabDate printed;
  const char *clinic_name;
  const char *clinic_phone;
  TrabReportPaper paper;
  const char *language;
} TrabReportAccessRequest;

/* All that is kept of one person, as they are given it on their request. */
TrabReport *trab_report_access_new (const TrabReportAccessRequest *request);

G_END_DECLS
