/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-file-queue.h"

#include "trab-present-store.h"
#include "trab-toast.h"

struct _TrabFileQueue
{
  GtkStack *pages;
  TrabFileQueueShow show;
  gpointer user_data;
  GQueue files;     /* of GFile */
  GtkWindow *shown; /* (nullable) */
};

static void show_next (TrabFileQueue *self);

static void
settled_cb (GtkWidget *window, gpointer user_data)
{
  TrabFileQueue *self = user_data;

  self->shown = NULL;
  show_next (self);
}

static void
show_next (TrabFileQueue *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  g_autoptr (GFile) file = NULL;

  if (self->shown != NULL || g_queue_is_empty (&self->files) || g_strcmp0 (page, "opening") == 0)
    return;
  if (g_strcmp0 (page, "records") != 0)
    {
      trab_toast_show (GTK_WIDGET (self->pages), trab_present_store_get_file_waits ());
      return;
    }
  file = g_queue_pop_head (&self->files);
  self->shown = self->show (file, self->user_data);
  g_signal_connect (self->shown, "destroy", G_CALLBACK (settled_cb), self);
}

/**
 * trab_file_queue_new:
 * @pages: of a TrabWindow: "opening", "records", or another, on which the files wait; it must
 *   outlive the queue
 *
 * Returns: (transfer full)
 */
TrabFileQueue *
trab_file_queue_new (GtkStack *pages, TrabFileQueueShow show, gpointer user_data)
{
  TrabFileQueue *self = g_new0 (TrabFileQueue, 1);

  self->pages = pages;
  self->show = show;
  self->user_data = user_data;
  g_queue_init (&self->files);
  g_signal_connect_swapped (pages, "notify::visible-child-name", G_CALLBACK (show_next), self);
  return self;
}

void
trab_file_queue_free (TrabFileQueue *self)
{
  g_signal_handlers_disconnect_by_data (self->pages, self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_queue_clear_full (&self->files, g_object_unref);
  g_free (self);
}

void
trab_file_queue_add (TrabFileQueue *self, GFile *file)
{
  g_queue_push_tail (&self->files, g_object_ref (file));
  show_next (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list ? gdk_file_list_get_files (list) : NULL;

  for (GSList *item = files; item != NULL; item = item->next)
    trab_file_queue_add (user_data, item->data);
  return files != NULL;
}

/** trab_file_queue_accept_drops: files dropped on @widget, which must not outlive the queue, come
 * as if they were opened */
void
trab_file_queue_accept_drops (TrabFileQueue *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
