/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-date.h"

G_BEGIN_DECLS

#define TRAB_TYPE_WINDOW (trab_window_get_type ())
G_DECLARE_FINAL_TYPE (TrabWindow, trab_window, TRAB, WINDOW, AdwApplicationWindow)

TrabWindow *trab_window_new (GtkApplication *application, const char *folder, GSettings *settings);
void trab_window_set_today (TrabWindow *self, TrabDate today);
void trab_window_open_store (TrabWindow *self, gboolean is_practice);
void trab_window_open_example (TrabWindow *self);
void trab_window_import (TrabWindow *self, GFile *file);
const char *trab_window_get_folder (TrabWindow *self);
const char *trab_window_get_page (TrabWindow *self);

G_END_DECLS
