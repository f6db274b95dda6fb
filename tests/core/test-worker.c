/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-worker.h"

typedef struct
{
  TrabWorker *worker;
  GMutex gate; /* held by a test to keep the worker busy */
  GString *order;
  guint n_done;
  gboolean is_closed;
} Fixture;

static void
append_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Fixture *fixture = g_object_get_data (source_object, "fixture");

  g_assert_true (trab_worker_is_current (fixture->worker));
  g_string_append (fixture->order, task_data);
  g_task_return_boolean (task, TRUE);
}

static void
wait_at_gate_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Fixture *fixture = g_object_get_data (source_object, "fixture");

  g_mutex_lock (&fixture->gate);
  g_mutex_unlock (&fixture->gate);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = g_object_get_data (source, "fixture");
  g_autoptr (GError) error = NULL;
  GQuark domain = user_data ? G_IO_ERROR : 0;

  g_assert_false (trab_worker_is_current (fixture->worker));
  g_task_propagate_boolean (G_TASK (result), &error);
  if (domain != 0)
    g_assert_error (error, domain, GPOINTER_TO_INT (user_data) - 1);
  else
    g_assert_no_error (error);
  fixture->n_done++;
}

static void
queue (Fixture *fixture, int priority, const char *word, GCancellable *cancellable, int expected)
{
  GTask *task = g_task_new (fixture->worker, cancellable, done_cb, GINT_TO_POINTER (expected));

  g_task_set_task_data (task, (gpointer) word, NULL);
  trab_worker_queue (fixture->worker, priority, task, word ? append_cb : wait_at_gate_cb);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (trab_worker_shutdown_finish (TRAB_WORKER (source), result, &error));
  g_assert_no_error (error);
  fixture->is_closed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->worker = trab_worker_new ("test");
  fixture->order = g_string_new (NULL);
  g_mutex_init (&fixture->gate);
  g_object_set_data (G_OBJECT (fixture->worker), "fixture", fixture);
}

static void
shut_down (Fixture *fixture)
{
  trab_worker_shutdown_async (fixture->worker, closed_cb, fixture);
  while (!fixture->is_closed)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (!fixture->is_closed)
    shut_down (fixture);
  g_assert_finalize_object (fixture->worker);
  g_string_free (fixture->order, TRUE);
  g_mutex_clear (&fixture->gate);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_mutex_lock (&fixture->gate);
  queue (fixture, G_PRIORITY_HIGH, NULL, NULL, 0);
  queue (fixture, G_PRIORITY_LOW, "e", NULL, 0);
  queue (fixture, G_PRIORITY_DEFAULT, "b", NULL, 0);
  queue (fixture, G_PRIORITY_DEFAULT, "c", NULL, 0);
  queue (fixture, G_PRIORITY_HIGH, "a", NULL, 0);
  queue (fixture, G_PRIORITY_DEFAULT, "d", NULL, 0);
  g_mutex_unlock (&fixture->gate);
  while (fixture->n_done < 6)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->order->str, ==, "abcde");
}

static void
test_cancelled_is_not_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_mutex_lock (&fixture->gate);
  queue (fixture, G_PRIORITY_HIGH, NULL, NULL, 0);
  queue (fixture, G_PRIORITY_DEFAULT, "a", cancellable, G_IO_ERROR_CANCELLED + 1);
  queue (fixture, G_PRIORITY_DEFAULT, "b", NULL, 0);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&fixture->gate);
  while (fixture->n_done < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->order->str, ==, "b");
}

static void
append_letter (gpointer data)
{
  g_string_append (data, "z");
}

/* Without a main loop: behind what was queued, and done when it comes back. */
static void
test_wait_for (Fixture *fixture, gconstpointer data)
{
  queue (fixture, G_PRIORITY_DEFAULT, "a", NULL, 0);
  trab_worker_wait_for (fixture->worker, append_letter, fixture->order);
  g_assert_cmpstr (fixture->order->str, ==, "az");
  while (fixture->n_done < 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_shutdown_drains (Fixture *fixture, gconstpointer data)
{
  g_mutex_lock (&fixture->gate);
  queue (fixture, G_PRIORITY_HIGH, NULL, NULL, 0);
  for (guint i = 0; i < 100; i++)
    queue (fixture, G_PRIORITY_DEFAULT, "w", NULL, 0);
  g_mutex_unlock (&fixture->gate);
  shut_down (fixture);
  g_assert_cmpuint (fixture->order->len, ==, 100);
  while (fixture->n_done < 101)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_refuses_after_shutdown (Fixture *fixture, gconstpointer data)
{
  shut_down (fixture);
  queue (fixture, G_PRIORITY_DEFAULT, "a", NULL, G_IO_ERROR_CLOSED + 1);
  while (fixture->n_done < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->order->str, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/core/worker/runs-by-priority-then-arrival", test_order);
  ADD ("/core/worker/a-cancelled-task-is-not-run", test_cancelled_is_not_run);
  ADD ("/core/worker/waits-for-a-job", test_wait_for);
  ADD ("/core/worker/shutdown-drains-the-queue", test_shutdown_drains);
  ADD ("/core/worker/refuses-after-shutdown", test_refuses_after_shutdown);
  return g_test_run ();
}
