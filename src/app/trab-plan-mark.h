/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "trab-chart-class.h"

G_BEGIN_DECLS

#define TRAB_TYPE_PLAN_MARK (trab_plan_mark_get_type ())
G_DECLARE_FINAL_TYPE (TrabPlanMark, trab_plan_mark, TRAB, PLAN_MARK, GtkWidget)

/* The dash and the marker of a plan beside its name, as in every picture. Says nothing by itself:
 * hidden from screen readers. */
GtkWidget *trab_plan_mark_new (TrabChartClass plan_class);

G_END_DECLS
