/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart as a widget: it says what it shows, arrows walk its points, the table has the same
 * rows, sizes follow the width. */
#include "app-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "trab-chart-bars.h"
#include "trab-chart-panel.h"
#include "trab-chart-trend.h"
#include "trab-chart-view.h"

static TrabApplication *application;

static TrabChartSpec *
new_spec (void)
{
  TrabChartWords words = { .title = "Two plans",
                           .description = "One is longer than the other.",
                           .empty = "Nothing" };
  TrabChartBars frame = { .x_title = "out of 100",
                          .x_max = 100,
                          .head_plan = "plan",
                          .head_low = "low",
                          .head_best = "best",
                          .head_high = "high",
                          .words_no_range = "not known" };
  TrabChartBar bar = { .label = "As now",
                       .plan_class = TRAB_CHART_CLASS_NO_CHANGE,
                       .value = "19",
                       .state = TRAB_CHART_STATE_KNOWN,
                       .has_range = TRUE,
                       .low = 14,
                       .best = 19,
                       .high = 25 };
  TrabChartSpec *spec = trab_chart_bars_new (&words, &frame);

  trab_chart_bars_add_bar (spec, &bar);
  bar.label = "Alendronate";
  bar.plan_class = TRAB_CHART_CLASS_ORAL_BP;
  trab_chart_bars_add_bar (spec, &bar);
  return spec;
}

static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_handled);
    }
  return is_handled;
}

static void
test_says_what_it_shows (void)
{
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *view = g_object_ref_sink (trab_chart_view_new (spec));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Two plans");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "One is longer than the other.");
  trab_chart_view_set_is_stale (TRAB_CHART_VIEW (view), TRUE);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  g_assert_true (gtk_widget_get_focusable (view));
  g_assert_finalize_object (view);
}

static void
test_keys_walk (void)
{
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *window = gtk_window_new ();
  TrabChartView *view = TRAB_CHART_VIEW (trab_chart_view_new (spec));
  g_autofree char *first = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_drain ();
  g_assert_null (trab_chart_view_get_cursor_words (view));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Right));
  first = g_strdup (trab_chart_view_get_cursor_words (view));
  g_assert_nonnull (strstr (first, "As now"));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Down));
  g_assert_nonnull (strstr (trab_chart_view_get_cursor_words (view), "Alendronate"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       trab_chart_view_get_cursor_words (view));
  /* at the edge the arrow belongs to the window */
  g_assert_false (press (GTK_WIDGET (view), GDK_KEY_Down));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Escape));
  g_assert_null (trab_chart_view_get_cursor_words (view));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A picture with an axis of time. */
static TrabChartSpec *
new_times (void)
{
  const TrabChartWords words = { .title = "Tests", .description = "Two tests." };
  const TrabChartTrend frame = { .from_years = 2020, .to_years = 2026 };
  const TrabChartMeasurement points[] = { { .t_years = 2021.5, .value = 0.7, .lsc = NAN },
                                          { .t_years = 2025.5, .value = 0.8, .lsc = NAN } };
  const TrabChartTrendPanel panel
      = { .title = "Density", .decimals = 2, .points = points, .n_points = 2 };
  TrabChartSpec *spec = trab_chart_trend_new (&words, &frame);

  trab_chart_trend_add_panel (spec, &panel);
  return spec;
}

/* A cursor in one picture is seen in the other of the same years, and leaves with it. */
static void
test_moment_is_shared (void)
{
  g_autoptr (TrabChartSpec) spec = new_times ();
  g_autoptr (TrabChartSpec) other_spec = new_times ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  TrabChartView *view = TRAB_CHART_VIEW (trab_chart_view_new (spec));
  TrabChartView *other = TRAB_CHART_VIEW (trab_chart_view_new (other_spec));

  trab_chart_view_share_moment (view, other);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (other));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_drain ();
  g_assert_true (isnan (trab_chart_view_get_moment (other)));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Right));
  g_assert_cmpfloat_with_epsilon (trab_chart_view_get_moment (other), 2021.5, 1e-9);
  g_assert_null (trab_chart_view_get_cursor_words (other));
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Right));
  g_assert_cmpfloat_with_epsilon (trab_chart_view_get_moment (other), 2025.5, 1e-9);
  g_assert_true (press (GTK_WIDGET (view), GDK_KEY_Escape));
  g_assert_true (isnan (trab_chart_view_get_moment (other)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The least height of no width in particular is that of every width, and never above the natural
 * one: the toolkits of 2022 and of 2025 warn of the one and of the other. */
static void
test_height_follows_width (void)
{
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *view = g_object_ref_sink (trab_chart_view_new (spec));
  int any = 0;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &any, NULL, NULL, NULL);
  g_assert_cmpint (any, >, 0);
  for (int width = 200; width <= 4000; width += 200)
    {
      int minimum = 0;
      int natural = 0;

      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, ==, any);
      g_assert_cmpint (natural, >=, any);
    }
  g_assert_finalize_object (view);
}

/* A page too low for its pictures scrolls, and presses none. */
static void
test_is_not_pressed (void)
{
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *views[3] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_box_append (GTK_BOX (box), views[i] = trab_chart_view_new (spec));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 200);
  gtk_window_present (GTK_WINDOW (window));
  app_fixture_drain ();
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      int natural = 0;

      gtk_widget_measure (views[i], GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (views[i]), NULL,
                          &natural, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_height (views[i]), ==, natural);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_focusable_rows (GtkWidget *widget)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_focusable (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_focusable_rows (child);
  return n;
}

static void
test_table_twin (void)
{
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *panel = g_object_ref_sink (trab_chart_panel_new ());

  trab_chart_panel_set_title (TRAB_CHART_PANEL (panel), "Chance");
  trab_chart_panel_set_spec (TRAB_CHART_PANEL (panel), spec, 0);
  g_assert_cmpuint (count_focusable_rows (panel), ==, 0);
  trab_chart_panel_set_is_table (TRAB_CHART_PANEL (panel), TRUE);
  g_assert_cmpuint (count_focusable_rows (panel), ==, 1 + 2); /* Tab comes in by the head */
  g_assert_finalize_object (panel);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
texture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GdkTexture **texture = user_data;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

/* One copy is a picture to some programs and its table to others. */
static void
test_copy (void)
{
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *panel = trab_chart_panel_new ();
  GdkClipboard *clipboard = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  trab_chart_panel_set_spec (TRAB_CHART_PANEL (panel), spec, 0);
  gtk_window_set_child (GTK_WINDOW (window), panel);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (panel, "chart.copy", NULL));
  clipboard = gtk_widget_get_clipboard (panel);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_read_cb, &texture);
  APP_FIXTURE_WAIT_FOR (text != NULL && texture != NULL);
  g_assert_cmpstr (text, ==,
                   "plan\tlow\tbest\thigh\nAs now\t14\t19\t25\nAlendronate\t14\t19\t25\n");
  g_assert_cmpint (gdk_texture_get_width (texture), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_save (void)
{
  static const struct
  {
    const char *name;
    const char *begin;
  } files[] = { { "chart.png", "\x89PNG" }, { "chart.svg", "<" }, { "chart.pdf", "%PDF" } };
  g_autoptr (TrabChartSpec) spec = new_spec ();
  GtkWidget *panel = g_object_ref_sink (trab_chart_panel_new ());
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("chart-XXXXXX", &error);

  trab_chart_panel_set_spec (TRAB_CHART_PANEL (panel), spec, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *bytes = NULL;

      trab_chart_panel_save (TRAB_CHART_PANEL (panel), file);
      APP_FIXTURE_WAIT_FOR (g_file_query_exists (file, NULL));
      app_fixture_drain ();
      g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
      g_assert_true (g_str_has_prefix (bytes, files[i].begin));
      g_assert_true (g_file_delete (file, NULL, &error));
    }
  g_rmdir (folder);
  g_assert_finalize_object (panel);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/chart-view/says-what-it-shows", test_says_what_it_shows);
  g_test_add_func ("/app/chart-view/keys-walk", test_keys_walk);
  g_test_add_func ("/app/chart-view/moment-is-shared", test_moment_is_shared);
  g_test_add_func ("/app/chart-view/height-follows-width", test_height_follows_width);
  g_test_add_func ("/app/chart-view/is-not-pressed", test_is_not_pressed);
  g_test_add_func ("/app/chart-view/table-twin", test_table_twin);
  g_test_add_func ("/app/chart-view/copy", test_copy);
  g_test_add_func ("/app/chart-view/save", test_save);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
