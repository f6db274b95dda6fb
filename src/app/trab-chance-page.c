/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chance-page.h"

#include <glib/gi18n.h>

#include "trab-caution-list.h"
#include "trab-chart-panel.h"
#include "trab-field-row.h"
#include "trab-present-chart.h"
#include "trab-present-error.h"
#include "trab-present-fracture.h"
#include "trab-present-question.h"
#include "trab-risk-panel-view.h"

#define FIELD_CALCULATOR "base_calculator"
#define AS_NOW 0 /* the first plan of every comparison */

struct _TrabChancePage
{
  AdwBin parent_instance;
  TrabConsultation *consultation;

  GtkStack *stack;
  AdwStatusPage *error_page;
  TrabCautionList *cautions;
  GtkBox *outcomes_box;
  GtkLabel *missing_label;
  GtkLabel *calculator_label;
  GtkLabel *disclaimer_label;
  AdwBin *calculator_slot;
  TrabRiskPanelView *panel_view;
  TrabChartPanel *charts[TRAB_N_OUTCOMES];
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
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* One outcome: the picture with both halves in words, the best guess and its range, the way to the
 * source. */
static GtkWidget *
new_outcome (TrabChancePage *self, TrabComparison *comparison, TrabOutcome outcome)
{
  static const char *const as_now[] = { "as-now", NULL };
  static const TrabPresentLane lanes[] = {
    [TRAB_OUTCOME_MAJOR] = TRAB_PRESENT_LANE_MAJOR, [TRAB_OUTCOME_HIP] = TRAB_PRESENT_LANE_HIP
  };
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  const TrabFractureCell *cell = &trab_comparison_get_plan (comparison, AS_NOW)->fracture[outcome];
  const TrabChance *chance = &trab_comparison_get (comparison)->chance;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autofree char *range = NULL;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  spec = trab_present_chart_new_icons (comparison, evidence, outcome, as_now);
  self->charts[outcome] = TRAB_CHART_PANEL (trab_chart_panel_new ());
  trab_chart_panel_set_title (self->charts[outcome],
                              trab_present_fracture_get_lane_title (chance, outcome));
  trab_chart_panel_set_spec (self->charts[outcome], spec, 0);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->charts[outcome]));
  if (cell->state == TRAB_CELL_NUMBER)
    {
      range = trab_present_fracture_dup_range (chance, outcome, cell);
      gtk_box_append (GTK_BOX (card), new_label (range, "heading"));
    }
  if (cell->state == TRAB_CELL_NUMBER)
    gtk_box_append (GTK_BOX (card), new_why_button (lanes[outcome]));
  return card;
}

static void
show_comparison (TrabChancePage *self, TrabComparison *comparison)
{
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);
  const char *missing = trab_present_comparison_get_missing (words);
  const char *disclaimer = trab_present_comparison_get_disclaimer (words);
  g_autofree char *calculator = NULL;
  GtkWidget *child = NULL;

  trab_caution_list_set_words (self->cautions, words);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->outcomes_box))) != NULL)
    gtk_box_remove (self->outcomes_box, child);
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    gtk_box_append (self->outcomes_box, new_outcome (self, comparison, (TrabOutcome) i));
  gtk_label_set_label (self->missing_label, missing ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), missing != NULL);
  calculator = g_strjoin (" ", trab_present_comparison_get_calculator (words),
                          trab_present_comparison_get_death (words), NULL);
  gtk_label_set_label (self->calculator_label, calculator);
  gtk_label_set_label (self->disclaimer_label, disclaimer ? disclaimer : "");
  gtk_widget_set_visible (GTK_WIDGET (self->disclaimer_label), disclaimer != NULL);
  trab_risk_panel_view_show (self->panel_view, self->consultation);
  gtk_stack_set_visible_child_name (self->stack, "chance");
}

static void
update (TrabChancePage *self)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  const GError *error = trab_consultation_get_error (self->consultation);

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
  g_type_ensure (TRAB_TYPE_CAUTION_LIST);
  g_type_ensure (TRAB_TYPE_RISK_PANEL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-chance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, cautions);
  gtk_widget_class_bind_template_child (widget_class, TrabChancePage, outcomes_box);
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

static const char *
get_calculator_words (const char *field, const char *choice)
{
  return trab_present_question_get_choice (TRAB_QUESTION_BASE_CALCULATOR, choice);
}

/* Another calculator than the order's: kept with the visit. */
static void
offer_calculators (TrabChancePage *self)
{
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);
  const TrabFieldWords words
      = { .title = trab_present_question_get_label (TRAB_QUESTION_BASE_CALCULATOR),
          .hint = _ ("Without a choice: the first that fits and sees all known strong risks"),
          .get_choice = get_calculator_words };

  adw_bin_set_child (self->calculator_slot,
                     draft ? trab_field_row_new (draft, FIELD_CALCULATOR, &words) : NULL);
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
