/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much lighter or darker than its ground (WCAG 2): words, and signs that are looked at. */
#define LOOKS_TEXT_CONTRAST 4.5
#define LOOKS_SIGN_CONTRAST 3.0

guint looks_count_pale (GtkWidget *root, const char *where);

G_END_DECLS
