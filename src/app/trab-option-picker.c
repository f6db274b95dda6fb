/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-option-picker.h"

#include <glib/gi18n.h>

#include "trab-present-catalogue.h"
#include "trab-present-plan.h"

#define KEY_OPTION "trab-option"

struct _TrabOptionPicker
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  GPtrArray *options; /* of TrabPresentOption, for this person */
  GStrv joins;        /* what stands before the option in the id, in the order of the drop-down */

  GtkMenuButton *button;
  GtkDropDown *how_list;
  GtkSearchEntry *search_entry;
  GtkListBox *list;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TrabOptionPicker, trab_option_picker, ADW_TYPE_BIN)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (TrabOptionPicker *self, const TrabPresentOption *option)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *spoken = g_strjoin (". ", option->name, option->state, NULL);

  gtk_box_append (GTK_BOX (box), new_label (option->name, NULL));
  gtk_box_append (GTK_BOX (box), new_label (option->state, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), KEY_OPTION, (gpointer) option);
  gtk_list_box_append (self->list, row);
}

/* The name of the group stands above its first option. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const TrabPresentOption *option = g_object_get_data (G_OBJECT (row), KEY_OPTION);
  const TrabPresentOption *last = before ? g_object_get_data (G_OBJECT (before), KEY_OPTION) : NULL;
  gboolean is_first = last == NULL || !g_str_equal (last->group, option->group);

  gtk_list_box_row_set_header (row, is_first ? new_label (option->group, "heading") : NULL);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  TrabOptionPicker *self = user_data;
  const TrabPresentOption *option = g_object_get_data (G_OBJECT (row), KEY_OPTION);
  g_autofree char *text = g_strjoin (" ", option->group, option->name, option->id, NULL);

  return g_str_match_string (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), text, TRUE);
}

static void
activated_cb (TrabOptionPicker *self, GtkListBoxRow *row)
{
  const TrabPresentOption *option = g_object_get_data (G_OBJECT (row), KEY_OPTION);
  guint how = gtk_drop_down_get_selected (self->how_list);
  g_autofree char *plan_id = NULL;

  if (how >= g_strv_length (self->joins))
    return;
  plan_id = g_strconcat (self->joins[how], option->id, NULL);
  if (!trab_present_catalogue_has_regimens (trab_consultation_get_evidence (self->consultation),
                                            plan_id))
    {
      gtk_label_set_label (self->problem_label,
                           _ ("Nothing can follow a plan without an end. Choose another way."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      return;
    }
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[PICKED], 0, plan_id);
}

static void
add_way (GtkStringList *words,
         GStrvBuilder *joins,
         const char *plan_id,
         const char *join,
         const char *text)
{
  g_autofree char *id = g_strconcat (plan_id, join, NULL);

  gtk_string_list_append (words, text);
  g_strv_builder_add (joins, id);
}

/* On its own, together with each plan that is looked at, or after it. */
static void
fill_ways (TrabOptionPicker *self)
{
  const char *const *plan_ids = trab_consultation_get_plan_ids (self->consultation);
  TrabEvidence *evidence = trab_consultation_get_evidence (self->consultation);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) joins = g_strv_builder_new ();

  add_way (words, joins, "", "", _ ("On its own"));
  for (guint i = 0; plan_ids[i] != NULL; i++)
    {
      g_autoptr (TrabPresentPlan) plan = trab_present_plan_new (evidence, plan_ids[i]);
      g_autofree char *with = g_strdup_printf (_ ("Together with: %s"), plan->name);
      g_autofree char *after = g_strdup_printf (_ ("After: %s"), plan->name);

      if (!trab_present_catalogue_has_regimens (evidence, plan_ids[i]))
        continue;
      add_way (words, joins, plan_ids[i], "+", with);
      add_way (words, joins, plan_ids[i], ",", after);
    }
  g_clear_pointer (&self->joins, g_strfreev);
  self->joins = g_strv_builder_end (joins);
  gtk_drop_down_set_model (self->how_list, G_LIST_MODEL (words));
}

/* The rows point at the options. */
static void
forget_options (TrabOptionPicker *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->options, g_ptr_array_unref);
}

static void
fill_options (TrabOptionPicker *self)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (self->consultation))->sex;

  self->options
      = trab_present_catalogue_dup_options (trab_consultation_get_evidence (self->consultation));
  for (guint i = 0; i < self->options->len; i++)
    {
      const TrabPresentOption *option = g_ptr_array_index (self->options, i);

      if ((sex != TRAB_SEX_MALE && option->for_women)
          || (sex != TRAB_SEX_FEMALE && option->for_men))
        add_row (self, option);
    }
}

/* The catalogue is read when it is first asked for: most visits never open it. */
static void
shown_cb (TrabOptionPicker *self)
{
  if (self->consultation == NULL)
    return;
  if (self->options == NULL)
    fill_options (self);
  fill_ways (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
trab_option_picker_dispose (GObject *object)
{
  TrabOptionPicker *self = TRAB_OPTION_PICKER (object);

  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_option_picker_parent_class)->dispose (object);
}

static void
trab_option_picker_finalize (GObject *object)
{
  TrabOptionPicker *self = TRAB_OPTION_PICKER (object);

  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_strfreev (self->joins);
  G_OBJECT_CLASS (trab_option_picker_parent_class)->finalize (object);
}

static void
trab_option_picker_class_init (TrabOptionPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_option_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_option_picker_finalize;
  signals[PICKED] = g_signal_new ("picked", TRAB_TYPE_OPTION_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-option-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, button);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, how_list);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, list);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
trab_option_picker_init (TrabOptionPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_swapped (self->search_entry, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
}

/** trab_option_picker_set_consultation: @consultation: (nullable): whose catalogue is offered */
void
trab_option_picker_set_consultation (TrabOptionPicker *self, TrabConsultation *consultation)
{
  g_return_if_fail (TRAB_IS_OPTION_PICKER (self));

  forget_options (self);
  g_set_object (&self->consultation, consultation);
}
