/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_DAILY_WINDOW (trab_daily_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabDailyWindow, trab_daily_window, TRAB, DAILY_WINDOW, AdwWindow)

/* Composes the week of movement, with the exercises that are closed and why, and shows what is
 * eaten beside the amounts that are named. The week is part of today's visit. */
TrabDailyWindow *trab_daily_window_new (TrabConsultation *consultation);

G_END_DECLS
