/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-users-group.h"

#include <glib/gi18n.h>

#include "trab-key-window.h"
#include "trab-present-error.h"

#define PAPER_USER ":recovery"

struct _TrabUsersGroup
{
  AdwPreferencesGroup parent_instance;
  TrabSession *session;
  GPtrArray *rows; /* of GtkWidget, in the group */
};

G_DEFINE_FINAL_TYPE (TrabUsersGroup, trab_users_group, ADW_TYPE_PREFERENCES_GROUP)

static void refresh (TrabUsersGroup *self);

static void
open_window (TrabUsersGroup *self, TrabKeyAction action, const char *user)
{
  TrabKeyWindow *window = trab_key_window_new (self->session, action, user);

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (window, "done", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
remove_cb (GtkButton *button, TrabUsersGroup *self)
{
  open_window (self, TRAB_KEY_REMOVE_USER, g_object_get_data (G_OBJECT (button), "user"));
}

static void
add_cb (TrabUsersGroup *self)
{
  open_window (self, TRAB_KEY_ADD_USER, NULL);
}

static void
change_cb (TrabUsersGroup *self)
{
  open_window (self, TRAB_KEY_CHANGE, NULL);
}

static void
paper_cb (TrabUsersGroup *self)
{
  open_window (self, TRAB_KEY_RECOVERY, NULL);
}

static void
add_row (TrabUsersGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_user (TrabUsersGroup *self, const char *user)
{
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), user);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", user, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "user", g_strdup (user), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, row);
}

static void
add_command (TrabUsersGroup *self,
             const char *title,
             const char *subtitle,
             void (*activated) (TrabUsersGroup *))
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle",
                                 subtitle ? subtitle : "", "activatable", TRUE, NULL);

  g_signal_connect_swapped (row, "activated", G_CALLBACK (activated), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  add_row (self, row);
}

static void
show (TrabUsersGroup *self, char **users)
{
  gboolean has_paper = g_strv_contains ((const char *const *) users, PAPER_USER);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (char **user = users; *user != NULL; user++)
    if (!g_str_equal (*user, PAPER_USER))
      add_user (self, *user);
  add_command (self, _ ("Add a user…"), NULL, add_cb);
  add_command (self, _ ("Change your passphrase…"), NULL, change_cb);
  add_command (self, _ ("New key on paper…"),
               has_paper ? _ ("There is one. New words make the old ones void.")
                         : _ ("There is none: a forgotten passphrase would lose the records."),
               paper_cb);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabUsersGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) users
      = trab_session_keys_list_users_finish (TRAB_SESSION (source), result, &error);

  if (users != NULL)
    show (self, users);
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                           trab_present_error_get_sentence (error));
}

static void
refresh (TrabUsersGroup *self)
{
  trab_session_keys_list_users_async (self->session, listed_cb, g_object_ref (self));
}

static void
trab_users_group_finalize (GObject *object)
{
  TrabUsersGroup *self = TRAB_USERS_GROUP (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (trab_users_group_parent_class)->finalize (object);
}

static void
trab_users_group_class_init (TrabUsersGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_users_group_finalize;
}

static void
trab_users_group_init (TrabUsersGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Who may open the records"));
}

/** trab_users_group_new: of the open store of @session */
TrabUsersGroup *
trab_users_group_new (TrabSession *session)
{
  TrabUsersGroup *self = g_object_new (TRAB_TYPE_USERS_GROUP, NULL);

  self->session = g_object_ref (session);
  if (trab_session_is_practice (session))
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (self),
        _ ("The practice records open for everybody. Records of a clinic have users."));
  else
    refresh (self);
  return self;
}
