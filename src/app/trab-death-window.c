/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-death-window.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-death-draft.h"
#include "trab-field-row.h"
#include "trab-form-kit.h"
#include "trab-present-error.h"
#include "trab-present-problem.h"
#include "trab-session-death.h"

struct _TrabDeathWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  TrabDraft *draft;
  TrabFormKit *kit;
  gboolean is_taken_back; /* of somebody recorded as dead */

  AdwWindowTitle *title;
  GtkButton *save_button;
  GtkLabel *hint_label;
  GtkBox *rows;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TrabDeathWindow, trab_death_window, ADW_TYPE_WINDOW)

static void
build_rows (TrabDeathWindow *self)
{
  for (guint i = 0; i < trab_draft_get_n_fields (self->draft); i++)
    {
      const char *field = trab_draft_get_field (self->draft, i)->name;
      TrabFieldWords words
          = { .title = trab_present_problem_get_field_name (field),
              .hint = i == 0 ? _ ("Leave it empty where the day is not known.") : NULL };
      GtkWidget *row = trab_field_row_new (self->draft, field, &words);

      gtk_box_append (self->rows, row);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabDeathWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error);
  trab_form_kit_end_save (self->kit, error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabDeathWindow *self = TRAB_DEATH_WINDOW (widget);
  TrabSessionDeath death = { .is_dead = !self->is_taken_back,
                             .source = trab_draft_get_text (self->draft, "death_source") };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabPatient) patient = NULL;
  g_autoptr (TrabRecord) changes = NULL;

  trab_draft_get_date (self->draft, "death_date", &death.date);
  if (trab_draft_check (self->draft, &error))
    patient = trab_session_death_new_patient (
        trab_consultation_get_patient (self->consultation), &death,
        trab_consultation_get_today (self->consultation), &error);
  if (patient == NULL)
    {
      trab_form_kit_say (self->kit, trab_present_error_get_sentence (error));
      return;
    }
  trab_form_kit_begin_save (self->kit);
  changes = trab_record_new (patient);
  trab_consultation_keep_async (self->consultation, changes, saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_death_window_dispose (GObject *object)
{
  TrabDeathWindow *self = TRAB_DEATH_WINDOW (object);

  g_clear_pointer (&self->kit, trab_form_kit_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_death_window_parent_class)->dispose (object);
}

static void
trab_death_window_class_init (TrabDeathWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_death_window_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-death-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabDeathWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrabDeathWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrabDeathWindow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TrabDeathWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, TrabDeathWindow, problem_label);
  gtk_widget_class_install_action (widget_class, "death.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "death.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "death.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "death.save",
                                       NULL);
}

static void
trab_death_window_init (TrabDeathWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrabDeathWindow *
trab_death_window_new (TrabConsultation *consultation)
{
  TrabDeathWindow *self = g_object_new (TRAB_TYPE_DEATH_WINDOW, NULL);
  TrabPatient *patient = trab_consultation_get_patient (consultation);
  const char *title = NULL;

  self->consultation = g_object_ref (consultation);
  self->draft = trab_death_draft_new (patient, trab_consultation_get_today (consultation));
  self->is_taken_back = trab_patient_get (patient)->is_dead;
  title = self->is_taken_back ? _ ("Recorded as Dead by a Slip?") : _ ("Record a Death");
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  gtk_button_set_label (self->save_button, self->is_taken_back ? _ ("Take Back") : _ ("Record"));
  gtk_label_set_label (self->hint_label,
                       self->is_taken_back
                           ? _ ("The person is alive again in this record. That a death was "
                                "recorded, and taken back, stays in the list of who did what.")
                           : _ ("From then on there is no new plan, nothing is signed or printed, "
                                "and nobody is called in. The record can be read and exported."));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), !self->is_taken_back);
  self->kit = trab_form_kit_new (GTK_WINDOW (self), GTK_WIDGET (self->rows), self->problem_label,
                                 GTK_WIDGET (self->save_button));
  trab_form_kit_set_draft (self->kit, self->draft);
  if (!self->is_taken_back)
    {
      build_rows (self);
      trab_form_kit_set_parking (self->kit, trab_consultation_get_session (consultation),
                                 trab_patient_get (patient)->id, "death");
    }
  return self;
}

/** trab_death_window_get_draft: (transfer none) */
TrabDraft *
trab_death_window_get_draft (TrabDeathWindow *self)
{
  g_return_val_if_fail (TRAB_IS_DEATH_WINDOW (self), NULL);

  return self->draft;
}
