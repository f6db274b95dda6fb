/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_MECHANISM_VIEW (trab_mechanism_view_get_type ())
G_DECLARE_FINAL_TYPE (TrabMechanismView, trab_mechanism_view, TRAB, MECHANISM_VIEW, AdwBin)

/* How a plan works, moving: one month at a time, played or pulled along, with words of three depths
 * beside it. Where motion is not wanted it goes by years. */
GtkWidget *trab_mechanism_view_new (void);
void trab_mechanism_view_show (TrabMechanismView *self,
                               TrabConsultation *consultation,
                               const char *const *plan_ids);
void trab_mechanism_view_set_is_narrow (TrabMechanismView *self, gboolean is_narrow);
void trab_mechanism_view_set_month (TrabMechanismView *self, guint month);
guint trab_mechanism_view_get_month (TrabMechanismView *self);
void trab_mechanism_view_play (TrabMechanismView *self, gboolean is_playing);

G_END_DECLS
