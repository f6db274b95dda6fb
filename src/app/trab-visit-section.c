/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-visit-section.h"

#include <glib/gi18n.h>

#include "trab-adaptive-bin.h"
#include "trab-field-row.h"
#include "trab-form-keys.h"
#include "trab-present-problem.h"
#include "trab-present-question.h"
#include "trab-present-update.h"

#define TITLE_CHARS 20 /* the titles of all rows end in one line */

struct _TrabVisitSection
{
  GtkWidget parent_instance;
  TrabDraft *draft;
  TrabVisitPlace place;
  char *head_field; /* NULL, or what is asked in the row itself, open or not */
  guint n_due;      /* questions of every visit and of the chance that are open */
  gulong changed_id;
  TrabAdaptiveBin *adaptive; /* (unowned) (nullable) */

  GtkBox *head;
  GtkBox *words;
  GtkLabel *title_label;
  GtkLabel *said_label;
  GtkLabel *needed_label;
  GtkWidget *nothing_button;
  GtkWidget *nothing_label;
  GtkLabel *done_label;
  GtkToggleButton *fold_button;
  AdwBin *body;
  GtkWidget *head_row; /* of head_field; NULL where there is none */
  TrabQuestionList *list;
};

enum
{
  SIGNAL_GONE_THROUGH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabVisitSection, trab_visit_section, GTK_TYPE_WIDGET)

/* What was said before can be true still; falls never are. */
static gboolean
may_say_nothing_changed (TrabVisitSection *self)
{
  guint n_carried = 0;

  if (self->place == TRAB_VISIT_PLACE_FALLS || self->place == TRAB_VISIT_PLACE_RESULTS)
    return FALSE;
  trab_question_list_count (self->list, NULL, &n_carried);
  return n_carried > 0;
}

static gboolean
is_head_open (TrabVisitSection *self)
{
  return self->head_field != NULL && trab_draft_get_text (self->draft, self->head_field)[0] == '\0';
}

static void
update (TrabVisitSection *self)
{
  gboolean is_done = trab_visit_section_is_done (self);

  gtk_widget_set_visible (self->nothing_button,
                          self->head_field == NULL && may_say_nothing_changed (self));
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), is_done && self->head_field == NULL);
}

static void
draft_changed_cb (TrabDraft *draft, const char *field, gpointer user_data)
{
  update (user_data);
}

static void
go_on (TrabVisitSection *self)
{
  g_signal_emit (self, signals[SIGNAL_GONE_THROUGH], 0);
}

/* What is asked at each visit is still to be asked after it. */
static void
nothing_changed_cb (TrabVisitSection *self)
{
  if (!trab_visit_section_say_nothing_changed (self))
    return;
  if (self->n_due > 0)
    {
      trab_visit_section_set_is_open (self, TRUE);
      trab_visit_section_start (self);
    }
  else
    go_on (self);
}

static gboolean
is_on_head (TrabVisitSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus == self->nothing_button || focus == GTK_WIDGET (self->fold_button);
}

/* On the row itself N is an answer, Enter is none. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TrabVisitSection *self = user_data;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !is_on_head (self))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_n:
      if (!may_say_nothing_changed (self))
        return GDK_EVENT_PROPAGATE;
      nothing_changed_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      go_on (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
clicked_cb (GtkGestureClick *gesture, int n, double x, double y, gpointer user_data)
{
  TrabVisitSection *self = user_data;

  gtk_toggle_button_set_active (self->fold_button,
                                !gtk_toggle_button_get_active (self->fold_button));
}

static void
folded_cb (TrabVisitSection *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->fold_button);

  gtk_widget_set_visible (GTK_WIDGET (self->body), is_open);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold_button),
                            is_open ? "pan-up-symbolic" : "pan-down-symbolic");
}

/* In little room the words stand one above the other, and the button is its key. */
static void
update_orientation (TrabVisitSection *self)
{
  gboolean is_narrow = self->adaptive != NULL && trab_adaptive_bin_get_is_narrow (self->adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->head, is_narrow ? 6 : 12);
  gtk_label_set_width_chars (self->title_label, is_narrow ? -1 : TITLE_CHARS);
  gtk_widget_set_visible (self->nothing_label, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->needed_label),
                          !is_narrow && gtk_label_get_label (self->needed_label)[0] != '\0');
}

static void
trab_visit_section_root (GtkWidget *widget)
{
  TrabVisitSection *self = TRAB_VISIT_SECTION (widget);

  GTK_WIDGET_CLASS (trab_visit_section_parent_class)->root (widget);
  self->adaptive = trab_adaptive_bin_follow (widget, G_CALLBACK (update_orientation));
  update_orientation (self);
}

static void
trab_visit_section_unroot (GtkWidget *widget)
{
  TrabVisitSection *self = TRAB_VISIT_SECTION (widget);

  trab_adaptive_bin_unfollow (&self->adaptive, widget);
  GTK_WIDGET_CLASS (trab_visit_section_parent_class)->unroot (widget);
}

static void
trab_visit_section_dispose (GObject *object)
{
  TrabVisitSection *self = TRAB_VISIT_SECTION (object);

  g_clear_signal_handler (&self->changed_id, self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRAB_TYPE_VISIT_SECTION);
  G_OBJECT_CLASS (trab_visit_section_parent_class)->dispose (object);
}

static void
trab_visit_section_finalize (GObject *object)
{
  TrabVisitSection *self = TRAB_VISIT_SECTION (object);

  g_clear_object (&self->draft);
  g_free (self->head_field);
  G_OBJECT_CLASS (trab_visit_section_parent_class)->finalize (object);
}

static void
trab_visit_section_class_init (TrabVisitSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trab_visit_section_dispose;
  object_class->finalize = trab_visit_section_finalize;
  widget_class->root = trab_visit_section_root;
  widget_class->unroot = trab_visit_section_unroot;
  signals[SIGNAL_GONE_THROUGH]
      = g_signal_new ("gone-through", TRAB_TYPE_VISIT_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/trabecula/Trabecula/ui/"
                                                             "trab-visit-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, head);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, words);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, said_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, needed_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, done_label);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, fold_button);
  gtk_widget_class_bind_template_child (widget_class, TrabVisitSection, body);
  gtk_widget_class_bind_template_callback (widget_class, nothing_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trab_visit_section_init (TrabVisitSection *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->words), GTK_EVENT_CONTROLLER (click));
}

static const char *
get_choice_words (const char *field, const char *choice)
{
  TrabQuestion question = TRAB_QUESTION_FALLS_COUNT;

  return trab_question_from_string (field, &question)
             ? trab_present_question_get_choice (question, choice)
             : choice;
}

/* One question stands in the row itself, where others have their words. */
static void
build_head_row (TrabVisitSection *self)
{
  TrabFieldWords words
      = { .title = trab_present_update_get_place (self->place), .get_choice = get_choice_words };

  self->head_row = trab_field_row_new (self->draft, self->head_field, &words);
  gtk_widget_add_css_class (self->head_row, "visit-head");
  gtk_widget_set_hexpand (self->head_row, TRUE);
  gtk_box_prepend (self->head, self->head_row);
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
}

/** trab_visit_section_new: @head_field: (nullable): asked in the row itself */
TrabVisitSection *
trab_visit_section_new (TrabDraft *draft, TrabVisitPlace place, const char *head_field)
{
  TrabVisitSection *self = g_object_new (TRAB_TYPE_VISIT_SECTION, NULL);
  const char *title = trab_present_update_get_place (place);
  g_autofree char *more = g_strdup_printf (_ ("Questions: %s"), title);

  self->draft = g_object_ref (draft);
  self->place = place;
  self->head_field = g_strdup (head_field);
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  more, -1);
  if (head_field != NULL)
    build_head_row (self);
  self->list = trab_question_list_new (draft);
  adw_bin_set_child (self->body, GTK_WIDGET (self->list));
  folded_cb (self);
  self->changed_id = g_signal_connect (draft, "changed", G_CALLBACK (draft_changed_cb), self);
  return self;
}

TrabVisitPlace
trab_visit_section_get_place (TrabVisitSection *self)
{
  g_return_val_if_fail (TRAB_IS_VISIT_SECTION (self), TRAB_VISIT_PLACE_FALLS);

  return self->place;
}

/** trab_visit_section_get_list: (transfer none): its questions, but for one in the row itself */
TrabQuestionList *
trab_visit_section_get_list (TrabVisitSection *self)
{
  g_return_val_if_fail (TRAB_IS_VISIT_SECTION (self), NULL);

  return self->list;
}

/** trab_visit_section_set_said: @needed: (nullable): what plans wait for here */
void
trab_visit_section_set_said (TrabVisitSection *self, const char *said, const char *needed)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (TRAB_IS_VISIT_SECTION (self));

  gtk_label_set_label (self->said_label, said);
  gtk_label_set_label (self->needed_label, needed ? needed : "");
  /* Translators: a row of the visit, what it holds */
  spoken = g_strdup_printf (_ ("Nothing changed. %s: %s"), gtk_label_get_label (self->title_label),
                            said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->nothing_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  update_orientation (self);
}

/** trab_visit_section_set_n_due: @n_due: open questions without which the row is not gone through
 */
void
trab_visit_section_set_n_due (TrabVisitSection *self, guint n_due)
{
  g_return_if_fail (TRAB_IS_VISIT_SECTION (self));

  self->n_due = n_due;
  update (self);
}

/** trab_visit_section_is_done: whether the row was gone through today */
gboolean
trab_visit_section_is_done (TrabVisitSection *self)
{
  guint n_carried = 0;

  g_return_val_if_fail (TRAB_IS_VISIT_SECTION (self), FALSE);

  trab_question_list_count (self->list, NULL, &n_carried);
  if (self->head_field != NULL)
    return !is_head_open (self);
  return self->n_due == 0 && n_carried == 0;
}

/** trab_visit_section_say_nothing_changed: Returns: FALSE where that cannot be said */
gboolean
trab_visit_section_say_nothing_changed (TrabVisitSection *self)
{
  g_return_val_if_fail (TRAB_IS_VISIT_SECTION (self), FALSE);

  if (!may_say_nothing_changed (self))
    return FALSE;
  trab_question_list_confirm (self->list);
  return TRUE;
}

void
trab_visit_section_set_is_open (TrabVisitSection *self, gboolean is_open)
{
  g_return_if_fail (TRAB_IS_VISIT_SECTION (self));

  gtk_toggle_button_set_active (self->fold_button, is_open);
}

static gboolean
is_unanswered (TrabVisitSection *self, TrabFieldRow *row)
{
  return gtk_widget_get_mapped (GTK_WIDGET (row))
         && trab_draft_get_text (self->draft, trab_field_row_get_field (row))[0] == '\0'
         && !trab_draft_get_carried (self->draft, trab_field_row_get_field (row), NULL, NULL);
}

/** trab_visit_section_start: puts the focus where the row goes on: its first open question, else
 * the row itself */
gboolean
trab_visit_section_start (TrabVisitSection *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (TRAB_IS_VISIT_SECTION (self), FALSE);

  if (is_head_open (self))
    return gtk_widget_child_focus (self->head_row, GTK_DIR_TAB_FORWARD);
  if (self->head_field == NULL && !may_say_nothing_changed (self))
    trab_visit_section_set_is_open (self, TRUE);
  rows = trab_form_keys_dup_rows (GTK_WIDGET (self->list));
  for (guint i = 0; i < rows->len; i++)
    if (is_unanswered (self, g_ptr_array_index (rows, i)))
      return gtk_widget_child_focus (g_ptr_array_index (rows, i), GTK_DIR_TAB_FORWARD);
  if (gtk_widget_get_visible (self->nothing_button))
    return gtk_widget_grab_focus (self->nothing_button);
  return gtk_widget_grab_focus (GTK_WIDGET (self->fold_button));
}
