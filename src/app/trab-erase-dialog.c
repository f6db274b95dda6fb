/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-erase-dialog.h"

#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-present-patient.h"

typedef struct
{
  const char *heading; /* with the name */
  const char *body;
  const char *verb;
  gboolean is_destructive;
} Words;

/* What is asked, and what it does */
static const Words words_of[] = {
  [TRAB_SESSION_ERASE_HIDE]
  = { N_ ("Erase the Record of %s?"),
      N_ ("First step: the record is in no list and no search any more, and can be brought back in "
          "Preferences. Why, in words that tell nothing of the person:"),
      N_ ("_Erase"), TRUE },
  [TRAB_SESSION_ERASE_RESTORE]
  = { N_ ("Bring the Record of %s Back?"), N_ ("It is in all lists and searches again."),
      N_ ("_Bring Back"), FALSE },
  [TRAB_SESSION_ERASE_FOR_GOOD]
  = { N_ ("Erase the Record of %s for Good?"),
      N_ ("Second step: every row goes and the file is written anew, which takes a while in a "
          "large "
          "practice. Nothing brings it back. Backups made before still hold it until they are "
          "replaced. Why, in words that tell nothing of the person:"),
      N_ ("_Erase for Good"), TRUE },
  [TRAB_SESSION_ERASE_HOLD]
  = { N_ ("Keep the Record of %s?"),
      N_ ("It cannot be erased for good until somebody lets it go. Why it must be kept, in words "
          "that tell nothing of the person:"),
      N_ ("_Keep"), FALSE },
  [TRAB_SESSION_ERASE_RELEASE]
  = { N_ ("Let the Record of %s Go?"),
      N_ ("It may be erased again. Why, in words that tell nothing of the person:"), N_ ("_Let Go"),
      FALSE },
};

typedef struct
{
  TrabSession *session;
  char *patient_id;
  TrabSessionErase what;
  GtkEditable *reason; /* (nullable) */
  GtkWindow *over;     /* weak */
  TrabEraseDone done;
  GObject *user_data; /* weak */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_weak_pointer (&step->over);
  g_clear_weak_pointer (&step->user_data);
  g_object_unref (step->session);
  g_free (step->patient_id);
  g_free (step);
}

static void
say (Step *step, const GError *error)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (step->over, _ ("Not done"), trab_present_error_get_sentence (error)));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Step *step = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_session_erase_patient_finish (TRAB_SESSION (source), result, &error))
    say (step, error);
  else if (step->user_data != NULL)
    step->done (step->user_data);
  step_free (step);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Step *step = user_data;
  const char *reason = step->reason ? gtk_editable_get_text (step->reason) : NULL;

  if (g_str_equal (response, "do"))
    trab_session_erase_patient_async (step->session, step->what, step->patient_id, reason, done_cb,
                                      step);
  else
    step_free (step);
}

/* Without a reason nothing is done */
static void
reason_changed_cb (GtkEditable *reason, AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (reason)));

  adw_message_dialog_set_response_enabled (dialog, "do", *text != '\0');
}

static void
add_reason (AdwMessageDialog *dialog, Step *step)
{
  GtkWidget *entry = gtk_entry_new ();

  step->reason = GTK_EDITABLE (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (reason_changed_cb), dialog, 0);
  adw_message_dialog_set_extra_child (dialog, entry);
  reason_changed_cb (step->reason, dialog);
}

/**
 * trab_erase_dialog_present:
 * @over: in the window on which it stands
 * @user_data: given to @done, unless it has gone by then
 *
 * Returns: (transfer none)
 */
AdwMessageDialog *
trab_erase_dialog_present (GtkWidget *over,
                           TrabSession *session,
                           TrabPatient *patient,
                           TrabSessionErase what,
                           TrabEraseDone done,
                           GObject *user_data)
{
  const Words *words = &words_of[what];
  g_autofree char *name = trab_present_patient_dup_name (patient);
  g_auto (GStrv) parts = g_strsplit (_ (words->heading), "%s", 2);
  g_autofree char *heading = g_strjoinv (name, parts);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (over));
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, _ (words->body)));
  Step *step = g_new0 (Step, 1);

  step->session = g_object_ref (session);
  step->patient_id = g_strdup (trab_patient_get (patient)->id);
  step->what = what;
  step->done = done;
  g_set_weak_pointer (&step->over, window);
  g_set_weak_pointer (&step->user_data, user_data);
  adw_message_dialog_add_responses (dialog, "stay", _ ("_Cancel"), "do", _ (words->verb), NULL);
  if (words->is_destructive)
    adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  if (what != TRAB_SESSION_ERASE_RESTORE)
    add_reason (dialog, step);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), step);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
