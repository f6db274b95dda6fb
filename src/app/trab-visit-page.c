/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit-page.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-form-keys.h"
#include "trab-form-window.h"
#include "trab-present-date.h"
#include "trab-present-patient.h"
#include "trab-present-problem.h"
#include "trab-present-result.h"
#include "trab-present-update.h"
#include "trab-row-group.h"
#include "trab-session-ask.h"
#include "trab-visit-section.h"

#define FIELD_READ "results_read"
#define KEY_RESULT "trab-result"
#define MARGIN_PX 18
#define NARROW_MARGIN_PX 6
#define MOST_PLANS 3 /* named in the bar at the bottom */

struct _TrabVisitPage
{
  AdwBin parent_instance;

  TrabConsultation *consultation;
  GArray *asks; /* of TrabVisitAsk: every question, for this person and the plans looked at */
  TrabVisitSection *sections[TRAB_N_VISIT_PLACES]; /* NULL while no person is open */

  TrabAdaptiveBin *adaptive;
  GtkWidget *clamp;
  GtkOrientable *title_box;
  GtkOrientable *rows_box;
  GtkOrientable *bar;
  GtkLabel *title_label;
  GtkWidget *resumed_label;
  GtkLabel *results_label;
  GtkListBox *results_list;
  GtkWidget *no_results_label;
  GtkLabel *rows_label;
  GtkLabel *done_label;
  GtkBox *sections_box;
  GtkToggleButton *show_all_button;
  GtkBox *history_box;
  TrabRowGroup *history;
  GtkLabel *status_label;
  GtkWidget *nothing_button;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (TrabVisitPage, trab_visit_page, ADW_TYPE_BIN)

static TrabDraft *
get_draft (TrabVisitPage *self)
{
  return trab_consultation_get_draft (self->consultation);
}

static const char *
get_id (const TrabVisitAsk *ask)
{
  return trab_question_get_info (ask->question)->id;
}

/* What is asked in the row itself, open or not: these are asked at every visit. */
static const char *
get_head_field (TrabVisitPlace place)
{
  if (place == TRAB_VISIT_PLACE_FALLS)
    return "falls_count";
  return place == TRAB_VISIT_PLACE_BREAK ? "new_fracture" : NULL;
}

static gboolean
is_for (TrabQuestionAudience audience, TrabSex sex)
{
  return audience == TRAB_QUESTION_FOR_ALL
         || sex != (audience == TRAB_QUESTION_FOR_WOMEN ? TRAB_SEX_MALE : TRAB_SEX_FEMALE);
}

static gboolean
has_answer (TrabDraft *draft, const char *field)
{
  return trab_draft_get_text (draft, field)[0] != '\0'
         || trab_draft_get_carried (draft, field, NULL, NULL);
}

static void
read_asks (TrabVisitPage *self)
{
  g_clear_pointer (&self->asks, g_array_unref);
  self->asks
      = trab_session_ask_list (trab_consultation_get_session (self->consultation),
                               trab_consultation_get_record (self->consultation), get_draft (self),
                               trab_consultation_get_plan_ids (self->consultation),
                               trab_consultation_get_today (self->consultation), NULL);
  if (self->asks == NULL)
    self->asks = g_array_new (FALSE, TRUE, sizeof (TrabVisitAsk));
}

/* What nobody needs is not asked, but what was answered stays to be seen. */
static void
update_wanted (TrabVisitPage *self)
{
  gboolean with_all = gtk_toggle_button_get_active (self->show_all_button);

  for (guint i = 0; i < self->asks->len; i++)
    {
      const TrabVisitAsk *ask = &g_array_index (self->asks, TrabVisitAsk, i);

      trab_question_list_set_is_wanted (trab_visit_section_get_list (self->sections[ask->place]),
                                        get_id (ask),
                                        with_all || (ask->is_needed && ask->can_apply)
                                            || has_answer (get_draft (self), get_id (ask)));
    }
}

/* A question that is shown, and neither answered nor carried over. */
static gboolean
is_open_ask (TrabVisitPage *self, const TrabVisitAsk *ask)
{
  const char *id = get_id (ask);

  return !has_answer (get_draft (self), id)
         && (g_strcmp0 (get_head_field (ask->place), id) == 0
             || trab_question_list_is_shown (
                 trab_visit_section_get_list (self->sections[ask->place]), id));
}

/* Of what came from elsewhere nothing is missed. */
static gboolean
is_due (TrabVisitPage *self, const TrabVisitAsk *ask)
{
  return ask->place != TRAB_VISIT_PLACE_RESULTS && (ask->is_of_chance || ask->is_of_visit)
         && is_open_ask (self, ask);
}

static guint
count_due (TrabVisitPage *self, TrabVisitPlace place)
{
  guint n = 0;

  for (guint i = 0; i < self->asks->len; i++)
    {
      const TrabVisitAsk *ask = &g_array_index (self->asks, TrabVisitAsk, i);

      n += ask->place == place && is_due (self, ask);
    }
  if (place == TRAB_VISIT_PLACE_BODY)
    n += !has_answer (get_draft (self), "height") + !has_answer (get_draft (self), "weight");
  return n;
}

/* What each plan looked at waits for, in @place or, with TRAB_N_VISIT_PLACES, anywhere.
 * Returns: (transfer full): of TrabPresentUpdateNeed */
static GArray *
list_needs (TrabVisitPage *self, guint place)
{
  GArray *needs = g_array_new (FALSE, TRUE, sizeof (TrabPresentUpdateNeed));
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  guint n_plans = words ? trab_present_comparison_get_n_plans (words) : 0;

  for (guint plan = 0; plan < n_plans; plan++)
    {
      TrabPresentUpdateNeed need
          = { .plan_name = trab_present_comparison_get_plan_name (words, plan) };
      g_auto (GStrv) ids = trab_session_ask_dup_missing (
          trab_consultation_get_session (self->consultation), comparison,
          trab_present_comparison_get_plan_id (words, plan));

      for (guint i = 0; i < self->asks->len; i++)
        {
          const TrabVisitAsk *ask = &g_array_index (self->asks, TrabVisitAsk, i);

          need.n += (place == TRAB_N_VISIT_PLACES || ask->place == place)
                    && g_strv_contains ((const char *const *) ids, get_id (ask))
                    && trab_draft_get_text (get_draft (self), get_id (ask))[0] == '\0';
        }
      if (need.n > 0 && needs->len < MOST_PLANS)
        g_array_append_val (needs, need);
    }
  return needs;
}

static void
update_section (TrabVisitPage *self, TrabVisitSection *section)
{
  TrabVisitPlace place = trab_visit_section_get_place (section);
  g_autoptr (GArray) needs = list_needs (self, place);
  g_autofree char *said = trab_present_update_dup_said (get_draft (self), self->asks, place);
  g_autofree char *needed = trab_present_update_dup_needed (
      (const TrabPresentUpdateNeed *) (gpointer) needs->data, needs->len);

  trab_visit_section_set_said (section, said, needed);
  trab_visit_section_set_n_due (section, count_due (self, place));
}

/* What matters of what is open, in the bar at the bottom. */
static char *
dup_status (TrabVisitPage *self)
{
  static const char *const body[] = { "height", "weight" };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) missing = NULL;
  g_autoptr (GArray) needs = list_needs (self, TRAB_N_VISIT_PLACES);
  guint n_waiting = 0;

  for (guint i = 0; i < self->asks->len; i++)
    {
      const TrabVisitAsk *ask = &g_array_index (self->asks, TrabVisitAsk, i);

      if (ask->is_of_chance && is_due (self, ask))
        g_strv_builder_add (names, get_id (ask));
    }
  for (guint i = 0; i < G_N_ELEMENTS (body); i++)
    if (!has_answer (get_draft (self), body[i]))
      g_strv_builder_add (names, body[i]);
  for (guint i = 0; i < TRAB_N_VISIT_PLACES; i++)
    {
      guint n_carried = 0;

      trab_question_list_count (trab_visit_section_get_list (self->sections[i]), NULL, &n_carried);
      n_waiting += n_carried;
    }
  missing = g_strv_builder_end (names);
  return trab_present_update_dup_count ((const char *const *) missing, n_waiting,
                                        (const TrabPresentUpdateNeed *) (gpointer) needs->data,
                                        needs->len);
}

static void
update (TrabVisitPage *self)
{
  g_autofree char *done = NULL;
  g_autofree char *status = NULL;
  guint n_done = 0;
  guint n_waiting = 0;

  read_asks (self);
  update_wanted (self);
  for (guint i = 0; i < TRAB_N_VISIT_PLACES; i++)
    {
      guint n_carried = 0;

      update_section (self, self->sections[i]);
      if (i == TRAB_VISIT_PLACE_RESULTS)
        continue;
      n_done += trab_visit_section_is_done (self->sections[i]);
      trab_question_list_count (trab_visit_section_get_list (self->sections[i]), NULL, &n_carried);
      n_waiting += n_carried;
    }
  /* Translators: so many rows of so many were gone through */
  done = g_strdup_printf (_ ("%u of %u done"), n_done, (guint) TRAB_VISIT_PLACE_RESULTS);
  gtk_label_set_label (self->done_label, done);
  status = dup_status (self);
  gtk_label_set_label (self->status_label, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), status);
  gtk_widget_set_visible (self->nothing_button, n_waiting > 0);
}

/* The next row that is not done, after @from, which closes when it is done; the button that goes on
 * when none is. */
static void
go_on_after (TrabVisitPage *self, guint from)
{
  if (trab_visit_section_is_done (self->sections[from]))
    trab_visit_section_set_is_open (self->sections[from], FALSE);
  for (guint i = from + 1; i < TRAB_VISIT_PLACE_RESULTS; i++)
    if (!trab_visit_section_is_done (self->sections[i])
        && trab_visit_section_start (self->sections[i]))
      return;
  gtk_widget_grab_focus (self->next_button);
}

static void
gone_through_cb (TrabVisitSection *section, gpointer user_data)
{
  go_on_after (user_data, trab_visit_section_get_place (section));
}

/* After the last question of an open row. */
static void
form_done_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabVisitPage *self = TRAB_VISIT_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *section = focus ? gtk_widget_get_ancestor (focus, TRAB_TYPE_VISIT_SECTION) : NULL;

  if (section != NULL)
    go_on_after (self, trab_visit_section_get_place (TRAB_VISIT_SECTION (section)));
}

/* Only what may be carried over: never falls, never results. */
static void
nothing_else_changed (TrabVisitPage *self)
{
  for (guint i = 0; i < TRAB_N_VISIT_PLACES; i++)
    trab_visit_section_say_nothing_changed (self->sections[i]);
  for (guint i = 0; i < TRAB_VISIT_PLACE_RESULTS; i++)
    if (!trab_visit_section_is_done (self->sections[i]))
      {
        trab_visit_section_set_is_open (self->sections[i],
                                        get_head_field ((TrabVisitPlace) i) == NULL);
        trab_visit_section_start (self->sections[i]);
        return;
      }
  gtk_widget_grab_focus (self->next_button);
}

static gboolean
is_writable (TrabVisitPage *self)
{
  return self->consultation != NULL && !trab_consultation_is_signed (self->consultation);
}

static void
nothing_else_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (is_writable (TRAB_VISIT_PAGE (widget)))
    nothing_else_changed (TRAB_VISIT_PAGE (widget));
}

/* The results that are new are read one after the other. */
static gboolean
read_next (TrabVisitPage *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->results_list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const char *key = g_object_get_data (G_OBJECT (row), KEY_RESULT);
      g_autofree char *keys = NULL;

      if (key == NULL)
        continue;
      keys = trab_present_result_dup_read (trab_draft_get_text (get_draft (self), FIELD_READ), key);
      trab_draft_set_text (get_draft (self), FIELD_READ, keys);
      return TRUE;
    }
  return FALSE;
}

static void
read_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabVisitPage *self = TRAB_VISIT_PAGE (widget);
  g_autofree char *keys = NULL;

  if (!is_writable (self))
    return;
  keys = trab_present_result_dup_read (trab_draft_get_text (get_draft (self), FIELD_READ),
                                       g_variant_get_string (parameter, NULL));
  trab_draft_set_text (get_draft (self), FIELD_READ, keys);
}

/* Where no text is typed and no question takes the key. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TrabVisitPage *self = user_data;
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (!is_writable (self))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_SHIFT_MASK && (keyval == GDK_KEY_N || keyval == GDK_KEY_n))
    {
      nothing_else_changed (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers == 0 && keyval == GDK_KEY_r)
    return read_next (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
new_read_button (const TrabPresentResult *result)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Read (R)"));
  g_autofree char *spoken = g_strdup_printf (_ ("Read: %s"), result->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit.read");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", result->key);
  return button;
}

static GtkWidget *
new_result_row (const TrabPresentResult *result)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", result->title,
                                 "subtitle-lines", 3, NULL);
  g_autofree char *subtitle = result->note ? g_strdup_printf ("%s · %s", result->text, result->note)
                                           : g_strdup (result->text);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (!result->is_new)
    return row;
  {
    GtkWidget *mark = gtk_label_new (C_ ("result", "NEW"));

    gtk_widget_add_css_class (mark, "new-mark");
    gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_read_button (result));
  g_object_set_data_full (G_OBJECT (row), KEY_RESULT, g_strdup (result->key), g_free);
  return row;
}

static void
show_results (TrabVisitPage *self)
{
  TrabRecord *record = trab_consultation_get_record (self->consultation);
  g_autoptr (GPtrArray) results
      = trab_present_result_dup_list (record, trab_consultation_get_visit_id (self->consultation),
                                      trab_draft_get_text (get_draft (self), FIELD_READ));
  g_autoptr (GPtrArray) summary
      = trab_present_patient_dup_summary (record, trab_consultation_get_today (self->consultation));
  g_autofree char *count = NULL;
  GtkWidget *row = NULL;
  guint n_new = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->results_list))) != NULL)
    gtk_list_box_remove (self->results_list, row);
  for (guint i = 0; i < results->len; i++)
    {
      const TrabPresentResult *result = g_ptr_array_index (results, i);

      gtk_list_box_append (self->results_list, new_result_row (result));
      n_new += result->is_new;
    }
  count = n_new > 0 ? g_strdup_printf (
              ngettext ("Results: %u to read", "Results: %u to read", n_new), n_new)
                    : g_strdup (_ ("Results"));
  gtk_label_set_label (self->results_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->results_list), results->len > 0);
  gtk_widget_set_visible (self->no_results_label, results->len == 0);
  trab_row_group_set_rows (self->history, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->history_box), summary->len > 0);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabVisitPage *self = user_data;

  update (self);
  if (g_strcmp0 (field, FIELD_READ) == 0)
    show_results (self);
}

/* A signed visit can be read, not changed. */
static void
record_changed_cb (TrabVisitPage *self)
{
  gboolean is_signed = trab_consultation_is_signed (self->consultation);

  gtk_widget_set_sensitive (GTK_WIDGET (self->sections_box), !is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.add", !is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.read", !is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.nothing-else", !is_signed);
  show_results (self);
}

static void
open_form (TrabVisitPage *self, TrabForm form)
{
  TrabFormWindow *window = trab_form_window_new (self->consultation, form);

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trab_visit_page_add (TRAB_VISIT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
clear (TrabVisitPage *self)
{
  GtkWidget *child = NULL;

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_draft (self), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->asks, g_array_unref);
  while (self->sections_box != NULL
         && (child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box))) != NULL)
    gtk_box_remove (self->sections_box, child);
  for (guint i = 0; i < TRAB_N_VISIT_PLACES; i++)
    self->sections[i] = NULL;
}

static void
trab_visit_page_dispose (GObject *object)
{
  clear (TRAB_VISIT_PAGE (object));
  G_OBJECT_CLASS (trab_visit_page_parent_class)->dispose (object);
}

static void
show_all_cb (TrabVisitPage *self)
{
  if (self->consultation != NULL)
    update (self);
}

/* In little room what stands side by side stands one above the other, nearly from edge to edge. */
static void
place_cb (TrabVisitPage *self)
{
  gboolean is_narrow = trab_adaptive_bin_get_is_narrow (self->adaptive);
  GtkOrientation orientation = is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_set_margin_start (self->clamp, is_narrow ? NARROW_MARGIN_PX : MARGIN_PX);
  gtk_widget_set_margin_end (self->clamp, is_narrow ? NARROW_MARGIN_PX : MARGIN_PX);
  gtk_orientable_set_orientation (self->title_box, orientation);
  gtk_orientable_set_orientation (self->rows_box, orientation);
  gtk_orientable_set_orientation (self->bar, orientation);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, title_box);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, rows_box);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, rows_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, resumed_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, results_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, results_list);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, no_results_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, done_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, history_box);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
}

static void
trab_visit_page_class_init (TrabVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_visit_page_dispose;
  g_type_ensure (TRAB_TYPE_ADAPTIVE_BIN);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "visit.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "visit.read", "s", read_action);
  gtk_widget_class_install_action (widget_class, "visit.nothing-else", NULL, nothing_else_action);
  gtk_widget_class_install_action (widget_class, TRAB_FORM_KEYS_DONE_ACTION, NULL,
                                   form_done_action);
}

static void
trab_visit_page_init (TrabVisitPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->history = trab_row_group_new (_ ("Results and history"), NULL);
  gtk_box_append (self->history_box, GTK_WIDGET (self->history));
}

static void
build_section (TrabVisitPage *self, TrabVisitPlace place)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (self->consultation))->sex;
  const char *head_field = get_head_field (place);
  TrabVisitSection *section = trab_visit_section_new (get_draft (self), place, head_field);
  TrabQuestionList *list = trab_visit_section_get_list (section);

  if (place == TRAB_VISIT_PLACE_BODY)
    {
      trab_question_list_add (list, "height", NULL);
      trab_question_list_add (list, "weight", NULL);
    }
  for (guint i = 0; i < self->asks->len; i++)
    {
      const TrabVisitAsk *ask = &g_array_index (self->asks, TrabVisitAsk, i);

      if (ask->place == place && g_strcmp0 (get_id (ask), head_field) != 0
          && is_for (trab_question_get_info (ask->question)->audience, sex))
        trab_question_list_add (list, get_id (ask), ask->read_out);
    }
  trab_form_keys_attach (GTK_WIDGET (section), NULL);
  trab_form_keys_skip_answered (GTK_WIDGET (section));
  g_signal_connect (section, "gone-through", G_CALLBACK (gone_through_cb), self);
  self->sections[place] = section;
  gtk_box_append (self->sections_box, GTK_WIDGET (section));
}

static TrabDate
find_last_visit (TrabConsultation *consultation)
{
  GPtrArray *visits = trab_record_get_visits (trab_consultation_get_record (consultation));
  TrabDate last = TRAB_DATE_NONE;

  for (guint i = 0; i < visits->len; i++)
    {
      const TrabVisitFields *visit = trab_visit_get (g_ptr_array_index (visits, i));

      if (g_strcmp0 (visit->id, trab_consultation_get_visit_id (consultation)) != 0
          && trab_date_compare (visit->moment.date, last) > 0)
        last = visit->moment.date;
    }
  return last;
}

static void
set_title (TrabVisitPage *self)
{
  TrabDate last = find_last_visit (self->consultation);
  g_autofree char *date = trab_present_date_dup_long (last);
  g_autofree char *title = trab_date_is_known (last)
                               ? g_strdup_printf (_ ("What has changed since %s?"), date)
                               : g_strdup (_ ("What is known of this person?"));

  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_visible (self->resumed_label, trab_consultation_is_resumed (self->consultation));
  gtk_label_set_label (self->rows_label,
                       trab_date_is_known (last) ? _ ("Since the last visit") : _ ("Questions"));
}

/** trab_visit_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_visit_page_set_consultation (TrabVisitPage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_VISIT_PAGE (self));

  clear (self);
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  gtk_toggle_button_set_active (self->show_all_button, FALSE);
  read_asks (self);
  for (guint i = 0; i < TRAB_N_VISIT_PLACES; i++)
    build_section (self, (TrabVisitPlace) i);
  set_title (self);
  update (self);
  record_changed_cb (self);
  g_signal_connect (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (record_changed_cb), self);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (update), self);
}

/** trab_visit_page_start: puts the focus on the first row that was not gone through; of a person
 * seen for the first time it opens */
void
trab_visit_page_start (TrabVisitPage *self)
{
  g_return_if_fail (TRAB_IS_VISIT_PAGE (self));

  for (guint i = 0; self->consultation != NULL && i < TRAB_VISIT_PLACE_RESULTS; i++)
    if (!trab_visit_section_is_done (self->sections[i])
        && trab_visit_section_start (self->sections[i]))
      return;
  gtk_widget_grab_focus (self->next_button);
}

/** trab_visit_page_add: opens the form of "scan", "laboratory", "fracture" or "course" */
void
trab_visit_page_add (TrabVisitPage *self, const char *name)
{
  static const char *const names[] = { [TRAB_FORM_SCAN] = "scan",
                                       [TRAB_FORM_LABORATORY] = "laboratory",
                                       [TRAB_FORM_FRACTURE] = "fracture",
                                       [TRAB_FORM_COURSE] = "course" };

  g_return_if_fail (TRAB_IS_VISIT_PAGE (self));

  for (guint i = 0; is_writable (self) && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      open_form (self, (TrabForm) i);
}

/* Returns: (nullable): the row of the field */
static TrabFieldRow *
find_row (TrabVisitPage *self, const char *field)
{
  g_autoptr (GPtrArray) rows = trab_form_keys_dup_rows (GTK_WIDGET (self->sections_box));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (trab_field_row_get_field (g_ptr_array_index (rows, i)), field))
      return g_ptr_array_index (rows, i);
  return NULL;
}

gboolean
trab_visit_page_asks (TrabVisitPage *self, const char *field)
{
  g_return_val_if_fail (TRAB_IS_VISIT_PAGE (self), FALSE);

  return find_row (self, field) != NULL;
}

/** trab_visit_page_focus_field: Returns: FALSE when the page asks no such thing */
gboolean
trab_visit_page_focus_field (TrabVisitPage *self, const char *field)
{
  TrabFieldRow *row = NULL;

  g_return_val_if_fail (TRAB_IS_VISIT_PAGE (self), FALSE);

  row = find_row (self, field);
  if (row == NULL)
    return FALSE;
  trab_visit_section_set_is_open (
      TRAB_VISIT_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (row), TRAB_TYPE_VISIT_SECTION)),
      TRUE);
  trab_field_row_show_problem (row);
  return trab_field_row_focus_control (row);
}
