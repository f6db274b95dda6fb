/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-kept.h"

#include <adwaita.h>

#include "trab-chart-draw.h"
#include "trab-paper.h"

#define MOST_PIXELS (4096.0 * 4096.0) /* beyond it a picture is drawn anew each time, not kept */

/** trab_chart_kept_follow_style: calls @forget when the desktop turns dark or to high contrast */
void
trab_chart_kept_follow_style (GtkWidget *widget, TrabChartKeptForget forget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (forget), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (forget), widget,
                           G_CONNECT_SWAPPED);
}

/** trab_chart_kept_make_theme: the look of @widget's window: style and font */
TrabChartTheme
trab_chart_kept_make_theme (GtkWidget *widget, double text_scale)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);
  TrabChartThemeName name = is_dark ? TRAB_CHART_THEME_DARK : TRAB_CHART_THEME_LIGHT;
  PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  TrabChartTheme theme;

  if (adw_style_manager_get_high_contrast (manager))
    name = is_dark ? TRAB_CHART_THEME_CONTRAST_DARK : TRAB_CHART_THEME_CONTRAST;
  theme = trab_chart_theme_make (name, text_scale);
  if (font != NULL && pango_font_description_get_family (font) != NULL)
    theme.font_family = g_intern_string (pango_font_description_get_family (font));
  return theme;
}

/** trab_chart_kept_say: what a screen reader hears; @description: (nullable): the spec's own */
void
trab_chart_kept_say (TrabChartKept *kept, GtkWidget *widget, const char *description)
{
  const TrabChartWords *words = kept->spec ? trab_chart_spec_get_words (kept->spec) : NULL;

  if (description == NULL && words != NULL)
    description = words->description;
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words && words->title ? words->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description ? description : "", -1);
}

/** trab_chart_kept_set_spec: @spec: (nullable) (transfer none) */
void
trab_chart_kept_set_spec (TrabChartKept *kept, GtkWidget *widget, TrabChartSpec *spec)
{
  if (spec != NULL)
    trab_chart_spec_ref (spec);
  g_clear_pointer (&kept->spec, trab_chart_spec_unref);
  kept->spec = spec;
  trab_chart_kept_forget (kept);
  trab_chart_kept_say (kept, widget, NULL);
}

/** trab_chart_kept_get_context: (transfer none) */
PangoContext *
trab_chart_kept_get_context (TrabChartKept *kept)
{
  if (kept->context == NULL)
    kept->context = trab_paper_create_context ();
  return kept->context;
}

/** trab_chart_kept_lay_out: at the size that @widget has */
void
trab_chart_kept_lay_out (TrabChartKept *kept, GtkWidget *widget, const TrabChartTheme *theme)
{
  trab_chart_kept_forget (kept);
  kept->layout = trab_chart_layout_new (kept->spec, theme, trab_chart_kept_get_context (kept),
                                        gtk_widget_get_width (widget) / TRAB_CHART_KEPT_PX_PER_PT,
                                        gtk_widget_get_height (widget) / TRAB_CHART_KEPT_PX_PER_PT,
                                        gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

/** trab_chart_kept_forget: the next use lays out anew */
void
trab_chart_kept_forget (TrabChartKept *kept)
{
  g_clear_pointer (&kept->layout, trab_chart_layout_unref);
  g_clear_object (&kept->texture);
}

/** trab_chart_kept_begin: (transfer full): draws in points over all of @widget */
cairo_t *
trab_chart_kept_begin (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_scale (cr, TRAB_CHART_KEPT_PX_PER_PT, TRAB_CHART_KEPT_PX_PER_PT);
  return cr;
}

static GdkTexture *
new_texture (const TrabChartLayout *layout, int width_px, int height_px, int scale)
{
  cairo_surface_t *image = trab_chart_draw_image (layout, width_px * scale, height_px * scale,
                                                  TRAB_CHART_KEPT_PX_PER_PT * scale);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = 0;

  if (cairo_surface_status (image) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (image);
      return NULL;
    }
  stride = (gsize) cairo_image_surface_get_stride (image);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (image),
                                      stride * (gsize) (height_px * scale),
                                      (GDestroyNotify) cairo_surface_destroy, image);
  return gdk_memory_texture_new (width_px * scale, height_px * scale, GDK_MEMORY_DEFAULT, bytes,
                                 stride);
}

/** trab_chart_kept_draw: the layout, which must be there */
void
trab_chart_kept_draw (TrabChartKept *kept, GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width_px = gtk_widget_get_width (widget);
  int height_px = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_t *cr = NULL;

  if (kept->texture != NULL && gdk_texture_get_width (kept->texture) != width_px * scale)
    g_clear_object (&kept->texture); /* moved to another monitor */
  if (kept->texture == NULL && (double) width_px * height_px * scale * scale <= MOST_PIXELS)
    kept->texture = new_texture (kept->layout, width_px, height_px, scale);
  if (kept->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, kept->texture,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) width_px, (float) height_px));
      return;
    }
  cr = trab_chart_kept_begin (widget, snapshot);
  trab_chart_draw (kept->layout, cr);
  cairo_destroy (cr);
}

void
trab_chart_kept_clear (TrabChartKept *kept)
{
  trab_chart_kept_forget (kept);
  g_clear_pointer (&kept->spec, trab_chart_spec_unref);
  g_clear_object (&kept->context);
}
