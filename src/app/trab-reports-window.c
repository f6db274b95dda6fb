/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-reports-window.h"

#include <glib/gi18n.h>

#include "trab-present-error.h"
#include "trab-present-sent-report.h"
#include "trab-session-reports.h"

struct _TrabReportsWindow
{
  AdwWindow parent_instance;
  GCancellable *cancellable;
  gboolean is_ready;
  GtkLabel *about_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TrabReportsWindow, trab_reports_window, ADW_TYPE_WINDOW)

/* The words can be selected and copied. */
static GtkWidget *
new_row (const TrabSentReport *report)
{
  g_autofree char *head = trab_present_sent_report_dup_head (report);
  g_autofree char *text = trab_present_sent_report_dup_text (report);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", head, NULL);
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0F, "wrap", TRUE, "wrap-mode",
                      PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "margin-top", 12, "margin-bottom",
                      12, "margin-start", 12, "margin-end", 12, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabReportsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports
      = trab_session_reports_list_finish (TRAB_SESSION (source), result, &error);
  const char *about = _ ("What others reported, as it came. Nothing is worked out from it.");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_ready = TRUE;
  if (reports == NULL)
    about = trab_present_error_get_sentence (error);
  else if (reports->len == 0)
    about = _ ("No file that was imported has a report of this person.");
  gtk_label_set_label (self->about_label, about);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    gtk_list_box_append (self->list, new_row (reports->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), reports != NULL && reports->len > 0);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_reports_window_dispose (GObject *object)
{
  TrabReportsWindow *self = TRAB_REPORTS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (trab_reports_window_parent_class)->dispose (object);
}

static void
trab_reports_window_finalize (GObject *object)
{
  g_clear_object (&TRAB_REPORTS_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (trab_reports_window_parent_class)->finalize (object);
}

static void
trab_reports_window_class_init (TrabReportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_reports_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_reports_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-reports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabReportsWindow, about_label);
  gtk_widget_class_bind_template_child (widget_class, TrabReportsWindow, list);
  gtk_widget_class_install_action (widget_class, "reports.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reports.close", NULL);
}

static void
trab_reports_window_init (TrabReportsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** trab_reports_window_new: begins to read at once */
TrabReportsWindow *
trab_reports_window_new (TrabConsultation *consultation)
{
  TrabReportsWindow *self = g_object_new (TRAB_TYPE_REPORTS_WINDOW, NULL);
  TrabRecord *record = trab_consultation_get_record (consultation);

  trab_session_reports_list_async (trab_consultation_get_session (consultation),
                                   trab_patient_get (trab_record_get_patient (record))->id,
                                   self->cancellable, listed_cb, g_object_ref (self));
  return self;
}

/** trab_reports_window_is_ready: whether what there is stands in it */
gboolean
trab_reports_window_is_ready (TrabReportsWindow *self)
{
  return self->is_ready;
}
