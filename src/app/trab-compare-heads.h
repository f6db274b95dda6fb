/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-consultation.h"
#include "trab-present-plan-head.h"

G_BEGIN_DECLS

#define TRAB_COMPARE_HEADS_MOST_PLANS 6
#define TRAB_COMPARE_HEADS_GAP_PX 12
#define TRAB_COMPARE_HEADS_END_PX (56 + TRAB_COMPARE_HEADS_GAP_PX) /* the place of "+ Plan" */

#define TRAB_TYPE_COMPARE_HEADS (trab_compare_heads_get_type ())
G_DECLARE_FINAL_TYPE (TrabCompareHeads, trab_compare_heads, TRAB, COMPARE_HEADS, AdwBin)

/* The plans above their columns, in the order of every picture; with little room a chooser, and
 * one plan against keeping things as they are. Signals, each with a plan's id: "plan-pressed",
 * "cautions", "plan-removed", "plan-added"; "shown" when other plans are to be shown. */
void trab_compare_heads_set_consultation (TrabCompareHeads *self, TrabConsultation *consultation);
void trab_compare_heads_update (TrabCompareHeads *self);
void trab_compare_heads_set_is_narrow (TrabCompareHeads *self, gboolean is_narrow);
const char *const *trab_compare_heads_get_shown (TrabCompareHeads *self);
const TrabPresentPlanHead *trab_compare_heads_find (TrabCompareHeads *self, const char *plan_id);
void trab_compare_heads_choose (TrabCompareHeads *self, const char *plan_id);
void trab_compare_heads_set_open (TrabCompareHeads *self, const char *plan_id);
const char *trab_compare_heads_get_focused (TrabCompareHeads *self);
void trab_compare_heads_focus (TrabCompareHeads *self, const char *plan_id);
void trab_compare_heads_add_plan (TrabCompareHeads *self);

G_END_DECLS
