/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-form-window.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-form-keys.h"
#include "trab-form-kit.h"
#include "trab-fracture.h"
#include "trab-history-draft.h"
#include "trab-laboratory-draft.h"
#include "trab-present-error.h"
#include "trab-present-measure.h"
#include "trab-present-medicine.h"
#include "trab-present-patient.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"
#include "trab-scan-draft.h"
#include "trab-session-settings.h"
#include "trab-toast.h"

#define FIRST_LABORATORY TRAB_MEASURE_CTX
#define LAST_LABORATORY TRAB_MEASURE_PSA

typedef gboolean (*Build) (TrabDraft *draft,
                           const char *patient_id,
                           const char *visit_id,
                           TrabRecord *into,
                           GError **error);

struct _TrabFormWindow
{
  AdwWindow parent_instance;

  TrabConsultation *consultation;
  TrabForm form;
  TrabDraft *draft;
  Build build;
  TrabFormKit *kit;

  AdwWindowTitle *title;
  GtkButton *save_button;
  GtkBox *content;
  GtkWidget *measure_group;
  GtkDropDown *measure_list;
  GtkBox *rows;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TrabFormWindow, trab_form_window, ADW_TYPE_WINDOW)

/* Fields that the program fills in from others, or that the list of units stands for. */
static gboolean
is_hidden (const char *field)
{
  return g_str_has_suffix (field, "_unit") || g_str_equal (field, "regimen");
}

static const char *
get_choice_words (const char *field, const char *choice)
{
  TrabFractureSite site = TRAB_FRACTURE_OTHER;

  if (g_str_equal (field, "site") && trab_fracture_site_from_string (choice, &site))
    return trab_present_patient_get_fracture_site (site);
  if (g_str_equal (field, "medicine"))
    return trab_present_medicine_get_kind (choice);
  if (g_str_equal (field, "side"))
    return g_str_equal (choice, "left") ? _ ("Left") : _ ("Right");
  return trab_present_question_get_yes_no (choice);
}

static void
build_rows (TrabFormWindow *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < trab_draft_get_n_fields (self->draft); i++)
    {
      const TrabDraftField *field = trab_draft_get_field (self->draft, i);
      TrabFieldWords words = { .title = trab_present_problem_get_field_name (field->name),
                               .get_choice = get_choice_words };

      if (!is_hidden (field->name))
        gtk_box_append (self->rows, trab_field_row_new (self->draft, field->name, &words));
    }
  trab_form_kit_set_draft (self->kit, self->draft);
}

/* A value belongs to its measure, and comes back to no other one. */
static void
set_parking (TrabFormWindow *self)
{
  static const char *const names[] = { [TRAB_FORM_SCAN] = "scan",
                                       [TRAB_FORM_LABORATORY] = "laboratory",
                                       [TRAB_FORM_FRACTURE] = "fracture",
                                       [TRAB_FORM_COURSE] = "course" };
  TrabMeasure measure
      = (TrabMeasure) (FIRST_LABORATORY + gtk_drop_down_get_selected (self->measure_list));
  g_autofree char *form
      = self->form == TRAB_FORM_LABORATORY
            ? g_strdup_printf ("%s-%s", names[self->form], trab_measure_get_info (measure)->id)
            : g_strdup (names[self->form]);

  trab_form_kit_set_parking (
      self->kit, trab_consultation_get_session (self->consultation),
      trab_patient_get (trab_consultation_get_patient (self->consultation))->id, form);
}

/* Begins in the clinic's units; a T-score is judged beside its density, a value beside its unit. */
static void
judge_with_tables (TrabFormWindow *self)
{
  g_autoptr (TrabSettings) settings
      = trab_session_settings_dup (trab_consultation_get_session (self->consultation));

  trab_settings_fill_units (settings, self->draft);
  if (self->form == TRAB_FORM_SCAN || self->form == TRAB_FORM_LABORATORY)
    trab_session_judge_draft (trab_consultation_get_session (self->consultation),
                              trab_consultation_get_record (self->consultation), self->draft);
}

/* Another result of the same sample: day, laboratory and number stay, only the unit is its own. */
static void
take_over (TrabFormWindow *self, TrabDraft *before)
{
  for (guint i = 0; i < trab_draft_get_n_fields (self->draft); i++)
    {
      const char *field = trab_draft_get_field (self->draft, i)->name;

      if (!is_hidden (field))
        trab_draft_set_text (self->draft, field, trab_draft_get_text (before, field));
    }
}

static void
measure_selected_cb (TrabFormWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->measure_list);
  g_autoptr (TrabDraft) before = NULL;

  if (self->form != TRAB_FORM_LABORATORY || self->consultation == NULL)
    return;
  before = g_steal_pointer (&self->draft);
  self->draft = trab_laboratory_draft_new (trab_consultation_get_record (self->consultation),
                                           (TrabMeasure) (FIRST_LABORATORY + selected),
                                           trab_consultation_get_today (self->consultation));
  judge_with_tables (self);
  build_rows (self);
  take_over (self, before);
  set_parking (self);
}

static void
fill_measure_list (TrabFormWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = FIRST_LABORATORY; i <= LAST_LABORATORY; i++)
    gtk_string_list_append (names, trab_present_measure_get_name ((TrabMeasure) i));
  gtk_drop_down_set_model (self->measure_list, G_LIST_MODEL (names));
}

static void
start_form (TrabFormWindow *self)
{
  TrabRecord *record = trab_consultation_get_record (self->consultation);
  TrabDate today = trab_consultation_get_today (self->consultation);
  const char *title = NULL;

  switch (self->form)
    {
    case TRAB_FORM_SCAN:
      title = _ ("Add a Bone Scan");
      self->draft = trab_scan_draft_new (record, today);
      self->build = trab_scan_draft_build;
      break;
    case TRAB_FORM_LABORATORY:
      title = _ ("Add a Laboratory Result");
      self->draft = trab_laboratory_draft_new (record, FIRST_LABORATORY, today);
      self->build = trab_laboratory_draft_build;
      fill_measure_list (self);
      break;
    case TRAB_FORM_FRACTURE:
      title = _ ("Add a Broken Bone");
      self->draft = trab_history_draft_new_fracture (record, today);
      self->build = trab_history_draft_build_fracture;
      break;
    case TRAB_FORM_COURSE:
      title = _ ("Add a Medicine");
      self->draft = trab_history_draft_new_course (record, today);
      self->build = trab_history_draft_build_course;
      break;
    }
  judge_with_tables (self);
  gtk_widget_set_visible (self->measure_group, self->form == TRAB_FORM_LABORATORY);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  build_rows (self);
  set_parking (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    trab_toast_show (GTK_WIDGET (self), _ ("Added to today's visit"));
  trab_form_kit_end_save (self->kit, error);
}

static const char *
get_known_sentence (TrabForm form)
{
  switch (form)
    {
    case TRAB_FORM_FRACTURE:
      return _ ("The record has this broken bone of that day already. Cancel, or tell in the note "
                "how this one differs.");
    case TRAB_FORM_COURSE:
      return _ ("The record has this medicine already. Cancel, or correct the dose or a date.");
    case TRAB_FORM_SCAN:
    case TRAB_FORM_LABORATORY:
      break;
    }
  return _ ("The record has these results of that day already. Cancel, or correct the day or a "
            "value.");
}

static void
save_cb (TrabFormWindow *self)
{
  TrabPatient *patient = trab_consultation_get_patient (self->consultation);
  g_autoptr (TrabRecord) additions = trab_record_new (patient);
  g_autoptr (GError) error = NULL;

  if (trab_draft_is_empty (self->draft))
    {
      trab_form_kit_say (self->kit, _ ("Nothing is filled in yet."));
      trab_form_keys_focus_first (GTK_WIDGET (self->content));
      return;
    }
  if (!trab_form_kit_may_save (self->kit))
    return;
  if (!self->build (self->draft, trab_patient_get (patient)->id,
                    trab_consultation_get_visit_id (self->consultation), additions, &error))
    {
      trab_form_kit_say (self->kit, trab_present_error_get_sentence (error));
      return;
    }
  if (trab_record_has_rows (trab_consultation_get_record (self->consultation), additions))
    {
      trab_form_kit_say (self->kit, get_known_sentence (self->form));
      trab_form_keys_focus_first (GTK_WIDGET (self->content));
      return;
    }
  trab_form_kit_begin_save (self->kit);
  trab_consultation_save_async (self->consultation, additions, saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save_cb (TRAB_FORM_WINDOW (widget));
}

static void
trab_form_window_dispose (GObject *object)
{
  TrabFormWindow *self = TRAB_FORM_WINDOW (object);

  g_clear_object (&self->consultation);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->kit, trab_form_kit_free);
  G_OBJECT_CLASS (trab_form_window_parent_class)->dispose (object);
}

static void
trab_form_window_class_init (TrabFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_form_window_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, measure_group);
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, measure_list);
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, TrabFormWindow, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, measure_selected_cb);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
trab_form_window_init (TrabFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrabFormWindow *
trab_form_window_new (TrabConsultation *consultation, TrabForm form)
{
  TrabFormWindow *self = g_object_new (TRAB_TYPE_FORM_WINDOW, NULL);

  self->consultation = g_object_ref (consultation);
  self->form = form;
  self->kit = trab_form_kit_new (GTK_WINDOW (self), GTK_WIDGET (self->content), self->problem_label,
                                 GTK_WIDGET (self->save_button));
  start_form (self);
  return self;
}

/** trab_form_window_get_draft: (transfer none) */
TrabDraft *
trab_form_window_get_draft (TrabFormWindow *self)
{
  g_return_val_if_fail (TRAB_IS_FORM_WINDOW (self), NULL);

  return self->draft;
}
