/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "trab-chart-class.h"
#include "trab-consultation.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PLAN_EDITOR (trab_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrabPlanEditor, trab_plan_editor, TRAB, PLAN_EDITOR, AdwBin)

/* A plan changed in place, under its head: its courses on a timeline, and each step as a button
 * with its key. Signals: "edited" (string: the plan's id now, gboolean: whether it is still being
 * dragged); "removed"; "why"; "closed". */
GtkWidget *trab_plan_editor_new (void);
void trab_plan_editor_open (TrabPlanEditor *self,
                            TrabConsultation *consultation,
                            const char *plan_id,
                            TrabChartClass plan_class);
gboolean trab_plan_editor_stop_early (TrabPlanEditor *self);

G_END_DECLS
