/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-form-keys.h"

#include "trab-choice-group.h"
#include "trab-field-row.h"

#define KEY_LAST "trab-form-last"
#define KEY_SKIPS "trab-form-skips"

static gboolean
contains (GtkWidget *widget, GtkWidget *focus)
{
  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/** A walk through a form in the order of reading. */
typedef struct
{
  GtkWidget *focus;
  gboolean has_passed;     /* the focus lies behind */
  gboolean skips_answered; /* looks for what is open alone */
} Walk;

/* Returns: whether a row after the focus took it */
static gboolean
focus_after (GtkWidget *widget, Walk *walk)
{
  if (TRAB_IS_FIELD_ROW (widget))
    {
      if (contains (widget, walk->focus))
        walk->has_passed = TRUE;
      else if (walk->has_passed && gtk_widget_get_mapped (widget)
               && gtk_widget_is_sensitive (widget)
               && !(walk->skips_answered && trab_field_row_is_answered (TRAB_FIELD_ROW (widget))))
        return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
      return FALSE;
    }
  if (widget == walk->focus)
    walk->has_passed = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_after (child, walk))
      return TRUE;
  return FALSE;
}

/** trab_form_keys_go_on: Returns: FALSE when no row of the form comes after the focus */
gboolean
trab_form_keys_go_on (GtkWidget *body)
{
  GtkRoot *root = gtk_widget_get_root (body);
  Walk walk = { .focus = root ? gtk_root_get_focus (root) : NULL,
                .skips_answered = g_object_get_data (G_OBJECT (body), KEY_SKIPS) != NULL };

  return root != NULL && focus_after (body, &walk);
}

/** trab_form_keys_focus_first: Returns: FALSE when the form has no row to be filled in */
gboolean
trab_form_keys_focus_first (GtkWidget *body)
{
  Walk walk = { .has_passed = TRUE };

  return focus_after (body, &walk);
}

static void
collect (GtkWidget *widget, GPtrArray *rows)
{
  if (TRAB_IS_FIELD_ROW (widget))
    {
      g_ptr_array_add (rows, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, rows);
}

/** trab_form_keys_dup_rows: (transfer container): of TrabFieldRow, shown or not, in order */
GPtrArray *
trab_form_keys_dup_rows (GtkWidget *body)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect (body, rows);
  return rows;
}

/** trab_form_keys_focus_field: Returns: FALSE when the form shows no such field */
gboolean
trab_form_keys_focus_field (GtkWidget *body, const char *field)
{
  g_autoptr (GPtrArray) rows = trab_form_keys_dup_rows (body);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (trab_field_row_get_field (g_ptr_array_index (rows, i)), field))
      return gtk_widget_get_mapped (g_ptr_array_index (rows, i))
             && trab_field_row_focus_control (g_ptr_array_index (rows, i));
  return FALSE;
}

/* What Enter would otherwise press or open. Texts say themselves when they are done, for an input
 * method may need the key first; an open list takes it to choose. */
static gboolean
is_answer (GtkWidget *body, GtkWidget *focus)
{
  if (!contains (body, focus) || GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)
      || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  return gtk_widget_get_ancestor (focus, TRAB_TYPE_FIELD_ROW) != NULL
         || gtk_widget_get_ancestor (focus, TRAB_TYPE_CHOICE_GROUP) != NULL
         || gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL || GTK_IS_SWITCH (focus)
         || GTK_IS_CHECK_BUTTON (focus) || gtk_widget_has_css_class (focus, "carried");
}

/* After the last field the key that ends the form is ready. */
static void
go_on (GtkWidget *body)
{
  GtkWidget *last = g_object_get_data (G_OBJECT (body), KEY_LAST);

  if (trab_form_keys_go_on (body))
    return;
  if (last != NULL)
    gtk_widget_grab_focus (last);
  else
    gtk_widget_activate_action (body, TRAB_FORM_KEYS_DONE_ACTION, NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  GtkWidget *body = user_data;

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !is_answer (body, gtk_root_get_focus (gtk_widget_get_root (body))))
    return GDK_EVENT_PROPAGATE;
  go_on (body);
  return GDK_EVENT_STOP;
}

static void
settled_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_on (user_data);
}

/* A row that was answered says so with an action: the next one is ready for the next key. */
static void
listen_to_rows (GtkWidget *body)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[]
      = { { .name = TRAB_FIELD_ROW_SETTLED_NAME, .activate = settled_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), body);
  gtk_widget_insert_action_group (body, TRAB_FIELD_ROW_ACTIONS, G_ACTION_GROUP (actions));
}

/**
 * trab_form_keys_attach:
 * @body: what holds the rows of the form
 * @last: (nullable): gets the focus after the last row; outlives @body or lies in its window
 */
void
trab_form_keys_attach (GtkWidget *body, GtkWidget *last)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), body);
  gtk_widget_add_controller (body, keys);
  g_object_set_data (G_OBJECT (body), KEY_LAST, last);
  listen_to_rows (body);
}

/** trab_form_keys_skip_answered: the way through @body passes over what is answered */
void
trab_form_keys_skip_answered (GtkWidget *body)
{
  g_object_set_data (G_OBJECT (body), KEY_SKIPS, body);
}
