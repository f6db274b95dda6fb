/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chance-page.h"

#include <glib/gi18n.h>

#include "trab-focus-place.h"
#include "trab-adaptive-bin.h"
#include "trab-calculator-row.h"
#include "trab-caution-list.h"
#include "trab-chart-panel.h"
#include "trab-present-base.h"
#include "trab-present-chance.h"
#include "trab-present-chart.h"
#include "trab-present-error.h"
#include "trab-present-fracture.h"
#include "trab-present-plan-head.h"
#include "trab-risk-panel-view.h"

#define AS_NOW 0 /* the first plan of every comparison */

struct _TrabChancePage
{
  AdwBin parent_instance;
  TrabConsultation *consultation;

  GtkStack *stack;
  AdwStatusPage *error_page;
  TrabCautionList *cautions;
  GtkBox *numbers_box;
  GtkBox *sides_box;
  GtkBox *outcomes_box;
  GtkLabel *questions_label;
  GtkLabel *death_label;
  GtkExpander *others_expander;
  GtkLabel *missing_label;
  GtkLabel *calculator_label;
  GtkLabel *disclaimer_label;
  AdwBin *calculator_slot;
  TrabAdaptiveBin *sides_bin;
  TrabRiskPanelView *panel_view;
  TrabChartPanel *charts[TRAB_N_OUTCOMES];
  gboolean is_due; /* what is shown is older than the consultation's comparison */
};

G_DEFINE_FINAL_TYPE (TrabChancePage, trab_chance_page, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_why_button (TrabPresentLane lane)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Why this number"));

  gtk_widget_set_tooltip_text (button, _ ("Inputs, formula, source (Ctrl+I)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "patient.why-cell");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", (guint) lane, (guint) AS_NOW);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* The number first, then what it means. */
static GtkWidget *
new_number (const TrabComparisonFields *fields, TrabOutcome outcome)
{
  static const TrabPresentLane lanes[] = {
    [TRAB_OUTCOME_MAJOR] = TRAB_PRESENT_LANE_MAJOR, [TRAB_OUTCOME_HIP] = TRAB_PRESENT_LANE_HIP
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *number = trab_present_chance_dup_number (&fields->chance, outcome);
  g_autofree char *meaning = trab_present_chance_dup_meaning (fields, outcome);

  gtk_box_append (GTK_BOX (line),
                  new_label (number, outcome == TRAB_OUTCOME_MAJOR ? "chance-number" : "title-2"));
  if (fields->chance.base[outcome].state != TRAB_CHANCE_NOT_KNOWN)
    gtk_box_append (GTK_BOX (line), new_why_button (lanes[outcome]));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_label (meaning, "heading"));
  return box;
}

static GtkWidget *
new_scan_side (const TrabChance *chance, gboolean with_scan)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text = trab_present_chance_dup_scan_side (chance, with_scan);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card),
                  new_label (trab_present_chance_get_scan_title (with_scan), "title-4"));
  gtk_box_append (GTK_BOX (card), new_label (text, "numeric"));
  return card;
}

/* One picture of what the number means. */
static GtkWidget *
new_picture (TrabChancePage *self, TrabComparison *comparison, TrabOutcome outcome)
{
  static const char *const as_now[] = { "as-now", NULL };
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (TrabChartSpec) spec = trab_present_chart_new_icons (
      comparison, trab_consultation_get_evidence (self->consultation), outcome, as_now);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  self->charts[outcome] = TRAB_CHART_PANEL (trab_chart_panel_new ());
  trab_chart_panel_set_title (
      self->charts[outcome],
      trab_present_fracture_get_lane_title (&trab_comparison_get (comparison)->chance, outcome));
  trab_chart_panel_set_spec (self->charts[outcome], spec, 0);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->charts[outcome]));
  return card;
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
empty (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* What is about the person alone: a plan's cautions stand with the plan. */
static void
show_cautions (TrabChancePage *self, TrabComparison *comparison)
{
  g_autoptr (TrabPresentPlanHead) head = trab_present_plan_head_new_of_person (
      comparison, trab_consultation_get_evidence (self->consultation));

  trab_caution_list_set_banners (self->cautions, head->cautions);
  set_line (self->questions_label, head->questions);
}

static void
show_comparison (TrabChancePage *self, TrabComparison *comparison)
{
  int number = trab_focus_place_find (GTK_WIDGET (self->numbers_box));
  int picture = trab_focus_place_find (GTK_WIDGET (self->outcomes_box));
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);
  const TrabComparisonFields *fields = trab_comparison_get (comparison);
  g_autofree char *others = trab_present_base_dup_others (&fields->chance);
  g_autofree char *calculator = trab_present_base_dup_line (&fields->chance);
  g_autofree char *plain = trab_present_base_dup_plain (&fields->chance, fields->sex);
  g_autofree char *lines = g_strjoin ("\n", calculator, plain ? plain : "", NULL);

  empty (self->numbers_box);
  empty (self->sides_box);
  empty (self->outcomes_box);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      gtk_box_append (self->numbers_box, new_number (fields, (TrabOutcome) i));
      gtk_box_append (self->outcomes_box, new_picture (self, comparison, (TrabOutcome) i));
    }
  for (int with_scan = 1; with_scan >= 0; with_scan--)
    gtk_box_append (self->sides_box, new_scan_side (&fields->chance, with_scan));
  set_line (self->missing_label, trab_present_comparison_get_missing (words));
  set_line (self->calculator_label, g_strstrip (lines));
  set_line (self->death_label, trab_present_comparison_get_death (words));
  set_line (self->disclaimer_label, trab_present_comparison_get_disclaimer (words));
  gtk_expander_set_label (self->others_expander,
                          others ? others : _ ("Other calculators: none fits"));
  show_cautions (self, comparison);
  trab_risk_panel_view_show (self->panel_view, self->consultation);
  gtk_stack_set_visible_child_name (self->stack, "chance");
  trab_focus_place_restore (GTK_WIDGET (self->numbers_box), number);
  trab_focus_place_restore (GTK_WIDGET (self->outcomes_box), picture);
}

/* Drawn when it is looked at: while plans are edited elsewhere nobody waits for it. */
static void
update (TrabChancePage *self)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  const GError *error = trab_consultation_get_error (self->consultation);

  self->is_due = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_due)
    return;
  if (comparison != NULL)
    show_comparison (self, comparison);
  else if (error != NULL)
    {
      adw_status_page_set_title (self->error_page, trab_present_error_get_title (error));
      adw_status_page_set_description (self->error_page, trab_present_error_get_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "waiting");
}

static void
update_stale (TrabChancePage *self)
{
  gboolean is_stale = trab_consultation_get_is_computing (self->consultation);

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    if (self->charts[i] != NULL)
      trab_chart_panel_set_is_stale (self->charts[i], is_stale);
}

/* Side by side where there is room. */
static void
place_sides_cb (TrabChancePage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides_box),
                                  trab_adaptive_bin_get_is_narrow (self->sides_bin)
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
clear (TrabChancePage *self)
{
  if (self->consultation == NULL)
    return;
  adw_bin_set_child (self->calculator_slot, NULL);
  g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
}

static void
trab_chance_page_map (GtkWidget *widget)
{
  TrabChancePage *self = TRAB_CHANCE_PAGE (widget);

  GTK_WIDGET_CLASS (trab_chance_page_parent_class)->map (widget);
  if (self->is_due && self->consultation != NULL)
    update (self);
}

static void
trab_chance_page_dispose (GObject *object)
{
  TrabChancePage *self = TRAB_CHANCE_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_chance_page_parent_class)->dispose (object);
}

static void
trab_chance_page_class_init (TrabChancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_chance_page_dispose;
  widget_class->map = trab_chance_page_map;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TRAB_TYPE_CAUTION_LIST);
  g_type_ensure (TRAB_TYPE_RISK_PANEL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-chance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, cautions);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, numbers_box);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, sides_bin);
  gtk_widget_class_bind_template_callback (widget_class, place_sides_cb);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, sides_box);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, outcomes_box);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, questions_label);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, death_label);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, others_expander);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, calculator_label);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, disclaimer_label);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, calculator_slot);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, panel_view);
}

static void
trab_chance_page_init (TrabChancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Another calculator than the order's: kept with the visit. */
static void
offer_calculators (TrabChancePage *self)
{
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);

  adw_bin_set_child (self->calculator_slot, draft ? trab_calculator_row_new (draft) : NULL);
}

/** trab_chance_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_chance_page_set_consultation (TrabChancePage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_CHANCE_PAGE (self));

  clear (self);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  offer_calculators (self);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (update), self);
  g_signal_connect_swapped (consultation, "notify::is-computing", G_CALLBACK (update_stale), self);
  update (self);
}

/** trab_chance_page_show_focused_why: FALSE where no estimate has the keyboard focus */
gboolean
trab_chance_page_show_focused_why (TrabChancePage *self)
{
  g_return_val_if_fail (TRAB_IS_CHANCE_PAGE (self), FALSE);

  return trab_risk_panel_view_show_focused_why (self->panel_view);
}
