/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-today-page.h"

#include <glib/gi18n.h>

#include "trab-present-date.h"
#include "trab-present-day.h"
#include "trab-present-error.h"
#include "trab-present-patient.h"
#include "trab-present-practice.h"
#include "trab-present-recall.h"
#include "trab-present-setting.h"
#include "trab-session-day.h"
#include "trab-session-search.h"
#include "trab-session-settings.h"
#include "trab-toast.h"

#define MOST_SHOWN 60 /* found by what is typed */
#define SHOWN_AT_ONCE                                                                              \
  12 /* a screen of them; drawing the rest would be in the way of the next key */
#define REST_AFTER_MS 150
#define MOST_RECENT 15 /* beside the day's list: it stands at once */
#define MOST_RECALLS 20

struct _TrabTodayPage
{
  AdwBin parent_instance;

  TrabSession *session;
  TrabDate today;
  GCancellable *cancellable; /* of the search going on; NULL when none is */
  gboolean opens_first;      /* Enter was pressed while the search went on */
  GPtrArray *found;          /* whom the search found; NULL once all stand there */
  guint rest_id;             /* until the rest of them is shown; 0 when nothing waits */
  TrabDay *day;              /* whom one sees today; NULL while somebody is searched */
  guint n_shown;

  AdwWindowTitle *title;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkWidget *today_group;
  GtkListBox *today_list;
  GtkWidget *needs_group;
  GtkListBox *needs_list;
  GtkWidget *recall_group;
  GtkListBox *recall_list;
  GtkLabel *recall_label;
  GtkWidget *others_group;
  GtkLabel *others_title;
  GtkListBox *others_list;
  GtkLabel *more_label;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE (TrabTodayPage, trab_today_page, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static TrabPatient *
new_patient (const TrabPatientSummaryFields *summary)
{
  TrabPatientFields fields = { .id = summary->id,
                               .family_name = summary->family_name,
                               .given_name = summary->given_name,
                               .birth_date = summary->birth_date,
                               .sex = summary->sex,
                               .record_number = summary->record_number,
                               .is_practice = summary->is_practice,
                               .is_dead = summary->is_dead,
                               .death_date = summary->death_date };

  return trab_patient_new (&fields);
}

static char *
dup_last_visit (const TrabPatientSummaryFields *summary)
{
  g_autofree char *date = NULL;

  if (!trab_date_is_known (summary->last_visit))
    return g_strdup (_ ("No visit yet"));
  date = trab_present_date_dup_short (summary->last_visit);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("Last visit %s"), date);
}

/* What is done to the list of the day by the button of a row. */
typedef enum
{
  ON_DAY_FIXED, /* by a visit or a plan: it is not taken off */
  ON_DAY,
  OFF_DAY,
} OnDay;

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!trab_session_day_set_finish (TRAB_SESSION (source), result, &error))
    trab_toast_show (GTK_WIDGET (self), trab_present_error_get_sentence (error));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  trab_today_page_refresh (self);
  trab_today_page_start_search (self);
}

static void
on_day_cb (GtkButton *button, TrabTodayPage *self)
{
  gboolean is_on = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "is-on"));

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  trab_session_day_set_async (self->session, self->today,
                              g_object_get_data (G_OBJECT (button), "patient-id"), NULL, !is_on,
                              set_cb, g_object_ref (self));
}

static GtkWidget *
new_day_button (TrabTodayPage *self, TrabPatient *patient, const char *name, gboolean is_on)
{
  GtkWidget *button
      = gtk_button_new_from_icon_name (is_on ? "list-remove-symbolic" : "list-add-symbolic");
  const char *tip = is_on ? _ ("Take off today's list") : _ ("Put on today's list");
  g_autofree char *label = g_strdup_printf ("%s: %s", tip, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "patient-id",
                          g_strdup (trab_patient_get (patient)->id), g_free);
  g_object_set_data (G_OBJECT (button), "is-on", GINT_TO_POINTER (is_on));
  g_signal_connect (button, "clicked", G_CALLBACK (on_day_cb), self);
  return button;
}

/* @remark: what stands last, after who it is */
static GtkWidget *
new_patient_row (TrabTodayPage *self, TrabPatient *patient, const char *remark, OnDay on_day)
{
  g_autoptr (TrabPresentPatient) words = trab_present_patient_new (patient, self->today);
  const TrabPatientFields *fields = trab_patient_get (patient);
  g_autofree char *line = g_strjoin (" · ", words->birth, words->death ? words->death : words->age,
                                     words->sex, words->record_number, NULL);
  const char *shows
      = fields->is_practice ? trab_present_practice_get_case (fields->record_number) : NULL;
  g_autofree char *subtitle = g_strjoin ("\n", line, remark, shows, NULL);
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words->name, "subtitle",
                      subtitle, "activatable", TRUE, "action-name", "win.open-patient", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", fields->id);
  if (on_day != ON_DAY_FIXED && !fields->is_dead)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               new_day_button (self, patient, words->name, on_day == ON_DAY));
  return row;
}

static GtkWidget *
new_row (TrabTodayPage *self, TrabPatientSummary *summary)
{
  const TrabPatientSummaryFields *fields = trab_patient_summary_get (summary);
  g_autoptr (TrabPatient) patient = new_patient (fields);
  g_autofree char *last_visit = dup_last_visit (fields);

  return new_patient_row (self, patient, last_visit, OFF_DAY);
}

static GtkWidget *
new_entry_row (TrabTodayPage *self, const TrabDayEntry *entry, OnDay on_day)
{
  g_autofree char *line = trab_present_day_dup_line (entry);

  return new_patient_row (self, entry->patient, line, on_day);
}

static gboolean
is_searching_by_text (TrabTodayPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
}

/* @recalls: of TrabRecall, the longest due first; @is_whole: whether everybody was looked at */
static void
show_recalls (TrabTodayPage *self, GPtrArray *recalls, gboolean is_whole)
{
  guint n = recalls->len;
  guint n_more = n - MIN (n, MOST_RECALLS);
  g_autofree char *more
      = is_whole ? g_strdup_printf (
            ngettext ("%u more person is due.", "%u more people are due.", n_more), n_more)
                 : g_strdup (_ ("Everybody's record is being looked through…"));

  clear_list (self->recall_list);
  for (guint i = 0; i < MIN (n, MOST_RECALLS); i++)
    {
      const TrabRecall *recall = g_ptr_array_index (recalls, i);
      g_autofree char *line = trab_present_recall_dup_line (recall);

      gtk_list_box_append (self->recall_list,
                           new_patient_row (self, recall->patient, line, OFF_DAY));
    }
  gtk_label_set_label (self->recall_label, more);
  gtk_widget_set_visible (GTK_WIDGET (self->recall_label), n_more > 0 || !is_whole);
  gtk_widget_set_visible (self->recall_group, n > 0 || !is_whole);
}

/* What no schedule of people has: a backup that is late */
static GtkWidget *
new_backup_row (TrabTodayPage *self)
{
  g_autoptr (TrabSettings) settings = trab_session_settings_dup (self->session);
  const char *sentence
      = trab_present_setting_get_backup (trab_settings_judge_backup (settings, self->today));
  GtkWidget *row = NULL;

  if (sentence == NULL || trab_session_is_practice (self->session))
    return NULL;
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", sentence, "title-lines", 0,
                      "activatable", TRUE, "action-name", "win.preferences", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "backup");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  return row;
}

static void
show_needs (TrabTodayPage *self, GPtrArray *needs)
{
  GtkWidget *backup = new_backup_row (self);

  clear_list (self->needs_list);
  if (backup != NULL)
    gtk_list_box_append (self->needs_list, backup);
  for (guint i = 0; i < needs->len; i++)
    gtk_list_box_append (self->needs_list,
                         new_entry_row (self, g_ptr_array_index (needs, i), OFF_DAY));
  gtk_widget_set_visible (self->needs_group, needs->len > 0 || backup != NULL);
}

static gboolean
is_on_day (TrabDay *day, TrabPatientSummary *summary)
{
  const char *id = trab_patient_summary_get (summary)->id;

  return day != NULL && (trab_day_has (day->entries, id) || trab_day_has (day->needs, id));
}

/* A clinic without anybody yet is told how to begin, not that nothing was copied */
static gboolean
has_more (TrabTodayPage *self)
{
  return self->day != NULL && self->day->needs->len + self->day->recalls->len > 0;
}

static guint
get_most_shown (TrabTodayPage *self)
{
  return is_searching_by_text (self) ? MOST_SHOWN : MOST_RECENT;
}

/* Appends whom the search found, from the @first of them on, to the list. */
static guint
append_others (TrabTodayPage *self, GPtrArray *found, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < MIN (found->len, end); i++)
    {
      TrabPatientSummary *summary = g_ptr_array_index (found, i);

      if (is_on_day (self->day, summary))
        continue;
      gtk_list_box_append (self->others_list, new_row (self, summary));
      n++;
    }
  return n;
}

static void
forget_rest (TrabTodayPage *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

static gboolean
show_rest_cb (gpointer user_data)
{
  TrabTodayPage *self = user_data;

  self->rest_id = 0;
  self->n_shown += append_others (self, self->found, SHOWN_AT_ONCE, get_most_shown (self));
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), self->found->len > get_most_shown (self));
  forget_rest (self);
  return G_SOURCE_REMOVE;
}

static void
show_found (TrabTodayPage *self, GPtrArray *found)
{
  gboolean is_search = is_searching_by_text (self);
  guint at_once = is_search ? SHOWN_AT_ONCE : get_most_shown (self);
  guint n_others = 0;
  guint n_today = self->day != NULL ? self->day->entries->len : 0;

  clear_list (self->today_list);
  clear_list (self->others_list);
  for (guint i = 0; i < n_today; i++)
    {
      const TrabDayEntry *entry = g_ptr_array_index (self->day->entries, i);

      gtk_list_box_append (
          self->today_list,
          new_entry_row (self, entry, entry->reason == TRAB_DAY_EXPECTED ? ON_DAY : ON_DAY_FIXED));
    }
  n_others = append_others (self, found, 0, at_once);
  forget_rest (self);
  if (is_search && found->len > at_once)
    {
      self->found = g_ptr_array_ref (found);
      self->rest_id = g_timeout_add (REST_AFTER_MS, show_rest_cb, self);
    }
  self->n_shown = n_today + n_others;
  gtk_widget_set_visible (self->today_group, n_today > 0);
  gtk_widget_set_visible (self->others_group, n_others > 0);
  gtk_label_set_label (self->others_title, is_search ? _ ("Found") : _ ("Recent"));
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), !is_search && found->len > at_once);
  gtk_stack_set_visible_child_name (self->stack, self->n_shown > 0 || has_more (self) ? "list"
                                                 : is_search                          ? "nobody"
                                                                                      : "empty");
}

static void
show_error (TrabTodayPage *self, const GError *error)
{
  self->n_shown = 0;
  adw_status_page_set_title (self->error_page, trab_present_error_get_title (error));
  adw_status_page_set_description (self->error_page, trab_present_error_get_sentence (error));
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void open_first (TrabTodayPage *self);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = trab_session_search_finish (TRAB_SESSION (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (found == NULL)
    {
      show_error (self, error);
      return;
    }
  show_found (self, found);
  if (self->opens_first)
    open_first (self);
}

static void
search (TrabTodayPage *self)
{
  /* one more than is shown, to know that there are more */
  trab_session_search_async (
      self->session, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
      get_most_shown (self) + 1, self->cancellable, found_cb, g_object_ref (self));
}

static void listed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
list_day (TrabTodayPage *self)
{
  trab_session_day_list_async (self->session, self->today, self->cancellable, listed_cb,
                               g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrabTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrabDay) day = trab_session_day_list_finish (TRAB_SESSION (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (day == NULL)
    {
      g_clear_object (&self->cancellable);
      show_error (self, error);
      return;
    }
  if (!day->is_whole)
    list_day (self);
  if (!day->is_whole && self->day != NULL)
    return; /* as much is shown already */
  show_needs (self, day->needs);
  show_recalls (self, day->recalls, day->is_whole);
  g_clear_pointer (&self->day, trab_day_free);
  self->day = g_steal_pointer (&day);
  search (self);
}

static void
search_changed_cb (TrabTodayPage *self)
{
  self->opens_first = FALSE;
  trab_today_page_refresh (self);
}

static GtkWidget *
get_first_row (TrabTodayPage *self, gboolean with_recalls)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->today_list));

  if (row == NULL && with_recalls && gtk_widget_get_visible (self->needs_group))
    row = gtk_widget_get_first_child (GTK_WIDGET (self->needs_list));
  if (row == NULL && with_recalls && gtk_widget_get_visible (self->recall_group))
    row = gtk_widget_get_first_child (GTK_WIDGET (self->recall_list));
  return row ? row : gtk_widget_get_first_child (GTK_WIDGET (self->others_list));
}

static void
open_first (TrabTodayPage *self)
{
  GtkWidget *row = get_first_row (self, FALSE);

  self->opens_first = FALSE;
  if (row != NULL)
    gtk_widget_activate (row);
}

/* Enter opens the first person found, as soon as the list answers what is typed now. Without a name
 * nobody was looked for. */
static void
search_activated_cb (TrabTodayPage *self)
{
  if (!is_searching_by_text (self))
    return;
  if (self->cancellable == NULL)
    open_first (self);
  else
    self->opens_first = TRUE;
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer user_data)
{
  TrabTodayPage *self = user_data;
  GtkWidget *row = get_first_row (self, TRUE);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (row);
  return GDK_EVENT_STOP;
}

static void
trab_today_page_dispose (GObject *object)
{
  TrabTodayPage *self = TRAB_TODAY_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_rest (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->day, trab_day_free);
  G_OBJECT_CLASS (trab_today_page_parent_class)->dispose (object);
}

static void
trab_today_page_class_init (TrabTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_today_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, today_group);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, today_list);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, needs_group);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, needs_list);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, recall_group);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, recall_list);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, recall_label);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, others_group);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, others_title);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, others_list);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, more_label);
  gtk_widget_class_bind_template_child (widget_class, TrabTodayPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
}

static void
trab_today_page_init (TrabTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** trab_today_page_set_session: @session: an open one; @today: decides who stands on top */
void
trab_today_page_set_session (TrabTodayPage *self, TrabSession *session, TrabDate today)
{
  g_autofree char *date = trab_present_date_dup_long (today);

  g_return_if_fail (TRAB_IS_TODAY_PAGE (self));

  g_set_object (&self->session, session);
  self->today = today;
  adw_window_title_set_subtitle (self->title, date);
  trab_today_page_refresh (self);
}

/** trab_today_page_refresh: looks again; an older search is cancelled */
void
trab_today_page_refresh (TrabTodayPage *self)
{
  g_return_if_fail (TRAB_IS_TODAY_PAGE (self));

  if (self->session == NULL || !trab_session_is_open (self->session))
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_rest (self);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->day, trab_day_free);
  if (is_searching_by_text (self))
    {
      gtk_widget_set_visible (self->needs_group, FALSE);
      gtk_widget_set_visible (self->recall_group, FALSE);
      search (self);
      return;
    }
  list_day (self);
}

void
trab_today_page_start_search (TrabTodayPage *self)
{
  g_return_if_fail (TRAB_IS_TODAY_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/** trab_today_page_get_n_recalls: how many people are shown as due to be seen again */
guint
trab_today_page_get_n_recalls (TrabTodayPage *self)
{
  GtkWidget *row = NULL;
  guint n = 0;

  g_return_val_if_fail (TRAB_IS_TODAY_PAGE (self), 0);

  row = gtk_widget_get_first_child (GTK_WIDGET (self->recall_list));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return gtk_widget_get_visible (self->recall_group) ? n : 0;
}

guint
trab_today_page_get_n_shown (TrabTodayPage *self)
{
  g_return_val_if_fail (TRAB_IS_TODAY_PAGE (self), 0);

  return self->n_shown;
}

/** trab_today_page_get_is_searching: whether an answer is still to come */
gboolean
trab_today_page_get_is_searching (TrabTodayPage *self)
{
  g_return_val_if_fail (TRAB_IS_TODAY_PAGE (self), FALSE);

  return self->cancellable != NULL;
}
