/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-compare-drawer.h"

#include <glib/gi18n.h>

#include "trab-compare-head.h"
#include "trab-plan-mark.h"
#include "trab-safety-override.h"

#define FIELD_OVERRIDES "safety_overrides"
#define KEY_CAUSE "trab-cause"
#define TITLE_CHARS 24

struct _TrabCompareDrawer
{
  AdwBin parent_instance;
  TrabConsultation *consultation; /* whose words are shown; NULL while closed */
  GtkBox *title_box;
  GtkBox *box;
  GtkWidget *close_button;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (TrabCompareDrawer, trab_compare_drawer, ADW_TYPE_BIN)

enum
{
  CLOSED,
  ASK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/** trab_compare_drawer_new_card: one caution: how loud, about what, what was found, what its source
 * says to do */
GtkWidget *
trab_compare_drawer_new_card (const TrabPresentBanner *banner)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *level = trab_present_banner_get_level (banner->level);
  /* Translators: how loud a caution is, and what it is about */
  g_autofree char *title
      = banner->title ? g_strdup_printf (_ ("%s: %s"), level, banner->title) : g_strdup (level);

  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name (
                                      trab_compare_head_get_level_icon (TRUE, banner->level)));
  gtk_box_append (GTK_BOX (head), new_label (title, "heading"));
  gtk_widget_add_css_class (head, "plan-caution");
  gtk_widget_add_css_class (head, trab_compare_head_get_level_style (TRUE, banner->level));
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), new_label (banner->text, NULL));
  if (banner->action != NULL)
    {
      g_autofree char *action = g_strdup_printf (_ ("The source says: %s"), banner->action);

      gtk_box_append (GTK_BOX (card), new_label (action, "dim-label"));
    }
  return card;
}

static void
reason_changed_cb (GtkEditable *entry, TrabCompareDrawer *self)
{
  TrabDraft *draft = self->consultation ? trab_consultation_get_draft (self->consultation) : NULL;
  g_autofree char *overrides = NULL;

  if (draft == NULL)
    return;
  overrides = trab_safety_override_dup_with (trab_draft_get_text (draft, FIELD_OVERRIDES),
                                             g_object_get_data (G_OBJECT (entry), KEY_CAUSE),
                                             gtk_editable_get_text (entry));
  trab_draft_set_text (draft, FIELD_OVERRIDES, overrides);
}

/* A stop is gone on with only for a written reason. */
static void
add_reason (TrabCompareDrawer *self, const TrabPresentBanner *banner)
{
  TrabDraft *draft = trab_consultation_get_draft (self->consultation);
  g_autofree char *reason = trab_safety_override_dup_reason (
      trab_draft_get_text (draft, FIELD_OVERRIDES), banner->cause);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), reason ? reason : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason to go on"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason to go on"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  banner->title, -1);
  g_object_set_data_full (G_OBJECT (entry), KEY_CAUSE, g_strdup (banner->cause), g_free);
  gtk_widget_set_sensitive (entry, !trab_consultation_is_signed (self->consultation));
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), self);
  gtk_box_append (self->box, entry);
}

static void
ask_cb (TrabCompareDrawer *self)
{
  g_signal_emit (self, signals[ASK], 0);
}

static void
add_questions (TrabCompareDrawer *self, const TrabPresentPlanHead *words)
{
  GtkWidget *button = NULL;

  if (words->questions == NULL)
    return;
  gtk_box_append (self->box, new_label (words->questions, "heading"));
  for (guint i = 0; i < words->asks->len; i++)
    gtk_box_append (self->box, new_label (g_ptr_array_index (words->asks, i), "dim-label"));
  button = gtk_button_new_with_label (_ ("Ask them now"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ask_cb), self);
  gtk_box_append (self->box, button);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static gboolean
key_pressed_cb (TrabCompareDrawer *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  trab_compare_drawer_close (self);
  return GDK_EVENT_STOP;
}

static void
trab_compare_drawer_dispose (GObject *object)
{
  g_clear_object (&TRAB_COMPARE_DRAWER (object)->consultation);
  G_OBJECT_CLASS (trab_compare_drawer_parent_class)->dispose (object);
}

static void
trab_compare_drawer_class_init (TrabCompareDrawerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_compare_drawer_dispose;
  signals[CLOSED] = g_signal_new ("closed", TRAB_TYPE_COMPARE_DRAWER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[ASK] = g_signal_new ("ask", TRAB_TYPE_COMPARE_DRAWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trab_compare_drawer_init (TrabCompareDrawer *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->title_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  self->close_button = gtk_button_new_from_icon_name ("window-close-symbolic");
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->title_box), TRUE);
  gtk_widget_add_css_class (self->close_button, "flat");
  gtk_widget_set_tooltip_text (self->close_button, _ ("Close (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  g_signal_connect_swapped (self->close_button, "clicked", G_CALLBACK (trab_compare_drawer_close),
                            self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title_box));
  gtk_box_append (GTK_BOX (head), self->close_button);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (all), head);
  gtk_box_append (GTK_BOX (all), self->scroller);
  gtk_widget_add_css_class (all, "card");
  gtk_widget_add_css_class (all, "compare-drawer");
  adw_bin_set_child (ADW_BIN (self), all);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cautions"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** trab_compare_drawer_open: @words: (transfer none): of the plan that was pressed */
void
trab_compare_drawer_open (TrabCompareDrawer *self,
                          TrabConsultation *consultation,
                          const TrabPresentPlanHead *words)
{
  GtkWidget *title = NULL;

  g_return_if_fail (TRAB_IS_COMPARE_DRAWER (self));

  g_set_object (&self->consultation, consultation);
  empty (self->title_box);
  empty (self->box);
  gtk_box_append (self->title_box, trab_plan_mark_new (words->plan_class));
  title = new_label (words->name, "title-4");
  gtk_label_set_max_width_chars (GTK_LABEL (title), TITLE_CHARS);
  gtk_box_append (self->title_box, title);
  for (guint i = 0; i < words->cautions->len; i++)
    {
      const TrabPresentBanner *banner = g_ptr_array_index (words->cautions, i);

      gtk_box_append (self->box, trab_compare_drawer_new_card (banner));
      if (banner->level == TRAB_PRESENT_LEVEL_STOP && banner->cause != NULL)
        add_reason (self, banner);
    }
  if (words->cautions->len == 0)
    gtk_box_append (self->box, new_label (words->caution, NULL));
  add_questions (self, words);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->close_button);
}

/** trab_compare_drawer_close: what it showed is forgotten */
void
trab_compare_drawer_close (TrabCompareDrawer *self)
{
  g_return_if_fail (TRAB_IS_COMPARE_DRAWER (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_object (&self->consultation);
  empty (self->title_box);
  empty (self->box);
  g_signal_emit (self, signals[CLOSED], 0);
}
