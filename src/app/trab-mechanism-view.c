/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-mechanism-view.h"

#include <glib/gi18n.h>

#include "trab-chart-panel.h"
#include "trab-choice-group.h"
#include "trab-present-crews.h"
#include "trab-present-explain.h"
#include "trab-present-plan.h"
#include "trab-present-row.h"
#include "trab-session-trace.h"

#define AS_NOW "as-now"
#define YEARS 10
#define MONTHS_PER_YEAR 12
#define MONTHS (YEARS * MONTHS_PER_YEAR)
#define PLAY_US_PER_MONTH 120000 /* ten years in a quarter of a minute */
#define JUMP_MS 1500             /* a year at a time, where motion is not wanted */
#define TEXT_PX 340

struct _TrabMechanismView
{
  AdwBin parent_instance;
  TrabConsultation *consultation;
  GStrv plan_ids;
  char *plan_id; /* the chosen one */
  TrabTrajectory *plan;
  TrabTrajectory *as_now;
  TrabExplainDepth depth;
  gboolean is_updating;
  guint tick_id; /* playing smoothly */
  guint jump_id; /* playing by years */
  gint64 played_from_us;
  guint played_from_month;

  GtkBox *columns;
  GtkBox
      *controls; /* the plan and the time, over the drawing: in sight however low the window is */
  GtkWidget *time_row;
  GtkDropDown *plan_list;
  GtkStack *stack;
  TrabChartPanel *chart;
  GtkScale *scale;
  GtkButton *play_button;
  GtkLabel *heading_label;
  GtkLabel *unknown_label;
  GtkBox *rows_box;
  TrabChoiceGroup *depth_group;
  GtkLabel *text_label;
};

G_DEFINE_FINAL_TYPE (TrabMechanismView, trab_mechanism_view, ADW_TYPE_BIN)

static const char *
get_plan_class (TrabMechanismView *self, TrabChartClass *plan_class)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  const TrabComparedPlan *plan
      = comparison ? trab_comparison_find_plan (comparison, self->plan_id) : NULL;

  *plan_class = plan ? trab_present_plan_get_class (plan->chart_class) : TRAB_CHART_CLASS_NO_CHANGE;
  return plan ? plan->plan_id : NULL;
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
show_rows (TrabMechanismView *self, const TrabPresentCrewsMoment *moment)
{
  g_autoptr (GPtrArray) rows = trab_present_crews_dup_rows (moment);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows_box))) != NULL)
    gtk_box_remove (self->rows_box, child);
  for (guint i = 0; i < rows->len; i++)
    {
      const TrabPresentRow *row = g_ptr_array_index (rows, i);

      gtk_box_append (self->rows_box, new_label (row->title, "heading"));
      gtk_box_append (self->rows_box, new_label (row->text, "numeric"));
    }
}

/* The drawing and the counts of the month on the scale. */
static void
draw_month (TrabMechanismView *self)
{
  g_autoptr (TrabPresentPlan) words = NULL;
  g_autoptr (TrabChartSpec) spec = NULL;
  g_autofree char *heading = NULL;
  TrabPresentCrewsMoment moment = { .plan = self->plan, .as_now = self->as_now };
  TrabComparison *comparison = NULL;

  if (self->plan == NULL || self->consultation == NULL)
    return;
  comparison = trab_consultation_get_comparison (self->consultation);
  words
      = trab_present_plan_new (trab_consultation_get_evidence (self->consultation), self->plan_id);
  moment.month = trab_mechanism_view_get_month (self);
  moment.plan_name = words->name;
  moment.is_inflamed = comparison != NULL && trab_comparison_get (comparison)->is_inflamed;
  get_plan_class (self, &moment.plan_class);
  spec = trab_present_crews_new_chart (&moment);
  heading = trab_present_crews_dup_heading (&moment);
  trab_chart_panel_set_spec (self->chart, spec, 0);
  gtk_label_set_label (self->heading_label, heading);
  show_rows (self, &moment);
}

static TrabTrajectory *
trace (TrabMechanismView *self, const char *plan_id)
{
  const char *const ids[] = { plan_id, NULL };
  TrabCompareRequest request = {
    .record = trab_consultation_get_record (self->consultation),
    .plan_ids = ids,
    .today = trab_consultation_get_today (self->consultation),
    .years = YEARS,
  };
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  const TrabComparedPlan *plan
      = comparison ? trab_comparison_find_plan (comparison, plan_id) : NULL;

  /* a curve that is refused is not drawn in another form */
  if (plan == NULL || !plan->has_curve)
    return NULL;
  return trab_session_trace (trab_consultation_get_session (self->consultation), &request, NULL);
}

static void
show_text (TrabMechanismView *self)
{
  TrabEvidence *evidence = NULL;
  guint topic = 0;
  TrabPresentExplain *words = NULL;

  if (self->consultation == NULL || self->plan_id == NULL)
    return;
  evidence = trab_consultation_get_evidence (self->consultation);
  if (!trab_present_explain_find_for_plan (evidence, self->plan_id, &topic)
      && !trab_present_explain_find (evidence, "clear-and-block", &topic))
    return;
  words = trab_present_explain_new (evidence, topic, self->depth);
  gtk_label_set_label (self->text_label, words->text);
  trab_present_explain_free (words);
}

/* Why there is nothing to draw: nobody knows, or not for this person. */
static void
say_unknown (TrabMechanismView *self)
{
  TrabComparison *comparison = trab_consultation_get_comparison (self->consultation);
  const TrabComparedPlan *plan
      = comparison ? trab_comparison_find_plan (comparison, self->plan_id) : NULL;
  g_autofree char *words = plan ? trab_present_crews_dup_unknown (plan) : NULL;

  gtk_label_set_label (self->unknown_label, words ? words : "");
}

static void
choose_plan (TrabMechanismView *self, const char *plan_id)
{
  g_free (self->plan_id);
  self->plan_id = g_strdup (plan_id);
  g_clear_pointer (&self->plan, trab_trajectory_free);
  g_clear_pointer (&self->as_now, trab_trajectory_free);
  self->plan = trace (self, plan_id);
  if (self->plan != NULL && !g_str_equal (plan_id, AS_NOW))
    self->as_now = trace (self, AS_NOW);
  say_unknown (self);
  gtk_stack_set_visible_child_name (self->stack, self->plan != NULL ? "drawing" : "unknown");
  gtk_widget_set_visible (self->time_row, self->plan != NULL);
  draw_month (self);
  show_text (self);
}

static void
plan_picked_cb (TrabMechanismView *self)
{
  guint selected = gtk_drop_down_get_selected (self->plan_list);

  if (self->is_updating || self->plan_ids == NULL || selected >= g_strv_length (self->plan_ids))
    return;
  choose_plan (self, self->plan_ids[selected]);
}

static void
depth_picked_cb (TrabMechanismView *self, const char *choice)
{
  TrabExplainDepth depth = self->depth;

  if (trab_present_explain_depth_from_string (choice, &depth))
    self->depth = depth;
  trab_choice_group_set_choice (self->depth_group, trab_present_explain_get_depth_id (self->depth));
  show_text (self);
}

static gboolean
is_playing (TrabMechanismView *self)
{
  return self->tick_id != 0 || self->jump_id != 0;
}

static void
stop (TrabMechanismView *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_handle_id (&self->jump_id, g_source_remove);
  gtk_button_set_icon_name (self->play_button, "media-playback-start-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Play"), -1);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TrabMechanismView *self = TRAB_MECHANISM_VIEW (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  guint month = 0;

  if (self->played_from_us == 0)
    self->played_from_us = now_us;
  month = self->played_from_month + (guint) ((now_us - self->played_from_us) / PLAY_US_PER_MONTH);
  trab_mechanism_view_set_month (self, MIN (month, MONTHS));
  if (month < MONTHS)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static gboolean
jump_cb (gpointer user_data)
{
  TrabMechanismView *self = user_data;
  guint month = trab_mechanism_view_get_month (self) + MONTHS_PER_YEAR;

  trab_mechanism_view_set_month (self, MIN (month, MONTHS));
  if (month < MONTHS)
    return G_SOURCE_CONTINUE;
  self->jump_id = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static void
play_clicked_cb (TrabMechanismView *self)
{
  trab_mechanism_view_play (self, !is_playing (self));
}

static gboolean
key_pressed_cb (TrabMechanismView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_space || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  play_clicked_cb (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_time_row (TrabMechanismView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->play_button = GTK_BUTTON (gtk_button_new_from_icon_name ("media-playback-start-symbolic"));
  self->scale = GTK_SCALE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, MONTHS, 1));
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, MONTHS_PER_YEAR);
  for (guint year = 0; year <= YEARS; year++)
    {
      g_autofree char *text = year == 0 ? g_strdup (_ ("today")) : g_strdup_printf ("%u", year);

      gtk_scale_add_mark (self->scale, year * MONTHS_PER_YEAR, GTK_POS_BOTTOM, text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Months from today"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scale), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->play_button), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->play_button), "circular");
  gtk_widget_add_css_class (GTK_WIDGET (self->play_button), "suggested-action");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), _ ("Play (Space)"));
  g_signal_connect_swapped (self->play_button, "clicked", G_CALLBACK (play_clicked_cb), self);
  g_signal_connect_swapped (self->scale, "value-changed", G_CALLBACK (draw_month), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), keys);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->play_button));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->scale));
  gtk_box_append (GTK_BOX (row), trab_chart_panel_give_menu (self->chart));
  return row;
}

/* What is drawn, or that nobody knows; over it of which plan, and when. */
static GtkWidget *
new_drawing (TrabMechanismView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *unknown = new_label (NULL, NULL);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->chart = TRAB_CHART_PANEL (trab_chart_panel_new ());
  self->plan_list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->plan_list), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->plan_list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plan_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The plan that is shown"), -1);
  g_signal_connect_swapped (self->plan_list, "notify::selected", G_CALLBACK (plan_picked_cb), self);
  self->time_row = new_time_row (self);
  gtk_widget_set_hexpand (self->time_row, TRUE);
  self->controls = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_box_append (self->controls, GTK_WIDGET (self->plan_list));
  gtk_box_append (self->controls, self->time_row);
  self->unknown_label = GTK_LABEL (unknown);
  gtk_widget_add_css_class (unknown, "padded");
  gtk_widget_add_css_class (unknown, "card");
  gtk_widget_set_valign (unknown, GTK_ALIGN_START);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->chart), "drawing");
  gtk_stack_add_named (self->stack, unknown, "unknown");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->controls));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
new_text (TrabMechanismView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *idea = new_label (trab_present_crews_get_idea (), "heading");

  self->depth_group = TRAB_CHOICE_GROUP (trab_choice_group_new ());
  for (guint i = 0; i < TRAB_N_EXPLAIN_DEPTHS; i++)
    trab_choice_group_add (self->depth_group,
                           trab_present_explain_get_depth_id ((TrabExplainDepth) i),
                           trab_present_explain_get_depth_name ((TrabExplainDepth) i));
  trab_choice_group_set_choice (self->depth_group,
                                trab_present_explain_get_depth_id (TRAB_EXPLAIN_PATIENT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->depth_group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How deep"), -1);
  g_signal_connect_swapped (self->depth_group, "picked", G_CALLBACK (depth_picked_cb), self);
  self->heading_label = GTK_LABEL (new_label (NULL, "title-4"));
  self->rows_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->text_label = GTK_LABEL (new_label (NULL, NULL));
  gtk_widget_add_css_class (idea, "card");
  gtk_widget_add_css_class (idea, "padded");
  gtk_box_append (GTK_BOX (box), idea);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows_box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->depth_group));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text_label));
  gtk_widget_set_size_request (box, TEXT_PX, -1);
  gtk_label_set_max_width_chars (self->text_label, 44);
  return box;
}

/* What is not looked at does not move. */
static void
trab_mechanism_view_unmap (GtkWidget *widget)
{
  stop (TRAB_MECHANISM_VIEW (widget));
  GTK_WIDGET_CLASS (trab_mechanism_view_parent_class)->unmap (widget);
}

static void
trab_mechanism_view_dispose (GObject *object)
{
  TrabMechanismView *self = TRAB_MECHANISM_VIEW (object);

  g_clear_handle_id (&self->jump_id, g_source_remove);
  g_clear_object (&self->consultation);
  G_OBJECT_CLASS (trab_mechanism_view_parent_class)->dispose (object);
}

static void
trab_mechanism_view_finalize (GObject *object)
{
  TrabMechanismView *self = TRAB_MECHANISM_VIEW (object);

  g_strfreev (self->plan_ids);
  g_free (self->plan_id);
  g_clear_pointer (&self->plan, trab_trajectory_free);
  g_clear_pointer (&self->as_now, trab_trajectory_free);
  G_OBJECT_CLASS (trab_mechanism_view_parent_class)->finalize (object);
}

static void
trab_mechanism_view_class_init (TrabMechanismViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trab_mechanism_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = trab_mechanism_view_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = trab_mechanism_view_unmap;
}

static void
trab_mechanism_view_init (TrabMechanismView *self)
{
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24));
  gtk_box_append (self->columns, new_drawing (self));
  gtk_box_append (self->columns, new_text (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->columns));
  stop (self);
}

GtkWidget *
trab_mechanism_view_new (void)
{
  return g_object_new (TRAB_TYPE_MECHANISM_VIEW, NULL);
}

/** trab_mechanism_view_show: @plan_ids: those that can be chosen; the one that was chosen stays
 * while it is among them */
void
trab_mechanism_view_show (TrabMechanismView *self,
                          TrabConsultation *consultation,
                          const char *const *plan_ids)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_return_if_fail (TRAB_IS_MECHANISM_VIEW (self));

  g_set_object (&self->consultation, consultation);
  g_strfreev (self->plan_ids);
  self->plan_ids = g_strdupv ((GStrv) plan_ids);
  for (guint i = 0; self->plan_ids != NULL && self->plan_ids[i] != NULL; i++)
    {
      g_autoptr (TrabPresentPlan) words = trab_present_plan_new (
          trab_consultation_get_evidence (consultation), self->plan_ids[i]);

      gtk_string_list_append (names, words->name);
      if (g_strcmp0 (self->plan_ids[i], self->plan_id) == 0 || (self->plan_id == NULL && i == 1))
        chosen = i;
    }
  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->plan_list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->plan_list, chosen);
  self->is_updating = FALSE;
  if (self->plan_ids != NULL && self->plan_ids[0] != NULL)
    choose_plan (self, self->plan_ids[chosen]);
}

/** trab_mechanism_view_set_is_narrow: whether the words stand under the drawing */
void
trab_mechanism_view_set_is_narrow (TrabMechanismView *self, gboolean is_narrow)
{
  GtkOrientation orientation = is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (TRAB_IS_MECHANISM_VIEW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->controls), orientation);
  gtk_widget_set_size_request (gtk_widget_get_last_child (GTK_WIDGET (self->columns)),
                               is_narrow ? -1 : TEXT_PX, -1);
}

void
trab_mechanism_view_set_month (TrabMechanismView *self, guint month)
{
  g_return_if_fail (TRAB_IS_MECHANISM_VIEW (self));

  gtk_range_set_value (GTK_RANGE (self->scale), month);
}

guint
trab_mechanism_view_get_month (TrabMechanismView *self)
{
  g_return_val_if_fail (TRAB_IS_MECHANISM_VIEW (self), 0);

  return (guint) gtk_range_get_value (GTK_RANGE (self->scale));
}

/** trab_mechanism_view_play: from the month it stands at; from today where it stands at the end */
void
trab_mechanism_view_play (TrabMechanismView *self, gboolean should_play)
{
  gboolean has_motion = TRUE;

  g_return_if_fail (TRAB_IS_MECHANISM_VIEW (self));

  stop (self);
  if (!should_play || self->plan == NULL)
    return;
  if (trab_mechanism_view_get_month (self) >= MONTHS)
    trab_mechanism_view_set_month (self, 0);
  self->played_from_month = trab_mechanism_view_get_month (self);
  self->played_from_us = 0;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &has_motion,
                NULL);
  if (has_motion)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  else
    self->jump_id = g_timeout_add (JUMP_MS, jump_cb, self);
  gtk_button_set_icon_name (self->play_button, "media-playback-pause-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pause"), -1);
}
