/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-addendum-window.h"

#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-session-visits.h"
#include "trab-stay-dialog.h"

struct _TrabAddendumWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  char *visit_id;

  GtkTextView *text_view;
  GtkLabel *problem_label;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (TrabAddendumWindow, trab_addendum_window, ADW_TYPE_WINDOW)

static char *
dup_text (TrabAddendumWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
say_problem (TrabAddendumWindow *self, const GError *error)
{
  gtk_label_set_label (self->problem_label, error ? trab_present_error_get_sentence (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabAddendumWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  say_problem (self, error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabAddendumWindow *self = TRAB_ADDENDUM_WINDOW (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) changes = trab_session_visits_new_addendum (
      trab_consultation_get_record (self->consultation), self->visit_id, text, &error);

  say_problem (self, error);
  if (changes == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  trab_consultation_keep_async (self->consultation, changes, saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
lose_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "lose"))
    gtk_window_destroy (GTK_WINDOW (user_data));
}

/* Words that are not saved are not lost without asking. */
static gboolean
trab_addendum_window_close_request (GtkWindow *window)
{
  TrabAddendumWindow *self = TRAB_ADDENDUM_WINDOW (window);
  g_autofree char *text = g_strstrip (dup_text (self));
  AdwMessageDialog *dialog = NULL;

  if (*text == '\0')
    return GDK_EVENT_PROPAGATE;
  dialog
      = trab_stay_dialog_new (window, _ ("What you wrote is not added"),
                              _ ("It is on no page and in no record yet."), "lose", _ ("_Lose It"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (lose_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
trab_addendum_window_dispose (GObject *object)
{
  TrabAddendumWindow *self = TRAB_ADDENDUM_WINDOW (object);

  g_clear_object (&self->consultation);
  g_clear_pointer (&self->visit_id, g_free);
  G_OBJECT_CLASS (trab_addendum_window_parent_class)->dispose (object);
}

static void
trab_addendum_window_class_init (TrabAddendumWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_addendum_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trab_addendum_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-addendum-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabAddendumWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrabAddendumWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrabAddendumWindow, save_button);
  gtk_widget_class_install_action (widget_class, "addendum.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "addendum.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "addendum.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "addendum.save", NULL);
}

static void
trab_addendum_window_init (TrabAddendumWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrabAddendumWindow *
trab_addendum_window_new (TrabConsultation *consultation, const char *visit_id)
{
  TrabAddendumWindow *self = g_object_new (TRAB_TYPE_ADDENDUM_WINDOW, NULL);

  self->consultation = g_object_ref (consultation);
  self->visit_id = g_strdup (visit_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  return self;
}

void
trab_addendum_window_set_text (TrabAddendumWindow *self, const char *text)
{
  g_return_if_fail (TRAB_IS_ADDENDUM_WINDOW (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}
