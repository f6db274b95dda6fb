/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_DEATH_WINDOW (trab_death_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabDeathWindow, trab_death_window, TRAB, DEATH_WINDOW, AdwWindow)

/* Records that the person has died; of somebody recorded as dead, takes a slip back. */
TrabDeathWindow *trab_death_window_new (TrabConsultation *consultation);
TrabDraft *trab_death_window_get_draft (TrabDeathWindow *self);

G_END_DECLS
