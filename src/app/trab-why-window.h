/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_WHY_WINDOW (trab_why_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabWhyWindow, trab_why_window, TRAB, WHY_WINDOW, AdwWindow)

/* "Why this number": what went in, which study, of whom, how sure. */
TrabWhyWindow *trab_why_window_new (TrabConsultation *consultation,
                                    TrabPresentLane lane,
                                    guint plan);
TrabWhyWindow *trab_why_window_new_for_rows (const char *title,
                                             const char *number,
                                             GPtrArray *rows);

G_END_DECLS
