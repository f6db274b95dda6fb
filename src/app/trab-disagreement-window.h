/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_DISAGREEMENT_WINDOW (trab_disagreement_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TrabDisagreementWindow, trab_disagreement_window, TRAB, DISAGREEMENT_WINDOW, AdwWindow)

/* Studies that disagree, side by side, and what the program does about it. Holds nothing of a
 * patient. */
TrabDisagreementWindow *trab_disagreement_window_new (TrabSession *session, const char *id);
GtkWidget *trab_disagreement_window_new_button (TrabSession *session, const char *id);

G_END_DECLS
