/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"
#include "trab-present-plan-head.h"

G_BEGIN_DECLS

#define TRAB_TYPE_COMPARE_DRAWER (trab_compare_drawer_get_type ())
G_DECLARE_FINAL_TYPE (TrabCompareDrawer, trab_compare_drawer, TRAB, COMPARE_DRAWER, AdwBin)

/* What was found of one plan, beside its column: cautions with their sources, a place for the
 * reason to go on despite a stop, the questions that were not asked. Hidden until a person opens
 * it. Signals: "closed", "ask". */
void trab_compare_drawer_open (TrabCompareDrawer *self,
                               TrabConsultation *consultation,
                               const TrabPresentPlanHead *words);
void trab_compare_drawer_close (TrabCompareDrawer *self);
GtkWidget *trab_compare_drawer_new_card (const TrabPresentBanner *banner);

G_END_DECLS
