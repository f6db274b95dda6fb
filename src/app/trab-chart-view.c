/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-chart-view.h"

#include <adwaita.h>
#include <math.h>

#include "trab-chart-draw.h"
#include "trab-chart-hit.h"
#include "trab-chart-kept.h"
#include "trab-chart-table.h"
#include "trab-present-readout.h"

#define MINIMUM_WIDTH_PX 200
#define NATURAL_WIDTH_PX 720
#define MINIMUM_HEIGHT_PX 48
#define WIDEST_PX 2400 /* beyond it a picture does not grow */
#define STALE_OPACITY 0.55
#define TABLE_STEP_YEARS 0 /* every point has its row */

struct _TrabChartView
{
  GtkWidget parent_instance;
  TrabChartKept kept;
  TrabChartTable *table; /* of the words at the cursor; made when first needed */
  int layout_width_px;   /* of the layout that is kept */
  int layout_height_px;
  gboolean has_cursor;
  TrabChartHit cursor;
  char *cursor_words;
  double moment; /* of a cursor in another picture on the same axis of time; NaN: none */
  gboolean is_stale;
};

enum
{
  SIGNAL_MOMENT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrabChartView, trab_chart_view, GTK_TYPE_WIDGET)

/** trab_chart_view_make_theme: how charts look in @widget's window: style, font, text size */
TrabChartTheme
trab_chart_view_make_theme (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return trab_chart_kept_make_theme (widget, dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0);
}

static TrabChartLayout *
ensure_layout (TrabChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  TrabChartTheme theme;

  if (self->kept.spec == NULL || width < 1 || height < 1)
    return NULL;
  if (self->kept.layout != NULL && self->layout_width_px == width
      && self->layout_height_px == height)
    return self->kept.layout;
  theme = trab_chart_view_make_theme (GTK_WIDGET (self));
  trab_chart_kept_lay_out (&self->kept, GTK_WIDGET (self), &theme);
  self->layout_width_px = width;
  self->layout_height_px = height;
  return self->kept.layout;
}

static void
forget_layout (TrabChartView *self)
{
  trab_chart_kept_forget (&self->kept);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
clear_cursor (TrabChartView *self)
{
  if (!self->has_cursor)
    return;
  self->has_cursor = FALSE;
  g_clear_pointer (&self->cursor_words, g_free);
  g_signal_emit (self, signals[SIGNAL_MOMENT_CHANGED], 0, (double) NAN);
  trab_chart_kept_say (&self->kept, GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_cursor (TrabChartView *self, const TrabChartHit *hit)
{
  guint row = 0;

  self->cursor = *hit;
  self->has_cursor = TRUE;
  g_free (self->cursor_words);
  self->cursor_words = trab_present_readout_dup_sentence (self->kept.spec, hit);
  if (self->cursor_words == NULL && self->table == NULL)
    self->table = trab_chart_table_new (self->kept.spec, TABLE_STEP_YEARS);
  if (self->cursor_words == NULL && trab_chart_table_find_row (self->table, hit, &row))
    self->cursor_words = trab_chart_table_describe_row (self->table, row);
  if (self->cursor_words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    self->cursor_words, -1);
  g_signal_emit (self, signals[SIGNAL_MOMENT_CHANGED], 0, hit->x_value);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
move_of_key (guint keyval, TrabChartMove *move)
{
  static const struct
  {
    guint keyval;
    TrabChartMove move;
  } keys[] = {
    { GDK_KEY_Left, TRAB_CHART_MOVE_LEFT },   { GDK_KEY_KP_Left, TRAB_CHART_MOVE_LEFT },
    { GDK_KEY_Right, TRAB_CHART_MOVE_RIGHT }, { GDK_KEY_KP_Right, TRAB_CHART_MOVE_RIGHT },
    { GDK_KEY_Up, TRAB_CHART_MOVE_UP },       { GDK_KEY_KP_Up, TRAB_CHART_MOVE_UP },
    { GDK_KEY_Down, TRAB_CHART_MOVE_DOWN },   { GDK_KEY_KP_Down, TRAB_CHART_MOVE_DOWN },
    { GDK_KEY_Home, TRAB_CHART_MOVE_FIRST },  { GDK_KEY_End, TRAB_CHART_MOVE_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      {
        *move = keys[i].move;
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TrabChartView *self = user_data;
  TrabChartLayout *layout = ensure_layout (self);
  TrabChartMove move = TRAB_CHART_MOVE_FIRST;
  TrabChartHit hit = self->cursor;

  if (layout == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && self->has_cursor)
    {
      clear_cursor (self);
      return GDK_EVENT_STOP;
    }
  if (!move_of_key (keyval, &move))
    return GDK_EVENT_PROPAGATE;
  if (!self->has_cursor)
    {
      if (!trab_chart_hit_first (layout, &hit))
        return GDK_EVENT_PROPAGATE;
      set_cursor (self, &hit);
      return GDK_EVENT_STOP;
    }
  /* at the edge of the picture an arrow goes on to the next widget */
  if (!trab_chart_hit_move (layout, move, &hit))
    return GDK_EVENT_PROPAGATE;
  set_cursor (self, &hit);
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  TrabChartView *self = user_data;
  TrabChartLayout *layout = ensure_layout (self);
  TrabChartHit hit = { 0 };

  if (layout != NULL
      && trab_chart_hit_find (layout, x / TRAB_CHART_KEPT_PX_PER_PT, y / TRAB_CHART_KEPT_PX_PER_PT,
                              &hit))
    set_cursor (self, &hit);
  else
    clear_cursor (self);
}

static void
leave_cb (GtkEventController *controller, gpointer user_data)
{
  clear_cursor (user_data);
}

/* The words at the cursor, in a box beside it that stays inside the picture. */
static void
draw_cursor_words (TrabChartView *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (PangoLayout) words
      = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->cursor_words);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int text_width = 0;
  int text_height = 0;
  double x = self->cursor.x_pt * TRAB_CHART_KEPT_PX_PER_PT + 12;
  double y = self->cursor.y_pt * TRAB_CHART_KEPT_PX_PER_PT - 12;
  GdkRGBA text = { 0 };
  GdkRGBA ground = { 1, 1, 1, 1 };
  GskRoundedRect box;

  pango_layout_set_width (words, MAX (120, MIN (320, width - 24)) * PANGO_SCALE);
  pango_layout_set_wrap (words, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (words, &text_width, &text_height);
  if (x + text_width + 24 > width)
    x = MAX (0, x - 24 - text_width - 24);
  y = CLAMP (y - text_height - 12, 0, MAX (0, height - text_height - 13));
  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, "popover_bg_color", &ground))
    ground.alpha = 1;
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                        (float) (text_width + 24),
                                                        (float) (text_height + 12)),
                                   6);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &ground, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ text, text, text, text });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x + 12, (float) y + 6));
  gtk_snapshot_append_layout (snapshot, words, &text);
  gtk_snapshot_restore (snapshot);
}

static void
trab_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrabChartView *self = TRAB_CHART_VIEW (widget);
  TrabChartLayout *layout = ensure_layout (self);
  double moment = self->has_cursor ? self->cursor.x_value : self->moment;
  cairo_t *cr = NULL;

  if (layout == NULL)
    return;
  if (self->is_stale)
    gtk_snapshot_push_opacity (snapshot, STALE_OPACITY);
  trab_chart_kept_draw (&self->kept, widget, snapshot);
  if (self->has_cursor || isfinite (moment))
    {
      cr = trab_chart_kept_begin (widget, snapshot);
      if (isfinite (moment))
        trab_chart_draw_moment (layout, cr, moment);
      if (self->has_cursor)
        trab_chart_draw_cursor (layout, cr, &self->cursor);
      cairo_destroy (cr);
    }
  if (self->is_stale)
    gtk_snapshot_pop (snapshot);
  if (self->has_cursor && self->cursor_words != NULL)
    draw_cursor_words (self, snapshot);
}

static int
get_natural_height (TrabChartView *self, int width_px)
{
  TrabChartTheme theme = trab_chart_view_make_theme (GTK_WIDGET (self));
  double minimum_pt = 0;
  double natural_pt = 0;

  trab_chart_layout_measure (self->kept.spec, &theme, trab_chart_kept_get_context (&self->kept),
                             MIN (width_px, WIDEST_PX) / TRAB_CHART_KEPT_PX_PER_PT, &minimum_pt,
                             &natural_pt);
  return MAX ((int) ceil (natural_pt * TRAB_CHART_KEPT_PX_PER_PT), MINIMUM_HEIGHT_PX);
}

static void
trab_chart_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  TrabChartView *self = TRAB_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH_PX;
      *natural = NATURAL_WIDTH_PX;
      return;
    }
  if (self->kept.spec == NULL)
    return;
  /* A picture can be higher, or lower, when it is wider. GTK 4.8 warns where the least height of no
   * width in particular is below that of a very wide one, GTK 4.18 where it is above the natural
   * height of any: so it is one height for all. */
  *minimum = MINIMUM_HEIGHT_PX;
  *natural = get_natural_height (self, for_size > 0 ? for_size : NATURAL_WIDTH_PX);
}

/* Whatever scrolls a picture gives it its natural height: it is never pressed to its least. */
static void
trab_chart_view_root (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (trab_chart_view_parent_class)->root (widget);
  if (viewport != NULL)
    gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
}

static GtkSizeRequestMode
trab_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trab_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  forget_layout (TRAB_CHART_VIEW (widget));
}

/* Also called when the text size or the font of the desktop changes. */
static void
trab_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  forget_layout (TRAB_CHART_VIEW (widget));
  GTK_WIDGET_CLASS (trab_chart_view_parent_class)->system_setting_changed (widget, setting);
}

static void
trab_chart_view_dispose (GObject *object)
{
  TrabChartView *self = TRAB_CHART_VIEW (object);

  trab_chart_kept_clear (&self->kept);
  g_clear_pointer (&self->table, trab_chart_table_unref);
  g_clear_pointer (&self->cursor_words, g_free);
  G_OBJECT_CLASS (trab_chart_view_parent_class)->dispose (object);
}

static void
trab_chart_view_class_init (TrabChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trab_chart_view_dispose;
  widget_class->root = trab_chart_view_root;
  widget_class->measure = trab_chart_view_measure;
  widget_class->get_request_mode = trab_chart_view_get_request_mode;
  widget_class->snapshot = trab_chart_view_snapshot;
  widget_class->direction_changed = trab_chart_view_direction_changed;
  widget_class->system_setting_changed = trab_chart_view_system_setting_changed;
  /* @moment: the time at the cursor, in the units of the axis; NaN: the cursor is gone */
  signals[SIGNAL_MOMENT_CHANGED]
      = g_signal_new ("moment-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trab_chart_view_init (TrabChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->moment = NAN;
  trab_chart_kept_follow_style (GTK_WIDGET (self), (TrabChartKeptForget) forget_layout);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** trab_chart_view_new: @spec: (nullable) (transfer none) */
GtkWidget *
trab_chart_view_new (TrabChartSpec *spec)
{
  TrabChartView *self = g_object_new (TRAB_TYPE_CHART_VIEW, NULL);

  trab_chart_view_set_spec (self, spec);
  return GTK_WIDGET (self);
}

/**
 * trab_chart_view_set_spec:
 * @spec: (nullable) (transfer none): what to show
 *
 * The picture changes in place: where the new one needs no other height, nothing around it moves.
 */
void
trab_chart_view_set_spec (TrabChartView *self, TrabChartSpec *spec)
{
  g_return_if_fail (TRAB_IS_CHART_VIEW (self));

  if (self->kept.spec == spec)
    return;
  clear_cursor (self);
  g_clear_pointer (&self->table, trab_chart_table_unref);
  trab_chart_kept_set_spec (&self->kept, GTK_WIDGET (self), spec);
  gtk_widget_set_focusable (GTK_WIDGET (self),
                            spec != NULL); /* nothing to say, nothing to stop at */
  forget_layout (self);
}

/** trab_chart_view_get_spec: (nullable) (transfer none) */
TrabChartSpec *
trab_chart_view_get_spec (TrabChartView *self)
{
  g_return_val_if_fail (TRAB_IS_CHART_VIEW (self), NULL);

  return self->kept.spec;
}

/** trab_chart_view_set_is_stale: whether a newer picture is being worked out: drawn faded */
void
trab_chart_view_set_is_stale (TrabChartView *self, gboolean is_stale)
{
  g_return_if_fail (TRAB_IS_CHART_VIEW (self));

  if (self->is_stale == is_stale)
    return;
  self->is_stale = is_stale;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_stale, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** trab_chart_view_set_moment: @moment: a time to be drawn through every panel while there is no
 * cursor here, in the units of the axis; NaN for none */
void
trab_chart_view_set_moment (TrabChartView *self, double moment)
{
  g_return_if_fail (TRAB_IS_CHART_VIEW (self));

  if (isnan (self->moment) && isnan (moment))
    return;
  self->moment = moment;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** trab_chart_view_get_moment: NaN: none is drawn */
double
trab_chart_view_get_moment (TrabChartView *self)
{
  g_return_val_if_fail (TRAB_IS_CHART_VIEW (self), NAN);

  return self->has_cursor ? self->cursor.x_value : self->moment;
}

/** trab_chart_view_share_moment: a cursor in one of the two is seen in the other, too; both have
 * the same axis of time */
void
trab_chart_view_share_moment (TrabChartView *self, TrabChartView *other)
{
  g_return_if_fail (TRAB_IS_CHART_VIEW (self));
  g_return_if_fail (TRAB_IS_CHART_VIEW (other));

  g_signal_connect_object (self, "moment-changed", G_CALLBACK (trab_chart_view_set_moment), other,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (other, "moment-changed", G_CALLBACK (trab_chart_view_set_moment), self,
                           G_CONNECT_SWAPPED);
}

/** trab_chart_view_get_cursor_words: (nullable): what is said at the cursor; NULL without one */
const char *
trab_chart_view_get_cursor_words (TrabChartView *self)
{
  g_return_val_if_fail (TRAB_IS_CHART_VIEW (self), NULL);

  return self->has_cursor ? self->cursor_words : NULL;
}
