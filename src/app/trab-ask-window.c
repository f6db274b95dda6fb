/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-ask-window.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-form-keys.h"
#include "trab-present-error.h"
#include "trab-question-list.h"
#include "trab-session-ask.h"
#include "trab-toast.h"

struct _TrabAskWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;

  AdwWindowTitle *title;
  GtkButton *done_button;
  GtkBox *content;
  TrabQuestionList *list;
};

G_DEFINE_FINAL_TYPE (TrabAskWindow, trab_ask_window, ADW_TYPE_WINDOW)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    trab_toast_show (parent, trab_present_error_get_sentence (error));
}

/* What was answered is compared with at once. */
static gboolean
trab_ask_window_close_request (GtkWindow *window)
{
  TrabAskWindow *self = TRAB_ASK_WINDOW (window);
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (trab_consultation_has_changes (self->consultation)
      && !trab_consultation_is_signed (self->consultation) && parent != NULL)
    trab_consultation_save_async (self->consultation, NULL, saved_cb, g_object_ref (parent));
  return GTK_WINDOW_CLASS (trab_ask_window_parent_class)->close_request (window);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
mapped_cb (TrabAskWindow *self)
{
  trab_form_keys_focus_first (GTK_WIDGET (self->content));
}

static void
trab_ask_window_dispose (GObject *object)
{
  g_clear_object (&TRAB_ASK_WINDOW (object)->consultation);
  G_OBJECT_CLASS (trab_ask_window_parent_class)->dispose (object);
}

static void
trab_ask_window_class_init (TrabAskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_ask_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trab_ask_window_close_request;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-ask-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabAskWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrabAskWindow, done_button);
  gtk_widget_class_bind_template_child (widget_class, TrabAskWindow, content);
  gtk_widget_class_install_action (widget_class, "ask.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "ask.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "ask.close",
                                       NULL);
}

static void
trab_ask_window_init (TrabAskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  trab_form_keys_attach (GTK_WIDGET (self->content), GTK_WIDGET (self->done_button));
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

static const char *
find_read_out (const GArray *asks, const char *question)
{
  for (guint i = 0; asks != NULL && i < asks->len; i++)
    {
      const TrabVisitAsk *ask = &g_array_index (asks, TrabVisitAsk, i);

      if (g_str_equal (trab_question_get_info (ask->question)->id, question))
        return ask->read_out;
    }
  return NULL;
}

/* What another question hangs on is asked before it. */
static void
add (TrabAskWindow *self, const GArray *asks, const char *id)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;
  TrabQuestion parent = TRAB_QUESTION_FALLS_COUNT;
  const char *answer = NULL;

  if (!trab_question_from_string (id, &question) || trab_question_list_has (self->list, id))
    return;
  if (trab_question_hangs_on (question, &parent, &answer))
    add (self, asks, trab_question_get_info (parent)->id);
  trab_question_list_add (self->list, trab_question_get_info (question)->id,
                          find_read_out (asks, id));
}

/** trab_ask_window_new: @questions: their ids, NULL at the end; others are passed over */
TrabAskWindow *
trab_ask_window_new (TrabConsultation *consultation,
                     const char *const *questions,
                     const char *title)
{
  TrabAskWindow *self = g_object_new (TRAB_TYPE_ASK_WINDOW, NULL);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  g_autoptr (GArray) asks = trab_session_ask_list (
      trab_consultation_get_session (consultation), trab_consultation_get_record (consultation),
      draft, NULL, trab_consultation_get_today (consultation), NULL);

  self->consultation = g_object_ref (consultation);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  self->list = trab_question_list_new (draft);
  gtk_box_append (self->content, GTK_WIDGET (self->list));
  for (guint i = 0; questions[i] != NULL; i++)
    add (self, asks, questions[i]);
  return self;
}

/** trab_ask_window_present: asks above the window that @parent stands in */
void
trab_ask_window_present (GtkWidget *parent,
                         TrabConsultation *consultation,
                         const char *const *questions,
                         const char *title)
{
  TrabAskWindow *self = trab_ask_window_new (consultation, questions, title);

  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_present (GTK_WINDOW (self));
}
