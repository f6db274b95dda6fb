/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRAB_TYPE_ADAPTIVE_BIN (trab_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (TrabAdaptiveBin, trab_adaptive_bin, TRAB, ADAPTIVE_BIN, GtkWidget)

/* Holds one child and tells, by the property "is-narrow", whether there is little room: fewer than
 * "narrow-below-em" times the height of the text. Layouts bind to it. */
gboolean trab_adaptive_bin_get_is_narrow (TrabAdaptiveBin *self);
TrabAdaptiveBin *trab_adaptive_bin_follow (GtkWidget *widget, GCallback changed);
void trab_adaptive_bin_unfollow (TrabAdaptiveBin **self, GtkWidget *widget);

G_END_DECLS
