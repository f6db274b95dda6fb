/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void trab_toast_set_place (GtkWindow *window, AdwToastOverlay *overlay);
AdwToast *trab_toast_show (GtkWidget *widget, const char *sentence);

G_END_DECLS
