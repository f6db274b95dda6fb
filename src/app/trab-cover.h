/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TrabCover:
 * All other windows of the program but one: its dialogs, tools and the patient's screen. It notices
 * when somebody does something in any of them, and takes them out of sight while records are
 * locked.
 */
typedef struct _TrabCover TrabCover;

typedef void (*TrabCoverEvent) (gpointer user_data);

TrabCover *trab_cover_new (GtkWindow *owner, TrabCoverEvent event, gpointer user_data);
void trab_cover_free (TrabCover *cover);
void trab_cover_close (TrabCover *cover);
void trab_cover_open (TrabCover *cover);

G_END_DECLS
