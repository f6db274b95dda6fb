/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-editor.h"

#include <glib/gi18n.h>

#include "trab-plan-timeline.h"
#include "trab-present-catalogue.h"

#define STOPPED_EARLY_YEARS 1.0
#define AS_NOW "as-now"
#define THEN_PX 90

struct _TrabPlanEditor
{
  AdwBin parent_instance;
  TrabPlanEdit *edit;
  gboolean is_as_now;
  double stop_before_years; /* where the course ended before it was stopped early; 0: it was not */
  TrabPlanTimeline *timeline;
  GtkLabel *no_course_label;
  GtkWidget *stop_button;
  GtkWidget *dose_button;
  GtkWidget *adherence_button;
  GtkWidget *pause_button;
  GtkWidget *remove_button;
  GtkDropDown *then_list;
  GStrv then_ids; /* of the drop-down, behind its title */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (TrabPlanEditor, trab_plan_editor, ADW_TYPE_BIN)

enum
{
  EDITED,
  REMOVED,
  WHY,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_course (TrabPlanEditor *self)
{
  return self->edit != NULL && trab_plan_edit_get_n_courses (self->edit) > 0;
}

static guint
get_selected (TrabPlanEditor *self)
{
  return trab_plan_timeline_get_selected (self->timeline);
}

static void
update_buttons (TrabPlanEditor *self)
{
  const TrabPlanEditCourse *course
      = has_course (self) ? trab_plan_edit_get_course (self->edit, get_selected (self)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->timeline), course != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->no_course_label), course == NULL);
  gtk_widget_set_visible (self->stop_button, course != NULL);
  gtk_widget_set_visible (self->dose_button, course != NULL && course->n_doses > 1);
  gtk_widget_set_visible (self->adherence_button, course != NULL && course->can_adhere);
  gtk_widget_set_visible (self->pause_button, course != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->then_list), course != NULL);
  gtk_widget_set_visible (self->remove_button, !self->is_as_now);
}

static void
edited (TrabPlanEditor *self, gboolean is_dragging)
{
  g_autofree char *id = trab_plan_edit_dup_id (self->edit);

  trab_plan_timeline_refresh (self->timeline);
  update_buttons (self);
  g_signal_emit (self, signals[EDITED], 0, id, is_dragging);
}

static void
changed_cb (TrabPlanEditor *self, gboolean is_dragging)
{
  self->stop_before_years = 0;
  edited (self, is_dragging);
}

static void
dose_cb (TrabPlanEditor *self)
{
  trab_plan_edit_next_dose (self->edit, get_selected (self));
  edited (self, FALSE);
}

static void
adherence_cb (TrabPlanEditor *self)
{
  trab_plan_edit_next_adherence (self->edit, get_selected (self));
  edited (self, FALSE);
}

static void
pause_cb (TrabPlanEditor *self)
{
  if (trab_plan_edit_pause (self->edit, get_selected (self)))
    edited (self, FALSE);
}

/* Of several courses the chosen one; the last one takes the plan with it. */
static void
remove_cb (TrabPlanEditor *self)
{
  if (has_course (self) && trab_plan_edit_remove (self->edit, get_selected (self)))
    edited (self, FALSE);
  else
    g_signal_emit (self, signals[REMOVED], 0);
}

static void
why_cb (TrabPlanEditor *self)
{
  g_signal_emit (self, signals[WHY], 0);
}

static void
close_cb (TrabPlanEditor *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
press (GtkWidget *button)
{
  if (!gtk_widget_get_visible (button))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (button, "clicked");
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (TrabPlanEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_d:
      return press (self->dose_button);
    case GDK_KEY_a:
      return press (self->adherence_button);
    case GDK_KEY_p:
      return press (self->pause_button);
    case GDK_KEY_Delete:
      return press (self->remove_button);
    case GDK_KEY_Escape:
      close_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What follows the chosen course, from where it ends. */
static void
then_cb (TrabPlanEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->then_list);

  if (self->is_updating || !has_course (self) || selected == 0
      || selected > g_strv_length (self->then_ids))
    return;
  self->is_updating = TRUE;
  gtk_drop_down_set_selected (self->then_list, 0);
  self->is_updating = FALSE;
  if (trab_plan_edit_switch (self->edit, get_selected (self), self->then_ids[selected - 1]))
    edited (self, FALSE);
}

/* Every regimen for this person, in the order of the catalogue. */
static void
fill_then (TrabPlanEditor *self, TrabConsultation *consultation)
{
  TrabSex sex = trab_patient_get (trab_consultation_get_patient (consultation))->sex;
  g_autoptr (GPtrArray) options
      = trab_present_catalogue_dup_options (trab_consultation_get_evidence (consultation));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  gtk_string_list_append (names, _ ("Then…"));
  for (guint i = 0; i < options->len; i++)
    {
      const TrabPresentOption *option = g_ptr_array_index (options, i);

      if ((sex == TRAB_SEX_MALE || !option->for_women)
          && (sex == TRAB_SEX_FEMALE || !option->for_men))
        continue;
      gtk_string_list_append (names, option->name);
      g_strv_builder_add (ids, option->id);
    }
  g_strfreev (self->then_ids);
  self->then_ids = g_strv_builder_end (ids);
  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->then_list, G_LIST_MODEL (names));
  self->is_updating = FALSE;
}

static GtkWidget *
add_button (TrabPlanEditor *self,
            GtkWidget *box,
            const char *label,
            const char *tooltip,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static void
stop_cb (TrabPlanEditor *self)
{
  trab_plan_editor_stop_early (self);
}

static void
trab_plan_editor_finalize (GObject *object)
{
  g_clear_pointer (&TRAB_PLAN_EDITOR (object)->edit, trab_plan_edit_free);
  g_strfreev (TRAB_PLAN_EDITOR (object)->then_ids);
  G_OBJECT_CLASS (trab_plan_editor_parent_class)->finalize (object);
}

static void
trab_plan_editor_class_init (TrabPlanEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_plan_editor_finalize;
  signals[EDITED] = g_signal_new ("edited", TRAB_TYPE_PLAN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[REMOVED] = g_signal_new ("removed", TRAB_TYPE_PLAN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[WHY] = g_signal_new ("why", TRAB_TYPE_PLAN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", TRAB_TYPE_PLAN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
trab_plan_editor_init (TrabPlanEditor *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_flow_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->timeline = g_object_new (TRAB_TYPE_PLAN_TIMELINE, NULL);
  self->no_course_label
      = GTK_LABEL (gtk_label_new (_ ("This plan has no course with a start and an end.")));
  gtk_label_set_wrap (self->no_course_label, TRUE);
  gtk_label_set_xalign (self->no_course_label, 0);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (buttons), 8);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (buttons), 6);
  self->stop_button = add_button (self, buttons, _ ("What if stopped?"),
                                  _ ("After a year, and back (S)"), G_CALLBACK (stop_cb));
  self->dose_button
      = add_button (self, buttons, _ ("Dose"), _ ("The next dose (D)"), G_CALLBACK (dose_cb));
  self->adherence_button
      = add_button (self, buttons, _ ("Doses taken"), _ ("80, 60, 40 of 100, as usual (A)"),
                    G_CALLBACK (adherence_cb));
  self->pause_button
      = add_button (self, buttons, _ ("Pause"), _ ("A year without it (P)"), G_CALLBACK (pause_cb));
  self->then_list = GTK_DROP_DOWN (gtk_drop_down_new (
      NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->then_list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->then_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What follows the course"), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->then_list), THEN_PX, -1);
  g_signal_connect_swapped (self->then_list, "notify::selected", G_CALLBACK (then_cb), self);
  gtk_flow_box_append (GTK_FLOW_BOX (buttons), GTK_WIDGET (self->then_list));
  gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (self->then_list)), FALSE);
  self->remove_button = add_button (self, buttons, _ ("Take out"),
                                    _ ("The course, or the plan (Delete)"), G_CALLBACK (remove_cb));
  add_button (self, buttons, _ ("What it asks"), _ ("What one does, with sources"),
              G_CALLBACK (why_cb));
  add_button (self, buttons, _ ("Done"), _ ("Esc"), G_CALLBACK (close_cb));
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->timeline));
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->no_course_label));
  gtk_box_append (GTK_BOX (all), buttons);
  gtk_widget_add_css_class (all, "card");
  gtk_widget_add_css_class (all, "plan-editor");
  adw_bin_set_child (ADW_BIN (self), all);
  g_signal_connect_swapped (self->timeline, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->timeline, "selected", G_CALLBACK (update_buttons), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
trab_plan_editor_new (void)
{
  return g_object_new (TRAB_TYPE_PLAN_EDITOR, NULL);
}

/** trab_plan_editor_open: @plan_id: as it is compared now */
void
trab_plan_editor_open (TrabPlanEditor *self,
                       TrabConsultation *consultation,
                       const char *plan_id,
                       TrabChartClass plan_class)
{
  g_return_if_fail (TRAB_IS_PLAN_EDITOR (self));

  trab_plan_timeline_set_edit (self->timeline, NULL, plan_class);
  g_clear_pointer (&self->edit, trab_plan_edit_free);
  self->edit = trab_plan_edit_new (trab_consultation_get_evidence (consultation), plan_id,
                                   trab_consultation_get_years (consultation));
  fill_then (self, consultation);
  self->is_as_now = g_str_equal (plan_id, AS_NOW);
  self->stop_before_years = 0;
  trab_plan_timeline_set_edit (self->timeline, self->edit, plan_class);
  update_buttons (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * trab_plan_editor_stop_early:
 * The chosen course ends after a year; once more, and it ends where it ended before.
 *
 * Returns: FALSE where there is no course to stop
 */
gboolean
trab_plan_editor_stop_early (TrabPlanEditor *self)
{
  const TrabPlanEditCourse *course = NULL;
  double stop_years = 0;

  g_return_val_if_fail (TRAB_IS_PLAN_EDITOR (self), FALSE);

  if (!has_course (self))
    return FALSE;
  course = trab_plan_edit_get_course (self->edit, get_selected (self));
  stop_years = self->stop_before_years > 0 ? self->stop_before_years
                                           : course->from_years + STOPPED_EARLY_YEARS;
  self->stop_before_years = self->stop_before_years > 0 ? 0 : course->to_years;
  trab_plan_edit_set_stop (self->edit, get_selected (self), stop_years);
  edited (self, FALSE);
  return TRUE;
}
