/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-follow-up-view.h"

#include <glib/gi18n.h>

#include "trab-chart-panel.h"
#include "trab-present-densitometry.h"
#include "trab-present-error.h"
#include "trab-present-follow-up-chart.h"
#include "trab-present-follow-up.h"
#include "trab-row-group.h"
#include "trab-session-follow-up.h"

struct _TrabFollowUpView
{
  AdwBin parent_instance;
  GCancellable *cancellable; /* of what is being worked out */
  GtkLabel *error_label;
  TrabRecord *record;     /* what is worked out; NULL when nothing is */
  TrabEvidence *evidence; /* (unowned): the session's, which outlives every page */
  TrabRowGroup *verdicts;
  TrabRowGroup *how_taken;
  GtkWidget *path_card; /* the path ahead, before and after the data */
  TrabChartPanel *path;
  TrabRowGroup *density;
  TrabRowGroup *readings;
};

enum
{
  SIGNAL_WORKED_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabFollowUpView, trab_follow_up_view, ADW_TYPE_BIN)

static void
show_rows (TrabFollowUpView *self, const TrabFollowUp *follow_up)
{
  g_autoptr (GPtrArray) verdicts
      = follow_up ? trab_present_follow_up_dup_verdicts (follow_up) : NULL;
  g_autoptr (GPtrArray) how_taken
      = follow_up && self->record
            ? trab_present_follow_up_dup_how_taken (follow_up, self->record, self->evidence)
            : NULL;
  g_autoptr (GPtrArray) density
      = follow_up ? trab_present_densitometry_dup_rows (follow_up->density) : NULL;
  g_autoptr (GPtrArray) readings
      = follow_up ? trab_present_follow_up_dup_readings (follow_up) : NULL;

  g_autoptr (TrabChartSpec) path = follow_up ? trab_present_follow_up_chart_new (follow_up) : NULL;

  gtk_widget_set_visible (self->path_card, path != NULL);
  if (path != NULL)
    trab_chart_panel_set_spec (self->path, path, 1);
  trab_row_group_set_rows (self->verdicts, verdicts);
  trab_row_group_set_rows (self->how_taken, how_taken);
  trab_row_group_set_rows (self->density, density);
  trab_row_group_set_rows (self->readings, readings);
}

static void
follow_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabFollowUpView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabFollowUp) follow_up
      = trab_session_follow_up_finish (TRAB_SESSION (source), result, &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = error ? trab_present_error_dup_text (error) : NULL;
  gtk_label_set_label (self->error_label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), words != NULL);
  show_rows (self, follow_up);
  if (follow_up != NULL)
    g_signal_emit (self, signals[SIGNAL_WORKED_OUT], 0, follow_up);
}

static void
trab_follow_up_view_dispose (GObject *object)
{
  TrabFollowUpView *self = TRAB_FOLLOW_UP_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (trab_follow_up_view_parent_class)->dispose (object);
}

static void
trab_follow_up_view_class_init (TrabFollowUpViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_follow_up_view_dispose;
  /* with the TrabFollowUp, which lives for the call */
  signals[SIGNAL_WORKED_OUT]
      = g_signal_new ("worked-out", TRAB_TYPE_FOLLOW_UP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
trab_follow_up_view_init (TrabFollowUpView *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));

  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_label_set_xalign (self->error_label, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  self->verdicts = trab_row_group_new (_ ("Did it work?"), NULL);
  self->how_taken = trab_row_group_new (
      _ ("How do you take it?"),
      _ ("Go through it together: the first question when a medicine seems to do little."));
  self->density = trab_row_group_new (_ ("The latest bone scan"), NULL);
  self->readings = trab_row_group_new (_ ("The latest blood tests"), NULL);
  gtk_box_append (box, GTK_WIDGET (self->error_label));
  self->path_card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->path_card, "card");
  gtk_widget_add_css_class (self->path_card, "padded");
  gtk_widget_set_visible (self->path_card, FALSE);
  self->path = TRAB_CHART_PANEL (trab_chart_panel_new ());
  trab_chart_panel_set_title (self->path, _ ("The path ahead"));
  gtk_box_append (GTK_BOX (self->path_card), GTK_WIDGET (self->path));
  gtk_box_append (box, GTK_WIDGET (self->verdicts));
  gtk_box_append (box, GTK_WIDGET (self->how_taken));
  gtk_box_append (box, self->path_card);
  gtk_box_append (box, GTK_WIDGET (self->density));
  gtk_box_append (box, GTK_WIDGET (self->readings));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/** trab_follow_up_view_clear: nothing is shown, and what is being worked out is forgotten */
void
trab_follow_up_view_clear (TrabFollowUpView *self)
{
  g_return_if_fail (TRAB_IS_FOLLOW_UP_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  show_rows (self, NULL);
}

/** trab_follow_up_view_show: works the consultation's record out anew; what was shown stays until
 * then */
void
trab_follow_up_view_show (TrabFollowUpView *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_FOLLOW_UP_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->record, trab_consultation_get_record (consultation));
  self->evidence = trab_consultation_get_evidence (consultation);
  trab_session_follow_up_async (trab_consultation_get_session (consultation),
                                trab_consultation_get_record (consultation),
                                trab_consultation_get_today (consultation), self->cancellable,
                                follow_up_cb, g_object_ref (self));
}
