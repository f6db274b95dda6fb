/* SPDX-License-Identifier: GPL-3.0-or-later */
/*   journey [FOLDER [WIDTH [SCALE [HEIGHT]]]]
 *
 * One consultation in the real window, from Today to the printed plan, by the same actions that
 * the keys stand for. With a folder as its argument it leaves a picture of each page and the plan
 * there, of a window WIDTH by HEIGHT pixels with text SCALE times as large; without one it is a
 * test. A height of some thousands, on a display as high, shows whole pages. */
#include "app-fixture.h"

#include <stdlib.h>

#include "trab-chance-page.h"
#include "trab-chart-panel.h"
#include "trab-checks-window.h"
#include "trab-consultation.h"
#include "trab-follow-up-view.h"
#include "trab-daily-window.h"
#include "trab-form-window.h"
#include "trab-patient-window.h"
#include "trab-precision-draft.h"
#include "trab-precision-window.h"
#include "trab-preferences-window.h"
#include "trab-print-page.h"
#include "trab-risk-panel-view.h"
#include "trab-row-group.h"
#include "trab-why-window.h"
#include "trab-disagreement-window.h"
#include "trab-explain-window.h"

typedef struct
{
  TrabWindow *window;
  const char *folder; /* NULL: no pictures */
  guint n_pictures;
} Journey;

static void
take_picture_of (Journey *journey, GtkWidget *widget, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", ++journey->n_pictures, name);
  g_autofree char *path = journey->folder ? g_build_filename (journey->folder, file, NULL) : NULL;

  app_fixture_drain ();
  if (path != NULL && !app_fixture_save_picture (widget, path))
    g_printerr ("cannot write %s\n", path);
}

static void
take_picture (Journey *journey, const char *name)
{
  take_picture_of (journey, GTK_WIDGET (journey->window), name);
}

static void
show_dialog (Journey *journey, GtkWindow *dialog, const char *name)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (journey->window));
  gtk_window_present (dialog);
  take_picture_of (journey, GTK_WIDGET (dialog), name);
  gtk_window_destroy (dialog);
}

/* A scan whose T-score does not fit its density: the form asks. */
static TrabFormWindow *
new_doubtful_scan (TrabConsultation *consultation)
{
  TrabFormWindow *form = trab_form_window_new (consultation, TRAB_FORM_SCAN);
  TrabDraft *draft = trab_form_window_get_draft (form);

  trab_draft_set_text (draft, "scan_date", "2025-10-28");
  trab_draft_set_text (draft, "scanner", "GE Lunar iDXA");
  trab_draft_set_text (draft, "bmd_femoral_neck", "0.700");
  trab_draft_set_text (draft, "t_score_femoral_neck", "-0.4");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  return form;
}

/* A whole study but for one value that nobody can read. */
static TrabPrecisionWindow *
new_study (TrabConsultation *consultation)
{
  TrabPrecisionWindow *window = trab_precision_window_new (consultation);
  TrabDraft *draft = trab_precision_window_get_draft (window);

  trab_draft_set_text (draft, "precision_site", "lumbar_spine");
  for (guint patient = 1; patient <= TRAB_PRECISION_DRAFT_MAX_PATIENTS; patient++)
    for (guint scan = 1; scan <= 2; scan++)
      {
        g_autofree char *text = g_strdup_printf (
            "0.%u", 700 + 7 * patient + (scan == 1 ? 0 : 10 + 10 * (patient % 2)));

        trab_draft_set_text (draft, trab_precision_draft_get_repeat_field (patient, scan), text);
      }
  return window;
}

/* A week is composed by its controls; it is part of today's visit, and can be undone. */
static void
compose_week (Journey *journey, TrabConsultation *consultation)
{
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  TrabDailyWindow *window = trab_daily_window_new (consultation);

  trab_draft_set_text (draft, "exercise_week", "ex07:2 ex10:3 ex13:1");
  show_dialog (journey, GTK_WINDOW (window), "daily");
}

static void
show_dialogs (Journey *journey, TrabConsultation *consultation)
{
  show_dialog (journey, GTK_WINDOW (trab_form_window_new (consultation, TRAB_FORM_SCAN)), "scan");
  show_dialog (journey, GTK_WINDOW (new_doubtful_scan (consultation)), "scan-asked");
  compose_week (journey, consultation);
  show_dialog (journey, GTK_WINDOW (trab_form_window_new (consultation, TRAB_FORM_LABORATORY)),
               "laboratory");
  show_dialog (journey, GTK_WINDOW (new_study (consultation)), "precision");
  show_dialog (journey,
               GTK_WINDOW (trab_patient_window_new (trab_consultation_get_session (consultation),
                                                    APP_FIXTURE_TODAY)),
               "person");
  show_dialog (journey, GTK_WINDOW (trab_why_window_new (consultation, TRAB_PRESENT_LANE_MAJOR, 2)),
               "why");
  show_dialog (
      journey,
      GTK_WINDOW (trab_explain_window_new (trab_consultation_get_session (consultation), "hrt")),
      "how-it-works");
  show_dialog (journey,
               GTK_WINDOW (trab_disagreement_window_new (
                   trab_consultation_get_session (consultation), "hrt-stop-density")),
               "disagreement");
  show_dialog (journey, GTK_WINDOW (trab_checks_window_new (consultation)), "checks");
}

static void
answer (TrabConsultation *consultation)
{
  TrabDraft *draft = trab_consultation_get_draft (consultation);

  trab_draft_set_text (draft, "weight", "66,5");
  for (guint i = 0; i < trab_draft_get_n_fields (draft); i++)
    trab_draft_confirm_carried (draft, trab_draft_get_field (draft, i)->name);
}

static void
choose_plans (TrabConsultation *consultation)
{
  static const char *const plans[] = { "as-now", "food-and-movement", "hrt", "zoledronate", NULL };

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
}

/* A plan with a stop is not signed without a reason; the other plan is. */
static void
try_stopped_plan (Journey *journey, TrabPatientPage *page, TrabConsultation *consultation)
{
  static const char *const plans[] = { "as-now", "alendronate", "gh-sermorelin", NULL };
  TrabDraft *draft = trab_consultation_get_draft (consultation);

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  trab_draft_set_text (draft, "plan_choice", "gh-sermorelin");
  take_picture (journey, "plan-stopped");
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.next", NULL);
  app_fixture_drain ();
  g_assert_cmpint (trab_patient_page_get_step (page), ==, TRAB_STEP_PLAN);
  g_assert_false (trab_consultation_is_signed (consultation));
  choose_plans (consultation);
}

static void
save_plan (Journey *journey, TrabPatientPage *page, const char *name)
{
  TrabPrintPage *print_page
      = TRAB_PRINT_PAGE (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_PRINT_PAGE));
  g_autofree char *path
      = g_build_filename (journey->folder ? journey->folder : g_get_user_cache_dir (), name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpuint (trab_print_page_get_n_pages (print_page), >=, 1);
  g_file_delete (file, NULL, NULL); /* of an earlier journey */
  trab_print_page_save (print_page, file);
  APP_FIXTURE_WAIT_FOR (g_file_query_exists (file, NULL));
}

static void
walk_compare (Journey *journey, TrabPatientPage *page)
{
  static const char *const views[]
      = { "pictures", "bars", "over-time", "table", "words", "how-it-works" };

  for (int i = 0; i < (int) G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strdup_printf ("compare-%s", views[i]);

      gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.view", "i", i + 1);
      take_picture (journey, name);
    }
}

/* What was compared and what was left out is in the record of the signed visit. */
static void
check_log (TrabConsultation *consultation)
{
  TrabVisit *visit = trab_record_get_latest_visit (trab_consultation_get_record (consultation));
  const char *log = trab_visit_get_text (visit, TRAB_QUESTION_PLANS_COMPARED);

  g_assert_nonnull (log);
  g_assert_true (g_str_has_prefix (log, "as-now "));
  g_assert_nonnull (strstr (log, " zoledronate"));
  g_assert_nonnull (strstr (log, " -"));
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return GTK_WINDOW (window);
    }
  return NULL;
}

/* The estimates side by side, and the working of one by Ctrl+I in its row. */
static void
look_at_estimates (Journey *journey, TrabPatientPage *page)
{
  GtkWidget *chance = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_CHANCE_PAGE);
  GtkWidget *panel = NULL;
  GtkWidget *rows = NULL;
  GtkWindow *why = NULL;

  gtk_expander_set_expanded (GTK_EXPANDER (app_fixture_find (chance, GTK_TYPE_EXPANDER)), TRUE);
  APP_FIXTURE_WAIT_FOR ((panel = app_fixture_find (chance, TRAB_TYPE_RISK_PANEL_VIEW)) != NULL);
  APP_FIXTURE_WAIT_FOR ((rows = app_fixture_find (panel, TRAB_TYPE_ROW_GROUP)) != NULL);
  while (rows != NULL && app_fixture_find (rows, GTK_TYPE_BUTTON) == NULL)
    rows = gtk_widget_get_next_sibling (rows);
  g_assert_nonnull (rows);
  gtk_widget_grab_focus (app_fixture_find (rows, GTK_TYPE_BUTTON));
  app_fixture_drain ();
  take_picture (journey, "chance-estimates");
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.why", NULL);
  why = find_window (TRAB_TYPE_WHY_WINDOW);
  g_assert_nonnull (why);
  take_picture_of (journey, GTK_WIDGET (why), "why-estimate");
  gtk_window_destroy (why);
}

/* The path ahead before and after what was measured, under the trends. */
static void
look_at_path (Journey *journey, TrabPatientPage *page)
{
  GtkWidget *view = app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_FOLLOW_UP_VIEW);
  GtkWidget *path = app_fixture_find (view, TRAB_TYPE_CHART_PANEL);

  APP_FIXTURE_WAIT_FOR (gtk_widget_get_mapped (path));
  g_assert_true (gtk_widget_child_focus (path, GTK_DIR_TAB_BACKWARD));
  app_fixture_drain ();
  take_picture (journey, "path-ahead");
}

static void
look_at_preferences (Journey *journey)
{
  static const char *const pages[] = { "clinic", "laboratory", "scanners", "safe", "backup" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("preferences-%s", pages[i]);
      GtkWindow *preferences = NULL;

      gtk_widget_activate_action (GTK_WIDGET (journey->window), "win.preferences", "s", pages[i]);
      preferences = find_window (TRAB_TYPE_PREFERENCES_WINDOW);
      g_assert_nonnull (preferences);
      take_picture_of (journey, GTK_WIDGET (preferences), name);
      gtk_window_close (preferences);
      app_fixture_drain ();
    }
}

static void
walk (Journey *journey)
{
  TrabPatientPage *page = NULL;
  TrabConsultation *consultation = NULL;

  take_picture (journey, "today");
  look_at_preferences (journey);
  page = app_fixture_open_patient (journey->window, "ahlberg");
  consultation = trab_patient_page_get_consultation (page);
  take_picture (journey, "update");
  answer (consultation);
  take_picture (journey, "update-answered");
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.next", NULL);
  APP_FIXTURE_WAIT_FOR (trab_patient_page_get_step (page) == TRAB_STEP_CHANCE);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation));
  take_picture (journey, "chance");
  look_at_estimates (journey, page);
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.next", NULL);
  g_assert_cmpint (trab_patient_page_get_step (page), ==, TRAB_STEP_COMPARE);
  take_picture (journey, "compare-empty");
  choose_plans (consultation);
  walk_compare (journey, page);
  show_dialogs (journey, consultation);
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.step", "i", TRAB_STEP_VALUES);
  trab_draft_set_text (trab_consultation_get_draft (consultation), "goal_cards",
                       "no-broken-bone,staying-active");
  take_picture (journey, "what-matters");
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.next", NULL);
  APP_FIXTURE_WAIT_FOR (trab_patient_page_get_step (page) == TRAB_STEP_PLAN);
  trab_draft_set_text (trab_consultation_get_draft (consultation), "plan_reason",
                       "I want to keep walking in the hills");
  gtk_widget_activate_action (app_fixture_find (GTK_WIDGET (page), TRAB_TYPE_PRINT_PAGE),
                              "patient.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.redo", NULL);
  try_stopped_plan (journey, page, consultation);
  trab_draft_set_text (trab_consultation_get_draft (consultation), "plan_choice", "zoledronate");
  take_picture (journey, "plan");
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.next", NULL);
  APP_FIXTURE_WAIT_FOR (trab_patient_page_get_step (page) == TRAB_STEP_PRINT);
  g_assert_true (trab_consultation_is_signed (consultation));
  check_log (consultation);
  take_picture (journey, "print");
  save_plan (journey, page, "plan.pdf");
  save_plan (journey, page, "plan.html");
  gtk_widget_activate_action (GTK_WIDGET (journey->window), "patient.trends", NULL);
  take_picture (journey, "trends");
  look_at_path (journey, page);
}

int
main (int argc, char *argv[])
{
  TrabApplication *application = app_fixture_start (&argc, &argv);
  Journey journey = { .folder = argc > 1 ? argv[1] : NULL };

  if (argc > 3)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  (int) (g_ascii_strtod (argv[3], NULL) * 96 * 1024), NULL);
  journey.window = app_fixture_open_window (application);
  if (argc > 2)
    gtk_window_set_default_size (GTK_WINDOW (journey.window), atoi (argv[2]),
                                 argc > 4 ? atoi (argv[4]) : 780);
  walk (&journey);
  gtk_window_destroy (GTK_WINDOW (journey.window));
  app_fixture_end (application);
  return 0;
}
