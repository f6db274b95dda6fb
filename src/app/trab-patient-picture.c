/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-picture.h"

#include <adwaita.h>

#include "trab-chart-draw.h"
#include "trab-chart-layout.h"
#include "trab-paper.h"

#define PX_PER_PT (96.0 / 72.0)
#define LEAST_PX 120
#define STEP 0.93      /* from one size of text to the next smaller one */
#define LEAST_TEXT 0.8 /* of the size of ordinary text: below that nothing is drawn */

struct _TrabPatientPicture
{
  GtkWidget parent_instance;
  TrabChartSpec *spec;
  TrabChartLayout *layout; /* of the size now; NULL: to be made anew */
  PangoContext *context;
  double scale; /* of the text, where there is room */
};

G_DEFINE_FINAL_TYPE (TrabPatientPicture, trab_patient_picture, GTK_TYPE_WIDGET)

static TrabChartTheme
make_theme (TrabPatientPicture *self, double text_scale)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);
  TrabChartThemeName name = is_dark ? TRAB_CHART_THEME_DARK : TRAB_CHART_THEME_LIGHT;
  PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  TrabChartTheme theme;

  if (adw_style_manager_get_high_contrast (manager))
    name = is_dark ? TRAB_CHART_THEME_CONTRAST_DARK : TRAB_CHART_THEME_CONTRAST;
  theme = trab_chart_theme_make (name, text_scale);
  if (font != NULL && pango_font_description_get_family (font) != NULL)
    theme.font_family = g_intern_string (pango_font_description_get_family (font));
  return theme;
}

static TrabChartLayout *
ensure_layout (TrabPatientPicture *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / PX_PER_PT;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / PX_PER_PT;

  if (self->layout != NULL || self->spec == NULL || width < 1 || height < 1)
    return self->layout;
  if (self->context == NULL)
    self->context = trab_paper_create_context ();
  for (double scale = self->scale; self->layout == NULL && scale >= LEAST_TEXT; scale *= STEP)
    {
      TrabChartTheme theme = make_theme (self, scale);
      double least_height = 0, natural_height = 0;

      trab_chart_layout_measure (self->spec, &theme, self->context, width, &least_height,
                                 &natural_height);
      if (least_height <= height)
        self->layout = trab_chart_layout_new (self->spec, &theme, self->context, width, height,
                                              gtk_widget_get_direction (GTK_WIDGET (self))
                                                  == GTK_TEXT_DIR_RTL);
    }
  return self->layout;
}

static void
forget_layout (TrabPatientPicture *self)
{
  g_clear_pointer (&self->layout, trab_chart_layout_unref);
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
  TrabChartLayout *layout = ensure_layout (TRAB_PATIENT_PICTURE (widget));
  graphene_rect_t bounds;
  cairo_t *cr = NULL;

  if (layout == NULL)
    return;
  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, PX_PER_PT, PX_PER_PT);
  trab_chart_draw (layout, cr);
  cairo_destroy (cr);
}

static void
trab_patient_picture_dispose (GObject *object)
{
  TrabPatientPicture *self = TRAB_PATIENT_PICTURE (object);

  g_clear_pointer (&self->layout, trab_chart_layout_unref);
  g_clear_pointer (&self->spec, trab_chart_spec_unref);
  g_clear_object (&self->context);
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
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->scale = 1;
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (forget_layout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (forget_layout), self,
                           G_CONNECT_SWAPPED);
}

/** trab_patient_picture_set_spec: @spec: (nullable) (transfer none): what to show */
void
trab_patient_picture_set_spec (TrabPatientPicture *self, TrabChartSpec *spec)
{
  const TrabChartWords *words = spec ? trab_chart_spec_get_words (spec) : NULL;

  g_return_if_fail (TRAB_IS_PATIENT_PICTURE (self));

  g_clear_pointer (&self->spec, trab_chart_spec_unref);
  self->spec = spec ? trab_chart_spec_ref (spec) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words && words->title ? words->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words && words->description ? words->description : "", -1);
  forget_layout (self);
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

  return ensure_layout (self) != NULL;
}
