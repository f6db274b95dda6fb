/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-field-group.h"

#include <glib/gi18n.h>

struct _TrabFieldGroup
{
  AdwBin parent_instance;
  TrabDraft *draft;
  gulong changed_id;

  GtkToggleButton *fold_button;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkButton *confirm_button;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (TrabFieldGroup, trab_field_group, ADW_TYPE_BIN)

static void
update (TrabFieldGroup *self)
{
  guint n_answered = 0;
  guint n_carried = 0;
  guint n = trab_field_group_count (self, &n_answered, &n_carried);
  g_autofree char *count = NULL;
  g_autofree char *confirm = NULL;

  /* Translators: so many answered, of so many questions */
  count = g_strdup_printf (_ ("%u of %u"), n_answered, n);
  gtk_label_set_label (self->count_label, count);
  confirm = g_strdup_printf (ngettext ("%u still true", "All %u still true", n_carried), n_carried);
  gtk_button_set_label (self->confirm_button, confirm);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), n_carried > 0);
}

static void
confirm_cb (TrabFieldGroup *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      trab_draft_confirm_carried (self->draft, trab_field_row_get_field (TRAB_FIELD_ROW (row)));
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  update (user_data);
}

static void
trab_field_group_dispose (GObject *object)
{
  TrabFieldGroup *self = TRAB_FIELD_GROUP (object);

  g_clear_signal_handler (&self->changed_id, self->draft);
  G_OBJECT_CLASS (trab_field_group_parent_class)->dispose (object);
}

static void
trab_field_group_finalize (GObject *object)
{
  g_clear_object (&TRAB_FIELD_GROUP (object)->draft);
  G_OBJECT_CLASS (trab_field_group_parent_class)->finalize (object);
}

static void
trab_field_group_class_init (TrabFieldGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_field_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_field_group_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-field-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, fold_button);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, count_label);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, rows);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
trab_field_group_init (TrabFieldGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrabFieldGroup *
trab_field_group_new (TrabDraft *draft, const char *title)
{
  TrabFieldGroup *self = g_object_new (TRAB_TYPE_FIELD_GROUP, NULL);

  self->draft = g_object_ref (draft);
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  self->changed_id = g_signal_connect (draft, "changed", G_CALLBACK (draft_changed_cb), self);
  return self;
}

/** trab_field_group_add: (transfer none): the new row */
TrabFieldRow *
trab_field_group_add (TrabFieldGroup *self, const char *field, const TrabFieldWords *words)
{
  GtkWidget *row = NULL;

  g_return_val_if_fail (TRAB_IS_FIELD_GROUP (self), NULL);

  row = trab_field_row_new (self->draft, field, words);
  gtk_box_append (self->rows, row);
  update (self);
  return TRAB_FIELD_ROW (row);
}

void
trab_field_group_set_is_open (TrabFieldGroup *self, gboolean is_open)
{
  g_return_if_fail (TRAB_IS_FIELD_GROUP (self));

  gtk_toggle_button_set_active (self->fold_button, is_open);
}

/**
 * trab_field_group_count:
 * @n_answered: (out) (optional): visible fields with a text
 * @n_carried: (out) (optional): visible fields whose last answer waits to be confirmed
 *
 * Returns: how many fields are visible
 */
guint
trab_field_group_count (TrabFieldGroup *self, guint *n_answered, guint *n_carried)
{
  GtkWidget *row = NULL;
  guint n = 0;
  guint answered = 0;
  guint carried = 0;

  g_return_val_if_fail (TRAB_IS_FIELD_GROUP (self), 0);

  row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const char *field = trab_field_row_get_field (TRAB_FIELD_ROW (row));

      if (!gtk_widget_get_visible (row))
        continue;
      n++;
      answered += trab_draft_get_text (self->draft, field)[0] != '\0';
      carried += trab_draft_get_carried (self->draft, field, NULL, NULL);
    }
  if (n_answered != NULL)
    *n_answered = answered;
  if (n_carried != NULL)
    *n_carried = carried;
  return n;
}

/** trab_field_group_set_row_visible: rows that lean on another answer come and go with it */
void
trab_field_group_set_row_visible (TrabFieldGroup *self, const char *field, gboolean is_visible)
{
  GtkWidget *row = NULL;

  g_return_if_fail (TRAB_IS_FIELD_GROUP (self));

  row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (trab_field_row_get_field (TRAB_FIELD_ROW (row)), field))
      gtk_widget_set_visible (row, is_visible);
  update (self);
}

/** trab_field_group_dup_rows: (transfer container): of TrabFieldRow, in order */
GPtrArray *
trab_field_group_dup_rows (TrabFieldGroup *self)
{
  GPtrArray *rows = g_ptr_array_new ();
  GtkWidget *row = NULL;

  g_return_val_if_fail (TRAB_IS_FIELD_GROUP (self), rows);

  row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (rows, row);
  return rows;
}
