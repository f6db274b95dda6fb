/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRAB_TYPE_WORKER (trab_worker_get_type ())
G_DECLARE_FINAL_TYPE (TrabWorker, trab_worker, TRAB, WORKER, GObject)

/* One thread that runs tasks one after the other, so that what only they touch needs no lock. It
 * runs until it is shut down, and shutting down first runs everything that was queued. */
TrabWorker *trab_worker_new (const char *name);
void trab_worker_queue (TrabWorker *self, int priority, GTask *task, GTaskThreadFunc func);
void trab_worker_wait_for (TrabWorker *self, void (*run) (gpointer), gpointer data);
guint trab_worker_let_pass (TrabWorker *self, int priority);
gboolean trab_worker_is_current (TrabWorker *self);
void trab_worker_shutdown (TrabWorker *self);
void trab_worker_shutdown_async (TrabWorker *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean trab_worker_shutdown_finish (TrabWorker *self, GAsyncResult *result, GError **error);

G_END_DECLS
