/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sent-report.h"

G_BEGIN_DECLS

TrabSentReport *trab_fhir_report_read (const char *json);

G_END_DECLS
