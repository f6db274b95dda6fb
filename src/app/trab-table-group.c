/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-table-group.h"

#include <glib/gi18n.h>

#include "trab-table-maps.h"
#include "trab-table-memory.h"

#define LONG_LAYOUT 0 /* of the choices; after it come the maps of ours, then one's own */

struct _TrabTableGroup
{
  GtkBox parent_instance;
  char **names; /* of the maps of ours */
  GBytes *map;  /* (nullable): chosen */
  GBytes *own;  /* (nullable): somebody's own, or the one of last time */
  GtkWidget *source_row;
  GtkWidget *map_row;
};

G_DEFINE_FINAL_TYPE (TrabTableGroup, trab_table_group, GTK_TYPE_BOX)

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, TrabTableGroup *self)
{
  guint selected = adw_combo_row_get_selected (row);
  guint n = g_strv_length (self->names);

  g_clear_pointer (&self->map, g_bytes_unref);
  if (selected > n && self->own != NULL)
    self->map = g_bytes_ref (self->own);
  else if (selected > LONG_LAYOUT && selected <= n)
    self->map = trab_table_maps_find (self->names[selected - 1]);
}

static GtkStringList *
new_choices (TrabTableGroup *self)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Our long layout"));
  for (guint i = 0; self->names[i] != NULL; i++)
    gtk_string_list_append (choices, self->names[i]);
  if (self->own != NULL)
    gtk_string_list_append (choices, _ ("Your own map"));
  return choices;
}

static void
trab_table_group_finalize (GObject *object)
{
  TrabTableGroup *self = TRAB_TABLE_GROUP (object);

  g_strfreev (self->names);
  g_clear_pointer (&self->map, g_bytes_unref);
  g_clear_pointer (&self->own, g_bytes_unref);
  G_OBJECT_CLASS (trab_table_group_parent_class)->finalize (object);
}

static void
trab_table_group_class_init (TrabTableGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_table_group_finalize;
}

static GtkWidget *
new_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
trab_table_group_init (TrabTableGroup *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6); /* both fit a narrow window */
  g_autoptr (GtkStringList) choices = NULL;

  self->names = trab_table_maps_dup_names ();
  choices = new_choices (self);
  self->source_row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Clinic or study"), NULL);
  self->map_row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Columns"), "model", choices,
                                "use-subtitle", TRUE, NULL);
  g_signal_connect (self->map_row, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the table is read"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), self->source_row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->map_row);
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("Choose a _Map of Columns…"), "import.map"));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("_Read the Table"), "import.read-table"));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), list);
  gtk_box_append (GTK_BOX (self), buttons);
}

/** trab_table_group_new: @start: how the file begins; read as a table of that head was last time */
TrabTableGroup *
trab_table_group_new (GBytes *start)
{
  TrabTableGroup *self = g_object_new (TRAB_TYPE_TABLE_GROUP, NULL);
  g_autofree char *preview = trab_table_memory_dup_preview (start);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", preview, "xalign", 0.0F, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *source = NULL;
  g_autoptr (GBytes) map = NULL;

  gtk_widget_add_css_class (label, "monospace");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_box_prepend (GTK_BOX (self), scrolled);
  if (!trab_table_memory_recall (start, &source, &map))
    return self;
  gtk_editable_set_text (GTK_EDITABLE (self->source_row), source ? source : "");
  if (map != NULL)
    trab_table_group_set_own_map (self, map);
  return self;
}

/** trab_table_group_dup_source: (transfer full) (nullable): NULL where nobody said it */
char *
trab_table_group_dup_source (TrabTableGroup *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/** trab_table_group_get_map: (transfer none) (nullable): NULL for our long layout */
GBytes *
trab_table_group_get_map (TrabTableGroup *self)
{
  return self->map;
}

/** trab_table_group_set_own_map: makes @map the one chosen */
void
trab_table_group_set_own_map (TrabTableGroup *self, GBytes *map)
{
  g_autoptr (GtkStringList) choices = NULL;

  g_clear_pointer (&self->own, g_bytes_unref);
  self->own = g_bytes_ref (map);
  choices = new_choices (self);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->map_row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->map_row), g_strv_length (self->names) + 1);
  chosen_cb (ADW_COMBO_ROW (self->map_row), NULL, self);
}
