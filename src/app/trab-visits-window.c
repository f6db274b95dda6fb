/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visits-window.h"

#include <glib/gi18n.h>

#include "trab-addendum-window.h"
#include "trab-present-error.h"
#include "trab-present-visit.h"
#include "trab-print-operation.h"
#include "trab-report-view.h"
#include "trab-row-group.h"
#include "trab-session-audit.h"
#include "trab-visit-reading.h"

struct _TrabVisitsWindow
{
  AdwWindow parent_instance;
  TrabConsultation *consultation;
  TrabVisitReading *reading; /* of the visit that is open; NULL in the list */

  GtkStack *stack;
  AdwWindowTitle *title;
  GtkListBox *list;
  GtkLabel *decided_label;
  GtkLabel *signed_label;
  GtkLabel *problem_label;
  GtkBox *groups;
  TrabRowGroup *addenda;
  TrabRowGroup *answers;
  TrabReportView *pages;
};

G_DEFINE_FINAL_TYPE (TrabVisitsWindow, trab_visits_window, ADW_TYPE_WINDOW)

static GtkWidget *
new_row (const TrabPresentVisit *words)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", words->day, words->decided);
  g_autofree char *subtitle = g_strjoin (" · ", words->kept, words->added, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, NULL);

  if (!words->is_signed) /* it is open on the pages of the visit; yet Tab must find the list */
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "visits.read");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", words->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
fill_list (TrabVisitsWindow *self)
{
  g_autoptr (GPtrArray) visits
      = trab_present_visit_dup_list (trab_consultation_get_record (self->consultation),
                                     trab_consultation_get_evidence (self->consultation));
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < visits->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (visits, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), visits->len > 0);
}

static void
say_problem (TrabVisitsWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static void
enable_pages (TrabVisitsWindow *self, TrabReport *report)
{
  trab_report_view_set_report (self->pages, report);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.print", report != NULL);
}

static void
show_addenda (TrabVisitsWindow *self)
{
  g_autoptr (GPtrArray) rows
      = trab_present_visit_dup_addenda (trab_consultation_get_record (self->consultation),
                                        trab_visit_reading_get_visit_id (self->reading));

  trab_row_group_set_rows (self->addenda, rows);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabVisitsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = trab_visit_reading_read_finish (TRAB_VISIT_READING (source), result, &error);

  if (self->reading != TRAB_VISIT_READING (source))
    return; /* another one was opened meanwhile */
  say_problem (self, is_read ? NULL : trab_present_error_get_sentence (error));
  enable_pages (self, trab_visit_reading_get_report (self->reading));
}

static void
read_pages (TrabVisitsWindow *self)
{
  enable_pages (self, NULL);
  say_problem (self, NULL);
  show_addenda (self);
  trab_visit_reading_read_async (self->reading, read_cb, g_object_ref (self));
}

/* Also after an addendum: it stands on the reprint. */
static void
record_changed_cb (TrabVisitsWindow *self)
{
  fill_list (self);
  if (self->reading != NULL)
    read_pages (self);
}

static void
back (TrabVisitsWindow *self)
{
  g_clear_object (&self->reading);
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.add", FALSE);
  enable_pages (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabVisitsWindow *self = TRAB_VISITS_WINDOW (widget);

  if (self->reading != NULL)
    back (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
read_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trab_visits_window_read (TRAB_VISITS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabVisitsWindow *self = TRAB_VISITS_WINDOW (widget);
  TrabAddendumWindow *window = trab_addendum_window_new (
      self->consultation, trab_visit_reading_get_visit_id (self->reading));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabVisitsWindow *self = TRAB_VISITS_WINDOW (widget);
  TrabReport *report = trab_visit_reading_get_report (self->reading);
  g_autoptr (TrabPrintOperation) operation = trab_print_operation_new (report);
  GtkPrintOperationResult done
      = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                 GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);

  if (done == GTK_PRINT_OPERATION_RESULT_APPLY)
    trab_session_audit_note (
        trab_consultation_get_session (self->consultation), "print",
        trab_patient_get (trab_consultation_get_patient (self->consultation))->id, "reprint");
  else if (done == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_problem (self, _ ("No printer took the pages."));
}

static void
trab_visits_window_dispose (GObject *object)
{
  TrabVisitsWindow *self = TRAB_VISITS_WINDOW (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->reading);
  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_visits_window_parent_class)->dispose (object);
}

static void
trab_visits_window_class_init (TrabVisitsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_visits_window_dispose;
  g_type_ensure (TRAB_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-visits-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, decided_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, signed_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitsWindow, pages);
  gtk_widget_class_install_action (widget_class, "visits.read", "s", read_action);
  gtk_widget_class_install_action (widget_class, "visits.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "visits.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "visits.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "visits.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "visits.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "visits.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "visits.print",
                                       NULL);
}

static void
trab_visits_window_init (TrabVisitsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->addenda = trab_row_group_new (_ ("Added since"), NULL);
  self->answers = trab_row_group_new (_ ("As it was answered"), NULL);
  gtk_box_append (self->groups, GTK_WIDGET (self->addenda));
  gtk_box_append (self->groups, GTK_WIDGET (self->answers));
}

TrabVisitsWindow *
trab_visits_window_new (TrabConsultation *consultation)
{
  TrabVisitsWindow *self = g_object_new (TRAB_TYPE_VISITS_WINDOW, NULL);

  self->consultation = g_object_ref (consultation);
  fill_list (self);
  back (self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (record_changed_cb), self);
  return self;
}

/** trab_visits_window_read: @visit_id: of a signed visit */
void
trab_visits_window_read (TrabVisitsWindow *self, const char *visit_id)
{
  TrabVisit *visit = NULL;
  TrabEvidence *evidence = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (TRAB_IS_VISITS_WINDOW (self));

  evidence = trab_consultation_get_evidence (self->consultation);
  visit = trab_record_find_visit (trab_consultation_get_record (self->consultation), visit_id);
  g_return_if_fail (visit != NULL);
  g_clear_object (&self->reading);
  self->reading = trab_visit_reading_new (self->consultation, visit_id);
  answers = trab_present_visit_dup_answers (visit, evidence);
  decided = trab_present_visit_dup_decided (visit, evidence);
  kept = trab_present_visit_dup_signed (visit);
  subtitle = trab_present_visit_dup_day (visit);
  trab_row_group_set_rows (self->answers, answers);
  gtk_label_set_label (self->decided_label, decided);
  gtk_label_set_label (self->signed_label, kept);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.add", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "visit");
  read_pages (self);
}

/** trab_visits_window_is_ready: whether the pages of the visit that is open are worked out, or why
 * there are none is said */
gboolean
trab_visits_window_is_ready (TrabVisitsWindow *self)
{
  g_return_val_if_fail (TRAB_IS_VISITS_WINDOW (self), FALSE);

  return self->reading != NULL
         && (trab_visit_reading_get_report (self->reading) != NULL
             || gtk_widget_get_visible (GTK_WIDGET (self->problem_label)));
}

guint
trab_visits_window_get_n_pages (TrabVisitsWindow *self)
{
  g_return_val_if_fail (TRAB_IS_VISITS_WINDOW (self), 0);

  return trab_report_view_get_n_pages (self->pages);
}
