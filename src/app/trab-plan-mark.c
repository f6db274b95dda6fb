/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-mark.h"

#include <adwaita.h>

#include "trab-chart-draw.h"
#include "trab-chart-view.h"

#define WIDTH_PX 34
#define HEIGHT_PX 16
#define PX_PER_PT (96.0 / 72.0)

struct _TrabPlanMark
{
  GtkWidget parent_instance;
  TrabChartClass plan_class;
};

G_DEFINE_FINAL_TYPE (TrabPlanMark, trab_plan_mark, GTK_TYPE_WIDGET)

static void
trab_plan_mark_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
trab_plan_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrabPlanMark *self = TRAB_PLAN_MARK (widget);
  TrabChartTheme theme = trab_chart_view_make_theme (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_scale (cr, PX_PER_PT, PX_PER_PT);
  trab_chart_draw_sample (&theme, self->plan_class, bounds.size.width / PX_PER_PT,
                          bounds.size.height / PX_PER_PT, cr);
  cairo_destroy (cr);
}

static void
trab_plan_mark_class_init (TrabPlanMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = trab_plan_mark_measure;
  widget_class->snapshot = trab_plan_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
trab_plan_mark_init (TrabPlanMark *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
trab_plan_mark_new (TrabChartClass plan_class)
{
  TrabPlanMark *self = g_object_new (TRAB_TYPE_PLAN_MARK, "valign", GTK_ALIGN_CENTER, NULL);

  self->plan_class = plan_class;
  return GTK_WIDGET (self);
}
