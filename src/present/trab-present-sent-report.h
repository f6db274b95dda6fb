/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-sent-report.h"

G_BEGIN_DECLS

/* What somebody else reported, for people. */
char *trab_present_sent_report_dup_head (const TrabSentReport *report);
char *trab_present_sent_report_dup_text (const TrabSentReport *report);

G_END_DECLS
