/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "trab-report.h"
#include "trab-settings.h"
#include "trab-settings.h"

G_BEGIN_DECLS

PangoContext *trab_paper_create_context (void);
TrabReportPaper trab_paper_get_size (TrabSettings *settings);
const char *trab_paper_get_language (void);

G_END_DECLS
