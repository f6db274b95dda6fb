/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-session.h"

G_BEGIN_DECLS

#define TRAB_TYPE_IMPORT_WINDOW (trab_import_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabImportWindow, trab_import_window, TRAB, IMPORT_WINDOW, AdwWindow)

/* What a file holds and what saving it would do; nothing is saved before the person says so. */
TrabImportWindow *trab_import_window_new (TrabSession *session, GFile *file, TrabDate today);
void trab_import_window_read (TrabImportWindow *self, GFile *map);
GtkWindow *trab_import_window_present (GtkWindow *parent,
                                       TrabSession *session,
                                       GFile *file,
                                       TrabDate today);
void trab_import_window_choose (GtkWindow *parent, TrabSession *session, TrabDate today);
const char *trab_import_window_get_page (TrabImportWindow *self);

G_END_DECLS
