/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-option-picker.h"

#include <glib/gi18n.h>

#include "trab-present-catalogue.h"
#include "trab-present-plan.h"

#define KEY_OPTION "trab-option"
#define STOP "stop"
#define AS_NOW "as-now"

struct _TrabOptionPicker
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  GPtrArray *options; /* of TrabPresentOption, for this person */
  GStrv joins;        /* what stands before the option in the id, in the order of the drop-down */

  GtkMenuButton *button;
  GtkBox *button_box;
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

/* Name and kind, what one does, where it is licensed. */
static void
add_row (TrabOptionPicker *self, const TrabPresentOption *option)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = new_label (option->name, "heading");
  GtkWidget *group = new_label (option->group, "dim-label");
  const char *lines[] = { option->effort, option->state, option->licence };
  g_autoptr (GString) spoken = g_string_new (option->name);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (group), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (group), FALSE);
  gtk_widget_set_valign (group, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (first), name);
  gtk_box_append (GTK_BOX (first), group);
  gtk_box_append (GTK_BOX (box), first);
  g_string_append_printf (spoken, ". %s", option->group);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *line = NULL;

      if (lines[i] == NULL || lines[i][0] == '\0')
        continue;
      line = new_label (lines[i], "caption");
      gtk_label_set_wrap (GTK_LABEL (line), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
      if (i > 0)
        gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (box), line);
      g_string_append_printf (spoken, ". %s", lines[i]);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, spoken->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
  g_object_set_data (G_OBJECT (row), KEY_OPTION, (gpointer) option);
  gtk_list_box_append (self->list, row);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  TrabOptionPicker *self = user_data;
  const TrabPresentOption *option = g_object_get_data (G_OBJECT (row), KEY_OPTION);
  g_autofree char *text
      = g_strjoin (" ", option->group, option->name, option->effort, option->id, NULL);

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
  if (how > 0
      && !trab_present_catalogue_has_regimens (trab_consultation_get_evidence (self->consultation),
                                               option->id))
    how = 0; /* stopping stands alone */
  plan_id = g_strconcat (self->joins[how], option->id, NULL);
  if (how > 0
      && !trab_present_catalogue_has_regimens (trab_consultation_get_evidence (self->consultation),
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

/* The plans that are often compared; stopping always for somebody who takes a bone medicine. */
static GStrv
dup_whole_plans (TrabOptionPicker *self)
{
  TrabSession *session = trab_consultation_get_session (self->consultation);
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  g_auto (GStrv) standard
      = trab_session_dup_standard_plans (session, trab_consultation_get_record (self->consultation),
                                         trab_consultation_get_today (self->consultation));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; standard[i] != NULL; i++)
    if (!g_str_equal (standard[i], AS_NOW))
      g_strv_builder_add (ids, standard[i]);
  if (comparison != NULL && trab_comparison_get (comparison)->is_treated)
    g_strv_builder_add (ids, STOP);
  return g_strv_builder_end (ids);
}

static void
fill_options (TrabOptionPicker *self)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (self->consultation))->sex;
  g_auto (GStrv) whole = dup_whole_plans (self);

  self->options = trab_present_catalogue_dup_choices (
      trab_consultation_get_evidence (self->consultation), (const char *const *) whole,
      trab_consultation_get_today (self->consultation));
  for (guint i = 0; i < self->options->len; i++)
    {
      const TrabPresentOption *option = g_ptr_array_index (self->options, i);

      if ((sex != TRAB_SEX_MALE && option->for_women)
          || (sex != TRAB_SEX_FEMALE && option->for_men))
        add_row (self, option);
    }
}

static GtkListBoxRow *
find_first (TrabOptionPicker *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

/* Enter takes the first that was found; nothing typed, nothing taken. */
static void
search_activated_cb (TrabOptionPicker *self)
{
  GtkListBoxRow *row = find_first (self);

  if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0' && row != NULL)
    activated_cb (self, row);
}

static gboolean
search_key_cb (TrabOptionPicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = find_first (self);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* The catalogue is read when it is asked for: most visits never open it. */
static void
shown_cb (TrabOptionPicker *self)
{
  if (self->consultation == NULL)
    return;
  forget_options (self); /* a new answer may make somebody treated */
  fill_options (self);
  fill_ways (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
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
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, button_box);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, how_list);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, list);
  gtk_widget_class_bind_template_child (widget_class, TrabOptionPicker, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
trab_option_picker_init (TrabOptionPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_swapped (self->search_entry, "changed",
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

/** trab_option_picker_set_is_wide: whether its button lies in a line, or stands beside columns */
void
trab_option_picker_set_is_wide (TrabOptionPicker *self, gboolean is_wide)
{
  g_return_if_fail (TRAB_IS_OPTION_PICKER (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->button_box),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

/** trab_option_picker_open: the list, with the focus in its search */
void
trab_option_picker_open (TrabOptionPicker *self)
{
  g_return_if_fail (TRAB_IS_OPTION_PICKER (self));

  gtk_menu_button_popup (self->button);
}
