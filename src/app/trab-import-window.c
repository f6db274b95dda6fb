/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-import-window.h"

#include <glib/gi18n.h>

#include "trab-import-report.h"
#include "trab-error.h"
#include "trab-present-error.h"
#include "trab-present-finding.h"
#include "trab-present-patient.h"
#include "trab-session-import.h"
#include "trab-table-group.h"
#include "trab-table-look.h"
#include "trab-table-memory.h"
#include "trab-toast.h"

#define PROGRESS_MS 100
#define MOST_FINDINGS 200 /* rows in the list; as many more whenever they are asked for */

#define UNDO_SECONDS 20 /* to see whom it was saved for, and take it back */

struct _TrabImportWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  GFile *file;
  TrabDate today;
  GBytes *start;         /* of the file */
  GBytes *map;           /* (nullable) */
  char *source;          /* (nullable) */
  TrabTableGroup *table; /* (nullable): where the file is a table */
  TrabImport *import;
  GPtrArray *reports; /* as they are shown */
  TrabImportProgress progress;
  guint progress_id;
  GCancellable *cancellable; /* of the reading that runs: a newer one stops it */
  char *answered;            /* the question answered last */
  guint n_shown;             /* rows of the list of findings, at most */

  GtkBox *table_box;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  GtkButton *save_button;
  AdwStatusPage *error_page;
  GtkListBox *people_list;
  GtkWidget *findings_group;
  GtkListBox *findings_list;
  GtkButton *more_button;
};

G_DEFINE_FINAL_TYPE (TrabImportWindow, trab_import_window, ADW_TYPE_WINDOW)

static void
show_error (TrabImportWindow *self, const GError *error)
{
  const char *detail = trab_present_error_get_detail (error);
  g_autofree char *description = g_strdup_printf (
      "%s\n%s%s\n%s", trab_present_error_get_sentence (error), detail ? detail : "",
      detail ? "\n" : "", trab_present_error_get_advice (error));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_status_page_set_title (self->error_page, trab_present_error_get_title (error));
  adw_status_page_set_description (self->error_page, description);
  if (self->table != NULL) /* what is wrong stands in sight of the rows that settle it */
    adw_status_page_set_icon_name (self->error_page, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.copy", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle ? subtitle : "", NULL);

  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  return row;
}

static const char *
get_icon (TrabFindingSeverity severity)
{
  switch (severity)
    {
    case TRAB_FINDING_CONFLICT:
      return "dialog-question-symbolic";
    case TRAB_FINDING_REFUSED:
    case TRAB_FINDING_QUARANTINED:
      return "dialog-warning-symbolic";
    case TRAB_FINDING_KEPT:
    case TRAB_FINDING_CHANGED:
    case TRAB_FINDING_UNUSED:
    case TRAB_FINDING_SKIPPED:
      break;
    }
  return "dialog-information-symbolic";
}

static void reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* An answer may settle other things too: what saving would do is asked again. */
static void
answer_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  TrabImportWindow *self
      = TRAB_IMPORT_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (row), TRAB_TYPE_IMPORT_WINDOW));
  const TrabFindingFields *fields = trab_finding_get (user_data);
  guint selected = adw_combo_row_get_selected (row);

  trab_import_answer (self->import, fields->question,
                      selected > 0 ? fields->choices[selected - 1].id : NULL);
  g_free (self->answered);
  self->answered = g_strdup (fields->question);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", FALSE);
  trab_session_import_review_async (self->session, self->import, self->cancellable, reviewed_cb,
                                    g_object_ref (self));
}

/* The two sides of a question stand in its choices; none is chosen before somebody chooses. */
static GtkWidget *
new_question_row (TrabImportWindow *self, TrabFinding *finding)
{
  const TrabFindingFields *fields = trab_finding_get (finding);
  const char *answer = trab_import_get_answer (self->import, fields->question);
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);
  guint selected = 0;

  gtk_string_list_append (words, _ ("Not decided yet"));
  for (guint i = 0; i < fields->n_choices; i++)
    {
      gtk_string_list_take (words, trab_present_finding_dup_choice (finding, i));
      if (g_strcmp0 (answer, fields->choices[i].id) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (answer_cb), g_object_ref (finding),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_object_unref (words);
  return row;
}

/* The place in the file, for whoever wants to look: a button at the end of the row. */
static void
add_place (AdwActionRow *row, const char *place, const char *source)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  g_autofree char *text = g_strdup_printf ("%s\n%s", place, source);
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0F, "wrap", TRUE, "wrap-mode",
                      PANGO_WRAP_WORD_CHAR, "max-width-chars", 60, "selectable", TRUE, NULL);

  gtk_widget_add_css_class (label, "monospace");
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-find-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show the place in the file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the place in the file"), -1);
  adw_action_row_add_suffix (row, button);
}

static void
add_finding (TrabImportWindow *self, TrabFinding *finding)
{
  g_autofree char *source = trab_import_dup_source_text (self->import, finding);
  const TrabFindingFields *fields = trab_finding_get (finding);
  const char *severity = trab_present_finding_get_severity (fields->severity);
  g_autofree char *sentence = trab_present_finding_dup_sentence (finding);
  g_autofree char *place = trab_present_finding_dup_place (finding);
  g_autofree char *subtitle = place && place[0] != '\0'
                                  ? g_strdup_printf ("%s · %s", severity, place)
                                  : g_strdup (severity);
  GtkWidget *row = NULL;

  if (fields->question == NULL)
    row = new_row (sentence, subtitle, get_icon (fields->severity));
  else
    {
      row = new_question_row (self, finding);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  if (source != NULL && *source != '\0')
    add_place (ADW_ACTION_ROW (row), place, source);
  gtk_list_box_append (self->findings_list, row);
  if (fields->question != NULL && g_strcmp0 (fields->question, self->answered) == 0)
    gtk_widget_grab_focus (row); /* the list was made anew under the hands of whoever answered */
}

static void
add_person (TrabImportWindow *self, TrabImportPerson *person, TrabImportReport *report)
{
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;

  if (person->is_quarantined || report == NULL)
    {
      gtk_list_box_append (self->people_list,
                           new_row (_ ("Somebody who is not in the file"),
                                    _ ("Set aside: these results are not saved."),
                                    "dialog-warning-symbolic"));
      return;
    }
  name = trab_present_patient_dup_name (trab_record_get_patient (person->record));
  summary = trab_present_finding_dup_summary (report);
  gtk_list_box_append (self->people_list, new_row (name, summary, "avatar-default-symbolic"));
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Questions first: they are what somebody has to do. */
static GPtrArray *
list_findings (TrabImportWindow *self)
{
  GPtrArray *all = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GPtrArray *of_file = trab_import_get_findings (self->import);

  for (guint i = 0; i <= self->reports->len; i++)
    {
      GPtrArray *findings
          = i == 0 ? of_file : trab_import_report_get_findings (self->reports->pdata[i - 1]);

      for (guint n = 0; n < findings->len; n++)
        {
          gboolean is_question = trab_finding_get (findings->pdata[n])->question != NULL;

          g_ptr_array_add (is_question ? all : others, findings->pdata[n]);
        }
    }
  g_ptr_array_extend (all, others, NULL, NULL);
  return all;
}

/* Each of them can be reached: a question that nobody can see waits for ever. Returns: how many
 * there are */
static guint
show_findings (TrabImportWindow *self)
{
  g_autoptr (GPtrArray) all = list_findings (self);
  guint n_shown = MIN (all->len, self->n_shown);
  g_autofree char *more = g_strdup_printf (_ ("Show More (%u Left)"), all->len - n_shown);

  clear_list (self->findings_list);
  for (guint i = 0; i < n_shown; i++)
    add_finding (self, all->pdata[i]);
  gtk_widget_set_visible (self->findings_group, all->len > 0);
  gtk_button_set_label (self->more_button, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), all->len > n_shown);
  return all->len;
}

static void
show_more_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabImportWindow *self = TRAB_IMPORT_WINDOW (widget);

  self->n_shown += MOST_FINDINGS;
  show_findings (self);
}

static void
show_report (TrabImportWindow *self, GPtrArray *reports)
{
  gboolean has_something = FALSE;
  gboolean has_findings = FALSE;
  guint n_reports = 0;

  g_clear_pointer (&self->reports, g_ptr_array_unref);
  self->reports = g_ptr_array_ref (reports);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.copy", TRUE);
  clear_list (self->people_list);
  for (guint i = 0; i < trab_import_get_n_persons (self->import); i++)
    {
      TrabImportPerson *person = trab_import_get_person (self->import, i);
      TrabImportReport *report
          = person->is_quarantined ? NULL : g_ptr_array_index (reports, n_reports++);

      add_person (self, person, report);
      has_something
          = has_something || (report != NULL && trab_import_report_changes_anything (report));
    }
  has_findings = show_findings (self) > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", has_something);
  gtk_stack_set_visible_child_name (self->stack,
                                    has_something || has_findings ? "report" : "nothing");
}

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports
      = trab_session_import_review_finish (TRAB_SESSION (source), result, &error);

  if (reports != NULL)
    show_report (self, reports);
  else
    show_error (self, error);
}

static gboolean
progress_cb (gpointer user_data)
{
  TrabImportWindow *self = user_data;
  int permille = g_atomic_int_get (&self->progress.permille);

  if (permille > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, permille / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  TrabImport *import = trab_session_import_read_finish (TRAB_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the window is closed, or a newer reading runs */
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->import = import;
  if (import == NULL)
    {
      show_error (self, error);
      return;
    }
  if (self->table != NULL)
    trab_table_group_set_import (self->table, import);
  trab_session_import_review_async (TRAB_SESSION (source), self->import, self->cancellable,
                                    reviewed_cb, g_object_ref (self));
}

/* Whom the store refused; the others are saved. */
static gboolean
show_refused (TrabImportWindow *self, GPtrArray *reports)
{
  guint n = 0;

  clear_list (self->findings_list);
  for (guint i = 0; i < reports->len; i++)
    {
      GPtrArray *findings = trab_import_report_get_findings (reports->pdata[i]);

      for (guint f = 0; f < findings->len; f++)
        if (trab_finding_get (findings->pdata[f])->code == TRAB_FINDING_CODE_NOT_SAVED && ++n > 0)
          add_finding (self, findings->pdata[f]);
    }
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "report");
  return n > 0;
}

static guint
count_saved (GPtrArray *reports)
{
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    n += trab_import_report_get_patient_id (reports->pdata[i]) != NULL;
  return n;
}

/** An import that can be taken back, for as long as its toast says so. */
typedef struct
{
  GtkWindow *window; /* weak */
  TrabSession *session;
  char *batch_id;
} Undo;

static void
undo_free (Undo *undo)
{
  g_clear_weak_pointer (&undo->window);
  g_object_unref (undo->session);
  g_free (undo->batch_id);
  g_free (undo);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_undone = trab_session_import_undo_finish (TRAB_SESSION (source), result, &error);
  Undo *undo = user_data;

  if (undo->window != NULL)
    {
      trab_toast_show (GTK_WIDGET (undo->window), is_undone
                                                      ? _ ("The import is taken back")
                                                      : trab_present_error_get_sentence (error));
      gtk_widget_activate_action (GTK_WIDGET (undo->window), "win.refresh", NULL);
    }
  undo_free (undo);
}

static void
undo_clicked_cb (AdwToast *toast, Undo *undo)
{
  Undo *own = g_new0 (Undo, 1);

  g_set_weak_pointer (&own->window, undo->window);
  own->session = g_object_ref (undo->session);
  trab_session_import_undo_async (undo->session, undo->batch_id, undone_cb, own);
}

/* @batch_id: (transfer full) (nullable): NULL where nothing was new */
static void
offer_undo (TrabImportWindow *self, AdwToast *toast, char *batch_id)
{
  Undo *undo = NULL;

  if (toast == NULL || batch_id == NULL)
    {
      g_free (batch_id);
      return;
    }
  undo = g_new0 (Undo, 1);
  g_set_weak_pointer (&undo->window, gtk_window_get_transient_for (GTK_WINDOW (self)));
  undo->session = g_object_ref (self->session);
  undo->batch_id = batch_id;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), undo,
                         (GClosureNotify) (void (*) (void)) undo_free, 0);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabImportWindow) self = user_data;
  g_autofree char *batch_id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports
      = trab_session_import_save_finish (TRAB_SESSION (source), result, &batch_id, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *sentence = NULL;
  guint n_saved = reports ? count_saved (reports) : 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->table_box), TRUE);
  if (reports == NULL)
    {
      show_error (self, error);
      return;
    }
  sentence
      = g_strdup_printf (ngettext ("%u person imported", "%u people imported", n_saved), n_saved);
  offer_undo (self, trab_toast_show (GTK_WIDGET (self), sentence), g_steal_pointer (&batch_id));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.refresh", NULL);
  if (!show_refused (self, reports))
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabImportWindow *self = TRAB_IMPORT_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "import.save", FALSE);
  if (self->table != NULL)
    trab_table_memory_keep (self->start, self->source, self->map);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table_box), FALSE); /* what is saved stays so */
  gtk_stack_set_visible_child_name (self->stack, "reading");
  trab_session_import_save_async (self->session, self->import, NULL, saved_cb, g_object_ref (self));
}

static void
read_file (TrabImportWindow *self)
{
  const TrabImportReading how = {
    .map = self->map, .source = self->source, .today = self->today, .progress = &self->progress
  };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->import);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", FALSE);
  self->progress = (TrabImportProgress){ 0 };
  gtk_stack_set_visible_child_name (self->stack, "reading");
  if (self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
  trab_session_import_read_async (self->session, self->file, &how, self->cancellable, read_cb,
                                  g_object_ref (self));
}

static void
map_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (TrabImportWindow) self = user_data;
  g_autoptr (GFile) map = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && map != NULL)
    trab_import_window_read (self, map);
  g_object_unref (dialog);
}

/* How a table of somebody else is read: a file that says what its columns are. */
static void
map_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Map of Columns"), GTK_WINDOW (widget),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Maps of columns (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (map_chosen_cb), g_object_ref (widget));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The table anew, as its fields say. */
static void
read_table_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabImportWindow *self = TRAB_IMPORT_WINDOW (widget);
  GBytes *map = trab_table_group_get_map (self->table);

  g_clear_pointer (&self->map, g_bytes_unref);
  self->map = map ? g_bytes_ref (map) : NULL;
  g_free (self->source);
  self->source = trab_table_group_dup_source (self->table);
  read_file (self);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabImportWindow *self = TRAB_IMPORT_WINDOW (widget);
  g_autofree char *text = trab_present_finding_dup_report (self->import, self->reports);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  trab_toast_show (widget, _ ("The report is copied"));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_import_window_dispose (GObject *object)
{
  TrabImportWindow *self = TRAB_IMPORT_WINDOW (object);

  g_atomic_int_set (&self->progress.is_stopped, TRUE);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->start, g_bytes_unref);
  g_clear_pointer (&self->map, g_bytes_unref);
  g_clear_pointer (&self->source, g_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  g_clear_object (&self->session);
  g_clear_pointer (&self->answered, g_free);
  G_OBJECT_CLASS (trab_import_window_parent_class)->dispose (object);
}

static void
trab_import_window_class_init (TrabImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_import_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, table_box);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, people_list);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, findings_group);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, findings_list);
  gtk_widget_class_bind_template_child (widget_class, TrabImportWindow, more_button);
  gtk_widget_class_install_action (widget_class, "import.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "import.map", NULL, map_action);
  gtk_widget_class_install_action (widget_class, "import.read-table", NULL, read_table_action);
  gtk_widget_class_install_action (widget_class, "import.show-more", NULL, show_more_action);
  gtk_widget_class_install_action (widget_class, "import.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.save", NULL);
}

static void
trab_import_window_init (TrabImportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->n_shown = MOST_FINDINGS;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.copy", FALSE);
}

/** trab_import_window_read: reads the file anew. @map: (nullable): of the columns of a table */
void
trab_import_window_read (TrabImportWindow *self, GFile *map)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TRAB_IS_IMPORT_WINDOW (self));

  g_clear_pointer (&self->map, g_bytes_unref);
  self->map = map ? g_file_load_bytes (map, NULL, NULL, &error) : NULL;
  if (self->map != NULL && self->table != NULL)
    trab_table_group_set_own_map (self->table, self->map);
  if (error != NULL)
    show_error (self, error);
  else
    read_file (self);
}

/* How the file begins: enough to know a table, and to read it as one of its head was last time. */
static void
look_at_start (TrabImportWindow *self)
{
  GBytes *map = NULL;

  self->start = trab_table_look_read_start (self->file);
  if (self->start == NULL || !trab_table_memory_is_table (self->start))
    return;
  self->table = trab_table_group_new (self->start);
  gtk_box_append (self->table_box, GTK_WIDGET (self->table));
  gtk_widget_set_visible (GTK_WIDGET (self->table_box), TRUE);
  self->source = trab_table_group_dup_source (self->table);
  map = trab_table_group_get_map (self->table);
  self->map = map ? g_bytes_ref (map) : NULL;
}

/** trab_import_window_new: begins to read @file at once */
TrabImportWindow *
trab_import_window_new (TrabSession *session, GFile *file, TrabDate today)
{
  TrabImportWindow *self = g_object_new (TRAB_TYPE_IMPORT_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  self->today = today;
  look_at_start (self);
  read_file (self);
  return self;
}

/** trab_import_window_present: shows over @parent what @file holds. Returns: (transfer none) */
GtkWindow *
trab_import_window_present (GtkWindow *parent, TrabSession *session, GFile *file, TrabDate today)
{
  TrabImportWindow *self = trab_import_window_new (session, file, today);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

typedef struct
{
  GtkWindow *parent;
  TrabSession *session;
  TrabDate today;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_clear_object (&choice->session);
  g_free (choice);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    trab_import_window_present (choice->parent, choice->session, file, choice->today);
  g_object_unref (dialog);
}

/** trab_import_window_choose: lets the person choose a file and shows what it holds */
void
trab_import_window_choose (GtkWindow *parent, TrabSession *session, TrabDate today)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Import a File"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->parent = parent;
  choice->session = g_object_ref (session);
  choice->today = today;
  gtk_file_filter_set_name (filter, _ ("Records (FHIR, CSV)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_add_suffix (filter, "ndjson");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* the chooser keeps itself until somebody answers it */
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/** trab_import_window_get_page: "reading", "report", "nothing" or "error" */
const char *
trab_import_window_get_page (TrabImportWindow *self)
{
  g_return_val_if_fail (TRAB_IS_IMPORT_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
