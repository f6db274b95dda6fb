/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-field-group.h"

#include <glib/gi18n.h>

#define NO "no"

struct _TrabFieldGroup
{
  AdwBin parent_instance;
  TrabDraft *draft;
  gulong changed_id;
  gboolean is_read_out;

  GtkLabel *title_label;
  GtkBox *rows;
  GtkWidget *none_button;
};

G_DEFINE_FINAL_TYPE (TrabFieldGroup, trab_field_group, ADW_TYPE_BIN)

/* Whether "none of these" answers the row: a question with a no that nobody answered yet. */
static gboolean
is_open_question (TrabFieldGroup *self, GtkWidget *row)
{
  const char *field = trab_field_row_get_field (TRAB_FIELD_ROW (row));
  const TrabDraftField *about = trab_draft_find_field (self->draft, field);
  g_auto (GStrv) choices = g_strsplit (about->choices ? about->choices : "", "|", -1);

  return gtk_widget_get_visible (row) && g_strv_contains ((const char *const *) choices, NO)
         && trab_draft_get_text (self->draft, field)[0] == '\0';
}

static void
update (TrabFieldGroup *self)
{
  guint n_open = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_open += is_open_question (self, row);
  gtk_widget_set_visible (self->none_button, self->is_read_out && n_open > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), trab_field_group_count (self, NULL, NULL) > 0);
}

/* Each was read out: each gets its own no. */
static void
none_cb (TrabFieldGroup *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->rows));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (is_open_question (self, row))
      trab_draft_set_text (self->draft, trab_field_row_get_field (TRAB_FIELD_ROW (row)), NO);
  if (last != NULL)
    gtk_widget_activate_action (last, TRAB_FIELD_ROW_SETTLED_ACTION, NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TrabFieldGroup *self = user_data;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_0 && keyval != GDK_KEY_KP_0)
      || !gtk_widget_get_visible (self->none_button))
    return GDK_EVENT_PROPAGATE;
  none_cb (self);
  return GDK_EVENT_STOP;
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
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldGroup, none_button);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
}

static void
trab_field_group_init (TrabFieldGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** trab_field_group_new: @title: (nullable) */
TrabFieldGroup *
trab_field_group_new (TrabDraft *draft, const char *title)
{
  TrabFieldGroup *self = g_object_new (TRAB_TYPE_FIELD_GROUP, NULL);

  self->draft = g_object_ref (draft);
  gtk_label_set_label (self->title_label, title ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), title != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title ? title : _ ("Fields"), -1);
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

/** trab_field_group_set_is_read_out: whether "none of these" is offered while two or more are open
 */
void
trab_field_group_set_is_read_out (TrabFieldGroup *self, gboolean is_read_out)
{
  g_return_if_fail (TRAB_IS_FIELD_GROUP (self));

  self->is_read_out = is_read_out;
  update (self);
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

/** trab_field_group_confirm: last visit's answers of all visible rows are still true */
void
trab_field_group_confirm (TrabFieldGroup *self)
{
  g_return_if_fail (TRAB_IS_FIELD_GROUP (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      trab_draft_confirm_carried (self->draft, trab_field_row_get_field (TRAB_FIELD_ROW (row)));
}
