/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-why-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "trab-chart-panel.h"
#include "trab-disagreement-window.h"
#include "trab-explain-window.h"
#include "trab-given.h"
#include "trab-present-balance.h"
#include "trab-present-forest.h"
#include "trab-present-row.h"

struct _TrabWhyWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  char *plan_id;
  GPtrArray *rows; /* of TrabPresentRow */
  AdwToastOverlay *toasts;
  GtkLabel *plan_label;
  GtkLabel *lane_label;
  GtkLabel *number_label;
  GtkBox *disagreements_box;
  GtkBox *picture_box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TrabWhyWindow, trab_why_window, ADW_TYPE_WINDOW)

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWhyWindow *self = TRAB_WHY_WINDOW (widget);
  g_autofree char *text = trab_present_row_dup_copy_text (self->rows);

  trab_given_copy_text (widget, text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Working copied for a minute")));
}

static void
explain_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabWhyWindow *self = TRAB_WHY_WINDOW (widget);
  TrabExplainWindow *window = trab_explain_window_new (self->session, self->plan_id);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static GtkWidget *
new_row (const TrabPresentRow *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *const texts[] = { words->title, words->text, words->note };
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = NULL;

      if (texts[i] == NULL || texts[i][0] == '\0')
        continue;
      label = gtk_label_new (texts[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (i == 0)
        gtk_widget_add_css_class (label, "caption-heading");
      if (i == 2)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  spoken = g_strjoin (". ", words->title, words->text, words->note, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "why-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
trab_why_window_dispose (GObject *object)
{
  TrabWhyWindow *self = TRAB_WHY_WINDOW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->plan_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trab_why_window_parent_class)->dispose (object);
}

static void
trab_why_window_class_init (TrabWhyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_why_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-why-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, plan_label);
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, lane_label);
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, disagreements_box);
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, picture_box);
  gtk_widget_class_bind_template_child (widget_class, TrabWhyWindow, list);
  gtk_widget_class_install_action (widget_class, "why.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "why.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "why.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "why.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "why.explain", NULL);
}

static void
trab_why_window_init (TrabWhyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_rows (TrabWhyWindow *self, GPtrArray *rows)
{
  self->rows = rows;
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (rows, i)));
}

/* The studies behind a chance, the harms mirrored by the breaks prevented: what the working says in
 * rows, as a picture. Returns: (transfer full) (nullable) */
static TrabChartSpec *
new_picture (TrabConsultation *consultation,
             TrabPresentLane lane,
             const char *plan_id,
             const char **title)
{
  TrabComparison *comparison = trab_consultation_get_comparison (consultation);
  TrabEvidence *evidence = trab_consultation_get_evidence (consultation);
  const TrabComparedPlan *plan
      = comparison ? trab_comparison_find_plan (comparison, plan_id) : NULL;

  if (plan == NULL)
    return NULL;
  if (lane == TRAB_PRESENT_LANE_MAJOR || lane == TRAB_PRESENT_LANE_HIP)
    {
      *title = _ ("Studies behind this number");
      return trab_present_forest_new_chart (
          plan, lane == TRAB_PRESENT_LANE_HIP ? TRAB_OUTCOME_HIP : TRAB_OUTCOME_MAJOR, evidence);
    }
  if (lane == TRAB_PRESENT_LANE_HARMS || lane == TRAB_PRESENT_LANE_HARMS_STRIP)
    {
      *title = _ ("Harms, and breaks prevented in the same years");
      return trab_present_balance_new_chart (plan, evidence);
    }
  return NULL;
}

static void
add_picture (TrabWhyWindow *self, TrabConsultation *consultation, TrabPresentLane lane)
{
  const char *title = NULL;
  g_autoptr (TrabChartSpec) spec = new_picture (consultation, lane, self->plan_id, &title);
  TrabChartPanel *panel = NULL;

  if (spec == NULL || trab_chart_spec_get_n_items (spec) == 0)
    return;
  panel = TRAB_CHART_PANEL (trab_chart_panel_new ());
  trab_chart_panel_set_title (panel, title);
  trab_chart_panel_set_spec (panel, spec, 0);
  gtk_widget_add_css_class (GTK_WIDGET (panel), "card");
  gtk_widget_add_css_class (GTK_WIDGET (panel), "padded");
  gtk_box_append (self->picture_box, GTK_WIDGET (panel));
}

/** trab_why_window_new: @consultation: with a comparison in which @plan is a column */
TrabWhyWindow *
trab_why_window_new (TrabConsultation *consultation, TrabPresentLane lane, guint plan)
{
  TrabWhyWindow *self = g_object_new (TRAB_TYPE_WHY_WINDOW, NULL);
  TrabPresentComparison *words = trab_consultation_get_words (consultation);
  const TrabPresentCell *cell = trab_present_comparison_get_cell (words, lane, plan);
  g_auto (GStrv) disagreements = trab_present_comparison_dup_disagreements (words, lane, plan);

  self->session = g_object_ref (trab_consultation_get_session (consultation));
  self->plan_id = g_strdup (trab_present_comparison_get_plan_id (words, plan));
  for (guint i = 0; disagreements[i] != NULL; i++)
    gtk_box_append (self->disagreements_box,
                    trab_disagreement_window_new_button (self->session, disagreements[i]));
  gtk_label_set_label (self->plan_label, trab_present_comparison_get_plan_name (words, plan));
  gtk_label_set_label (self->lane_label, trab_present_comparison_get_lane_title (words, lane));
  gtk_label_set_label (self->number_label, cell->text);
  /* many numbers are a list, which the working has in rows: no headline */
  gtk_widget_set_visible (GTK_WIDGET (self->number_label), strchr (cell->text, '\n') == NULL);
  add_picture (self, consultation, lane);
  set_rows (self, trab_present_comparison_dup_why (words, lane, plan));
  return self;
}

/**
 * trab_why_window_new_for_rows:
 * @title: what the number is of
 * @rows: (transfer full): of TrabPresentRow
 */
TrabWhyWindow *
trab_why_window_new_for_rows (const char *title, const char *number, GPtrArray *rows)
{
  TrabWhyWindow *self = g_object_new (TRAB_TYPE_WHY_WINDOW, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.explain", FALSE); /* that is of a plan */
  gtk_label_set_label (self->plan_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->lane_label), FALSE);
  gtk_label_set_label (self->number_label, number);
  set_rows (self, rows);
  return self;
}
