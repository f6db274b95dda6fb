/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-toast.h"

#define PLACE "trab-toasts" /* of a window: where its sentences lie */
#define TOAST_CHARS 26      /* of a line: it fits a window of 360 pixels beside the button */

/* A sentence that is cut short says nothing: in a narrow window it takes more lines. */
static GtkWidget *
new_title (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOAST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/** trab_toast_set_place: where sentences for @window, and for windows over it, are shown */
void
trab_toast_set_place (GtkWindow *window, AdwToastOverlay *overlay)
{
  g_object_set_data (G_OBJECT (window), PLACE, overlay);
}

static AdwToastOverlay *
find_place (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwToastOverlay *place = root ? g_object_get_data (G_OBJECT (root), PLACE) : NULL;

  if (place == NULL && GTK_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return place == NULL && root != NULL ? g_object_get_data (G_OBJECT (root), PLACE) : place;
}

/**
 * trab_toast_show:
 * @sentence: takes as many lines as it needs, at the lower edge of the window that @widget is in
 *
 * Returns: (nullable) (transfer none): to be withdrawn once it is no longer true
 */
AdwToast *
trab_toast_show (GtkWidget *widget, const char *sentence)
{
  AdwToastOverlay *place = find_place (widget);
  AdwToast *toast = NULL;

  if (place == NULL)
    return NULL;
  toast = adw_toast_new (sentence);
  adw_toast_set_custom_title (toast, new_title (sentence));
  adw_toast_overlay_add_toast (place, toast);
  return toast;
}
