/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-draft.h"
#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PREFERENCES_WINDOW (trab_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TrabPreferencesWindow, trab_preferences_window, TRAB, PREFERENCES_WINDOW, AdwPreferencesWindow)

/* What the clinic sets once. Each field is saved when it can be; one that is wrong keeps its text
 * and says why. @today: of what is past its years. */
TrabPreferencesWindow *trab_preferences_window_new (TrabSession *session,
                                                    const char *folder,
                                                    TrabDate today);
void trab_preferences_window_save_now (TrabPreferencesWindow *self);
TrabDraft *trab_preferences_window_get_draft (TrabPreferencesWindow *self);

G_END_DECLS
