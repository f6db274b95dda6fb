/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving and closing with a disk that is full, or slow: nothing typed is lost, and nothing is said
 * to be kept that is not. */
#include "app-fixture.h"

#include <errno.h>

#include "fixture-disk.h"

static TrabApplication *application;

static void
close_and_wait (TrabWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (window == NULL);
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

static void
answer_question (const char *response)
{
  AdwMessageDialog *dialog = NULL;

  APP_FIXTURE_WAIT_FOR (find_question () != NULL);
  dialog = find_question ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
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
  answer_question ("stay"); /* it asks, and goes nowhere */
  g_assert_cmpstr (trab_window_get_page (window), ==, "patient");
  g_assert_cmpstr (trab_draft_get_text (get_draft (page), "falls_count"), ==, "2");
  gtk_window_close (GTK_WINDOW (window)); /* closing is leaving too */
  answer_question ("stay");
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

int
main (int argc, char *argv[])
{
  int result = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/saves/full-disk", test_full_disk);
  g_test_add_func ("/app/saves/slow-disk", test_slow_disk);
  result = g_test_run ();
  app_fixture_end (application);
  return result;
}
