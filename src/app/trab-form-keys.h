/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of every form: Enter goes to the next field and never answers a question. */
/* Activated in the form after its last row, where no button waits for the focus. */
#define TRAB_FORM_KEYS_DONE_ACTION "form.done"

void trab_form_keys_attach (GtkWidget *body, GtkWidget *last);
void trab_form_keys_skip_answered (GtkWidget *body);
gboolean trab_form_keys_go_on (GtkWidget *body);
gboolean trab_form_keys_focus_first (GtkWidget *body);
gboolean trab_form_keys_focus_field (GtkWidget *body, const char *field);
GPtrArray *trab_form_keys_dup_rows (GtkWidget *body);

G_END_DECLS
