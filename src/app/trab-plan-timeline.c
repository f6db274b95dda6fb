/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-plan-timeline.h"

#include <adwaita.h>
#include <math.h>

#include "trab-chart-view.h"
#include "trab-present-course.h"

#define ROW_PX 30
#define BAR_PX 22
#define AXIS_PX 22
#define EDGE_PX 9 /* room for a handle at both ends */
#define HANDLE_PX 12
#define YEARS TRAB_PLAN_EDIT_MOST_YEARS
#define KEY_STEP_YEARS 0.5
#define DRAG_STEPS_PER_YEAR 4.0

typedef enum
{
  GRIP_NONE,
  GRIP_START,
  GRIP_STOP,
  GRIP_WHOLE,
} Grip;

struct _TrabPlanTimeline
{
  GtkWidget parent_instance;
  TrabPlanEdit *edit; /* (unowned) */
  TrabChartClass plan_class;
  guint selected;
  Grip grip; /* what is being dragged */
  double grip_years;
};

G_DEFINE_FINAL_TYPE (TrabPlanTimeline, trab_plan_timeline, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_n (TrabPlanTimeline *self)
{
  return self->edit ? trab_plan_edit_get_n_courses (self->edit) : 0;
}

static gboolean
is_rtl (TrabPlanTimeline *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
get_room (TrabPlanTimeline *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE_PX, 1);
}

static double
to_x (TrabPlanTimeline *self, double years)
{
  double share = CLAMP (years / YEARS, 0, 1);

  return EDGE_PX + (is_rtl (self) ? 1 - share : share) * get_room (self);
}

static double
to_years (TrabPlanTimeline *self, double x)
{
  double share = (x - EDGE_PX) / get_room (self);

  return (is_rtl (self) ? 1 - share : share) * YEARS;
}

/* What is selected, for those who hear it. */
static void
say (TrabPlanTimeline *self)
{
  g_autofree char *words = self->selected < get_n (self) ? trab_present_course_dup_sentence (
                               trab_plan_edit_get_course (self->edit, self->selected)->name,
                               trab_plan_edit_get_course (self->edit, self->selected)->from_years,
                               trab_plan_edit_get_course (self->edit, self->selected)->to_years,
                               trab_plan_edit_get_course (self->edit, self->selected)->adherence)
                                                         : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  trab_present_course_get_timeline_title (),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words ? words : "", -1);
}

static void
changed (TrabPlanTimeline *self, gboolean is_dragging)
{
  trab_plan_timeline_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0, is_dragging);
}

static void
select_course (TrabPlanTimeline *self, guint index)
{
  if (index >= get_n (self))
    return;
  self->selected = index;
  trab_plan_timeline_refresh (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* An arrow moves the end of the course, with Shift its start, with Ctrl all of it. */
static void
move_by_key (TrabPlanTimeline *self, double by_years, GdkModifierType state)
{
  const TrabPlanEditCourse *course = trab_plan_edit_get_course (self->edit, self->selected);

  if (state & GDK_SHIFT_MASK)
    trab_plan_edit_set_start (self->edit, self->selected, course->from_years + by_years);
  else if (state & GDK_CONTROL_MASK)
    trab_plan_edit_move (self->edit, self->selected, by_years);
  else
    trab_plan_edit_set_stop (self->edit, self->selected, course->to_years + by_years);
  changed (self, FALSE);
}

static gboolean
key_pressed_cb (TrabPlanTimeline *self, guint keyval, guint keycode, GdkModifierType state)
{
  double forward = is_rtl (self) ? -KEY_STEP_YEARS : KEY_STEP_YEARS;

  if (self->selected >= get_n (self))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_by_key (self, -forward, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_by_key (self, forward, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (self->selected == 0)
        return GDK_EVENT_PROPAGATE;
      select_course (self, self->selected - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (self->selected + 1 >= get_n (self))
        return GDK_EVENT_PROPAGATE;
      select_course (self, self->selected + 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static Grip
find_grip (TrabPlanTimeline *self, double x, const TrabPlanEditCourse *course)
{
  double start = to_x (self, course->from_years);
  double stop = to_x (self, course->to_years);

  if (fabs (x - stop) <= HANDLE_PX)
    return GRIP_STOP;
  if (fabs (x - start) <= HANDLE_PX)
    return GRIP_START;
  return x > MIN (start, stop) && x < MAX (start, stop) ? GRIP_WHOLE : GRIP_NONE;
}

static void
drag_begin_cb (TrabPlanTimeline *self, double x, double y)
{
  guint row = y < 0 ? 0 : (guint) (y / ROW_PX);

  self->grip = GRIP_NONE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (row >= get_n (self))
    return;
  select_course (self, row);
  self->grip = find_grip (self, x, trab_plan_edit_get_course (self->edit, row));
  self->grip_years = to_years (self, x);
}

static double
to_quarter (double years)
{
  return round (years * DRAG_STEPS_PER_YEAR) / DRAG_STEPS_PER_YEAR;
}

static void
drag_update_cb (TrabPlanTimeline *self, double offset_x, double offset_y, GtkGestureDrag *drag)
{
  double start_x = 0;
  double years = 0;
  double by_years = 0;

  if (self->grip == GRIP_NONE || self->selected >= get_n (self)
      || !gtk_gesture_drag_get_start_point (drag, &start_x, NULL))
    return;
  years = to_years (self, start_x + offset_x);
  by_years = to_quarter (years - self->grip_years);
  if (self->grip == GRIP_STOP)
    trab_plan_edit_set_stop (self->edit, self->selected, to_quarter (years));
  else if (self->grip == GRIP_START)
    trab_plan_edit_set_start (self->edit, self->selected, to_quarter (years));
  else if (by_years != 0)
    {
      trab_plan_edit_move (self->edit, self->selected, by_years);
      self->grip_years += by_years;
    }
  changed (self, TRUE);
}

static void
drag_end_cb (TrabPlanTimeline *self)
{
  if (self->grip != GRIP_NONE)
    changed (self, FALSE);
  self->grip = GRIP_NONE;
}

static void
trab_plan_timeline_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TrabPlanTimeline *self = TRAB_PLAN_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 720;
      return;
    }
  *minimum = *natural = (int) MAX (get_n (self), 1) * ROW_PX + AXIS_PX;
}

static void
draw_bar (TrabPlanTimeline *self, GtkSnapshot *snapshot, const TrabChartTheme *theme, guint index)
{
  const TrabPlanEditCourse *course = trab_plan_edit_get_course (self->edit, index);
  const TrabChartColour *line = &theme->styles[self->plan_class].line;
  GdkRGBA colour = { (float) line->red, (float) line->green, (float) line->blue, 1 };
  GdkRGBA ink = { (float) theme->text.red, (float) theme->text.green, (float) theme->text.blue, 1 };
  GdkRGBA pale = colour;
  double start = to_x (self, course->from_years);
  double stop = to_x (self, course->to_years);
  float left = (float) MIN (start, stop);
  float width = (float) MAX (fabs (stop - start), 2);
  float top = (float) (index * ROW_PX + (ROW_PX - BAR_PX) / 2);
  g_autoptr (PangoLayout) words = NULL;
  g_autofree char *text = trab_present_course_dup_sentence (course->name, course->from_years,
                                                            course->to_years, course->adherence);
  GskRoundedRect box;

  pale.alpha = 0.22F;
  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (left, top, width, BAR_PX), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &pale, &box.bounds);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (left, top, 5, BAR_PX));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (left + width - 5, top, 5, BAR_PX));
  gtk_snapshot_pop (snapshot);
  if (index == self->selected)
    gtk_snapshot_append_border (snapshot, &box, (float[4]){ 2, 2, 2, 2 },
                                (GdkRGBA[4]){ colour, colour, colour, colour });
  words = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (words, (int) (get_room (self) - 24) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (is_rtl (self) ? EDGE_PX : left + 12, top + 2));
  gtk_snapshot_append_layout (snapshot, words, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_axis (TrabPlanTimeline *self, GtkSnapshot *snapshot, const TrabChartTheme *theme)
{
  GdkRGBA ink = { (float) theme->dim_text.red, (float) theme->dim_text.green,
                  (float) theme->dim_text.blue, 1 };
  GdkRGBA rule
      = { (float) theme->rule.red, (float) theme->rule.green, (float) theme->rule.blue, 1 };
  float depth = (float) (MAX (get_n (self), 1) * ROW_PX);

  for (guint year = 0; year <= (guint) YEARS; year++)
    {
      g_autofree char *text = trab_present_course_dup_tick (year);
      g_autoptr (PangoLayout) words = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      float x = (float) to_x (self, year);
      int width = 0;

      pango_layout_get_pixel_size (words, &width, NULL);
      gtk_snapshot_append_color (snapshot, &rule, &GRAPHENE_RECT_INIT (x, 0, 1, depth));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (
                        CLAMP (x - (float) width / 2, 0,
                               (float) gtk_widget_get_width (GTK_WIDGET (self)) - (float) width),
                        depth + 2));
      gtk_snapshot_append_layout (snapshot, words, &ink);
      gtk_snapshot_restore (snapshot);
    }
}

static void
trab_plan_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrabPlanTimeline *self = TRAB_PLAN_TIMELINE (widget);
  TrabChartTheme theme = trab_chart_view_make_theme (widget);

  draw_axis (self, snapshot, &theme);
  for (guint i = 0; i < get_n (self); i++)
    draw_bar (self, snapshot, &theme, i);
}

static void
trab_plan_timeline_class_init (TrabPlanTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = trab_plan_timeline_measure;
  widget_class->snapshot = trab_plan_timeline_snapshot;
  signals[CHANGED] = g_signal_new ("changed", TRAB_TYPE_PLAN_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SELECTED] = g_signal_new ("selected", TRAB_TYPE_PLAN_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "plantimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trab_plan_timeline_init (TrabPlanTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  say (self);
}

/** trab_plan_timeline_set_edit: @edit: (nullable) (transfer none): outlives its use here */
void
trab_plan_timeline_set_edit (TrabPlanTimeline *self, TrabPlanEdit *edit, TrabChartClass plan_class)
{
  g_return_if_fail (TRAB_IS_PLAN_TIMELINE (self));

  self->edit = edit;
  self->plan_class = plan_class;
  self->selected = 0;
  self->grip = GRIP_NONE;
  trab_plan_timeline_refresh (self);
}

/** trab_plan_timeline_get_selected: below the number of courses, where there is one */
guint
trab_plan_timeline_get_selected (TrabPlanTimeline *self)
{
  g_return_val_if_fail (TRAB_IS_PLAN_TIMELINE (self), 0);

  return self->selected;
}

/** trab_plan_timeline_refresh: after the courses were changed from elsewhere */
void
trab_plan_timeline_refresh (TrabPlanTimeline *self)
{
  g_return_if_fail (TRAB_IS_PLAN_TIMELINE (self));

  if (self->selected >= get_n (self))
    self->selected = 0;
  say (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
