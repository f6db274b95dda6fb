/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-stay-dialog.h"

#include <glib/gi18n.h>

#define STAY "stay"
#define LEAST_WORDS_PX 120

/* libadwaita 1.7 has its heading twice, in large letters where they fit, and measures both for the
 * least width of the smaller one, of which GTK 4.18 warns: so both have the same. */
static void
equalize_words (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, LEAST_WORDS_PX, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    equalize_words (child);
}

/**
 * trab_stay_dialog_new:
 * @answer: the response of the other answer, which is shown as one that loses something
 *
 * Returns: (transfer none): not yet presented; closing it, Esc and Enter are to stay
 */
AdwMessageDialog *
trab_stay_dialog_new (GtkWindow *window,
                      const char *heading,
                      const char *sentence,
                      const char *answer,
                      const char *answer_label)
{
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, sentence));

  equalize_words (GTK_WIDGET (dialog));
  adw_message_dialog_add_responses (dialog, STAY, _ ("_Stay Here"), answer, answer_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, answer, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, STAY);
  adw_message_dialog_set_close_response (dialog, STAY);
  return dialog;
}
