/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-session-runs.h"

#include "trab-kept-run.h"
#include "trab-session-call.h"
#include "trab-session-private.h"

static gpointer
keep_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);
  TrabComparison *comparison = arguments;

  if (store == NULL)
    return NULL;
  for (guint i = 0; i < trab_comparison_get_n_plans (comparison); i++)
    {
      const TrabComparedPlan *plan = trab_comparison_get_plan (comparison, i);
      g_autoptr (TrabStoreRun) kept = NULL;

      if (plan->run == NULL)
        continue;
      kept = trab_kept_run_new (comparison, plan);
      if (!trab_store_save_run (store, kept, error))
        return NULL;
    }
  return comparison;
}

/**
 * trab_session_runs_keep:
 * @comparison: of a patient of the open store; what was shown or handed out
 *
 * Keeps every curve with what made it, so that trab_session_runs_check() can make it again.
 */
gboolean
trab_session_runs_keep (TrabSession *self, TrabComparison *comparison, GError **error)
{
  return trab_session_call_and_wait (self, keep_verb, comparison, error) != NULL;
}

void
trab_session_runs_keep_async (TrabSession *self,
                              TrabComparison *comparison,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  trab_session_call_async (self, TRAB_SESSION_WHERE_STORE, keep_verb, g_object_ref (comparison),
                           g_object_unref, NULL, cancellable, callback, user_data);
}

gboolean
trab_session_runs_keep_finish (TrabSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
load_verb (TrabSession *self, gpointer arguments, GCancellable *cancellable, GError **error)
{
  TrabStore *store = trab_session_get_store (self, error);

  return store ? trab_store_load_runs (store, arguments, error) : NULL;
}

/**
 * trab_session_runs_check:
 *
 * Makes the kept runs of a patient again, with today's engine and tables. Blocks for as long as the
 * model computes.
 *
 * Returns: (transfer full) (nullable) (element-type TrabRunCheck): latest first
 */
GPtrArray *
trab_session_runs_check (TrabSession *self,
                         const char *patient_id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) kept
      = trab_session_call_and_wait (self, load_verb, (gpointer) patient_id, error);
  g_autoptr (GPtrArray) checks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_run_check_free);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      TrabRunCheck *check = trab_kept_run_check (trab_session_get_tables (self),
                                                 g_ptr_array_index (kept, i), cancellable, error);

      if (check == NULL)
        return NULL;
      g_ptr_array_add (checks, check);
    }
  return kept ? g_steal_pointer (&checks) : NULL;
}
