/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-worker.h"

struct _TrabWorker
{
  GObject parent_instance;
  GThread *thread;
  GMutex mutex;
  GCond is_changed;
  GQueue jobs;         /* of Job, the next first; under the mutex */
  gboolean is_closing; /* under the mutex */
  GTask *shutdown;     /* answered when the queue is empty */
};

typedef struct
{
  int priority;
  GTask *task;
  GTaskThreadFunc func;
} Job;

G_DEFINE_FINAL_TYPE (TrabWorker, trab_worker, G_TYPE_OBJECT)

/* Returns: the next job, or NULL when everything is done and no more is to come */
static Job *
wait_for_job (TrabWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (g_queue_is_empty (&self->jobs) && !self->is_closing)
    g_cond_wait (&self->is_changed, &self->mutex);
  return g_queue_pop_head (&self->jobs);
}

static void
run_job (Job *job)
{
  if (!g_task_return_error_if_cancelled (job->task))
    job->func (job->task, g_task_get_source_object (job->task), g_task_get_task_data (job->task),
               g_task_get_cancellable (job->task));
  g_object_unref (job->task);
  g_free (job);
}

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (TrabWorker) self = data;
  g_autoptr (GTask) shutdown = NULL;
  Job *job = NULL;

  while ((job = wait_for_job (self)) != NULL)
    run_job (job);
  shutdown = g_steal_pointer (&self->shutdown);
  g_task_return_boolean (shutdown, TRUE);
  return NULL;
}

static void
trab_worker_finalize (GObject *object)
{
  TrabWorker *self = TRAB_WORKER (object);

  g_clear_pointer (&self->thread, g_thread_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->is_changed);
  G_OBJECT_CLASS (trab_worker_parent_class)->finalize (object);
}

static void
trab_worker_class_init (TrabWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trab_worker_finalize;
}

static void
trab_worker_init (TrabWorker *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->is_changed);
  g_queue_init (&self->jobs);
}

/**
 * trab_worker_new:
 * @name: of the thread, at most 15 characters
 *
 * Returns: (transfer full): a worker whose thread is running. The thread keeps the worker alive
 *   until trab_worker_shutdown_async: dropping it without shutting it down loses no queued write,
 *   but never ends the thread.
 */
TrabWorker *
trab_worker_new (const char *name)
{
  TrabWorker *self = g_object_new (TRAB_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, run_jobs, g_object_ref (self));
  return self;
}

static int
compare_priority (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *queued = a;
  const Job *added = b;

  /* an equal priority keeps the order of arrival */
  return queued->priority <= added->priority ? -1 : 1;
}

/**
 * trab_worker_queue:
 * @priority: G_PRIORITY_DEFAULT and its kin: a smaller number runs before a larger one that is
 *   still waiting; equal numbers run in the order they were queued
 * @task: (transfer full): what @func returns its result to; its callback runs where it was made.
 *   Cancelled before its turn, it is not run and returns G_IO_ERROR_CANCELLED.
 * @func: runs in the worker's thread and must return exactly one result to its task
 *
 * Any thread may queue. After trab_worker_shutdown_async the task returns G_IO_ERROR_CLOSED.
 */
void
trab_worker_queue (TrabWorker *self, int priority, GTask *task, GTaskThreadFunc func)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GTask) owned = task;
  Job *job = NULL;

  g_return_if_fail (TRAB_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);
  locker = g_mutex_locker_new (&self->mutex);
  if (self->is_closing)
    {
      g_clear_pointer (&locker, g_mutex_locker_free); /* the callback may queue */
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "the worker is shutting down");
      return;
    }
  job = g_new (Job, 1);
  *job = (Job){ priority, g_steal_pointer (&owned), func };
  g_queue_insert_sorted (&self->jobs, job, compare_priority, NULL);
  g_cond_signal (&self->is_changed);
}

static Job *
pop_before (TrabWorker *self, int priority)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const Job *next = g_queue_peek_head (&self->jobs);

  return next != NULL && next->priority < priority ? g_queue_pop_head (&self->jobs) : NULL;
}

typedef struct
{
  void (*run) (gpointer);
  gpointer data;
  gboolean is_done;
  GMutex lock;
  GCond changed;
} Waiting;

static void
waiting_thread_func (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Waiting *waiting = data;

  waiting->run (waiting->data);
  g_task_return_boolean (task, TRUE);
  g_mutex_lock (&waiting->lock);
  waiting->is_done = TRUE;
  g_cond_signal (&waiting->changed);
  g_mutex_unlock (&waiting->lock);
}

/**
 * trab_worker_wait_for:
 * @run: runs in the worker's thread, behind what is already queued
 *
 * From any thread but the worker's own, before it is shut down; comes back when @run did. Needs no
 * main loop.
 */
void
trab_worker_wait_for (TrabWorker *self, void (*run) (gpointer), gpointer data)
{
  Waiting waiting = { .run = run, .data = data };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_return_if_fail (!trab_worker_is_current (self));
  g_mutex_init (&waiting.lock);
  g_cond_init (&waiting.changed);
  g_task_set_source_tag (task, trab_worker_wait_for);
  g_task_set_task_data (task, &waiting, NULL);
  trab_worker_queue (self, G_PRIORITY_DEFAULT, g_steal_pointer (&task), waiting_thread_func);
  g_mutex_lock (&waiting.lock);
  while (!waiting.is_done)
    g_cond_wait (&waiting.changed, &waiting.lock);
  g_mutex_unlock (&waiting.lock);
  g_mutex_clear (&waiting.lock);
  g_cond_clear (&waiting.changed);
}

/**
 * trab_worker_let_pass:
 * @priority: only what waits with a smaller number passes
 *
 * For a long job, in the worker's thread, at a moment when nothing of it is half done.
 *
 * Returns: how many jobs were run
 */
guint
trab_worker_let_pass (TrabWorker *self, int priority)
{
  guint n = 0;
  Job *job = NULL;

  g_return_val_if_fail (trab_worker_is_current (self), 0);
  for (; (job = pop_before (self, priority)) != NULL; n++)
    run_job (job);
  return n;
}

/** trab_worker_is_current: whether the caller runs in the worker's thread */
gboolean
trab_worker_is_current (TrabWorker *self)
{
  g_return_val_if_fail (TRAB_IS_WORKER (self), FALSE);
  return self->thread == g_thread_self ();
}

/**
 * trab_worker_shutdown_async:
 *
 * Runs all that is queued, then ends the thread and calls back. To be called once; it cannot be
 * cancelled, since a queue half run is a lost write, and the program must not end before it calls
 * back.
 */
void
trab_worker_shutdown_async (TrabWorker *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (TRAB_IS_WORKER (self));
  locker = g_mutex_locker_new (&self->mutex);
  g_return_if_fail (!self->is_closing);
  self->shutdown = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->shutdown, trab_worker_shutdown_async);
  self->is_closing = TRUE;
  g_cond_signal (&self->is_changed);
}

/**
 * trab_worker_shutdown:
 *
 * The same, and waits for it: whoever ends the program afterwards takes nothing away from a thread
 * that still runs. Called in the worker's own thread it does not wait.
 */
void
trab_worker_shutdown (TrabWorker *self)
{
  g_return_if_fail (TRAB_IS_WORKER (self));

  trab_worker_shutdown_async (self, NULL, NULL);
  if (self->thread != NULL && !trab_worker_is_current (self))
    g_thread_join (g_steal_pointer (&self->thread));
}

/** trab_worker_shutdown_finish: waits for the last moments of the thread, then nothing runs in it
 */
gboolean
trab_worker_shutdown_finish (TrabWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  return g_task_propagate_boolean (G_TASK (result), error);
}
