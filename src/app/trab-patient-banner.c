/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-banner.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-present-patient.h"

#define LINE_GAP_PX 12
#define LINES_GAP_PX 3

struct _TrabPatientBanner
{
  GtkWidget parent_instance;
  TrabAdaptiveBin *adaptive; /* between root and unroot */
  GtkBox *outer_box;
  GtkBox *lines_box;
  GtkLabel *name_label;
  GtkLabel *person_label;
  GtkLabel *record_label;
  GtkLabel *death_label;
  GtkLabel *practice_label;
};

G_DEFINE_FINAL_TYPE (TrabPatientBanner, trab_patient_banner, GTK_TYPE_WIDGET)

/* One line of all that tells the person apart; with little room a line for each. */
static void
update_orientation (TrabPatientBanner *self)
{
  gboolean is_narrow = trab_adaptive_bin_get_is_narrow (self->adaptive);
  GtkOrientation orientation = is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->outer_box), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->lines_box), orientation);
  gtk_box_set_spacing (self->lines_box, is_narrow ? LINES_GAP_PX : LINE_GAP_PX);
  gtk_widget_set_halign (GTK_WIDGET (self->practice_label),
                         is_narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
}

static void
trab_patient_banner_root (GtkWidget *widget)
{
  TrabPatientBanner *self = TRAB_PATIENT_BANNER (widget);

  GTK_WIDGET_CLASS (trab_patient_banner_parent_class)->root (widget);
  self->adaptive = trab_adaptive_bin_follow (widget, G_CALLBACK (update_orientation));
  if (self->adaptive != NULL)
    update_orientation (self);
}

static void
trab_patient_banner_unroot (GtkWidget *widget)
{
  trab_adaptive_bin_unfollow (&TRAB_PATIENT_BANNER (widget)->adaptive, widget);
  GTK_WIDGET_CLASS (trab_patient_banner_parent_class)->unroot (widget);
}

static void
trab_patient_banner_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  gtk_widget_dispose_template (GTK_WIDGET (object), TRAB_TYPE_PATIENT_BANNER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (trab_patient_banner_parent_class)->dispose (object);
}

static void
trab_patient_banner_class_init (TrabPatientBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_patient_banner_dispose;
  widget_class->root = trab_patient_banner_root;
  widget_class->unroot = trab_patient_banner_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-patient-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, outer_box);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, lines_box);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, person_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, record_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, death_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientBanner, practice_label);
  gtk_widget_class_set_css_name (widget_class, "patientbanner");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BANNER);
}

static void
trab_patient_banner_init (TrabPatientBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** trab_patient_banner_set_patient: @today: the age is that of this day */
void
trab_patient_banner_set_patient (TrabPatientBanner *self, TrabPatient *patient, TrabDate today)
{
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, today);
  g_autofree char *person = NULL;
  g_autofree char *record = NULL;

  g_return_if_fail (TRAB_IS_PATIENT_BANNER (self));

  /* Translators: birth, age, sex used for the models: "Born 4 February 1957 · 68 years · woman" */
  person = g_strdup_printf (_ ("%s · %s · %s"), words->birth, words->age, words->sex);
  /* Translators: record number, allergies: "Record 0147 · Allergies: none known" */
  record = g_strdup_printf (_ ("%s · %s"), words->record_number, words->allergies);
  gtk_label_set_label (self->name_label, words->name);
  gtk_label_set_label (self->person_label, person);
  gtk_label_set_label (self->record_label, record);
  gtk_label_set_label (self->death_label, words->death ? words->death : "");
  gtk_widget_set_visible (GTK_WIDGET (self->death_label), words->death != NULL);
  gtk_label_set_label (self->practice_label, words->practice_mark ? words->practice_mark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->practice_label), words->practice_mark != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->line,
                                  -1);
}
