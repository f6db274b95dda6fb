/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-backup-group.h"

#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-present-setting.h"
#include "trab-present-store.h"
#include "trab-session-audit.h"
#include "trab-session-backup.h"
#include "trab-session-settings.h"

struct _TrabBackupGroup
{
  AdwPreferencesGroup parent_instance;
  TrabSession *session;
  TrabDraft *settings;
  GtkFileChooserNative *chooser; /* (nullable): while it is open */

  AdwActionRow *run_row;
  AdwActionRow *check_row;
  GtkSpinner *spinner;
};

enum
{
  SIGNAL_RESTORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabBackupGroup, trab_backup_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_is_busy (TrabBackupGroup *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->run_row), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check_row), !is_busy);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabBackupGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = trab_session_backup_run_finish (TRAB_SESSION (source), result, &error);
  g_autofree char *shown = copy ? g_filename_display_name (copy) : NULL;

  set_is_busy (self, FALSE);
  trab_backup_group_refresh (self);
  adw_action_row_set_subtitle (self->run_row,
                               shown ? shown : trab_present_error_get_sentence (error));
}

static void
run (TrabBackupGroup *self, const char *folder)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self->session);

  set_is_busy (self, TRUE);
  trab_session_backup_run_async (self->session, folder,
                                 trab_settings_get_count (settings, TRAB_SETTING_BACKUP_KEPT),
                                 run_cb, g_object_ref (self));
}

/* The folder becomes the schedule's: a draft's change is saved by its window */
static void
chosen_cb (GtkNativeDialog *dialog, int response, TrabBackupGroup *self)
{
  g_autoptr (GFile) file = NULL;
  const char *folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  folder = file ? g_file_peek_path (file) : NULL;
  if (folder != NULL)
    {
      trab_draft_set_text (self->settings,
                           trab_setting_get_info (TRAB_SETTING_BACKUP_FOLDER)->field.name, folder);
      run (self, folder);
    }
  g_clear_object (&self->chooser);
}

static void
choose_cb (TrabBackupGroup *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Folder for Backups"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
run_now_cb (TrabBackupGroup *self)
{
  const char *folder = trab_draft_get_text (
      self->settings, trab_setting_get_info (TRAB_SETTING_BACKUP_FOLDER)->field.name);

  if (folder[0] == '\0')
    choose_cb (self);
  else
    run (self, folder);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabBackupGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_whole = trab_session_audit_check_store_finish (TRAB_SESSION (source), result, &error);

  set_is_busy (self, FALSE);
  adw_action_row_set_subtitle (self->check_row, is_whole ? trab_present_store_get_whole ()
                                                         : trab_present_error_get_sentence (error));
}

static void
check_cb (TrabBackupGroup *self)
{
  set_is_busy (self, TRUE);
  trab_session_audit_check_store_async (self->session, checked_cb, g_object_ref (self));
}

static void
restore_cb (TrabBackupGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0);
}

static AdwActionRow *
add_row (TrabBackupGroup *self,
         const char *title,
         const char *subtitle,
         void (*activated) (TrabBackupGroup *))
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                      subtitle, "subtitle-lines", 0, "activatable", TRUE, NULL);

  g_signal_connect_swapped (row, "activated", G_CALLBACK (activated), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_ACTION_ROW (row);
}

static void
trab_backup_group_dispose (GObject *object)
{
  TrabBackupGroup *self = TRAB_BACKUP_GROUP (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trab_backup_group_parent_class)->dispose (object);
}

static void
trab_backup_group_class_init (TrabBackupGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_backup_group_dispose;
  signals[SIGNAL_RESTORE] = g_signal_new ("restore", TRAB_TYPE_BACKUP_GROUP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trab_backup_group_init (TrabBackupGroup *self)
{
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self),
                                           GTK_WIDGET (self->spinner));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Now"));
  add_row (self, _ ("Choose the folder…"), _ ("Best on a disk that leaves this room."), choose_cb);
  self->run_row = add_row (self, _ ("Back up now"), "", run_now_cb);
  self->check_row = add_row (self, _ ("Check the records"),
                             _ ("Reads every page, every row and the whole audit."), check_cb);
  add_row (self, _ ("Try or restore a backup…"),
           _ ("Trying one changes nothing, and is the only proof that it helps."), restore_cb);
}

/** trab_backup_group_new: @settings: the draft that the folder is a field of */
TrabBackupGroup *
trab_backup_group_new (TrabSession *session, TrabDraft *settings)
{
  TrabBackupGroup *self = g_object_new (TRAB_TYPE_BACKUP_GROUP, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  trab_backup_group_refresh (self);
  return self;
}

/** trab_backup_group_refresh: says again when the last copy was made and tried */
void
trab_backup_group_refresh (TrabBackupGroup *self)
{
  g_autoptr (TrabSettings) settings = NULL;
  g_autofree char *copies = NULL;

  g_return_if_fail (TRAB_IS_BACKUP_GROUP (self));

  settings = trab_session_settings_dup (self->session);
  copies = trab_present_setting_dup_copies (settings);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), copies);
}
