/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_ADDENDUM_WINDOW (trab_addendum_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabAddendumWindow, trab_addendum_window, TRAB, ADDENDUM_WINDOW, AdwWindow)

/* Words that are added to a signed visit. Closing it with words in it asks first. */
TrabAddendumWindow *trab_addendum_window_new (TrabConsultation *consultation, const char *visit_id);
TrabDraft *trab_addendum_window_get_draft (TrabAddendumWindow *self);

G_END_DECLS
