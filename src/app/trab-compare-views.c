/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-views.h"

#include <glib/gi18n.h>

#include "trab-chart-columns.h"
#include "trab-chart-panel.h"
#include "trab-compare-heads.h"
#include "trab-compare-table.h"
#include "trab-mechanism-view.h"
#include "trab-present-chance-chart.h"
#include "trab-present-chart.h"
#include "trab-present-density.h"
#include "trab-present-fracture.h"

#define PT_PER_PX (72.0 / 96.0)
#define TABLE_STEP_YEARS 1

struct _TrabCompareViews
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  GStrv plan_ids;
  gboolean is_narrow;
  gboolean is_dirty[TRAB_N_COMPARE_VIEWS]; /* not yet drawn from the newest comparison */

  GtkStack *stack; /* of scrolled windows: a stack alone asks charts for their width by height */
  GtkBox *boxes[TRAB_N_COMPARE_VIEWS];
  GtkBox *foot; /* under the view that is looked at */
  TrabChartPanel *icons[TRAB_N_OUTCOMES];
  GtkLabel *icon_notes[TRAB_N_OUTCOMES];
  TrabChartPanel *bars[TRAB_N_OUTCOMES];
  GtkToggleButton *zoom_button;
  GtkDropDown *quantity_list;
  TrabChartPanel *curves;
  TrabChartPanel *chances; /* under the curves: the same years, in people */
  TrabCompareTable *table;
  TrabCompareTable *story;
  TrabMechanismView *mechanism;
  GtkLabel *base_label;
  GtkLabel *missing_label;
  GtkLabel *not_compared_label;
  GtkLabel *disclaimer_label;
};

G_DEFINE_FINAL_TYPE (TrabCompareViews, trab_compare_views, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  const char *title;
} view_words[TRAB_N_COMPARE_VIEWS] = {
  [TRAB_COMPARE_VIEW_PICTURES] = { "pictures", N_ ("Pictures") },
  [TRAB_COMPARE_VIEW_BARS] = { "bars", N_ ("Bars") },
  [TRAB_COMPARE_VIEW_TIME] = { "time", N_ ("Over time") },
  [TRAB_COMPARE_VIEW_TABLE] = { "table", N_ ("Table") },
  [TRAB_COMPARE_VIEW_WORDS] = { "words", N_ ("Words") },
  [TRAB_COMPARE_VIEW_HOW] = { "how", N_ ("How it works") },
};

static TrabComparison *
get_comparison (TrabCompareViews *self)
{
  return self->consultation ? trab_consultation_get_comparison (self->consultation) : NULL;
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
draw_pictures (TrabCompareViews *self)
{
  TrabPresentColumns columns = {
    .plan_ids = (const char *const *) self->plan_ids,
    .gap_pt = TRAB_COMPARE_HEADS_GAP_PX * PT_PER_PX,
    .end_pt = self->is_narrow ? 0 : TRAB_COMPARE_HEADS_END_PX * PT_PER_PX,
  };

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autofree char *footnotes = NULL;
      g_autoptr (TrabChartSpec) spec = trab_present_chart_new_columns (
          get_comparison (self), trab_consultation_get_evidence (self->consultation),
          (TrabOutcome) i, &columns, &footnotes);

      trab_chart_panel_set_is_bare (self->icons[i], TRUE, !self->is_narrow);
      trab_chart_panel_set_spec (self->icons[i], spec, 0);
      set_line (self->icon_notes[i], footnotes);
    }
}

static void
put_under_heads (TrabCompareViews *self, TrabChartSpec *spec)
{
  trab_chart_columns_set (spec, TRAB_COMPARE_HEADS_GAP_PX * PT_PER_PX,
                          self->is_narrow ? 0 : TRAB_COMPARE_HEADS_END_PX * PT_PER_PX);
}

static void
draw_bars (TrabCompareViews *self)
{
  TrabComparison *comparison = get_comparison (self);
  gboolean is_zoomed = gtk_toggle_button_get_active (self->zoom_button);

  if (comparison == NULL)
    return;
  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      g_autoptr (TrabChartSpec) spec = trab_present_chart_new_bars (
          comparison, trab_consultation_get_evidence (self->consultation), (TrabOutcome) i,
          (const char *const *) self->plan_ids, is_zoomed);

      put_under_heads (self, spec);
      trab_chart_panel_set_title (self->bars[i],
                                  trab_present_fracture_get_lane_title (
                                      &trab_comparison_get (comparison)->chance, (TrabOutcome) i));
      trab_chart_panel_set_spec (self->bars[i], spec, 0);
    }
}

/* What is shown over time: the quantities of the model, then these. */
enum
{
  TIME_BOTH_MARKERS = TRAB_N_QUANTITIES,
  TIME_CHANCE,
  N_TIMES = TIME_CHANCE + TRAB_N_OUTCOMES,
};

/* @chance: (nullable): what its calculator counts; NULL before there is one */
static const char *
get_time_title (const TrabChance *chance, guint shown)
{
  if (shown < TRAB_N_QUANTITIES)
    return trab_present_density_get_title ((TrabQuantity) shown);
  if (shown == TIME_BOTH_MARKERS)
    return _ ("Both blood tests (CTX and P1NP)");
  if (chance == NULL)
    return shown == TIME_CHANCE ? _ ("Chance of a broken bone") : _ ("Chance of a broken hip");
  return trab_present_fracture_get_lane_title (chance, (TrabOutcome) (shown - TIME_CHANCE));
}

/* Density is not the same as breaks: both stand under each plan. */
static void
draw_chances (TrabCompareViews *self, gboolean is_shown)
{
  g_autoptr (TrabChartSpec) spec = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->chances), is_shown);
  if (!is_shown)
    return;
  spec = trab_present_chance_chart_new (get_comparison (self),
                                        trab_consultation_get_evidence (self->consultation),
                                        TRAB_OUTCOME_MAJOR, (const char *const *) self->plan_ids);
  put_under_heads (self, spec);
  trab_chart_panel_set_title (self->chances,
                              get_time_title (&trab_comparison_get (get_comparison (self))->chance,
                                              TIME_CHANCE + TRAB_OUTCOME_MAJOR));
  trab_chart_panel_set_spec (self->chances, spec, TABLE_STEP_YEARS);
}

static void
draw_curves (TrabCompareViews *self)
{
  TrabComparison *comparison = get_comparison (self);
  const char *const *plan_ids = (const char *const *) self->plan_ids;
  guint shown = gtk_drop_down_get_selected (self->quantity_list);
  TrabEvidence *evidence = NULL;
  g_autoptr (TrabChartSpec) spec = NULL;

  if (comparison == NULL || shown >= N_TIMES)
    return;
  evidence = trab_consultation_get_evidence (self->consultation);
  if (shown < TRAB_N_QUANTITIES)
    spec = trab_present_chart_new_curves (comparison, evidence, (TrabQuantity) shown, plan_ids);
  else if (shown == TIME_BOTH_MARKERS)
    spec = trab_present_chart_new_markers (comparison, evidence, plan_ids);
  else
    spec = trab_present_chance_chart_new (comparison, evidence, (TrabOutcome) (shown - TIME_CHANCE),
                                          plan_ids);
  put_under_heads (self, spec);
  trab_chart_panel_set_title (self->curves,
                              get_time_title (&trab_comparison_get (comparison)->chance, shown));
  trab_chart_panel_set_spec (self->curves, spec, TABLE_STEP_YEARS);
  draw_chances (self, shown < TIME_CHANCE);
}

static void
draw_table (TrabCompareViews *self)
{
  trab_compare_table_show (self->table, trab_consultation_get_words (self->consultation),
                           (const char *const *) self->plan_ids, self->is_narrow);
}

static void
draw_words (TrabCompareViews *self)
{
  trab_compare_table_tell (self->story, self->consultation, (const char *const *) self->plan_ids,
                           self->is_narrow);
}

static void
draw_mechanism (TrabCompareViews *self)
{
  trab_mechanism_view_show (self->mechanism, self->consultation,
                            (const char *const *) self->plan_ids);
}

static TrabCompareView
get_view (TrabCompareViews *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < TRAB_N_COMPARE_VIEWS; i++)
    if (g_strcmp0 (name, view_words[i].name) == 0)
      return (TrabCompareView) i;
  return TRAB_COMPARE_VIEW_PICTURES;
}

/* Only what is looked at is drawn: the other five views wait until they are. */
static void
draw_shown (TrabCompareViews *self)
{
  static void (*const draw[TRAB_N_COMPARE_VIEWS]) (TrabCompareViews *)
      = { draw_pictures, draw_bars, draw_curves, draw_table, draw_words, draw_mechanism };
  TrabCompareView view = get_view (self);

  if (get_comparison (self) == NULL || !self->is_dirty[view])
    return;
  self->is_dirty[view] = FALSE;
  draw[view](self);
}

static void
scroll_to_begin (TrabCompareViews *self)
{
  GtkWidget *scroller = gtk_stack_get_visible_child (self->stack);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            0);
}

static void
view_changed_cb (TrabCompareViews *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->foot));

  if (gtk_stack_get_visible_child (self->stack) == NULL) /* it is being taken down */
    return;
  g_object_ref (self->foot);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self->foot));
  gtk_box_append (self->boxes[get_view (self)], GTK_WIDGET (self->foot));
  g_object_unref (self->foot);
  scroll_to_begin (self);
  draw_shown (self);
}

static GtkWidget *
new_line (GtkLabel **label, const char *style)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (line, style);
  gtk_widget_set_visible (line, FALSE);
  *label = GTK_LABEL (line);
  return line;
}

static GtkWidget *
new_panel (TrabChartPanel **panel)
{
  *panel = TRAB_CHART_PANEL (trab_chart_panel_new ());
  return GTK_WIDGET (*panel);
}

static GtkBox *
add_view (TrabCompareViews *self, TrabCompareView view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (all, "compare-view");
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (all), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), all);
  gtk_stack_add_titled (self->stack, scroller, view_words[view].name, _ (view_words[view].title));
  self->boxes[view] = GTK_BOX (all);
  return GTK_BOX (box);
}

static void
build_charts (TrabCompareViews *self)
{
  GtkBox *pictures = add_view (self, TRAB_COMPARE_VIEW_PICTURES);
  GtkBox *bars = add_view (self, TRAB_COMPARE_VIEW_BARS);
  GtkBox *time = add_view (self, TRAB_COMPARE_VIEW_TIME);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      gtk_box_append (pictures, new_panel (&self->icons[i]));
      gtk_box_append (pictures, new_line (&self->icon_notes[i], "caption"));
      gtk_box_append (bars, new_panel (&self->bars[i]));
    }
  self->zoom_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Zoom in")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->zoom_button),
                               _ ("The axis no longer ends at 100 and gets a break mark"));
  gtk_widget_set_halign (GTK_WIDGET (self->zoom_button), GTK_ALIGN_START);
  g_signal_connect_swapped (self->zoom_button, "toggled", G_CALLBACK (draw_bars), self);
  gtk_box_append (bars, GTK_WIDGET (self->zoom_button));
  for (guint i = 0; i < N_TIMES; i++)
    gtk_string_list_append (names, get_time_title (NULL, i));
  self->quantity_list
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_drop_down_set_selected (self->quantity_list, TRAB_QUANTITY_BMD_TH);
  gtk_widget_set_halign (GTK_WIDGET (self->quantity_list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quantity_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What is shown over time"), -1);
  g_signal_connect_swapped (self->quantity_list, "notify::selected", G_CALLBACK (draw_curves),
                            self);
  gtk_box_append (time, GTK_WIDGET (self->quantity_list));
  gtk_box_append (time, new_panel (&self->curves));
  gtk_box_append (time, new_panel (&self->chances));
  trab_chart_panel_share_moment (self->curves, self->chances);
}

static void
build_texts (TrabCompareViews *self)
{
  GtkBox *table = add_view (self, TRAB_COMPARE_VIEW_TABLE);
  GtkBox *words = add_view (self, TRAB_COMPARE_VIEW_WORDS);
  GtkBox *how = add_view (self, TRAB_COMPARE_VIEW_HOW);
  GtkWidget *more = gtk_button_new_with_label (_ ("More on how it works (F1)"));

  self->table = g_object_new (TRAB_TYPE_COMPARE_TABLE, NULL);
  self->story = g_object_new (TRAB_TYPE_COMPARE_TABLE, NULL);
  gtk_box_append (table, new_line (&self->base_label, "heading"));
  gtk_box_append (table, GTK_WIDGET (self->table));
  gtk_box_append (words, GTK_WIDGET (self->story));
  self->mechanism = TRAB_MECHANISM_VIEW (trab_mechanism_view_new ());
  gtk_box_append (how, GTK_WIDGET (self->mechanism));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "win.explain");
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_box_append (how, more);
}

static void
trab_compare_views_dispose (GObject *object)
{
  g_clear_object (&TRAB_COMPARE_VIEWS (object)->consultation);
  G_OBJECT_CLASS (trab_compare_views_parent_class)->dispose (object);
}

static void
trab_compare_views_finalize (GObject *object)
{
  g_strfreev (TRAB_COMPARE_VIEWS (object)->plan_ids);
  G_OBJECT_CLASS (trab_compare_views_parent_class)->finalize (object);
}

static void
trab_compare_views_class_init (TrabCompareViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_compare_views_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_compare_views_finalize;
}

static void
trab_compare_views_init (TrabCompareViews *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (self->foot, new_line (&self->missing_label, "heading"));
  gtk_box_append (self->foot, new_line (&self->not_compared_label, "dim-label"));
  gtk_box_append (self->foot, new_line (&self->disclaimer_label, "caption"));
  build_charts (self);
  build_texts (self);
  gtk_box_append (self->boxes[TRAB_COMPARE_VIEW_PICTURES], GTK_WIDGET (self->foot));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (view_changed_cb),
                            self);
}

/** trab_compare_views_update: @consultation: (nullable); @plan_ids: those that have a column */
void
trab_compare_views_update (TrabCompareViews *self,
                           TrabConsultation *consultation,
                           const char *const *plan_ids)
{
  TrabPresentComparison *words = NULL;

  g_return_if_fail (TRAB_IS_COMPARE_VIEWS (self));

  g_set_object (&self->consultation, consultation);
  g_strfreev (self->plan_ids);
  self->plan_ids = g_strdupv ((GStrv) plan_ids);
  words = consultation ? trab_consultation_get_words (consultation) : NULL;
  if (words == NULL)
    return;
  for (guint i = 0; i < TRAB_N_COMPARE_VIEWS; i++)
    self->is_dirty[i] = TRUE;
  set_line (self->base_label, trab_present_comparison_get_base (words));
  set_line (self->missing_label, trab_present_comparison_get_missing (words));
  set_line (self->not_compared_label, trab_present_comparison_get_not_compared (words));
  set_line (self->disclaimer_label, trab_present_comparison_get_disclaimer (words));
  draw_shown (self);
}

void
trab_compare_views_set_is_narrow (TrabCompareViews *self, gboolean is_narrow)
{
  g_return_if_fail (TRAB_IS_COMPARE_VIEWS (self));

  self->is_narrow = is_narrow;
  trab_mechanism_view_set_is_narrow (self->mechanism, is_narrow);
}

/** trab_compare_views_set_is_stale: whether newer numbers are being worked out */
void
trab_compare_views_set_is_stale (TrabCompareViews *self, gboolean is_stale)
{
  g_return_if_fail (TRAB_IS_COMPARE_VIEWS (self));

  for (guint i = 0; i < TRAB_N_OUTCOMES; i++)
    {
      trab_chart_panel_set_is_stale (self->icons[i], is_stale);
      trab_chart_panel_set_is_stale (self->bars[i], is_stale);
    }
  trab_chart_panel_set_is_stale (self->curves, is_stale);
  trab_chart_panel_set_is_stale (self->chances, is_stale);
}

/** trab_compare_views_show: goes to a view, and to its beginning */
void
trab_compare_views_show (TrabCompareViews *self, TrabCompareView view)
{
  g_return_if_fail (TRAB_IS_COMPARE_VIEWS (self));
  g_return_if_fail ((guint) view < TRAB_N_COMPARE_VIEWS);

  gtk_stack_set_visible_child_name (self->stack, view_words[view].name);
  scroll_to_begin (self);
}

/** trab_compare_views_get_stack: (transfer none): for a switcher */
GtkStack *
trab_compare_views_get_stack (TrabCompareViews *self)
{
  g_return_val_if_fail (TRAB_IS_COMPARE_VIEWS (self), NULL);

  return self->stack;
}

/** trab_compare_views_get_focused_cell: FALSE where no cell of a table has the focus */
gboolean
trab_compare_views_get_focused_cell (TrabCompareViews *self, TrabPresentLane *lane, guint *plan)
{
  g_return_val_if_fail (TRAB_IS_COMPARE_VIEWS (self), FALSE);

  return trab_compare_table_get_focused_cell (self->table, lane, plan);
}
