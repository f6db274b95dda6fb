/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-disagreement-window.h"

#include <glib/gi18n.h>

#include "trab-present-disagreement.h"
#include "trab-present-row.h"

#define KEY_ID "trab-disagreement-id"
#define CARD_CHARS 24

struct _TrabDisagreementWindow
{
  AdwWindow parent_instance;
  GtkLabel *question_label;
  GtkLabel *why_label;
  GtkFlowBox *studies_box;
};

G_DEFINE_FINAL_TYPE (TrabDisagreementWindow, trab_disagreement_window, ADW_TYPE_WINDOW)

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_disagreement_window_class_init (TrabDisagreementWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-disagreement-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabDisagreementWindow, question_label);
  gtk_widget_class_bind_template_child (widget_class, TrabDisagreementWindow, why_label);
  gtk_widget_class_bind_template_child (widget_class, TrabDisagreementWindow, studies_box);
  gtk_widget_class_install_action (widget_class, "disagreement.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "disagreement.close", NULL);
}

static void
trab_disagreement_window_init (TrabDisagreementWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_label (GtkWidget *card, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), CARD_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CARD_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (card), label);
}

/* A study, read aloud as one whole. The mark of use is in words: no colour calls one right. */
static GtkWidget *
new_card (const TrabPresentStudy *study)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr (GString) spoken = g_string_new (study->name);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  add_label (card, study->name, "heading");
  add_label (card, trab_present_disagreement_get_used (study->is_used), NULL);
  g_string_append_printf (spoken, ". %s", trab_present_disagreement_get_used (study->is_used));
  for (guint i = 0; i < study->rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (study->rows, i);

      add_label (card, row->title, "caption-heading");
      add_label (card, row->text, i == 0 ? "heading" : NULL);
      g_string_append_printf (spoken, ". %s: %s", row->title, row->text);
    }
  add_label (card, study->id, "dim-label");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
  return child;
}

/** trab_disagreement_window_new: @id: of a disagreement of the evidence */
TrabDisagreementWindow *
trab_disagreement_window_new (TrabSession *session, const char *id)
{
  TrabDisagreementWindow *self = g_object_new (TRAB_TYPE_DISAGREEMENT_WINDOW, NULL);
  g_autoptr (TrabPresentDisagreement) found
      = trab_present_disagreement_new (trab_session_get_evidence (session), id);

  g_return_val_if_fail (found != NULL, self);

  gtk_label_set_label (self->question_label, found->question);
  gtk_label_set_label (self->why_label, found->why);
  for (guint i = 0; i < found->studies->len; i++)
    gtk_flow_box_insert (self->studies_box, new_card (g_ptr_array_index (found->studies, i)), -1);
  return self;
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  TrabDisagreementWindow *window = trab_disagreement_window_new (
      TRAB_SESSION (user_data), g_object_get_data (G_OBJECT (button), KEY_ID));

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  gtk_window_present (GTK_WINDOW (window));
}

/** trab_disagreement_window_new_button: a button that names the disagreement and opens the window
 * while @session is there */
GtkWidget *
trab_disagreement_window_new_button (TrabSession *session, const char *id)
{
  g_autofree char *text = g_strdup_printf (
      _ ("Studies disagree: %s"),
      trab_present_disagreement_get_title (trab_session_get_evidence (session), id));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (button), KEY_ID, g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), session, 0);
  return button;
}
