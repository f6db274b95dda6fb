/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-addendum-window.h"

#include <glib/gi18n.h>

#include "trab-addendum-draft.h"
#include "trab-form-kit.h"
#include "trab-present-error.h"
#include "trab-session-visits.h"

#define FIELD "addendum"

struct _TrabAddendumWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  char *visit_id;
  TrabDraft *draft;
  TrabFormKit *kit;

  GtkWidget *content;
  GtkTextView *text_view;
  GtkLabel *problem_label;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (TrabAddendumWindow, trab_addendum_window, ADW_TYPE_WINDOW)

/* From the view to the draft, which is what is asked about, parked and saved; and back when it was
 * parked */
static void
text_changed_cb (TrabAddendumWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  trab_draft_set_text (self->draft, FIELD, text);
}

static void
draft_changed_cb (TrabAddendumWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  const char *text = trab_draft_get_text (self->draft, FIELD);

  if (gtk_text_buffer_get_char_count (buffer) == 0 && *text != '\0')
    gtk_text_buffer_set_text (buffer, text, -1);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabAddendumWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error);
  trab_form_kit_end_save (self->kit, error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabAddendumWindow *self = TRAB_ADDENDUM_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) changes = trab_session_visits_new_addendum (
      trab_consultation_get_record (self->consultation), self->visit_id,
      trab_draft_get_text (self->draft, FIELD), &error);

  if (changes == NULL)
    {
      trab_form_kit_say (self->kit, trab_present_error_get_sentence (error));
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
      return;
    }
  trab_form_kit_begin_save (self->kit);
  trab_consultation_keep_async (self->consultation, changes, saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_addendum_window_dispose (GObject *object)
{
  TrabAddendumWindow *self = TRAB_ADDENDUM_WINDOW (object);

  g_clear_pointer (&self->kit, trab_form_kit_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->visit_id, g_free);
  G_OBJECT_CLASS (trab_addendum_window_parent_class)->dispose (object);
}

static void
trab_addendum_window_class_init (TrabAddendumWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_addendum_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-addendum-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabAddendumWindow, content);
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
  g_autofree char *form = g_strconcat (FIELD, "-", visit_id, NULL);

  self->consultation = g_object_ref (consultation);
  self->visit_id = g_strdup (visit_id);
  self->draft = trab_addendum_draft_new ();
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->kit = trab_form_kit_new (GTK_WINDOW (self), self->content, self->problem_label,
                                 GTK_WIDGET (self->save_button));
  trab_form_kit_set_draft (self->kit, self->draft);
  trab_form_kit_set_parking (self->kit, trab_consultation_get_session (consultation),
                             trab_patient_get (trab_consultation_get_patient (consultation))->id,
                             form);
  return self;
}

/** trab_addendum_window_get_draft: (transfer none): its one field is "addendum" */
TrabDraft *
trab_addendum_window_get_draft (TrabAddendumWindow *self)
{
  g_return_val_if_fail (TRAB_IS_ADDENDUM_WINDOW (self), NULL);

  return self->draft;
}
