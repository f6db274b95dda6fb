/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-present-plan-head.h"

G_BEGIN_DECLS

#define TRAB_TYPE_COMPARE_HEAD (trab_compare_head_get_type ())
G_DECLARE_FINAL_TYPE (TrabCompareHead, trab_compare_head, TRAB, COMPARE_HEAD, AdwBin)

/* One plan above its column. Signals: "pressed": the plan itself, to be changed; "cautions": its
 * caution line or its open questions; "removed": Delete in the head. */
GtkWidget *trab_compare_head_new (const char *plan_id, const TrabPresentPlanHead *words);
void trab_compare_head_set_words (TrabCompareHead *self, const TrabPresentPlanHead *words);
const char *trab_compare_head_get_plan_id (TrabCompareHead *self);
void trab_compare_head_set_is_brief (TrabCompareHead *self, gboolean is_brief);
void trab_compare_head_set_is_open (TrabCompareHead *self, gboolean is_open);
gboolean trab_compare_head_has_focus (TrabCompareHead *self);
const char *trab_compare_head_get_level_icon (gboolean has_caution, TrabPresentLevel level);
const char *trab_compare_head_get_level_style (gboolean has_caution, TrabPresentLevel level);

G_END_DECLS
