/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_PLAN_PAGE_NOT_YET "not-yet" /* answer of "plan_choice": nothing is decided today */

#define TRAB_TYPE_PLAN_PAGE (trab_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (TrabPlanPage, trab_plan_page, TRAB, PLAN_PAGE, AdwBin)

/* Step 5, Plan: what was chosen, why, and when to look again. */
void trab_plan_page_set_consultation (TrabPlanPage *self, TrabConsultation *consultation);
gboolean trab_plan_page_make_short (TrabPlanPage *self);
gboolean trab_plan_page_has_checks (TrabPlanPage *self);

G_END_DECLS
