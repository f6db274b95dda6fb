/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session-erase.h"

G_BEGIN_DECLS

/** Called when a step was done, not when it was given up. */
typedef void (*TrabEraseDone) (gpointer user_data);

/* One step of erasing, with the reason that goes to the list of who did what. */
AdwMessageDialog *trab_erase_dialog_present (GtkWidget *over,
                                             TrabSession *session,
                                             TrabPatient *patient,
                                             TrabSessionErase what,
                                             TrabEraseDone done,
                                             GObject *user_data);

G_END_DECLS
