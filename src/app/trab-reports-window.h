/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_REPORTS_WINDOW (trab_reports_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabReportsWindow, trab_reports_window, TRAB, REPORTS_WINDOW, AdwWindow)

/* What others reported of one person in words, as it came with imports: beside the record, and
 * never computed with. */
TrabReportsWindow *trab_reports_window_new (TrabConsultation *consultation);
gboolean trab_reports_window_is_ready (TrabReportsWindow *self);

G_END_DECLS
