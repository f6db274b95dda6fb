/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-window.h"

#include <glib/gi18n.h>

#include "trab-open-visit.h"
#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-patient-draft.h"
#include "trab-present-error.h"
#include "trab-present-patient.h"
#include "trab-present-problem.h"
#include "trab-window.h"

struct _TrabPatientWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  TrabDraft *draft;
  char *patient_id; /* of the person being saved; NULL before */
  GtkButton *save_button;
  GtkBox *rows;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TrabPatientWindow, trab_patient_window, ADW_TYPE_WINDOW)

static const char *
get_choice_words (const char *field, const char *choice)
{
  TrabSex sex = TRAB_SEX_UNKNOWN;

  trab_sex_from_string (choice, &sex);
  return trab_present_patient_get_sex (sex);
}

static const char *
get_hint (const char *field)
{
  if (g_str_equal (field, "birth_date"))
    return _ ("Year, month, day: 1957-02-04");
  if (g_str_equal (field, "sex"))
    return _ ("Decides which equations and reference groups are used.");
  if (g_str_equal (field, "allergies"))
    return _ ("Leave empty while it is not known.");
  return NULL;
}

static void
go_on_cb (TrabFieldRow *row, gpointer user_data)
{
  gtk_widget_child_focus (GTK_WIDGET (user_data), GTK_DIR_TAB_FORWARD);
}

static void
build_rows (TrabPatientWindow *self)
{
  for (guint i = 0; i < trab_draft_get_n_fields (self->draft); i++)
    {
      const char *field = trab_draft_get_field (self->draft, i)->name;
      TrabFieldWords words = { .title = trab_present_problem_get_field_name (field),
                               .hint = get_hint (field),
                               .get_choice = get_choice_words };
      GtkWidget *row = trab_field_row_new (self->draft, field, &words);

      g_signal_connect (row, "settled", G_CALLBACK (go_on_cb), self);
      gtk_box_append (self->rows, row);
    }
}

static void
say_problem (TrabPatientWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static void
show_first_problem (TrabPatientWindow *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const TrabProblem *problem
          = trab_draft_get_problem (self->draft, trab_field_row_get_field (TRAB_FIELD_ROW (row)));
      g_autofree char *sentence = NULL;

      if (problem == NULL || !trab_problem_blocks (problem))
        continue;
      sentence = trab_present_problem_dup_sentence (problem);
      say_problem (self, sentence);
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      return;
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPatientWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_session_save_finish (TRAB_SESSION (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (record == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
      say_problem (self, trab_present_error_get_sentence (error));
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-patient", "s",
                                trab_patient_get (trab_record_get_patient (record))->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientWindow *self = TRAB_PATIENT_WINDOW (widget);
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) record = NULL;

  if (self->patient_id == NULL)
    self->patient_id = trab_open_visit_make_id ();
  patient = trab_patient_draft_build (self->draft, NULL, self->patient_id, NULL);
  if (patient == NULL)
    {
      show_first_problem (self);
      return;
    }
  say_problem (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  record = trab_record_new (patient);
  trab_session_save_async (self->session, record, NULL, saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_patient_window_dispose (GObject *object)
{
  TrabPatientWindow *self = TRAB_PATIENT_WINDOW (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->session);
  g_clear_pointer (&self->patient_id, g_free);
  G_OBJECT_CLASS (trab_patient_window_parent_class)->dispose (object);
}

static void
trab_patient_window_class_init (TrabPatientWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_patient_window_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-patient-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPatientWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientWindow, problem_label);
  gtk_widget_class_install_action (widget_class, "person.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "person.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "person.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "person.save", NULL);
}

static void
trab_patient_window_init (TrabPatientWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrabPatientWindow *
trab_patient_window_new (TrabSession *session, TrabDate today)
{
  TrabPatientWindow *self = g_object_new (TRAB_TYPE_PATIENT_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->draft = trab_patient_draft_new (NULL, today);
  build_rows (self);
  return self;
}

void
trab_patient_window_present (GtkWindow *parent, TrabSession *session, TrabDate today)
{
  TrabPatientWindow *self = trab_patient_window_new (session, today);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

/** trab_patient_window_get_draft: (transfer none) */
TrabDraft *
trab_patient_window_get_draft (TrabPatientWindow *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_WINDOW (self), NULL);

  return self->draft;
}
