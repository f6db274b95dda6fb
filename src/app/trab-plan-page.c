/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-page.h"

#include <glib/gi18n.h>

#include "trab-focus-place.h"
#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-override-list.h"
#include "trab-present-checklist.h"
#include "trab-present-date.h"
#include "trab-present-error.h"
#include "trab-present-plan.h"
#include "trab-present-question.h"
#include "trab-present-action.h"
#include "trab-present-recall.h"
#include "trab-present-row.h"
#include "trab-print-page.h"
#include "trab-report-plan.h"
#include "trab-report-view.h"
#include "trab-row-group.h"
#include "trab-session-recall.h"
#include "trab-toast.h"
#include "trab-typed-date.h"

#define PREVIEW_AFTER_MS 250
#define KEY_CHOICE "trab-choice"
#define FIELD_CHOICE "plan_choice"
#define FIELD_REVIEW "review_date"

struct _TrabPlanPage
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  gboolean is_updating; /* buttons follow the draft: nobody chose */

  GtkWidget *content;
  GtkBox *choices_box;
  GtkBox *reason_box;
  GtkWidget *overrides;
  TrabRowGroup *checks;  /* before a bone tablet or drip */
  TrabRowGroup *actions; /* what follows, by whom, by when */
  GtkBox *after_box;     /* questions once it is chosen */
  TrabReportView *preview;
  GtkWidget *preview_side;
  guint preview_id;
  GtkEditable *review_entry;
  GtkLabel *review_label;
  GtkWidget *sign_button;
  GtkLabel *signed_label;
};

G_DEFINE_FINAL_TYPE (TrabPlanPage, trab_plan_page, ADW_TYPE_BIN)

static TrabDraft *
get_draft (TrabPlanPage *self)
{
  return trab_consultation_get_draft (self->consultation);
}

static void
choice_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  TrabPlanPage *self = user_data;

  if (!self->is_updating && gtk_check_button_get_active (button))
    trab_draft_set_text (get_draft (self), FIELD_CHOICE,
                         g_object_get_data (G_OBJECT (button), KEY_CHOICE));
}

static void
add_line (GtkBox *box, const char *text, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

/* A radio group in which nothing is chosen at first. @detail: (nullable): what she does, how long
 */
static void
add_choice (TrabPlanPage *self, const char *choice, const char *label, const char *detail)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkBox *lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->choices_box));

  add_line (lines, label, FALSE);
  if (detail != NULL)
    add_line (lines, detail, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), GTK_WIDGET (lines));
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (button),
      g_str_equal (trab_draft_get_text (get_draft (self), FIELD_CHOICE), choice));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_CHOICE, g_strdup (choice), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (choice_toggled_cb), self);
  gtk_box_append (self->choices_box, button);
}

static void
add_plan (TrabPlanPage *self, const char *plan_id)
{
  g_autoptr (TrabPresentPlan) words
      = trab_present_plan_new (trab_consultation_get_evidence (self->consultation), plan_id);
  g_autofree char *detail = NULL;

  detail = g_strdup_printf (_ ("%s · %s"), words->effort, words->duration);
  add_choice (self, plan_id, words->name, detail);
}

static void
build_choices (TrabPlanPage *self)
{
  const char *const *ids = trab_consultation_get_plan_ids (self->consultation);
  const char *chosen = trab_draft_get_text (get_draft (self), FIELD_CHOICE);
  int place = trab_focus_place_find (GTK_WIDGET (self->choices_box));
  GtkWidget *child = NULL;

  self->is_updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices_box))) != NULL)
    gtk_box_remove (self->choices_box, child);
  for (guint i = 0; ids[i] != NULL; i++)
    add_plan (self, ids[i]);
  /* what was chosen stays to be seen when it is no longer among the plans looked at */
  if (chosen[0] != '\0' && !g_str_equal (chosen, TRAB_PLAN_PAGE_NOT_YET)
      && !g_strv_contains (ids, chosen))
    add_plan (self, chosen);
  add_choice (self, TRAB_PLAN_PAGE_NOT_YET, _ ("Not decided yet"), NULL);
  trab_focus_place_restore (GTK_WIDGET (self->choices_box), place);
  self->is_updating = FALSE;
}

/* The day the person is to be seen again: what is typed, or sooner. */
static TrabDate
get_review (TrabPlanPage *self)
{
  TrabDate date = TRAB_DATE_NONE;

  trab_typed_date_parse (trab_draft_get_text (get_draft (self), FIELD_REVIEW), &date);
  return trab_session_recall_get_review (trab_consultation_get_session (self->consultation),
                                         trab_consultation_get_record (self->consultation),
                                         trab_draft_get_text (get_draft (self), FIELD_CHOICE), date,
                                         trab_consultation_get_today (self->consultation));
}

static gboolean
is_undecided (TrabPlanPage *self)
{
  return g_str_equal (trab_draft_get_text (get_draft (self), FIELD_CHOICE), TRAB_PLAN_PAGE_NOT_YET)
         && trab_recall_is_undecided (trab_consultation_get_record (self->consultation),
                                      TRAB_PLAN_PAGE_NOT_YET);
}

/* Without a plan after a hip or spine fracture the near date is set; it can still be changed, but
 * the recall list keeps it. */
static void
set_near_review (TrabPlanPage *self)
{
  char text[TRAB_DATE_TEXT_SIZE];

  if (is_undecided (self))
    gtk_editable_set_text (self->review_entry, trab_date_to_text (get_review (self), text));
}

/* The long date, and why it is near or which nearer one the recall list keeps. */
static char *
dup_review_words (TrabPlanPage *self, TrabDate date)
{
  TrabDate kept = is_undecided (self) ? get_review (self) : date;
  g_autofree char *typed = trab_date_is_known (date) ? trab_present_date_dup_long (date)
                                                     : g_strdup (_ ("No review date yet."));
  g_autofree char *near = NULL;

  if (!is_undecided (self))
    return g_steal_pointer (&typed);
  if (trab_date_compare (kept, date) == 0)
    return g_strdup_printf ("%s\n%s", typed, trab_present_recall_get_undecided ());
  near = trab_present_date_dup_long (kept);
  /* Translators: the date typed, the date the recall list keeps, and why */
  return g_strdup_printf (_ ("%s\nThe recall list keeps %s. %s"), typed, near,
                          trab_present_recall_get_undecided ());
}

static void
update_review (TrabPlanPage *self)
{
  const char *text = trab_draft_get_text (get_draft (self), FIELD_REVIEW);
  TrabDate date = TRAB_DATE_NONE;
  TrabDate today = trab_consultation_get_today (self->consultation);
  g_autofree char *words = NULL;
  gboolean is_wrong = FALSE;

  if (text[0] == '\0')
    words = dup_review_words (self, TRAB_DATE_NONE);
  else if (!trab_typed_date_parse (text, &date) || date.day == 0)
    {
      words = g_strdup (_ ("Type day, month and year."));
      is_wrong = TRUE;
    }
  else if (trab_date_compare (date, today) <= 0)
    {
      words = g_strdup (_ ("The review lies in the future: this date is past."));
      is_wrong = TRUE;
    }
  else
    words = dup_review_words (self, date);
  gtk_label_set_label (self->review_label, words);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->review_label), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review_label), "problem");
}

static void
review_changed_cb (TrabPlanPage *self)
{
  if (self->is_updating || self->consultation == NULL)
    return;
  trab_draft_set_text (get_draft (self), FIELD_REVIEW, gtk_editable_get_text (self->review_entry));
}

static void
review_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPlanPage *self = TRAB_PLAN_PAGE (widget);
  TrabDate date = trab_date_add_months (trab_consultation_get_today (self->consultation),
                                        g_variant_get_int32 (parameter));
  char text[TRAB_DATE_TEXT_SIZE];

  gtk_editable_set_text (self->review_entry, trab_date_to_text (date, text));
}

static void
sign_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "patient.sign", NULL);
}

/* The button is grey exactly when signing would be refused, and says why. */
static void
update_signed (TrabPlanPage *self)
{
  gboolean is_signed = trab_consultation_is_signed (self->consultation);
  g_autoptr (GError) error = NULL;
  gboolean may_sign = !is_signed && trab_consultation_check_sign (self->consultation, &error);

  gtk_widget_set_sensitive (self->content, !is_signed);
  gtk_widget_set_visible (self->sign_button, !is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.sign", may_sign);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), !may_sign);
  if (is_signed)
    gtk_label_set_label (self->signed_label,
                         _ ("This visit is signed. It can be read and printed, not changed."));
  else if (error != NULL)
    gtk_label_set_label (self->signed_label, trab_present_error_get_sentence (error));
}

static void
update_choice (TrabPlanPage *self)
{
  const char *choice = trab_draft_get_text (get_draft (self), FIELD_CHOICE);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->choices_box));

  self->is_updating = TRUE;
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (button),
        g_str_equal (choice, g_object_get_data (G_OBJECT (button), KEY_CHOICE)));
  self->is_updating = FALSE;
}

/* With a bisphosphonate chosen, what its labels ask for stands under the choice, dated. */
static void
show_checks (TrabPlanPage *self)
{
  const char *choice = trab_draft_get_text (get_draft (self), FIELD_CHOICE);
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  g_autoptr (GPtrArray) rows = NULL;

  if (trab_present_plan_has_bisphosphonate (evidence, choice))
    rows = trab_present_checklist_dup_rows (evidence, TRAB_PRESENT_CHECKLIST_BISPHOSPHONATE,
                                            trab_consultation_get_record (self->consultation),
                                            trab_consultation_get_today (self->consultation),
                                            comparison ? trab_comparison_get_safety (comparison)
                                                       : NULL);
  trab_row_group_set_rows (self->checks, rows);
}

/* What follows from the choice, as the first page prints it. */
static void
show_actions (TrabPlanPage *self)
{
  const char *choice = trab_draft_get_text (get_draft (self), FIELD_CHOICE);
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  g_autoptr (GPtrArray) rows = trab_present_row_new_list ();
  g_autoptr (GPtrArray) actions = NULL;

  if (g_str_equal (choice, TRAB_PLAN_PAGE_NOT_YET))
    actions = trab_present_action_dup_undecided (
        trab_consultation_get_evidence (self->consultation), comparison);
  else if (comparison != NULL && trab_comparison_find_plan (comparison, choice) != NULL)
    actions = trab_present_action_dup_list (
        trab_consultation_get_evidence (self->consultation), comparison,
        trab_consultation_get_record (self->consultation), choice,
        trab_consultation_get_today (self->consultation));
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    {
      const TrabPresentAction *action = g_ptr_array_index (actions, i);
      g_autofree char *who = action->when
                                 ? g_strdup_printf (_ ("%s · %s"), action->who, action->when)
                                 : g_strdup (action->who);

      g_ptr_array_add (rows, trab_present_row_new (who, action->what, action->detail));
    }
  trab_row_group_set_rows (self->actions, rows);
}

/* The first page as it is printed once this is signed: with the plan only where it may be. */
static gboolean
preview_cb (gpointer user_data)
{
  TrabPlanPage *self = user_data;
  const char *choice = NULL;
  g_autoptr (TrabReport) report = NULL;

  self->preview_id = 0;
  if (self->consultation == NULL || !gtk_widget_get_mapped (self->preview_side))
    return G_SOURCE_REMOVE;
  choice = trab_draft_get_text (get_draft (self), FIELD_CHOICE);
  if (g_str_equal (choice, TRAB_PLAN_PAGE_NOT_YET)
      || !(trab_consultation_is_signed (self->consultation)
           || trab_consultation_check_sign (self->consultation, NULL)))
    choice = NULL;
  report = trab_print_page_new_report (self->consultation, choice, TRAB_REPORT_PLAN_PAGE_PLAN,
                                       FALSE, NULL);
  trab_report_view_set_report (self->preview, report);
  return G_SOURCE_REMOVE;
}

static void
preview_soon (TrabPlanPage *self)
{
  if (self->preview_id == 0)
    self->preview_id = g_timeout_add (PREVIEW_AFTER_MS, preview_cb, self);
}

/* The entry empties itself first, and so the draft: the text must be a copy. */
static void
show_review_text (TrabPlanPage *self)
{
  g_autofree char *text = g_strdup (trab_draft_get_text (get_draft (self), FIELD_REVIEW));

  if (!g_str_equal (gtk_editable_get_text (self->review_entry), text))
    gtk_editable_set_text (self->review_entry, text);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabPlanPage *self = user_data;

  if (g_str_equal (field, FIELD_CHOICE))
    {
      update_choice (self);
      show_checks (self);
      show_actions (self);
      set_near_review (self);
      update_review (self);
      trab_override_list_show (TRAB_OVERRIDE_LIST (self->overrides), self->consultation);
    }
  update_signed (self);
  preview_soon (self);
  if (!g_str_equal (field, FIELD_REVIEW))
    return;
  show_review_text (self);
  update_review (self);
}

static void
plans_changed_cb (TrabPlanPage *self)
{
  build_choices (self);
  show_checks (self);
  show_actions (self);
  trab_override_list_show (TRAB_OVERRIDE_LIST (self->overrides), self->consultation);
  update_signed (self);
  preview_soon (self);
}

static const char *
get_choice_words (const char *field, const char *choice)
{
  return trab_present_question_get_yes_no (choice);
}

static void
build_rows (TrabPlanPage *self, GtkBox *box, const TrabQuestion *questions, guint n)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < n; i++)
    {
      TrabFieldWords words = { .title = trab_present_question_get_label (questions[i]),
                               .hint = trab_present_question_get_hint (questions[i]),
                               .get_choice = get_choice_words };
      GtkWidget *row = trab_field_row_new (get_draft (self),
                                           trab_question_get_info (questions[i])->id, &words);

      trab_field_row_set_is_stacked (TRAB_FIELD_ROW (row),
                                     trab_question_get_info (questions[i])->kind
                                         == TRAB_QUESTION_KIND_WORDS);
      gtk_box_append (box, row);
    }
}

static void
build_questions (TrabPlanPage *self)
{
  static const TrabQuestion because[] = { TRAB_QUESTION_PLAN_START, TRAB_QUESTION_PLAN_REASON };
  static const TrabQuestion after[]
      = { TRAB_QUESTION_SAID_BACK, TRAB_QUESTION_FEELS_SURE, TRAB_QUESTION_REVIEW_RECALL };

  build_rows (self, self->reason_box, because, G_N_ELEMENTS (because));
  build_rows (self, self->after_box, after, G_N_ELEMENTS (after));
}

static void
clear (TrabPlanPage *self)
{
  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_draft (self), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_object (&self->consultation);
}

static void
trab_plan_page_dispose (GObject *object)
{
  TrabPlanPage *self = TRAB_PLAN_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_plan_page_parent_class)->dispose (object);
}

static void
trab_plan_page_class_init (TrabPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_plan_page_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TRAB_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, content);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, choices_box);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, reason_box);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, after_box);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, preview);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, preview_side);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, review_entry);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, review_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TrabPlanPage, signed_label);
  gtk_widget_class_bind_template_callback (widget_class, review_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_soon);
  gtk_widget_class_install_action (widget_class, "plan.review", "i", review_action);
  gtk_widget_class_install_action (widget_class, "plan.sign", NULL, sign_action);
}

static void
trab_plan_page_init (TrabPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->overrides = trab_override_list_new ();
  gtk_box_insert_child_after (GTK_BOX (self->content), self->overrides,
                              gtk_widget_get_first_child (self->content));
  self->checks = trab_row_group_new (
      trab_present_checklist_get_title (TRAB_PRESENT_CHECKLIST_BISPHOSPHONATE), NULL);
  gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (self->checks), self->overrides);
  self->actions = trab_row_group_new (_ ("What follows"), NULL);
  gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (self->actions),
                              GTK_WIDGET (self->after_box));
}

/**
 * trab_plan_page_make_short:
 *
 * Time ran out: nothing is decided, and the review is near. It is signed as any other visit.
 *
 * Returns: FALSE where the visit is signed already
 */
gboolean
trab_plan_page_make_short (TrabPlanPage *self)
{
  char text[TRAB_DATE_TEXT_SIZE];
  TrabDate review = TRAB_DATE_NONE;

  g_return_val_if_fail (TRAB_IS_PLAN_PAGE (self), FALSE);

  if (trab_consultation_is_signed (self->consultation))
    return FALSE;
  review = trab_session_recall_get_short_review (trab_consultation_get_session (self->consultation),
                                                 trab_consultation_get_today (self->consultation));
  trab_draft_set_text (get_draft (self), FIELD_CHOICE, TRAB_PLAN_PAGE_NOT_YET);
  trab_draft_set_text (get_draft (self), FIELD_REVIEW, trab_date_to_text (review, text));
  trab_toast_show (GTK_WIDGET (self),
                   _ ("Short visit: not decided yet, a review soon. Ctrl+Enter signs it."));
  return TRUE;
}

/** trab_plan_page_has_checks: whether the checks before a bone medicine are shown */
gboolean
trab_plan_page_has_checks (TrabPlanPage *self)
{
  g_return_val_if_fail (TRAB_IS_PLAN_PAGE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->checks));
}

/** trab_plan_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_plan_page_set_consultation (TrabPlanPage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_PLAN_PAGE (self));

  clear (self);
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  build_choices (self);
  build_questions (self);
  show_checks (self);
  show_actions (self);
  preview_soon (self);
  trab_override_list_show (TRAB_OVERRIDE_LIST (self->overrides), consultation);
  self->is_updating = TRUE;
  show_review_text (self);
  self->is_updating = FALSE;
  update_review (self);
  update_signed (self);
  g_signal_connect (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (plans_changed_cb),
                            self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (update_signed), self);
}
