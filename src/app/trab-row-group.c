/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-row-group.h"

#include <glib/gi18n.h>

#include "trab-present-row.h"

struct _TrabRowGroup
{
  AdwBin parent_instance;
  AdwPreferencesGroup *group;
  GPtrArray *shown; /* of GtkWidget, borrowed from the group */
};

G_DEFINE_FINAL_TYPE (TrabRowGroup, trab_row_group, ADW_TYPE_BIN)

static void
trab_row_group_finalize (GObject *object)
{
  g_ptr_array_unref (TRAB_ROW_GROUP (object)->shown);
  G_OBJECT_CLASS (trab_row_group_parent_class)->finalize (object);
}

static void
trab_row_group_class_init (TrabRowGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_row_group_finalize;
}

static void
trab_row_group_init (TrabRowGroup *self)
{
  self->shown = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** trab_row_group_new: @description: (nullable) */
TrabRowGroup *
trab_row_group_new (const char *title, const char *description)
{
  TrabRowGroup *self = g_object_new (TRAB_TYPE_ROW_GROUP, NULL);

  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, description);
  return self;
}

static void
add_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

#define WHY_KEY "trab-row-why"

/* The way to the working, by its button or by Ctrl+I in the row. */
static void
add_why (GtkWidget *row, GtkBox *box, const TrabPresentRow *words)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Why this number"));
  g_autofree char *spoken = g_strdup_printf (_ ("Why this number: %s"), words->title);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Inputs, formula, source (Ctrl+I)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), TRAB_ROW_GROUP_WHY_ACTION);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", words->why);
  gtk_box_append (box, button);
  g_object_set_data_full (G_OBJECT (row), WHY_KEY, g_strdup (words->why), g_free);
}

/* What is said stands out from what it is about and from the remark under it. */
static GtkWidget *
new_row (const TrabPresentRow *words)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_PREFERENCES_ROW, "use-markup", FALSE, "activatable", FALSE, NULL);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words->title);
  add_label (box, words->title, "dim-label");
  add_label (box, words->text, "heading");
  add_label (box, words->note, NULL);
  if (words->why != NULL)
    add_why (row, box, words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (box));
  return row;
}

/** trab_row_group_set_rows: @rows: (nullable): of TrabPresentRow; replaces what was shown */
void
trab_row_group_set_rows (TrabRowGroup *self, GPtrArray *rows)
{
  g_return_if_fail (TRAB_IS_ROW_GROUP (self));

  for (guint i = 0; i < self->shown->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->shown, i));
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GtkWidget *row = new_row (g_ptr_array_index (rows, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->shown, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->shown->len > 0);
}

/** trab_row_group_focus_row: takes the focus, and with it the view, to the line of that title */
gboolean
trab_row_group_focus_row (TrabRowGroup *self, const char *title)
{
  g_return_val_if_fail (TRAB_IS_ROW_GROUP (self), FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (g_ptr_array_index (self->shown, i)), title) == 0)
      return gtk_widget_grab_focus (g_ptr_array_index (self->shown, i));
  return FALSE;
}

/** trab_row_group_get_focused_why: (nullable): what TrabPresentRow.why says of the row with the
 * keyboard focus, if that is one of these */
const char *
trab_row_group_get_focused_why (TrabRowGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  g_return_val_if_fail (TRAB_IS_ROW_GROUP (self), NULL);

  for (guint i = 0; focus != NULL && i < self->shown->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->shown, i);

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return g_object_get_data (G_OBJECT (row), WHY_KEY);
    }
  return NULL;
}
