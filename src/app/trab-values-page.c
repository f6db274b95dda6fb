/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-values-page.h"

#include <glib/gi18n.h>

#include "trab-field-row.h"
#include "trab-present-date.h"
#include "trab-present-goal.h"
#include "trab-present-question.h"
#include "trab-present-values.h"
#include "trab-row-group.h"

#define KEY_GOAL "trab-goal"
#define FIELD_CARDS "goal_cards"
#define MOST_CARDS 3

struct _TrabValuesPage
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  gboolean is_updating; /* cards follow the draft: nobody chose */

  GtkButton *carried_button;
  GtkFlowBox *cards_box;
  GtkLabel *limit_label;
  GtkBox *says_box;
  GtkBox *words_box;
};

G_DEFINE_FINAL_TYPE (TrabValuesPage, trab_values_page, ADW_TYPE_BIN)

static TrabDraft *
get_draft (TrabValuesPage *self)
{
  return trab_consultation_get_draft (self->consultation);
}

static GPtrArray *
dup_buttons (TrabValuesPage *self)
{
  GPtrArray *buttons = g_ptr_array_new ();
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (buttons, gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child)));
  return buttons;
}

static void
card_toggled_cb (TrabValuesPage *self)
{
  g_autoptr (GPtrArray) buttons = dup_buttons (self);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (self->is_updating)
    return;
  for (guint i = 0; i < buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (buttons, i)))
      g_string_append_printf (
          ids, "%s%s", ids->len > 0 ? "," : "",
          (const char *) g_object_get_data (g_ptr_array_index (buttons, i), KEY_GOAL));
  trab_draft_set_text (get_draft (self), FIELD_CARDS, ids->str);
}

/* What the plans looked at have to say to the cards that are pressed, in the order of the plans. */
static void
show_says (TrabValuesPage *self)
{
  TrabPresentComparison *words = trab_consultation_get_words (self->consultation);
  g_auto (GStrv) chosen = g_strsplit (trab_draft_get_text (get_draft (self), FIELD_CARDS), ",", -1);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->says_box))) != NULL)
    gtk_box_remove (self->says_box, child);
  for (guint i = 0; words != NULL && chosen[i] != NULL; i++)
    {
      const char *title = trab_present_goal_get_words (chosen[i]);
      g_autoptr (GPtrArray) rows = NULL;
      TrabRowGroup *group = NULL;

      if (title == NULL)
        continue;
      rows = trab_present_values_dup_rows (
          words, trab_consultation_get_evidence (self->consultation), chosen[i]);
      group = trab_row_group_new (title, trab_present_values_get_base (words, chosen[i]));
      trab_row_group_set_rows (group, rows);
      gtk_box_append (self->says_box, GTK_WIDGET (group));
    }
}

static void
update (TrabValuesPage *self)
{
  g_autoptr (GPtrArray) buttons = dup_buttons (self);
  g_auto (GStrv) chosen = g_strsplit (trab_draft_get_text (get_draft (self), FIELD_CARDS), ",", -1);
  const char *carried = NULL;
  TrabDate from = TRAB_DATE_NONE;
  guint n = g_strv_length (chosen);

  self->is_updating = TRUE;
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (buttons, i);
      gboolean is_chosen = g_strv_contains ((const char *const *) chosen,
                                            g_object_get_data (G_OBJECT (button), KEY_GOAL));

      gtk_toggle_button_set_active (button, is_chosen);
      gtk_widget_set_sensitive (GTK_WIDGET (button), is_chosen || n < MOST_CARDS);
    }
  self->is_updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->carried_button),
                          trab_draft_get_carried (get_draft (self), FIELD_CARDS, &carried, &from));
  if (carried != NULL)
    {
      g_autofree char *cards = trab_present_goal_dup_list (carried);
      g_autofree char *date = trab_present_date_dup_short (from);
      /* Translators: a date; what mattered then */
      g_autofree char *label = g_strdup_printf (_ ("%s: %s. Still true?"), date, cards);

      gtk_button_set_label (self->carried_button, label);
    }
  show_says (self);
}

static void
confirm_carried_cb (TrabValuesPage *self)
{
  trab_draft_confirm_carried (get_draft (self), FIELD_CARDS);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  if (g_str_equal (field, FIELD_CARDS))
    update (user_data);
}

/* Cards stand in another order at every visit, the same within one, so that order does not steer.
 */
static void
shuffle (const char **ids, guint n, const char *visit_id)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (visit_id));

  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (gint32) i);
      const char *swapped = ids[i - 1];

      ids[i - 1] = ids[j];
      ids[j] = swapped;
    }
}

static void
build_cards (TrabValuesPage *self)
{
  const char *const *known = trab_present_goal_list_ids ();
  guint n = g_strv_length ((char **) known);
  g_autofree const char **ids = g_memdup2 (known, n * sizeof (char *));
  GtkWidget *child = NULL;

  shuffle (ids, n, trab_consultation_get_visit_id (self->consultation));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box))) != NULL)
    gtk_flow_box_remove (self->cards_box, child);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (trab_present_goal_get_words (ids[i]));

      child = gtk_flow_box_child_new ();
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
      gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                             GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (button, "goal");
      g_object_set_data_full (G_OBJECT (button), KEY_GOAL, g_strdup (ids[i]), g_free);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (card_toggled_cb), self);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_flow_box_insert (self->cards_box, child, -1);
    }
}

static void
build_words (TrabValuesPage *self)
{
  static const TrabQuestion questions[] = { TRAB_QUESTION_GOAL_WORDS, TRAB_QUESTION_NOT_WANTED };
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->words_box))) != NULL)
    gtk_box_remove (self->words_box, child);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      TrabFieldWords words = { .title = trab_present_question_get_label (questions[i]),
                               .hint = trab_present_question_get_hint (questions[i]) };
      GtkWidget *row = trab_field_row_new (get_draft (self),
                                           trab_question_get_info (questions[i])->id, &words);

      trab_field_row_set_is_stacked (TRAB_FIELD_ROW (row), TRUE);
      gtk_box_append (self->words_box, row);
    }
}

static void
update_signed (TrabValuesPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), !trab_consultation_is_signed (self->consultation));
}

static void
clear (TrabValuesPage *self)
{
  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_draft (self), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_object (&self->consultation);
}

static void
trab_values_page_dispose (GObject *object)
{
  TrabValuesPage *self = TRAB_VALUES_PAGE (object);

  clear (self);
  G_OBJECT_CLASS (trab_values_page_parent_class)->dispose (object);
}

static void
trab_values_page_class_init (TrabValuesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_values_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-values-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabValuesPage, carried_button);
  gtk_widget_class_bind_template_child (widget_class, TrabValuesPage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, TrabValuesPage, limit_label);
  gtk_widget_class_bind_template_child (widget_class, TrabValuesPage, says_box);
  gtk_widget_class_bind_template_child (widget_class, TrabValuesPage, words_box);
  gtk_widget_class_bind_template_callback (widget_class, confirm_carried_cb);
}

static void
trab_values_page_init (TrabValuesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** trab_values_page_set_consultation: @consultation: (nullable): NULL clears the page */
void
trab_values_page_set_consultation (TrabValuesPage *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_VALUES_PAGE (self));

  clear (self);
  if (consultation == NULL)
    return;
  self->consultation = g_object_ref (consultation);
  build_cards (self);
  build_words (self);
  g_signal_connect (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self);
  g_signal_connect_swapped (consultation, "notify::record", G_CALLBACK (update_signed), self);
  g_signal_connect_swapped (consultation, "notify::comparison", G_CALLBACK (show_says), self);
  update_signed (self);
  update (self);
}
