/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cover.h"

struct _TrabCover
{
  GtkWindow *owner; /* stays in sight, with the page that unlocks */
  TrabCoverEvent event;
  gpointer user_data;
  GListModel *windows;
  GPtrArray *hidden; /* of GtkWindow, while it is closed */
  GtkWidget *focus;  /* of the owner, when it was closed: weak */
  gboolean is_closed;
  guint hide_id;
};

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  TrabCover *self = user_data;

  self->event (self->user_data);
  return GDK_EVENT_PROPAGATE;
}

static void shown_cb (TrabCover *self);

static void
watch (TrabCover *self, GtkWidget *window)
{
  GtkEventController *controller = NULL;

  if (g_signal_handler_find (window, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self) != 0)
    return;
  g_signal_connect_swapped (window, "show", G_CALLBACK (shown_cb), self);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (window, controller);
}

/* Another window of the owner's kind has records of its own, a cover of its own and windows of its
 * own: two covers must not hide each other's page that unlocks */
static gboolean
is_somebody_elses (TrabCover *self, GtkWindow *window)
{
  for (; window != NULL && window != self->owner; window = gtk_window_get_transient_for (window))
    if (G_OBJECT_TYPE (window) == G_OBJECT_TYPE (self->owner))
      return TRUE;
  return FALSE;
}

static void
hide (TrabCover *self, GtkWidget *window)
{
  if (GTK_WINDOW (window) == self->owner || !gtk_widget_get_visible (window)
      || is_somebody_elses (self, GTK_WINDOW (window)))
    return;
  gtk_widget_set_visible (window, FALSE);
  g_ptr_array_add (self->hidden, g_object_ref (window));
}

static void
each_window (TrabCover *self, void (*func) (TrabCover *self, GtkWidget *window))
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->windows); i++)
    g_ptr_array_add (windows, g_list_model_get_item (self->windows, i));
  for (guint i = 0; i < windows->len; i++)
    func (self, g_ptr_array_index (windows, i));
}

/* Those that were closed meanwhile are in the list no more */
static void
show_again (TrabCover *self, GtkWidget *window)
{
  if (g_ptr_array_find (self->hidden, window, NULL))
    gtk_widget_set_visible (window, TRUE);
}

static void
windows_changed_cb (TrabCover *self)
{
  each_window (self, watch);
}

static gboolean
hide_shown_cb (gpointer user_data)
{
  TrabCover *self = user_data;

  self->hide_id = 0;
  if (self->is_closed)
    each_window (self, hide);
  return G_SOURCE_REMOVE;
}

/* A window that opens while it is closed, by an answer that was on its way, goes behind it too: as
 * soon as it has been shown, since a window cannot be hidden while it is being shown */
static void
shown_cb (TrabCover *self)
{
  if (self->is_closed && self->hide_id == 0)
    self->hide_id = g_idle_add_full (G_PRIORITY_HIGH, hide_shown_cb, self, NULL);
}

/**
 * trab_cover_new:
 * @event: called when somebody moves, clicks or types in any window of the program
 *
 * Returns: (transfer full): open; @owner must outlive it
 */
TrabCover *
trab_cover_new (GtkWindow *owner, TrabCoverEvent event, gpointer user_data)
{
  TrabCover *self = g_new0 (TrabCover, 1);

  self->owner = owner;
  self->event = event;
  self->user_data = user_data;
  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  self->windows = gtk_window_get_toplevels ();
  g_signal_connect_swapped (self->windows, "items-changed", G_CALLBACK (windows_changed_cb), self);
  windows_changed_cb (self);
  return self;
}

static void
unwatch (TrabCover *self, GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (g_signal_handlers_disconnect_by_data (controller, self) > 0)
        gtk_widget_remove_controller (window, controller);
    }
  g_signal_handlers_disconnect_by_data (window, self);
}

void
trab_cover_free (TrabCover *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->windows, self);
  each_window (self, unwatch);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_ptr_array_unref (self->hidden);
  g_free (self);
}

/** trab_cover_close: every other window is out of sight; what was written stays in it */
void
trab_cover_close (TrabCover *self)
{
  if (self->is_closed)
    return;
  self->is_closed = TRUE;
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (self->owner));
  each_window (self, hide);
}

/** trab_cover_open: the windows are back, and the field that had the focus has it again */
void
trab_cover_open (TrabCover *self)
{
  if (!self->is_closed)
    return;
  self->is_closed = FALSE;
  each_window (self, show_again);
  g_ptr_array_set_size (self->hidden, 0);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}
