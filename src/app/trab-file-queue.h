/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Files that came from outside, each shown once the records can be seen, and one after the other:
 * two may be about one person. */
typedef struct _TrabFileQueue TrabFileQueue;

/** Returns: (transfer none): the window that shows what @file holds; it ends by being destroyed */
typedef GtkWindow *(*TrabFileQueueShow) (GFile *file, gpointer user_data);

TrabFileQueue *trab_file_queue_new (GtkStack *pages, TrabFileQueueShow show, gpointer user_data);
void trab_file_queue_free (TrabFileQueue *self);
void trab_file_queue_add (TrabFileQueue *self, GFile *file);
void trab_file_queue_accept_drops (TrabFileQueue *self, GtkWidget *widget);

G_END_DECLS
