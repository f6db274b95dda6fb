/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include <glib/gstdio.h>

#include "trab-today-page.h"

#define SETTLE_MS 400 /* longer than every transition and the progress line's delay */
#define SETTLE_LONGEST_MS 10000

/* G_TEST_OPTION_ISOLATE_DIRS would also hide the icon theme and the table of file types, without
 * which no symbolic icon can be drawn: only the folders that are written to are replaced. */
static void
isolate_home (void)
{
  static const char *const variables[]
      = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME" };
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("trabecula-app-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/** app_fixture_end: destroys the application and removes what was written */
void
app_fixture_end (TrabApplication *application)
{
  app_fixture_drain ();
  g_object_unref (application);
  remove_tree (g_get_user_data_dir ());
}

/**
 * app_fixture_start:
 * Returns: (transfer full): the application, registered: resources, style and actions are there
 */
TrabApplication *
app_fixture_start (int *argc, char ***argv)
{
  TrabApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  isolate_home ();
  g_test_init (argc, argv, NULL);
  application = trab_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                               | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return application;
}

/** app_fixture_dup_practice_folder: (transfer full): one practice store for the whole program */
char *
app_fixture_dup_practice_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "practice", NULL);
}

void
app_fixture_iterate (void)
{
  g_main_context_iteration (NULL, FALSE);
  g_usleep (500);
}

/** app_fixture_drain: runs the main loop until transitions have ended; on a busy machine until
 * nothing waits any more, which takes longer */
void
app_fixture_drain (void)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end = start + SETTLE_MS * G_TIME_SPAN_MILLISECOND;
  gint64 longest = start + SETTLE_LONGEST_MS * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end
         || (g_main_context_pending (NULL) && g_get_monotonic_time () < longest))
    app_fixture_iterate ();
}

static void
drawn_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/** app_fixture_draw: waits until what changed is on the screen */
void
app_fixture_draw (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean is_drawn = FALSE;
  gulong id = 0;

  g_assert_nonnull (clock);
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (drawn_cb), &is_drawn);
  gtk_widget_queue_draw (widget);
  APP_FIXTURE_WAIT_FOR (is_drawn);
  g_signal_handler_disconnect (clock, id);
}

/** app_fixture_open_window: a window on the practice store, ready on its first page */
TrabWindow *
app_fixture_open_window (TrabApplication *application)
{
  g_autofree char *folder = app_fixture_dup_practice_folder ();
  TrabWindow *window = trab_window_new (GTK_APPLICATION (application), folder, NULL);
  TrabTodayPage *page = NULL;

  trab_window_set_today (window, APP_FIXTURE_TODAY);
  trab_window_open_store (window, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
  page = TRAB_TODAY_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE));
  APP_FIXTURE_WAIT_FOR (!trab_today_page_get_is_searching (page));
  return window;
}

/** app_fixture_save_picture: (the widget as it is drawn now, as PNG) */
gboolean
app_fixture_save_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  app_fixture_drain ();
  app_fixture_draw (widget);
  paintable = gtk_widget_paintable_new (widget);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                     &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}

/** app_fixture_find: (nullable): the first descendant of @type that is mapped, else any */
GtkWidget *
app_fixture_find (GtkWidget *parent, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (parent), type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = app_fixture_find (child, type);
  return found;
}

/** app_fixture_open_patient: searches as a person would and opens the first one found */
TrabPatientPage *
app_fixture_open_patient (TrabWindow *window, const char *search)
{
  TrabTodayPage *page
      = TRAB_TODAY_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE));
  GtkWidget *entry = app_fixture_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  TrabPatientPage *patient_page = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), search);
  app_fixture_drain ();
  APP_FIXTURE_WAIT_FOR (!trab_today_page_get_is_searching (page));
  g_assert_cmpuint (trab_today_page_get_n_shown (page), >, 0);
  g_signal_emit_by_name (entry, "activate");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  patient_page = TRAB_PATIENT_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_PATIENT_PAGE));
  APP_FIXTURE_WAIT_FOR (
      !trab_consultation_get_is_computing (trab_patient_page_get_consultation (patient_page)));
  return patient_page;
}

static AdwMessageDialog *
find_question (void)
{
  GList *windows = gtk_window_list_toplevels ();
  AdwMessageDialog *found = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      found = l->data;
  g_list_free (windows);
  return found;
}

/* Waits until it is asked. What its buttons do: they answer and close. */
void
app_fixture_answer_question (const char *response)
{
  AdwMessageDialog *dialog = NULL;

  APP_FIXTURE_WAIT_FOR (find_question () != NULL);
  dialog = find_question ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}
