/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-picture.h"

#include "trab-chart-kept.h"

#define LEAST_PX 120
#define STEP 0.93      /* from one size of text to the next smaller one */
#define LEAST_TEXT 0.8 /* of the size of ordinary text: below that nothing is drawn */

struct _TrabPatientPicture
{
  GtkWidget parent_instance;
  TrabChartKept kept;
  double scale; /* of the text, where there is room */
};

G_DEFINE_FINAL_TYPE (TrabPatientPicture, trab_patient_picture, GTK_TYPE_WIDGET)

static gboolean
ensure_layout (TrabPatientPicture *self)
{
  TrabChartKept *kept = &self->kept;
  GtkWidget *widget = GTK_WIDGET (self);
  double width_pt = gtk_widget_get_width (widget) / TRAB_CHART_KEPT_PX_PER_PT;
  double height_pt = gtk_widget_get_height (widget) / TRAB_CHART_KEPT_PX_PER_PT;

  if (kept->layout != NULL || kept->spec == NULL || width_pt < 1 || height_pt < 1)
    return kept->layout != NULL;
  for (double scale = self->scale; kept->layout == NULL && scale >= LEAST_TEXT; scale *= STEP)
    {
      TrabChartTheme theme = trab_chart_kept_make_theme (widget, scale);
      double least_height_pt = 0, natural_height_pt = 0;

      trab_chart_layout_measure (kept->spec, &theme, trab_chart_kept_get_context (kept), width_pt,
                                 &least_height_pt, &natural_height_pt);
      if (least_height_pt <= height_pt)
        trab_chart_kept_lay_out (kept, widget, &theme);
    }
  return kept->layout != NULL;
}

static void
forget_layout (TrabPatientPicture *self)
{
  trab_chart_kept_forget (&self->kept);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trab_patient_picture_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = LEAST_PX;
  *natural = LEAST_PX;
}

static void
trab_patient_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_layout (TRAB_PATIENT_PICTURE (widget));
}

static void
trab_patient_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (ensure_layout (TRAB_PATIENT_PICTURE (widget)))
    trab_chart_kept_draw (&TRAB_PATIENT_PICTURE (widget)->kept, widget, snapshot);
}

static void
trab_patient_picture_dispose (GObject *object)
{
  trab_chart_kept_clear (&TRAB_PATIENT_PICTURE (object)->kept);
  G_OBJECT_CLASS (trab_patient_picture_parent_class)->dispose (object);
}

static void
trab_patient_picture_class_init (TrabPatientPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_patient_picture_dispose;
  widget_class->measure = trab_patient_picture_measure;
  widget_class->size_allocate = trab_patient_picture_size_allocate;
  widget_class->snapshot = trab_patient_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trab_patient_picture_init (TrabPatientPicture *self)
{
  self->scale = 1;
  trab_chart_kept_follow_style (GTK_WIDGET (self), (TrabChartKeptForget) forget_layout);
}

/** trab_patient_picture_set_spec: @spec: (nullable) (transfer none): what to show */
void
trab_patient_picture_set_spec (TrabPatientPicture *self, TrabChartSpec *spec)
{
  g_return_if_fail (TRAB_IS_PATIENT_PICTURE (self));

  trab_chart_kept_set_spec (&self->kept, GTK_WIDGET (self), spec);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** trab_patient_picture_set_scale: of its text, where there is room; 1 is ordinary text */
void
trab_patient_picture_set_scale (TrabPatientPicture *self, double scale)
{
  g_return_if_fail (TRAB_IS_PATIENT_PICTURE (self));

  if (self->scale == scale)
    return;
  self->scale = scale;
  forget_layout (self);
}

/** trab_patient_picture_is_whole: whether all of it has room in the place it was given */
gboolean
trab_patient_picture_is_whole (TrabPatientPicture *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_PICTURE (self), FALSE);

  return ensure_layout (self);
}
