/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-access-export.h"

#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-session-access.h"
#include "trab-toast.h"

typedef struct
{
  TrabPatientPage *page;
  char *folder;
  TrabDate today;
} Giving;

static void
giving_free (Giving *giving)
{
  g_object_unref (giving->page);
  g_free (giving->folder);
  g_free (giving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Giving, giving_free)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrabSession *session = TRAB_SESSION (source);
  g_autoptr (Giving) giving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabSessionAccess) access = trab_session_access_read_finish (session, result, &error);
  g_autofree char *into
      = access ? trab_session_access_write (access, session, giving->folder, giving->today, &error)
               : NULL;
  g_autofree char *shown = into ? g_filename_display_basename (into) : NULL;
  g_autofree char *sentence = NULL;

  /* Translators: the name of a folder */
  sentence = shown ? g_strdup_printf (_ ("Everything is in the folder %s"), shown)
                   : g_strdup (trab_present_error_get_sentence (error));
  trab_toast_show (GTK_WIDGET (giving->page), sentence);
}

/** trab_access_export_run: @folder: that is there; where everything is is said in @page's window */
void
trab_access_export_run (TrabPatientPage *page, const char *folder)
{
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  Giving *giving = NULL;

  g_return_if_fail (consultation != NULL);

  giving = g_new0 (Giving, 1);
  giving->page = g_object_ref (page);
  giving->folder = g_strdup (folder);
  giving->today = trab_consultation_get_today (consultation);
  trab_session_access_read_async (
      trab_consultation_get_session (consultation),
      trab_patient_get (trab_consultation_get_patient (consultation))->id, NULL, read_cb, giving);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  TrabPatientPage *page = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  const char *folder = file ? g_file_peek_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && folder != NULL
      && trab_patient_page_get_consultation (page) != NULL)
    trab_access_export_run (page, folder);
  g_object_unref (dialog);
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *page = user_data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Folder for a Copy of Everything"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* the chooser keeps itself until somebody answers it */
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/** trab_access_export_add_action: "patient.give-copy" */
void
trab_access_export_add_action (TrabPatientPage *page)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("give-copy", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (choose_cb), page, 0);
  g_action_map_add_action (G_ACTION_MAP (trab_patient_page_get_actions (page)), G_ACTION (action));
}
