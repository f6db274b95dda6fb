/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place of the keyboard focus among the children of a box that is filled anew: whoever reads or
 * answers there goes on where she was. */
int trab_focus_place_find (GtkWidget *box);
void trab_focus_place_restore (GtkWidget *box, int place);

G_END_DECLS
