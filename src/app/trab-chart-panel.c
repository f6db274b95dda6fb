/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-panel.h"

#include <glib/gi18n.h>

#include "trab-chart-table-view.h"
#include "trab-chart-view.h"

struct _TrabChartPanel
{
  AdwBin parent_instance;
  double table_step;
  GtkWidget *head;
  GtkLabel *title_label;
  GtkStack *stack;
  TrabChartView *chart;
  AdwBin *table;
  GtkToggleButton *table_button;
};

G_DEFINE_FINAL_TYPE (TrabChartPanel, trab_chart_panel, ADW_TYPE_BIN)

/* The table is made when it is looked at: charts are redrawn far more often than read as text. */
static void
update_table (TrabChartPanel *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);
  TrabChartSpec *spec = trab_chart_view_get_spec (self->chart);

  adw_bin_set_child (self->table, is_table && spec != NULL
                                      ? trab_chart_table_view_new (spec, self->table_step)
                                      : NULL);
  gtk_stack_set_visible_child (self->stack,
                               is_table ? GTK_WIDGET (self->table) : GTK_WIDGET (self->chart));
}

static gboolean
key_pressed_cb (TrabChartPanel *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_t && keyval != GDK_KEY_T))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
trab_chart_panel_class_init (TrabChartPanelClass *klass)
{
}

static void
trab_chart_panel_init (TrabChartPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->head = head;
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->chart = TRAB_CHART_VIEW (trab_chart_view_new (NULL));
  self->table = ADW_BIN (adw_bin_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->table_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Show as table")));
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->chart));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->table));
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "title-4");
  gtk_widget_set_valign (GTK_WIDGET (self->table_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->table_button), "flat");
  g_signal_connect_swapped (self->table_button, "toggled", G_CALLBACK (update_table), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->table_button));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
trab_chart_panel_new (void)
{
  return g_object_new (TRAB_TYPE_CHART_PANEL, NULL);
}

/** trab_chart_panel_set_title: what the picture is of */
void
trab_chart_panel_set_title (TrabChartPanel *self, const char *title)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  gtk_label_set_label (self->title_label, title);
  /* Translators: %s is the title of a chart */
  spoken = g_strdup_printf (_ ("Show as table: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/** trab_chart_panel_set_spec: @table_step: see trab_chart_table_view_new() */
void
trab_chart_panel_set_spec (TrabChartPanel *self, TrabChartSpec *spec, double table_step)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  self->table_step = table_step;
  trab_chart_view_set_spec (self->chart, spec);
  update_table (self);
}

void
trab_chart_panel_set_is_stale (TrabChartPanel *self, gboolean is_stale)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  trab_chart_view_set_is_stale (self->chart, is_stale);
}

void
trab_chart_panel_set_is_table (TrabChartPanel *self, gboolean is_table)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  gtk_toggle_button_set_active (self->table_button, is_table);
}

/** trab_chart_panel_set_is_bare: whether the picture has its title in itself: only the key then
 * shows the table */
void
trab_chart_panel_set_is_bare (TrabChartPanel *self, gboolean is_bare)
{
  g_return_if_fail (TRAB_IS_CHART_PANEL (self));

  gtk_widget_set_visible (self->head, !is_bare);
}
