/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-chart-class.h"
#include "trab-plan-edit.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PLAN_TIMELINE (trab_plan_timeline_get_type ())
G_DECLARE_FINAL_TYPE (TrabPlanTimeline, trab_plan_timeline, TRAB, PLAN_TIMELINE, GtkWidget)

/* The courses of a plan as bars over ten years: dragged at an end or as a whole, or moved by keys.
 * Signals: "changed" (gboolean: whether it is being dragged still) after a course was moved;
 * "selected" after another course was chosen. */
void trab_plan_timeline_set_edit (TrabPlanTimeline *self,
                                  TrabPlanEdit *edit,
                                  TrabChartClass plan_class);
guint trab_plan_timeline_get_selected (TrabPlanTimeline *self);
void trab_plan_timeline_refresh (TrabPlanTimeline *self);

G_END_DECLS
