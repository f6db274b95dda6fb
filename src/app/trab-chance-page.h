/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_CHANCE_PAGE (trab_chance_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabChancePage, trab_chance_page, TRAB, CHANCE_PAGE, AdwBin)

/* Step 2, Chance: how likely a broken bone is if things stay as they are. */
void trab_chance_page_set_consultation (TrabChancePage *self, TrabConsultation *consultation);
gboolean trab_chance_page_show_focused_why (TrabChancePage *self);

G_END_DECLS
