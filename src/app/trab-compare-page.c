/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-page.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-caution-list.h"
#include "trab-chart-panel.h"
#include "trab-choice-group.h"
#include "trab-compare-table.h"
#include "trab-option-picker.h"
#include "trab-present-chart.h"
#include "trab-present-density.h"
#include "trab-present-error.h"
#include "trab-present-fracture.h"
#include "trab-present-mechanism.h"
#include "trab-present-plan.h"

#define KEY_PLAN_ID "trab-plan-id"
#define AS_NOW "as-now"
#define PLAN_CHARS 26
#define PROGRESS_AFTER_MS 150
#define PULSE_EVERY_MS 80
#define TABLE_STEP_YEARS 1

struct _TrabComparePage
{
  AdwBin parent_instance;

  TrabConsultation *consultation;
  gboolean is_updating; /* controls follow the consultation: nobody chose */
  guint progress_id;
  gboolean is_stale;

  TrabAdaptiveBin *adaptive;
  AdwBin *side_slot; /* beside the pictures, where there is room */
  AdwBin *top_slot;  /* above them, where there is none */
  GtkWidget *side_separator;
  GtkWidget *side;
  GtkProgressBar *progress_bar;
  GtkBox *span_box;
  TrabChoiceGroup *span_group;
  GtkExpander *plans_expander;
  GtkBox *plans_box;
  TrabOptionPicker *picker;
  TrabCautionList *cautions;
  GtkLabel *table_base_label;
  GtkLabel *cards_base_label;
  GtkLabel *not_compared_label;
  GtkLabel *missing_label;
  GtkLabel *disclaimer_label;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkStack *views;
  GtkScrolledWindow *views_scroller;
  GtkWidget *views_switcher;
  TrabChartPanel *icons_major;
  TrabChartPanel *icons_hip;
  TrabChartPanel *bars_major;
  TrabChartPanel *bars_hip;
  GtkToggleButton *zoom_button;
  GtkDropDown *quantity_list;
  TrabChartPanel *curves;
  TrabCompareTable *table;
  TrabCompareTable *cards;
  TrabChartPanel *mechanism;
};

G_DEFINE_FINAL_TYPE (TrabComparePage, trab_compare_page, ADW_TYPE_BIN)

static const char *const view_names[] = { "pictures", "bars", "time", "table", "words", "how" };

static void
plan_toggled_cb (TrabComparePage *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->plans_box));

  if (self->is_updating)
    return;
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
      g_strv_builder_add (ids, g_object_get_data (G_OBJECT (button), KEY_PLAN_ID));
  chosen = g_strv_builder_end (ids);
  trab_consultation_set_plan_ids (self->consultation, (const char *const *) chosen);
}

/* The order is fixed and says nothing: as now, food and movement, then medicines A-Z. Nothing is
 * chosen but keeping things as they are, which cannot be taken away. */
static void
add_plan (TrabComparePage *self, const char *plan_id)
{
  g_autoptr (TrabPresentPlan) words
      = trab_present_plan_new (trab_consultation_get_evidence (self->consultation), plan_id);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), PLAN_CHARS);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_set_sensitive (button, !g_str_equal (plan_id, AS_NOW));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->name, -1);
  g_object_set_data_full (G_OBJECT (button), KEY_PLAN_ID, g_strdup (plan_id), g_free);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (plan_toggled_cb), self);
  gtk_box_append (self->plans_box, button);
}

static void
build_plans (TrabComparePage *self)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (self->consultation))->sex;
  g_auto (GStrv) ids
      = trab_session_dup_standard_plans (trab_consultation_get_session (self->consultation), sex);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->plans_box))) != NULL)
    gtk_box_remove (self->plans_box, child);
  for (guint i = 0; ids[i] != NULL; i++)
    add_plan (self, ids[i]);
}

static gboolean
has_plan (TrabComparePage *self, const char *plan_id)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->plans_box));

  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (g_object_get_data (G_OBJECT (button), KEY_PLAN_ID), plan_id))
      return TRUE;
  return FALSE;
}

/* A plan of the catalogue that was asked for stands after those that are always offered. */
static void
option_picked_cb (TrabComparePage *self, const char *plan_id)
{
  const char *const *chosen = trab_consultation_get_plan_ids (self->consultation);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; chosen[i] != NULL; i++)
    g_strv_builder_add (ids, chosen[i]);
  if (!g_strv_contains (chosen, plan_id))
    g_strv_builder_add (ids, plan_id);
  all = g_strv_builder_end (ids);
  trab_consultation_set_plan_ids (self->consultation, (const char *const *) all);
}

static void
update_plans (TrabComparePage *self)
{
  const char *const *chosen = trab_consultation_get_plan_ids (self->consultation);
  GtkWidget *button = NULL;

  self->is_updating = TRUE;
  for (guint i = 0; chosen[i] != NULL; i++)
    if (!has_plan (self, chosen[i]))
      add_plan (self, chosen[i]);
  button = gtk_widget_get_first_child (GTK_WIDGET (self->plans_box));
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (button),
        g_strv_contains (chosen, g_object_get_data (G_OBJECT (button), KEY_PLAN_ID)));
  self->is_updating = FALSE;
}

static void
show_curves (TrabComparePage *self)
{
  TrabComparison *comparison
      = self->consultation ? trab_consultation_get_comparison (self->consultation) : NULL;
  guint quantity = gtk_drop_down_get_selected (self->quantity_list);
  g_autoptr (TrabChartSpec) spec = NULL;

  if (comparison == NULL || quantity >= TRAB_N_QUANTITIES)
    return;
  spec = trab_present_chart_new_curves (comparison,
                                        trab_consultation_get_evidence (self->consultation),
                                        (TrabQuantity) quantity, NULL);
  trab_chart_panel_set_title (self->curves,
                              trab_present_density_get_title ((TrabQuantity) quantity));
  trab_chart_panel_set_spec (self->curves, spec, TABLE_STEP_YEARS);
}

static void
show_bars (TrabComparePage *self)
{
  TrabComparison *comparison
      = self->consultation ? trab_consultation_get_comparison (self->consultation) : NULL;
  TrabEvidence *evidence = NULL;
  gboolean is_zoomed = gtk_toggle_button_get_active (self->zoom_button);
  g_autoptr (TrabChartSpec) major = NULL;
  g_autoptr (TrabChartSpec) hip = NULL;

  if (comparison == NULL)
    return;
  evidence = trab_consultation_get_evidence (self->consultation);
  major = trab_present_chart_new_bars (comparison, evidence, TRAB_OUTCOME_MAJOR, is_zoomed);
  hip = trab_present_chart_new_bars (comparison, evidence, TRAB_OUTCOME_HIP, is_zoomed);
  trab_chart_panel_set_spec (self->bars_major, major, 0);
  trab_chart_panel_set_spec (self->bars_hip, hip, 0);
}

static void
show_icons (TrabComparePage *self)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  g_autoptr (TrabChartSpec) major
      = trab_present_chart_new_icons (comparison, evidence, TRAB_OUTCOME_MAJOR, NULL);
  g_autoptr (TrabChartSpec) hip
      = trab_present_chart_new_icons (comparison, evidence, TRAB_OUTCOME_HIP, NULL);

  trab_chart_panel_set_spec (self->icons_major, major, 0);
  trab_chart_panel_set_spec (self->icons_hip, hip, 0);
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_comparison (TrabComparePage *self)
{
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);

  trab_caution_list_set_words (self->cautions, words);
  set_line (self->table_base_label, trab_present_comparison_get_base (words));
  set_line (self->cards_base_label, trab_present_comparison_get_base (words));
  set_line (self->not_compared_label, trab_present_comparison_get_not_compared (words));
  set_line (self->missing_label, trab_present_comparison_get_missing (words));
  set_line (self->disclaimer_label, trab_present_comparison_get_disclaimer (words));
  show_icons (self);
  show_bars (self);
  show_curves (self);
  trab_compare_table_set_words (self->table, words, FALSE);
  trab_compare_table_set_words (self->cards, words, TRUE);
  gtk_stack_set_visible_child_name (
      self->stack, trab_present_comparison_get_n_plans (words) > 1 ? "views" : "choose");
}

static void
update (TrabComparePage *self)
{
  const GError *error = trab_consultation_get_error (self->consultation);

  update_plans (self);
  if (trab_consultation_get_comparison (self->consultation) != NULL)
    show_comparison (self);
  else if (error != NULL)
    {
      adw_status_page_set_title (self->error_page, trab_present_error_get_title (error));
      adw_status_page_set_description (self->error_page, trab_present_error_get_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
}

static void
set_is_stale (TrabComparePage *self, gboolean is_stale)
{
  TrabChartPanel *panels[]
      = { self->icons_major, self->icons_hip, self->bars_major, self->bars_hip, self->curves };

  self->is_stale = is_stale;
  gtk_widget_set_opacity (GTK_WIDGET (self->progress_bar), is_stale ? 1 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    trab_chart_panel_set_is_stale (panels[i], is_stale);
}

static gboolean
pulse_cb (gpointer user_data)
{
  TrabComparePage *self = user_data;

  gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
progress_cb (gpointer user_data)
{
  TrabComparePage *self = user_data;

  set_is_stale (self, TRUE);
  self->progress_id = g_timeout_add (PULSE_EVERY_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

/* Most answers come within a few frames: only a long one fades the old picture. */
static void
update_progress (TrabComparePage *self)
{
  gboolean is_computing = trab_consultation_get_is_computing (self->consultation);

  if (is_computing && self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_AFTER_MS, progress_cb, self);
  if (is_computing)
    return;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  set_is_stale (self, FALSE);
}

static void
span_picked_cb (TrabComparePage *self, const char *choice)
{
  if (self->consultation == NULL)
    return;
  /* one span is always chosen */
  if (choice[0] == '\0')
    choice = trab_consultation_get_years (self->consultation) < 10 ? "5" : "10";
  trab_choice_group_set_choice (self->span_group, choice);
  trab_consultation_set_years (self->consultation, g_ascii_strtod (choice, NULL));
}

/* Above the pictures, plans that are chosen already make room for them. */
static void
fold_plans (TrabComparePage *self)
{
  guint n_chosen
      = self->consultation
            ? g_strv_length ((char **) trab_consultation_get_plan_ids (self->consultation))
            : 0;

  gtk_expander_set_expanded (self->plans_expander,
                             !trab_adaptive_bin_get_is_narrow (self->adaptive) || n_chosen < 2);
}

/* The plans stand beside the pictures where there is room, else above them. */
static void
place_side_cb (TrabComparePage *self)
{
  gboolean is_narrow = trab_adaptive_bin_get_is_narrow (self->adaptive);

  if (self->side == NULL)
    return;
  adw_bin_set_child (is_narrow ? self->side_slot : self->top_slot, NULL);
  adw_bin_set_child (is_narrow ? self->top_slot : self->side_slot, self->side);
  gtk_widget_set_visible (GTK_WIDGET (self->top_slot), is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->side_slot), !is_narrow);
  gtk_widget_set_visible (self->side_separator, !is_narrow);
  fold_plans (self);
}

static void
name_panels (TrabComparePage *self)
{
  TrabComparison *comparison
      = self->consultation ? trab_consultation_get_comparison (self->consultation) : NULL;
  const TrabChance *chance = comparison ? &trab_comparison_get (comparison)->chance : NULL;
  const char *major = trab_present_fracture_get_lane_title (chance, TRAB_OUTCOME_MAJOR);
  const char *hip = trab_present_fracture_get_lane_title (chance, TRAB_OUTCOME_HIP);

  trab_chart_panel_set_title (self->icons_major, major);
  trab_chart_panel_set_title (self->icons_hip, hip);
  trab_chart_panel_set_title (self->bars_major, major);
  trab_chart_panel_set_title (self->bars_hip, hip);
}

/* The same for everyone. */
static void
fill_mechanism (TrabComparePage *self)
{
  g_autoptr (TrabChartSpec) spec = trab_present_mechanism_new_chart ();

  trab_chart_panel_set_title (self->mechanism, trab_present_mechanism_get_title ());
  trab_chart_panel_set_spec (self->mechanism, spec, 0);
}

static void
fill_quantities (TrabComparePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TRAB_N_QUANTITIES; i++)
    gtk_string_list_append (names, trab_present_density_get_title ((TrabQuantity) i));
  gtk_drop_down_set_model (self->quantity_list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->quantity_list, TRAB_QUANTITY_BMD_TH);
}

static void
clear (TrabComparePage *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
}

static void
trab_compare_page_dispose (GObject *object)
{
  TrabComparePage *self = TRAB_COMPARE_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_compare_page_parent_class)->dispose (object);
}

static void
trab_compare_page_class_init (TrabComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_compare_page_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TRAB_TYPE_CAUTION_LIST);
  g_type_ensure (TRAB_TYPE_CHART_PANEL);
  g_type_ensure (TRAB_TYPE_COMPARE_TABLE);
  g_type_ensure (TRAB_TYPE_OPTION_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, span_box);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, plans_expander);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, plans_box);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, picker);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, cautions);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, table_base_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, cards_base_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, side_slot);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, top_slot);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, side_separator);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, side);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, not_compared_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, disclaimer_label);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, views);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, views_scroller);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, views_switcher);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, icons_major);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, icons_hip);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, bars_major);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, bars_hip);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, quantity_list);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, curves);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, table);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, cards);
  gtk_widget_class_bind_template_child (widget_class, TrabComparePage, mechanism);
  gtk_widget_class_bind_template_callback (widget_class, fold_plans);
  gtk_widget_class_bind_template_callback (widget_class, option_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_side_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_bars);
  gtk_widget_class_bind_template_callback (widget_class, show_curves);
}

static void
trab_compare_page_init (TrabComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->span_group = TRAB_CHOICE_GROUP (trab_choice_group_new ());
  trab_choice_group_add (self->span_group, "5", _ ("5 years"));
  trab_choice_group_add (self->span_group, "10", _ ("10 years"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->span_group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Span"), -1);
  g_signal_connect_swapped (self->span_group, "picked", G_CALLBACK (span_picked_cb), self);
  gtk_box_append (self->span_box, GTK_WIDGET (self->span_group));
  fill_quantities (self);
  fill_mechanism (self);
  name_panels (self);
  place_side_cb (self);
}

/** trab_compare_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_compare_page_set_consultation (TrabComparePage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_COMPARE_PAGE (self));

  clear (self);
  trab_option_picker_set_consultation (self->picker, consultation);
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  self->is_updating = TRUE;
  build_plans (self);
  trab_choice_group_set_choice (self->span_group,
                                trab_consultation_get_years (consultation) < 10 ? "5" : "10");
  self->is_updating = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "choose");
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (update), self);
  g_signal_connect_swapped (consultation, "notify::is-computing", G_CALLBACK (update_progress),
                            self);
  update (self);
}

/* In a narrow window the button of the view that a key chose may lie outside. */
static void
reveal_view_button (TrabComparePage *self, guint number)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->views_scroller);
  GtkWidget *button = gtk_widget_get_first_child (self->views_switcher);
  graphene_rect_t bounds;

  for (guint i = 1; button != NULL && i < number; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL && gtk_widget_compute_bounds (button, self->views_switcher, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x,
                               (double) bounds.origin.x + bounds.size.width);
}

/** trab_compare_page_show_view: @number: 1 for pictures to 6 for how it works */
void
trab_compare_page_show_view (TrabComparePage *self, guint number)
{
  g_return_if_fail (TRAB_IS_COMPARE_PAGE (self));
  g_return_if_fail (number >= 1 && number <= G_N_ELEMENTS (view_names));

  gtk_stack_set_visible_child_name (self->views, view_names[number - 1]);
  reveal_view_button (self, number);
  fold_plans (self);
}

/** trab_compare_page_get_focused_cell: the cell in focus; the first number where none is */
void
trab_compare_page_get_focused_cell (TrabComparePage *self, TrabPresentLane *lane, guint *plan)
{
  g_return_if_fail (TRAB_IS_COMPARE_PAGE (self));

  *lane = TRAB_PRESENT_LANE_MAJOR;
  *plan = 0;
  if (!trab_compare_table_get_focused_cell (self->table, lane, plan))
    trab_compare_table_get_focused_cell (self->cards, lane, plan);
}
