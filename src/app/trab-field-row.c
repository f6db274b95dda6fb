/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-field-row.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-choice-group.h"
#include "trab-present-date.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"
#include "trab-present-problem.h"
#include "trab-text.h"
#include "trab-typed-date.h"
#include "trab-unit.h"

#define MAX_BUTTONS 4         /* more choices than that become a list */
#define MAX_BUTTONS_LENGTH 40 /* letters of all of them: what a window of 360 px holds in a row */

struct _TrabFieldRow
{
  GtkWidget parent_instance;

  TrabDraft *draft;
  char *field;
  char *unit_field; /* NULL: the field has one unit */
  TrabFieldWords words;
  char *title;

  GtkBox *line;
  GtkLabel *title_label;
  GtkLabel *hint_label;
  GtkButton *carried_button;
  GtkBox *control_box;
  GtkLabel *problem_label;
  GtkWidget *answer_box; /* how a question about what was typed is answered in place */
  GtkButton *keep_button;
  GtkButton *other_button;

  /* one of the three, by kind */
  TrabChoiceGroup *group;
  GtkDropDown *list;
  GtkEditable *entry;
  GtkLabel *date_label; /* NULL where no date is asked: the date as it was understood */

  GtkDropDown *units;
  TrabAdaptiveBin *adaptive; /* (unowned) (nullable): the form the row stands in */
  gboolean is_stacked;
  gulong changed_id;
  gboolean is_updating; /* controls follow the draft: nobody typed */
  gboolean is_typing;   /* since the field was entered */
  gboolean is_asked;    /* somebody tried to save: an empty field is now said to be missing */
};

G_DEFINE_FINAL_TYPE (TrabFieldRow, trab_field_row, GTK_TYPE_WIDGET)

static const char *
get_text (TrabFieldRow *self)
{
  return trab_draft_get_text (self->draft, self->field);
}

static char *
dup_value_words (TrabFieldRow *self, const char *text)
{
  const TrabDraftField *about = trab_draft_find_field (self->draft, self->field);
  g_autofree char *unit = about->unit ? trab_present_measure_dup_unit (about->unit) : NULL;
  g_autofree char *number = NULL;
  TrabDate typed = TRAB_DATE_NONE;

  switch (about->kind)
    {
    case TRAB_DRAFT_CHOICE:
      return g_strdup (self->words.get_choice (self->field, text));
    case TRAB_DRAFT_NUMBER:
      number = trab_present_number_dup_for_people (text);
      return unit && unit[0] != '\0' ? g_strdup_printf ("%s\u00a0%s", number, unit)
                                     : g_steal_pointer (&number);
    case TRAB_DRAFT_DATE:
      if (trab_typed_date_parse (text, &typed))
        return trab_present_date_dup_short (typed);
      break;
    case TRAB_DRAFT_WORDS:
      break;
    }
  return g_strdup (text);
}

/* Last visit's answer stands in outline, with its date, until it is settled. */
static void
update_carried (TrabFieldRow *self)
{
  const char *text = NULL;
  TrabDate from = TRAB_DATE_NONE;
  gboolean is_carried = trab_draft_get_carried (self->draft, self->field, &text, &from);
  g_autofree char *value = is_carried ? dup_value_words (self, text) : NULL;
  g_autofree char *date = is_carried ? trab_present_date_dup_short (from) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->carried_button), is_carried);
  if (!is_carried)
    return;
  /* Translators: last visit's answer and its date */
  label = g_strdup_printf (_ ("%s · %s"), value, date);
  /* Translators: title of the question, last visit's answer, its date */
  spoken = g_strdup_printf (_ ("%s: %s on %s. Still true?"), self->title, value, date);
  gtk_button_set_label (self->carried_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->carried_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* A question about what was typed is answered where it stands. */
static void
update_answers (TrabFieldRow *self, const TrabProblem *problem)
{
  gboolean may_keep = problem != NULL && !trab_problem_blocks (problem);
  g_autofree char *other = problem ? trab_present_problem_dup_other (problem) : NULL;

  gtk_button_set_label (self->keep_button, trab_present_problem_get_keep ());
  gtk_button_set_label (self->other_button, other ? other : "");
  gtk_widget_set_visible (GTK_WIDGET (self->keep_button), may_keep);
  gtk_widget_set_visible (GTK_WIDGET (self->other_button), other != NULL);
  gtk_widget_set_visible (self->answer_box, may_keep || other != NULL);
}

/* The date as it was understood stands beside one that was typed in figures. */
static void
update_date (TrabFieldRow *self)
{
  g_autofree char *words = NULL;
  TrabDate date = TRAB_DATE_NONE;

  if (self->date_label == NULL)
    return;
  if (trab_draft_get_date (self->draft, self->field, &date))
    words = trab_present_date_dup_short (date);
  gtk_label_set_label (self->date_label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date_label),
                          words != NULL && !g_str_equal (words, get_text (self)));
}

static GtkAccessible *
get_control (TrabFieldRow *self)
{
  if (self->entry != NULL)
    return GTK_ACCESSIBLE (self->entry);
  return self->list != NULL ? GTK_ACCESSIBLE (self->list) : GTK_ACCESSIBLE (self->group);
}

/* Half a number is no mistake: what is wrong is said when the field is left. Nor is an empty field
 * that is required, until somebody tries to save it. */
static void
update_problem (TrabFieldRow *self)
{
  const TrabProblem *problem = trab_draft_get_problem (self->draft, self->field);
  gboolean is_said = gtk_widget_get_visible (GTK_WIDGET (self->problem_label));
  g_autofree char *sentence = NULL;

  if (problem != NULL
      && (problem->kind == TRAB_PROBLEM_MISSING ? self->is_asked : !self->is_typing || is_said))
    sentence = trab_present_problem_dup_sentence (problem);
  update_answers (self, sentence ? problem : NULL);
  gtk_label_set_label (self->problem_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "has-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "has-problem");
  gtk_accessible_update_state (
      get_control (self), GTK_ACCESSIBLE_STATE_INVALID,
      sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static guint
find_choice (const char *choices, const char *text)
{
  g_auto (GStrv) all = g_strsplit (choices, "|", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_equal (all[i], text))
      return i + 1;
  return 0;
}

static void
update (TrabFieldRow *self)
{
  const TrabDraftField *about = trab_draft_find_field (self->draft, self->field);
  const char *text = get_text (self);

  self->is_updating = TRUE;
  if (self->group != NULL)
    trab_choice_group_set_choice (self->group, text);
  if (self->list != NULL)
    gtk_drop_down_set_selected (self->list, find_choice (about->choices, text));
  if (self->entry != NULL)
    {
      g_autofree char *typed
          = trab_text_dup_clean (gtk_editable_get_text (self->entry), TRAB_TEXT_LINE);
      g_autofree char *kept = trab_text_dup_clean (text, TRAB_TEXT_LINE);

      /* the draft drops what nobody sees, and blanks around a text; the cursor must not jump for
       * that */
      if (!g_str_equal (typed, kept))
        gtk_editable_set_text (self->entry, text);
    }
  self->is_updating = FALSE;
  update_date (self);
  update_carried (self);
  update_problem (self);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  TrabFieldRow *self = user_data;

  if (g_str_equal (field, self->field))
    update (self);
}

static void
picked_cb (TrabChoiceGroup *group, const char *choice, gpointer user_data)
{
  TrabFieldRow *self = user_data;

  trab_draft_set_text (self->draft, self->field, choice);
}

static void
selected_cb (GtkDropDown *list, GParamSpec *pspec, gpointer user_data)
{
  TrabFieldRow *self = user_data;
  const TrabDraftField *about = trab_draft_find_field (self->draft, self->field);
  g_auto (GStrv) all = g_strsplit (about->choices, "|", -1);
  guint selected = gtk_drop_down_get_selected (list);

  if (self->is_updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  trab_draft_set_text (self->draft, self->field, selected == 0 ? "" : all[selected - 1]);
}

static void
entry_changed_cb (GtkEditable *entry, gpointer user_data)
{
  TrabFieldRow *self = user_data;

  if (self->is_updating)
    return;
  self->is_typing
      = (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  trab_draft_set_text (self->draft, self->field, gtk_editable_get_text (entry));
}

static const char *const *
get_units (TrabFieldRow *self)
{
  return trab_unit_list (
      (TrabMeasure) (trab_draft_find_field (self->draft, self->field)->measure - 1));
}

static void
unit_selected_cb (GtkDropDown *units, GParamSpec *pspec, gpointer user_data)
{
  TrabFieldRow *self = user_data;
  const char *const *list = get_units (self);
  guint selected = gtk_drop_down_get_selected (units);

  if (selected < g_strv_length ((char **) list))
    trab_draft_set_text (self->draft, self->unit_field, list[selected]);
}

static void
say_settled (TrabFieldRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), TRAB_FIELD_ROW_SETTLED_ACTION, NULL);
}

static void
confirm_carried (TrabFieldRow *self)
{
  trab_draft_confirm_carried (self->draft, self->field);
  say_settled (self);
}

static void
keep_cb (TrabFieldRow *self)
{
  trab_draft_accept (self->draft, self->field);
  say_settled (self);
}

static void
take_other_cb (TrabFieldRow *self)
{
  const TrabProblem *problem = trab_draft_get_problem (self->draft, self->field);
  g_autofree char *unit = problem ? g_strdup (problem->other_unit) : NULL;
  const char *const *list = NULL;

  if (unit == NULL || self->units == NULL)
    return;
  list = get_units (self);
  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], unit))
      gtk_drop_down_set_selected (self->units, i);
  say_settled (self);
}

static gboolean
answer_by_key (TrabFieldRow *self, guint keyval)
{
  const TrabDraftField *about = trab_draft_find_field (self->draft, self->field);
  char digit[2] = "";
  char letter[2] = "";
  const char *choice = NULL;

  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    digit[0] = (char) ('0' + (keyval - GDK_KEY_0));
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    digit[0] = (char) ('0' + (keyval - GDK_KEY_KP_0));
  if (digit[0] != '\0')
    choice = digit;
  else if (keyval == GDK_KEY_y || keyval == GDK_KEY_Y)
    choice = "yes";
  else if (keyval == GDK_KEY_n || keyval == GDK_KEY_N)
    choice = "no";
  else if (keyval == GDK_KEY_u || keyval == GDK_KEY_U)
    choice = "unknown";
  /* choices that are letters: F, M */
  if (keyval < G_MAXUINT8 && g_ascii_isalpha ((char) keyval))
    letter[0] = g_ascii_toupper ((char) keyval);
  if (letter[0] != '\0' && find_choice (about->choices, letter) != 0)
    choice = letter;
  if (choice == NULL || find_choice (about->choices, choice) == 0)
    return FALSE;
  trab_draft_set_text (self->draft, self->field, choice);
  say_settled (self);
  return TRUE;
}

/* Typing a number on last visit's value writes it where numbers are written. */
static gboolean
type_number (TrabFieldRow *self, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[8] = "";

  if (!gtk_widget_has_focus (GTK_WIDGET (self->carried_button)) || !g_unichar_isdigit (letter))
    return FALSE;
  g_unichar_to_utf8 (letter, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
  return TRUE;
}

static void
change_unit (TrabFieldRow *self)
{
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (self->units));

  gtk_drop_down_set_selected (self->units, (gtk_drop_down_get_selected (self->units) + 1) % n);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TrabFieldRow *self = user_data;
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  /* some keyboards have their digits above Shift; a letter with it is another key */
  if ((modifiers & ~GDK_SHIFT_MASK) != 0
      || (modifiers != 0 && !g_unichar_isdigit (gdk_keyval_to_unicode (keyval))))
    return GDK_EVENT_PROPAGATE;
  if (self->entry != NULL ? type_number (self, keyval) : answer_by_key (self, keyval))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* Before the text has it, which would be erased up to the cursor. */
static gboolean
unit_key_pressed_cb (GtkEventControllerKey *controller,
                     guint keyval,
                     guint keycode,
                     GdkModifierType state,
                     gpointer user_data)
{
  TrabFieldRow *self = user_data;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK
      || (keyval != GDK_KEY_u && keyval != GDK_KEY_U))
    return GDK_EVENT_PROPAGATE;
  if (self->units != NULL)
    change_unit (self);
  return GDK_EVENT_STOP;
}

static void
build_group (TrabFieldRow *self, char **choices)
{
  self->group = TRAB_CHOICE_GROUP (trab_choice_group_new ());
  for (guint i = 0; choices[i] != NULL; i++)
    trab_choice_group_add (self->group, choices[i],
                           self->words.get_choice (self->field, choices[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
  g_signal_connect (self->group, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_append (self->control_box, GTK_WIDGET (self->group));
}

static void
build_list (TrabFieldRow *self, char **choices)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, self->words.none ? self->words.none : C_ ("answer", "Not known"));
  for (guint i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (model, self->words.get_choice (self->field, choices[i]));
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
  g_signal_connect (self->list, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_box_append (self->control_box, GTK_WIDGET (self->list));
}

static void
build_units (TrabFieldRow *self, const TrabDraftField *about)
{
  g_autofree char *unit_field = g_strconcat (self->field, "_unit", NULL);
  g_autofree char *unit_words = about->unit ? trab_present_measure_dup_unit (about->unit) : NULL;
  g_autofree char *spoken = NULL;
  const char *const *units
      = about->measure != 0 ? trab_unit_list ((TrabMeasure) (about->measure - 1)) : NULL;
  g_autoptr (GtkStringList) model = NULL;

  if (units == NULL || g_strv_length ((char **) units) < 2
      || trab_draft_find_field (self->draft, unit_field) == NULL)
    {
      GtkWidget *label = gtk_label_new (unit_words);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_width_chars (GTK_LABEL (label), 5);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_visible (label, unit_words != NULL && unit_words[0] != '\0');
      gtk_box_append (self->control_box, label);
      return;
    }
  self->unit_field = g_steal_pointer (&unit_field);
  model = gtk_string_list_new (NULL);
  for (guint i = 0; units[i] != NULL; i++)
    {
      g_autofree char *words = trab_present_measure_dup_unit (units[i]);

      gtk_string_list_append (model, words);
    }
  self->units = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->units), _ ("Change the unit (Ctrl+U)"));
  /* Translators: %s is the title of a field, e.g. "Weight" */
  spoken = g_strdup_printf (_ ("Unit of %s"), self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->units), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_equal (units[i], trab_draft_get_text (self->draft, self->unit_field)))
      gtk_drop_down_set_selected (self->units, i);
  g_signal_connect (self->units, "notify::selected", G_CALLBACK (unit_selected_cb), self);
  gtk_box_append (self->control_box, GTK_WIDGET (self->units));
}

static void
left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  TrabFieldRow *self = user_data;

  self->is_typing = FALSE;
  if (self->problem_label == NULL) /* the form goes away */
    return;
  self->is_updating = TRUE; /* what is shown is what is kept */
  if (!g_str_equal (gtk_editable_get_text (self->entry), get_text (self)))
    gtk_editable_set_text (self->entry, get_text (self));
  self->is_updating = FALSE;
  update_problem (self);
}

static void
build_date (TrabFieldRow *self)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("day month year"));
  gtk_editable_set_width_chars (self->entry, 12);
  self->date_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->date_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->date_label), "numeric");
  gtk_box_append (self->control_box, GTK_WIDGET (self->date_label));
}

static void
build_entry (TrabFieldRow *self, const TrabDraftField *about)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (entry, focus);
  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, about->kind == TRAB_DRAFT_WORDS ? 24 : 9);
  if (about->kind == TRAB_DRAFT_NUMBER)
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
      gtk_editable_set_alignment (self->entry, 1);
      gtk_widget_add_css_class (entry, "numeric");
    }
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (say_settled), self);
  gtk_box_append (self->control_box, entry);
  if (about->kind == TRAB_DRAFT_DATE)
    build_date (self);
  if (about->kind == TRAB_DRAFT_NUMBER)
    build_units (self, about);
}

static gboolean
are_for_buttons (const TrabFieldRow *self, char **choices)
{
  long length = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    length += g_utf8_strlen (self->words.get_choice (self->field, choices[i]), -1);
  return g_strv_length (choices) <= MAX_BUTTONS && length <= MAX_BUTTONS_LENGTH;
}

static void
build_control (TrabFieldRow *self)
{
  const TrabDraftField *about = trab_draft_find_field (self->draft, self->field);
  g_auto (GStrv) choices = NULL;

  if (about->kind != TRAB_DRAFT_CHOICE)
    {
      build_entry (self, about);
      return;
    }
  choices = g_strsplit (about->choices, "|", -1);
  if (are_for_buttons (self, choices))
    build_group (self, choices);
  else
    build_list (self, choices);
}

static void
update_orientation (TrabFieldRow *self)
{
  gboolean is_vertical
      = self->is_stacked
        || (self->adaptive != NULL && trab_adaptive_bin_get_is_narrow (self->adaptive));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), is_vertical
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  /* words get all the width there is under their title, and one common edge beside it */
  if (self->entry != NULL
      && trab_draft_find_field (self->draft, self->field)->kind == TRAB_DRAFT_WORDS)
    gtk_widget_set_hexpand (GTK_WIDGET (self->entry), is_vertical);
}

/* Where there is little room, the control stands under the title. */
static void
trab_field_row_root (GtkWidget *widget)
{
  TrabFieldRow *self = TRAB_FIELD_ROW (widget);

  GTK_WIDGET_CLASS (trab_field_row_parent_class)->root (widget);
  self->adaptive = trab_adaptive_bin_follow (widget, G_CALLBACK (update_orientation));
  update_orientation (self);
}

static void
trab_field_row_unroot (GtkWidget *widget)
{
  TrabFieldRow *self = TRAB_FIELD_ROW (widget);

  trab_adaptive_bin_unfollow (&self->adaptive, widget);
  GTK_WIDGET_CLASS (trab_field_row_parent_class)->unroot (widget);
}

static void
trab_field_row_dispose (GObject *object)
{
  TrabFieldRow *self = TRAB_FIELD_ROW (object);
  GtkWidget *child = NULL;

  g_clear_signal_handler (&self->changed_id, self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRAB_TYPE_FIELD_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (trab_field_row_parent_class)->dispose (object);
}

static void
trab_field_row_finalize (GObject *object)
{
  TrabFieldRow *self = TRAB_FIELD_ROW (object);

  g_clear_object (&self->draft);
  g_free (self->field);
  g_free (self->unit_field);
  g_free (self->title);
  G_OBJECT_CLASS (trab_field_row_parent_class)->finalize (object);
}

static void
trab_field_row_class_init (TrabFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_field_row_finalize;
  widget_class->root = trab_field_row_root;
  widget_class->unroot = trab_field_row_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, carried_button);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, control_box);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, answer_box);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, TrabFieldRow, other_button);
  gtk_widget_class_bind_template_callback (widget_class, confirm_carried);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_other_cb);
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trab_field_row_init (TrabFieldRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *unit_keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (unit_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (unit_keys, "key-pressed", G_CALLBACK (unit_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), unit_keys);
}

/**
 * trab_field_row_new:
 * @words: copied, but @words->get_choice and the texts it returns must stay
 */
GtkWidget *
trab_field_row_new (TrabDraft *draft, const char *field, const TrabFieldWords *words)
{
  TrabFieldRow *self = g_object_new (TRAB_TYPE_FIELD_ROW, NULL);

  g_return_val_if_fail (trab_draft_find_field (draft, field) != NULL, NULL);

  self->draft = g_object_ref (draft);
  self->field = g_strdup (field);
  self->words = *words;
  self->title = g_strdup (words->title);
  gtk_label_set_label (self->title_label, self->title);
  gtk_label_set_label (self->hint_label, words->hint ? words->hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), words->hint != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
  build_control (self);
  gtk_accessible_update_relation (get_control (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->problem_label, NULL, -1);
  update (self);
  self->changed_id = g_signal_connect (draft, "changed", G_CALLBACK (draft_changed_cb), self);
  return GTK_WIDGET (self);
}

const char *
trab_field_row_get_field (TrabFieldRow *self)
{
  g_return_val_if_fail (TRAB_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/** trab_field_row_is_answered: whether something is typed or chosen, right or wrong */
gboolean
trab_field_row_is_answered (TrabFieldRow *self)
{
  g_return_val_if_fail (TRAB_IS_FIELD_ROW (self), FALSE);

  return get_text (self)[0] != '\0';
}

/** trab_field_row_focus_control: takes the focus to where the field is changed; a question about it
 * is answered first */
gboolean
trab_field_row_focus_control (TrabFieldRow *self)
{
  g_return_val_if_fail (TRAB_IS_FIELD_ROW (self), FALSE);

  if (gtk_widget_get_visible (self->answer_box)
      && gtk_widget_get_visible (GTK_WIDGET (self->keep_button)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->keep_button));
  if (self->entry != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return gtk_widget_child_focus (GTK_WIDGET (self->control_box), GTK_DIR_TAB_FORWARD);
}

/** trab_field_row_show_problem: says what is wrong now, also that nothing is typed where something
 * must be */
void
trab_field_row_show_problem (TrabFieldRow *self)
{
  g_return_if_fail (TRAB_IS_FIELD_ROW (self));

  self->is_asked = TRUE;
  self->is_typing = FALSE;
  update_problem (self);
}

/** trab_field_row_set_is_stacked: the control stands under the title however much room there is */
void
trab_field_row_set_is_stacked (TrabFieldRow *self, gboolean is_stacked)
{
  g_return_if_fail (TRAB_IS_FIELD_ROW (self));

  self->is_stacked = is_stacked;
  update_orientation (self);
}
