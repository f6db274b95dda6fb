/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-view.h"

#include <glib/gi18n.h>

#include "trab-chart-view.h"
#include "trab-present-chart.h"
#include "trab-present-error.h"
#include "trab-present-fracture.h"
#include "trab-present-patient.h"

struct _TrabPatientView
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  TrabOutcome outcome;
  GtkStack *stack;
  AdwStatusPage *cover;
  GtkLabel *base_label;
  GtkLabel *halves_label;
  TrabChartView *chart;
};

G_DEFINE_FINAL_TYPE (TrabPatientView, trab_patient_view, ADW_TYPE_WINDOW)

static void
show_picture (TrabPatientView *self)
{
  static const char *const as_now[] = { "as-now", NULL };
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  const TrabComparisonFields *fields = NULL;
  const TrabFractureCell *cell = NULL;
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autofree char *base = NULL;
  g_autofree char *halves = NULL;

  if (comparison == NULL)
    return;
  fields = trab_comparison_get (comparison);
  cell = &trab_comparison_get_plan (comparison, 0)->fracture[self->outcome];
  base = trab_present_fracture_dup_base (fields->sex, &fields->chance, self->outcome);
  halves = cell->state == TRAB_CELL_NUMBER
               ? trab_present_fracture_dup_both_halves (&fields->chance, self->outcome, cell->best)
               : trab_present_fracture_dup_text (&fields->chance, self->outcome, cell);
  spec = trab_present_chart_new_icons (comparison, evidence, self->outcome, as_now);
  gtk_label_set_label (self->base_label, base);
  gtk_label_set_label (self->halves_label, halves);
  trab_chart_view_set_spec (self->chart, spec);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (trab_consultation_may_give_out (self->consultation, NULL, &error) == TRAB_GIVE_OUT_REFUSED)
    {
      adw_status_page_set_description (self->cover, trab_present_error_get_sentence (error));
      return;
    }
  show_picture (self);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
cover_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (widget);

  if (trab_patient_view_get_is_covered (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_stack_set_visible_child_name (self->stack, "cover");
}

static void
other_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (widget);

  self->outcome = self->outcome == TRAB_OUTCOME_MAJOR ? TRAB_OUTCOME_HIP : TRAB_OUTCOME_MAJOR;
  show_picture (self);
}

static void
trab_patient_view_dispose (GObject *object)
{
  TrabPatientView *self = TRAB_PATIENT_VIEW (object);

  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_patient_view_parent_class)->dispose (object);
}

static void
trab_patient_view_class_init (TrabPatientViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_patient_view_dispose;
  g_type_ensure (TRAB_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-patient-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, cover);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, base_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, halves_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientView, chart);
  gtk_widget_class_install_action (widget_class, "view.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "view.cover", NULL, cover_action);
  gtk_widget_class_install_action (widget_class, "view.other", NULL, other_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "view.cover", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "view.cover", NULL);
}

static void
trab_patient_view_init (TrabPatientView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_fullscreen (GTK_WINDOW (self));
}

TrabPatientView *
trab_patient_view_new (TrabConsultation *consultation)
{
  TrabPatientView *self = g_object_new (TRAB_TYPE_PATIENT_VIEW, NULL);
  g_autofree char *name
      = trab_present_patient_dup_first_name (trab_consultation_get_patient (consultation));

  self->consultation = g_object_ref (consultation);
  adw_status_page_set_title (self->cover, name);
  return self;
}

gboolean
trab_patient_view_get_is_covered (TrabPatientView *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_VIEW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "cover") == 0;
}
