/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-print-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "trab-field-row.h"
#include "trab-paper.h"
#include "trab-given.h"
#include "trab-present-error.h"
#include "trab-present-language.h"
#include "trab-present-question.h"
#include "trab-print-operation.h"
#include "trab-session-audit.h"
#include "trab-session-recall.h"
#include "trab-report-html.h"
#include "trab-report-pdf.h"
#include "trab-report-plan.h"
#include "trab-report-text.h"
#include "trab-report-view.h"
#include "trab-session-runs.h"
#include "trab-session-settings.h"
#include "trab-toast.h"

#define FIELD_LETTER "letter_words"

struct _TrabPrintPage
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  TrabReport *report;
  GtkFileChooserNative *chooser; /* while it is open */

  GtkStack *stack;
  GtkCheckButton *page_buttons[10]; /* in the order of TrabReportPlanPage */
  GtkCheckButton *large_button;
  GtkDropDown *language_list; /* of @languages; hidden where there is one alone */
  GStrv languages;
  GtkBox *letter_box;
  GtkEntry *to_entry; /* in it: not kept, for it is of this letter alone */
  GtkLabel *count_label;
  AdwStatusPage *refused_page;
  TrabReportView *view;
};

G_DEFINE_FINAL_TYPE (TrabPrintPage, trab_print_page, ADW_TYPE_BIN)

static guint
get_pages (TrabPrintPage *self)
{
  guint pages = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->page_buttons); i++)
    if (gtk_check_button_get_active (self->page_buttons[i]))
      pages |= 1u << i;
  return pages;
}

/**
 * trab_print_page_new_report:
 * @plan_id: (nullable): what is agreed on
 * @pages: of TrabReportPlanPage
 * @language: (nullable): of trab_present_language_dup_choices(); NULL: the program's
 *
 * Returns: (transfer full): today's visit as it would be printed
 */
TrabReport *
trab_print_page_new_report (TrabConsultation *consultation,
                            const char *plan_id,
                            guint pages,
                            gboolean is_large,
                            const char *language)
{
  g_autoptr (TrabPresentLanguage) entered
      = language ? trab_present_language_enter (language) : NULL;
  g_autofree char *spoken = trab_present_language_dup_current ();
  TrabDraft *draft = trab_consultation_get_draft (consultation);
  TrabComparison *comparison = trab_consultation_get_comparison (consultation);
  const char *choice = trab_draft_get_text (draft, "plan_choice");
  g_auto (GStrv) offered = trab_session_dup_standard_plans (
      trab_consultation_get_session (consultation), trab_consultation_get_record (consultation),
      trab_consultation_get_today (consultation));
  g_autoptr (TrabSettings) settings
      = trab_session_settings_dup (trab_consultation_get_session (consultation));
  TrabReportPlanRequest request
      = { .record = trab_consultation_get_record (consultation),
          .margins = trab_consultation_get_margins (consultation),
          .comparison = comparison,
          .evidence = trab_consultation_get_evidence (consultation),
          .offered_plan_ids = (const char *const *) offered,
          .patient_words = trab_draft_get_text_or_null (draft, "plan_reason"),
          .letter_words = trab_draft_get_text_or_null (draft, FIELD_LETTER),
          .printed = trab_consultation_get_today (consultation),
          .pages = pages,
          .clinic_name = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_NAME),
          .clinic_address = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_ADDRESS),
          .clinic_phone = trab_settings_get_or_null (settings, TRAB_SETTING_CLINIC_PHONE),
          .paper = trab_paper_get_size (settings),
          .is_large = is_large,
          .language = trab_paper_get_language (),
          .is_part_translated = !trab_present_language_is_whole (spoken) };

  if (comparison != NULL && plan_id != NULL
      && trab_comparison_find_plan (comparison, plan_id) != NULL)
    request.plan_id = plan_id;
  trab_draft_get_date (draft, "review_date", &request.review_date);
  request.review_date = trab_session_recall_get_review (
      trab_consultation_get_session (consultation), request.record, choice, request.review_date,
      request.printed);
  return trab_report_plan_new (&request);
}

static const char *
get_language (TrabPrintPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->language_list);

  return selected < g_strv_length (self->languages) ? self->languages[selected] : NULL;
}

/* Papers can be made in these. */
static void
list_languages (TrabPrintPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->languages = trab_present_language_dup_choices ();
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      g_autofree char *title = trab_present_language_dup_title (self->languages[i]);

      gtk_string_list_append (titles, title);
    }
  gtk_drop_down_set_model (self->language_list, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->language_list), g_strv_length (self->languages) > 1);
}

static void
changed_cb (TrabPrintPage *self)
{
  if (self->consultation != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    trab_print_page_refresh (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPrintPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_session_runs_keep_finish (TRAB_SESSION (source), result, &error))
    trab_toast_show (GTK_WIDGET (self), trab_present_error_get_sentence (error));
}

/* What a patient was handed must be possible to make again. */
static void
keep_runs (TrabPrintPage *self)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);

  if (comparison != NULL)
    trab_session_runs_keep_async (trab_consultation_get_session (self->consultation), comparison,
                                  NULL, kept_cb, g_object_ref (self));
}

static void
say_saved (TrabPrintPage *self, const GError *error)
{
  trab_toast_show (GTK_WIDGET (self),
                   error ? trab_present_error_get_sentence (error) : _ ("Plan saved"));
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabPrintPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = trab_given_save_finish (result, &error);

  say_saved (self, error);
  if (is_saved && self->consultation != NULL)
    keep_runs (self);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  TrabPrintPage *self = user_data;
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  trab_print_page_save (self, file);
}

static void
choose_file (TrabPrintPage *self, const char *title, const char *name)
{
  if (self->chooser != NULL || self->report == NULL)
    return;
  self->chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  /* the proposed name names no person either */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_pdf_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_file (TRAB_PRINT_PAGE (widget), _ ("Save the Plan as PDF"), _ ("bone-plan.pdf"));
}

static void
save_html_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_file (TRAB_PRINT_PAGE (widget), _ ("Save the Plan as a Web Page"), _ ("bone-plan.html"));
}

static void
copy_text_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabPrintPage *self = TRAB_PRINT_PAGE (widget);
  g_autofree char *text = self->report ? trab_report_text_write (self->report) : NULL;

  if (text == NULL)
    return;
  trab_given_copy_text (widget, text);
  trab_toast_show (widget, _ ("Copied for a minute"));
  keep_runs (self);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trab_print_page_print (TRAB_PRINT_PAGE (widget));
}

/* The letter follows what is typed for it. */
static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  changed_cb (user_data);
}

static void
build_letter_row (TrabPrintPage *self)
{
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);
  TrabFieldWords words = { .title = trab_present_question_get_label (TRAB_QUESTION_LETTER_WORDS),
                           .hint = trab_present_question_get_hint (TRAB_QUESTION_LETTER_WORDS) };
  GtkWidget *row = trab_field_row_new (draft, FIELD_LETTER, &words);

  self->to_entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->to_entry, _ ("To: name and address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whom the letter is for"), -1);
  g_signal_connect_swapped (self->to_entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (self->letter_box, GTK_WIDGET (self->to_entry));
  trab_field_row_set_is_stacked (TRAB_FIELD_ROW (row), TRUE);
  gtk_box_append (self->letter_box, row);
  g_signal_connect (draft, "changed::" FIELD_LETTER, G_CALLBACK (draft_changed_cb), self);
}

static void
clear (TrabPrintPage *self)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->letter_box))) != NULL)
    gtk_box_remove (self->letter_box, row);
  self->to_entry = NULL;
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (trab_consultation_get_draft (self->consultation), self);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_object (&self->report);
}

static void
trab_print_page_dispose (GObject *object)
{
  TrabPrintPage *self = TRAB_PRINT_PAGE (object);

  clear (self);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->languages, g_strfreev);
  G_OBJECT_CLASS (trab_print_page_parent_class)->dispose (object);
}

static void
trab_print_page_class_init (TrabPrintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_print_page_dispose;
  g_type_ensure (TRAB_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-print-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, large_button);
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, language_list);
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, letter_box);
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, refused_page);
  gtk_widget_class_bind_template_child (widget_class, TrabPrintPage, view);
  for (guint i = 0; i < G_N_ELEMENTS (((TrabPrintPage *) NULL)->page_buttons); i++)
    {
      static const char *const names[]
          = { "page_plan",  "page_chance",  "page_medicine", "page_daily",     "page_compared",
              "page_tests", "page_sources", "page_card",     "page_clinician", "page_letter" };

      gtk_widget_class_bind_template_child_full (
          widget_class, names[i], FALSE,
          (gssize) (G_STRUCT_OFFSET (TrabPrintPage, page_buttons) + i * sizeof (gpointer)));
    }
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "print.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "print.save-html", NULL, save_html_action);
  gtk_widget_class_install_action (widget_class, "print.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_action);
}

static void
trab_print_page_init (TrabPrintPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  list_languages (self);
}

/** trab_print_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_print_page_set_consultation (TrabPrintPage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_PRINT_PAGE (self));

  clear (self);
  trab_report_view_set_report (self->view, NULL);
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  build_letter_row (self);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (changed_cb), self);
}

/** trab_print_page_refresh: lays the pages out anew from what is known now */
void
trab_print_page_refresh (TrabPrintPage *self)
{
  gboolean has_pages = FALSE;
  gboolean is_refused = FALSE;
  g_autofree char *count = NULL;
  g_autofree char *plan_id = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_return_if_fail (TRAB_IS_PRINT_PAGE (self));

  if (self->consultation == NULL)
    return;
  is_refused = trab_consultation_may_give_out (self->consultation, &plan_id, &error)
               == TRAB_GIVE_OUT_REFUSED;
  has_pages = !is_refused && get_pages (self) != 0;
  g_clear_object (&self->report);
  if (has_pages)
    self->report = trab_print_page_new_report (self->consultation, plan_id, get_pages (self),
                                               gtk_check_button_get_active (self->large_button),
                                               get_language (self));
  if (is_refused)
    {
      adw_status_page_set_title (self->refused_page, trab_present_error_get_title (error));
      adw_status_page_set_description (self->refused_page, trab_present_error_get_sentence (error));
    }
  trab_report_view_set_report (self->view, self->report);
  n = trab_report_view_get_n_pages (self->view);
  count = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, has_pages    ? "preview"
                                                 : is_refused ? "refused"
                                                              : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save-pdf", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save-html", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.copy-text", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", has_pages);
}

/** trab_print_page_choose_first_page: what a short visit prints */
void
trab_print_page_choose_first_page (TrabPrintPage *self)
{
  g_return_if_fail (TRAB_IS_PRINT_PAGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->page_buttons); i++)
    gtk_check_button_set_active (self->page_buttons[i], i == 0);
}

/** trab_print_page_print: opens the desktop's print dialog */
void
trab_print_page_print (TrabPrintPage *self)
{
  g_autoptr (TrabPrintOperation) operation = NULL;
  GtkPrintOperationResult done = GTK_PRINT_OPERATION_RESULT_CANCEL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TRAB_IS_PRINT_PAGE (self));

  if (self->report == NULL)
    return;
  operation = trab_print_operation_new (self->report);
  done = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                  GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error);
  if (done == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      trab_given_note (self->consultation, "print", "paper");
      keep_runs (self);
    }
  else if (done == GTK_PRINT_OPERATION_RESULT_ERROR)
    trab_toast_show (GTK_WIDGET (self), _ ("No printer took the plan. Save it as PDF instead."));
}

static const char *
get_form (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".html") ? "html" : "pdf";
}

static GBytes *
write_report (TrabReport *report, GFile *file, GError **error)
{
  char *html = NULL;

  if (!g_str_equal (get_form (file), "html"))
    return trab_report_pdf_write (report, error);
  html = trab_report_html_write (report, error);
  return html ? g_bytes_new_take (html, strlen (html)) : NULL;
}

/** trab_print_page_save: says when it is done. @file: a name ending in ".html" gets a web page,
 * every other one a PDF */
void
trab_print_page_save (TrabPrintPage *self, GFile *file)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TRAB_IS_PRINT_PAGE (self));
  g_return_if_fail (self->report != NULL);

  bytes = write_report (self->report, file, &error);
  if (bytes == NULL)
    {
      say_saved (self, error);
      return;
    }
  trab_given_save_async (self->consultation, file, bytes, get_form (file), given_cb,
                         g_object_ref (self));
}

guint
trab_print_page_get_n_pages (TrabPrintPage *self)
{
  g_return_val_if_fail (TRAB_IS_PRINT_PAGE (self), 0);

  return trab_report_view_get_n_pages (self->view);
}
