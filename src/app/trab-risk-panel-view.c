/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-risk-panel-view.h"

#include <glib/gi18n.h>

#include "trab-chart-panel.h"
#include "trab-present-error.h"
#include "trab-present-risk-chart.h"
#include "trab-present-risk-panel.h"
#include "trab-present-risk-why.h"
#include "trab-present-row.h"
#include "trab-row-group.h"
#include "trab-why-window.h"

#define YEARLY_MODEL "qfracture2012" /* the only calculator with a chance for every year */

struct _TrabRiskPanelView
{
  AdwBin parent_instance;
  TrabRiskPanel *panel; /* shown; NULL: none */
  TrabEvidence *evidence;
  TrabDate today;
  GPtrArray *rows[3];    /* of TrabPresentRow, as shown in the groups below */
  GtkWidget *years_card; /* the curve of the calculator that has one */
  TrabChartPanel *years;
  GtkLabel *conflicts; /* or what went wrong */
  TrabRowGroup *estimates;
  TrabRowGroup *frax;
  TrabRowGroup *criteria;
};

G_DEFINE_FINAL_TYPE (TrabRiskPanelView, trab_risk_panel_view, ADW_TYPE_BIN)

static void
clear (TrabRiskPanelView *self)
{
  g_clear_pointer (&self->panel, trab_risk_panel_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
}

static const TrabPresentRow *
find_row (TrabRiskPanelView *self, const char *why)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    for (guint j = 0; self->rows[i] != NULL && j < self->rows[i]->len; j++)
      {
        const TrabPresentRow *row = g_ptr_array_index (self->rows[i], j);

        if (g_strcmp0 (row->why, why) == 0)
          return row;
      }
  return NULL;
}

static void
show_why (TrabRiskPanelView *self, const char *why)
{
  const TrabPresentRow *row = find_row (self, why);
  TrabWhyWindow *window = NULL;

  if (row == NULL)
    return;
  window = trab_why_window_new_for_rows (
      row->title, row->text,
      trab_present_risk_why_dup_rows (self->panel, self->evidence, why, self->today));
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
why_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_why (TRAB_RISK_PANEL_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
trab_risk_panel_view_finalize (GObject *object)
{
  clear (TRAB_RISK_PANEL_VIEW (object));
  G_OBJECT_CLASS (trab_risk_panel_view_parent_class)->finalize (object);
}

static void
trab_risk_panel_view_class_init (TrabRiskPanelViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_risk_panel_view_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), TRAB_ROW_GROUP_WHY_ACTION, "s",
                                   why_action);
}

static GtkWidget *
new_years_card (TrabRiskPanelView *self)
{
  GtkWidget *why = gtk_button_new_with_label (_ ("Why this number"));

  self->years_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->years_card, "card");
  gtk_widget_add_css_class (self->years_card, "padded");
  self->years = TRAB_CHART_PANEL (trab_chart_panel_new ());
  trab_chart_panel_set_title (self->years, _ ("Year by year"));
  gtk_widget_set_halign (why, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (why, _ ("Inputs, formula, source (Ctrl+I)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (why), TRAB_ROW_GROUP_WHY_ACTION);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (why), "s", YEARLY_MODEL);
  gtk_box_append (GTK_BOX (self->years_card), GTK_WIDGET (self->years));
  gtk_box_append (GTK_BOX (self->years_card), why);
  return self->years_card;
}

/* A refusal has no curve: its reason stands in the list. */
static void
show_years (TrabRiskPanelView *self)
{
  const TrabRiskEstimate *estimate
      = self->panel ? trab_risk_panel_find_estimate (self->panel, YEARLY_MODEL) : NULL;
  g_autoptr (TrabChartSpec) spec
      = estimate ? trab_present_risk_chart_new (estimate->result, self->evidence) : NULL;

  gtk_widget_set_visible (self->years_card, spec != NULL);
  if (spec != NULL)
    trab_chart_panel_set_spec (self->years, spec, 1);
}

static void
trab_risk_panel_view_init (TrabRiskPanelView *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));

  self->conflicts = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->conflicts, TRUE);
  gtk_label_set_xalign (self->conflicts, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->conflicts), "heading");
  self->frax = trab_row_group_new (_ ("FRAX"), NULL);
  self->estimates = trab_row_group_new (
      _ ("Other estimates, side by side"),
      _ ("Each counts other breaks in other people. They are never averaged."));
  self->criteria = trab_row_group_new (_ ("Very high risk"),
                                       _ ("Each guideline's criteria: met, not met, not checked."));
  gtk_box_append (box, GTK_WIDGET (self->conflicts));
  gtk_box_append (box, new_years_card (self));
  gtk_box_append (box, GTK_WIDGET (self->frax));
  gtk_box_append (box, GTK_WIDGET (self->estimates));
  gtk_box_append (box, GTK_WIDGET (self->criteria));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/** trab_risk_panel_view_show: reads the consultation's record anew */
void
trab_risk_panel_view_show (TrabRiskPanelView *self, TrabConsultation *consultation)
{
  TrabRowGroup *const groups[] = { self->frax, self->estimates, self->criteria };
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (TRAB_IS_RISK_PANEL_VIEW (self));

  clear (self);
  self->evidence = trab_consultation_get_evidence (consultation);
  self->today = trab_consultation_get_today (consultation);
  self->panel
      = trab_session_assess (trab_consultation_get_session (consultation),
                             trab_consultation_get_record (consultation), self->today, &error);
  if (self->panel != NULL)
    {
      self->rows[0] = trab_present_risk_panel_dup_frax (self->panel);
      self->rows[1] = trab_present_risk_panel_dup_estimates (self->panel, self->evidence);
      self->rows[2] = trab_present_risk_panel_dup_criteria (self->panel);
    }
  words = self->panel ? trab_present_risk_panel_dup_conflicts (self->panel)
                      : trab_present_error_dup_text (error);
  gtk_label_set_label (self->conflicts, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), words != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    trab_row_group_set_rows (groups[i], self->rows[i]);
  show_years (self);
}

/** trab_risk_panel_view_show_focused_why: FALSE where no row has the keyboard focus */
gboolean
trab_risk_panel_view_show_focused_why (TrabRiskPanelView *self)
{
  TrabRowGroup *const groups[] = { self->frax, self->estimates, self->criteria };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const char *why = trab_row_group_get_focused_why (groups[i]);

      if (why == NULL)
        continue;
      show_why (self, why);
      return TRUE;
    }
  return FALSE;
}
