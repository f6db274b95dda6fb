/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What everybody needs of a window who cannot see it, or sees little of it. Each tells what it
 * finds and returns how much. */
guint audit_count_unnamed (GtkWidget *root, const char *where);
guint audit_count_traps (GtkWidget *root, const char *where);
guint audit_count_cut (GtkWidget *root, const char *where);
guint audit_count_unfit (GtkWidget *root, int width_px, const char *where);

G_END_DECLS
