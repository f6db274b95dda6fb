/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-report.h"

G_BEGIN_DECLS

char *trab_report_text_write (TrabReport *report);

G_END_DECLS
