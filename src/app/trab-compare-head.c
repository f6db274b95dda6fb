/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-head.h"

#include <glib/gi18n.h>

#include "trab-plan-mark.h"

struct _TrabCompareHead
{
  AdwBin parent_instance;
  char *plan_id;
  gboolean is_brief;
  GtkWidget *card;
  GtkWidget *taking; /* its line */
  GtkWidget *plan_button;
  GtkWidget *caution_button;
  AdwBin *calm_bin; /* instead of a caution */
  GtkWidget *question_button;
};

G_DEFINE_FINAL_TYPE (TrabCompareHead, trab_compare_head, ADW_TYPE_BIN)

enum
{
  PRESSED,
  CAUTIONS,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/** trab_compare_head_get_level_icon: a sign for each level, and one for none */
const char *
trab_compare_head_get_level_icon (gboolean has_caution, TrabPresentLevel level)
{
  if (!has_caution)
    return "object-select-symbolic";
  switch (level)
    {
    case TRAB_PRESENT_LEVEL_STOP:
      return "process-stop-symbolic";
    case TRAB_PRESENT_LEVEL_CHECK_FIRST:
      return "dialog-warning-symbolic";
    case TRAB_PRESENT_LEVEL_NOTE:
      break;
    }
  return "dialog-information-symbolic";
}

/** trab_compare_head_get_level_style: a colour for each, which never stands alone */
const char *
trab_compare_head_get_level_style (gboolean has_caution, TrabPresentLevel level)
{
  if (has_caution && level == TRAB_PRESENT_LEVEL_STOP)
    return "stop";
  return has_caution && level == TRAB_PRESENT_LEVEL_CHECK_FIRST ? "check" : "quiet";
}

/* Whole, on as many lines as it takes: half a caution is none. */
static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
pressed_cb (TrabCompareHead *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}

static void
cautions_cb (TrabCompareHead *self)
{
  g_signal_emit (self, signals[CAUTIONS], 0);
}

/* The sign, the name and what is taken: pressed as one. */
static void
show_plan (TrabCompareHead *self, const TrabPresentPlanHead *words)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = new_label (words->name);
  GtkWidget *taking = new_label (words->taking);
  g_autofree char *spoken = g_strjoin (". ", words->name, words->taking, NULL);

  gtk_widget_add_css_class (name, "plan-name");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (taking, "dim-label");
  gtk_widget_set_visible (taking, !self->is_brief);
  self->taking = taking;
  gtk_box_append (GTK_BOX (first), trab_plan_mark_new (words->plan_class));
  gtk_box_append (GTK_BOX (first), name);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), taking);
  gtk_button_set_child (GTK_BUTTON (self->plan_button), lines);
  gtk_widget_set_tooltip_text (self->plan_button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plan_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static GtkWidget *
new_caution_line (const TrabPresentPlanHead *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (trab_compare_head_get_level_icon (
                                      words->has_caution, words->level)));
  gtk_box_append (GTK_BOX (line), new_label (words->caution));
  gtk_widget_add_css_class (line, "plan-caution");
  gtk_widget_add_css_class (line,
                            trab_compare_head_get_level_style (words->has_caution, words->level));
  return line;
}

/* Only what can be opened is a button. */
static void
show_caution (TrabCompareHead *self, const TrabPresentPlanHead *words)
{
  GtkWidget *line = new_caution_line (words);

  gtk_widget_set_visible (self->caution_button, words->has_caution);
  gtk_widget_set_visible (GTK_WIDGET (self->calm_bin), !words->has_caution);
  adw_bin_set_child (self->calm_bin, words->has_caution ? NULL : line);
  if (!words->has_caution)
    return;
  gtk_button_set_child (GTK_BUTTON (self->caution_button), line);
  gtk_widget_set_tooltip_text (self->caution_button, words->caution);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->caution_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words->caution, -1);
}

static void
show_questions (TrabCompareHead *self, const char *questions)
{
  gtk_widget_set_visible (self->question_button, questions != NULL);
  if (questions == NULL)
    return;
  gtk_button_set_child (GTK_BUTTON (self->question_button), new_label (questions));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->question_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, questions, -1);
}

static GtkWidget *
add_button (TrabCompareHead *self, const char *style, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, style);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->card), button);
  return button;
}

static gboolean
key_pressed_cb (TrabCompareHead *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Delete || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[REMOVED], 0);
  return GDK_EVENT_STOP;
}

static void
trab_compare_head_finalize (GObject *object)
{
  g_free (TRAB_COMPARE_HEAD (object)->plan_id);
  G_OBJECT_CLASS (trab_compare_head_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, TRAB_TYPE_COMPARE_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
trab_compare_head_class_init (TrabCompareHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_compare_head_finalize;
  signals[PRESSED] = add_signal ("pressed");
  signals[CAUTIONS] = add_signal ("cautions");
  signals[REMOVED] = add_signal ("removed");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trab_compare_head_init (TrabCompareHead *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "plan-head");
  self->plan_button = add_button (self, "plan-button", G_CALLBACK (pressed_cb));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plan_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Change this plan"), -1);
  self->caution_button = add_button (self, "plan-line", G_CALLBACK (cautions_cb));
  self->calm_bin = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->calm_bin));
  self->question_button = add_button (self, "plan-line", G_CALLBACK (cautions_cb));
  gtk_widget_add_css_class (self->question_button, "plan-questions");
  adw_bin_set_child (ADW_BIN (self), self->card);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** trab_compare_head_new: @words: (transfer none) */
GtkWidget *
trab_compare_head_new (const char *plan_id, const TrabPresentPlanHead *words)
{
  TrabCompareHead *self = g_object_new (TRAB_TYPE_COMPARE_HEAD, NULL);

  self->plan_id = g_strdup (plan_id);
  trab_compare_head_set_words (self, words);
  return GTK_WIDGET (self);
}

/** trab_compare_head_set_words: in place, so that the keyboard focus stays; @words: (transfer none)
 */
void
trab_compare_head_set_words (TrabCompareHead *self, const TrabPresentPlanHead *words)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEAD (self));

  show_plan (self, words);
  show_caution (self, words);
  show_questions (self, words->questions);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->name,
                                  -1);
}

const char *
trab_compare_head_get_plan_id (TrabCompareHead *self)
{
  g_return_val_if_fail (TRAB_IS_COMPARE_HEAD (self), NULL);

  return self->plan_id;
}

/** trab_compare_head_set_is_brief: whether what is taken is only told on asking (when it is pressed
 * or spoken): with little room the name, the caution and what was not asked are the whole head */
void
trab_compare_head_set_is_brief (TrabCompareHead *self, gboolean is_brief)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEAD (self));

  self->is_brief = is_brief;
  gtk_widget_set_visible (self->taking, !is_brief);
}

/** trab_compare_head_set_is_open: whether its plan is being changed, or its cautions read */
void
trab_compare_head_set_is_open (TrabCompareHead *self, gboolean is_open)
{
  g_return_if_fail (TRAB_IS_COMPARE_HEAD (self));

  if (is_open)
    gtk_widget_add_css_class (self->card, "open");
  else
    gtk_widget_remove_css_class (self->card, "open");
}

gboolean
trab_compare_head_has_focus (TrabCompareHead *self)
{
  g_return_val_if_fail (TRAB_IS_COMPARE_HEAD (self), FALSE);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}
