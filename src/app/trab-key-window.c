/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-key-window.h"

#include <glib/gi18n.h>

#include "trab-passphrase.h"
#include "trab-present-error.h"

struct _TrabKeyWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  TrabKeyAction action;
  char *user; /* (nullable): whom it is about, where that is settled */

  GtkStack *stack; /* "form" or "words" */
  AdwPreferencesGroup *group;
  GtkEditable *user_row;       /* (nullable) */
  GtkEditable *passphrase_row; /* (nullable): the new one */
  GtkEditable *repeat_row;     /* (nullable) */
  GtkEditable *own_row;
  GtkLabel *problem_label;
  GtkWidget *do_button;
  GtkSpinner *spinner;
  GtkLabel *words_label;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabKeyWindow, trab_key_window, ADW_TYPE_WINDOW)

static void
say (TrabKeyWindow *self, const char *sentence, GtkEditable *row)
{
  gtk_label_set_label (self->problem_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
}

static void
set_is_busy (TrabKeyWindow *self, gboolean is_busy)
{
  gtk_widget_set_sensitive (self->do_button, !is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabKeyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  char *words = trab_session_keys_run_finish (TRAB_SESSION (source), result, &error);

  set_is_busy (self, FALSE);
  if (words == NULL)
    {
      say (self, trab_present_error_get_sentence (error), self->own_row);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  if (words[0] != '\0')
    {
      gtk_label_set_label (self->words_label, words);
      gtk_stack_set_visible_child_name (self->stack, "words");
    }
  else
    gtk_window_close (GTK_WINDOW (self));
  trab_passphrase_wipe (words);
}

/* The first row that keeps it from being done; says why */
static gboolean
is_complete (TrabKeyWindow *self, const char *user)
{
  g_autoptr (GError) error = NULL;
  const char *passphrase = self->passphrase_row ? gtk_editable_get_text (self->passphrase_row) : "";

  if (user != NULL && user[0] == '\0')
    say (self, _ ("Who is to be added?"), self->user_row);
  else if (self->passphrase_row != NULL && !trab_session_keys_judge (passphrase, user, &error))
    say (self, trab_present_error_get_sentence (error), self->passphrase_row);
  else if (self->repeat_row != NULL
           && g_strcmp0 (passphrase, gtk_editable_get_text (self->repeat_row)) != 0)
    say (self, _ ("The two passphrases are not the same."), self->repeat_row);
  else if (gtk_editable_get_text (self->own_row)[0] == '\0')
    say (self, _ ("Your own passphrase shows that it is you."), self->own_row);
  else
    return TRUE;
  return FALSE;
}

static void
do_it (TrabKeyWindow *self)
{
  const char *user = self->user_row ? gtk_editable_get_text (self->user_row) : self->user;
  const char *passphrase
      = self->passphrase_row ? gtk_editable_get_text (self->passphrase_row) : NULL;

  if (!is_complete (self, user))
    return;
  say (self, NULL, NULL);
  set_is_busy (self, TRUE);
  trab_session_keys_run_async (self->session, self->action, gtk_editable_get_text (self->own_row),
                               user, passphrase, run_cb, g_object_ref (self));
}

static void
do_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  do_it (TRAB_KEY_WINDOW (widget));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Enter goes on to the next row, and from the last one does it */
static void
entered_cb (GtkEditable *row, TrabKeyWindow *self)
{
  if (row == self->own_row)
    do_it (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
}

static GtkEditable *
add_row (TrabKeyWindow *self, GType type, const char *title)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);

  g_signal_connect (row, "entry-activated", G_CALLBACK (entered_cb), self);
  adw_preferences_group_add (self->group, row);
  return GTK_EDITABLE (row);
}

static void
trab_key_window_finalize (GObject *object)
{
  TrabKeyWindow *self = TRAB_KEY_WINDOW (object);

  g_clear_object (&self->session);
  g_free (self->user);
  G_OBJECT_CLASS (trab_key_window_parent_class)->finalize (object);
}

static void
trab_key_window_class_init (TrabKeyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trab_key_window_finalize;
  /** TrabKeyWindow::done: who may open the records has changed */
  signals[SIGNAL_DONE] = g_signal_new ("done", TRAB_TYPE_KEY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-key-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabKeyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabKeyWindow, group);
  gtk_widget_class_bind_template_child (widget_class, TrabKeyWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrabKeyWindow, do_button);
  gtk_widget_class_bind_template_child (widget_class, TrabKeyWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrabKeyWindow, words_label);
  gtk_widget_class_install_action (widget_class, "key.do", NULL, do_action);
  gtk_widget_class_install_action (widget_class, "key.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "key.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "key.do",
                                       NULL);
}

static void
trab_key_window_init (TrabKeyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const struct
{
  const char *title;
  const char *about;
  const char *button;
} words[] = {
  [TRAB_KEY_ADD_USER] = { N_ ("Add a User"),
                          N_ ("Everybody has a name and a passphrase of their own. The audit says "
                              "who did what."),
                          N_ ("Add") },
  [TRAB_KEY_REMOVE_USER]
  = { N_ ("Remove a User"),
      N_ ("The records stay; what was done under the name stays in the audit."), N_ ("Remove") },
  [TRAB_KEY_CHANGE] = { N_ ("Change Your Passphrase"), NULL, N_ ("Change") },
  [TRAB_KEY_RECOVERY] = { N_ ("New Key on Paper"),
                          N_ ("Nine words that open the records when a passphrase is lost. Words "
                              "written down before are void from then on."),
                          N_ ("Make the Words") },
};

/** trab_key_window_new: @user: (nullable): whom it is about; NULL asks for it, or is oneself */
TrabKeyWindow *
trab_key_window_new (TrabSession *session, TrabKeyAction action, const char *user)
{
  TrabKeyWindow *self = g_object_new (TRAB_TYPE_KEY_WINDOW, "title", _ (words[action].title), NULL);

  self->session = g_object_ref (session);
  self->action = action;
  self->user = g_strdup (user);
  gtk_button_set_label (GTK_BUTTON (self->do_button), _ (words[action].button));
  adw_preferences_group_set_title (self->group, user ? user : "");
  if (words[action].about != NULL)
    adw_preferences_group_set_description (self->group, _ (words[action].about));
  if (action == TRAB_KEY_ADD_USER)
    self->user_row = add_row (self, ADW_TYPE_ENTRY_ROW, _ ("Name"));
  if (action == TRAB_KEY_ADD_USER || action == TRAB_KEY_CHANGE)
    {
      self->passphrase_row
          = add_row (self, ADW_TYPE_PASSWORD_ENTRY_ROW,
                     action == TRAB_KEY_CHANGE ? _ ("New passphrase") : _ ("Their passphrase"));
      self->repeat_row = add_row (self, ADW_TYPE_PASSWORD_ENTRY_ROW, _ ("The same again"));
    }
  self->own_row = add_row (self, ADW_TYPE_PASSWORD_ENTRY_ROW, _ ("Your own passphrase"));
  gtk_widget_grab_focus (GTK_WIDGET (self->user_row         ? self->user_row
                                     : self->passphrase_row ? self->passphrase_row
                                                            : self->own_row));
  return self;
}
