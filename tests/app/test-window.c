/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doors of the window: a new store, a wrong passphrase, a folder that is not ours, a new person, a
 * lock that keeps work, an answer that cannot be saved. */
#include "app-fixture.h"

#include <glib/gstdio.h>

#include "trab-import-window.h"
#include "trab-patient-window.h"
#include "trab-plan-page.h"
#include "trab-session-load.h"
#include "trab-session-save.h"
#include "trab-today-page.h"
#include "trab-addendum-window.h"
#include "trab-death-window.h"
#include "trab-unlock-page.h"
#include "trab-form-window.h"
#include "trab-session-keys.h"
#include "trab-session-park.h"

static TrabApplication *application;

static TrabWindow *
open_folder (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  TrabWindow *window = trab_window_new (GTK_APPLICATION (application), folder, NULL);

  trab_window_set_today (window, APP_FIXTURE_TODAY);
  trab_window_open_store (window, FALSE);
  /* the first thing to be seen is the window, not the wait */
  g_assert_cmpstr (trab_window_get_page (window), ==, "opening");
  gtk_window_present (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "opening") != 0);
  return window;
}

static void
close_window (TrabWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

/* Rows of the unlock page, in their order: user, passphrase, passphrase again. */
static void
fill_unlock_page (TrabWindow *window, const char *user, const char *first, const char *second)
{
  TrabUnlockPage *page
      = TRAB_UNLOCK_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_UNLOCK_PAGE));
  GtkWidget *list = app_fixture_find (GTK_WIDGET (page), GTK_TYPE_LIST_BOX);
  const char *const texts[] = { user, first, second };
  GtkWidget *row = gtk_widget_get_first_child (list);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++, row = gtk_widget_get_next_sibling (row))
    gtk_editable_set_text (GTK_EDITABLE (row), texts[i]);
  g_signal_emit_by_name (gtk_widget_get_last_child (list), "entry-activated");
}

static const char *
get_problem (TrabWindow *window)
{
  GtkWidget *page = app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_UNLOCK_PAGE);
  GtkWidget *list = app_fixture_find (page, GTK_TYPE_LIST_BOX);
  GtkWidget *label = gtk_widget_get_next_sibling (list);

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

static gboolean
is_busy (TrabWindow *window)
{
  GtkWidget *page = app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_UNLOCK_PAGE);

  return gtk_spinner_get_spinning (GTK_SPINNER (app_fixture_find (page, GTK_TYPE_SPINNER)));
}

static void
test_new_store (void)
{
  TrabWindow *window = open_folder ("clinic");

  g_assert_cmpstr (trab_window_get_page (window), ==, "welcome");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-store", NULL);
  g_assert_cmpstr (trab_window_get_page (window), ==, "unlock");
  fill_unlock_page (window, "", "three plain words", "three plain words");
  g_assert_cmpstr (get_problem (window), ==, "Type your name.");
  fill_unlock_page (window, "nurse", "", "");
  g_assert_cmpstr (get_problem (window), ==, "Type the passphrase.");
  fill_unlock_page (window, "nurse", "short", "short");
  g_assert_cmpstr (get_problem (window), !=, "");
  fill_unlock_page (window, "nurse", "three plain words", "three plain word");
  g_assert_cmpstr (get_problem (window), !=, "");
  fill_unlock_page (window, "nurse", "three plain words", "three plain words");
  g_assert_cmpstr (get_problem (window), ==, "");
  app_fixture_drain ();
  APP_FIXTURE_WAIT_FOR (!is_busy (window));
  fill_unlock_page (window, "nurse", "something else", "");
  APP_FIXTURE_WAIT_FOR (get_problem (window)[0] != '\0');
  g_assert_cmpstr (trab_window_get_page (window), ==, "unlock");
  fill_unlock_page (window, "nurse", "three plain words", "");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
  close_window (window);
}

static TrabImportWindow *
find_import_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TRAB_IS_IMPORT_WINDOW (l->data))
      return l->data;
  return NULL;
}

static GFile *
new_record_file (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/patient.json", NULL);

  return g_file_new_for_path (path);
}

/* What a file manager hands over waits until somebody has unlocked the records; two files are shown
 * one after the other, the second held against what the first brought. */
static void
test_files_wait (void)
{
  TrabWindow *window = open_folder ("clinic-of-files");
  g_autoptr (GFile) file = new_record_file ();
  TrabImportWindow *import = NULL;

  trab_window_import (window, file);
  trab_window_import (window, file);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-store", NULL);
  fill_unlock_page (window, "nurse", "three plain words", "three plain words");
  app_fixture_drain ();
  APP_FIXTURE_WAIT_FOR (!is_busy (window));
  g_assert_null (find_import_window ());
  fill_unlock_page (window, "nurse", "three plain words", "");
  APP_FIXTURE_WAIT_FOR (find_import_window () != NULL);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (find_import_window ()), "report")
                        == 0);
  import = find_import_window ();
  g_object_add_weak_pointer (G_OBJECT (import), (gpointer *) &import);
  gtk_widget_activate_action (GTK_WIDGET (import), "import.save", NULL);
  APP_FIXTURE_WAIT_FOR (import == NULL && find_import_window () != NULL);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (find_import_window ()), "reading")
                        != 0);
  gtk_widget_activate_action (GTK_WIDGET (find_import_window ()), "import.save", NULL);
  gtk_window_close (GTK_WINDOW (find_import_window ()));
  APP_FIXTURE_WAIT_FOR (find_import_window () == NULL);
  app_fixture_open_patient (window, "Example");
  g_assert_cmpuint (trab_today_page_get_n_shown (TRAB_TODAY_PAGE (
                        app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE))),
                    ==, 1);
  close_window (window);
}

/* What tools/run opens: the comparison of a made-up person, with plans in it. */
static void
test_example (void)
{
  g_autofree char *folder = app_fixture_dup_practice_folder ();
  TrabWindow *window = trab_window_new (GTK_APPLICATION (application), folder, NULL);
  TrabPatientPage *page = NULL;
  TrabConsultation *consultation = NULL;

  trab_window_set_today (window, APP_FIXTURE_TODAY);
  trab_window_open_store (window, TRUE);
  trab_window_open_example (window);
  gtk_window_present (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  page = TRAB_PATIENT_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_PATIENT_PAGE));
  APP_FIXTURE_WAIT_FOR (trab_patient_page_get_step (page) == TRAB_STEP_COMPARE);
  consultation = trab_patient_page_get_consultation (page);
  g_assert_cmpuint (g_strv_length ((char **) trab_consultation_get_plan_ids (consultation)), ==, 4);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  close_window (window);
}

/* All whom a search finds stand there in the end, though the first screen of them comes first. */
static void
test_many_found (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *patient_page = app_fixture_open_patient (window, "khan");
  TrabSession *session
      = trab_consultation_get_session (trab_patient_page_get_consultation (patient_page));
  TrabTodayPage *page
      = TRAB_TODAY_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE));
  GtkWidget *entry = app_fixture_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);
  guint n_people = 20;

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrabPatient) patient = trab_patient_new (&(TrabPatientFields){
          .family_name = "Voss", .given_name = "Ada", .birth_date = { 1931, 2, 3 } });
      g_autoptr (TrabRecord) record = trab_record_new (patient);
      g_autoptr (TrabRecord) stored = trab_session_save (session, record, &error);

      g_assert_no_error (error);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "voss");
  APP_FIXTURE_WAIT_FOR (!trab_today_page_get_is_searching (page));
  g_assert_cmpuint (trab_today_page_get_n_shown (page), >, 0);
  APP_FIXTURE_WAIT_FOR (trab_today_page_get_n_shown (page) == n_people);
  gtk_editable_set_text (GTK_EDITABLE (entry), "vos");
  gtk_editable_set_text (GTK_EDITABLE (entry), "khan");
  APP_FIXTURE_WAIT_FOR (!trab_today_page_get_is_searching (page));
  g_usleep (300000);
  app_fixture_drain ();
  g_assert_cmpuint (trab_today_page_get_n_shown (page), ==, 1);
  close_window (window);
}

static TrabWindow *
find_window (void)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  return TRAB_IS_WINDOW (window) ? TRAB_WINDOW (window) : NULL;
}

/* As the session bus asks: it goes to the clinic's own records, and they do not exist yet. */
static void
test_opened_by_a_file_manager (void)
{
  g_autoptr (GFile) file = new_record_file ();
  TrabWindow *window = NULL;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  APP_FIXTURE_WAIT_FOR (find_window () != NULL);
  window = find_window ();
  g_assert_true (g_str_has_suffix (trab_window_get_folder (window), "/trabecula"));
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "welcome") == 0);
  g_assert_null (find_import_window ());
  close_window (window);
}

static void
test_not_a_store (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "letters", NULL);
  g_autofree char *file = g_build_filename (folder, "records.db", NULL);
  TrabWindow *window = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "Dear Sir", -1, NULL));
  window = open_folder ("letters");
  g_assert_cmpstr (trab_window_get_page (window), ==, "error");
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Dear Sir");
  close_window (window);
}

static void
test_no_name_in_the_title (void)
{
  TrabWindow *window = app_fixture_open_window (application);

  app_fixture_open_patient (window, "khan");
  app_fixture_drain ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Trabecula");
  close_window (window);
}

static GtkWindow *
open_new_person (TrabWindow *window)
{
  GtkWindow *dialog = NULL;
  GList *windows = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-patient", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (TRAB_IS_PATIENT_WINDOW (l->data))
      dialog = l->data;
  g_list_free (windows);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
save_new_person (TrabWindow *window, GtkWindow *dialog, const char *family, const char *given)
{
  TrabDraft *draft = trab_patient_window_get_draft (TRAB_PATIENT_WINDOW (dialog));

  trab_draft_set_text (draft, "family_name", family);
  trab_draft_set_text (draft, "given_name", given);
  trab_draft_set_text (draft, "birth_date", "1960-02-29");
  trab_draft_set_text (draft, "sex", "F");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "person.save", NULL);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
}

/* It is made while nobody needs it yet */
static GtkWidget *
wait_for_patient_page (TrabWindow *window)
{
  GtkWidget *page = NULL;

  APP_FIXTURE_WAIT_FOR ((page = app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_PATIENT_PAGE))
                        != NULL);
  return page;
}

static void
test_new_person (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = TRAB_PATIENT_PAGE (wait_for_patient_page (window));
  GtkWindow *dialog = open_new_person (window);
  const TrabPatientFields *saved = NULL;

  /* an unfinished form says what is missing and stays open */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "person.save", NULL);
  app_fixture_drain ();
  g_assert_cmpstr (trab_window_get_page (window), ==, "today");
  save_new_person (window, dialog, "Ünlü", "Ayşe");
  saved = trab_patient_get (
      trab_consultation_get_patient (trab_patient_page_get_consultation (page)));
  g_assert_cmpstr (saved->family_name, ==, "Ünlü");
  g_assert_null (saved->allergies);
  close_window (window);
}

static GtkWidget *
find_class (GtkWidget *parent, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (parent, css_class) ? parent : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

/* Two people of one family name: each of their pages says so, and nobody else's does. */
static void
test_equal_names_raise_a_note (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  GtkWidget *page = wait_for_patient_page (window);
  GtkWidget *alert = find_class (page, "name-alert");

  g_assert_nonnull (alert);
  save_new_person (window, open_new_person (window), "Zwilling", "Anna");
  app_fixture_drain ();
  g_assert_false (gtk_widget_get_visible (alert));
  save_new_person (window, open_new_person (window), "ZWILLING", "Berta");
  APP_FIXTURE_WAIT_FOR (gtk_widget_get_visible (alert));
  app_fixture_open_patient (window, "novak");
  APP_FIXTURE_WAIT_FOR (!gtk_widget_get_visible (alert));
  app_fixture_open_patient (window, "zwilling");
  APP_FIXTURE_WAIT_FOR (gtk_widget_get_visible (alert));
  close_window (window);
}

static void
test_lock_keeps_work (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  GtkWindow *tool = GTK_WINDOW (gtk_window_new ());
  GtkWindow *late = NULL;
  TrabPatientPage *page = app_fixture_open_patient (window, "morris");
  TrabDraft *draft = trab_consultation_get_draft (trab_patient_page_get_consultation (page));

  trab_draft_set_text (draft, "plan_reason", "half a sent");
  gtk_window_set_transient_for (tool, GTK_WINDOW (window));
  gtk_window_present (tool);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  g_assert_cmpstr (trab_window_get_page (window), ==, "unlock");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tool)));
  late = GTK_WINDOW (gtk_window_new ()); /* an answer that was on its way opens nothing in sight */
  gtk_window_set_transient_for (late, GTK_WINDOW (window));
  gtk_window_present (late);
  APP_FIXTURE_WAIT_FOR (!gtk_widget_get_visible (GTK_WIDGET (late)));
  fill_unlock_page (window, "practice", "practice", "");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tool)));
  gtk_window_destroy (tool);
  gtk_window_destroy (late);
  g_assert_cmpstr (trab_draft_get_text (draft, "plan_reason"), ==, "half a sent");
  close_window (window);
}

static gboolean
is_parked (TrabConsultation *consultation, const char *form)
{
  g_autoptr (GHashTable) fields = trab_session_park_load (
      trab_consultation_get_session (consultation),
      trab_patient_get (trab_consultation_get_patient (consultation))->id, form, NULL);

  return fields != NULL && g_hash_table_size (fields) > 0;
}

/* Types in a window, locks, unlocks, and loses the window: what was typed is in the next one */
static void
check_is_parked (TrabWindow *window,
                 TrabConsultation *consultation,
                 const char *form,
                 GtkWindow *(*open) (TrabConsultation *consultation),
                 TrabDraft *(*get_draft) (GtkWindow *typed),
                 const char *field)
{
  GtkWindow *typed = open (consultation);

  gtk_window_set_transient_for (typed, GTK_WINDOW (window));
  gtk_window_present (typed);
  app_fixture_drain ();
  trab_draft_set_text (get_draft (typed), field, "half a sent");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (typed)));
  fill_unlock_page (window, "practice", "practice", "");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (typed)));
  g_assert_true (is_parked (consultation, form));
  gtk_window_destroy (typed); /* as when the program ends */
  typed = open (consultation);
  gtk_window_present (typed);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_draft_get_text (get_draft (typed), field), "half a sent")
                        == 0);
  trab_draft_set_text (get_draft (typed), field, "");
  gtk_window_close (typed);
  APP_FIXTURE_WAIT_FOR (!is_parked (consultation, form));
}

static GtkWindow *
open_death (TrabConsultation *consultation)
{
  return GTK_WINDOW (trab_death_window_new (consultation));
}

static TrabDraft *
get_death_draft (GtkWindow *window)
{
  return trab_death_window_get_draft (TRAB_DEATH_WINDOW (window));
}

static GtkWindow *
open_addendum (TrabConsultation *consultation)
{
  return GTK_WINDOW (
      trab_addendum_window_new (consultation, trab_consultation_get_visit_id (consultation)));
}

static TrabDraft *
get_addendum_draft (GtkWindow *window)
{
  return trab_addendum_window_get_draft (TRAB_ADDENDUM_WINDOW (window));
}

/* The windows that are no forms of a visit, too */
static void
test_lock_parks_windows (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "morris");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  g_autofree char *addendum
      = g_strconcat ("addendum-", trab_consultation_get_visit_id (consultation), NULL);

  check_is_parked (window, consultation, "death", open_death, get_death_draft, "death_source");
  check_is_parked (window, consultation, addendum, open_addendum, get_addendum_draft, "addendum");
  close_window (window);
}

/* What stands half typed in a form is in the store while it is locked, in its window when it is
 * unlocked, and in a new one when the window was lost; it is there no more once it was given up. */
static void
test_lock_parks_forms (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "morris");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabFormWindow *form = trab_form_window_new (consultation, TRAB_FORM_FRACTURE);
  GtkWidget *focus = NULL;

  gtk_window_set_transient_for (GTK_WINDOW (form), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (form));
  app_fixture_drain ();
  trab_draft_set_text (trab_form_window_get_draft (form), "note", "fell from");
  gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (form));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (form)));
  fill_unlock_page (window, "practice", "practice", "");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (form)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == focus);
  g_assert_true (is_parked (consultation, "fracture"));
  gtk_window_destroy (GTK_WINDOW (form)); /* as when the program ends */
  form = trab_form_window_new (consultation, TRAB_FORM_FRACTURE);
  gtk_window_present (GTK_WINDOW (form));
  APP_FIXTURE_WAIT_FOR (
      g_strcmp0 (trab_draft_get_text (trab_form_window_get_draft (form), "note"), "fell from")
      == 0);
  trab_draft_set_text (trab_form_window_get_draft (form), "note", "");
  gtk_window_close (GTK_WINDOW (form));
  APP_FIXTURE_WAIT_FOR (!is_parked (consultation, "fracture"));
  close_window (window);
}

/* Records that cannot be closed are covered all the same, and what was typed is there afterwards.
 */
static void
test_failed_close_covers (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "morris");
  TrabDraft *draft = trab_consultation_get_draft (trab_patient_page_get_consultation (page));
  g_autofree char *folder = g_strdup (trab_window_get_folder (window));
  g_autofree char *away = g_strconcat (folder, "-away", NULL);

  trab_draft_set_text (draft, "plan_reason", "while the disk was there");
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  g_assert_cmpstr (trab_window_get_page (window), ==, "unlock");
  APP_FIXTURE_WAIT_FOR (*get_problem (window) != '\0');
  g_assert_cmpstr (trab_window_get_page (window), ==, "unlock");
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  fill_unlock_page (window, "practice", "practice", "");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  g_assert_cmpstr (trab_draft_get_text (draft, "plan_reason"), ==, "while the disk was there");
  close_window (window);
}

/* Whether the visit of today lies in the store as saved by @user */
static gboolean
is_saved_by (TrabConsultation *consultation, const char *user)
{
  g_autoptr (TrabRecord) record = trab_session_load (
      trab_consultation_get_session (consultation),
      trab_patient_get (trab_consultation_get_patient (consultation))->id, NULL);
  TrabVisit *visit
      = record ? trab_record_find_visit (record, trab_consultation_get_visit_id (consultation))
               : NULL;

  return visit != NULL && g_strcmp0 (trab_visit_get (visit)->saved_by, user) == 0;
}

/* Somebody else goes on where the page stands, under their own name. */
static void
test_another_user_takes_over (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "morris");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_session_keys_add_user (trab_consultation_get_session (consultation),
                                             "practice", "relief", "three plain words", &error));
  g_assert_no_error (error);
  trab_draft_set_text (draft, "plan_reason", "begun by one");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  fill_unlock_page (window, "relief", "three plain words", "");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "patient") == 0);
  g_assert_cmpstr (trab_draft_get_text (draft, "plan_reason"), ==, "begun by one");
  trab_draft_set_text (draft, "plan_reason", "begun by one, ended by another");
  trab_patient_page_save_now (page);
  APP_FIXTURE_WAIT_FOR (is_saved_by (consultation, "relief"));
  close_window (window);
}

/* What a grey button forbids, no key and no menu does. */
static void
test_keys_sign_nothing_forbidden (void)
{
  static const struct
  {
    const char *choice;
    const char *review;
  } rows[] = { { "", "" },
               { "as-now", "2020-01-01" },
               { "as-now", "2027-13-45" },
               { "not-yet", "2027" },
               { "no-such-plan", "" } };
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "silva");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  GActionGroup *actions = trab_patient_page_get_actions (page);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      trab_draft_set_text (draft, "plan_choice", rows[i].choice);
      trab_draft_set_text (draft, "review_date", rows[i].review);
      trab_patient_page_set_step (page, TRAB_STEP_PLAN);
      g_assert_false (trab_consultation_check_sign (consultation, NULL));
      g_action_group_activate_action (actions, "next", NULL);
      g_action_group_activate_action (actions, "sign", NULL);
      APP_FIXTURE_WAIT_FOR (trab_consultation_is_settled (consultation)
                            || !trab_consultation_is_signed (consultation));
      g_assert_false (trab_consultation_is_signed (consultation));
      g_assert_cmpint (trab_patient_page_get_step (page), ==, TRAB_STEP_PLAN);
    }
  trab_draft_set_text (draft, "plan_choice", "as-now");
  trab_draft_set_text (draft, "review_date", "");
  g_action_group_activate_action (actions, "next", NULL);
  APP_FIXTURE_WAIT_FOR (trab_consultation_is_signed (consultation));
  close_window (window);
}

static TrabDraft *
open_draft (TrabWindow *window, const char *name)
{
  return trab_consultation_get_draft (
      trab_patient_page_get_consultation (app_fixture_open_patient (window, name)));
}

/* Goes back to the list over what cannot be saved. */
static void
leave_without_it (TrabWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  app_fixture_answer_question ("leave");
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
}

/* What cannot be saved is never dropped in silence, and the rest is saved: of answers, dates and
 * measures alike, what was saved before stays. */
static void
test_leaving_with_a_problem (void)
{
  static const struct
  {
    const char *field, *good, *bad;
  } rows[] = { { "falls_count", "2", "2000" },
               { "weight", "61.5", "6" },
               { "height", "163", "12000" },
               { "review_date", "2027-03-01", "2027-13-45" } };
  TrabWindow *window = app_fixture_open_window (application);
  TrabDraft *draft = open_draft (window, "silva");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    trab_draft_set_text (draft, rows[i].field, rows[i].bad);
  trab_draft_set_text (draft, "new_fracture", "no");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  app_fixture_answer_question ("stay");
  g_assert_cmpstr (trab_window_get_page (window), ==, "patient");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (trab_draft_get_text (draft, rows[i].field), ==, rows[i].bad);
  leave_without_it (window);
  draft = open_draft (window, "silva");
  g_assert_cmpstr (trab_draft_get_text (draft, "new_fracture"), ==, "no");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (trab_draft_get_text (draft, rows[i].field), ==, "");
      trab_draft_set_text (draft, rows[i].field, rows[i].good);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_window_get_page (window), "today") == 0);
  draft = open_draft (window, "silva");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    trab_draft_set_text (draft, rows[i].field, rows[i].bad);
  leave_without_it (window);
  draft = open_draft (window, "silva");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (trab_draft_get_text (draft, rows[i].field), ==, rows[i].good);
  close_window (window);
}

/* The visit is found again after the window was closed in the middle of it. */
static void
test_draft_survives (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "young");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);

  g_assert_false (trab_consultation_is_resumed (consultation));
  trab_draft_set_text (trab_consultation_get_draft (consultation), "new_fracture", "no");
  trab_draft_set_text (trab_consultation_get_draft (consultation), "weight", "61.5");
  close_window (window);
  window = app_fixture_open_window (application);
  page = app_fixture_open_patient (window, "young");
  consultation = trab_patient_page_get_consultation (page);
  g_assert_true (trab_consultation_is_resumed (consultation));
  g_assert_cmpstr (trab_draft_get_text (trab_consultation_get_draft (consultation), "new_fracture"),
                   ==, "no");
  g_assert_cmpstr (trab_draft_get_text (trab_consultation_get_draft (consultation), "weight"), ==,
                   "61.5");
  close_window (window);
}

static const char *
get_review (TrabPatientPage *page)
{
  return trab_draft_get_text (
      trab_consultation_get_draft (trab_patient_page_get_consultation (page)), "review_date");
}

static void
choose (TrabPatientPage *page, const char *choice)
{
  trab_draft_set_text (trab_consultation_get_draft (trab_patient_page_get_consultation (page)),
                       "plan_choice", choice);
  app_fixture_drain ();
}

/* Without a plan after a spine break the review is near at once; for others nothing is set. */
static void
test_undecided_is_recalled (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");

  choose (page, "not-yet");
  g_assert_cmpstr (get_review (page), ==, "");
  page = app_fixture_open_patient (window, "lindqvist");
  choose (page, "alendronate");
  g_assert_cmpstr (get_review (page), ==, "");
  choose (page, "not-yet");
  g_assert_cmpstr (get_review (page), ==, "2025-11-17");
  close_window (window);
}

/* Dates before a bone medicine stand with the choice, and only with it. */
static void
test_checks_with_the_choice (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabPlanPage *plan = TRAB_PLAN_PAGE (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_PLAN_PAGE));

  g_assert_false (trab_plan_page_has_checks (plan));
  choose (page, "zoledronate");
  g_assert_true (trab_plan_page_has_checks (plan));
  choose (page, "hrt");
  g_assert_false (trab_plan_page_has_checks (plan));
  choose (page, "");
  close_window (window);
}

/* Whoever is due stands on the first page, and not while somebody is searched. */
static void
test_due_on_the_first_page (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabTodayPage *today
      = TRAB_TODAY_PAGE (app_fixture_find (GTK_WIDGET (window), TRAB_TYPE_TODAY_PAGE));
  TrabPatientPage *page = app_fixture_open_patient (window, "lindqvist");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));

  gtk_editable_set_text (
      GTK_EDITABLE (app_fixture_find (GTK_WIDGET (today), GTK_TYPE_SEARCH_ENTRY)), "");
  trab_today_page_set_session (today, session, APP_FIXTURE_TODAY);
  APP_FIXTURE_WAIT_FOR (!trab_today_page_get_is_searching (today));
  app_fixture_drain ();
  g_assert_cmpuint (trab_today_page_get_n_recalls (today), ==, 0);
  trab_today_page_set_session (today, session, (TrabDate){ 2025, 12, 1 });
  APP_FIXTURE_WAIT_FOR (trab_today_page_get_n_recalls (today) > 0);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/window/keys-sign-nothing-forbidden", test_keys_sign_nothing_forbidden);
  g_test_add_func ("/app/window/new-store", test_new_store);
  g_test_add_func ("/app/window/files-wait", test_files_wait);
  g_test_add_func ("/app/window/opened-by-a-file-manager", test_opened_by_a_file_manager);
  g_test_add_func ("/app/window/not-a-store", test_not_a_store);
  g_test_add_func ("/app/window/no-name-in-the-title", test_no_name_in_the_title);
  g_test_add_func ("/app/window/new-person", test_new_person);
  g_test_add_func ("/app/window/many-found", test_many_found);
  g_test_add_func ("/app/window/example", test_example);
  g_test_add_func ("/app/window/lock-keeps-work", test_lock_keeps_work);
  g_test_add_func ("/app/window/lock-parks-forms", test_lock_parks_forms);
  g_test_add_func ("/app/window/lock-parks-windows", test_lock_parks_windows);
  g_test_add_func ("/app/window/failed-close-covers", test_failed_close_covers);
  g_test_add_func ("/app/window/another-user-takes-over", test_another_user_takes_over);
  g_test_add_func ("/app/window/leaving-with-a-problem", test_leaving_with_a_problem);
  g_test_add_func ("/app/window/draft-survives", test_draft_survives);
  g_test_add_func ("/app/window/undecided-is-recalled", test_undecided_is_recalled);
  g_test_add_func ("/app/window/checks-with-the-choice", test_checks_with_the_choice);
  g_test_add_func ("/app/window/due-on-the-first-page", test_due_on_the_first_page);
  g_test_add_func ("/app/window/equal-names-raise-a-note", test_equal_names_raise_a_note);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
