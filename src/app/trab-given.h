/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

/* What leaves the program, by whichever button: the audit tells of it, with the stops that it left
 * over, and what was put on the clipboard is taken off it after a minute. */

/** Returns: (nullable) (transfer none): whose page @window shows */
typedef TrabConsultation *(*TrabGivenAsk) (GtkWindow *window);

void trab_given_set_ask (GtkWindow *window, TrabGivenAsk ask);
void trab_given_note (TrabConsultation *consultation, const char *action, const char *form);
TrabConsultation *trab_given_find (GtkWidget *widget);
void trab_given_save_async (TrabConsultation *consultation,
                            GFile *file,
                            GBytes *bytes,
                            const char *form,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean trab_given_save_finish (GAsyncResult *result, GError **error);
void trab_given_copy (GtkWidget *widget, GdkContentProvider *content);
void trab_given_copy_text (GtkWidget *widget, const char *text);

G_END_DECLS
