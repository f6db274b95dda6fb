/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-precision-window.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-form-kit.h"
#include "trab-precision-draft.h"
#include "trab-present-error.h"
#include "trab-present-measure.h"
#include "trab-present-precision.h"
#include "trab-present-problem.h"
#include "trab-row-group.h"
#include "trab-toast.h"

#define MAX_PATIENTS TRAB_PRECISION_DRAFT_MAX_PATIENTS
#define MAX_SCANS TRAB_PRECISION_DRAFT_MAX_SCANS
#define CELL_CHARS 7

static const char *const head_fields[] = { "scanner", "precision_site", "scans" };

struct _TrabPrecisionWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  TrabDraft *draft;
  TrabFormKit *kit;
  TrabPrecisionStudy study; /* of the patients typed so far */
  gboolean has_study;

  GtkButton *save_button;
  GtkLabel *problem_label;
  GtkLabel *about_label;
  GtkBox *rows;
  GtkLabel *kept_label;
  AdwBin *results_bin;
  TrabRowGroup *results;
  GtkGrid *grid;
  GtkEditable *cells[MAX_PATIENTS][MAX_SCANS];
  GtkWidget *heads[MAX_SCANS];
};

G_DEFINE_FINAL_TYPE (TrabPrecisionWindow, trab_precision_window, ADW_TYPE_WINDOW)

static const char *
get_choice_words (const char *field, const char *choice)
{
  TrabSite site = TRAB_SITE_NONE;

  return trab_measure_site_from_string (choice, &site) ? trab_present_measure_get_site_name (site)
                                                       : choice;
}

static TrabSite
get_site (TrabPrecisionWindow *self)
{
  TrabSite site = TRAB_SITE_NONE;

  trab_measure_site_from_string (trab_draft_get_text (self->draft, "precision_site"), &site);
  return site;
}

/* What is kept of this scanner and site already. */
static void
update_kept (TrabPrecisionWindow *self)
{
  TrabMargins *margins = trab_consultation_get_margins (self->consultation);
  const char *scanner = trab_draft_get_text_or_null (self->draft, "scanner");
  TrabSite site = get_site (self);
  gboolean is_chosen = margins != NULL && scanner != NULL && site != TRAB_SITE_NONE;
  g_autofree char *words
      = is_chosen ? trab_present_precision_dup_kept (trab_margins_find_own (margins, scanner, site))
                  : NULL;

  gtk_label_set_label (self->kept_label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kept_label), words != NULL);
}

static void
update_study (TrabPrecisionWindow *self)
{
  TrabSession *session = trab_consultation_get_session (self->consultation);
  g_autoptr (GArray) bmd_g_cm2 = trab_precision_draft_dup_bmd_g_cm2 (self->draft);
  guint n_scans = trab_precision_draft_get_n_scans (self->draft);
  g_autoptr (GPtrArray) rows = NULL;

  self->has_study
      = bmd_g_cm2->len > 0
        && trab_session_precision_study (session, (const double *) (gpointer) bmd_g_cm2->data,
                                         bmd_g_cm2->len / n_scans, n_scans, &self->study, NULL);
  if (self->has_study)
    rows = trab_present_precision_dup_rows (&self->study, get_site (self),
                                            trab_session_get_evidence (session));
  trab_row_group_set_rows (self->results, rows);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "precision.save",
                                 self->has_study && self->study.is_complete);
}

static void
update_columns (TrabPrecisionWindow *self)
{
  guint n_scans = trab_precision_draft_get_n_scans (self->draft);

  for (guint scan = 0; scan < MAX_SCANS; scan++)
    {
      gtk_widget_set_visible (self->heads[scan], scan < n_scans);
      for (guint patient = 0; patient < MAX_PATIENTS; patient++)
        gtk_widget_set_visible (GTK_WIDGET (self->cells[patient][scan]), scan < n_scans);
    }
}

static gboolean
is_focused (GtkEditable *cell)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (cell)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
mark_cell (GtkEditable *cell, gboolean is_wrong)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (cell), "error") == is_wrong)
    return;
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "error");
}

/* A cell that is wrong is marked when it is left, one that is missing when the study is to be kept.
 * Returns: (transfer full) (nullable): the first of them in words */
static char *
mark_cells (TrabPrecisionWindow *self, gboolean is_to_be_kept)
{
  char *first = NULL;

  for (guint i = 0; i < MAX_PATIENTS * MAX_SCANS; i++)
    {
      guint patient = i / MAX_SCANS, scan = i % MAX_SCANS;
      GtkEditable *cell = self->cells[patient][scan];
      const TrabProblem *problem = trab_draft_get_problem (
          self->draft, trab_precision_draft_get_repeat_field (patient + 1, scan + 1));
      gboolean is_wrong
          = problem != NULL && gtk_widget_get_visible (GTK_WIDGET (cell))
            && (is_to_be_kept || (problem->kind != TRAB_PROBLEM_MISSING && !is_focused (cell)));

      mark_cell (cell, is_wrong);
      if (is_wrong && first == NULL)
        {
          g_autofree char *place = trab_present_precision_dup_place (patient + 1, scan + 1);
          g_autofree char *sentence = trab_present_problem_dup_sentence (problem);

          first = g_strdup_printf ("%s. %s", place, sentence);
        }
    }
  return first;
}

static void
say_cells (TrabPrecisionWindow *self)
{
  g_autofree char *words = mark_cells (self, FALSE);

  trab_form_kit_say (self->kit, words);
}

/* A cell shows what the draft holds; the cursor must not jump for a blank that it drops. */
static void
update_cells (TrabPrecisionWindow *self, const char *field)
{
  for (guint i = 0; i < MAX_PATIENTS * MAX_SCANS; i++)
    {
      GtkEditable *cell = self->cells[i / MAX_SCANS][i % MAX_SCANS];
      const char *text = trab_draft_get_text (self->draft, field);
      g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (cell)));

      if (g_str_equal (g_object_get_data (G_OBJECT (cell), "field"), field)
          && !g_str_equal (typed, text))
        gtk_editable_set_text (cell, text);
    }
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabPrecisionWindow *self = user_data;

  if (g_str_equal (field, "scans"))
    update_columns (self);
  update_cells (self, field);
  say_cells (self);
  update_kept (self);
  update_study (self);
}

static void
cell_changed_cb (GtkEditable *cell, gpointer user_data)
{
  TrabPrecisionWindow *self = user_data;
  const char *field = g_object_get_data (G_OBJECT (cell), "field");

  trab_draft_set_text (self->draft, field, gtk_editable_get_text (cell));
}

static void
cell_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  if (TRAB_PRECISION_WINDOW (user_data)->draft != NULL) /* not while the window goes away */
    say_cells (user_data);
}

static void
cell_activated_cb (TrabPrecisionWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

static GtkEditable *
new_cell (TrabPrecisionWindow *self, guint patient, guint scan)
{
  GtkWidget *cell = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = trab_present_precision_dup_place (patient, scan);
  const char *field = trab_precision_draft_get_repeat_field (patient, scan);

  g_object_set_data (G_OBJECT (cell), "field", (gpointer) field);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (cell), CELL_CHARS);
  gtk_editable_set_alignment (GTK_EDITABLE (cell), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (cell), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (cell, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (cell, "changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_connect_swapped (cell, "activate", G_CALLBACK (cell_activated_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (cell_left_cb), self);
  gtk_widget_add_controller (cell, focus);
  return GTK_EDITABLE (cell);
}

static void
build_grid (TrabPrecisionWindow *self)
{
  for (guint scan = 0; scan < MAX_SCANS; scan++)
    {
      g_autofree char *head = g_strdup_printf (_ ("Scan %u"), scan + 1);

      self->heads[scan] = gtk_label_new (head);
      gtk_grid_attach (self->grid, self->heads[scan], (int) scan + 1, 0, 1, 1);
    }
  for (guint patient = 0; patient < MAX_PATIENTS; patient++)
    {
      g_autofree char *number = g_strdup_printf ("%u", patient + 1);
      GtkWidget *label = gtk_label_new (number);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_grid_attach (self->grid, label, 0, (int) patient + 1, 1, 1);
      for (guint scan = 0; scan < MAX_SCANS; scan++)
        {
          self->cells[patient][scan] = new_cell (self, patient + 1, scan + 1);
          gtk_grid_attach (self->grid, GTK_WIDGET (self->cells[patient][scan]), (int) scan + 1,
                           (int) patient + 1, 1, 1);
        }
    }
}

/* A margin is found by the scanner's name: it is offered as the latest scan has it. */
static const char *
find_scanner (TrabConsultation *consultation)
{
  GPtrArray *measurements
      = trab_record_get_measurements (trab_consultation_get_record (consultation));

  for (guint i = measurements->len; i > 0; i--)
    {
      const TrabMeasurementFields *fields
          = trab_measurement_get (g_ptr_array_index (measurements, i - 1));

      if (fields->measure == TRAB_MEASURE_BMD && fields->scanner != NULL)
        return fields->scanner;
    }
  return NULL;
}

static void
build_rows (TrabPrecisionWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (head_fields); i++)
    {
      TrabFieldWords words = { .title = trab_present_problem_get_field_name (head_fields[i]),
                               .hint = i == 0 ? _ ("Named as in its scans.") : NULL,
                               .get_choice = get_choice_words };

      gtk_box_append (self->rows, trab_field_row_new (self->draft, head_fields[i], &words));
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPrecisionWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_session_precision_save_finish (TRAB_SESSION (source), result, &error))
    {
      trab_consultation_read_margins (self->consultation);
      trab_toast_show (GTK_WIDGET (self), _ ("Scans of this scanner are judged by it from now"));
      trab_form_kit_close (self->kit);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "precision.save", TRUE);
  trab_form_kit_say (self->kit, trab_present_error_get_sentence (error));
}

/* Who is measured comes before what was measured. */
static char *
dup_obstacle (TrabPrecisionWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (head_fields); i++)
    {
      const TrabProblem *problem = trab_draft_get_problem (self->draft, head_fields[i]);

      if (problem != NULL)
        return trab_present_problem_dup_sentence (problem);
    }
  return mark_cells (self, TRUE);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPrecisionWindow *self = TRAB_PRECISION_WINDOW (widget);
  TrabPrecision precision
      = { .date = trab_consultation_get_today (self->consultation), .study = self->study };

  if (!trab_precision_draft_build (self->draft, &precision, NULL))
    {
      g_autofree char *obstacle = dup_obstacle (self);

      trab_form_kit_say (self->kit, obstacle);
      return;
    }
  gtk_widget_action_set_enabled (widget, "precision.save", FALSE);
  trab_session_precision_save_async (trab_consultation_get_session (self->consultation), &precision,
                                     saved_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_precision_window_dispose (GObject *object)
{
  TrabPrecisionWindow *self = TRAB_PRECISION_WINDOW (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_pointer (&self->kit, trab_form_kit_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_precision_window_parent_class)->dispose (object);
}

static void
trab_precision_window_class_init (TrabPrecisionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_precision_window_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-precision-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, about_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, kept_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, results_bin);
  gtk_widget_class_bind_template_child (widget_class, TrabPrecisionWindow, grid);
  gtk_widget_class_install_action (widget_class, "precision.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "precision.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "precision.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "precision.save", NULL);
}

static void
trab_precision_window_init (TrabPrecisionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->about_label, trab_present_precision_get_about ());
  self->results = trab_row_group_new (_ ("What the study gives"), NULL);
  adw_bin_set_child (self->results_bin, GTK_WIDGET (self->results));
  self->draft = trab_precision_draft_new ();
  build_grid (self);
}

TrabPrecisionWindow *
trab_precision_window_new (TrabConsultation *consultation)
{
  TrabPrecisionWindow *self = g_object_new (TRAB_TYPE_PRECISION_WINDOW, NULL);

  self->consultation = g_object_ref (consultation);
  trab_draft_set_text (self->draft, "scanner", find_scanner (consultation));
  trab_draft_set_text (self->draft, "scans", "2");
  build_rows (self);
  self->kit = trab_form_kit_new (GTK_WINDOW (self), GTK_WIDGET (self->rows), self->problem_label,
                                 GTK_WIDGET (self->cells[0][0]));
  trab_form_kit_set_draft (self->kit, self->draft);
  trab_form_kit_set_parking (self->kit, trab_consultation_get_session (consultation), NULL,
                             "precision");
  g_signal_connect (self->draft, "changed", G_CALLBACK (draft_changed_cb), self);
  update_columns (self);
  update_kept (self);
  update_study (self);
  return self;
}

/** trab_precision_window_get_draft: (transfer none) */
TrabDraft *
trab_precision_window_get_draft (TrabPrecisionWindow *self)
{
  g_return_val_if_fail (TRAB_IS_PRECISION_WINDOW (self), NULL);

  return self->draft;
}
