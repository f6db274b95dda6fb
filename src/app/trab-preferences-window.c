/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-preferences-window.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-backup-group.h"
#include "trab-field-row.h"
#include "trab-keeping-group.h"
#include "trab-margins.h"
#include "trab-present-country.h"
#include "trab-present-error.h"
#include "trab-present-measure.h"
#include "trab-present-precision.h"
#include "trab-present-setting.h"
#include "trab-present-store.h"
#include "trab-sandbox.h"
#include "trab-session-country.h"
#include "trab-session-precision.h"
#include "trab-session-settings.h"
#include "trab-settings-draft.h"
#include "trab-users-group.h"

#define NARROW_BELOW_EM 26

#define SAVE_AFTER_MS 600

struct _TrabPreferencesWindow
{
  AdwPreferencesWindow parent_instance;
  TrabSession *session;
  char *folder;
  TrabDate today;
  TrabDraft *draft;
  guint save_id;

  GtkDropDown *measure_list;
  GtkWidget *measure_rows; /* of the measure chosen */
  AdwPreferencesGroup *scanners;
  TrabBackupGroup *backups;
};

G_DEFINE_FINAL_TYPE (TrabPreferencesWindow, trab_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
toast (TrabPreferencesWindow *self, const char *sentence)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (sentence));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_session_settings_set_finish (TRAB_SESSION (source), result, &error))
    toast (self, trab_present_error_get_sentence (error));
  else if (self->backups != NULL)
    trab_backup_group_refresh (self->backups);
}

/** trab_preferences_window_save_now: what is typed right and not kept yet */
void
trab_preferences_window_save_now (TrabPreferencesWindow *self)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self->session);
  g_autoptr (GArray) changed = trab_settings_draft_dup_changed (self->draft, settings);

  g_clear_handle_id (&self->save_id, g_source_remove);
  for (guint i = 0; i < changed->len; i++)
    {
      TrabSetting setting = g_array_index (changed, TrabSetting, i);

      trab_session_settings_set_async (
          self->session, setting,
          trab_draft_get_text (self->draft, trab_setting_get_info (setting)->field.name), saved_cb,
          g_object_ref (self));
    }
}

static gboolean
save_cb (gpointer user_data)
{
  TrabPreferencesWindow *self = user_data;

  self->save_id = 0;
  trab_preferences_window_save_now (self);
  return G_SOURCE_REMOVE;
}

static void
draft_changed_cb (TrabPreferencesWindow *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static GtkWidget *
new_row (TrabPreferencesWindow *self, TrabSetting setting)
{
  g_autofree char *name = trab_present_setting_dup_name (setting);
  TrabFieldWords words = { .title = name,
                           .hint = trab_present_setting_get_hint (setting),
                           .get_choice = trab_present_setting_get_choice };

  return trab_field_row_new (self->draft, trab_setting_get_info (setting)->field.name, &words);
}

/* Rows of a form as the other dialogs have them */
static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list
      = g_object_new (GTK_TYPE_BOX, "css-name", "list", "orientation", GTK_ORIENTATION_VERTICAL,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* With little room the answer stands under its question, as in the other dialogs. */
static void
add_list (AdwPreferencesGroup *group, GtkWidget *list)
{
  adw_preferences_group_add (group, g_object_new (TRAB_TYPE_ADAPTIVE_BIN, "narrow-below-em",
                                                  NARROW_BELOW_EM, "child", list, NULL));
}

static AdwPreferencesGroup *
add_fields (TrabPreferencesWindow *self,
            AdwPreferencesPage *page,
            const char *title,
            const TrabSetting *settings,
            guint n)
{
  AdwPreferencesGroup *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, NULL);
  GtkWidget *list = new_list (title);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (list), new_row (self, settings[i]));
  add_list (group, list);
  adw_preferences_page_add (page, group);
  return group;
}

static AdwPreferencesPage *
add_page (TrabPreferencesWindow *self, const char *name, const char *title, const char *icon)
{
  AdwPreferencesPage *page = g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", name, "title", title,
                                           "icon-name", icon, NULL);

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  return page;
}

static void
country_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_session_country_choose_finish (TRAB_SESSION (source), result, &error))
    toast (self, trab_present_error_get_sentence (error));
}

static void
country_selected_cb (AdwComboRow *row, GParamSpec *unused, TrabPreferencesWindow *self)
{
  g_auto (GStrv) codes = trab_session_country_list (self->session);
  guint selected = adw_combo_row_get_selected (row);

  if (selected < g_strv_length (codes)
      && !g_str_equal (codes[selected], trab_session_country_get (self->session)))
    trab_session_country_choose_async (self->session, codes[selected], country_cb,
                                       g_object_ref (self));
}

/* Only its licences, thresholds and amounts are shown */
static void
add_country (TrabPreferencesWindow *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = g_object_new (
      ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Licences and guidelines"), "description",
      _ ("Also the amounts of food, the names of medicines, the number to call."), NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv) codes = trab_session_country_list (self->session);
  GtkWidget *row = NULL;
  guint selected = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name
          = trab_present_country_dup_name (trab_session_get_evidence (self->session), codes[i]);

      gtk_string_list_append (names, name);
      if (g_str_equal (codes[i], trab_session_country_get (self->session)))
        selected = i;
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Country"), "model", names, "selected",
                      selected, NULL);
  g_signal_connect (row, "notify::selected", G_CALLBACK (country_selected_cb), self);
  adw_preferences_group_add (group, row);
  adw_preferences_page_add (page, group);
}

static void
add_clinic (TrabPreferencesWindow *self)
{
  static const TrabSetting clinic[]
      = { TRAB_SETTING_CLINIC_NAME, TRAB_SETTING_CLINIC_ADDRESS, TRAB_SETTING_CLINIC_PHONE };
  static const TrabSetting print[] = { TRAB_SETTING_PRINT_SIZE, TRAB_SETTING_PAPER };
  AdwPreferencesPage *page
      = add_page (self, "clinic", _ ("Clinic"), "x-office-address-book-symbolic");

  add_fields (self, page, _ ("Clinic"), clinic, G_N_ELEMENTS (clinic));
  add_country (self, page);
  add_fields (self, page, _ ("Print"), print, G_N_ELEMENTS (print));
}

/* The measures whose unit or limits can be set, in the order of the list */
static gboolean
has_settings (TrabMeasure measure)
{
  return trab_setting_is_asked ((TrabSetting) (TRAB_SETTING_UNIT + measure))
         || trab_setting_is_asked ((TrabSetting) (TRAB_SETTING_LOW + measure));
}

static TrabMeasure
get_measure (guint selected)
{
  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    if (has_settings ((TrabMeasure) i) && selected-- == 0)
      return (TrabMeasure) i;
  return TRAB_MEASURE_CTX;
}

static void
measure_selected_cb (TrabPreferencesWindow *self)
{
  TrabMeasure measure = get_measure (gtk_drop_down_get_selected (self->measure_list));
  const TrabSetting settings[]
      = { (TrabSetting) (TRAB_SETTING_UNIT + measure), (TrabSetting) (TRAB_SETTING_LOW + measure),
          (TrabSetting) (TRAB_SETTING_HIGH + measure) };
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->measure_rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->measure_rows), child);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (trab_setting_is_asked (settings[i]))
      {
        g_autofree char *name
            = i == 0 ? g_strdup (_ ("Typed in")) : trab_present_setting_dup_name (settings[i]);
        TrabFieldWords words = { .title = name, .get_choice = trab_present_setting_get_choice };

        gtk_box_append (GTK_BOX (self->measure_rows),
                        trab_field_row_new (
                            self->draft, trab_setting_get_info (settings[i])->field.name, &words));
      }
}

static void
add_laboratory (TrabPreferencesWindow *self)
{
  AdwPreferencesPage *page
      = add_page (self, "laboratory", _ ("Laboratory"), "accessories-calculator-symbolic");
  AdwPreferencesGroup *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Units and limits"), "description",
                      _ ("The unit each result is typed in, and the limits your laboratory prints "
                         "beside it. Values "
                         "that are kept stay as they came."),
                      NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TRAB_N_MEASURES; i++)
    if (has_settings ((TrabMeasure) i))
      {
        g_autofree char *name = trab_present_measure_dup_title ((TrabMeasure) i, TRAB_SITE_NONE);

        gtk_string_list_append (names, name);
      }
  self->measure_list = GTK_DROP_DOWN (
      gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)),
                         gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->measure_list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->measure_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which result"), -1);
  self->measure_rows = new_list (_ ("Units and limits"));
  gtk_widget_set_margin_top (self->measure_rows, 12);
  g_signal_connect_swapped (self->measure_list, "notify::selected",
                            G_CALLBACK (measure_selected_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->measure_list));
  add_list (group, self->measure_rows);
  adw_preferences_page_add (page, group);
  measure_selected_cb (self);
}

static void
margins_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPreferencesWindow) self = user_data;
  g_autoptr (TrabMargins) margins
      = trab_session_precision_load_margins_finish (TRAB_SESSION (source), result, NULL);

  for (guint i = 0; margins != NULL && i < trab_margins_get_n_own (margins); i++)
    {
      const TrabPrecision *own = trab_margins_get_own (margins, i);
      g_autofree char *title = g_strdup_printf ("%s, %s", own->scanner,
                                                trab_present_measure_get_site_name (own->site));
      g_autofree char *kept = trab_present_precision_dup_kept (own);

      adw_preferences_group_add (self->scanners,
                                 g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                               title, "subtitle", kept, "subtitle-lines", 0, NULL));
    }
}

static void
add_scanners (TrabPreferencesWindow *self)
{
  AdwPreferencesPage *page
      = add_page (self, "scanners", _ ("Scanners"), "preferences-desktop-display-symbolic");

  self->scanners = g_object_new (
      ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Precision of your scanners"), "description",
      _ ("What your own repeat scans showed; elsewhere a usual value stands in. A study is typed "
         "in "
         "with Ctrl+Shift+T on a patient's page, or read from a file by the command line."),
      NULL);
  adw_preferences_page_add (page, self->scanners);
  trab_session_precision_load_margins_async (self->session, NULL, margins_cb, g_object_ref (self));
}

static void
add_safe (TrabPreferencesWindow *self)
{
  static const TrabSetting lock[] = { TRAB_SETTING_LOCK_MINUTES };
  static const TrabSetting keeping[] = { TRAB_SETTING_RETENTION_YEARS };
  AdwPreferencesPage *page = add_page (self, "safe", _ ("Users"), "system-users-symbolic");

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (trab_users_group_new (self->session)));
  add_fields (self, page, _ ("Lock"), lock, G_N_ELEMENTS (lock));
  add_fields (self, page, _ ("How long records are kept"), keeping, G_N_ELEMENTS (keeping));
  adw_preferences_page_add (
      page, ADW_PREFERENCES_GROUP (trab_keeping_group_new (self->session, self->today)));
}

/* The window that the preferences stand on closes the records for it */
static void
restore_cb (TrabPreferencesWindow *self)
{
  g_autoptr (GtkWidget) parent
      = g_object_ref (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.restore", NULL);
}

static void
add_backup (TrabPreferencesWindow *self)
{
  static const TrabSetting schedule[]
      = { TRAB_SETTING_BACKUP_FOLDER, TRAB_SETTING_BACKUP_DAYS, TRAB_SETTING_BACKUP_KEPT };
  gboolean is_sandboxed = trab_sandbox_is_inside ();
  g_autofree char *place = trab_present_store_dup_place (self->folder, is_sandboxed);
  AdwPreferencesPage *page = add_page (self, "backup", _ ("Backup"), "drive-harddisk-symbolic");
  AdwPreferencesGroup *group
      = add_fields (self, page, _ ("Schedule"), schedule, G_N_ELEMENTS (schedule));

  adw_preferences_group_set_description (group, place);
  self->backups = trab_backup_group_new (self->session, self->draft);
  g_signal_connect_swapped (self->backups, "restore", G_CALLBACK (restore_cb), self);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->backups));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
trab_preferences_window_close_request (GtkWindow *window)
{
  trab_preferences_window_save_now (TRAB_PREFERENCES_WINDOW (window));
  return GTK_WINDOW_CLASS (trab_preferences_window_parent_class)->close_request (window);
}

static void
trab_preferences_window_dispose (GObject *object)
{
  TrabPreferencesWindow *self = TRAB_PREFERENCES_WINDOW (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  G_OBJECT_CLASS (trab_preferences_window_parent_class)->dispose (object);
}

static void
trab_preferences_window_finalize (GObject *object)
{
  TrabPreferencesWindow *self = TRAB_PREFERENCES_WINDOW (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->session);
  g_free (self->folder);
  G_OBJECT_CLASS (trab_preferences_window_parent_class)->finalize (object);
}

static void
trab_preferences_window_class_init (TrabPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_preferences_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trab_preferences_window_close_request;
  gtk_widget_class_install_action (widget_class, "preferences.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "preferences.close", NULL);
}

static void
trab_preferences_window_init (TrabPreferencesWindow *self)
{
}

/** trab_preferences_window_new: @folder: where the records are; of the open store of @session */
TrabPreferencesWindow *
trab_preferences_window_new (TrabSession *session, const char *folder, TrabDate today)
{
  TrabPreferencesWindow *self
      = g_object_new (TRAB_TYPE_PREFERENCES_WINDOW, "title", _ ("Preferences"), "search-enabled",
                      FALSE, "width-request", 320, NULL);
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (session);

  self->session = g_object_ref (session);
  self->folder = g_strdup (folder);
  self->today = today;
  self->draft = trab_settings_draft_new (settings);
  add_clinic (self);
  add_laboratory (self);
  add_scanners (self);
  add_safe (self);
  add_backup (self);
  g_signal_connect_swapped (self->draft, "changed", G_CALLBACK (draft_changed_cb), self);
  return self;
}

/** trab_preferences_window_get_draft: (transfer none) */
TrabDraft *
trab_preferences_window_get_draft (TrabPreferencesWindow *self)
{
  g_return_val_if_fail (TRAB_IS_PREFERENCES_WINDOW (self), NULL);

  return self->draft;
}
