/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every dialog: it comes up with the focus where one begins, has names for all who cannot see it,
 * lets Tab through and out, fits a narrow window, stands out from its ground, can be closed by a
 * key and goes away without a trace. */
#include "app-fixture.h"
#include "audit.h"
#include "looks.h"

#include "trab-addendum-window.h"
#include "trab-ask-window.h"
#include "trab-checks-window.h"
#include "trab-daily-window.h"
#include "trab-death-window.h"
#include "trab-disagreement-window.h"
#include "trab-explain-window.h"
#include "trab-form-window.h"
#include "trab-import-window.h"
#include "trab-key-window.h"
#include "trab-patient-window.h"
#include "trab-precision-window.h"
#include "trab-preferences-window.h"
#include "trab-restore-window.h"
#include "trab-reports-window.h"
#include "trab-visits-window.h"
#include "trab-why-window.h"

#define NARROW_PX 360

static TrabApplication *application;

/* A key that closes or confirms is bound in the class of the window, or its header has the button.
 */
static gboolean
has_key (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return TRUE;
        }
    }
  return FALSE;
}

/* The blue button of the window, which Ctrl+Enter presses */
static GtkWidget *
find_blue (GtkWidget *parent)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (parent) && gtk_widget_has_css_class (parent, "suggested-action"))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_blue (child);
  return found;
}

static void
check_dialog (TrabWindow *window, GtkWindow *dialog, const char *where)
{
  GtkWidget *widget = GTK_WIDGET (dialog);
  guint n_bad = 0;

  gtk_window_set_transient_for (dialog, GTK_WINDOW (window));
  gtk_window_present (dialog);
  app_fixture_drain ();
  app_fixture_draw (widget); /* Tab goes by where things stand */
  n_bad += audit_count_unnamed (widget, where);
  n_bad += audit_count_traps (widget, where);
  n_bad += audit_count_unfit (widget, NARROW_PX, where);
  n_bad += looks_count_pale (widget, where);
  if (!has_key (widget, GDK_KEY_Escape, 0))
    {
      g_test_message ("%s: Esc does not close it", where);
      n_bad++;
    }
  if (find_blue (widget) != NULL && !has_key (widget, GDK_KEY_Return, GDK_CONTROL_MASK))
    {
      g_test_message ("%s: Ctrl+Enter does not press its button", where);
      n_bad++;
    }
  g_assert_cmpuint (n_bad, ==, 0);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (dialog);
  APP_FIXTURE_WAIT_FOR (dialog == NULL);
}

/* The dialogs of a consultation */
static void
test_consultation (void)
{
  static const char *const plans[]
      = { "as-now", "food-and-movement", "alendronate", "gh-sermorelin", NULL };
  static const char *const questions[] = { "falls", "weight", NULL };
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  for (int form = TRAB_FORM_SCAN; form <= TRAB_FORM_COURSE; form++)
    check_dialog (window, GTK_WINDOW (trab_form_window_new (consultation, (TrabForm) form)),
                  "form");
  check_dialog (window, GTK_WINDOW (trab_precision_window_new (consultation)), "precision");
  check_dialog (window, GTK_WINDOW (trab_why_window_new (consultation, TRAB_PRESENT_LANE_MAJOR, 2)),
                "why");
  check_dialog (window, GTK_WINDOW (trab_checks_window_new (consultation)), "checks");
  check_dialog (window, GTK_WINDOW (trab_daily_window_new (consultation)), "daily");
  check_dialog (window, GTK_WINDOW (trab_visits_window_new (consultation)), "visits");
  check_dialog (window, GTK_WINDOW (trab_reports_window_new (consultation)), "reports");
  check_dialog (window, GTK_WINDOW (trab_death_window_new (consultation)), "death");
  check_dialog (window,
                GTK_WINDOW (trab_addendum_window_new (
                    consultation, trab_consultation_get_visit_id (consultation))),
                "addendum");
  check_dialog (window, GTK_WINDOW (trab_ask_window_new (consultation, questions, "Questions")),
                "ask");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Those of the program */
static void
test_program (void)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = app_fixture_open_patient (window, "khan");
  TrabSession *session = trab_consultation_get_session (trab_patient_page_get_consultation (page));
  g_autoptr (GFile) nothing = g_file_new_for_path ("/nonexistent/file.json");
  TrabImportWindow *import = NULL;

  check_dialog (window, GTK_WINDOW (trab_patient_window_new (session, APP_FIXTURE_TODAY)),
                "person");
  check_dialog (window, GTK_WINDOW (trab_explain_window_new (session, "alendronate")), "explain");
  check_dialog (window, GTK_WINDOW (trab_disagreement_window_new (session, "trt-density")),
                "disagreement");
  check_dialog (window,
                GTK_WINDOW (trab_preferences_window_new (session, trab_window_get_folder (window),
                                                         APP_FIXTURE_TODAY)),
                "preferences");
  for (int action = 0; action < TRAB_KEY_RECOVERY + 1; action++)
    check_dialog (window, GTK_WINDOW (trab_key_window_new (session, (TrabKeyAction) action, "Ada")),
                  "key");
  check_dialog (
      window, GTK_WINDOW (trab_restore_window_new (session, trab_window_get_folder (window), NULL)),
      "restore");
  import = trab_import_window_new (session, nothing, (TrabDate){ 2026, 11, 30 });
  APP_FIXTURE_WAIT_FOR (g_strcmp0 (trab_import_window_get_page (import), "error") == 0);
  check_dialog (window, GTK_WINDOW (import), "import");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  g_test_add_func ("/app/dialogs/consultation", test_consultation);
  g_test_add_func ("/app/dialogs/program", test_program);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
