/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-preview.h"

#include <glib/gi18n.h>

#define MOST_COLUMNS 60 /* on the screen; the rest is counted */
#define CELL_CHARS 24

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0F, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "single-line-mode", TRUE, "width-chars",
                                   (int) MIN (g_utf8_strlen (text, -1), CELL_CHARS), "tooltip-text",
                                   *text != '\0' ? text : NULL, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A cell that is read otherwise than it is written has what it is read as below it. */
static GtkWidget *
new_cell (const TrabTableCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *meant = cell->meant ? g_strdup_printf ("= %s", cell->meant) : NULL;

  gtk_box_append (GTK_BOX (box), new_label (cell->text, "monospace"));
  if (cell->is_refused)
    gtk_box_append (GTK_BOX (box), new_label (_ ("Cannot be read"), "error"));
  else if (meant != NULL)
    gtk_box_append (GTK_BOX (box), new_label (meant, "dim-label"));
  return box;
}

/* The head has numbers: two columns of one name are told apart by them. */
static GtkWidget *
new_head (const TrabTableCell *cell, guint place)
{
  g_autofree char *text = g_strdup_printf ("%u · %s", place + 1, cell->text);

  return new_label (text, "heading");
}

/** trab_table_preview_new: (transfer floating) */
GtkWidget *
trab_table_preview_new (const TrabTableLook *look)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  guint n_columns = look->rows->len > 0 ? ((GPtrArray *) look->rows->pdata[0])->len : 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_bottom (grid, 12); /* the bar lies over it */
  for (guint row = 0; row < look->rows->len; row++)
    {
      GPtrArray *cells = look->rows->pdata[row];

      for (guint i = 0; i < MIN (cells->len, MOST_COLUMNS); i++)
        gtk_grid_attach (GTK_GRID (grid),
                         row == 0 ? new_head (cells->pdata[i], i) : new_cell (cells->pdata[i]),
                         (int) i, (int) row, 1, 1);
    }
  if (n_columns > MOST_COLUMNS)
    {
      g_autofree char *more = g_strdup_printf (_ ("And %u more."), n_columns - MOST_COLUMNS);

      gtk_grid_attach (GTK_GRID (grid), new_label (more, "dim-label"), MOST_COLUMNS, 0, 1, 1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the table begins"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  return scrolled;
}
