/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of forms: one key answers, last visit's answers count only when confirmed, what is wrong is
 * said beside the field; and changes can be taken back. */
#include "app-fixture.h"

#include <string.h>

#include "trab-choice-group.h"
#include "trab-draft-history.h"
#include "trab-field-group.h"
#include "trab-form-keys.h"
#include "trab-form-window.h"
#include "trab-precision-draft.h"
#include "trab-precision-window.h"

static TrabApplication *application;

static const TrabDraftField fields[] = {
  { .name = "falls", .kind = TRAB_DRAFT_CHOICE, .choices = "0|1|2|3" },
  { .name = "steroids", .kind = TRAB_DRAFT_CHOICE, .choices = "yes|no|unknown" },
  { .name = "height", .kind = TRAB_DRAFT_NUMBER, .unit = "cm", .measure = 1 + TRAB_MEASURE_HEIGHT },
  { .name = "height_unit", .kind = TRAB_DRAFT_WORDS },
  { .name = "reason", .kind = TRAB_DRAFT_WORDS },
};

typedef struct
{
  TrabDraft *draft;
  GtkWindow *window;
  TrabFieldGroup *group;
  TrabFieldRow *rows[4];
} Fixture;

static const char *
get_choice (const char *field, const char *choice)
{
  return choice;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "falls", "steroids", "height", "reason" };

  fixture->draft = trab_draft_new (fields, G_N_ELEMENTS (fields), NULL);
  trab_draft_set_context (fixture->draft, (TrabDate){ 1957, 2, 4 }, APP_FIXTURE_TODAY);
  fixture->group = trab_field_group_new (fixture->draft, "Group");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TrabFieldWords words = { .title = names[i], .get_choice = get_choice };

      fixture->rows[i] = trab_field_group_add (fixture->group, names[i], &words);
    }
  fixture->window = GTK_WINDOW (gtk_window_new ());
  trab_form_keys_attach (GTK_WIDGET (fixture->group), NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->group));
  gtk_window_present (fixture->window);
  app_fixture_drain ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  app_fixture_drain ();
  g_assert_finalize_object (fixture->draft);
}

/* What the toolkit does when a key is pressed while the focus is inside @widget. */
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

static GtkWidget *
get_focus_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus ? gtk_widget_get_ancestor (focus, TRAB_TYPE_FIELD_ROW) : NULL;
}

static void
test_one_key (Fixture *fixture, gconstpointer unused)
{
  gtk_widget_child_focus (GTK_WIDGET (fixture->rows[0]), GTK_DIR_TAB_FORWARD);
  g_assert_true (get_focus_row (fixture) == GTK_WIDGET (fixture->rows[0]));
  g_assert_true (press (GTK_WIDGET (fixture->rows[0]), GDK_KEY_2));
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "falls"), ==, "2");
  g_assert_true (get_focus_row (fixture) == GTK_WIDGET (fixture->rows[1]));
  g_assert_true (press (GTK_WIDGET (fixture->rows[1]), GDK_KEY_n));
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "steroids"), ==, "no");
  g_assert_true (get_focus_row (fixture) == GTK_WIDGET (fixture->rows[2]));
}

static void
test_key_of_no_choice (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (press (GTK_WIDGET (fixture->rows[0]), GDK_KEY_y));
  g_assert_false (press (GTK_WIDGET (fixture->rows[0]), GDK_KEY_7));
  g_assert_false (press (GTK_WIDGET (fixture->rows[1]), GDK_KEY_1));
  /* letters belong to the text of a field */
  g_assert_false (press (GTK_WIDGET (fixture->rows[3]), GDK_KEY_y));
  g_assert_true (trab_draft_is_empty (fixture->draft));
}

static void
test_nothing_chosen (Fixture *fixture, gconstpointer unused)
{
  TrabChoiceGroup *group = TRAB_CHOICE_GROUP (
      app_fixture_find (GTK_WIDGET (fixture->rows[1]), TRAB_TYPE_CHOICE_GROUP));

  g_assert_null (trab_choice_group_get_choice (group));
  trab_draft_set_text (fixture->draft, "steroids", "unknown");
  g_assert_cmpstr (trab_choice_group_get_choice (group), ==, "unknown");
  trab_draft_set_text (fixture->draft, "steroids", "");
  g_assert_null (trab_choice_group_get_choice (group));
}

/* One key answers a group that was read out: each open question gets its own no, and only that. */
static void
test_none_of_these (Fixture *fixture, gconstpointer unused)
{
  static const TrabDraftField asked[] = {
    { .name = "vte", .kind = TRAB_DRAFT_CHOICE, .choices = "yes|no|unknown" },
    { .name = "stroke", .kind = TRAB_DRAFT_CHOICE, .choices = "yes|no|unknown" },
    { .name = "angina", .kind = TRAB_DRAFT_CHOICE, .choices = "yes|no|unknown" },
    { .name = "bp", .kind = TRAB_DRAFT_NUMBER, .low = 50, .high = 300 },
  };
  g_autoptr (TrabDraft) draft = trab_draft_new (asked, G_N_ELEMENTS (asked), NULL);
  TrabFieldGroup *group = trab_field_group_new (draft, "Heart");

  gtk_window_set_child (fixture->window, GTK_WIDGET (group));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      TrabFieldWords words = { .title = asked[i].name, .get_choice = get_choice };

      trab_field_group_add (group, asked[i].name, &words);
    }
  app_fixture_drain ();
  g_assert_false (press (GTK_WIDGET (group), GDK_KEY_0)); /* it was not read out */
  trab_field_group_set_is_read_out (group, TRUE);
  trab_draft_set_text (draft, "stroke", "yes");
  g_assert_true (press (GTK_WIDGET (group), GDK_KEY_0));
  g_assert_cmpstr (trab_draft_get_text (draft, "vte"), ==, "no");
  g_assert_cmpstr (trab_draft_get_text (draft, "angina"), ==, "no");
  g_assert_cmpstr (trab_draft_get_text (draft, "stroke"), ==, "yes");
  g_assert_cmpstr (trab_draft_get_text (draft, "bp"), ==, "");
  g_assert_false (press (GTK_WIDGET (group), GDK_KEY_0)); /* nothing is open any more */
}

static void
test_carried (Fixture *fixture, gconstpointer unused)
{
  guint n_answered = 0;
  guint n_carried = 0;
  GtkWidget *button = app_fixture_find (GTK_WIDGET (fixture->rows[1]), GTK_TYPE_BUTTON);

  trab_draft_set_carried (fixture->draft, "steroids", "no", (TrabDate){ 2024, 10, 14 });
  g_assert_cmpuint (trab_field_group_count (fixture->group, &n_answered, &n_carried), ==, 4);
  g_assert_cmpuint (n_answered, ==, 0);
  g_assert_cmpuint (n_carried, ==, 1);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_nonnull (strstr (gtk_button_get_label (GTK_BUTTON (button)), "2024"));
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "steroids"), ==, "");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "steroids"), ==, "no");
  g_assert_false (gtk_widget_get_visible (button));
}

static void
test_problem (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row = GTK_WIDGET (fixture->rows[2]);
  GtkWidget *entry = app_fixture_find (row, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "15.8");
  g_assert_true (gtk_widget_has_css_class (row, "has-problem"));
  /* what was typed is kept */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "15.8");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "158");
  g_assert_false (gtk_widget_has_css_class (row, "has-problem"));
}

static void
test_undo (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TrabDraftHistory) history = trab_draft_history_new (fixture->draft);

  g_assert_false (trab_draft_history_undo (history));
  trab_draft_set_text (fixture->draft, "steroids", "yes");
  trab_draft_set_text (fixture->draft, "reason", "a");
  trab_draft_set_text (fixture->draft, "reason", "ab");
  trab_draft_set_text (fixture->draft, "reason", "abc");
  /* letters of one word are taken back together */
  g_assert_true (trab_draft_history_undo (history));
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "reason"), ==, "");
  g_assert_true (trab_draft_history_undo (history));
  g_assert_true (trab_draft_is_empty (fixture->draft));
  g_assert_true (trab_draft_history_redo (history));
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "steroids"), ==, "yes");
  /* a new change forgets what could be redone */
  trab_draft_set_text (fixture->draft, "falls", "1");
  g_assert_false (trab_draft_history_redo (history));
}

static void
test_unit_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (GTK_WIDGET (fixture->rows[2]));
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_u, 0, GDK_CONTROL_MASK,
                               &is_handled);
    }
  g_assert_true (is_handled);
  g_assert_cmpstr (trab_draft_get_text (fixture->draft, "height_unit"), !=, "");
}

/* The row of a field inside a form. */
static GtkWidget *
find_row (GtkWidget *parent, const char *field)
{
  if (TRAB_IS_FIELD_ROW (parent)
      && g_str_equal (trab_field_row_get_field (TRAB_FIELD_ROW (parent)), field))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first label of the form that is shown as a problem and belongs to no row. */
static const char *
get_form_problem (GtkWidget *parent)
{
  if (TRAB_IS_FIELD_ROW (parent))
    return NULL;
  if (GTK_IS_LABEL (parent) && gtk_widget_has_css_class (parent, "problem")
      && gtk_widget_get_visible (parent))
    return gtk_label_get_label (GTK_LABEL (parent));
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = get_form_problem (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type (TrabFormWindow *form, const char *field, const char *text)
{
  GtkWidget *row = find_row (GTK_WIDGET (form), field);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (row, GTK_TYPE_ENTRY)), text);
}

typedef struct
{
  TrabWindow *window;
  TrabConsultation *consultation;
  TrabFormWindow *form;
  guint n_measurements;
} Asked;

static guint
count_measurements (const Asked *asked)
{
  return trab_record_get_measurements (trab_consultation_get_record (asked->consultation))->len;
}

static void
asked_set_up (Asked *asked, TrabForm kind)
{
  asked->window = app_fixture_open_window (application);
  asked->consultation
      = trab_patient_page_get_consultation (app_fixture_open_patient (asked->window, "khan"));
  asked->form = trab_form_window_new (asked->consultation, kind);
  g_object_add_weak_pointer (G_OBJECT (asked->form), (gpointer *) &asked->form);
  gtk_window_set_transient_for (GTK_WINDOW (asked->form), GTK_WINDOW (asked->window));
  gtk_window_present (GTK_WINDOW (asked->form));
  app_fixture_drain ();
  asked->n_measurements = count_measurements (asked);
}

static void
asked_tear_down (Asked *asked)
{
  if (asked->form != NULL)
    gtk_window_destroy (GTK_WINDOW (asked->form));
  gtk_window_destroy (GTK_WINDOW (asked->window));
  app_fixture_drain ();
}

static void
press_add (Asked *asked)
{
  gtk_widget_activate_action (GTK_WIDGET (asked->form), "form.save", NULL);
  app_fixture_drain ();
}

/* Presses the answer of a question about what was typed, where it stands. */
static void
answer (TrabFormWindow *form, const char *field, guint nth)
{
  GtkWidget *label = NULL;
  GtkWidget *box = gtk_widget_get_last_child (find_row (GTK_WIDGET (form), field));
  GtkWidget *button = gtk_widget_get_first_child (box);

  while (nth-- > 0)
    button = gtk_widget_get_next_sibling (button);
  label = gtk_widget_get_first_child (button);
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (GTK_IS_LABEL (label));
  g_signal_emit_by_name (button, "clicked");
  app_fixture_drain ();
}

/* What is wrong is told at its field; leaving asks once, names what is typed, and staying keeps it.
 */
static void
test_leaving_asks (Fixture *fixture, gconstpointer unused)
{
  Asked asked;
  TrabDraft *draft = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  AdwMessageDialog *dialog = NULL;

  asked_set_up (&asked, TRAB_FORM_FRACTURE);
  draft = trab_form_window_get_draft (asked.form);
  type (asked.form, "date", "31.02.2024");
  press_add (&asked);
  g_assert_nonnull (asked.form);
  g_assert_nonnull (get_form_problem (GTK_WIDGET (asked.form)));
  gtk_window_close (GTK_WINDOW (asked.form));
  gtk_window_close (GTK_WINDOW (asked.form));
  app_fixture_drain ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window))
        continue;
      g_assert_null (dialog); /* once */
      dialog = ADW_MESSAGE_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, "Date");
  adw_message_dialog_response (dialog, "stay");
  app_fixture_drain ();
  g_assert_nonnull (asked.form);
  g_assert_cmpstr (trab_draft_get_text (draft, "date"), ==, "31.02.2024");
  gtk_window_close (GTK_WINDOW (asked.form));
  app_fixture_drain ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = ADW_MESSAGE_DIALOG (window);
    }
  adw_message_dialog_response (dialog, "leave");
  APP_FIXTURE_WAIT_FOR (asked.form == NULL);
  asked_tear_down (&asked);
}

/* 0.3 in ng/L is impossible and 0.3 ng/mL usual: a thousand-fold slip. It is asked about, the form
 * waits, what was typed stays, and the other unit answers. */
static void
test_impossible_unit (Fixture *fixture, gconstpointer unused)
{
  Asked asked;
  TrabDraft *draft = NULL;

  asked_set_up (&asked, TRAB_FORM_LABORATORY); /* CTX comes first */
  draft = trab_form_window_get_draft (asked.form);
  type (asked.form, "lab_date", "2025-10-28");
  type (asked.form, "value", "0.3");
  press_add (&asked);
  press_add (&asked);
  g_assert_nonnull (asked.form);
  g_assert_nonnull (strstr (get_form_problem (GTK_WIDGET (asked.form)), "0.3 ng/mL"));
  g_assert_cmpstr (trab_draft_get_text (draft, "value"), ==, "0.3");
  g_assert_cmpuint (count_measurements (&asked), ==, asked.n_measurements);
  answer (asked.form, "value", 1); /* it is 0.3 ng/mL */
  g_assert_cmpstr (trab_draft_get_text (draft, "value_unit"), ==, "ng/mL");
  press_add (&asked);
  APP_FIXTURE_WAIT_FOR (asked.form == NULL);
  g_assert_cmpuint (count_measurements (&asked), ==, asked.n_measurements + 1);
  asked_tear_down (&asked);
}

/* 3 ng/L is possible, and almost certainly ng/mL: asked until it is answered where it stands, and
 * then kept as typed. */
static void
test_unlikely_unit (Fixture *fixture, gconstpointer unused)
{
  Asked asked;
  TrabMeasurement *kept = NULL;

  asked_set_up (&asked, TRAB_FORM_LABORATORY);
  type (asked.form, "lab_date", "2025-11-02");
  type (asked.form, "value", "3");
  press_add (&asked);
  g_assert_nonnull (asked.form);
  g_assert_nonnull (strstr (get_form_problem (GTK_WIDGET (asked.form)), "3 ng/L or 3 ng/mL"));
  g_assert_cmpuint (count_measurements (&asked), ==, asked.n_measurements);
  answer (asked.form, "value", 0);
  type (asked.form, "value", "4"); /* another value is another question */
  press_add (&asked);
  press_add (&asked);
  g_assert_nonnull (asked.form);
  answer (asked.form, "value", 0);
  type (asked.form, "method", "ECLIA"); /* what has nothing to do with it does not ask again */
  press_add (&asked);
  APP_FIXTURE_WAIT_FOR (asked.form == NULL);
  kept = trab_record_find_latest (trab_consultation_get_record (asked.consultation),
                                  TRAB_MEASURE_CTX, TRAB_SITE_NONE);
  g_assert_cmpstr (trab_measurement_get (kept)->text, ==, "4");
  g_assert_cmpstr (trab_measurement_get (kept)->unit, ==, "ng/L");
  asked_tear_down (&asked);
}

typedef struct
{
  TrabForm form;
  const char *texts[6][2]; /* field, text */
  const char *other;       /* what makes the first field another day */
  const char *refusal;
} Twice;

static void
open_again (Asked *asked, TrabConsultation *consultation, const Twice *twice)
{
  asked->form = trab_form_window_new (consultation, twice->form);
  g_object_add_weak_pointer (G_OBJECT (asked->form), (gpointer *) &asked->form);
  gtk_window_set_transient_for (GTK_WINDOW (asked->form), GTK_WINDOW (asked->window));
  gtk_window_present (GTK_WINDOW (asked->form));
  app_fixture_drain ();
}

static void
type_all (Asked *asked, const Twice *twice)
{
  for (guint i = 0; i < G_N_ELEMENTS (twice->texts) && twice->texts[i][0] != NULL; i++)
    trab_draft_set_text (trab_form_window_get_draft (asked->form), twice->texts[i][0],
                         twice->texts[i][1]);
  press_add (asked);
}

static guint
count_rows (TrabConsultation *consultation)
{
  TrabRecord *record = trab_consultation_get_record (consultation);

  return trab_record_get_measurements (record)->len + trab_record_get_fractures (record)->len
         + trab_record_get_courses (record)->len;
}

/* What is typed twice is one scan, one break, one course: refused where it stands; another day is
 * another one. */
static void
test_typed_twice (Fixture *fixture, gconstpointer unused)
{
  static const Twice rows[]
      = { { TRAB_FORM_SCAN,
            { { "scan_date", "2025-11-02" },
              { "scanner", "GE Lunar iDXA" },
              { "bmd_lumbar_spine", "0.901" } },
            "2025-11-01",
            "has these results" },
          { TRAB_FORM_FRACTURE,
            { { "date", "2025-11-02" }, { "site", "rib" }, { "is_low_trauma", "yes" } },
            "2025-11-01",
            "has this broken bone" },
          { TRAB_FORM_COURSE,
            { { "start", "2024" },
              { "medicine", "ALENDRONATE" },
              { "name", "Fosamax" },
              { "is_ongoing", "yes" } },
            "2023",
            "has this medicine" } };
  Asked asked;
  TrabConsultation *consultation = NULL;

  asked_set_up (&asked, rows[0].form);
  consultation = asked.consultation;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_rows = 0;

      if (i > 0)
        open_again (&asked, consultation, &rows[i]);
      type_all (&asked, &rows[i]);
      APP_FIXTURE_WAIT_FOR (asked.form == NULL);
      n_rows = count_rows (consultation);
      open_again (&asked, consultation, &rows[i]);
      type_all (&asked, &rows[i]);
      g_assert_nonnull (asked.form);
      g_assert_nonnull (strstr (get_form_problem (GTK_WIDGET (asked.form)), rows[i].refusal));
      g_assert_cmpuint (count_rows (consultation), ==, n_rows);
      trab_draft_set_text (trab_form_window_get_draft (asked.form), rows[i].texts[0][0],
                           rows[i].other);
      press_add (&asked);
      APP_FIXTURE_WAIT_FOR (asked.form == NULL);
      g_assert_cmpuint (count_rows (consultation), >, n_rows);
    }
  asked_tear_down (&asked);
}

/* The printed T-score and the density disagree: asked where it stands, kept as printed. */
static void
test_t_score_misfit (Fixture *fixture, gconstpointer unused)
{
  Asked asked;
  GtkWidget *row = NULL;
  TrabMeasurement *kept = NULL;

  asked_set_up (&asked, TRAB_FORM_SCAN);
  type (asked.form, "scan_date", "2025-11-02");
  type (asked.form, "scanner", "GE Lunar iDXA");
  type (asked.form, "bmd_femoral_neck", "0.700");
  type (asked.form, "t_score_femoral_neck", "-0.4");
  row = find_row (GTK_WIDGET (asked.form), "t_score_femoral_neck");
  g_assert_true (gtk_widget_has_css_class (row, "has-problem"));
  press_add (&asked);
  g_assert_nonnull (asked.form);
  g_assert_nonnull (
      strstr (get_form_problem (GTK_WIDGET (asked.form)), "gives about −2.4 by NHANES III"));
  g_assert_true (
      gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (asked.form)), TRAB_TYPE_FIELD_ROW)
      == row);
  answer (asked.form, "t_score_femoral_neck", 0);
  press_add (&asked);
  APP_FIXTURE_WAIT_FOR (asked.form == NULL);
  kept = trab_record_find_latest (trab_consultation_get_record (asked.consultation),
                                  TRAB_MEASURE_T_SCORE, TRAB_SITE_FEMORAL_NECK);
  g_assert_cmpstr (trab_measurement_get (kept)->text, ==, "-0.4");
  asked_tear_down (&asked);
}

/* The entry of one repeat scan, by the name that a screen reader says. */
static GtkWidget *
find_cell (GtkWidget *parent, const char *field)
{
  if (GTK_IS_ENTRY (parent)
      && g_strcmp0 (g_object_get_data (G_OBJECT (parent), "field"), field) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_repeat (TrabPrecisionWindow *window, guint patient, guint scan, const char *text)
{
  GtkWidget *cell
      = find_cell (GTK_WIDGET (window), trab_precision_draft_get_repeat_field (patient, scan));

  g_assert_nonnull (cell);
  gtk_widget_grab_focus (cell);
  gtk_editable_set_text (GTK_EDITABLE (cell), text);
  g_signal_emit_by_name (cell, "activate"); /* Enter goes on to the next cell */
}

/* A study typed from cell to cell: kept only when it is whole, then the margin of its scanner. */
static void
test_precision_study (Fixture *fixture, gconstpointer unused)
{
  TrabWindow *window = app_fixture_open_window (application);
  TrabConsultation *consultation
      = trab_patient_page_get_consultation (app_fixture_open_patient (window, "khan"));
  TrabPrecisionWindow *study = NULL;
  TrabDraft *draft = NULL;
  const TrabPrecision *own = NULL;
  g_autofree char *scanner = NULL;

  APP_FIXTURE_WAIT_FOR (trab_consultation_get_margins (consultation) != NULL);
  g_assert_cmpuint (trab_margins_get_n_own (trab_consultation_get_margins (consultation)), ==, 0);
  study = trab_precision_window_new (consultation);
  draft = trab_precision_window_get_draft (study);
  g_object_add_weak_pointer (G_OBJECT (study), (gpointer *) &study);
  gtk_window_set_transient_for (GTK_WINDOW (study), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (study));
  app_fixture_drain ();
  scanner = g_strdup (trab_draft_get_text (draft, "scanner"));
  g_assert_cmpstr (scanner, !=, ""); /* as the latest scan names it */
  trab_draft_set_text (draft, "precision_site", "lumbar_spine");
  for (guint patient = 1; patient <= 29; patient++)
    {
      type_repeat (study, patient, 1, "0.800");
      type_repeat (study, patient, 2, "0.810");
    }
  gtk_widget_activate_action (GTK_WIDGET (study), "precision.save", NULL);
  app_fixture_drain ();
  g_assert_nonnull (study);          /* 29 of 30 */
  type_repeat (study, 30, 1, "812"); /* milligrams: asked about, not counted */
  type_repeat (study, 30, 2, "0.810");
  g_assert_nonnull (strstr (get_form_problem (GTK_WIDGET (study)), "Patient 30, scan 1."));
  type_repeat (study, 30, 1, "0.800");
  app_fixture_drain ();
  gtk_widget_activate_action (GTK_WIDGET (study), "precision.save", NULL);
  APP_FIXTURE_WAIT_FOR (study == NULL);
  APP_FIXTURE_WAIT_FOR (trab_margins_get_n_own (trab_consultation_get_margins (consultation)) == 1);
  own = trab_margins_find_own (trab_consultation_get_margins (consultation), scanner,
                               TRAB_SITE_LUMBAR_SPINE);
  g_assert_nonnull (own);
  /* two scans 0.010 apart: SD 0.010 / sqrt 2 */
  g_assert_cmpfloat_with_epsilon (own->study.lsc_g_cm2, 2.77 * 0.0070710678, 1e-6);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_drain ();
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/form/one-key-answers-and-goes-on", test_one_key },
    { "/app/form/other-keys-do-nothing", test_key_of_no_choice },
    { "/app/form/nothing-is-chosen-at-first", test_nothing_chosen },
    { "/app/form/none-of-these", test_none_of_these },
    { "/app/form/carried-counts-when-confirmed", test_carried },
    { "/app/form/problem-beside-the-field", test_problem },
    { "/app/form/undo-and-redo", test_undo },
    { "/app/form/unit-by-key", test_unit_key },
    { "/app/form/leaving-asks", test_leaving_asks },
    { "/app/form/impossible-unit-is-asked-about", test_impossible_unit },
    { "/app/form/unlikely-unit-is-asked-once", test_unlikely_unit },
    { "/app/form/typed-twice", test_typed_twice },
    { "/app/form/t-score-misfit-is-asked-once", test_t_score_misfit },
    { "/app/form/precision-study-is-kept-when-whole", test_precision_study },
  };
  int status = 0;

  application = app_fixture_start (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  status = g_test_run ();
  app_fixture_end (application);
  return status;
}
