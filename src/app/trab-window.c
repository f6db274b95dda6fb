/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-window.h"

#include <glib/gi18n.h>

#include "trab-access-export.h"
#include "trab-cover.h"
#include "trab-error.h"
#include "trab-explain-window.h"
#include "trab-file-queue.h"
#include "trab-given.h"
#include "trab-import-window.h"
#include "trab-lock-timer.h"
#include "trab-patient-page.h"
#include "trab-patient-window.h"
#include "trab-preferences-window.h"
#include "trab-present-error.h"
#include "trab-present-store.h"
#include "trab-restore-window.h"
#include "trab-sandbox.h"
#include "trab-session-create.h"
#include "trab-session-list-day.h"
#include "trab-session-load.h"
#include "trab-session-open.h"
#include "trab-session-settings.h"
#include "trab-toast.h"
#include "trab-today-page.h"
#include "trab-unlock-page.h"
#include "trab-upkeep.h"

#define PREPARE_AFTER_MS 800 /* after the list stands */

struct _TrabWindow
{
  AdwApplicationWindow parent_instance;

  char *folder;
  GSettings *settings; /* (nullable) */
  TrabSession *session;
  TrabDate fixed_today; /* TRAB_DATE_NONE: the clock's */
  GCancellable *cancellable;
  gboolean was_asked; /* for a passphrase */
  gboolean is_new;    /* the store is being made */
  gboolean is_practice;
  gboolean may_close; /* what was typed is saved */
  gboolean is_locking;
  gboolean is_example; /* opens on a comparison instead of the list, once */
  char *held_user;     /* who unlocked while the records were still being closed */
  char *held_passphrase;
  char *wanted_id; /* the person to be opened once the page may be left */
  guint n_frames;  /* drawn since the store was asked for */
  TrabUpkeep *upkeep;
  TrabCover *cover;
  TrabLockTimer *lock_timer;
  TrabFileQueue *files;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwLeaflet *records;
  TrabUnlockPage *unlock_page; /* NULL until it is needed, as the next two: the first frame does */
  AdwStatusPage *error_page;
  GtkWidget *read_button;    /* where the records can be read and not written */
  TrabTodayPage *today_page; /* not wait for what nobody sees yet */
  TrabPatientPage *patient_page;
  guint prepare_id;
};

G_DEFINE_FINAL_TYPE (TrabWindow, trab_window, ADW_TYPE_APPLICATION_WINDOW)

static void unlock_cb (TrabUnlockPage *page,
                       const char *user,
                       const char *passphrase,
                       gpointer data);

static TrabUnlockPage *
get_unlock_page (TrabWindow *self)
{
  if (self->unlock_page != NULL)
    return self->unlock_page;
  self->unlock_page = g_object_new (TRAB_TYPE_UNLOCK_PAGE, NULL);
  g_signal_connect (self->unlock_page, "unlock", G_CALLBACK (unlock_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->unlock_page), "unlock");
  return self->unlock_page;
}

static TrabTodayPage *
get_today_page (TrabWindow *self)
{
  if (self->today_page != NULL)
    return self->today_page;
  self->today_page = g_object_new (TRAB_TYPE_TODAY_PAGE, NULL);
  adw_leaflet_prepend (self->records, GTK_WIDGET (self->today_page));
  return self->today_page;
}

static TrabPatientPage *
get_patient_page (TrabWindow *self)
{
  if (self->patient_page != NULL)
    return self->patient_page;
  self->patient_page = g_object_new (TRAB_TYPE_PATIENT_PAGE, NULL);
  trab_access_export_add_action (self->patient_page);
  adw_leaflet_append (self->records, GTK_WIDGET (self->patient_page));
  return self->patient_page;
}

/* While somebody looks for a name, so that opening one does not wait for the page either */
static gboolean
prepare_cb (gpointer user_data)
{
  TrabWindow *self = user_data;

  self->prepare_id = 0;
  get_patient_page (self);
  return G_SOURCE_REMOVE;
}

/* @left: called when what is typed is kept, or nobody was open */
static void
leave_patient (TrabWindow *self, void (*left) (gpointer))
{
  if (self->patient_page == NULL)
    left (self);
  else
    trab_patient_page_leave (self->patient_page, left, self);
}

static TrabDate
get_today (TrabWindow *self)
{
  g_autoptr (GDateTime) now = NULL;
  TrabDate today = self->fixed_today;

  if (trab_date_is_known (today))
    return today;
  now = g_date_time_new_now_local ();
  g_date_time_get_ymd (now, &today.year, &today.month, &today.day);
  return today;
}

/* Where the store opened and can only be read, it says so before anybody types */
static void
show_error (TrabWindow *self, const GError *error)
{
  g_autofree char *description = g_strdup_printf (
      "%s\n\n%s", trab_present_error_get_sentence (error), trab_present_error_get_advice (error));

  gtk_widget_set_visible (self->read_button,
                          self->session != NULL && trab_session_is_open (self->session));
  adw_status_page_set_title (self->error_page, trab_present_error_get_title (error));
  adw_status_page_set_description (self->error_page, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
update_actions (TrabWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean is_open = g_strcmp0 (page, "records") == 0;
  gboolean is_patient
      = is_open && adw_leaflet_get_visible_child (self->records) == GTK_WIDGET (self->patient_page);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-patient", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.lock", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.explain", self->session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", is_patient);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "patient",
                                  is_patient ? trab_patient_page_get_actions (self->patient_page)
                                             : NULL);
}

static void
example_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabWindow) self = user_data;
  g_autoptr (GPtrArray) day = trab_session_list_day_finish (TRAB_SESSION (source), result, NULL);
  TrabPatient *first
      = day != NULL && day->len > 0 ? trab_record_get_patient (g_ptr_array_index (day, 0)) : NULL;

  self->is_example = first != NULL; /* made on another day: the list stays */
  if (first != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "s",
                                trab_patient_get (first)->id);
}

static void
show_records (TrabWindow *self)
{
  trab_cover_open (self->cover);
  gtk_stack_set_visible_child_name (self->stack, "records");
  trab_today_page_set_session (get_today_page (self), self->session, get_today (self));
  if (self->patient_page == NULL && self->prepare_id == 0)
    self->prepare_id = g_timeout_add (PREPARE_AFTER_MS, prepare_cb, self);
  if (adw_leaflet_get_visible_child (self->records) == GTK_WIDGET (self->today_page))
    trab_today_page_start_search (self->today_page);
  else
    trab_patient_page_save_now (self->patient_page); /* what could not be saved before locking */
  if (self->is_example)
    trab_session_list_day_async (self->session, get_today (self), self->cancellable, example_cb,
                                 g_object_ref (self));
  update_actions (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_session_open_finish (TRAB_SESSION (source), result, &error))
    {
      if (trab_session_get_trouble (self->session) != NULL)
        show_error (self, trab_session_get_trouble (self->session));
      else
        show_records (self);
      trab_upkeep_start (self->upkeep, self->session);
      if (trab_session_get_clock_lag (self->session) > 0)
        trab_toast_show (GTK_WIDGET (self), trab_present_error_get_clock_lag ());
      update_actions (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WRONG_PASSPHRASE)
      || g_error_matches (error, TRAB_STORE_ERROR, TRAB_STORE_ERROR_WAIT))
    {
      trab_unlock_page_start (get_unlock_page (self));
      /* the first try is that of the practice store: nobody gave a wrong passphrase yet */
      if (self->was_asked)
        trab_unlock_page_set_problem (get_unlock_page (self),
                                      trab_present_error_get_sentence (error));
      self->was_asked = TRUE;
      gtk_stack_set_visible_child_name (self->stack, "unlock");
    }
  else
    show_error (self, error);
  update_actions (self);
}

static void
unlock (TrabWindow *self, const char *user, const char *passphrase)
{
  trab_session_open_async (self->session, self->folder, user, passphrase, self->cancellable,
                           opened_cb, g_object_ref (self));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_session_create_finish (TRAB_SESSION (source), result, &error))
    {
      trab_unlock_page_start (get_unlock_page (self));
      trab_unlock_page_set_problem (get_unlock_page (self),
                                    trab_present_error_get_sentence (error));
      return;
    }
  /* unlocking at once proves that the passphrase opens what was made */
  trab_unlock_page_set_is_new (get_unlock_page (self), FALSE, NULL);
  trab_unlock_page_start (get_unlock_page (self));
  self->is_new = FALSE;
  self->was_asked = TRUE;
}

static void
unlock_cb (TrabUnlockPage *page, const char *user, const char *passphrase, gpointer user_data)
{
  TrabWindow *self = user_data;

  if (self->is_locking)
    {
      g_free (self->held_user);
      g_free (self->held_passphrase);
      self->held_user = g_strdup (user);
      self->held_passphrase = g_strdup (passphrase);
    }
  else if (self->is_new)
    trab_session_create_async (self->session, self->folder, user, passphrase, self->cancellable,
                               created_cb, g_object_ref (self));
  else
    unlock (self, user, passphrase);
}

static void
new_store_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);
  gboolean is_sandboxed = trab_sandbox_is_inside ();
  g_autofree char *place = trab_present_store_dup_place (self->folder, is_sandboxed);

  self->is_new = TRUE;
  trab_unlock_page_set_is_new (get_unlock_page (self), TRUE, place);
  gtk_stack_set_visible_child_name (self->stack, "unlock");
  trab_unlock_page_start (get_unlock_page (self));
}

static void
covered_cb (gpointer user_data)
{
  g_autoptr (TrabWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_locking = FALSE;
  if (self->session == NULL)
    return; /* the window went meanwhile, and closed the records */
  self->was_asked = TRUE;
  if (!trab_session_close (self->session, &error))
    trab_unlock_page_set_problem (get_unlock_page (self), trab_present_error_get_sentence (error));
  if (self->held_user == NULL)
    return;
  unlock (self, self->held_user, self->held_passphrase);
  g_clear_pointer (&self->held_user, g_free);
  g_clear_pointer (&self->held_passphrase, g_free);
}

/* Covered at once, whatever closing says; the records are closed when the save that goes on is
 * over. The consultation stays behind the cover, and goes on where it was after unlocking. */
static void
lock (gpointer user_data)
{
  TrabWindow *self = user_data;

  if (self->is_locking)
    return;
  self->is_locking = TRUE;
  trab_cover_close (self->cover);
  trab_unlock_page_start (get_unlock_page (self));
  gtk_stack_set_visible_child_name (self->stack, "unlock");
  update_actions (self);
  if (self->patient_page == NULL)
    covered_cb (g_object_ref (self));
  else
    trab_patient_page_cover (self->patient_page, covered_cb, g_object_ref (self));
}

/* In whichever window of the program */
static void
used_cb (gpointer user_data)
{
  trab_lock_timer_restart (TRAB_WINDOW (user_data)->lock_timer, TRAB_WINDOW (user_data)->session);
}

static GtkWindow *
show_file (GFile *file, gpointer user_data)
{
  TrabWindow *self = user_data;

  return trab_import_window_present (GTK_WINDOW (self), self->session, file, get_today (self));
}

static void
upkeep_cb (const GError *damage, const char *sentence, gpointer user_data)
{
  TrabWindow *self = user_data;

  if (damage != NULL)
    show_error (self, damage);
  else if (sentence != NULL)
    trab_toast_show (GTK_WIDGET (self), sentence);
  if (damage == NULL)
    trab_today_page_refresh (self->today_page);
}

static void
closing_cb (TrabWindow *self)
{
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (self->stack, "opening");
  update_actions (self);
  if (trab_session_is_open (self->session) && !trab_session_close (self->session, &error))
    g_warning ("the records did not close before restoring: %s", error->message);
}

static void
restored_cb (TrabWindow *self, const char *sentence)
{
  trab_window_open_store (self, self->is_practice);
  trab_toast_show (GTK_WIDGET (self), sentence);
}

static void
show_restore (gpointer user_data)
{
  TrabWindow *self = user_data;
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self->session);
  TrabRestoreWindow *window
      = trab_restore_window_new (self->session, self->folder,
                                 trab_settings_get_or_null (settings, TRAB_SETTING_BACKUP_FOLDER));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "closing", G_CALLBACK (closing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* What is typed is kept first: it belongs to the records that are there now */
static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TRAB_WINDOW (widget)->session != NULL)
    leave_patient (TRAB_WINDOW (widget), show_restore);
}

static void
preferences_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);
  TrabPreferencesWindow *window
      = trab_preferences_window_new (self->session, self->folder, get_today (self));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window),
                                                g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabRecord) record = trab_session_load_finish (TRAB_SESSION (source), result, &error);

  if (record == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        trab_toast_show (GTK_WIDGET (self), trab_present_error_get_sentence (error));
      return;
    }
  trab_patient_page_open (get_patient_page (self), self->session, record, get_today (self));
  adw_leaflet_set_visible_child (self->records, GTK_WIDGET (self->patient_page));
  trab_patient_page_start (self->patient_page);
  if (self->is_example)
    trab_patient_page_show_example (self->patient_page);
  self->is_example = FALSE;
  update_actions (self);
}

static void
load_wanted (gpointer user_data)
{
  TrabWindow *self = user_data;

  trab_session_load_async (self->session, self->wanted_id, self->cancellable, loaded_cb,
                           g_object_ref (self));
}

static void
open_patient_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  g_free (self->wanted_id);
  self->wanted_id = g_variant_dup_string (parameter, NULL);
  leave_patient (self, load_wanted);
}

static void
go_back (gpointer user_data)
{
  TrabWindow *self = user_data;

  adw_leaflet_set_visible_child (self->records, GTK_WIDGET (self->today_page));
  trab_patient_page_close (self->patient_page);
  trab_today_page_refresh (self->today_page);
  trab_today_page_start_search (self->today_page);
  update_actions (self);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  leave_patient (self, go_back);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  if (adw_leaflet_get_visible_child (self->records) == GTK_WIDGET (self->today_page))
    trab_today_page_start_search (self->today_page);
  else
    leave_patient (self, go_back);
}

static void
new_patient_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  trab_patient_window_present (GTK_WINDOW (self), self->session, get_today (self));
}

/* Beside the work, so that the comparison stays in sight. */
static void
explain_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);
  TrabExplainWindow *window = trab_explain_window_new (self->session, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  trab_import_window_choose (GTK_WINDOW (self), self->session, get_today (self));
}

static void
refresh_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trab_today_page_refresh (get_today_page (TRAB_WINDOW (widget)));
}

static void
lock_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lock (widget);
}

static void
retry_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  if (self->session != NULL && trab_session_is_open (self->session))
    trab_session_close (self->session, NULL); /* it could not be written, so nothing waits */
  trab_window_open_store (self, self->is_practice);
}

/* It can be read; what would write says why it does not */
static void
read_anyway_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_records (TRAB_WINDOW (widget));
}

static void
close_now (gpointer user_data)
{
  TrabWindow *self = user_data;

  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
trab_window_close_request (GtkWindow *window)
{
  TrabWindow *self = TRAB_WINDOW (window);
  int width = 0;
  int height = 0;

  if (self->settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }
  if (!self->may_close)
    leave_patient (self, close_now);
  /* close_now() was called at once, or will be when the person has decided */
  if (!self->may_close)
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (trab_window_parent_class)->close_request (window);
}

static void
trab_window_dispose (GObject *object)
{
  TrabWindow *self = TRAB_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->cover, trab_cover_free);
  g_clear_pointer (&self->lock_timer, trab_lock_timer_free);
  g_clear_pointer (&self->files, trab_file_queue_free);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_pointer (&self->upkeep, trab_upkeep_free);
  if (self->session != NULL && trab_session_is_open (self->session))
    {
      g_autoptr (GError) error = NULL;

      if (!trab_session_close (self->session, &error))
        g_warning ("the records did not close: %s", error->message);
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trab_window_parent_class)->dispose (object);
}

static void
trab_window_finalize (GObject *object)
{
  TrabWindow *self = TRAB_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_free (self->folder);
  g_free (self->wanted_id);
  g_free (self->held_user);
  g_free (self->held_passphrase);
  G_OBJECT_CLASS (trab_window_parent_class)->finalize (object);
}

static void
trab_window_class_init (TrabWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trab_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trabecula/Trabecula/ui/trab-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrabWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabWindow, records);
  gtk_widget_class_bind_template_child (widget_class, TrabWindow, read_button);
  gtk_widget_class_bind_template_child (widget_class, TrabWindow, error_page);
  gtk_widget_class_bind_template_callback_full (widget_class, "swiped_cb",
                                                G_CALLBACK (update_actions));
  gtk_widget_class_install_action (widget_class, "win.open-patient", "s", open_patient_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.new-patient", NULL, new_patient_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_action);
  gtk_widget_class_install_action (widget_class, "win.new-store", NULL, new_store_action);
  gtk_widget_class_install_action (widget_class, "win.read-anyway", NULL, read_anyway_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", "s", preferences_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
}

/* Returns: (nullable): of the patient whose page is open */
static TrabConsultation *
get_consultation (GtkWindow *window)
{
  TrabWindow *self = TRAB_WINDOW (window);

  return self->patient_page ? trab_patient_page_get_consultation (self->patient_page) : NULL;
}

static void
trab_window_init (TrabWindow *self)
{
  self->fixed_today = TRAB_DATE_NONE;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trab_toast_set_place (GTK_WINDOW (self), self->toasts);
  trab_given_set_ask (GTK_WINDOW (self), get_consultation);
  self->cover = trab_cover_new (GTK_WINDOW (self), used_cb, self);
  self->upkeep = trab_upkeep_new (upkeep_cb, self);
  self->lock_timer = trab_lock_timer_new (lock, self);
  self->files = trab_file_queue_new (self->stack, show_file, self);
  trab_file_queue_accept_drops (self->files, GTK_WIDGET (self));
  update_actions (self);
}

/**
 * trab_window_new:
 * @folder: of the store
 * @settings: (nullable): where the window's size is remembered
 */
TrabWindow *
trab_window_new (GtkApplication *application, const char *folder, GSettings *settings)
{
  TrabWindow *self = g_object_new (TRAB_TYPE_WINDOW, "application", application, NULL);

  self->folder = g_strdup (folder);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                                   g_settings_get_int (settings, "window-height"));
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  if (g_str_has_suffix (TRAB_APP_ID, ".Devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  return self;
}

/** trab_window_set_today: for tests: a day that does not move */
void
trab_window_set_today (TrabWindow *self, TrabDate today)
{
  g_return_if_fail (TRAB_IS_WINDOW (self));

  self->fixed_today = today;
}

static void
open_folder (TrabWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_there = g_file_test (self->folder, G_FILE_TEST_IS_DIR);

  if (self->session == NULL)
    self->session = trab_session_new (&error);
  if (self->session != NULL && !is_there && self->is_practice)
    is_there = trab_session_create_practice (self->session, self->folder, get_today (self), &error);
  if (error != NULL)
    show_error (self, error);
  else if (!is_there)
    gtk_stack_set_visible_child_name (self->stack, "welcome");
  else
    /* the practice store opens without a name and passphrase, every other one asks */
    unlock (self, NULL, NULL);
  update_actions (self);
}

static gboolean
open_folder_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TrabWindow *self = TRAB_WINDOW (widget);

  self->n_frames++;
  if (self->n_frames < 2)
    return G_SOURCE_CONTINUE;
  open_folder (self);
  return G_SOURCE_REMOVE;
}

/**
 * trab_window_open_store:
 * @is_practice: make the practice store where there is none
 *
 * The records are opened after the window's first frame: it is drawn before they are unlocked.
 */
void
trab_window_open_store (TrabWindow *self, gboolean is_practice)
{
  g_return_if_fail (TRAB_IS_WINDOW (self));

  self->is_practice = is_practice;
  self->n_frames = 0;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  gtk_widget_add_tick_callback (GTK_WIDGET (self), open_folder_cb, NULL, NULL);
}

/** trab_window_open_example: once the store is open, its first person's comparison is shown; to be
 * called after trab_window_open_store() of a practice store */
void
trab_window_open_example (TrabWindow *self)
{
  g_return_if_fail (TRAB_IS_WINDOW (self));

  self->is_example = TRUE;
}

/** trab_window_import: shows what @file holds; where the records are closed, once they are open */
void
trab_window_import (TrabWindow *self, GFile *file)
{
  g_return_if_fail (TRAB_IS_WINDOW (self));

  trab_file_queue_add (self->files, file);
}

const char *
trab_window_get_folder (TrabWindow *self)
{
  g_return_val_if_fail (TRAB_IS_WINDOW (self), NULL);

  return self->folder;
}

/** trab_window_get_page: "opening", "welcome", "unlock", "error", "today" or "patient" */
const char *
trab_window_get_page (TrabWindow *self)
{
  const char *page = NULL;

  g_return_val_if_fail (TRAB_IS_WINDOW (self), NULL);

  page = gtk_stack_get_visible_child_name (self->stack);
  if (g_strcmp0 (page, "records") != 0)
    return page;
  return adw_leaflet_get_visible_child (self->records) == GTK_WIDGET (self->patient_page)
             ? "patient"
             : "today";
}
