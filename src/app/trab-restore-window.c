/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-restore-window.h"

#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-present-store.h"
#include "trab-session-backup.h"

struct _TrabRestoreWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  char *folder; /* of the records */
  char *copy;   /* (nullable): the one chosen */
  gboolean is_tried;
  GtkFileChooserNative *chooser; /* (nullable): while it is open */
  char *copies;                  /* (nullable): where copies usually are */

  AdwActionRow *copy_row;
  GtkEditable *user_row;
  GtkEditable *passphrase_row;
  GtkLabel *result_label;
  GtkSpinner *spinner;
};

enum
{
  SIGNAL_CLOSING,
  SIGNAL_RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabRestoreWindow, trab_restore_window, ADW_TYPE_WINDOW)

static void
say (TrabRestoreWindow *self, const char *sentence, gboolean is_problem)
{
  gtk_label_set_label (self->result_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), sentence != NULL);
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "problem");
}

static void
update (TrabRestoreWindow *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.choose", !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.try", !is_busy && self->copy != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.put", !is_busy && self->is_tried);
}

/* Another copy, or another key, is not tried yet */
static void
changed_cb (TrabRestoreWindow *self)
{
  if (!self->is_tried)
    return;
  self->is_tried = FALSE;
  say (self, NULL, FALSE);
  update (self, FALSE);
}

static void
take_copy (TrabRestoreWindow *self, char *copy)
{
  g_autofree char *shown = g_filename_display_name (copy);

  g_free (self->copy);
  self->copy = copy;
  adw_action_row_set_subtitle (self->copy_row, shown);
  self->is_tried = FALSE;
  say (self, NULL, FALSE);
  update (self, FALSE);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, TrabRestoreWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    take_copy (self, g_file_get_path (file));
  g_clear_object (&self->chooser);
  gtk_widget_grab_focus (GTK_WIDGET (self->user_row));
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabRestoreWindow *self = TRAB_RESTORE_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Backup"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  if (self->copies != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (self->copies);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
    }
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
run (TrabRestoreWindow *self, TrabRestoreAction action, GAsyncReadyCallback callback)
{
  update (self, TRUE);
  trab_session_backup_restore_async (
      self->session, action, self->copy, self->folder, gtk_editable_get_text (self->user_row),
      gtk_editable_get_text (self->passphrase_row), callback, g_object_ref (self));
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabRestoreWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *tried
      = trab_session_backup_restore_finish (TRAB_SESSION (source), result, &error);

  self->is_tried = tried != NULL;
  update (self, FALSE);
  if (tried == NULL)
    say (self, trab_present_error_get_sentence (error), TRUE);
  else
    say (self, trab_present_store_get_tried (), FALSE);
}

static void
try_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabRestoreWindow *self = TRAB_RESTORE_WINDOW (widget);
  GtkEditable *empty = gtk_editable_get_text (self->user_row)[0] == '\0' ? self->user_row
                       : gtk_editable_get_text (self->passphrase_row)[0] == '\0'
                           ? self->passphrase_row
                           : NULL;

  if (empty != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (empty));
  else
    run (self, TRAB_RESTORE_TRY, tried_cb);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabRestoreWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside
      = trab_session_backup_restore_finish (TRAB_SESSION (source), result, &error);
  g_autofree char *sentence = NULL;

  update (self, FALSE);
  sentence = aside ? trab_present_store_dup_restored (aside)
                   : g_strdup (trab_present_error_get_sentence (error));
  if (aside == NULL)
    say (self, sentence, TRUE);
  g_signal_emit (self, signals[SIGNAL_RESTORED], 0, sentence);
  if (aside != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
put_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabRestoreWindow *self = TRAB_RESTORE_WINDOW (widget);

  g_signal_emit (self, signals[SIGNAL_CLOSING], 0);
  run (self, TRAB_RESTORE_IN_PLACE, put_cb);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
user_entered_cb (TrabRestoreWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
passphrase_entered_cb (TrabRestoreWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "restore.try", NULL);
}

static void
trab_restore_window_dispose (GObject *object)
{
  TrabRestoreWindow *self = TRAB_RESTORE_WINDOW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trab_restore_window_parent_class)->dispose (object);
}

static void
trab_restore_window_finalize (GObject *object)
{
  TrabRestoreWindow *self = TRAB_RESTORE_WINDOW (object);

  g_free (self->folder);
  g_free (self->copy);
  g_free (self->copies);
  G_OBJECT_CLASS (trab_restore_window_parent_class)->finalize (object);
}

static void
trab_restore_window_class_init (TrabRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_restore_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_restore_window_finalize;
  signals[SIGNAL_CLOSING] = g_signal_new ("closing", TRAB_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESTORED] = g_signal_new ("restored", TRAB_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabRestoreWindow, copy_row);
  gtk_widget_class_bind_template_child (widget_class, TrabRestoreWindow, user_row);
  gtk_widget_class_bind_template_child (widget_class, TrabRestoreWindow, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, TrabRestoreWindow, result_label);
  gtk_widget_class_bind_template_child (widget_class, TrabRestoreWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_entered_cb);
  gtk_widget_class_install_action (widget_class, "restore.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "restore.try", NULL, try_action);
  gtk_widget_class_install_action (widget_class, "restore.put", NULL, put_action);
  gtk_widget_class_install_action (widget_class, "restore.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "restore.close", NULL);
}

static void
trab_restore_window_init (TrabRestoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self, FALSE);
}

/**
 * trab_restore_window_new:
 * @folder: of the records
 * @copies: (nullable): the folder of the backups; its newest is offered
 */
TrabRestoreWindow *
trab_restore_window_new (TrabSession *session, const char *folder, const char *copies)
{
  TrabRestoreWindow *self = g_object_new (TRAB_TYPE_RESTORE_WINDOW, NULL);
  char *newest = copies ? trab_session_backup_find_newest (session, copies) : NULL;

  self->session = g_object_ref (session);
  self->folder = g_strdup (folder);
  self->copies = g_strdup (copies);
  if (newest != NULL)
    take_copy (self, newest);
  return self;
}

/** trab_restore_window_set_copy: for tests: as if the folder had been chosen */
void
trab_restore_window_set_copy (TrabRestoreWindow *self, const char *copy)
{
  g_return_if_fail (TRAB_IS_RESTORE_WINDOW (self));

  take_copy (self, g_strdup (copy));
}
