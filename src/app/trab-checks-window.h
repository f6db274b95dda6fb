/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_CHECKS_WINDOW (trab_checks_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabChecksWindow, trab_checks_window, TRAB, CHECKS_WINDOW, AdwWindow)

/* What a clinician ticks off about the person: criteria to refer, the lists before a medicine with
 * their dates, other causes, falls, medicines. Read-only; for the clinician alone. */
TrabChecksWindow *trab_checks_window_new (TrabConsultation *consultation);

G_END_DECLS
