/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-toast.h"

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

/** trab_toast_new: (transfer full): whose sentence takes as many lines as it needs */
AdwToast *
trab_toast_new (const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_custom_title (toast, new_title (sentence));
  return toast;
}
