/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template and page: it comes up, has names for all who cannot see it, fits a narrow
 * window, and goes away without a trace. */
#include "app-fixture.h"
#include "audit.h"
#include "looks.h"

#include "trab-chance-page.h"
#include "trab-compare-page.h"
#include "trab-explain-window.h"
#include "trab-field-group.h"
#include "trab-import-window.h"
#include "trab-option-picker.h"
#include "trab-patient-banner.h"
#include "trab-addendum-window.h"
#include "trab-death-window.h"
#include "trab-patient-view.h"
#include "trab-report-text.h"
#include "trab-visit-reading.h"
#include "trab-visits-window.h"
#include "trab-plan-page.h"
#include "trab-print-page.h"
#include "trab-today-page.h"
#include "trab-trends-page.h"
#include "trab-unlock-page.h"
#include "trab-values-page.h"
#include "trab-visit-page.h"

#define NARROW_PX 360

/* A frame every 16 ms would make it 12 */
#define REST_MS 200
#define MOST_FRAMES_AT_REST 4

static TrabApplication *application;

static void
test_templates (void)
{
  const GType types[] = { TRAB_TYPE_CHANCE_PAGE,    TRAB_TYPE_COMPARE_PAGE, TRAB_TYPE_FIELD_GROUP,
                          TRAB_TYPE_PATIENT_BANNER, TRAB_TYPE_PATIENT_PAGE, TRAB_TYPE_PLAN_PAGE,
                          TRAB_TYPE_PRINT_PAGE,     TRAB_TYPE_TODAY_PAGE,   TRAB_TYPE_TRENDS_PAGE,
                          TRAB_TYPE_UNLOCK_PAGE,    TRAB_TYPE_VALUES_PAGE,  TRAB_TYPE_VISIT_PAGE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
      g_object_unref (widget);
      app_fixture_drain ();
      if (widget != NULL)
        g_test_message ("%s stays alive", g_type_name (types[i]));
      g_assert_null (widget);
    }
}

typedef void (*Visit) (GtkWidget *widget, const char *where);

static void
choose_plans (TrabPatientPage *page)
{
  static const char *const plans[]
      = { "as-now", "food-and-movement", "alendronate", "gh-sermorelin", NULL };
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
}

/* Every page of the window, in its usual order, with plans chosen. */
static void
walk_pages (TrabWindow *window, Visit visit)
{
  TrabPatientPage *page = NULL;

  visit (GTK_WIDGET (window), "today");
  page = app_fixture_open_patient (window, "khan");
  choose_plans (page);
  for (int step = TRAB_STEP_UPDATE; step <= TRAB_STEP_LAST; step++)
    {
      g_autofree char *where = g_strdup_printf ("step %d", step);

      gtk_widget_activate_action (GTK_WIDGET (window), "patient.step", "i", step);
      app_fixture_drain ();
      visit (GTK_WIDGET (window), where);
    }
  for (int view = 1; view <= 6; view++)
    {
      g_autofree char *where = g_strdup_printf ("view %d", view);

      gtk_widget_activate_action (GTK_WIDGET (window), "patient.view", "i", view);
      app_fixture_drain ();
      visit (GTK_WIDGET (window), where);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "patient.trends", NULL);
  app_fixture_drain ();
  visit (GTK_WIDGET (window), "trends");
}

static void
close_window (TrabWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  APP_FIXTURE_WAIT_FOR (window == NULL);
}

static void
visit_audit (GtkWidget *widget, const char *where)
{
  g_assert_cmpuint (audit_count_unnamed (widget, where), ==, 0);
}

/* Tab goes once around, and nothing holds the focus. */
static void
visit_traps (GtkWidget *widget, const char *where)
{
  visit_audit (widget, where);
  g_assert_cmpuint (audit_count_traps (widget, where), ==, 0);
}

static void
visit_looks (GtkWidget *widget, const char *where)
{
  visit_audit (widget, where);
  g_assert_cmpuint (looks_count_pale (widget, where), ==, 0);
}

static void
test_names (void)
{
  TrabWindow *window = app_fixture_open_window (application);

  walk_pages (window, visit_looks);
  close_window (window);
}

/* A newer comparison takes the focus from nobody who reads or types. */
static void
test_focus_stays (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);

  choose_plans (page);
  for (int step = TRAB_STEP_UPDATE; step <= TRAB_STEP_LAST; step++)
    {
      GtkWidget *focus = NULL;

      gtk_widget_activate_action (GTK_WIDGET (window), "patient.step", "i", step);
      app_fixture_drain ();
      for (guint i = 0; i < 2; i++)
        {
          trab_consultation_compare (consultation);
          APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
          focus = gtk_window_get_focus (GTK_WINDOW (window));
          if (focus == NULL || !gtk_widget_get_mapped (focus))
            g_test_message ("step %d: lost after %u keys", step, i);
          g_assert_true (focus != NULL && gtk_widget_get_mapped (focus));
          gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
        }
    }
  close_window (window);
}

static GtkWidget *
find_marked (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_marked (child);
  return found;
}

/* The step that was left for the trends is one press away, though it is the step that goes on. */
static void
test_back_from_trends (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  GtkWidget *trends = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_TRENDS_PAGE);

  gtk_widget_activate_action (GTK_WIDGET (window), "patient.trends", NULL);
  APP_FIXTURE_WAIT_FOR (gtk_widget_get_mapped (trends));
  g_signal_emit_by_name (find_marked (app_fixture_find (GTK_WIDGET (page), ADW_TYPE_VIEW_SWITCHER)),
                         "clicked");
  APP_FIXTURE_WAIT_FOR (!gtk_widget_get_mapped (trends));
  g_assert_cmpint (trab_patient_page_get_step (page), ==, TRAB_STEP_UPDATE);
  close_window (window);
}

static void
visit_narrow (GtkWidget *widget, const char *where)
{
  app_fixture_drain ();
  g_assert_cmpuint (audit_count_unfit (widget, NARROW_PX, where), ==, 0);
}

static void
test_narrow (void)
{
  TrabWindow *window = app_fixture_open_window (application);

  gtk_window_set_default_size (GTK_WINDOW (window), NARROW_PX, 640);
  app_fixture_drain ();
  walk_pages (window, visit_narrow);
  close_window (window);
}

static void
visit_large (GtkWidget *widget, const char *where)
{
  g_assert_cmpuint (audit_count_unfit (widget, 2 * NARROW_PX, where), ==, 0);
}

static void
count_frame_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* A page at rest draws nothing: one that is laid out anew in every frame keeps a processor busy. */
static void
visit_at_rest (GtkWidget *widget, const char *where)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  GtkWidget *page = app_fixture_find (widget, TRAB_TYPE_PATIENT_PAGE);
  TrabConsultation *consultation
      = page != NULL ? trab_patient_page_get_consultation (TRAB_PATIENT_PAGE (page)) : NULL;
  gint64 end = 0;
  guint n_frames = 0;
  gulong id = 0;

  if (consultation != NULL)
    APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  app_fixture_drain ();
  id = g_signal_connect (clock, "layout", G_CALLBACK (count_frame_cb), &n_frames);
  end = g_get_monotonic_time () + REST_MS * G_TIME_SPAN_MILLISECOND;
  while (g_get_monotonic_time () < end)
    app_fixture_iterate ();
  g_signal_handler_disconnect (clock, id);
  if (n_frames > MOST_FRAMES_AT_REST)
    g_test_message ("%s is drawn %u times in %d ms", where, n_frames, REST_MS);
  g_assert_cmpuint (n_frames, <=, MOST_FRAMES_AT_REST);
}

static void
test_at_rest (void)
{
  const struct
  {
    int width;
    int height;
  } sizes[] = { { 1090, 770 }, { NARROW_PX, 640 } };

  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      TrabWindow *window = app_fixture_open_window (application);

      gtk_window_set_default_size (GTK_WINDOW (window), sizes[i].width, sizes[i].height);
      app_fixture_drain ();
      walk_pages (window, visit_at_rest);
      close_window (window);
    }
}

/* At twice the text a window twice as wide must do. */
static void
test_large_text (void)
{
  TrabWindow *window = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  window = app_fixture_open_window (application);
  gtk_window_set_default_size (GTK_WINDOW (window), 2 * NARROW_PX, 800);
  app_fixture_drain ();
  walk_pages (window, visit_large);
  close_window (window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_right_to_left (void)
{
  TrabWindow *window = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = app_fixture_open_window (application);
  walk_pages (window, visit_traps);
  close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_dark (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  TrabWindow *window = NULL;

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  window = app_fixture_open_window (application);
  walk_pages (window, visit_looks);
  close_window (window);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* A dialog comes up over the window, is looked at, and is gone after closing. */
static void
check_dialog (TrabWindow *window, GtkWindow *dialog, const char *where)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (window));
  gtk_window_present (dialog);
  app_fixture_drain ();
  visit_looks (GTK_WIDGET (dialog), where);
  g_assert_cmpuint (audit_count_unfit (GTK_WIDGET (dialog), NARROW_PX, where), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (dialog);
  APP_FIXTURE_WAIT_FOR (dialog == NULL);
}

static GtkWidget *
find_action (GtkWidget *parent, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (parent)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (parent)), action) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_action (child, action);
  return found;
}

/* The row of the catalogue with these words. */
static GtkListBoxRow *
find_option (GtkWidget *picker, const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (app_fixture_find (picker, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GtkWidget *label = app_fixture_find (GTK_WIDGET (row), GTK_TYPE_LABEL);

      if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), name))
        return row;
    }
  return NULL;
}

static void
pick (GtkWidget *picker, guint how, const char *name)
{
  GtkWidget *list = app_fixture_find (picker, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (app_fixture_find (picker, GTK_TYPE_MENU_BUTTON)));
  app_fixture_drain ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_fixture_find (picker, GTK_TYPE_DROP_DOWN)), how);
  row = find_option (picker, name);
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  app_fixture_drain ();
}

/* Typed and entered in one go, before the program has drawn anything */
static void
type_and_enter (GtkWidget *picker, const char *text)
{
  GtkWidget *entry = app_fixture_find (picker, GTK_TYPE_SEARCH_ENTRY);

  gtk_menu_button_popup (GTK_MENU_BUTTON (app_fixture_find (picker, GTK_TYPE_MENU_BUTTON)));
  app_fixture_drain ();
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* Whatever stands in the catalogue can be looked at: alone, with a plan, or after it; what cannot
 * be put together is said, and nothing is added. */
static void
test_every_option_can_be_asked_for (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  static const char *const plans[] = { "as-now", "food-and-movement", "alendronate", NULL };
  GtkWidget *picker = NULL;
  const char *const *ids = NULL;

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  gtk_widget_activate_action (GTK_WIDGET (window), "patient.step", "i", TRAB_STEP_COMPARE);
  app_fixture_drain ();
  picker = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_OPTION_PICKER);
  g_assert_nonnull (picker);
  pick (picker, 0, "hormone treatment (HRT), gel 1.5 mg");
  type_and_enter (picker, "no such plan");
  type_and_enter (picker, "gh-recombinant");
  g_assert_null (find_option (picker, "testosterone gel")); /* not for women */
  ids = trab_consultation_get_plan_ids (consultation);
  g_assert_true (g_strv_contains (ids, "hrt:gel-1.5"));
  g_assert_true (g_strv_contains (ids, "gh-recombinant"));
  /* 1 and 2: together with, and after food and movement, which has no end */
  pick (picker, 2, "zoledronate, 5 mg once");
  g_assert_cmpuint (g_strv_length ((char **) trab_consultation_get_plan_ids (consultation)), ==, 5);
  pick (picker, 1, "zoledronate, 5 mg once");
  ids = trab_consultation_get_plan_ids (consultation);
  g_assert_true (g_strv_contains (ids, "food-and-movement+zoledronate:5mg-once"));
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  g_assert_null (trab_consultation_get_error (consultation));
  g_assert_cmpuint (
      trab_present_comparison_get_n_plans (trab_consultation_get_words (consultation)), ==, 6);
  /* six stand side by side, and no seventh */
  g_assert_false (gtk_widget_get_sensitive (picker));
  close_window (window);
}

/* A table of somebody else is refused with what is wrong and offers a map; with the map it is
 * reported row by row, and nothing is saved. */
static void
test_import_with_a_map (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));
  g_autofree char *table = g_test_build_filename (G_TEST_DIST, "data/csv/clinic.csv", NULL);
  g_autofree char *json = g_test_build_filename (G_TEST_DIST, "data/csv/clinic.map.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (table);
  g_autoptr (GFile) map = g_file_new_for_path (json);
  TrabImportWindow *import = trab_import_window_new (session, file, (TrabDate){ 2026, 11, 30 });
  GtkWidget *button = NULL;

  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (import), "error") == 0);
  button = find_action (GTK_WIDGET (import), "import.map");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  trab_import_window_read (import, file); /* no map at all */
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (import), "error") == 0);
  trab_import_window_read (import, map);
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (import), "report") == 0);
  g_assert_nonnull (find_action (GTK_WIDGET (import), "import.read-table"));
  gtk_widget_activate_action (GTK_WIDGET (import), "import.read-table", NULL); /* by its own map */
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (import), "report") == 0);
  g_assert_true (gtk_widget_is_sensitive (find_action (GTK_WIDGET (import), "import.copy")));
  check_dialog (window, GTK_WINDOW (import), "import");
  close_window (window);
}

/* A topic is found by its plan, its words and its studies lead to the lines that explain them. */
static void
test_explain (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));
  TrabExplainWindow *explain = trab_explain_window_new (session, "alendronate");

  gtk_window_present (GTK_WINDOW (explain));
  app_fixture_drain ();
  g_assert_true (trab_explain_window_follow (explain, "word:bisphosphonates"));
  g_assert_true (trab_explain_window_follow (explain, "study:BIS182"));
  g_assert_false (trab_explain_window_follow (explain, "study:nothing"));
  g_assert_false (trab_explain_window_follow (explain, "https://example.org"));
  g_assert_true (trab_explain_window_show_topic (explain, "clear-and-block"));
  g_assert_true (trab_explain_window_follow (explain, "word:RANKL"));
  g_assert_false (trab_explain_window_follow (explain, "word:bisphosphonates"));
  g_assert_false (trab_explain_window_show_topic (explain, "nothing"));
  gtk_window_close (GTK_WINDOW (explain));
  close_window (window);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* The pages carry the numbers that stood when it was signed. */
static void
check_numbers (TrabConsultation *consultation, const char *visit_id)
{
  g_autoptr (TrabVisitReading) reading = trab_visit_reading_new (consultation, visit_id);
  g_autofree char *text = NULL;

  trab_visit_reading_read_async (reading, NULL, NULL);
  APP_FIXTURE_WAIT_FOR (trab_visit_reading_get_report (reading) != NULL);
  text = trab_report_text_write (trab_visit_reading_get_report (reading));
  g_assert_nonnull (strstr (text, "chances as signed"));
}

/* Signed, read again, added to: and nothing of it is a visit of today. Then she dies: the pages of
 * the visit are not given out, what was answered is still read, and a slip is taken back. */
static void
test_signed_visit (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "ahlberg");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  g_autofree char *visit_id = g_strdup (trab_consultation_get_visit_id (consultation));
  TrabVisitsWindow *visits = NULL;
  TrabAddendumWindow *addendum = NULL;

  trab_draft_set_text (trab_consultation_get_draft (consultation), "plan_choice", "alendronate");
  trab_consultation_sign_async (consultation, NULL, NULL);
  APP_FIXTURE_WAIT_FOR (trab_consultation_is_signed (consultation));
  check_numbers (consultation, visit_id);
  visits = trab_visits_window_new (consultation);
  gtk_window_present (GTK_WINDOW (visits));
  app_fixture_drain ();
  g_assert_true (says (GTK_WIDGET (visits), "Agreed: Alendronate"));
  visit_audit (GTK_WIDGET (visits), "list of visits");
  trab_visits_window_read (visits, visit_id);
  APP_FIXTURE_WAIT_FOR (trab_visits_window_is_ready (visits));
  g_assert_cmpuint (trab_visits_window_get_n_pages (visits), ==, 2);
  g_assert_true (says (GTK_WIDGET (visits), "Signed by practice"));
  visit_audit (GTK_WIDGET (visits), "signed visit");

  addendum = trab_addendum_window_new (consultation, visit_id);
  gtk_window_present (GTK_WINDOW (addendum));
  gtk_widget_activate_action (GTK_WIDGET (addendum), "addendum.save", NULL);
  g_assert_true (says (GTK_WIDGET (addendum), "An addendum needs some words."));
  trab_draft_set_text (trab_addendum_window_get_draft (addendum), "addendum",
                       "Said on the telephone.");
  g_object_add_weak_pointer (G_OBJECT (addendum), (gpointer *) &addendum);
  gtk_widget_activate_action (GTK_WIDGET (addendum), "addendum.save", NULL);
  APP_FIXTURE_WAIT_FOR (addendum == NULL && says (GTK_WIDGET (visits), "Said on the telephone."));
  APP_FIXTURE_WAIT_FOR (trab_visits_window_is_ready (visits));
  g_assert_false (says (GTK_WIDGET (window), "Died"));

  for (guint i = 0; i < 2; i++)
    {
      TrabDeathWindow *death = trab_death_window_new (consultation);

      if (i == 0)
        trab_draft_set_text (trab_death_window_get_draft (death), "death_date", "2020-03-01");
      gtk_window_present (GTK_WINDOW (death));
      g_object_add_weak_pointer (G_OBJECT (death), (gpointer *) &death);
      gtk_widget_activate_action (GTK_WIDGET (death), "death.save", NULL);
      APP_FIXTURE_WAIT_FOR (death == NULL);
      APP_FIXTURE_WAIT_FOR (trab_visits_window_is_ready (visits));
      g_assert_cmpint (says (GTK_WIDGET (window), "Died 1 March 2020"), ==, i == 0);
      g_assert_cmpuint (trab_visits_window_get_n_pages (visits), ==, i == 0 ? 0 : 3);
      g_assert_true (says (GTK_WIDGET (visits), "Said on the telephone."));
    }
  gtk_window_destroy (GTK_WINDOW (visits));
  close_window (window);
}

/* What follows from the choice stands on the page, and says nothing of an agreement before it is
 * signed; a short visit decides nothing, has a near review and prints one page. */
static void
test_plan_and_after (void)
{
  static const char *const plans[] = { "as-now", "alendronate", NULL };
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "ahlberg");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  TrabDate review = TRAB_DATE_NONE;

  trab_consultation_set_plan_ids (consultation, plans);
  trab_patient_page_set_step (page, TRAB_STEP_PLAN);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  trab_draft_set_text (draft, "plan_choice", "alendronate");
  APP_FIXTURE_WAIT_FOR (says (GTK_WIDGET (window), "Start alendronate."));
  g_assert_true (says (GTK_WIDGET (window), "Do you feel sure?"));
  g_action_group_activate_action (trab_patient_page_get_actions (page), "short-visit", NULL);
  g_assert_cmpstr (trab_draft_get_text (draft, "plan_choice"), ==, "not-yet");
  g_assert_true (trab_draft_get_date (draft, "review_date", &review));
  g_assert_cmpint (trab_date_compare (
                       review, trab_date_add_days (trab_consultation_get_today (consultation), 14)),
                   ==, 0);
  g_assert_false (says (GTK_WIDGET (window), "Start alendronate."));
  g_action_group_activate_action (trab_patient_page_get_actions (page), "sign", NULL);
  APP_FIXTURE_WAIT_FOR (trab_consultation_is_signed (consultation)
                        && trab_patient_page_get_step (page) == TRAB_STEP_PRINT);
  app_fixture_drain ();
  g_assert_true (says (GTK_WIDGET (window), "1 page"));
  close_window (window);
}

/* What was said of one plan does not stand over another. */
static void
test_refusal_goes (void)
{
  static const char *const plans[] = { "as-now", "alendronate", "gh-sermorelin", NULL };
  static const char *const refused = "This plan has a stop";
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "ahlberg");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  TrabDraft *draft = trab_consultation_get_draft (consultation);

  trab_consultation_set_plan_ids (consultation, plans);
  trab_patient_page_set_step (page, TRAB_STEP_PLAN);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  trab_draft_set_text (draft, "plan_choice", "gh-sermorelin");
  app_fixture_drain ();
  g_action_group_activate_action (trab_patient_page_get_actions (page), "sign", NULL);
  APP_FIXTURE_WAIT_FOR (says (GTK_WIDGET (window), refused));
  trab_draft_set_text (draft, "plan_choice", "alendronate");
  APP_FIXTURE_WAIT_FOR (!says (GTK_WIDGET (window), refused));
  close_window (window);
}

/* Whatever is shown, and however small the screen: all of it is there, it is what the pages say,
 * and no family name is. */
static void
check_screens (TrabPatientView *view, TrabConsultation *consultation, int width, int height)
{
  g_autoptr (TrabPresentComparison) words = NULL;
  const char *family = trab_patient_get (trab_consultation_get_patient (consultation))->family_name;
  guint n_plans = 0;

  gtk_window_set_default_size (GTK_WINDOW (view), width, height);
  APP_FIXTURE_WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (view)) == width
                        && gtk_widget_get_height (GTK_WIDGET (view)) == height);
  app_fixture_drain ();
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  words = g_object_ref (trab_consultation_get_words (consultation));
  n_plans = trab_present_comparison_get_n_plans (words);
  trab_patient_view_turn (view, -100);
  g_assert_cmpuint (trab_patient_view_get_n_screens (view), ==, n_plans + 1);
  for (guint i = 0; i <= n_plans; i++)
    {
      g_autofree char *text = NULL;

      app_fixture_drain ();
      text = trab_patient_view_dup_text (view);
      g_test_message ("%d x %d: %s", width, height, text);
      g_assert_true (trab_patient_view_is_whole (view));
      g_assert_null (strstr (text, family));
      for (guint j = i == 0 ? n_plans : 0; j < n_plans; j++)
        if (i == j || i == n_plans) /* that plan alone, or all of them */
          {
            g_assert_nonnull (strstr (
                text, trab_present_comparison_get_cell (words, TRAB_PRESENT_LANE_MAJOR, j)->text));
            g_assert_nonnull (strstr (text, trab_present_comparison_get_plan_name (words, j)));
          }
      trab_patient_view_turn (view, 1);
    }
}

static void
test_patient_screens (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "ahlberg");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  g_auto (GStrv) standard = trab_session_dup_standard_plans (
      trab_consultation_get_session (consultation), trab_consultation_get_record (consultation),
      trab_consultation_get_today (consultation));
  TrabPatientView *view = trab_patient_view_new (consultation);

  trab_consultation_set_plan_ids (consultation, (const char *const *) standard);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  gtk_window_present (GTK_WINDOW (view));
  app_fixture_drain ();
  trab_patient_view_show (view);
  g_assert_false (trab_patient_view_get_is_covered (view));
  check_screens (view, consultation, 1024, 768);
  check_screens (view, consultation, 1280, 900);
  /* it follows: one plan less is one screen less */
  g_clear_pointer (&standard[g_strv_length (standard) - 1], g_free);
  trab_consultation_set_plan_ids (consultation, (const char *const *) standard);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  g_assert_cmpuint (trab_patient_view_get_n_screens (view), ==,
                    trab_comparison_get_n_plans (trab_consultation_get_comparison (consultation))
                        + 1);
  gtk_window_destroy (GTK_WINDOW (view));
  close_window (window);
}

static void
test_patient_view (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabPatientView *view = trab_patient_view_new (trab_patient_page_get_consultation (page));

  gtk_window_present (GTK_WINDOW (view));
  app_fixture_drain ();
  g_assert_true (trab_patient_view_get_is_covered (view));
  gtk_widget_activate_action (GTK_WIDGET (view), "view.show", NULL);
  g_assert_false (trab_patient_view_get_is_covered (view));
  visit_audit (GTK_WIDGET (view), "patient view");
  gtk_widget_activate_action (GTK_WIDGET (view), "view.cover", NULL);
  g_assert_true (trab_patient_view_get_is_covered (view));
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_widget_activate_action (GTK_WIDGET (view), "view.cover", NULL);
  APP_FIXTURE_WAIT_FOR (view == NULL);
  close_window (window);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/pages/templates", test_templates);
  g_test_add_func ("/app/pages/every-option-can-be-asked-for", test_every_option_can_be_asked_for);
  g_test_add_func ("/app/pages/names", test_names);
  g_test_add_func ("/app/pages/focus-stays", test_focus_stays);
  g_test_add_func ("/app/pages/back-from-trends", test_back_from_trends);
  g_test_add_func ("/app/pages/narrow", test_narrow);
  g_test_add_func ("/app/pages/at-rest", test_at_rest);
  g_test_add_func ("/app/pages/large-text", test_large_text);
  g_test_add_func ("/app/pages/right-to-left", test_right_to_left);
  g_test_add_func ("/app/pages/dark", test_dark);
  g_test_add_func ("/app/pages/import-with-a-map", test_import_with_a_map);
  g_test_add_func ("/app/pages/explain", test_explain);
  g_test_add_func ("/app/pages/patient-view", test_patient_view);
  g_test_add_func ("/app/pages/patient-screens", test_patient_screens);
  g_test_add_func ("/app/pages/signed-visit", test_signed_visit);
  g_test_add_func ("/app/pages/plan-and-after", test_plan_and_after);
  g_test_add_func ("/app/pages/refusal-goes", test_refusal_goes);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
