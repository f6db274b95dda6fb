/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_RESTORE_WINDOW (trab_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabRestoreWindow, trab_restore_window, TRAB, RESTORE_WINDOW, AdwWindow)

/* The way back from a copy, in three steps: which copy, whose passphrase it opens with, try it;
 * only a copy that was tried can be put in the place of the records. Signals: "closing" before
 * that, so that the owner closes the records; "restored" after it, with a sentence. */
TrabRestoreWindow *trab_restore_window_new (TrabSession *session,
                                            const char *folder,
                                            const char *copies);

void trab_restore_window_set_copy (TrabRestoreWindow *self, const char *copy);

G_END_DECLS
