/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clinic sets: it is kept when it can be, users come and go, a backup finds its way back. */
#include "app-fixture.h"

#include <glib/gstdio.h>

#include "trab-backup-group.h"
#include "trab-keeping-group.h"
#include "trab-key-window.h"
#include "trab-preferences-window.h"
#include "trab-restore-window.h"
#include "trab-session-backup.h"
#include "trab-session-create.h"
#include "trab-session-erase.h"
#include "trab-session-open.h"
#include "trab-session-save.h"
#include "trab-session-settings.h"
#include "trab-today-page.h"
#include "trab-unlock-page.h"

#define PASSPHRASE "three quiet herons"

static TrabApplication *application;

static TrabSession *
open_session (const char *folder)
{
  g_autoptr (GError) error = NULL;
  TrabSession *session = trab_session_new (&error);

  g_assert_no_error (error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_assert_true (trab_session_create (session, folder, "ana", PASSPHRASE, &error));
  g_assert_true (trab_session_open (session, folder, "ana", PASSPHRASE, &error));
  g_assert_no_error (error);
  return session;
}

static char *
dup_folder (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static gboolean
is_set (TrabSession *session, TrabSetting setting, const char *text)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (session);

  return g_str_equal (trab_settings_get (settings, setting), text);
}

static void
close_now (GtkWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (window);
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

/* Saved while typing, and what is typed last when it closes; a wrong field stops no other. */
static void
test_fields_are_kept (void)
{
  g_autofree char *folder = dup_folder ("clinic");
  g_autoptr (TrabSession) session = open_session (folder);
  TrabPreferencesWindow *window = trab_preferences_window_new (session, folder, APP_FIXTURE_TODAY);
  TrabDraft *draft = trab_preferences_window_get_draft (window);

  gtk_window_present (GTK_WINDOW (window));
  app_fixture_drain ();
  trab_draft_set_text (draft, "lock_minutes", "99");
  trab_draft_set_text (draft, "clinic_name", "Hill Road Clinic");
  APP_FIXTURE_WAIT_FOR (is_set (session, TRAB_SETTING_CLINIC_NAME, "Hill Road Clinic"));
  g_assert_cmpstr (trab_draft_get_text (draft, "lock_minutes"), ==, "99");
  g_assert_true (is_set (session, TRAB_SETTING_LOCK_MINUTES, "5"));
  trab_draft_set_text (draft, "clinic_phone", "01234 567");
  close_now (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (is_set (session, TRAB_SETTING_CLINIC_PHONE, "01234 567"));
  g_assert_true (trab_session_close (session, NULL));
}

static void
fill_rows (GtkWidget *parent, const char *const *texts, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_ENTRY_ROW (child))
      gtk_editable_set_text (GTK_EDITABLE (child), texts[(*n)++]);
    else
      fill_rows (child, texts, n);
}

static gboolean
has_user (TrabSession *session, const char *user)
{
  g_auto (GStrv) users = trab_session_keys_list_users (session, NULL);

  return g_strv_contains ((const char *const *) users, user);
}

static void
change_users (TrabSession *session,
              TrabKeyAction action,
              const char *user,
              const char *const *texts,
              guint n_texts)
{
  TrabKeyWindow *window = trab_key_window_new (session, action, user);
  guint n = 0;

  gtk_window_present (GTK_WINDOW (window));
  fill_rows (GTK_WIDGET (window), texts, &n);
  g_assert_cmpuint (n, ==, n_texts);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (GTK_WIDGET (window), "key.do", NULL);
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

/* A user is added with a passphrase that is not weak, and removed again. */
static void
test_users (void)
{
  static const char *const weak[] = { "ben", "password", "password", PASSPHRASE };
  static const char *const good[]
      = { "ben", "four loud sparrows", "four loud sparrows", PASSPHRASE };
  static const char *const own[] = { PASSPHRASE };
  g_autofree char *folder = dup_folder ("clinic");
  g_autoptr (TrabSession) session = open_session (folder);
  TrabKeyWindow *refused = trab_key_window_new (session, TRAB_KEY_ADD_USER, NULL);
  guint n = 0;

  gtk_window_present (GTK_WINDOW (refused));
  fill_rows (GTK_WIDGET (refused), weak, &n);
  gtk_widget_activate_action (GTK_WIDGET (refused), "key.do", NULL);
  app_fixture_drain ();
  g_assert_false (has_user (session, "ben"));
  close_now (GTK_WINDOW (refused));
  change_users (session, TRAB_KEY_ADD_USER, NULL, good, G_N_ELEMENTS (good));
  g_assert_true (has_user (session, "ben"));
  change_users (session, TRAB_KEY_REMOVE_USER, "ben", own, G_N_ELEMENTS (own));
  g_assert_false (has_user (session, "ben"));
  g_assert_true (trab_session_close (session, NULL));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found
        = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
              ? child
              : find_button (child, label);
  return found;
}

static gboolean
is_enabled (GtkWidget *widget, const char *label)
{
  GtkWidget *button = find_button (widget, label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
restored_cb (TrabRestoreWindow *window, const char *sentence, char **said)
{
  *said = g_strdup (sentence);
}

/* Only a backup that was tried can be put in place; what was there is kept. */
static void
test_restore (void)
{
  static const char *const key[] = { "ana", PASSPHRASE };
  g_autofree char *folder = dup_folder ("clinic");
  g_autofree char *copies = dup_folder ("copies");
  g_autoptr (TrabSession) session = open_session (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *said = NULL;
  TrabRestoreWindow *window = NULL;
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (copies, 0700), ==, 0);
  g_assert_true (trab_session_settings_set (session, TRAB_SETTING_CLINIC_NAME, "Before", &error));
  copy = trab_session_backup_run (session, copies, 0, &error);
  g_assert_no_error (error);
  g_assert_true (trab_session_settings_set (session, TRAB_SETTING_CLINIC_NAME, "After", &error));
  window = trab_restore_window_new (session, folder, copies);
  g_signal_connect (window, "restored", G_CALLBACK (restored_cb), &said);
  gtk_window_present (GTK_WINDOW (window));
  fill_rows (GTK_WIDGET (window), key, &n);
  g_assert_false (is_enabled (GTK_WIDGET (window), "Put It in Place"));
  gtk_widget_activate_action (GTK_WIDGET (window), "restore.try", NULL);
  APP_FIXTURE_WAIT_FOR (is_enabled (GTK_WIDGET (window), "Put It in Place"));
  g_assert_true (is_set (session, TRAB_SETTING_CLINIC_NAME, "After"));
  g_assert_true (trab_session_close (session, &error));
  gtk_widget_activate_action (GTK_WIDGET (window), "restore.put", NULL);
  APP_FIXTURE_WAIT_FOR (said != NULL);
  g_assert_nonnull (strstr (said, g_get_user_data_dir ()));
  app_fixture_drain ();
  g_assert_true (trab_session_open (session, folder, "ana", PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_true (is_set (session, TRAB_SETTING_CLINIC_NAME, "Before"));
  g_assert_true (trab_session_close (session, NULL));
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return at->data;
  return NULL;
}

/* Presses a button of the list, gives a reason, and waits until another button stands there */
static void
walk_on (GtkWidget *group, const char *button, const char *reason, const char *next)
{
  AdwMessageDialog *dialog = NULL;

  APP_FIXTURE_WAIT_FOR (find_button (group, button) != NULL);
  g_signal_emit_by_name (find_button (group, button), "clicked");
  dialog = find_question ();
  g_assert_nonnull (dialog);
  g_assert_cmpint (adw_message_dialog_get_response_enabled (dialog, "do"), ==, reason == NULL);
  if (reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), reason);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "do"));
  adw_message_dialog_response (dialog, "do");
  if (next != NULL)
    APP_FIXTURE_WAIT_FOR (find_button (group, next) != NULL);
  else
    APP_FIXTURE_WAIT_FOR (find_button (group, button) == NULL);
}

/* From the list of records past their years to the last step, each with a reason; what must be kept
 * is kept. */
static void
test_keeping (void)
{
  g_autofree char *folder = dup_folder ("clinic");
  g_autoptr (TrabSession) session = open_session (folder);
  g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){
      .family_name = "Voss", .given_name = "Ada", .birth_date = { 1931, 2, 3 } });
  g_autoptr (TrabRecord) record = trab_record_new (patient);
  g_autoptr (TrabRecord) stored = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *group = NULL;
  g_autoptr (GPtrArray) hidden = NULL;
  g_autoptr (GError) error = NULL;

  stored = trab_session_save (session, record, &error);
  g_assert_no_error (error);
  g_assert_true (trab_session_settings_set (session, TRAB_SETTING_RETENTION_YEARS, "10", &error));
  group = GTK_WIDGET (trab_keeping_group_new (session, (TrabDate){ 2090, 1, 1 }));
  gtk_window_set_child (GTK_WINDOW (window), group);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480); /* as the window of Preferences */
  gtk_window_present (GTK_WINDOW (window));
  trab_keeping_group_look (TRAB_KEEPING_GROUP (group));
  walk_on (group, "Keep…", "a court asks for it", "Let Go…");
  g_assert_null (find_button (group, "Erase…"));
  walk_on (group, "Let Go…", "the court is over", "Erase…");
  walk_on (group, "Erase…", "ten years are over", "For Good…");
  walk_on (group, "Bring Back…", NULL, "Erase…");
  walk_on (group, "Erase…", "ten years are over", "For Good…");
  walk_on (group, "For Good…", "ten years are over", NULL);
  hidden = trab_session_erase_list_hidden (session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hidden->len, ==, 0);
  close_now (GTK_WINDOW (window));
  g_assert_true (trab_session_close (session, NULL));
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/preferences/fields-are-kept", test_fields_are_kept);
  g_test_add_func ("/app/preferences/users", test_users);
  g_test_add_func ("/app/preferences/restore", test_restore);
  g_test_add_func ("/app/preferences/keeping", test_keeping);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
