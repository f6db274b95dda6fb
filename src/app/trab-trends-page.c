/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-trends-page.h"

#include "trab-chart-panel.h"
#include "trab-follow-up-view.h"
#include "trab-present-trend.h"

struct _TrabTrendsPage
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  GtkStack *stack;
  GtkWidget *one_scan_label;
  TrabChartPanel *panel;
  TrabFollowUpView *follow_up_view;
};

G_DEFINE_FINAL_TYPE (TrabTrendsPage, trab_trends_page, ADW_TYPE_BIN)

static guint
count_scans (TrabRecord *record)
{
  GPtrArray *measurements = trab_record_get_measurements (record);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < measurements->len; i++)
    {
      const TrabMeasurementFields *fields
          = trab_measurement_get (g_ptr_array_index (measurements, i));
      char day[TRAB_DATE_TEXT_SIZE];

      if (fields->measure == TRAB_MEASURE_BMD)
        g_hash_table_add (days, g_strdup (trab_date_to_text (fields->moment.date, day)));
    }
  return g_hash_table_size (days);
}

/* What was measured stands at once; what it means is said in the picture once it is judged. */
static void
draw (TrabTrendsPage *self, const TrabFollowUp *follow_up)
{
  g_autoptr (TrabChartSpec) spec
      = trab_present_trend_new (trab_consultation_get_record (self->consultation),
                                trab_consultation_get_today (self->consultation),
                                trab_consultation_get_margins (self->consultation), follow_up,
                                trab_consultation_get_evidence (self->consultation));

  trab_chart_panel_set_spec (self->panel, spec, 0);
}

static void
worked_out_cb (TrabTrendsPage *self, const TrabFollowUp *follow_up)
{
  if (self->consultation != NULL)
    draw (self, follow_up);
}

static void
update (TrabTrendsPage *self)
{
  TrabRecord *record = trab_consultation_get_record (self->consultation);
  guint n_scans = count_scans (record);

  if (trab_record_get_measurements (record)->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  draw (self, NULL);
  gtk_widget_set_visible (self->one_scan_label, n_scans == 1);
  trab_follow_up_view_show (self->follow_up_view, self->consultation);
  gtk_stack_set_visible_child_name (self->stack, "trends");
}

static void
clear (TrabTrendsPage *self)
{
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
}

static void
trab_trends_page_dispose (GObject *object)
{
  TrabTrendsPage *self = TRAB_TRENDS_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_trends_page_parent_class)->dispose (object);
}

static void
trab_trends_page_class_init (TrabTrendsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_trends_page_dispose;
  g_type_ensure (TRAB_TYPE_CHART_PANEL);
  g_type_ensure (TRAB_TYPE_FOLLOW_UP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-trends-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabTrendsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabTrendsPage, one_scan_label);
  gtk_widget_class_bind_template_child (widget_class, TrabTrendsPage, panel);
  gtk_widget_class_bind_template_child (widget_class, TrabTrendsPage, follow_up_view);
  gtk_widget_class_bind_template_callback (widget_class, worked_out_cb);
}

static void
trab_trends_page_init (TrabTrendsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** trab_trends_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_trends_page_set_consultation (TrabTrendsPage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_TRENDS_PAGE (self));

  clear (self);
  trab_follow_up_view_clear (self->follow_up_view); /* another person's verdicts never stay */
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (update), self);
  g_signal_connect_swapped (consultation, "notify::margins", G_CALLBACK (update), self);
  update (self);
}
