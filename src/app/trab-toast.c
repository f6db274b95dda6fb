/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-toast.h"

#include "trab-window.h"

#define TOAST_CHARS 26 /* of a line: it fits a window of 360 pixels beside the button */

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

/**
 * trab_toast_show:
 * @sentence: takes as many lines as it needs, at the lower edge of the window that @widget is in
 *
 * Returns: (nullable) (transfer none): to be withdrawn once it is no longer true
 */
AdwToast *
trab_toast_show (GtkWidget *widget, const char *sentence)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwToast *toast = NULL;

  if (root != NULL && !TRAB_IS_WINDOW (root) && GTK_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  if (root == NULL || !TRAB_IS_WINDOW (root))
    return NULL;
  toast = adw_toast_new (sentence);
  adw_toast_set_custom_title (toast, new_title (sentence));
  adw_toast_overlay_add_toast (trab_window_get_toasts (TRAB_WINDOW (root)), toast);
  return toast;
}
