/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-adaptive-bin.h"

#define NARROW_MINIMUM_PX 300

struct _TrabAdaptiveBin
{
  GtkWidget parent_instance;
  int narrow_below_em;
  int wide_minimum_px; /* of the child when it was last laid out wide */
  gboolean is_narrow;
  guint idle_id;
};

typedef enum
{
  PROP_CHILD = 1,
  PROP_NARROW_BELOW_EM,
  PROP_IS_NARROW,
} TrabAdaptiveBinProperty;

static GParamSpec *props[PROP_IS_NARROW + 1];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrabAdaptiveBin,
                               trab_adaptive_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    g_object_set (buildable, "child", child, NULL);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

/* The height of a line grows with the reader's text size; a width in pixels does not. */
static int
get_em_px (TrabAdaptiveBin *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (height);
}

/* The template of a page may take the child away before the bin goes: no pointer is kept. */
static GtkWidget *
get_child (TrabAdaptiveBin *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static void
set_child (TrabAdaptiveBin *self, GtkWidget *child)
{
  GtkWidget *before = get_child (self);

  if (before != NULL)
    gtk_widget_unparent (before);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* For the one frame before a wide child becomes narrow it is cut off, not squeezed. */
static int
get_child_width (TrabAdaptiveBin *self, int width)
{
  return self->is_narrow ? width : MAX (width, self->wide_minimum_px);
}

/* There is little room when the text says so, or when the wide layout does not fit. */
static gboolean
is_narrow_at (TrabAdaptiveBin *self, int width)
{
  return width < MAX (self->narrow_below_em * get_em_px (self), self->wide_minimum_px);
}

static gboolean
notify_cb (gpointer user_data)
{
  TrabAdaptiveBin *self = user_data;
  gboolean is_narrow = is_narrow_at (self, gtk_widget_get_width (GTK_WIDGET (self)));

  self->idle_id = 0;
  if (self->is_narrow != is_narrow)
    {
      self->is_narrow = is_narrow;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static void
trab_adaptive_bin_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  TrabAdaptiveBin *self = TRAB_ADAPTIVE_BIN (widget);
  GtkWidget *child = get_child (self);

  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
      if (self->is_narrow)
        return;
      /* what is wide now can become narrow: it asks for no more than that */
      self->wide_minimum_px = *minimum;
      *minimum = MIN (*minimum, NARROW_MINIMUM_PX);
      return;
    }
  gtk_widget_measure (child, orientation, for_size > 0 ? get_child_width (self, for_size) : -1,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
trab_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrabAdaptiveBin *self = TRAB_ADAPTIVE_BIN (widget);
  GtkWidget *child = get_child (self);

  /* a new size may hide and show things, which must not happen while sizes are handed out */
  if (is_narrow_at (self, width) != self->is_narrow && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
  if (child != NULL)
    gtk_widget_allocate (child, get_child_width (self, width), height, baseline, NULL);
}

static GtkSizeRequestMode
trab_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = get_child (TRAB_ADAPTIVE_BIN (widget));

  return child ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
trab_adaptive_bin_dispose (GObject *object)
{
  TrabAdaptiveBin *self = TRAB_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  set_child (self, NULL);
  G_OBJECT_CLASS (trab_adaptive_bin_parent_class)->dispose (object);
}

static void
trab_adaptive_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TrabAdaptiveBin *self = TRAB_ADAPTIVE_BIN (object);

  switch ((TrabAdaptiveBinProperty) id)
    {
    case PROP_CHILD:
      g_value_set_object (value, get_child (self));
      break;
    case PROP_NARROW_BELOW_EM:
      g_value_set_int (value, self->narrow_below_em);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trab_adaptive_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TrabAdaptiveBin *self = TRAB_ADAPTIVE_BIN (object);

  switch ((TrabAdaptiveBinProperty) id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_NARROW_BELOW_EM:
      self->narrow_below_em = g_value_get_int (value);
      break;
    case PROP_IS_NARROW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trab_adaptive_bin_class_init (TrabAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trab_adaptive_bin_dispose;
  object_class->get_property = trab_adaptive_bin_get_property;
  object_class->set_property = trab_adaptive_bin_set_property;
  widget_class->measure = trab_adaptive_bin_measure;
  widget_class->size_allocate = trab_adaptive_bin_size_allocate;
  widget_class->get_request_mode = trab_adaptive_bin_get_request_mode;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW_BELOW_EM]
      = g_param_spec_int ("narrow-below-em", NULL, NULL, 0, 1000, 40,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_NARROW]
      = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trab_adaptive_bin_init (TrabAdaptiveBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
trab_adaptive_bin_get_is_narrow (TrabAdaptiveBin *self)
{
  g_return_val_if_fail (TRAB_IS_ADAPTIVE_BIN (self), FALSE);

  return self->is_narrow;
}

/**
 * trab_adaptive_bin_follow:
 * @widget: that has just got its root
 * @changed: called with @widget whenever its bin becomes narrow or wide
 *
 * Returns: (transfer none) (nullable): the bin that @widget stands in, until
 *   trab_adaptive_bin_unfollow
 */
TrabAdaptiveBin *
trab_adaptive_bin_follow (GtkWidget *widget, GCallback changed)
{
  GtkWidget *bin = gtk_widget_get_ancestor (widget, TRAB_TYPE_ADAPTIVE_BIN);

  if (bin != NULL)
    g_signal_connect_swapped (bin, "notify::is-narrow", changed, widget);
  return bin != NULL ? TRAB_ADAPTIVE_BIN (bin) : NULL;
}

/** trab_adaptive_bin_unfollow: before @widget loses its root; clears the pointer */
void
trab_adaptive_bin_unfollow (TrabAdaptiveBin **self, GtkWidget *widget)
{
  if (*self != NULL)
    g_signal_handlers_disconnect_by_data (*self, widget);
  *self = NULL;
}
