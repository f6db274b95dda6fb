/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_VISITS_WINDOW (trab_visits_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabVisitsWindow, trab_visits_window, TRAB, VISITS_WINDOW, AdwWindow)

/* The visits of one person, the latest first. A signed one opens for reading: what was answered and
 * decided, the pages from what was recorded when it was signed, what was added since. It can be
 * printed again, and takes an addendum. */
TrabVisitsWindow *trab_visits_window_new (TrabConsultation *consultation);
void trab_visits_window_read (TrabVisitsWindow *self, const char *visit_id);
gboolean trab_visits_window_is_ready (TrabVisitsWindow *self);
guint trab_visits_window_get_n_pages (TrabVisitsWindow *self);

G_END_DECLS
