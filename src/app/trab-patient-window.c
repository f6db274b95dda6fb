/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-window.h"

#include <glib/gi18n.h>

#include "trab-open-visit.h"
#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-form-kit.h"
#include "trab-patient-draft.h"
#include "trab-present-error.h"
#include "trab-present-patient.h"
#include "trab-present-problem.h"
#include "trab-session-save.h"
#include "trab-session-search.h"
#include "trab-stay-dialog.h"

#define KEY_SAME "trab-same-person"
#define MOST_SAME 200 /* people of one name and day of birth */

struct _TrabPatientWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  TrabDraft *draft;
  char *patient_id;     /* of the person being saved; NULL before */
  TrabPatient *patient; /* being saved; NULL before */
  TrabFormKit *kit;
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
    return _ ("As you write it, with the whole year.");
  if (g_str_equal (field, "sex"))
    return _ ("Decides which equations and reference groups are used.");
  if (g_str_equal (field, "allergies"))
    return _ ("Leave empty while it is not known.");
  return NULL;
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

      gtk_box_append (self->rows, trab_field_row_new (self->draft, field, &words));
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPatientWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_session_save_finish (TRAB_SESSION (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (record != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-patient", "s",
                                trab_patient_get (trab_record_get_patient (record))->id);
  trab_form_kit_end_save (self->kit, error);
}

static void
save (TrabPatientWindow *self)
{
  g_autoptr (TrabRecord) record = trab_record_new (self->patient);

  trab_session_save_async (self->session, record, NULL, saved_cb, g_object_ref (self));
}

static void
same_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (TrabPatientWindow) self = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!g_str_equal (response, "open"))
    return;
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-patient", "s",
                                g_object_get_data (G_OBJECT (dialog), KEY_SAME));
  trab_form_kit_leave (self->kit);
}

/* One person, one record: a second one would hide half of what is known. */
static void
refuse_same (TrabPatientWindow *self, TrabPatientSummary *same)
{
  TrabSex sex = trab_patient_get (self->patient)->sex;
  g_autofree char *sentence = trab_present_patient_dup_same (self->patient);
  AdwMessageDialog *dialog
      = trab_stay_dialog_new (GTK_WINDOW (self), _ ("This person has a record"), sentence, "open",
                              trab_present_patient_get_open_record (sex));

  /* here going on is what is meant */
  adw_message_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_DEFAULT);
  adw_message_dialog_set_default_response (dialog, "open");
  g_object_set_data_full (G_OBJECT (dialog), KEY_SAME,
                          g_strdup (trab_patient_summary_get (same)->id), g_free);
  g_signal_connect (dialog, "response", G_CALLBACK (same_response_cb), g_object_ref (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPatientWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_session_search_finish (TRAB_SESSION (source), result, &error);
  TrabPatientSummary *same = NULL;

  for (guint i = 0; found != NULL && same == NULL && i < found->len; i++)
    if (trab_patient_summary_is_same_person (g_ptr_array_index (found, i), self->patient))
      same = g_ptr_array_index (found, i);
  if (found != NULL && same == NULL)
    {
      save (self);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  if (same != NULL)
    refuse_same (self, same);
  else
    trab_form_kit_say (self->kit, trab_present_error_get_sentence (error));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientWindow *self = TRAB_PATIENT_WINDOW (widget);
  const TrabPatientFields *fields = NULL;
  char birth[TRAB_DATE_TEXT_SIZE];
  g_autofree char *search = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save_button))
      || !trab_form_kit_may_save (self->kit))
    return;
  if (self->patient_id == NULL)
    self->patient_id = trab_open_visit_make_id ();
  g_clear_object (&self->patient);
  self->patient = trab_patient_draft_build (self->draft, NULL, self->patient_id, NULL);
  g_return_if_fail (self->patient != NULL);

  fields = trab_patient_get (self->patient);
  search
      = g_strjoin (" ", fields->family_name, trab_date_to_text (fields->birth_date, birth), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  trab_session_search_async (self->session, search, MOST_SAME, NULL, looked_cb,
                             g_object_ref (self));
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

  g_clear_pointer (&self->kit, trab_form_kit_free);
  g_clear_object (&self->patient);
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
  self->kit = trab_form_kit_new (GTK_WINDOW (self), GTK_WIDGET (self->rows), self->problem_label,
                                 GTK_WIDGET (self->save_button));
  trab_form_kit_set_draft (self->kit, self->draft);
  trab_form_kit_set_parking (self->kit, session, NULL, "patient");
  return self;
}

void
trab_patient_window_present (GtkWindow *parent, TrabSession *session, TrabDate today)
{
  TrabPatientWindow *self = trab_patient_window_new (session, today);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
}

/** trab_patient_window_get_draft: (transfer none) */
TrabDraft *
trab_patient_window_get_draft (TrabPatientWindow *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_WINDOW (self), NULL);

  return self->draft;
}
