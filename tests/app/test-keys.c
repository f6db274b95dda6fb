/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a grey button forbids, no key does: every key of the program is pressed where the visit is
 * signed, and where no store is open. A key that is new is pressed too. */
#include "app-fixture.h"

#include "trab-session-write.h"
#include "trab-today-page.h"
#include "trab-unlock-page.h"

static TrabApplication *application;

static void
close_window (TrabWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

/* They leave the page or the program; other tests are theirs. The window of shortcuts is the
 * toolkit's own. */
static gboolean
leaves (const char *action)
{
  static const char *const those[]
      = { "win.back", "win.lock", "win.import", "win.show-help-overlay", NULL };

  return g_str_has_prefix (action, "app.") || g_strv_contains (those, action);
}

static void
close_others (TrabWindow *window)
{
  g_autoptr (GList) all = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  for (GList *l = all; l != NULL; l = l->next)
    if (l->data != window)
      gtk_window_destroy (l->data);
}

/* The answers of the draft, for a comparison. */
static char *
dup_answers (TrabConsultation *consultation)
{
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TRAB_N_QUESTIONS; i++)
    {
      const char *id = trab_question_get_info ((TrabQuestion) i)->id;

      g_string_append_printf (text, "%s=%s\n", id, trab_draft_get_text (draft, id));
    }
  return g_string_free (text, FALSE);
}

/* @consultation: (nullable): of the page; each key leaves its answers as they are */
static void
press_every_key (TrabWindow *window, TrabConsultation *consultation)
{
  g_auto (GStrv) keys = gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  g_autofree char *answers = consultation ? dup_answers (consultation) : NULL;
  gboolean has_patient = consultation != NULL;

  g_assert_cmpuint (g_strv_length (keys), >, 20);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = NULL;
      gboolean is_there = FALSE;

      g_assert_true (g_action_parse_detailed_name (keys[i], &action, &target, NULL));
      if (leaves (action))
        continue;
      g_test_message ("%s", keys[i]);
      if (has_patient && g_str_has_prefix (action, "win."))
        continue; /* they go to other people */
      is_there = gtk_widget_activate_action_variant (GTK_WIDGET (window), action, target);
      g_assert_true (is_there == (has_patient || !g_str_has_prefix (action, "patient.")));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (has_patient)
        {
          g_autofree char *after = dup_answers (consultation);

          g_assert_true (g_str_equal (after, answers)); /* the key is told above */
        }
      close_others (window);
    }
  app_fixture_drain ();
}

/* Buttons that stand grey have actions that are disabled. */
static void
check_buttons (GtkWidget *widget, GActionGroup *actions)
{
  const char *name = GTK_IS_ACTIONABLE (widget)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                         : NULL;

  if (name != NULL && g_str_has_prefix (name, "patient.") && !gtk_widget_get_sensitive (widget))
    g_assert_false (g_action_group_get_action_enabled (actions, strchr (name, '.') + 1));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_buttons (child, actions);
}

/* Of what is signed, keys change nothing: not the answers, not what is kept. */
static void
test_signed_visit (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "silva");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  TrabSession *session = trab_consultation_get_session (consultation);
  g_autofree char *kept = NULL;
  g_autofree char *kept_after = NULL;

  trab_draft_set_text (draft, "plan_choice", "not-yet");
  trab_patient_page_set_step (page, TRAB_STEP_PLAN);
  g_action_group_activate_action (trab_patient_page_get_actions (page), "sign", NULL);
  APP_FIXTURE_WAIT_FOR (trab_consultation_is_signed (consultation)
                        && trab_consultation_is_settled (consultation));
  app_fixture_drain ();
  kept = trab_session_write_patient_json (session, trab_consultation_get_record (consultation));
  for (guint step = TRAB_STEP_UPDATE; step <= TRAB_STEP_PRINT; step++)
    {
      trab_patient_page_set_step (page, (TrabStep) step);
      check_buttons (GTK_WIDGET (page), trab_patient_page_get_actions (page));
    }
  press_every_key (window, consultation);
  g_assert_true (trab_patient_page_get_consultation (page) == consultation);
  g_assert_true (trab_consultation_is_signed (consultation));
  kept_after
      = trab_session_write_patient_json (session, trab_consultation_get_record (consultation));
  g_assert_cmpstr (kept_after, ==, kept);
  close_window (window);
}

/* Without a store nobody is looked for, made, taken in or locked. */
static void
test_no_store (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "none-yet", NULL);
  TrabWindow *window = trab_window_new (GTK_APPLICATION (application), folder, NULL);
  static const char *const forbidden[]
      = { "win.search", "win.new-patient", "win.import", "win.lock", "win.back" };

  trab_window_open_store (window, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "opening") != 0);
  g_assert_cmpstr (trab_window_get_page (window), ==, "welcome");
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), forbidden[i], NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpstr (trab_window_get_page (window), ==, "welcome");
      g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))),
                        ==, 1);
    }
  press_every_key (window, NULL);
  g_assert_cmpstr (trab_window_get_page (window), ==, "welcome");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  close_window (window);
}

/* Enter that follows the last letter at once opens who was typed, not who stood in the list. */
static void
test_quick_enter (void)
{
  static const char *const names[] = { "okoro", "silva", "morris" };
  TrabWindow *window = app_fixture_open_window (application);
  GtkWidget *today = app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE);
  GtkWidget *entry = app_fixture_find (today, GTK_TYPE_SEARCH_ENTRY);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TrabPatientPage *page = NULL;
      g_autofree char *opened = NULL;

      gtk_editable_set_text (GTK_EDITABLE (entry), names[i]);
      g_signal_emit_by_name (entry, "activate");
      APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
      page = TRAB_PATIENT_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_PATIENT_PAGE));
      opened = g_utf8_strdown (trab_patient_get (trab_consultation_get_patient (
                                                     trab_patient_page_get_consultation (page)))
                                   ->family_name,
                               -1);
      g_assert_true (g_str_has_prefix (opened, names[i]));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
      APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
    }
  close_window (window);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* What the toolkit does with Ctrl+Enter while the focus is inside @widget. */
static void
press_control_enter (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_pressed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                    ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                    : 0;

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger
              = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_strcmp0 (trigger, "<Control>Return") == 0)
            n_pressed += (guint) gtk_shortcut_action_activate (
                gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget, NULL);
        }
    }
  g_assert_cmpuint (n_pressed, ==, 1);
}

/* Ctrl+Enter is the blue button of the page of the passphrase too, from every row; a row that is
 * wrong is marked, alone, and has the focus. */
static void
test_unlock (void)
{
  static const char *const texts[][3] = { { "", "", "" },
                                          { "nurse", "", "" },
                                          { "nurse", "three plain words", "three plain word" },
                                          { "nurse", "three plain words", "three plain words" } };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  TrabUnlockPage *page = g_object_new (TRAB_TYPE_UNLOCK_PAGE, NULL);
  GtkWidget *list = app_fixture_find (GTK_WIDGET (page), GTK_TYPE_LIST_BOX);
  guint n_unlocked = 0;

  gtk_window_set_child (window, GTK_WIDGET (page));
  trab_unlock_page_set_is_new (page, TRUE, NULL);
  g_signal_connect_swapped (page, "unlock", G_CALLBACK (count_cb), &n_unlocked);
  gtk_window_present (window);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *row = gtk_widget_get_first_child (list);

      for (guint k = 0; k < 3; k++, row = gtk_widget_get_next_sibling (row))
        gtk_editable_set_text (GTK_EDITABLE (row), texts[i][k]);
      press_control_enter (GTK_WIDGET (page));
      row = gtk_widget_get_first_child (list);
      for (guint k = 0; k < 3; k++, row = gtk_widget_get_next_sibling (row))
        {
          g_assert_true (gtk_widget_has_css_class (row, "error") == (k == i));
          g_assert_true (k != i || gtk_widget_is_ancestor (gtk_window_get_focus (window), row));
        }
    }
  g_assert_cmpuint (n_unlocked, ==, 1);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  int result = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/keys/signed-visit", test_signed_visit);
  g_test_add_func ("/app/keys/no-store", test_no_store);
  g_test_add_func ("/app/keys/quick-enter", test_quick_enter);
  g_test_add_func ("/app/keys/unlock", test_unlock);
  result = g_test_run ();
  app_fixture_end (application);
  return result;
}
