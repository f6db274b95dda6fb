/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

/* Going away from a visit that is being written: nothing typed is dropped in silence. @is_leaving
 * belongs to @page and is TRUE while somebody is asked or a save is waited for; @then is called
 * once the way is free, at once or later, and never where the person stays. @consultation:
 * (nullable). */
void trab_leaving_begin (GtkWidget *page,
                         TrabConsultation *consultation,
                         gboolean *is_leaving,
                         void (*then) (gpointer),
                         gpointer user_data);
void trab_leaving_cover (GtkWidget *page,
                         TrabConsultation *consultation,
                         gboolean *is_leaving,
                         void (*then) (gpointer),
                         gpointer user_data);

G_END_DECLS
