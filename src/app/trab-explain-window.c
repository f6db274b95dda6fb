/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-explain-window.h"

#include <glib/gi18n.h>

#include "trab-chart-panel.h"
#include "trab-choice-group.h"
#include "trab-disagreement-window.h"
#include "trab-present-explain.h"
#include "trab-present-mechanism.h"
#include "trab-row-group.h"

struct _TrabExplainWindow
{
  AdwWindow parent_instance;
  TrabSession *session;
  guint topic;
  TrabExplainDepth depth;

  AdwLeaflet *leaflet;
  GtkWidget *topics;
  GtkSearchEntry *search_entry;
  GtkListBox *topic_list;
  GtkWidget *content;
  GtkBox *content_box;
  GtkLabel *title_label;
  GtkBox *depth_box;
  TrabChoiceGroup *depths;
  GtkLabel *text_label;
  GtkWidget *correction_box;
  GtkLabel *correction_label;
  GtkBox *disagreements_box;
  GtkWidget *picture;
  TrabRowGroup *words;
  TrabRowGroup *studies;
};

G_DEFINE_FINAL_TYPE (TrabExplainWindow, trab_explain_window, ADW_TYPE_WINDOW)

static TrabEvidence *
get_evidence (TrabExplainWindow *self)
{
  return trab_session_get_evidence (self->session);
}

static void
show_disagreements (TrabExplainWindow *self, char **ids)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->disagreements_box))) != NULL)
    gtk_box_remove (self->disagreements_box, child);
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_box_append (self->disagreements_box,
                    trab_disagreement_window_new_button (self->session, ids[i]));
}

static void
show_topic (TrabExplainWindow *self)
{
  g_autoptr (TrabPresentExplain) explain
      = trab_present_explain_new (get_evidence (self), self->topic, self->depth);

  gtk_label_set_label (self->title_label, explain->title);
  gtk_label_set_markup (self->text_label, explain->markup);
  gtk_label_set_label (self->correction_label, explain->correction ? explain->correction : "");
  gtk_widget_set_visible (self->correction_box, explain->correction != NULL);
  trab_choice_group_set_choice (self->depths, trab_present_explain_get_depth_id (self->depth));
  gtk_widget_set_visible (self->picture, explain->has_picture);
  trab_row_group_set_rows (self->words, explain->words);
  trab_row_group_set_rows (self->studies, explain->studies);
  show_disagreements (self, explain->disagreements);
}

static void
depth_picked_cb (TrabExplainWindow *self, const char *choice)
{
  /* one depth is always chosen: a second press changes nothing */
  trab_present_explain_depth_from_string (choice, &self->depth);
  show_topic (self);
}

static void
row_selected_cb (TrabExplainWindow *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  self->topic = (guint) gtk_list_box_row_get_index (row);
  show_topic (self);
}

static void
row_activated_cb (TrabExplainWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  TrabExplainWindow *self = user_data;

  return trab_present_explain_contains (get_evidence (self),
                                        (guint) gtk_list_box_row_get_index (row),
                                        gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_changed_cb (TrabExplainWindow *self)
{
  gtk_list_box_invalidate_filter (self->topic_list);
}

/* Enter opens the first topic found; nothing typed, nothing opened. */
static void
search_activate_cb (TrabExplainWindow *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->topic_list));

  if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] == '\0')
    return;
  while (row != NULL && (!GTK_IS_LIST_BOX_ROW (row) || !gtk_widget_get_child_visible (row)))
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->topic_list, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
  row_activated_cb (self);
}

static void
stop_search_cb (TrabExplainWindow *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static gboolean
link_cb (TrabExplainWindow *self, const char *link)
{
  return trab_explain_window_follow (self, link);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TrabExplainWindow *self = TRAB_EXPLAIN_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->topics);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
trab_explain_window_dispose (GObject *object)
{
  TrabExplainWindow *self = TRAB_EXPLAIN_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (trab_explain_window_parent_class)->dispose (object);
}

static void
trab_explain_window_class_init (TrabExplainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_explain_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-explain-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, topic_list);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, content_box);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, depth_box);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, correction_box);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, correction_label);
  gtk_widget_class_bind_template_child (widget_class, TrabExplainWindow, disagreements_box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_install_action (widget_class, "explain.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "explain.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "explain.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "explain.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "explain.back",
                                       NULL);
}

static void
add_picture (TrabExplainWindow *self)
{
  g_autoptr (TrabChartSpec) spec = trab_present_mechanism_new_chart ();

  self->picture = trab_chart_panel_new ();
  trab_chart_panel_set_title (TRAB_CHART_PANEL (self->picture),
                              trab_present_mechanism_get_title ());
  trab_chart_panel_set_spec (TRAB_CHART_PANEL (self->picture), spec, 0);
  gtk_box_insert_child_after (self->content_box, self->picture, GTK_WIDGET (self->text_label));
}

static void
trab_explain_window_init (TrabExplainWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->depths = TRAB_CHOICE_GROUP (trab_choice_group_new ());
  for (guint i = 0; i < TRAB_N_EXPLAIN_DEPTHS; i++)
    trab_choice_group_add (self->depths, trab_present_explain_get_depth_id ((TrabExplainDepth) i),
                           trab_present_explain_get_depth_name ((TrabExplainDepth) i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->depths), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How deep"), -1);
  g_signal_connect_swapped (self->depths, "picked", G_CALLBACK (depth_picked_cb), self);
  gtk_box_append (self->depth_box, GTK_WIDGET (self->depths));
  add_picture (self);
  self->words = trab_row_group_new (_ ("Words on this page"), NULL);
  self->studies = trab_row_group_new (_ ("What it rests on"), NULL);
  gtk_box_append (self->content_box, GTK_WIDGET (self->words));
  gtk_box_append (self->content_box, GTK_WIDGET (self->studies));
}

static GtkWidget *
new_topic_row (TrabExplainWindow *self, guint topic)
{
  const char *title = trab_present_explain_get_title (get_evidence (self), topic);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/**
 * trab_explain_window_new:
 * @session: kept while the window is there
 * @plan_id: (nullable): opens at the topic that explains how this plan works
 */
TrabExplainWindow *
trab_explain_window_new (TrabSession *session, const char *plan_id)
{
  TrabExplainWindow *self = g_object_new (TRAB_TYPE_EXPLAIN_WINDOW, NULL);
  guint topic = 0;

  self->session = g_object_ref (session);
  for (guint i = 0; i < trab_present_explain_get_n_topics (get_evidence (self)); i++)
    gtk_list_box_append (self->topic_list, new_topic_row (self, i));
  gtk_list_box_set_filter_func (self->topic_list, filter_cb, self, NULL);
  if (plan_id != NULL && trab_present_explain_find_for_plan (get_evidence (self), plan_id, &topic))
    adw_leaflet_set_visible_child (self->leaflet, self->content);
  gtk_list_box_select_row (self->topic_list,
                           gtk_list_box_get_row_at_index (self->topic_list, (int) topic));
  return self;
}

/** trab_explain_window_show_topic: Returns: FALSE for an unknown topic */
gboolean
trab_explain_window_show_topic (TrabExplainWindow *self, const char *topic_id)
{
  guint topic = 0;

  g_return_val_if_fail (TRAB_IS_EXPLAIN_WINDOW (self), FALSE);

  if (!trab_present_explain_find (get_evidence (self), topic_id, &topic))
    return FALSE;
  gtk_list_box_select_row (self->topic_list,
                           gtk_list_box_get_row_at_index (self->topic_list, (int) topic));
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  return TRUE;
}

/**
 * trab_explain_window_follow:
 * @link: of the text: a word or a study, see trab-present-explain.h
 *
 * Takes the focus to the line that explains the word, or tells of the study.
 *
 * Returns: whether there is such a line
 */
gboolean
trab_explain_window_follow (TrabExplainWindow *self, const char *link)
{
  g_return_val_if_fail (TRAB_IS_EXPLAIN_WINDOW (self), FALSE);

  if (g_str_has_prefix (link, TRAB_EXPLAIN_LINK_WORD))
    return trab_row_group_focus_row (self->words, link + strlen (TRAB_EXPLAIN_LINK_WORD));
  if (g_str_has_prefix (link, TRAB_EXPLAIN_LINK_STUDY))
    return trab_row_group_focus_row (self->studies, link + strlen (TRAB_EXPLAIN_LINK_STUDY));
  return FALSE;
}
