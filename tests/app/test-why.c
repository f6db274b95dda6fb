/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+I on every cell of the comparison: there is always an answer, which says what the number was
 * worked out from, on which base, over which time and by which study; or why there is none. */
#include "app-fixture.h"

#include <string.h>

#include "trab-why-window.h"

#define WHY_ACTION "patient.why-cell"
#define TABLE_VIEW 4

static TrabApplication *application;

static const char *const plans_of_women[]
    = { "as-now", "stop",        "food-and-movement", "alendronate", "zoledronate",
        "hrt",    "risedronate", "gh-mk677",          "ibandronate", NULL };
static const char *const plans_of_men[] = { "as-now",      "stop",        "food-and-movement",
                                            "alendronate", "zoledronate", "trt",
                                            "gh-mk677",    NULL };

/* All words that a window shows, once it is there, a line each. */
static void
collect_words (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

static gboolean
has (const GString *words, const char *part)
{
  return strstr (words->str, part) != NULL;
}

static gboolean
has_evidence_id (const GString *words)
{
  return g_regex_match_simple ("\\b[A-Z]{2,5}[0-9]{3}\\b", words->str, 0, 0);
}

/* A chance: the base with its years and its calculator, the calculator's source, the studies. */
static void
check_chance (const TrabPresentCell *cell, const TrabFractureCell *chance, const GString *words)
{
  g_assert_true (has (words, "The base: without any of these plans\n"));
  g_assert_true (has (words, "Calculator: "));
  if (!has (words, "Calculator: none"))
    {
      g_assert_true (g_regex_match_simple ("over [0-9]+ years?; it counts", words->str, 0, 0));
      g_assert_true (has (words, "\nSource\n") || has (words, "BMJ 2012"));
    }
  if (chance->state == TRAB_CELL_NUMBER && !chance->is_base)
    {
      g_assert_true (has (words, "Ratio of the studies\n"));
      g_assert_true (has_evidence_id (words));
    }
}

static void
check_curve (const TrabPresentCell *cell, const GString *words)
{
  if (cell->state != TRAB_PRESENT_CELL_SAID)
    return;
  g_assert_true (g_regex_match_simple ("[0-9]+ (y|months): ", words->str, 0, 0));
  g_assert_true (has (words, "Made by\n"));
  g_assert_true (has_evidence_id (words) || has (words, "None followed this very course"));
}

static void
check_harms (const TrabPresentCell *cell, const GString *words)
{
  if (cell->state != TRAB_PRESENT_CELL_SAID)
    return;
  g_assert_true (has_evidence_id (words));
  g_assert_true (
      g_regex_match_simple (" in [0-9.]+ (years?|months?|days?|weeks?)", words->str, 0, 0)
      || has (words, "Not known"));
}

/* Why there is no number stands in the window too, not under the table alone. */
static void
check_reason (const TrabPresentCell *cell, const GString *words)
{
  g_auto (GStrv) lines = NULL;

  if (cell->state == TRAB_PRESENT_CELL_SAID)
    return;
  g_assert_nonnull (cell->note);
  lines = g_strsplit (cell->note, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (has (words, lines[i]));
}

static void
check_cell (TrabConsultation *consultation, TrabPresentLane lane, guint plan)
{
  TrabPresentComparison *comparison = trab_consultation_get_words (consultation);
  const TrabPresentCell *cell = trab_present_comparison_get_cell (comparison, lane, plan);
  const TrabComparedPlan *compared
      = trab_comparison_get_plan (trab_consultation_get_comparison (consultation), plan);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *window = NULL;

  if (!cell->has_why)
    {
      /* words that are their own reason; a number never is */
      g_assert_cmpint (cell->state, ==, TRAB_PRESENT_CELL_SAID);
      g_assert_cmpint (lane, >, TRAB_PRESENT_LANE_P1NP);
      return;
    }
  rows = trab_present_comparison_dup_why (comparison, lane, plan);
  g_assert_cmpuint (rows->len, >, 0);
  window = GTK_WIDGET (trab_why_window_new (consultation, lane, plan));
  collect_words (gtk_widget_get_first_child (window), words); /* it is not shown itself */
  g_test_message ("%s\n", words->str);
  if (lane == TRAB_PRESENT_LANE_MAJOR || lane == TRAB_PRESENT_LANE_HIP)
    check_chance (cell, &compared->fracture[lane == TRAB_PRESENT_LANE_HIP], words);
  else if (lane >= TRAB_PRESENT_LANE_BMD_TH && lane <= TRAB_PRESENT_LANE_P1NP)
    check_curve (cell, words);
  else if (lane == TRAB_PRESENT_LANE_HARMS || lane == TRAB_PRESENT_LANE_HARMS_STRIP)
    check_harms (cell, words);
  check_reason (cell, words);
  gtk_window_destroy (GTK_WINDOW (window));
}

static TrabPatientPage *
open_compare (TrabWindow *window, const char *search, const char *const *plans)
{
  TrabPatientPage *page = app_fixture_open_patient (window, search);
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);

  trab_consultation_set_plan_ids (consultation, plans);
  APP_FIXTURE_WAIT_FOR (!trab_consultation_get_is_computing (consultation)
                        && trab_consultation_get_words (consultation) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "patient.step", "i", TRAB_STEP_COMPARE);
  gtk_widget_activate_action (GTK_WIDGET (window), "patient.view", "i", TABLE_VIEW);
  app_fixture_drain ();
  return page;
}

/** Somebody to be compared. */
typedef struct
{
  const char *search;
  const char *const *plans;
} Person;

static void
test_every_cell (gconstpointer data)
{
  const Person *person = data;
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, person->search, person->plans);
  TrabConsultation *consultation = trab_patient_page_get_consultation (page);
  guint n_plans = trab_present_comparison_get_n_plans (trab_consultation_get_words (consultation));

  g_assert_cmpuint (n_plans, ==, g_strv_length ((char **) person->plans));
  for (guint lane = 0; lane < TRAB_N_PRESENT_LANES; lane++)
    for (guint plan = 0; plan < n_plans; plan++)
      check_cell (consultation, (TrabPresentLane) lane, plan);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
collect_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), WHY_ACTION) == 0)
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_cells (child, cells);
}

static GtkWindow *
find_why_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TRAB_IS_WHY_WINDOW (window))
        found = GTK_WINDOW (window);
    }
  return found;
}

/* Each cell that can be reached takes the focus, and the key then asks about it and no other. */
static void
test_focused_cell (void)
{
  static const char *const plans[] = { "as-now", "alendronate", NULL };
  TrabWindow *window = app_fixture_open_window (application);
  TrabPatientPage *page = open_compare (window, "khan", plans);
  TrabPresentComparison *comparison
      = trab_consultation_get_words (trab_patient_page_get_consultation (page));
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  collect_cells (GTK_WIDGET (page), cells);
  g_assert_cmpuint (cells->len, >, TRAB_PRESENT_LANE_P1NP);
  for (guint i = 0; i < cells->len; i++)
    {
      GtkActionable *cell = g_ptr_array_index (cells, i);
      g_autoptr (GString) words = g_string_new (NULL);
      guint lane = 0;
      guint plan = 0;

      g_variant_get (gtk_actionable_get_action_target_value (cell), "(uu)", &lane, &plan);
      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (cell)));
      gtk_widget_activate_action (GTK_WIDGET (page), "patient.why", NULL);
      g_assert_nonnull (find_why_window ());
      collect_words (GTK_WIDGET (find_why_window ()), words);
      g_assert_true (has (words, trab_present_comparison_get_plan_name (comparison, plan)));
      g_assert_true (
          has (words, trab_present_comparison_get_lane_title (comparison, (TrabPresentLane) lane)));
      gtk_window_destroy (find_why_window ());
      app_fixture_drain ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  static const Person people[] = {
    { "ahlberg", plans_of_women }, { "bianchi", plans_of_men },  { "dubois", plans_of_women },
    { "khan", plans_of_women },    { "morris", plans_of_women }, { "okoro", plans_of_women },
    { "taylor", plans_of_men },    { "young", plans_of_women },
  };
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/why/every-cell/%s", people[i].search);

      g_test_add_data_func (path, &people[i], test_every_cell);
    }
  g_test_add_func ("/app/why/focused-cell", test_focused_cell);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
