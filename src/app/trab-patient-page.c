/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-patient-page.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-ask-window.h"
#include "trab-chance-page.h"
#include "trab-checks-window.h"
#include "trab-compare-page.h"
#include "trab-daily-window.h"
#include "trab-death-window.h"
#include "trab-erase-dialog.h"
#include "trab-draft-history.h"
#include "trab-leaving.h"
#include "trab-name-alert.h"
#include "trab-patient-banner.h"
#include "trab-patient-view.h"
#include "trab-plan-page.h"
#include "trab-precision-window.h"
#include "trab-present-error.h"
#include "trab-present-problem.h"
#include "trab-print-page.h"
#include "trab-reports-window.h"
#include "trab-session-ask.h"
#include "trab-toast.h"
#include "trab-trends-page.h"
#include "trab-values-page.h"
#include "trab-visit-page.h"
#include "trab-visits-window.h"
#include "trab-why-window.h"

#define AUTOSAVE_AFTER_S 5

struct _TrabPatientPage
{
  AdwBin parent_instance;

  TrabConsultation *consultation;
  TrabDraftHistory *history;
  GSimpleActionGroup *actions;
  guint autosave_id;
  gboolean is_leaving;           /* somebody was asked, or a save is waited for */
  TrabPatientView *patient_view; /* while it is open: weak */
  AdwToast *refusal;             /* why the plan was not signed, while it stands: weak */

  TrabPatientBanner *banner;
  TrabNameAlert *alert;
  GtkStack *stack;
  AdwViewStack *steps;
  GtkWidget *switcher;
  GtkWidget *switcher_bar;
  GtkToggleButton *trends_button;
  TrabVisitPage *visit_page;
  TrabChancePage *chance_page;
  TrabComparePage *compare_page;
  TrabValuesPage *values_page;
  TrabPlanPage *plan_page;
  TrabPrintPage *print_page;
  TrabTrendsPage *trends_page;
};

G_DEFINE_FINAL_TYPE (TrabPatientPage, trab_patient_page, ADW_TYPE_BIN)

static const char *const step_names[TRAB_STEP_LAST + 1] = {
  [TRAB_STEP_UPDATE] = "update",  [TRAB_STEP_CHANCE] = "chance", [TRAB_STEP_COMPARE] = "compare",
  [TRAB_STEP_VALUES] = "matters", [TRAB_STEP_PLAN] = "plan",     [TRAB_STEP_PRINT] = "print",
};

static void
say_not_saved (TrabPatientPage *self, const GError *error)
{
  trab_toast_show (GTK_WIDGET (self), trab_present_error_get_sentence (error));
}

static void save_later (TrabPatientPage *self);

/* What could not be saved is tried again. */
static void
autosaved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPatientPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    return;
  say_not_saved (self, error);
  if (self->consultation == TRAB_CONSULTATION (source))
    save_later (self);
}

static TrabDraft *
get_draft (TrabPatientPage *self)
{
  return trab_consultation_get_draft (self->consultation);
}

static gboolean
autosave_cb (gpointer user_data)
{
  TrabPatientPage *self = user_data;

  self->autosave_id = 0;
  trab_patient_page_save_now (self);
  return G_SOURCE_REMOVE;
}

static void
save_later (TrabPatientPage *self)
{
  if (self->autosave_id == 0)
    self->autosave_id = g_timeout_add_seconds (AUTOSAVE_AFTER_S, autosave_cb, self);
}

/* Another plan, a reason or another page, and what was said of the plan before is no longer true.
 */
static void
withdraw_refusal (TrabPatientPage *self)
{
  AdwToast *refusal = self->refusal;

  g_clear_weak_pointer (&self->refusal);
  if (refusal != NULL)
    adw_toast_dismiss (refusal);
}

static void
refuse (TrabPatientPage *self, const char *sentence)
{
  withdraw_refusal (self);
  g_set_weak_pointer (&self->refusal, trab_toast_show (GTK_WIDGET (self), sentence));
}

/* Nothing that was typed is older than this when the power fails. */
static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  withdraw_refusal (user_data);
  save_later (user_data);
}

static void
step_changed_cb (TrabPatientPage *self)
{
  withdraw_refusal (self);
  if (self->consultation == NULL)
    return;
  trab_patient_page_save_now (self);
  if (trab_patient_page_get_step (self) == TRAB_STEP_PRINT)
    trab_print_page_refresh (self->print_page);
}

static void
start_step (TrabPatientPage *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->steps);

  if (trab_patient_page_get_step (self) == TRAB_STEP_UPDATE)
    trab_visit_page_start (self->visit_page);
  else
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  trab_patient_page_set_step (self, (TrabStep) g_variant_get_int32 (parameter));
}

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPatientPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    trab_patient_page_set_step (self, TRAB_STEP_PRINT);
  else
    say_not_saved (self, error);
}

static void
sign_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_is_signed (self->consultation))
    trab_patient_page_set_step (self, TRAB_STEP_PRINT);
  else if (!trab_consultation_check_sign (self->consultation, &error))
    refuse (self, trab_present_error_get_sentence (error));
  else
    trab_consultation_sign_async (self->consultation, signed_cb, g_object_ref (self));
}

static void
next_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPatientPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (trab_consultation_save_finish (TRAB_CONSULTATION (source), result, &error))
    trab_patient_page_set_step (self, trab_patient_page_get_step (self) + 1);
  else
    say_not_saved (self, error);
}

/* Everything else is saved; the field that cannot be is named and waits for the next key. */
static void
show_problem (TrabPatientPage *self, const TrabProblem *problem)
{
  g_autofree char *sentence = trab_present_problem_dup_sentence (problem);
  g_autofree char *field = g_strdup (problem->field);

  trab_patient_page_save_now (self);
  if (!trab_visit_page_asks (self->visit_page, field))
    {
      refuse (self, sentence);
      return;
    }
  if (trab_patient_page_get_step (self) != TRAB_STEP_UPDATE)
    trab_patient_page_set_step (self, TRAB_STEP_UPDATE);
  trab_visit_page_focus_field (self->visit_page, field);
  refuse (self, sentence);
}

/* Confirms a step and goes on; on the plan it signs. A mistake keeps one on the step. */
static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  TrabStep step = trab_patient_page_get_step (self);
  const TrabProblem *problem = NULL;

  if (step == TRAB_STEP_PRINT)
    return;
  problem = trab_consultation_is_signed (self->consultation)
                ? NULL
                : trab_draft_find_blocking (get_draft (self));
  if (problem != NULL)
    {
      show_problem (self, problem);
      return;
    }
  if (step == TRAB_STEP_PLAN)
    sign_cb (action, NULL, self);
  else if (trab_consultation_has_changes (self->consultation))
    trab_consultation_save_async (self->consultation, NULL, next_saved_cb, g_object_ref (self));
  else
    trab_patient_page_set_step (self, step + 1);
}

static void
present_above (TrabPatientPage *self, GtkWindow *window)
{
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (window);
}

static void
checks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  TrabChecksWindow *window = trab_checks_window_new (self->consultation);

  present_above (self, GTK_WINDOW (window));
}

static void
short_visit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  trab_patient_page_set_step (self, TRAB_STEP_PLAN);
  if (trab_plan_page_make_short (self->plan_page))
    trab_print_page_choose_first_page (self->print_page);
}

static void
visits_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  present_above (self, GTK_WINDOW (trab_visits_window_new (self->consultation)));
}

static void
reports_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  present_above (self, GTK_WINDOW (trab_reports_window_new (self->consultation)));
}

static void
death_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  TrabDeathWindow *window = trab_death_window_new (self->consultation);

  present_above (self, GTK_WINDOW (window));
}

static void
erased_cb (gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.back", NULL);
}

static void
erase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  trab_erase_dialog_present (GTK_WIDGET (self), trab_consultation_get_session (self->consultation),
                             trab_consultation_get_patient (self->consultation),
                             TRAB_SESSION_ERASE_HIDE, erased_cb, G_OBJECT (self));
}

static void
trends_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  gtk_toggle_button_set_active (self->trends_button,
                                !gtk_toggle_button_get_active (self->trends_button));
}

/* The trends stand above the steps: while they are seen, no step is marked as the one that is. */
static void
trends_toggled_cb (TrabPatientPage *self)
{
  gboolean is_trends = gtk_toggle_button_get_active (self->trends_button);
  GtkWidget *const switchers[] = { self->switcher, self->switcher_bar };

  gtk_stack_set_visible_child_name (self->stack, is_trends ? "trends" : "steps");
  for (guint i = 0; i < G_N_ELEMENTS (switchers); i++)
    if (is_trends)
      gtk_widget_add_css_class (switchers[i], "elsewhere");
    else
      gtk_widget_remove_css_class (switchers[i], "elsewhere");
}

static void
step_clicked_cb (TrabPatientPage *self)
{
  gtk_toggle_button_set_active (self->trends_button, FALSE);
}

/* A press on the step under the trends changes no page of the stack, and shall lead back all the
 * same. */
static void
hear_steps (TrabPatientPage *self, GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    g_signal_connect_swapped (widget, "clicked", G_CALLBACK (step_clicked_cb), self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hear_steps (self, child);
}

/* The first time it shows the pages, the second time it opens the print dialog. */
static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  if (trab_patient_page_get_step (self) == TRAB_STEP_PRINT)
    trab_print_page_print (self->print_page);
  else
    trab_patient_page_set_step (self, TRAB_STEP_PRINT);
}

static void
show_why (TrabPatientPage *self, TrabPresentLane lane, guint plan)
{
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);
  TrabWhyWindow *window = NULL;

  if (words == NULL || plan >= trab_present_comparison_get_n_plans (words))
    return;
  window = trab_why_window_new (self->consultation, lane, plan);
  present_above (self, GTK_WINDOW (window));
}

static void
why_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  TrabPresentLane lane = TRAB_PRESENT_LANE_MAJOR;
  guint plan = 0;

  if (trab_chance_page_show_focused_why (self->chance_page))
    return;
  trab_compare_page_get_focused_cell (self->compare_page, &lane, &plan);
  show_why (self, lane, plan);
}

static void
why_cell_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  guint lane = 0;
  guint plan = 0;

  g_variant_get (parameter, "(uu)", &lane, &plan);
  show_why (user_data, (TrabPresentLane) lane, plan);
}

static void
view_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  trab_patient_page_set_step (self, TRAB_STEP_COMPARE);
  trab_compare_page_show_view (self->compare_page, (guint) g_variant_get_int32 (parameter));
}

static void
patient_view_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  trab_patient_view_go_on (&self->patient_view, self->consultation,
                           GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* What the patient sees is turned from here too: her window may be on a screen of its own. */
static void
patient_turn_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;

  if (self->patient_view != NULL)
    trab_patient_view_turn (self->patient_view, g_variant_get_int32 (parameter));
}

static void
close_patient_view (TrabPatientPage *self)
{
  TrabPatientView *view = self->patient_view;

  g_clear_weak_pointer (&self->patient_view);
  if (view != NULL)
    gtk_window_destroy (GTK_WINDOW (view));
}

/* What was typed before is saved first: the gates read the record. */
static void
daily_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  TrabDailyWindow *window = NULL;

  trab_patient_page_save_now (self);
  window = trab_daily_window_new (self->consultation);
  present_above (self, GTK_WINDOW (window));
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  trab_visit_page_add (TRAB_PATIENT_PAGE (user_data)->visit_page,
                       g_variant_get_string (parameter, NULL));
}

/* Just the questions that one plan lacks, from wherever it is looked at; "" for what no plan but
 * the person waits for. */
static void
ask_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  const char *plan_id = g_variant_get_string (parameter, NULL);
  g_auto (GStrv) questions = trab_session_ask_dup_missing (
      trab_consultation_get_session (self->consultation),
      trab_consultation_get_comparison (self->consultation), plan_id[0] != '\0' ? plan_id : NULL);

  trab_ask_window_present (GTK_WIDGET (self), self->consultation, (const char *const *) questions,
                           _ ("Questions Not Asked"));
}

static void
precision_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  TrabPrecisionWindow *window = trab_precision_window_new (self->consultation);

  present_above (self, GTK_WINDOW (window));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  trab_draft_history_undo (TRAB_PATIENT_PAGE (user_data)->history);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  trab_draft_history_redo (TRAB_PATIENT_PAGE (user_data)->history);
}

/* Header, banner and page are the panes of the window. */
static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrabPatientPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_widget_grab_focus (GTK_WIDGET (self->trends_button));
  else
    start_step (self);
}

static void
record_changed_cb (TrabPatientPage *self)
{
  trab_patient_banner_set_patient (self->banner, trab_consultation_get_patient (self->consultation),
                                   trab_consultation_get_today (self->consultation));
}

static void
set_consultation (TrabPatientPage *self, TrabConsultation *consultation)
{
  g_clear_handle_id (&self->autosave_id, g_source_remove);
  withdraw_refusal (self);
  close_patient_view (self);
  if (self->consultation != NULL)
    {
      trab_consultation_cancel (self->consultation);
      g_signal_handlers_disconnect_by_data (trab_consultation_get_draft (self->consultation), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_pointer (&self->history, trab_draft_history_free);
  g_set_object (&self->consultation, consultation);
  trab_visit_page_set_consultation (self->visit_page, consultation);
  trab_chance_page_set_consultation (self->chance_page, consultation);
  trab_compare_page_set_consultation (self->compare_page, consultation);
  trab_values_page_set_consultation (self->values_page, consultation);
  trab_plan_page_set_consultation (self->plan_page, consultation);
  trab_print_page_set_consultation (self->print_page, consultation);
  trab_trends_page_set_consultation (self->trends_page, consultation);
}

static void
trab_patient_page_dispose (GObject *object)
{
  TrabPatientPage *self = TRAB_PATIENT_PAGE (object);

  g_clear_handle_id (&self->autosave_id, g_source_remove);
  withdraw_refusal (self);
  close_patient_view (self);
  if (self->consultation != NULL)
    {
      trab_consultation_cancel (self->consultation);
      g_signal_handlers_disconnect_by_data (trab_consultation_get_draft (self->consultation), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_pointer (&self->history, trab_draft_history_free);
  g_clear_object (&self->consultation);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (trab_patient_page_parent_class)->dispose (object);
}

static void
trab_patient_page_class_init (TrabPatientPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_patient_page_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TRAB_TYPE_CHANCE_PAGE);
  g_type_ensure (TRAB_TYPE_COMPARE_PAGE);
  g_type_ensure (TRAB_TYPE_NAME_ALERT);
  g_type_ensure (TRAB_TYPE_PATIENT_BANNER);
  g_type_ensure (TRAB_TYPE_PLAN_PAGE);
  g_type_ensure (TRAB_TYPE_PRINT_PAGE);
  g_type_ensure (TRAB_TYPE_TRENDS_PAGE);
  g_type_ensure (TRAB_TYPE_VALUES_PAGE);
  g_type_ensure (TRAB_TYPE_VISIT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-patient-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, alert);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, steps);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, trends_button);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, visit_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, chance_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, compare_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, values_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, plan_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, print_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPatientPage, trends_page);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, trends_toggled_cb);
}

static void
trab_patient_page_init (TrabPatientPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "step", .activate = step_cb, .parameter_type = "i" },
    { .name = "view", .activate = view_cb, .parameter_type = "i" },
    { .name = "why-cell", .activate = why_cell_cb, .parameter_type = "(uu)" },
    { .name = "next", .activate = next_cb },
    { .name = "sign", .activate = sign_cb },
    { .name = "checks", .activate = checks_cb },
    { .name = "short-visit", .activate = short_visit_cb },
    { .name = "visits", .activate = visits_cb },
    { .name = "reports", .activate = reports_cb },
    { .name = "death", .activate = death_cb },
    { .name = "erase", .activate = erase_cb },
    { .name = "trends", .activate = trends_cb },
    { .name = "precision", .activate = precision_cb },
    { .name = "print", .activate = print_cb },
    { .name = "why", .activate = why_cb },
    { .name = "patient-view", .activate = patient_view_cb },
    { .name = "patient-turn", .activate = patient_turn_cb, .parameter_type = "i" },
    { .name = "daily", .activate = daily_cb },
    { .name = "add", .activate = add_cb, .parameter_type = "s" },
    { .name = "ask", .activate = ask_cb, .parameter_type = "s" },
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "next-pane", .activate = next_pane_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  hear_steps (self, self->switcher);
  hear_steps (self, self->switcher_bar);
}

/** trab_patient_page_open: begins a consultation, or goes on with today's unsigned one */
void
trab_patient_page_open (TrabPatientPage *self,
                        TrabSession *session,
                        TrabRecord *record,
                        TrabDate today)
{
  g_autoptr (TrabConsultation) consultation = NULL;

  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  consultation = trab_consultation_new (session, record, today);
  set_consultation (self, consultation);
  record_changed_cb (self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (record_changed_cb), self);
  self->history = trab_draft_history_new (trab_consultation_get_draft (consultation));
  g_signal_connect (trab_consultation_get_draft (consultation), "changed",
                    G_CALLBACK (draft_changed_cb), self);
  trab_name_alert_look (self->alert, session, trab_record_get_patient (record));
  gtk_toggle_button_set_active (self->trends_button, FALSE);
  adw_view_stack_set_visible_child_name (self->steps, step_names[TRAB_STEP_UPDATE]);
  trab_consultation_compare (consultation);
}

/** trab_patient_page_start: puts the focus where the step begins, once the page is to be seen */
void
trab_patient_page_start (TrabPatientPage *self)
{
  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  start_step (self);
}

/**
 * trab_patient_page_leave:
 * @left: called, at once or later, when the page may be left: what was typed is on the disk
 *
 * An answer that cannot be saved is never dropped in silence: the person decides.
 */
void
trab_patient_page_leave (TrabPatientPage *self, void (*left) (gpointer), gpointer user_data)
{
  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  if (!self->is_leaving)
    trab_leaving_begin (GTK_WIDGET (self), self->consultation, &self->is_leaving, left, user_data);
}

/** trab_patient_page_close: nobody is open any more: to be called once the page was left */
void
trab_patient_page_close (TrabPatientPage *self)
{
  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  set_consultation (self, NULL);
}

/** trab_patient_page_cover: @covered: called, at once or later, when the save that goes on is over:
 * nobody is asked, for the page stays as it is */
void
trab_patient_page_cover (TrabPatientPage *self, void (*covered) (gpointer), gpointer user_data)
{
  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  trab_leaving_cover (GTK_WIDGET (self), self->consultation, &self->is_leaving, covered, user_data);
}

/** trab_patient_page_save_now: saves what is typed, when it can be saved; asked for at every step
 */
void
trab_patient_page_save_now (TrabPatientPage *self)
{
  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  if (self->consultation == NULL || !trab_consultation_has_changes (self->consultation)
      || trab_consultation_is_signed (self->consultation))
    return;
  trab_consultation_save_async (self->consultation, NULL, autosaved_cb, g_object_ref (self));
}

/** trab_patient_page_show_example: a comparison of plans that differ, of a made-up person: of
 * nobody else is any plan chosen before somebody asks for it */
void
trab_patient_page_show_example (TrabPatientPage *self)
{
  static const char *const plans[] = { "as-now", "food-and-movement", "hrt", "zoledronate", NULL };

  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));

  trab_consultation_set_plan_ids (self->consultation, plans);
  trab_patient_page_set_step (self, TRAB_STEP_COMPARE);
}

void
trab_patient_page_set_step (TrabPatientPage *self, TrabStep step)
{
  g_return_if_fail (TRAB_IS_PATIENT_PAGE (self));
  g_return_if_fail (step >= TRAB_STEP_UPDATE && step <= TRAB_STEP_LAST);

  gtk_toggle_button_set_active (self->trends_button, FALSE);
  adw_view_stack_set_visible_child_name (self->steps, step_names[step]);
  start_step (self);
}

TrabStep
trab_patient_page_get_step (TrabPatientPage *self)
{
  const char *name = NULL;

  g_return_val_if_fail (TRAB_IS_PATIENT_PAGE (self), TRAB_STEP_UPDATE);

  name = adw_view_stack_get_visible_child_name (self->steps);
  for (guint step = TRAB_STEP_UPDATE; step <= TRAB_STEP_LAST; step++)
    if (g_strcmp0 (name, step_names[step]) == 0)
      return (TrabStep) step;
  return TRAB_STEP_UPDATE;
}

/** trab_patient_page_get_actions: (transfer none): for the window, as "patient" */
GActionGroup *
trab_patient_page_get_actions (TrabPatientPage *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_PAGE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/** trab_patient_page_get_consultation: (nullable) (transfer none) */
TrabConsultation *
trab_patient_page_get_consultation (TrabPatientPage *self)
{
  g_return_val_if_fail (TRAB_IS_PATIENT_PAGE (self), NULL);

  return self->consultation;
}
