/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-application.h"

#include <glib/gi18n.h>

#include "trab-about.h"
#include "trab-ui-resources.h"
#include "trab-window.h"

#define RESOURCE_BASE "/io/github/trabecula/Trabecula"
#define SCHEMA "io.github.trabecula.Trabecula"
#define STORE_NAME "trabecula"
#define PRACTICE_NAME "trabecula-practice"

struct _TrabApplication
{
  AdwApplication parent_instance;
  GSettings *settings; /* how the window looks; NULL where the schema is not installed */
};

G_DEFINE_FINAL_TYPE (TrabApplication, trab_application, ADW_TYPE_APPLICATION)

/* Every accelerator of the program; the shortcuts window says the same. */
static const struct
{
  const char *action;
  const char *const accels[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.explain", { "F1" } },
  { "win.search", { "<Control>f" } },
  { "win.new-patient", { "<Control>n" } },
  { "win.import", { "<Control>o" } },
  { "win.back", { "<Alt>Left" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.preferences('clinic')", { "<Control>comma" } },
  { "win.lock", { "<Control><Shift>l" } },
  { "patient.step(1)", { "<Control>1" } },
  { "patient.step(2)", { "<Control>2" } },
  { "patient.step(3)", { "<Control>3" } },
  { "patient.step(4)", { "<Control>4" } },
  { "patient.step(5)", { "<Control>5" } },
  { "patient.step(6)", { "<Control>6" } },
  { "patient.view(1)", { "<Alt>1" } },
  { "patient.view(2)", { "<Alt>2" } },
  { "patient.view(3)", { "<Alt>3" } },
  { "patient.view(4)", { "<Alt>4" } },
  { "patient.view(5)", { "<Alt>5" } },
  { "patient.view(6)", { "<Alt>6" } },
  { "patient.next", { "<Control>Return", "<Control>KP_Enter" } },
  { "patient.trends", { "<Control>t" } },
  { "patient.precision", { "<Control><Shift>t" } },
  { "patient.checks", { "<Control><Shift>k" } },
  { "patient.add('scan')", { "<Control>b" } },
  { "patient.add('laboratory')", { "<Control>l" } },
  { "patient.add('fracture')", { "<Control>k" } },
  { "patient.add('course')", { "<Control>m" } },
  { "patient.print", { "<Control>p" } },
  { "patient.why", { "<Control>i" } },
  { "patient.daily", { "<Control>e" } },
  { "patient.short-visit", { "<Control><Shift>s" } },
  { "patient.visits", { "<Control><Shift>v" } },
  { "patient.patient-view", { "F11" } },
  { "patient.patient-turn(1)", { "<Control>Page_Down" } },
  { "patient.patient-turn(-1)", { "<Control>Page_Up" } },
  { "patient.undo", { "<Control>z" } },
  { "patient.redo", { "<Control><Shift>z" } },
  { "patient.next-pane", { "F6" } },
};

static char *
dup_store_folder (gboolean is_practice)
{
  return g_build_filename (g_get_user_data_dir (), is_practice ? PRACTICE_NAME : STORE_NAME, NULL);
}

static TrabWindow *
open_window (TrabApplication *self, const char *folder, gboolean is_practice)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  TrabWindow *window = NULL;

  /* one store, one window: nobody sees one patient in two places */
  for (GList *l = windows; l != NULL && window == NULL; l = l->next)
    if (TRAB_IS_WINDOW (l->data)
        && g_strcmp0 (trab_window_get_folder (TRAB_WINDOW (l->data)), folder) == 0)
      window = TRAB_WINDOW (l->data);
  if (window == NULL)
    {
      window = trab_window_new (GTK_APPLICATION (self), folder, self->settings);
      trab_window_open_store (window, is_practice);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
practice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *folder = dup_store_folder (TRUE);

  open_window (user_data, folder, TRUE);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  trab_about_show (gtk_application_get_active_window (user_data));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* windows save what is typed before they go */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
apply_color_scheme (TrabApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme chosen = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    chosen = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    chosen = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), chosen);
}

/* The program also runs from the build folder, where no schema is installed. */
static void
load_settings (TrabApplication *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
  g_autoptr (GAction) action = NULL;

  if (schema == NULL)
    {
      g_info ("the settings schema is not installed: nothing of the window is remembered");
      return;
    }
  self->settings = g_settings_new_full (schema, NULL, NULL);
  g_signal_connect_swapped (self->settings, "changed::color-scheme",
                            G_CALLBACK (apply_color_scheme), self);
  apply_color_scheme (self);
  action = g_settings_create_action (self->settings, "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (self), action);
}

static void
trab_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_cb },
    { .name = "practice", .activate = practice_cb },
    { .name = "quit", .activate = quit_cb },
  };
  TrabApplication *self = TRAB_APPLICATION (application);

  trab_application_ensure_resources ();
  G_APPLICATION_CLASS (trab_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (TRAB_APP_ID);
  load_settings (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accels);
}

/* By the session bus: a launcher starts the program, or brings its window forward. */
static void
trab_application_activate (GApplication *application)
{
  g_autofree char *folder = dup_store_folder (FALSE);

  open_window (TRAB_APPLICATION (application), folder, FALSE);
}

/* By a file manager: into the clinic's own records, never into those of the practice. */
static void
trab_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autofree char *folder = dup_store_folder (FALSE);
  TrabWindow *window = open_window (TRAB_APPLICATION (application), folder, FALSE);

  for (int i = 0; i < n_files; i++)
    trab_window_import (window, files[i]);
}

static int
trab_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  TrabWindow *window = NULL;
  gboolean is_practice = FALSE;
  gboolean is_example = FALSE;
  g_autofree char *named = NULL;
  g_autofree char *folder = NULL;
  g_autofree const char **paths = NULL;

  g_variant_dict_lookup (options, "practice", "b", &is_practice);
  g_variant_dict_lookup (options, "example", "b", &is_example);
  if (g_variant_dict_lookup (options, "store", "^ay", &named))
    {
      /* of the caller's folder: the program may be running already, with another one */
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, named);

      folder = g_file_get_path (file);
    }
  if (folder == NULL)
    folder = dup_store_folder (is_practice);
  window = open_window (TRAB_APPLICATION (application), folder, is_practice);
  if (is_example && is_practice)
    trab_window_open_example (window);
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths);
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file
          = g_application_command_line_create_file_for_arg (command_line, paths[i]);

      trab_window_import (window, file);
    }
  return 0;
}

static int
trab_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Trabecula %s\n", TRAB_VERSION);
      return 0;
    }
  return -1;
}

static void
trab_application_finalize (GObject *object)
{
  g_clear_object (&TRAB_APPLICATION (object)->settings);
  G_OBJECT_CLASS (trab_application_parent_class)->finalize (object);
}

static void
trab_application_class_init (TrabApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trab_application_finalize;
  application_class->startup = trab_application_startup;
  application_class->activate = trab_application_activate;
  application_class->open = trab_application_open;
  application_class->command_line = trab_application_command_line;
  application_class->handle_local_options = trab_application_handle_local_options;
}

static void
trab_application_init (TrabApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 's', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open the records in FOLDER"),
      N_ ("FOLDER") },
    { "practice", 'p', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the practice patients"), NULL },
    { "example", 'e', 0, G_OPTION_ARG_NONE, NULL,
      N_ ("With --practice: open on the first practice patient's comparison"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

TrabApplication *
trab_application_new (void)
{
  return g_object_new (TRAB_TYPE_APPLICATION, "application-id", TRAB_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_BASE, NULL);
}

/** trab_application_ensure_resources: templates, style and icons; may be called more than once */
void
trab_application_ensure_resources (void)
{
  g_resources_register (trab_ui_get_resource ());
}
