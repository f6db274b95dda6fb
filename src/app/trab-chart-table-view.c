/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-table-view.h"

#include "trab-chart-table.h"

static GtkWidget *
new_cell (TrabChartTable *table, const char *text, guint column, GtkSizeGroup *width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label),
                        trab_chart_table_is_number (table, column) ? 1.0f : 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_size_group_add_widget (width, label);
  return label;
}

static GtkWidget *
new_row (TrabChartTable *table, GtkSizeGroup **widths, guint row, gboolean is_head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *list_row = gtk_list_box_row_new ();
  guint n_columns = trab_chart_table_get_n_columns (table);
  g_autoptr (GString) heads = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint column = 0; column < n_columns; column++)
    {
      const char *text = is_head ? trab_chart_table_get_head (table, column)
                                 : trab_chart_table_get_cell (table, row, column);
      GtkWidget *cell = new_cell (table, text, column, widths[column]);

      if (is_head)
        gtk_widget_add_css_class (cell, "heading");
      g_string_append_printf (heads, "%s%s", column > 0 ? ", " : "", text);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  /* the head takes the focus too: a list whose first row does not is closed to Tab */
  sentence = is_head ? g_string_free (g_steal_pointer (&heads), FALSE)
                     : trab_chart_table_describe_row (table, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
  return list_row;
}

/**
 * trab_chart_table_view_new:
 * @x_step: how far apart the rows of a trajectory are, in units of its x axis; 0 for every point
 */
GtkWidget *
trab_chart_table_view_new (TrabChartSpec *spec, double x_step)
{
  g_autoptr (TrabChartTable) table = trab_chart_table_new (spec, x_step);
  g_autoptr (GPtrArray) widths = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < trab_chart_table_get_n_columns (table); i++)
    g_ptr_array_add (widths, gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "chart-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  trab_chart_spec_get_words (spec)->title, -1);
  gtk_list_box_append (GTK_LIST_BOX (list),
                       new_row (table, (GtkSizeGroup **) widths->pdata, 0, TRUE));
  for (guint row = 0; row < trab_chart_table_get_n_rows (table); row++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         new_row (table, (GtkSizeGroup **) widths->pdata, row, FALSE));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}
