/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans: heads over columns, cautions that open only when they are asked for. */
#include "app-fixture.h"
#include "audit.h"

#include "trab-ask-window.h"
#include "trab-chart-panel.h"
#include "trab-compare-drawer.h"
#include "trab-compare-head.h"
#include "trab-compare-heads.h"
#include "trab-compare-page.h"
#include "trab-mechanism-view.h"
#include "trab-plan-editor.h"

#define NARROW_PX 360
#define FIRST_SCREEN_WIDTH_PX 1090
#define FIRST_SCREEN_HEIGHT_PX 770

static const char *const four_plans[]
    = { "as-now", "food-and-movement", "alendronate", "hrt", NULL };

#define LONGEST_DRAG_S 60 /* how soon a picture comes is for the benchmark */

static TrabApplication *application;

static TrabPatientPage *
open_compare (TrabWindow *window, const char *const *plans)
{
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  gtk_widget_activate_action (GTK_WIDGET (window), "patient.step", "i", TRAB_STEP_COMPARE);
  app_fixture_drain ();
  return page;
}

static guint
count_heads (GtkWidget *widget)
{
  guint n = TRAB_IS_COMPARE_HEAD (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_heads (child);
  return n;
}

static GtkWindow *
find_ask_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TRAB_IS_ASK_WINDOW (window))
        found = GTK_WINDOW (window);
    }
  return found;
}

/* What was not asked is asked in a window of its own. */
static void
close_ask_window (void)
{
  APP_FIXTURE_WAIT_FOR (find_ask_window () != NULL);
  gtk_window_close (find_ask_window ());
  app_fixture_drain ();
}

/* Nothing opens by itself; what one person's caution opened is not there for the next. */
static void
test_drawer (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, four_plans);
  GtkWidget *heads = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_HEADS);
  GtkWidget *drawer = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_DRAWER);

  g_assert_cmpuint (count_heads (heads), ==, 4);
  g_assert_false (gtk_widget_get_visible (drawer));
  g_signal_emit_by_name (heads, "cautions", "hrt");
  app_fixture_drain ();
  g_assert_true (gtk_widget_get_mapped (drawer));
  g_assert_cmpint (gtk_widget_get_width (drawer), <, gtk_widget_get_width (GTK_WIDGET (page)) / 2);
  g_signal_emit_by_name (heads, "cautions", "hrt");
  g_assert_false (gtk_widget_get_visible (drawer));
  g_signal_emit_by_name (heads, "cautions", "alendronate");
  g_assert_true (gtk_widget_get_visible (drawer));
  g_signal_emit_by_name (drawer, "ask");
  g_assert_false (gtk_widget_get_visible (drawer));
  close_ask_window ();
  g_signal_emit_by_name (heads, "cautions", "alendronate");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  app_fixture_open_patient (window, "okoro");
  g_assert_false (gtk_widget_get_visible (drawer));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever comes late moves no focus: a key pressed meanwhile would reach another plan. */
static void
test_focus (void)
{
  static const char *const five_plans[]
      = { "as-now", "alendronate", "zoledronate", "hrt", "exercise", NULL };
  static const char *const two_plans[] = { "as-now", "hrt", NULL };
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, four_plans);
  GtkWidget *heads = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_HEADS);
  GtkWidget *focus = NULL;

  trab_compare_heads_focus (TRAB_COMPARE_HEADS (heads), "alendronate");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_cmpstr (trab_compare_heads_get_focused (TRAB_COMPARE_HEADS (heads)), ==, "alendronate");
  trab_consultation_set_plan_ids (trab_patient_page_get_consultation (page), five_plans);
  APP_FIXTURE_WAIT_FOR (count_heads (heads) == 5);
  app_fixture_drain ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
  trab_consultation_set_plan_ids (trab_patient_page_get_consultation (page), two_plans);
  APP_FIXTURE_WAIT_FOR (count_heads (heads) == 2);
  app_fixture_drain ();
  g_assert_nonnull (trab_compare_heads_get_focused (TRAB_COMPARE_HEADS (heads)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The whole first picture stands above the fold of the smallest usual window. */
static void
test_first_screen (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = NULL;
  GtkWidget *chart = NULL;
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (window), FIRST_SCREEN_WIDTH_PX, FIRST_SCREEN_HEIGHT_PX);
  page = open_compare (window, four_plans);
  chart = app_fixture_find (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_PAGE),
                            g_type_from_name ("TrabChartView"));
  APP_FIXTURE_WAIT_FOR (gtk_widget_get_mapped (chart) && gtk_widget_get_height (chart) > 200);
  g_assert_true (gtk_widget_compute_bounds (chart, GTK_WIDGET (window), &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <, FIRST_SCREEN_HEIGHT_PX);
  g_assert_cmpuint (audit_count_cut (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_HEADS),
                                     "first screen"),
                    ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* With little room one plan stands beside "as now". */
static void
test_narrow (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = NULL;
  TrabCompareHeads *heads = NULL;
  const char *const *shown = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), NARROW_PX, 640);
  page = open_compare (window, four_plans);
  heads = TRAB_COMPARE_HEADS (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_HEADS));
  APP_FIXTURE_WAIT_FOR (count_heads (GTK_WIDGET (heads)) == 2);
  shown = trab_compare_heads_get_shown (heads);
  g_assert_cmpuint (g_strv_length ((GStrv) shown), ==, 2);
  g_assert_cmpstr (shown[0], ==, "as-now");
  app_fixture_drain ();
  for (GtkWidget *head = app_fixture_find (GTK_WIDGET (heads), TRAB_TYPE_COMPARE_HEAD);
       head != NULL; head = gtk_widget_get_next_sibling (head))
    g_assert_cmpuint (audit_count_cut (head, "narrow"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A plan changes in its place, and comes back the same way. */
static void
test_editing (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, four_plans);
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  GtkWidget *heads = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_COMPARE_HEADS);
  GtkWidget *editor = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_PLAN_EDITOR);
  gint64 start_us = 0;

  g_assert_false (gtk_widget_get_mapped (editor));
  g_signal_emit_by_name (heads, "plan-pressed", "alendronate");
  app_fixture_drain ();
  g_assert_true (gtk_widget_get_mapped (editor));
  start_us = g_get_monotonic_time ();
  g_assert_true (trab_plan_editor_stop_early (TRAB_PLAN_EDITOR (editor)));
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  g_test_message ("bands after %" G_GINT64_FORMAT " us", g_get_monotonic_time () - start_us);
  g_assert_cmpstr (trab_consultation_get_plan_ids (consultation)[2], ==,
                   "alendronate:70mg-weekly@0-1");
  g_assert_true (gtk_widget_get_mapped (editor));
  g_assert_cmpuint (count_heads (heads), ==, 4);
  g_assert_true (trab_plan_editor_stop_early (TRAB_PLAN_EDITOR (editor)));
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  g_assert_cmpstr (trab_consultation_get_plan_ids (consultation)[2], ==,
                   "alendronate:70mg-weekly@0-5");
  g_signal_emit_by_name (heads, "plan-pressed", "alendronate:70mg-weekly@0-5");
  g_assert_false (gtk_widget_get_mapped (editor));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_cb (GObject *object, gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* A hand that does not rest sees the picture follow: what is worked out is shown, and the newest
 * comes next; none waits for the hand. */
static void
test_dragging (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, four_plans);
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  gint64 start_us = g_get_monotonic_time ();
  guint n_shown = 0;
  gulong id = g_signal_connect (consultation, "tried", G_CALLBACK (count_cb), &n_shown);

  for (guint i = 0;
       n_shown < 2 && g_get_monotonic_time () - start_us < LONGEST_DRAG_S * G_TIME_SPAN_SECOND; i++)
    {
      g_autofree char *dragged = g_strdup_printf ("alendronate@0-%u", 1 + i % 8);
      const char *plans[] = { "as-now", "food-and-movement", dragged, "gh-sermorelin", NULL };

      trab_consultation_try_plan_ids (consultation, plans);
      app_fixture_iterate ();
    }
  g_test_message ("%u pictures in %" G_GINT64_FORMAT " ms of dragging", n_shown,
                  (g_get_monotonic_time () - start_us) / 1000);
  g_assert_cmpuint (n_shown, >=, 2);
  g_signal_handler_disconnect (consultation, id);
  trab_consultation_set_plan_ids (consultation, four_plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  g_assert_nonnull (
      trab_comparison_find_plan (trab_consultation_get_comparison (consultation), "alendronate"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* (nullable): a menu in sight */
static GtkWidget *
find_menu (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child);
  return found;
}

/* Picture and numbers, as of every picture. */
static void
assert_copies (GtkWidget *menu)
{
  GdkContentProvider *content = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;

  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_activate_action (menu, "chart.copy", NULL));
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (menu));
  g_assert_nonnull (content);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
}

/* The drawing follows the time, plays, and goes by years where motion is not wanted; it is copied
 * and saved as every other picture is. */
static void
test_mechanism (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, four_plans);
  TrabMechanismView *view = NULL;
  GtkWidget *chart = NULL;
  GtkWidget *panel = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "patient.view", "i", 6);
  app_fixture_drain ();
  view = TRAB_MECHANISM_VIEW (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_MECHANISM_VIEW));
  chart = app_fixture_find (GTK_WIDGET (view), g_type_from_name ("TrabChartView"));
  g_assert_true (gtk_widget_get_mapped (chart));
  panel = app_fixture_find (GTK_WIDGET (view), TRAB_TYPE_CHART_PANEL);
  g_assert_true (gtk_widget_is_ancestor (chart, panel));
  assert_copies (find_menu (GTK_WIDGET (view)));
  trab_mechanism_view_set_month (view, 24);
  g_assert_cmpuint (trab_mechanism_view_get_month (view), ==, 24);
  trab_mechanism_view_play (view, TRUE);
  APP_FIXTURE_WAIT_FOR (trab_mechanism_view_get_month (view) == 36);
  gtk_widget_activate_action (GTK_WIDGET (window), "patient.view", "i", 1);
  app_fixture_drain ();
  g_assert_cmpuint (trab_mechanism_view_get_month (view), ==, 36);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/compare/drawer", test_drawer);
  g_test_add_func ("/app/compare/focus", test_focus);
  g_test_add_func ("/app/compare/first-screen", test_first_screen);
  g_test_add_func ("/app/compare/narrow", test_narrow);
  g_test_add_func ("/app/compare/editing", test_editing);
  g_test_add_func ("/app/compare/dragging", test_dragging);
  g_test_add_func ("/app/compare/mechanism", test_mechanism);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
