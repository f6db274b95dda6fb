/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session-keys.h"

G_BEGIN_DECLS

#define TRAB_TYPE_KEY_WINDOW (trab_key_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabKeyWindow, trab_key_window, TRAB, KEY_WINDOW, AdwWindow)

/* One change of who may open the records: asks what it takes, says what is wrong at once, and shows
 * words for paper once. Signal "done" after a change. */
TrabKeyWindow *trab_key_window_new (TrabSession *session, TrabKeyAction action, const char *user);

G_END_DECLS
