/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving and closing with a disk that is full, or slow: nothing typed is lost, and nothing is said
 * to be kept that is not. */
#include "app-fixture.h"

#include <errno.h>
#include <string.h>

#include "fixture-disk.h"
#include "fixture-files.h"
#include "trab-access-export.h"
#include "trab-patient-view.h"
#include "trab-print-page.h"
#include "trab-session-audit.h"

static TrabApplication *application;

static void
close_and_wait (TrabWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

static TrabDraft *
get_draft (TrabPatientPage *page)
{
  return trab_consultation_get_draft (trab_patient_page_get_consultation (page));
}

static void
test_full_disk (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "silva");

  trab_draft_set_text (get_draft (page), "falls_count", "2");
  fixture_disk_fail_after (0, ENOSPC, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  app_fixture_answer_question ("stay"); /* it asks, and goes nowhere */
  g_assert_cmpstr (trab_window_get_page (window), ==, "patient");
  g_assert_cmpstr (trab_draft_get_text (get_draft (page), "falls_count"), ==, "2");
  gtk_window_close (GTK_WINDOW (window)); /* closing is leaving too */
  app_fixture_answer_question ("stay");
  g_assert_cmpstr (trab_window_get_page (window), ==, "patient");
  fixture_disk_fail_after (-1, 0, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
  page = app_fixture_open_patient (window, "silva");
  g_assert_cmpstr (trab_draft_get_text (get_draft (page), "falls_count"), ==, "2");
  close_and_wait (window);
}

static void
test_slow_disk (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "young");

  fixture_disk_set_delay (100);
  trab_draft_set_text (get_draft (page), "falls_count", "1");
  trab_draft_set_text (get_draft (page), "new_fracture", "no");
  close_and_wait (window); /* which takes as long as the disk */
  fixture_disk_set_delay (0);
  window = app_fixture_open_window (application);
  page = app_fixture_open_patient (window, "young");
  g_assert_cmpstr (trab_draft_get_text (get_draft (page), "falls_count"), ==, "1");
  g_assert_cmpstr (trab_draft_get_text (get_draft (page), "new_fracture"), ==, "no");
  close_and_wait (window);
}

/* ---- what leaves the program is told */

static gboolean
tells (TrabSession *session, const char *action, const char *detail)
{
  g_autofree char *audit = trab_session_audit_write (session, NULL, action, FALSE, NULL);

  return audit != NULL && strstr (audit, detail) != NULL;
}

static void
test_given_out (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "young");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));
  TrabPrintPage *print_page
      = TRAB_PRINT_PAGE (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_PRINT_PAGE));
  g_autofree char *folder = fixture_files_new_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  g_assert_false (tells (session, "export", "html"));
  trab_patient_page_set_step (page, TRAB_STEP_PRINT);
  trab_print_page_refresh (print_page);
  APP_FIXTURE_WAIT_FOR (trab_print_page_get_n_pages (print_page) > 0);
  trab_print_page_save (print_page, file);
  APP_FIXTURE_WAIT_FOR (tells (session, "export", "html"));
  gtk_widget_activate_action (GTK_WIDGET (print_page), "print.copy-text", NULL);
  APP_FIXTURE_WAIT_FOR (tells (session, "export", "clipboard"));
  trab_access_export_run (page, folder);
  APP_FIXTURE_WAIT_FOR (tells (session, "export", "everything"));
  app_fixture_drain ();
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL && !g_str_has_prefix (name, "trabecula-record-"))
    continue;
  g_assert_nonnull (name);
  g_assert_true (g_action_group_has_action (trab_patient_page_get_actions (page), "give-copy"));
  close_and_wait (window);
  fixture_files_remove (folder);
}

/* ---- what a stop forbids leaves by no way */

static void
choose_all_pages (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    choose_all_pages (child);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_undecided (const char *text)
{
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "We have not decided yet."));
  g_assert_null (strstr (text, "We agreed"));
}

static void
test_stop_leaves_by_no_way (void)
{
  static const char *const plans[] = { "as-now", "gh-sermorelin", NULL };
  static const char *const ways[] = { "sign", "next" }; /* the button, Ctrl+Enter */
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "ahlberg");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabPrintPage *print_page
      = TRAB_PRINT_PAGE (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_PRINT_PAGE));
  TrabPatientView *view = NULL;
  g_autofree char *folder = fixture_files_new_folder ();
  g_autofree char *path = g_build_filename (folder, "plan.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *html = NULL, *copied = NULL, *screen = NULL;

  trab_consultation_set_plan_ids (consultation, plans);
  trab_patient_page_set_step (page, TRAB_STEP_PLAN);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  trab_draft_set_text (get_draft (page), "plan_choice", "gh-sermorelin");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_action_group_activate_action (trab_patient_page_get_actions (page), ways[i], NULL);
      app_fixture_drain ();
      g_assert_false (trab_consultation_is_signed (consultation));
    }
  trab_patient_page_set_step (page, TRAB_STEP_PRINT);
  choose_all_pages (GTK_WIDGET (print_page));
  trab_print_page_refresh (print_page);
  APP_FIXTURE_WAIT_FOR (trab_print_page_get_n_pages (print_page) > 0);
  trab_print_page_save (print_page, file);
  APP_FIXTURE_WAIT_FOR (g_file_get_contents (path, &html, NULL, NULL));
  assert_undecided (html);
  gtk_widget_activate_action (GTK_WIDGET (print_page), "print.copy-text", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (print_page)), NULL,
                                 text_read_cb, &copied);
  APP_FIXTURE_WAIT_FOR (copied != NULL);
  assert_undecided (copied);
  view = trab_patient_view_new (consultation);
  gtk_window_present (GTK_WINDOW (view));
  app_fixture_drain ();
  trab_patient_view_show (view);
  screen = trab_patient_view_dup_text (view);
  g_assert_null (strstr (screen, "We agreed"));
  gtk_window_destroy (GTK_WINDOW (view));
  close_and_wait (window);
  fixture_files_remove (folder);
}

int
main (int argc, char *argv[])
{
  int result = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/saves/full-disk", test_full_disk);
  g_test_add_func ("/app/saves/slow-disk", test_slow_disk);
  g_test_add_func ("/app/saves/given-out", test_given_out);
  g_test_add_func ("/app/saves/stop-leaves-by-no-way", test_stop_leaves_by_no_way);
  result = g_test_run ();
  app_fixture_end (application);
  return result;
}
